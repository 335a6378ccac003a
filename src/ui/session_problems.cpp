// What is wrong in the document, to go to and to mend; see session.h.

#include <utility>

#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {

void Session::next_problem(bool back) {
  const std::size_t count = preview().problems().size();
  if (count == 0) return say(tr("There are no problems"));
  const std::size_t from = problem == no_problem ? (back ? 0 : count - 1) : problem;
  go_to_problem((from + (back ? count - 1 : 1)) % count);
}

void Session::go_to_problem(std::size_t at) {
  const RstFinding& found = preview().problems()[at];
  problem = at;
  const std::string id = id_in_plan(preview_.bound(), plan, found.id);
  if (!id.empty()) selected = id;
  jump();
  show_line(found.problem.at.line - 1);
  problems_open = true;
  if (stage == Stage::pad) stage = Stage::plan;
  if (narrow) {
    pane = Pane::document;
    document_view = DocumentView::problems;
  }
  focus_target = "problem";
}

void Session::fix_problem(std::size_t at) {
  if (preview_state_ != history.state()) write_preview();
  if (at >= preview_.problems().size()) return say(tr("Go to a problem first: F8"));
  const RstFinding& found = preview_.problems()[at];
  Operations fix = fix_of(preview_.bound(), plan, found);
  if (fix.empty()) return say(tr("Summit cannot fix this problem by itself"));
  const std::string what = tr(found.problem.message);
  change(std::move(fix), format_text(tr("Fix: {}"), {what}));
  focus_target = "problem";
  say(format_text(tr("Fixed: {}"), {what}));
}

std::string sentence_of(const Problem& found) {
  return format_text(
      tr("Line {}, column {}: {}."),
      {std::to_string(found.at.line), std::to_string(found.at.column), tr(found.message)});
}

}  // namespace summit::ui
