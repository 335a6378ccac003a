#include "ui/session.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "document/binding/rst_binding.h"
#include "document/plan_rst.h"
#include "document/writer/prose_reflow.h"
#include "document/writer/rst_writer.h"
#include "pad/etherpad_writer.h"
#include "pad/pad_html_reader.h"
#include "pad/rows_html.h"
#include "plan/next_release.h"
#include "plan/plan_json.h"
#include "plan/rows.h"
#include "text/utf8.h"
#include "ui/sample.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

Plan empty_plan() {
  Plan plan;
  plan.title = untitled_plan;
  plan.groups.push_back({.columns = default_columns()});
  plan.unplanned.title = "Priorities without a clear plan";
  plan.unplanned.introduction =
      "Here are some things we would like to be a priority, but we are currently\n"
      "lacking either a clear plan or someone to lead that effort:";
  return plan;
}

// A refusal as a sentence of its own.
std::string sentence_of(const Message& refusal) {
  return format_text(tr("{}."), {capital(tr(refusal))});
}

// Notes pasted from anywhere; a line alone was hardly meant to be some.
bool is_notes(std::string_view text) {
  std::size_t lines = 0;
  bool empty = true;
  for (const char c : text) {
    if (c == '\n') empty = true;
    if (c <= ' ' || !empty) continue;
    empty = false;
    ++lines;
  }
  return lines > 1;
}

bool exists(const Plan& plan, std::string_view id) {
  return find_priority(plan, id).has_value() || !find_idea(plan, id).empty();
}

}  // namespace

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
  for (Change& change : std::exchange(changes_, {})) run(std::move(change));
  keep_selection();
}

void Session::run(Change change) {
  if (change.takes_back) return undo();
  if (refuses_changes()) {
    if (change.field != 0) {
      refused_field = change.field;
      refusal = read_only;
    }
    return;
  }
  changed_at_ = host_->now();
  const std::size_t state = history.state();
  const Applied applied =
      change.key.empty()
          ? history.apply(plan, std::move(change.operations), change.name)
          : history.type(plan, std::move(change.operations), change.name, change.key, host_->now());
  if (applied) {
    refused_field = 0;
    if (change.key.empty()) preview_follows = true;
  } else if (change.field != 0) {
    refused_field = change.field;  // and told there
    refusal = sentence_of(applied.refusal);
  } else {
    say_error(sentence_of(applied.refusal));
  }
  if (!change.pad || !applied) return;
  if (history.state() == state) history.mark(change.name);
  const Beside before = beside();
  if (!before.pad || before.pad->source != change.pad->source) journal_.note_pad();
  pad.show(std::move(change.pad));
  steps_.push_back({history.state(), before, beside()});
}

void Session::decide(PadStep step) {
  Change change{std::move(step.operations), std::move(step.name), {}, 0, std::move(step.after)};
  changes_.push_back(std::move(change));
}

void Session::set_beside(const Beside& next) {
  if (next.file.handle != file_.handle) changed_file.reset();
  file_ = next.file;
  if (!pad.is_open() && next.pad) stage = Stage::pad;
  if (next.pad != pad.state()) {
    pad.show(next.pad);
    journal_.note_pad();
  }
  if (!pad.is_open() && stage == Stage::pad) stage = Stage::plan;
  if (!pad.is_open() && pane == Pane::pad) pane = Pane::plan;
}

void Session::keep_selection() {
  if (!selected.empty() && !exists(plan, selected)) selected.clear();
  if (also_selected.with != selected || also_selected.ids.size() < 2) return;
  const std::vector<std::string> ids = selection();
  if (ids.size() < also_selected.ids.size()) also_selected.ids = {ids.begin(), ids.end()};
}

void Session::undo() {
  if (refuses_changes()) return;
  const std::string name(history.undo_name());
  const std::size_t state = history.state();
  const Step* step = step_to(state);
  if (step != nullptr) switch_to(step->before.plan_id);
  const bool undone = history.undo(plan);
  is_no_change_ = false;
  if (!undone) return say(tr("There is nothing to undo"));
  changed_at_ = host_->now();
  if (step != nullptr) set_beside(step->before);
  catch_up_with_newest();
  keep_selection();
  preview_follows = true;
  say(format_text(tr("Undone: {}"), {name}));
}

