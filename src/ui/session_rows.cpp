// The rows that are selected; see session.h.

#include <algorithm>
#include <iterator>
#include <utility>

#include "document/writer/rst_writer.h"
#include "pad/rows_html.h"
#include "plan/rows.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

// As deep as max_nesting.
void append_ids(const std::vector<Idea>& ideas, std::vector<std::string>& ids) {
  for (const Idea& idea : ideas) {
    ids.push_back(idea.id);
    append_ids(idea.ideas, ids);
  }
}

std::string copied(std::size_t rows) {
  return format_text(tr_n(rows, "Copied {} row", "Copied {} rows"), {number(rows)});
}

// What the rows that follow one another in `rows` are once those of `gone` are not there: the row
// that takes the place of the last of them, else the one ahead of it.
template <typename Rows>
const std::string* heir(const Rows& rows, std::size_t last, const std::vector<std::string>& gone) {
  const auto stays = [&](std::size_t at) {
    return std::find(gone.begin(), gone.end(), rows[at].id) == gone.end();
  };
  for (std::size_t at = last + 1; at < rows.size(); ++at) {
    if (stays(at)) return &rows[at].id;
  }
  for (std::size_t at = last; at-- > 0;) {
    if (stays(at)) return &rows[at].id;
  }
  return nullptr;
}

}  // namespace

bool Session::is_selected(const std::string& id) const {
  return id == selected || (also_selected.with == selected && also_selected.ids.contains(id));
}

std::vector<std::string> Session::selection() const {
  std::vector<std::string> ids;
  if (selected.empty()) return ids;
  ids.push_back(selected);
  if (also_selected.with != selected || also_selected.ids.size() < 2) return ids;
  ids.insert(ids.end(), also_selected.ids.begin(), also_selected.ids.end());
  return in_plan_order(plan, ids);
}

void Session::select_only(const std::string& id) {
  selected = id;
  also_selected = {};
  preview_follows = true;
}

void Session::select_rows(const std::vector<std::string>& ids) {
  select_only(ids.empty() ? std::string() : ids.front());
  also_selected = {selected, selected, {ids.begin(), ids.end()}};
}

void Session::toggle_selected(const std::string& id) {
  std::vector<std::string> ids = selection();
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found == ids.end()) {
    ids.push_back(id);
    selected = id;
  } else {
    ids.erase(found);
    if (id == selected) selected = ids.empty() ? std::string() : ids.back();
  }
  also_selected = {selected, id, {ids.begin(), ids.end()}};
}

void Session::select_to(const std::string& id) {
  std::vector<std::string> all;
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) all.push_back(priority.id);
  }
  append_ids(plan.unplanned.ideas, all);
  const std::string anchor = also_selected.with == selected && !also_selected.anchor.empty()
                                 ? also_selected.anchor
                                 : selected;
  auto from = std::find(all.begin(), all.end(), anchor);
  auto to = std::find(all.begin(), all.end(), id);
  if (to == all.end()) return;
  if (from == all.end()) from = to;
  selected = id;
  if (from > to) std::swap(from, to);
  also_selected = {id, anchor.empty() ? id : anchor, {from, std::next(to)}};
}

void Session::select_all_rows() {
  std::vector<std::string> all;
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) all.push_back(priority.id);
  }
  append_ids(plan.unplanned.ideas, all);
  if (all.empty()) return;
  if (selected.empty()) selected = all.front();
  also_selected = {selected, all.front(), {all.begin(), all.end()}};
  say(format_text(tr_n(all.size(), "{} row is selected", "{} rows are selected"),
                  {number(all.size())}));
}

const FilteredRows& Session::shown_rows() {
  if (shown_state_ != history.state() || shown_filter_ != filter || shown_selected_ != selected) {
    shown_rows_ = filter_rows(plan, filter, selected);
    shown_state_ = history.state();
    shown_filter_ = filter;
    shown_selected_ = selected;
  }
  return shown_rows_;
}

void Session::show_boxes(bool shows) {
  selecting = shows;
  if (!shows) also_selected = {};
  show(Pane::plan);
  if (shows) say(tr("Tick rows to select them"));
}

