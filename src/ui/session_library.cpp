// The open plan against a version of it that is kept; see session.h.

#include <utility>

#include "document/plan_rst.h"
#include "plan/plan_json.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {

void Session::compare_with(std::string_view plan_json, std::string_view label) {
  if (!started) return;
  const Result<Plan> version = read_plan_json(plan_json, "version");
  if (!version) return say_error(tr("This version cannot be read."));
  compared_text_ = write_plan_rst(*version.value);
  compared_with_ = label.empty() ? std::string(tr("an earlier version")) : std::string(label);
  preview_state_ = never;
  overlay = Overlay::none;
  show(Pane::document);
  document_view = DocumentView::source;
  jump();
  const Preview& now = preview();
  const std::size_t first = now.next_change(0);
  document_top = 0;
  if (first < now.lines()) show_line(first);
}

void Session::end_comparison() {
  if (compared_with_.empty()) return;
  compared_with_.clear();
  compared_text_.clear();
  preview_state_ = never;
}

}  // namespace summit::ui
