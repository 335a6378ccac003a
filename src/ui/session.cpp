#include "ui/session.h"

#include <algorithm>
#include <utility>

#include "document/prose_reflow.h"
#include "document/rst_writer.h"
#include "plan/plan_json.h"
#include "text/find_byte.h"
#include "ui/sample.h"

namespace summit::ui {
namespace {

Plan empty_plan() {
  Plan plan;
  plan.title = "Project Priorities";
  plan.groups.push_back({.columns = default_columns()});
  plan.unplanned.title = "Priorities without a clear plan";
  plan.unplanned.introduction =
      "Here are some things we would like to be a priority, but we are currently\n"
      "lacking either a clear plan or someone to lead that effort:";
  return plan;
}

// A refusal as a sentence of its own.
std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text + ".";
}

bool exists(const Plan& plan, std::string_view id) {
  return find_priority(plan, id).has_value() || !find_idea(plan, id).empty();
}

}  // namespace

std::string_view Preview::line(std::size_t at) const {
  const std::size_t begin = line_begins[at];
  return std::string_view(rst).substr(begin, line_begins[at + 1] - begin - 1);
}

// [SECTION] Changes

void Session::change(Operations operations, std::string_view name) {
  changes_.push_back({std::move(operations), std::string(name), {}, 0});
}

void Session::type(NodeId field, Operations operations, std::string_view name,
                   std::string_view key) {
  changes_.push_back({std::move(operations), std::string(name), std::string(key), field});
}

void Session::cancel_typing(std::string_view key) {
  type(0, {}, "", key);
}

void Session::run_changes() {
  for (Change& change : std::exchange(changes_, {})) {
    if (!change.key.empty()) typed_at_ = host_->now();
    const Applied applied = change.key.empty()
                                ? history.apply(plan, std::move(change.operations), change.name)
                                : history.type(plan, std::move(change.operations), change.name,
                                               change.key, host_->now());
    if (applied) {
      refused_field = 0;
      if (change.key.empty()) preview_follows = true;
    } else if (change.field != 0) {
      refused_field = change.field;  // and told there
      refusal = sentence(applied.refusal);
    } else {
      say_error(sentence(applied.refusal));
    }
  }
  keep_selection();
}

void Session::keep_selection() {
  if (!selected.empty() && !exists(plan, selected)) selected.clear();
}

void Session::undo() {
  const std::string name(history.undo_name());
  if (!history.undo(plan)) return say("There is nothing to undo");
  keep_selection();
  preview_follows = true;
  say("Undone: " + name);
}

void Session::redo() {
  const std::string name(history.redo_name());
  if (!history.redo(plan)) return say("There is nothing to redo");
  keep_selection();
  preview_follows = true;
  say("Done again: " + name);
}

void Session::say(std::string_view text) {
  message = text;
  message_is_error = false;
  news_ = true;
}

void Session::say_error(std::string_view text) {
  say(text);
  message_is_error = true;
}

// [SECTION] Documents

// Another plan is a change like any other: undo brings the old one back.
void Session::replace_plan(Plan next, std::string_view name) {
  unsaved_behind_ = leaving_loses();
  was_saved_ = false;
  if (started) {
    (void)history.apply(plan, {ReplacePlan{std::move(next)}}, name);
  } else {
    plan = std::move(next);
    history.clear();
    started = true;
    focus_target = "document";
  }
  saved_state_ = history.state();
  selected.clear();
  refused_field = 0;
  pane = Pane::plan;
}

void Session::start_new() {
  replace_plan(empty_plan(), "New plan");
  focus_target = "add-priority";
  say("New plan");
}

void Session::start_sample() {
  Result<Plan> sample = read_plan_json(liberty_plan_json(), "liberty.plan.json");
  replace_plan(std::move(*sample.value), "Open the sample");
  say("Opened the Liberty sample");
}

void Session::open(std::string_view name, std::string_view bytes) {
  Result<Plan> read = read_plan_json(bytes, name);
  if (!read) {
    dialog_title = "“" + std::string(name) + "” was not opened";
    const Problem& problem = read.problems.front();
    dialog_text = "Line " + std::to_string(problem.at.line) + ", column " +
                  std::to_string(problem.at.column) + ": " + problem.message + ".";
    if (started) dialog_text += "\n\nThe plan that was open is as it was.";
    return;
  }
  replace_plan(std::move(*read.value), "Open " + std::string(name));
  was_saved_ = true;
  say("Opened " + std::string(name));
}

std::string Session::file_stem() const {
  std::string stem = IdSource(Plan()).make(plan.release.empty() ? plan.title : plan.release);
  return plan.release.empty() && plan.title.empty() ? "plan" : stem;
}

std::string Session::rst_name() const {
  const std::string stem = file_stem();
  return stem.ends_with("priorities") ? stem + ".rst" : stem + "-priorities.rst";
}

RequestId Session::request(std::string done, std::string failed, bool saves) {
  requests_.push_back(
      {++last_request_, history.state(), std::move(done), std::move(failed), saves});
  return last_request_;
}

void Session::save() {
  const std::string name = file_stem() + ".plan.json";
  history.seal();
  host_->save_file(request("Saved " + name, name + " was not saved", true), name,
                   "application/json", write_plan_json(plan));
}

void Session::export_rst() {
  const std::string name = rst_name();
  host_->save_file(request("Exported " + name, name + " was not exported", false), name,
                   "text/x-rst", document());
}

void Session::copy_rst() {
  host_->copy_text(request("Copied the document", "The document was not copied", false),
                   document());
}

void Session::finished(RequestId id, std::string_view error) {
  const auto found = std::find_if(requests_.begin(), requests_.end(),
                                  [&](const Request& item) { return item.id == id; });
  if (found == requests_.end()) return;
  const Request request = std::move(*found);
  requests_.erase(found);
  if (error.empty()) {
    if (request.saves) {
      saved_state_ = request.state;
      was_saved_ = true;
      unsaved_behind_ = false;
    }
    say(request.done);
  } else {
    say_error(request.failed + ": " + std::string(error));
  }
}

const Preview& Session::preview() {
  if (preview_state_ == history.state()) return preview_;
  const bool waits = preview_state_ != never && preview_cost_ > preview_budget &&
                     host_->now() - typed_at_ < typing_pause;
  if (waits) {
    host_->wake_after(typing_pause);
  } else {
    write_preview();
  }
  return preview_;
}

const std::string& Session::document() {
  if (preview_state_ != history.state()) write_preview();
  return preview_.rst;
}

void Session::write_preview() {
  const double begin = host_->now();
  preview_state_ = history.state();
  preview_.rst = write_rst(plan);
  preview_.line_begins.assign(1, 0);
  preview_.longest = 0;
  for (std::size_t line = 0; line < preview_.rst.size();) {
    const std::size_t end = std::min(find_byte(preview_.rst, '\n', line), preview_.rst.size());
    preview_.longest = std::max(preview_.longest, end - line);
    line = end + 1;
    preview_.line_begins.push_back(line);
  }
  preview_cost_ = host_->now() - begin;
}

const std::string& Session::unwrapped(const std::string& key, std::string_view prose) {
  if (unwrapped_state_ != history.state()) {
    unwrapped_.clear();
    unwrapped_state_ = history.state();
  }
  const auto found = unwrapped_.find(key);
  return found != unwrapped_.end() ? found->second
                                   : unwrapped_.emplace(key, unwrap_prose(prose)).first->second;
}

}  // namespace summit::ui