void Session::redo() {
  if (refuses_changes()) return;
  const std::string name(history.redo_name());
  const Step* step = history.can_redo() ? step_to(history.redo_state()) : nullptr;
  if (step != nullptr) switch_to(step->after.plan_id);
  const bool done = history.redo(plan);
  is_no_change_ = false;
  if (!done) return say(tr("There is nothing to redo"));
  changed_at_ = host_->now();
  if (step != nullptr) set_beside(step->after);
  catch_up_with_newest();
  keep_selection();
  preview_follows = true;
  say(format_text(tr("Done again: {}"), {name}));
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
void Session::replace_plan(Plan next, std::string_view name, OpenFile file, std::string id) {
  // What the browser keeps is there again; whether all of it is, is known in a moment.
  unsaved_behind_ = keeps_ ? unsaved() && was_saved_ : leaving_loses();
  was_saved_ = false;
  const Beside before = beside();
  const bool is_known = !id.empty();
  if (!is_known) id = host_->new_id();
  if (started) {
    switch_to(id);
    const std::size_t state = history.state();
    (void)history.apply(plan, {ReplacePlan{std::move(next)}}, name);
    if (history.state() == state) history.mark(name);
    is_no_change_ = false;
    steps_.push_back({history.state(), before, {file, nullptr, id}});
  } else {
    plan = std::move(next);
    history.clear();
    started = true;
    focus_target = "document";
    journal_.show(id);
  }
  if (is_known) journal_.know();
  set_beside({std::move(file), nullptr, std::move(id)});
  saved_state_ = history.state();
  selected.clear();
  refused_field = 0;
  pane = Pane::plan;
  document_top = 0;
  problem = no_problem;
  filter = {};
}

void Session::start_new() {
  replace_plan(empty_plan(), tr("New plan"), {});
  focus_target = "add-priority";
  say(tr("New plan"));
}

void Session::start_next_release() {
  start_after(plan);
}

void Session::start_after(Plan last) {
  const std::string title = last.title;
  replace_plan(next_release(std::move(last)), tr("Start the next release"), {});
  focus_target = "document";
  if (narrow) pane = Pane::details;
  std::size_t count = 0;
  for (const Group& group : plan.groups) count += group.priorities.size();
  const Text pattern =
      title.empty()
          ? tr_n(count,
                 "Started from the last release with {} priority: the release is to be named",
                 "Started from the last release with {} priorities: the release is to be named")
          : tr_n(count, "Started from “{2}” with {1} priority: the release is to be named",
                 "Started from “{2}” with {1} priorities: the release is to be named");
  say(format_text(pattern, {number(count), title}));
}

void Session::start_sample() {
  Result<Plan> sample = read_plan_json(liberty_plan_json(), "liberty.plan.json");
  replace_plan(std::move(*sample.value), tr("Open the sample"), {});
  say(tr("Opened the Liberty sample"));
}

void Session::start_pad_sample() {
  open("liberty-pad.etherpad", std::string(liberty_pad()));
}

void Session::refuse(std::string_view name, std::string_view why) {
  if (std::exchange(handed_over_, false)) {
    loaded_ = Loaded{std::string(why), {}};
    return;
  }
  if (dialog_title.empty()) {
    dialog_title = format_text(tr("“{}” was not opened"), {name});
    dialog_text = why;
  } else {
    dialog_text.append("\n\n").append(format_text(tr("“{}” was not opened: {}"), {name, why}));
  }
  if (started) dialog_end = "\n\n" + std::string(tr("The plan that was open is as it was."));
}

bool Session::open_file() {
  std::unique_ptr<Opening> file = std::exchange(opening_, nullptr);
  const std::string name = file->name;
  const std::string_view bytes = file->bytes;
  handed_over_ = file->handed_over.has_value();
  const bool starts_next = !handed_over_ && std::exchange(starts_next_, false);
  const FileFormat format = handed_over_ ? *file->handed_over : format_of(name, bytes);
  if (is_pad(format)) {
    open_pad(std::move(file), format);
    return true;
  }
  const bool document = format == FileFormat::rst;
  Result<Plan> read = document ? read_plan_rst(bytes, name) : read_plan_json(bytes, name);
  if (!read) {
    refuse(name, sentence_of(read.problems.front()));
    return false;
  }
  const bool pasted = name.find('.') == std::string_view::npos;
  // Any text is a document; one that does not call itself so should not take a plan's place.
  if (document && !handed_over_ && !has_ending(name, ".rst") && !has_ending(name, ".rest") &&
      read.value->title.empty() && read.value->groups.empty()) {
    if (is_notes(bytes)) {
      open_pad(std::move(file), FileFormat::text);
      return true;
    }
    refuse(name, tr("The text is neither a plan nor a document nor notes of several lines: it has "
                    "no title and no table of priorities."));
    return false;
  }
  dialog_end.clear();
  if (starts_next) {
    start_after(std::move(*read.value));
    return true;
  }
  OpenFile opened{pasted ? "" : std::string(name), document, nullptr, file->handle};
  if (const std::optional<Source>& source = read.value->source) {
    opened.text = std::make_shared<const std::string>(source->text);
  }
  replace_plan(std::move(*read.value), format_text(tr("Open {}"), {name}), std::move(opened));
  journal_.keep();
  was_saved_ = !pasted;
  say(format_text(tr("Opened {}"), {name}));
  if (std::exchange(handed_over_, false)) {
    focus_target.clear();
    // Those of a document are found again in what it gives.
    if (document) read.problems.clear();
    loaded_ = Loaded{{}, std::move(read.problems)};
  }
  return true;
}

void Session::paste(std::string_view html, std::string_view text, bool in_plan) {
  if (started) {
    const bool are_back = !clip_plan_.empty() && clip_plan_ == plan_id();
    if (text == clip_.text && paste_rows(clip_rows_, are_back)) return;
    if (std::optional<Plan> rows = read_rows_html(html); rows && paste_rows(std::move(*rows))) {
      return;
    }
    if (in_plan && text.find('\t') != std::string_view::npos &&
        paste_rows(rows_of_tabs(text, columns_at_selection()))) {
      return;
    }
  }
  const FileFormat format = format_of("pasted", text);
  const Result<Plan> document =
      format == FileFormat::rst ? read_plan_rst(text, "pasted") : Result<Plan>();
  const bool is_document = document && !document.value->groups.empty();
  std::size_t lines = 0;
  if (!is_document && format != FileFormat::plan && format != FileFormat::etherpad) {
    if (const Result<PadLines> rich = read_pad_html(html, "pasted")) {
      for (const PadLine& line : rich.value->lines) lines += line.text.empty() ? 0 : 1;
    }
  }
  if (lines < 2) return open("pasted", std::string(text));
  expect("pasted", html.size());
  opening_->bytes = html;
  open_pad(std::exchange(opening_, nullptr), FileFormat::pad_html);
}

void Session::show_opened(const std::string& name, PadOpening::Opened opened, bool is_kept) {
  Result<OpenedPad> read = std::move(opened.pad);
  if (!read) return refuse(name, sentence_of(read.problems.front()));
  const std::string id = read.value->lines.id;
  std::string_view came_along = "{}";
  const bool starts = !started;
  const bool handed_over = std::exchange(handed_over_, false);
  if (starts) {
    Plan begun;
    begun.title = id;
    if (opened.came_along) {
      begun = std::move(*opened.came_along.value);
      came_along = tr("{}, and the plan that came along with it");
    } else if (!opened.came_along.problems.empty()) {
      came_along = tr("{}. The plan that came along cannot be read");
    }
    replace_plan(std::move(begun), tr("New plan"), {});
  }
  PadStep step =
      !opened.followed ? PadSession::open(plan, std::move(*read.value))
      : opened.recorded
          ? PadSession::open_newer(plan, *opened.recorded, *opened.followed, std::move(*read.value))
          : pad.reopen(plan, std::move(*read.value), *opened.followed);
  if (is_kept && step.operations.empty()) {
    pad.show(std::move(step.after));
    return;
  }
  if (handed_over) loaded_ = Loaded{{}, read.problems};
  if (handed_over && opened.followed && !opened.recorded) {
    show_newer(std::move(step), *opened.followed);
    return;
  }
  if (starts || handed_over) {
    pad.show(std::move(step.after));  // undo does not take away what the plan begins with
    journal_.note_pad();
    if (starts) journal_.keep();
  } else if (refuses_changes()) {
    return;
  } else {
    run({std::move(step.operations), std::move(step.name), {}, 0, std::move(step.after)});
  }
  const bool newer = pad.state()->news != nullptr;
  show_pad();
  const std::size_t lines = pad.lines_in_all();
  std::string what =
      format_text(tr_n(lines, "Opened {}: {} line", "Opened {}: {} lines"), {name, number(lines)});
  if (newer) {
    const std::size_t changes = pad.state()->pending.size();
    pad.current = pad.first_news();
    if (pad.current.line != no_line) selected = pad.item_of(plan, pad.current.line);
    what = format_text(changes == 0 ? tr("Opened a newer {}: nothing changes in the plan")
                                    : tr_n(changes, "Opened a newer {}: {} change for the plan",
                                           "Opened a newer {}: {} changes for the plan"),
                       {name, number(changes)});
  }
  what = format_text(came_along, {what});
  if (!read.problems.empty()) {
    what = format_text(tr("{}. {}"), {what, sentence_of(read.problems.front())});
  }
  say(what);
  if (!handed_over) return;
  focus_target.clear();
  newest_ = pad.state()->source;
}

void Session::show_pad() {
  pad.show_past(false);
  stage = Stage::pad;
  pane = Pane::pad;
  focus_target = "pad line";
}

void Session::show_filter(bool shows) {
  filtering = shows;
  if (shows) return;
  pad.filter = {};
  pad_reveal = true;
}

void Session::go_to_line(std::size_t line) {
  pad.filter = {};
  pad.current = {line, no_line};
  pad_followed = selected;  // not to that one's line
  show_pad();
}

void Session::recall_settings() {
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i] = std::min(host_->recall(static_cast<Setting>(i)), 100);
  }
  const int capacity = shares[static_cast<std::size_t>(Setting::capacity)];
  if (capacity >= 0) load_view.capacity = std::min(capacity, max_capacity);
  const int plans = shares[static_cast<std::size_t>(Setting::plans)];
  library.expected = static_cast<std::size_t>(std::max(plans, 0));
  const int chosen = shares[static_cast<std::size_t>(Setting::theme)];
  if (chosen > 0 && chosen <= static_cast<int>(Theme::contrast)) theme = static_cast<Theme>(chosen);
}