std::optional<Clip> Session::clip_rows() {
  const std::vector<std::string> ids = selection();
  if (ids.empty()) return std::nullopt;
  clip_rows_ = rows_of(plan, ids);
  clip_ = {tab_separated(clip_rows_), write_rows_html(clip_rows_)};
  return clip_;
}

void Session::say_copied() {
  say(copied(selection().size()));
}

void Session::copy_rows(bool cut) {
  const std::vector<std::string> ids = selection();
  if (!clip_rows()) return;
  host_->copy_text(request(copied(ids.size()), tr("The rows were not copied"), false,
                           cut ? ids : decltype(ids)()),
                   clip_.text, clip_.html);
}

void Session::copy_rows_rst() {
  host_->copy_text(request(tr("Copied as RST"), tr("The rows were not copied"), false),
                   write_rst(rows_of(plan, selection())), {});
}

void Session::remove_rows() {
  const std::vector<std::string> ids = selection();
  if (ids.empty()) return;
  // The row that takes their place is next.
  std::string next;
  const std::string& last = ids.back();
  Operations operations;
  if (const auto place = find_priority(plan, last)) {
    if (const std::string* id = heir(plan.groups[place->group].priorities, place->at, ids)) {
      next = *id;
    }
    focus_target = next.empty() ? "add-priority" : "grip:" + next;
  } else {
    std::vector<std::size_t> path = find_idea(plan, last);
    while (!path.empty() && next.empty()) {
      const std::size_t at = path.back();
      path.pop_back();
      const Idea* parent = idea_at(plan, path);
      const std::vector<Idea>& rows = parent != nullptr ? parent->ideas : plan.unplanned.ideas;
      const bool parent_stays =
          parent != nullptr && std::find(ids.begin(), ids.end(), parent->id) == ids.end();
      if (const std::string* id = heir(rows, at, ids)) {
        next = *id;
      } else if (parent_stays) {
        next = parent->id;
      }
    }
    focus_target = next.empty() ? "add-idea" : "idea:" + next;
  }
  for (const std::string& id : ids) {
    if (find_priority(plan, id)) {
      operations.emplace_back(RemovePriority{id});
    } else if (const std::vector<std::size_t> path = find_idea(plan, id); !path.empty()) {
      // Those below another that goes are gone with it.
      bool goes_along = false;
      for (std::size_t above = 1; above < path.size(); ++above) {
        const Idea* idea = idea_at(plan, {path.begin(), path.begin() + static_cast<int>(above)});
        goes_along = goes_along || std::find(ids.begin(), ids.end(), idea->id) != ids.end();
      }
      if (!goes_along) operations.emplace_back(RemoveIdea{id});
    }
  }
  if (ids.size() == 1) {
    const auto place = find_priority(plan, last);
    const Idea* idea = idea_at(plan, find_idea(plan, last));
    const std::string& title = place ? priority_at(plan, *place)->title : idea->title;
    say(format_text(tr("Removed “{}”"), {title}));
    change(std::move(operations), place ? tr("Remove priority") : tr("Remove idea"));
  } else {
    const std::string count = number(ids.size());
    say(format_text(tr("Removed {} rows"), {count}));
    change(std::move(operations), format_text(tr("Remove {} rows"), {count}));
  }
  pane = Pane::plan;
  select_only(next);
}

void Session::paste_rows() {
  host_->read_clipboard(
      request({}, tr("Paste with the keyboard; the clipboard was not read"), false));
}

std::vector<std::string> Session::columns_at_selection() const {
  if (plan.groups.empty()) return default_columns();
  const auto place = find_priority(plan, selected);
  return plan.groups[place ? place->group : 0].columns;
}

bool Session::paste_rows(Plan rows) {
  RowsToAdd added = add_rows(plan, std::move(rows), selected);
  if (added.ids.empty()) return false;
  const std::size_t count = added.ids.size();
  const bool among_ideas = !find_idea(plan, selected).empty();
  change(std::move(added.operations), tr_n(count, "Paste row", "Paste rows"));
  say(format_text(tr_n(count, "Pasted {} row", "Pasted {} rows"), {number(count)}));
  select_rows(added.ids);
  if (stage == Stage::pad && !narrow) stage = Stage::plan;
  pane = Pane::plan;
  focus_target = (among_ideas ? "idea:" : "grip:") + selected;
  return true;
}

}  // namespace summit::ui
