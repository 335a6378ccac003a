#include "plan/rows.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "plan/rows_run.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

// As deep as max_nesting, as are all functions here that call themselves.
void collect_owners(const std::vector<Idea>& ideas, std::unordered_set<std::string>& names) {
  for (const Idea& idea : ideas) {
    names.insert(idea.owners.begin(), idea.owners.end());
    collect_owners(idea.ideas, names);
  }
}

void append_cell(std::string& text, std::string_view cell) {
  if (cell.find_first_of("\t\n\"") == std::string_view::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

template <typename Row>
void add_names(std::vector<std::string>& names, const Row& row) {
  for (const Field& field : row.fields) {
    if (std::find(names.begin(), names.end(), field.name) == names.end()) {
      names.push_back(field.name);
    }
  }
}

void add_names_of(std::vector<std::string>& names, const std::vector<Idea>& ideas) {
  for (const Idea& idea : ideas) {
    add_names(names, idea);
    add_names_of(names, idea.ideas);
  }
}

// `names`: of the fields, in the order of their cells.
template <typename Row>
void append_row(std::string& text, const Row& row, const std::vector<std::string>& names) {
  append_cell(text, row.title);
  std::string owners;
  for (const std::string& owner : row.owners) {
    if (!owners.empty()) owners += ", ";
    owners += owner;
  }
  text += '\t';
  append_cell(text, owners);
  for (const std::string& name : names) {
    text += '\t';
    for (const Field& field : row.fields) {
      if (field.name == name) append_cell(text, field.value);
    }
  }
  text += '\n';
}

void append_ideas(std::string& text, const std::vector<Idea>& ideas,
                  const std::vector<std::string>& names) {
  for (const Idea& idea : ideas) {
    append_row(text, idea, names);
    append_ideas(text, idea.ideas, names);
  }
}

// Takes one cell off the front, and what ends it, which it answers: a tab, or a line break, which
// the end of all stands for.
char take_cell(std::string_view& text, std::string& cell) {
  cell.clear();
  const bool quoted = !text.empty() && text.front() == '"';
  if (quoted) text.remove_prefix(1);
  bool inside = quoted;
  while (!text.empty()) {
    const char c = text.front();
    text.remove_prefix(1);
    if (inside && c == '"') {
      inside = !text.empty() && text.front() == '"';
      if (!inside) continue;
      text.remove_prefix(1);
    } else if (!inside && (c == '\t' || c == '\n')) {
      return c;
    } else if (!inside && c == '\r') {
      continue;
    }
    cell += c;
  }
  return '\n';
}

void take_in_order(const std::vector<Idea>& ideas, std::unordered_set<std::string_view>& wanted,
                   std::vector<std::string>& found) {
  for (const Idea& idea : ideas) {
    if (wanted.erase(idea.id) > 0) found.push_back(idea.id);
    take_in_order(idea.ideas, wanted, found);
  }
}

// Finds many rows of one plan.
class RowIndex {
 public:
  struct Place {
    const Group* group;
    const Priority* priority;
  };

  explicit RowIndex(const Plan& plan) {
    for (const Group& group : plan.groups) {
      for (const Priority& priority : group.priorities) {
        priorities_.emplace(priority.id, Place{&group, &priority});
      }
    }
    add(plan.unplanned.ideas);
  }
  [[nodiscard]] const Place* priority(std::string_view id) const {
    const auto found = priorities_.find(id);
    return found == priorities_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] const Idea* idea(std::string_view id) const {
    const auto found = ideas_.find(id);
    return found == ideas_.end() ? nullptr : found->second;
  }

 private:
  void add(const std::vector<Idea>& ideas) {  // as deep as max_nesting
    for (const Idea& idea : ideas) {
      ideas_.emplace(idea.id, &idea);
      add(idea.ideas);
    }
  }
  std::unordered_map<std::string_view, Place> priorities_;
  std::unordered_map<std::string_view, const Idea*> ideas_;
};

// Of those that are removed, the ideas that do not go with one they are below of.
void remove_ideas(const std::vector<Idea>& ideas,
                  const std::unordered_set<std::string_view>& removed, Operations& operations) {
  for (const Idea& idea : ideas) {
    if (removed.contains(idea.id)) {
      operations.emplace_back(RemoveIdea{idea.id});
    } else {
      remove_ideas(idea.ideas, removed, operations);
    }
  }
}

class MoveRows {
 public:
  MoveRows(const Plan& plan, std::vector<std::string> ids, RowPlace to)
      : plan_(&plan), ids_(std::move(ids)), to_(std::move(to)) {
    count_order();
  }

  Operations run() {
    if (to_.among_ideas ? goes_below_itself() : to_.group >= plan_->groups.size()) return {};
    if (ids_.size() > many_rows) return move_at_once(*plan_, ids_, to_);
    std::vector<std::string> moved;
    for (const std::string& id : ids_) {
      if (!stands_below_another(id)) moved.push_back(id);
    }
    ids_ = std::move(moved);
    count_order();
    settle_before();
    for (std::size_t moving = 0; moving < ids_.size(); ++moving) {
      follow();
      if (to_.among_ideas) {
        among_ideas(moving);
      } else {
        among_priorities(moving);
      }
    }
    return std::move(result_);
  }

 private:
  void count_order() {
    order_.clear();
    for (std::size_t at = 0; at < ids_.size(); ++at) order_.emplace(ids_[at], at);
  }
  [[nodiscard]] bool is_moved(std::string_view id) const { return order_.contains(id); }
  // Whether it is so for the idea at `path` or one of those it stands below.
  template <typename One>
  bool any_above(const std::vector<std::size_t>& path, One one) const {
    const std::vector<Idea>* ideas = &plan_->unplanned.ideas;
    for (const std::size_t at : path) {
      if (one((*ideas)[at])) return true;
      ideas = &(*ideas)[at].ideas;
    }
    return false;
  }
  [[nodiscard]] bool stands_below_another(const std::string& id) const {
    return any_above(find_idea(*plan_, id),
                     [&](const Idea& idea) { return idea.id != id && is_moved(idea.id); });
  }
  [[nodiscard]] bool goes_below_itself() const {
    return any_above(find_idea(*plan_, to_.parent),
                     [&](const Idea& idea) { return is_moved(idea.id); });
  }
  [[nodiscard]] const std::vector<Idea>& siblings() const {
    const Idea* parent = idea_at(*plan_, find_idea(*plan_, to_.parent));
    return parent != nullptr ? parent->ideas : plan_->unplanned.ideas;
  }

  // What they come to stand ahead of is the first from there that stays where it is.
  void settle_before() {
    const auto settle = [&](const auto& rows) {
      auto row = std::find_if(rows.begin(), rows.end(),
                              [&](const auto& each) { return each.id == to_.before; });
      while (row != rows.end() && is_moved(row->id)) ++row;
      to_.before = row != rows.end() ? row->id : std::string();
    };
    if (to_.among_ideas) {
      settle(siblings());
    } else {
      settle(plan_->groups[to_.group].priorities);
    }
  }

  // Where the one that moves now comes to stand: behind the one moved before it, or the last one
  // ahead of all that stays.
  template <typename Rows>
  [[nodiscard]] std::size_t position(const Rows& rows, std::size_t moving) const {
    std::size_t at = 0;
    std::size_t behind = 0;
    for (const auto& row : rows) {
      if (row.id == to_.before) break;
      if (row.id == ids_[moving]) continue;
      ++at;
      const auto moved = order_.find(row.id);
      if (moved == order_.end() || moved->second < moving) behind = at;
    }
    return behind;
  }

  void among_priorities(std::size_t moving) {
    const std::string& id = ids_[moving];
    const std::size_t at = position(plan_->groups[to_.group].priorities, moving);
    const auto place = find_priority(*plan_, id);
    if (!place) {
      result_.emplace_back(Promote{id, {}, to_.group, at});
    } else if (place->group != to_.group || place->at != at) {
      result_.emplace_back(MovePriority{id, at, to_.group});
    }
  }

  void among_ideas(std::size_t moving) {
    const std::string& id = ids_[moving];
    if (find_priority(*plan_, id)) {
      const bool there = to_.parent.empty();
      result_.emplace_back(Demote{id, there ? position(siblings(), moving) : 0});
      if (there) return;
      follow();
    }
    const std::vector<Idea>& rows = siblings();
    const std::size_t at = position(rows, moving);
    if (at < rows.size() && rows[at].id == id) return;
    result_.emplace_back(MoveIdea{id, to_.parent, at});
  }

  // Brings the plan to what it is after all of `result_`; what it refuses is left out. A row alone
  // mostly needs no copy of the plan.
  void follow() {
    while (followed_ < result_.size()) {
      if (!after_) plan_ = &after_.emplace(*plan_);
      if (summit::apply(*after_, result_[followed_])) {
        ++followed_;
      } else {
        result_.erase(result_.begin() + static_cast<std::ptrdiff_t>(followed_));
      }
    }
  }

  const Plan* plan_;  // as far as it has followed
  std::optional<Plan> after_;
  std::vector<std::string> ids_;
  std::unordered_map<std::string_view, std::size_t> order_;  // in `ids_`
  RowPlace to_;
  Operations result_;
  std::size_t followed_ = 0;
};

class AddRows {
 public:
  AddRows(const Plan& plan, Plan rows, bool are_back)
      : plan_(plan), rows_(std::move(rows)), are_back_(are_back), new_ids_(plan) {
    for (const Group& group : plan.groups) {
      for (const Priority& priority : group.priorities) take(priority);
    }
    take_all(plan.unplanned.ideas);
  }

  RowsToAdd run(std::string_view after) {
    for (const Person& person : rows_.people) {
      if (find_person(plan_, person.name) != nullptr) continue;
      add(SetPerson{person.name, person.url, person.nick, person.kind, {}});
    }
    const std::vector<std::size_t> path = find_idea(plan_, after);
    if (path.empty()) {
      as_priorities(find_priority(plan_, after));
    } else {
      as_ideas(path);
    }
    if (result_.ids.size() > many_rows) {
      result_.operations = add_at_once(plan_, std::move(result_.operations));
    }
    return std::move(result_);
  }

 private:
  void as_priorities(std::optional<PriorityPlace> after) {
    if (rows_.groups.empty()) rows_.groups.emplace_back();
    while (!rows_.unplanned.ideas.empty()) {
      const std::string id = rows_.unplanned.ideas.front().id;
      if (!apply(rows_, Promote{id, {}, 0, {}})) return;
    }
    const std::size_t to = after ? after->group : 0;
    if (plan_.groups.empty()) add(AddGroup{Group{.columns = default_columns()}, {}});
    const std::vector<std::string> columns =
        plan_.groups.empty() ? default_columns() : plan_.groups[to].columns;
    OptionalIndex at;
    if (after) at = after->at + 1;
    for (Group& group : rows_.groups) {
      for (Priority& priority : group.priorities) {
        renew(priority);
        std::erase_if(priority.fields, [&](const Field& field) {
          return std::find(columns.begin(), columns.end(), field.name) == columns.end();
        });
        result_.ids.push_back(priority.id);
        add(AddPriority{std::move(priority), to, at});
        if (at) ++*at;
      }
    }
  }

  void as_ideas(std::vector<std::size_t> path) {
    for (const Group& group : rows_.groups) {
      while (!group.priorities.empty()) {
        const std::string id = group.priorities.front().id;
        if (!apply(rows_, Demote{id, {}})) return;
      }
    }
    std::size_t at = path.back() + 1;
    path.pop_back();
    const Idea* parent = idea_at(plan_, path);
    for (Idea& idea : rows_.unplanned.ideas) {
      renew_all(idea);
      result_.ids.push_back(idea.id);
      add(AddIdea{std::move(idea), parent != nullptr ? parent->id : std::string(), at++});
    }
  }

  template <typename Row>
  void renew(Row& row) {
    const std::string title = row.title;
    for (std::size_t copy = 1; !take_title(row.title); ++copy) {
      row.title = title + (copy == 1 ? " (copy)" : " (copy " + std::to_string(copy) + ")");
    }
    if (row.title != title) row.heading.clear();
    row.id = new_ids_.make(row.title);
    std::erase_if(row.origin,
                  [&](const Origin& origin) { return !are_back_ || !take_line(origin); });
  }
  void renew_all(Idea& idea) {
    renew(idea);
    for (Idea& below : idea.ideas) renew_all(below);
  }

  bool take_title(std::string_view title) { return titles_.insert(normalize_name(title)).second; }
  bool take_line(const Origin& origin) { return lines_.emplace(origin.pad, origin.line).second; }
  template <typename Row>
  void take(const Row& row) {
    take_title(row.title);
    if (!are_back_) return;
    for (const Origin& origin : row.origin) take_line(origin);
  }
  void take_all(const std::vector<Idea>& ideas) {
    for (const Idea& idea : ideas) {
      take(idea);
      take_all(idea.ideas);
    }
  }
  void add(Operation operation) { result_.operations.push_back(std::move(operation)); }

  const Plan& plan_;
  Plan rows_;
  bool are_back_;
  IdSource new_ids_;
  std::unordered_set<std::string> titles_;
  std::set<std::pair<std::string, std::int64_t>> lines_;  // of pads, that rows came from
  RowsToAdd result_;
};

}  // namespace

Plan rows_of(const Plan& plan, std::span<const std::string> ids) {
  Plan rows;
  std::unordered_set<std::string> names;
  const RowIndex index(plan);
  for (const std::string& id : ids) {
    if (const RowIndex::Place* place = index.priority(id)) {
      if (rows.groups.empty()) rows.groups.push_back({.columns = place->group->columns});
      const Priority& priority = *place->priority;
      names.insert(priority.owners.begin(), priority.owners.end());
      rows.groups[0].priorities.push_back(priority);
    } else if (const Idea* idea = index.idea(id)) {
      rows.unplanned.ideas.push_back(*idea);
    }
  }
  collect_owners(rows.unplanned.ideas, names);
  for (const Person& person : plan.people) {
    if (names.contains(person.name)) rows.people.push_back(person);
  }
  return rows;
}

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> names;
  std::string scratch;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string name(one_line(text.substr(0, comma), scratch));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return names;
}

