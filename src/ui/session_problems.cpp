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

namespace {

// The field of the details where it is mended, as details_screen.cpp has them; empty: none.
std::string field_of(const RstFinding& found, const Plan& plan,
                     const std::optional<Preview::Part>& part) {
  const std::string& code = found.problem.code;
  if (code == "owner-without-link" || code == "owner-link-incomplete") return "link " + found.owner;
  if (code == "priority-without-owner") return "owners";
  if (code == "duplicate-priority") return "title";
  if (code == "row-without-section") return "description";
  if (code == "plan-without-title") return "document title";
  if (!part) return {};
  if (!part->is_prose) return "title";
  if (part->id.empty()) return "introduction";
  return find_priority(plan, part->id) ? "description" : "notes";
}

}  // namespace

void Session::go_to_problem(std::size_t at, bool into_field) {
  const RstFinding& found = preview().problems()[at];
  problem = at;
  std::optional<Preview::Part> part = preview_.part_at(plan, found.problem.at.line - 1);
  const std::string id = id_in_plan(preview_.bound(), plan, found.id);
  if (!id.empty()) {
    selected = id;
  } else if (part) {
    selected = part->id;
  }
  jump();
  show_line(found.problem.at.line - 1);
  problems_open = true;
  if (stage == Stage::pad) stage = Stage::plan;
  const std::string field = into_field ? field_of(found, plan, part) : std::string();
  if (narrow) {
    pane = field.empty() ? Pane::document : Pane::details;
    document_view = into_field ? DocumentView::source : DocumentView::problems;
  }
  focus_target = field.empty() ? std::string("problem") : "detail:" + field;
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
