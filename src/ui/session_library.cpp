// The open plan against a version of it that is kept; see session.h.

#include <algorithm>
#include <utility>

#include "document/plan_rst.h"
#include "plan/plan_json.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {

void Session::show_library() {
  overlay = Overlay::library;
  library.plan_list.current.clear();
  library.plan_list.asks_focus = true;
  library.filter.clear();
  library.end_action();
  ask_library(LibraryAction::list);
  library.is_asked = true;
}

void Session::set_plans(std::string_view json) {
  library.read_plans(json);
  if (library.failure.empty()) remember_plans(false);
}

void Session::remember_plans(bool this_too) {
  if (!library.is_told) return;
  std::size_t count = library.plans.size();
  const auto is_this = [&](const KeptPlan& kept) { return kept.id == plan_id(); };
  if (this_too && std::none_of(library.plans.begin(), library.plans.end(), is_this)) ++count;
  set_share(Setting::plans, static_cast<int>(std::min<std::size_t>(count, 100)));
}

void Session::show_versions(bool keeps_one) {
  if (library.versions_of != plan_id()) library.versions.clear();
  overlay = Overlay::versions;
  library.keeping = keeps_one;
  library.version_name.clear();
  library.version_list = {};
  library.notice.clear();
  library.keep_asks_focus = true;
  ask_library(LibraryAction::versions, plan_id());
}

bool Session::leave() {
  if (overlay == Overlay::library || overlay == Overlay::versions ||
      overlay == Overlay::changed_file) {
    overlay = Overlay::none;
    library.end_action();
    return true;
  }
  if (has_dialog()) return false;
  if (selecting && (narrow ? pane == Pane::plan : stage == Stage::plan)) {
    show_boxes(false);
    return true;
  }
  if (compared_with_.empty()) return false;
  if (narrow ? pane != Pane::document : !(stage == Stage::document || stage == Stage::plan)) {
    return false;
  }
  end_comparison();
  focus_target = "view";
  return true;
}

void Session::compare_with(std::string_view plan_json, std::string_view label) {
  if (!started) return;
  const Result<Plan> version = read_plan_json(plan_json, "version");
  if (!version) return say_error(tr("This version cannot be read."));
  compare_with_text(write_plan_rst(*version.value),
                    label.empty() ? tr("an earlier version") : label);
}

void Session::compare_with_text(std::string text, std::string_view label) {
  compared_text_ = std::move(text);
  compared_with_ = label;
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
