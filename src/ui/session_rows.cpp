// The rows that are selected; see session.h.

#include <algorithm>
#include <iterator>
#include <numeric>
#include <string_view>
#include <unordered_set>
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
const std::string* heir(const Rows& rows, std::size_t last,
                        const std::unordered_set<std::string_view>& gone) {
  const auto stays = [&](std::size_t at) { return !gone.contains(rows[at].id); };
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

std::size_t Session::selection_size() const {
  if (selected.empty()) return 0;
  // Those that are no more are taken out after every change.
  return also_selected.with == selected ? std::max<std::size_t>(also_selected.ids.size(), 1) : 1;
}

// What shows of a plan without a filter follows from how many rows each group has.
const FilteredRows& Session::all_rows() {
  all_rows_.groups.resize(plan.groups.size());
  for (std::size_t at = 0; at < plan.groups.size(); ++at) {
    std::vector<std::size_t>& rows = all_rows_.groups[at];
    const std::size_t count = plan.groups[at].priorities.size();
    if (rows.size() == count) continue;
    rows.resize(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
  }
  return all_rows_;
}

const FilteredRows& Session::shown_rows() {
  if (filter.empty()) return all_rows();
  return filtered_.rows(plan, history.state(), filter, selected);
}

const std::vector<std::string>& Session::filter_owners() {
  constexpr std::size_t most = 200;  // who is beyond them is found by name
  if (filter_owners_state_ == history.state()) return filter_owners_;
  filter_owners_state_ = history.state();
  std::unordered_set<std::string_view> names;
  for (const Person& person : plan.people) {
    if (names.size() < most) names.insert(person.name);
  }
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      for (const std::string& owner : priority.owners) {
        if (names.size() < most) names.insert(owner);
      }
    }
  }
  filter_owners_.assign(names.begin(), names.end());
  std::sort(filter_owners_.begin(), filter_owners_.end());
  return filter_owners_;
}

void Session::show_boxes(bool shows) {
  selecting = shows;
  if (!shows) also_selected = {};
  show(Pane::plan);
  if (find_priority(plan, selected)) focus_target = "grip:" + selected;  // its box, not its title
  if (shows) say(tr("Tick rows to select them"));
}

std::optional<Clip> Session::clip_rows() {
  const std::vector<std::string> ids = selection();
  if (ids.empty()) return std::nullopt;
  clip_rows_ = rows_of(plan, ids);
  clip_ = {tab_separated(clip_rows_), write_rows_html(clip_rows_)};
  clip_plan_ = plan_id();
  return clip_;
}

void Session::say_copied() {
  say(copied(selection_size()));
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
  const std::unordered_set<std::string_view> gone(ids.begin(), ids.end());
  if (const auto place = find_priority(plan, last)) {
    if (const std::string* id = heir(plan.groups[place->group].priorities, place->at, gone)) {
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
      const bool parent_stays = parent != nullptr && !gone.contains(parent->id);
      if (const std::string* id = heir(rows, at, gone)) {
        next = *id;
      } else if (parent_stays) {
        next = parent->id;
      }
    }
    focus_target = next.empty() ? "add-idea" : "idea:" + next;
  }
  Operations operations = summit::remove_rows(plan, ids);
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

bool Session::paste_rows(Plan rows, bool are_back) {
  RowsToAdd added = add_rows(plan, std::move(rows), selected, are_back);
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