std::vector<std::string> in_plan_order(const Plan& plan, std::span<const std::string> ids) {
  std::unordered_set<std::string_view> wanted(ids.begin(), ids.end());
  std::vector<std::string> found;
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      if (wanted.erase(priority.id) > 0) found.push_back(priority.id);
    }
  }
  take_in_order(plan.unplanned.ideas, wanted, found);
  return found;
}

std::string tab_separated(const Plan& rows) {
  std::vector<std::string> names;
  for (const Group& group : rows.groups) {
    for (const Priority& priority : group.priorities) add_names(names, priority);
  }
  add_names_of(names, rows.unplanned.ideas);
  std::string text;
  for (const Group& group : rows.groups) {
    for (const Priority& priority : group.priorities) append_row(text, priority, names);
  }
  append_ideas(text, rows.unplanned.ideas, names);
  return text;
}

Plan rows_of_tabs(std::string_view text, const std::vector<std::string>& columns) {
  Plan rows;
  rows.groups.push_back({.columns = columns});
  std::vector<std::string> names;  // of the fields
  const std::vector<ColumnRole> roles = column_roles(columns);
  for (std::size_t at = 0; at < roles.size(); ++at) {
    if (roles[at] == ColumnRole::field) names.push_back(columns[at]);
  }
  IdSource ids(rows);
  std::string cell;
  std::string scratch;
  while (!text.empty()) {
    Priority priority;
    char end = '\t';
    for (std::size_t at = 0; end == '\t'; ++at) {
      end = take_cell(text, cell);
      if (at == 0) priority.title = one_line(cell, scratch);
      if (at == 1) priority.owners = split_at_commas(cell);
      if (at >= 2 && at - 2 < names.size() && !cell.empty()) {
        priority.fields.push_back({names[at - 2], cell});
      }
    }
    if (priority.title.empty()) continue;
    priority.id = ids.make(priority.title);
    rows.groups[0].priorities.push_back(std::move(priority));
  }
  return rows;
}

RowsToAdd add_rows(const Plan& plan, Plan rows, std::string_view after, bool are_back) {
  return AddRows(plan, std::move(rows), are_back).run(after);
}

Operations move_rows(const Plan& plan, std::span<const std::string> ids, RowPlace to) {
  return MoveRows(plan, in_plan_order(plan, ids), std::move(to)).run();
}

Operations remove_rows(const Plan& plan, std::span<const std::string> ids) {
  if (ids.size() > many_rows) return remove_at_once(plan, ids);
  const std::unordered_set<std::string_view> removed(ids.begin(), ids.end());
  Operations operations;
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      if (removed.contains(priority.id)) operations.emplace_back(RemovePriority{priority.id});
    }
  }
  remove_ideas(plan.unplanned.ideas, removed, operations);
  return operations;
}

}  // namespace summit
