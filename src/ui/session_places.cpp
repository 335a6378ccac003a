// The places somebody came to, and the ways back and forward; see session.h.

#include <algorithm>

#include "ui/session.h"

namespace summit::ui {
namespace {

constexpr std::size_t most_places = 50;  // as far as browsers go back

}  // namespace

void Session::note_place() {
  if (!started) return;
  const Place now{stage, narrow ? pane : Pane::plan, load_view.shows, selected};
  const bool jumped = std::exchange(jumped_, false);
  if (places_.empty()) {
    places_.push_back(now);
    return;
  }
  Place& last = places_[place_ - first_place_];
  const bool moved = narrow ? last.pane != now.pane : last.stage != now.stage;
  if (moved || last.load != now.load || (jumped && last.selected != now.selected)) {
    places_.resize(++place_ - first_place_);
    places_.push_back(now);
    if (places_.size() > most_places) {
      places_.erase(places_.begin());
      ++first_place_;
    }
    host_->push_place(static_cast<std::uint32_t>(place_));
  } else {
    last = now;  // what is selected here is no place of its own
  }
}

void Session::go_to_place(std::size_t place) {
  if (place >= first_place_ + places_.size()) return;
  place_ = std::max(place, first_place_);
  const Place& to = places_[place_ - first_place_];
  overlay = Overlay::none;
  dialog_title.clear();
  dialog_text.clear();
  dialog_end.clear();
  stage = to.stage;
  if (stage == Stage::pad && !pad.is_open()) stage = Stage::plan;
  pane = to.pane;
  load_view.shows = to.load;
  if (!to.selected.empty()) select_only(to.selected);
  keep_selection();
  if (stage == Stage::pad && !narrow) return show_pad();
  focus_target = stage == Stage::document && !narrow ? "view"
                 : narrow && pane != Pane::plan      ? "tab"
                 : load_view.shows                   ? "load"
                 : selected.empty()                  ? "document"
                 : find_priority(plan, selected)     ? "grip:" + selected
                                                     : "idea:" + selected;
}

}  // namespace summit::ui
