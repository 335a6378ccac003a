// What the page asks for that embeds this one; see session.h.

#include <string>
#include <utility>

#include "pad/line_following.h"
#include "plan/plan.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

std::string_view ending_of(FileFormat format) {
  switch (format) {
    case FileFormat::plan:
      return ".plan.json";
    case FileFormat::rst:
      return ".rst";
    case FileFormat::etherpad:
      return ".etherpad";
    case FileFormat::pad_html:
      return ".html";
    case FileFormat::text:
      break;
  }
  return ".txt";
}

}  // namespace

void Session::load(FileFormat format, std::string_view title, std::string bytes) {
  const std::string_view ending = ending_of(format);
  std::string name(title.empty() ? (is_pad(format) ? "pad" : "plan") : title);
  if (!has_ending(name, ending)) name += ending;
  expect(name, bytes.size());
  loaded_.reset();
  opening_->bytes = std::move(bytes);
  opening_->handed_over = format;
  open_file();
}

// A newer export of the pad beside, while somebody may be at work: they stay at the line they are
// at, and on the screen.
void Session::show_newer(PadStep step, const LineMapping& mapping) {
  const PadFilter filtered = pad.filter;
  const std::size_t line = pad.current.line;
  pad.show(std::move(step.after));
  journal_.note_pad();
  newest_ = pad.state()->source;
  pad.filter = filtered;
  if (line < mapping.size()) pad.current.line = mapping[line];
  // The rows are others now; the one with the focus is to keep it.
  if (pad_line_has_focus) focus_target = "pad line";
  const std::size_t changes = pad.state()->pending.size();
  if (changes == 0) return;
  say(format_text(tr_n(changes, "The pad changed: {} change for the plan",
                       "The pad changed: {} changes for the plan"),
                  {number(changes)}));
}

// After undo and redo, which lead to decisions about the pad as it was then.
void Session::catch_up_with_newest() {
  if (!newest_ || !pad.is_open() || pad.state()->source == newest_) return;
  const OpenedPad& open = pad.state()->source->opened;
  if (open.lines.id != newest_->opened.lines.id) return;
  const LineMapping mapping = follow(open, newest_->opened);
  const std::string said = message;
  show_newer(pad.reopen(plan, newest_->opened, mapping), mapping);
  message = said;
}

bool Session::go_to(const std::string& id) {
  std::vector<std::size_t> path = find_idea(plan, id);
  if (!find_priority(plan, id) && path.empty()) return false;
  while (path.size() > 1) {  // what is around it is opened
    path.pop_back();
    collapsed.erase(idea_at(plan, path)->id);
  }
  select_only(id);
  jump();
  show(Pane::plan);
  return true;
}

void Session::show_stages(unsigned bits) {
  constexpr unsigned all = 7;
  stages_ = (bits & all) == 0 ? 1U << static_cast<unsigned>(Stage::plan) : bits & all;
}

void Session::keep_to_stages() {
  if (!started) return;
  const auto first = [&] {
    return shows_stage(Stage::plan)  ? Stage::plan
           : shows_stage(Stage::pad) ? Stage::pad
                                     : Stage::document;
  };
  if (!shows_stage(stage)) stage = first();
  if (!shows_stage(stage_of(pane))) {
    const Stage to = first();
    pane = to == Stage::plan ? Pane::plan : to == Stage::pad ? Pane::pad : Pane::document;
  }
}

void Session::kept() {
  saved_state_ = history.state();
  was_saved_ = true;
  unsaved_behind_ = false;
  journal_.note_facts();
}

}  // namespace summit::ui
