#include "plan/rows.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "text/name.h"

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
void append_row(std::string& text, const Row& row) {
  append_cell(text, row.title);
  std::string owners;
  for (const std::string& owner : row.owners) {
    if (!owners.empty()) owners += ", ";
    owners += owner;
  }
  text += '\t';
  append_cell(text, owners);
  for (const Field& field : row.fields) {
    text += '\t';
    append_cell(text, field.value);
  }
  text += '\n';
}

void append_ideas(std::string& text, const std::vector<Idea>& ideas) {
  for (const Idea& idea : ideas) {
    append_row(text, idea);
    append_ideas(text, idea.ideas);
  }
}

class AddRows {
 public:
  AddRows(const Plan& plan, Plan rows) : plan_(plan), rows_(std::move(rows)), new_ids_(plan) {
    for (const Group& group : plan.groups) {
      for (const Priority& priority : group.priorities) take_title(priority.title);
    }
    take_titles(plan.unplanned.ideas);
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
    row.origin.clear();
  }
  void renew_all(Idea& idea) {
    renew(idea);
    for (Idea& below : idea.ideas) renew_all(below);
  }

  bool take_title(std::string_view title) { return titles_.insert(normalize_name(title)).second; }
  void take_titles(const std::vector<Idea>& ideas) {
    for (const Idea& idea : ideas) {
      take_title(idea.title);
      take_titles(idea.ideas);
    }
  }
  void add(Operation operation) { result_.operations.push_back(std::move(operation)); }

  const Plan& plan_;
  Plan rows_;
  IdSource new_ids_;
  std::unordered_set<std::string> titles_;
  RowsToAdd result_;
};

}  // namespace

Plan rows_of(const Plan& plan, std::span<const std::string> ids) {
  Plan rows;
  std::unordered_set<std::string> names;
  for (const std::string& id : ids) {
    if (const auto place = find_priority(plan, id)) {
      if (rows.groups.empty())
        rows.groups.push_back({.columns = plan.groups[place->group].columns});
      const Priority& priority = *priority_at(plan, *place);
      names.insert(priority.owners.begin(), priority.owners.end());
      rows.groups[0].priorities.push_back(priority);
    } else if (const Idea* idea = idea_at(plan, find_idea(plan, id))) {
      rows.unplanned.ideas.push_back(*idea);
    }
  }
  collect_owners(rows.unplanned.ideas, names);
  for (const Person& person : plan.people) {
    if (names.contains(person.name)) rows.people.push_back(person);
  }
  return rows;
}

std::string tab_separated(const Plan& rows) {
  std::string text;
  for (const Group& group : rows.groups) {
    for (const Priority& priority : group.priorities) append_row(text, priority);
  }
  append_ideas(text, rows.unplanned.ideas);
  return text;
}

RowsToAdd add_rows(const Plan& plan, Plan rows, std::string_view after) {
  return AddRows(plan, std::move(rows)).run(after);
}

}  // namespace summit