void Session::set_theme(Theme chosen) {
  theme = chosen;
  host_->remember(Setting::theme, static_cast<int>(chosen));
}

void Session::set_language(Language chosen) {
  host_->remember(Setting::language, static_cast<int>(chosen));
}

void Session::set_share(Setting of, int percent) {
  int& share = shares[static_cast<std::size_t>(of)];
  if (share == percent) return;
  share = percent;
  host_->remember(of, percent);
}

void Session::set_capacity(int priorities) {
  load_view.capacity = priorities;
  host_->remember(Setting::capacity, priorities);
}

void Session::show(Pane next) {
  pane = next;
  if (next == Pane::pad) {
    if (pad.is_open()) return show_pad();
    stage = Stage::pad;
    focus_target = "open a pad";
  } else if (next == Pane::document) {
    stage = Stage::document;
    if (room_for_both && wants_both_.value_or(fits_both)) document_view = DocumentView::both;
    focus_target = "view";
  } else {
    if (stage == Stage::document) stage = Stage::plan;
    focus_target = load_view.shows                 ? "load"
                   : find_priority(plan, selected) ? "title:" + selected
                   : exists(plan, selected)        ? "idea:" + selected
                                                   : "document";
  }
}

void Session::choose_view(DocumentView view) {
  document_view = view;
  wants_both_ = view == DocumentView::both;
  if (*wants_both_) stage = Stage::document;
}

std::string_view Session::opened() const {
  if (!compared_with_.empty()) return compared_text_;
  return file_.text ? std::string_view(*file_.text) : std::string_view();
}

void Session::show_line(std::size_t line) {
  constexpr std::size_t above = 3;  // lines that show where one is
  document_top = static_cast<double>(line > above ? line - above : 0);
}

const std::string& Session::unwrapped(const std::string& key, std::string_view prose) {
  if (unwrapped_state_ != history.state()) {
    unwrapped_.clear();
    spans_.clear();
    unwrapped_state_ = history.state();
  }
  const auto found = unwrapped_.find(key);
  return found != unwrapped_.end() ? found->second
                                   : unwrapped_.emplace(key, unwrap_prose(prose)).first->second;
}

const std::vector<ProseSpan>& Session::spans_of(const std::string& key,
                                                std::string_view unwrapped) {
  const auto found = spans_.find(key);
  if (found != spans_.end()) return found->second;
  const bool fits = unwrapped.size() <= most_colored;
  return spans_.emplace(key, fits ? prose_spans(unwrapped) : std::vector<ProseSpan>())
      .first->second;
}

}  // namespace summit::ui
