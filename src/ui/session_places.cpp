// The places somebody came to, and the ways back and forward; see session.h.

#include "ui/session.h"

namespace summit::ui {

void Session::note_place() {
  if (!started) return;
  const Place now{stage, narrow ? pane : Pane::plan, load_view.shows, selected};
  const bool jumped = std::exchange(jumped_, false);
  if (places_.empty()) {
    places_.push_back(now);
    return;
  }
  Place& last = places_[place_];
  const bool moved = narrow ? last.pane != now.pane : last.stage != now.stage;
  if (moved || last.load != now.load || (jumped && last.selected != now.selected)) {
    constexpr std::size_t most = 200;  // browsers go back 50
    places_.resize(++place_);
    places_.push_back(now);
    if (places_.size() > most) {
      places_.erase(places_.begin());
      --place_;
      ++first_place_;
    }
    host_->push_place(first_place_ + static_cast<std::uint32_t>(place_));
  } else {
    last = now;  // what is selected here is no place of its own
  }
}

void Session::go_to_place(std::size_t place) {
  if (place < first_place_ || place - first_place_ >= places_.size()) return;
  place_ = place - first_place_;
  const Place& to = places_[place_];
  overlay = Overlay::none;
  dialog_title.clear();
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
