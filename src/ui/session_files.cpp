// The open plan's file: saving it, exports, and what other programs do to it; see session.h.

#include <algorithm>
#include <optional>
#include <utility>

#include "document/plan_rst.h"
#include "pad/file_format.h"
#include "plan/next_release.h"
#include "plan/plan_json.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {

std::string Session::file_stem() const {
  // A plan that was collected from a pad has its release in the title alone.
  std::string name = plan.release.empty() ? release_of(plan.title, plan.labels) : plan.release;
  if (name.empty()) name = plan.title;
  return name.empty() ? "plan" : IdSource(Plan()).make(name);
}

std::string Session::rst_name() const {
  if (file_.is_document && !file_.name.empty()) return file_.name;
  const std::string stem = file_stem();
  return stem.ends_with("priorities") ? stem + ".rst" : stem + "-priorities.rst";
}

RequestId Session::request(std::string done, std::string failed, bool saves,
                           std::vector<std::string> cut) {
  requests_.push_back({++last_request_, history.state(), std::move(done), std::move(failed), saves,
                       std::move(cut)});
  return last_request_;
}

RequestId Session::exporting(std::string_view name, std::string_view but) {
  const Text done = but.empty() ? tr("Exported {}") : tr("Exported {}, but {}");
  return request(format_text(done, {name, but}), format_text(tr("{} was not exported"), {name}),
                 false);
}

Session::Request* Session::find_request(RequestId id) {
  const auto found = std::find_if(requests_.begin(), requests_.end(),
                                  [&](const Request& each) { return each.id == id; });
  return found == requests_.end() ? nullptr : &*found;
}

void Session::save_in(const SaveTarget& target) {
  history.seal();
  const RequestId id =
      request({}, format_text(tr("{} was not saved"), {target.name}), /*saves=*/true);
  requests_.back().plan_id = plan_id();
  host_->save_plan(id, target);
}

void Session::save() {
  if (host_->keeps_plan()) {
    history.seal();
    return host_->keep_plan(request(tr("Saved"), tr("The plan was not saved"), true));
  }
  save_in({.handle = file_.handle, .name = save_name()});
}

void Session::save_as() {
  save_in({.handle = file_.handle, .name = save_name(), .is_chosen = true});
}

void Session::save_plan() {
  save_in({.handle = file_.handle, .name = plan_name(), .is_chosen = true, .is_plan = true});
}

std::string Session::plan_name() const {
  if (!file_.is_document && file_.handle != 0) return file_.name;
  return file_stem() + ".plan.json";
}

std::string Session::save_name() const {
  return saves_document() ? rst_name() : plan_name();
}

std::string Session::text_to_save(RequestId id, std::string_view name) {
  Request* request = find_request(id);
  if (request == nullptr || request->plan_id != plan_id()) return {};
  request->state = history.state();
  request->is_document = name == save_name() ? saves_document() : !has_ending(name, ".json");
  return request->is_document ? document() : write_plan_json(plan);
}

void Session::saved(RequestId id, std::string_view name, FileHandle handle) {
  Request* request = find_request(id);
  if (request == nullptr) return;
  request->done = format_text(tr("Saved {}"), {name});
  if (handle != 0 && request->plan_id == plan_id()) {
    file_.name = name;
    file_.is_document = request->is_document;
    file_.handle = handle;
    // Undo and redo lead back to it.
    for (Step& step : steps_) {
      for (Beside* each : {&step.before, &step.after}) {
        if (each->plan_id == plan_id()) each->file = file_;
      }
    }
    changed_file.reset();
    journal_.keep();
  }
  finished(id, {});
}

void Session::save_cancelled(RequestId id) {
  std::erase_if(requests_, [&](const Request& each) { return each.id == id; });
}

void Session::file_differs(RequestId id, FileHandle handle, std::string bytes) {
  const Request* request = find_request(id);
  if (id != 0 && (request == nullptr || request->plan_id != plan_id())) return;
  const bool is_news = !changed_file || changed_file->bytes != bytes;
  changed_file = ChangedFile{handle, std::move(bytes)};
  if (id != 0) {
    save_cancelled(id);
    show_changed_file();
  } else if (is_news) {
    say(changed_file_text());
  }
}

std::string Session::changed_file_text() const {
  return format_text(tr("Another program changed {}."), {file_.name});
}

void Session::show_changed_file() {
  overlay = Overlay::changed_file;
  changed_file->asks_focus = true;
}

void Session::save_over_file() {
  overlay = Overlay::none;
  save_in({.handle = file_.handle, .name = file_.name, .overwrites = true});
}

// A step of this plan, not another one: undo brings back what it replaces.
void Session::open_changed_file() {
  overlay = Overlay::none;
  if (refuses_changes()) return;
  Result<Plan> read = saves_document() ? read_plan_rst(changed_file->bytes, file_.name)
                                       : read_plan_json(changed_file->bytes, file_.name);
  if (!read) return refuse(file_.name, sentence_of(read.problems.front()));
  const Beside before = beside();
  file_.handle = changed_file->handle;
  changed_file.reset();
  if (const std::optional<Source>& source = read.value->source) {
    file_.text = std::make_shared<const std::string>(source->text);
  }
  history.seal();
  const std::string name = format_text(tr("Open {} as it is on the disk"), {file_.name});
  const std::size_t state = history.state();
  (void)history.apply(plan, {ReplacePlan{std::move(*read.value)}}, name);
  if (history.state() == state) history.mark(name);
  steps_.push_back({history.state(), before, beside()});
  saved_state_ = history.state();
  was_saved_ = true;
  journal_.note_facts();
  keep_selection();
  say(format_text(tr("Opened {} as it is on the disk. Undo brings back what was here."),
                  {file_.name}));
}

void Session::compare_with_file() {
  overlay = Overlay::none;
  const std::string_view bytes = changed_file->bytes;
  std::string text(bytes);
  if (!saves_document()) {
    const Result<Plan> there = read_plan_json(bytes, file_.name);
    if (!there) return refuse(file_.name, sentence_of(there.problems.front()));
    text = write_plan_rst(*there.value);
  }
  compare_with_text(std::move(text), format_text(tr("{} on the disk"), {file_.name}));
}

void Session::export_rst() {
  const std::string name = rst_name();
  host_->save_file(exporting(name), name, "text/x-rst", document());
}

void Session::copy_rst() {
  host_->copy_text(request(tr("Copied the document"), tr("The document was not copied"), false),
                   document(), {});
}

void Session::copy_link() {
  host_->copy_link(request(tr("Copied the link; whoever opens it gets a plan of their own"),
                           tr("The link was not copied"), false),
                   write_plan_json(plan));
}

void Session::finished(RequestId id, std::string_view error) {
  Request* found = find_request(id);
  if (found == nullptr) return;
  const Request request = std::move(*found);
  save_cancelled(id);
  const bool saves_this =
      request.saves && (request.plan_id.empty() || request.plan_id == plan_id());
  if (saves_this) save_failure.clear();
  if (error.empty()) {
    if (saves_this) {
      saved_state_ = request.state;
      was_saved_ = true;
      unsaved_behind_ = false;
      journal_.note_facts();
    }
    if (!request.done.empty()) say(request.done);
    if (!request.cut.empty()) {
      select_rows(request.cut);
      remove_rows();
    }
  } else {
    const std::string failure = request.failed + ": " + std::string(error);
    if (saves_this) save_failure = failure;
    say_error(failure);
  }
}

}  // namespace summit::ui
