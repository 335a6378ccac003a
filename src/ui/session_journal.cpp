// What is kept of the plans, and what comes of it from outside; see session.h and journal.h.

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <utility>
#include <variant>

#include "pad/file_format.h"
#include "plan/operation_json.h"
#include "plan/plan_json.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {

void Session::note(const Operations& operations) {
  // A newer export of a pad has its lines elsewhere than the rows that were cut remember.
  const bool moves_lines =
      std::any_of(operations.begin(), operations.end(),
                  [](const Operation& each) { return std::holds_alternative<SetOrigin>(each); });
  if (moves_lines) clip_plan_.clear();
  if (!is_no_change_) journal_.note(operations);
}

void Session::switch_to(const std::string& id) {
  if (id == journal_.id()) return;
  journal_.flush(plan, facts());
  journal_.show(id);
  is_no_change_ = true;
  end_comparison();
  save_failure.clear();
}

const Session::Step* Session::step_to(std::size_t state) const {
  for (const Step& each : steps_) {
    if (each.state == state) return &each;
  }
  return nullptr;
}

PlanFacts Session::facts() const {
  return {file_.name, file_.is_document, !unsaved(), pad.is_open() ? pad.pad().id : "",
          file_.handle};
}

std::string Session::take_changes() {
  told_of_changes_ = false;
  journal_.flush(plan, facts());
  return journal_.take();
}

std::string Session::write(std::string_view format) {
  if (!started) return {};
  if (format == "rst") return document();
  if (format == "plan") return write_plan_json(plan);
  if (format != "pad" || !pad.is_open()) return {};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  return write_pad(FileFormat::etherpad, pad.state()->source->opened, nullptr, milliseconds).bytes;
}

std::string Session::apply_json(std::string_view operations, std::string_view name, bool follows) {
  if (!started) return std::string(tr("No plan is open."));
  if (!follows && !read_only.empty()) return read_only;
  Result<ReadOperations> read = read_operations(operations, name);
  if (!read) return to_string(read.problems.front());
  is_no_change_ = follows;
  const Applied applied = history.apply(plan, std::move(read.value->operations), name);
  is_no_change_ = false;
  if (!applied) return tr(applied.refusal);
  if (follows) journal_.know();
  changed_at_ = host_->now();
  keep_selection();
  return {};
}

std::string Session::begin_kept(std::string_view json) {
  Result<Plan> read = read_plan_json(json, "plan");
  if (!read) return to_string(read.problems.front());
  coming_ = std::move(*read.value);
  return {};
}

std::string Session::go_on_kept(std::string_view operations) {
  if (!coming_) return std::string(tr("No plan is open."));
  const Result<ReadOperations> read = read_operations(operations, "journal");
  if (!read) return to_string(read.problems.front());
  const Applied applied =
      summit::apply(*coming_, std::span<const Operation>(read.value->operations));
  return tr(applied.refusal);
}

std::string Session::write_kept() const {
  return coming_ ? write_plan_json(*coming_) : std::string();
}

void Session::show_kept(std::string_view id, const OpenFile& file, bool is_saved) {
  if (!coming_) return;
  Plan next = std::move(*std::exchange(coming_, std::nullopt));
  const std::string title = next.title.empty() ? std::string(tr("Untitled")) : next.title;
  OpenFile opened = file;
  if (next.source) opened.text = std::make_shared<const std::string>(next.source->text);
  replace_plan(std::move(next), format_text(tr("Open {}"), {title}), std::move(opened),
               std::string(id));
  was_saved_ = !file.name.empty();
  if (!is_saved) saved_state_ = never;
  keeps_ = true;
  kept_revision_ = journal_.revision();
  say(format_text(tr("Opened {}"), {title}));
}

void Session::set_kept(std::size_t revision, std::string_view failure) {
  if (!failure.empty() && failure != keeping_failure_) say_error(failure);
  keeping_failure_ = failure;
  keeps_ = failure.empty();
  kept_revision_ = revision;
  if (keeps_) remember_plans(true);
}

bool Session::refuses_changes() {
  if (read_only.empty()) return false;
  say_error(read_only);
  return true;
}

}  // namespace summit::ui
