// What the screens do in the same way; see screens.h.

#include <algorithm>

#include "plan/rows.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {

std::string join_owners(const std::vector<std::string>& owners) {
  std::string text;
  for (const std::string& owner : owners) {
    if (!text.empty()) text += ", ";
    text += owner;
  }
  return text;
}

std::vector<std::string> split_owners(std::string_view text) {
  std::vector<std::string> owners;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string name = one_line(text.substr(0, comma));
    const std::size_t first = name.find_first_not_of(' ');
    if (first != std::string::npos) {
      name = name.substr(first, name.find_last_not_of(' ') - first + 1);
      if (std::find(owners.begin(), owners.end(), name) == owners.end()) {
        owners.push_back(std::move(name));
      }
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return owners;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

void move_priority(Session& session, PriorityPlace place, int steps) {
  const std::vector<Group>& groups = session.plan.groups;
  const Priority* priority = priority_at(session.plan, place);
  MovePriority move{priority->id, {}, {}};
  if (steps < 0 && place.at > 0) {
    move.at = place.at - 1;
  } else if (steps > 0 && place.at + 1 < groups[place.group].priorities.size()) {
    move.at = place.at + 1;
  } else if (steps < 0 && place.group > 0) {
    move.group = place.group - 1;
  } else if (steps > 0 && place.group + 1 < groups.size()) {
    move.group = place.group + 1;
    move.at = 0;
  } else {
    return session.say(format_text(
        steps < 0 ? tr("“{}” is the first one already") : tr("“{}” is the last one already"),
        {priority->title}));
  }
  session.change({std::move(move)}, tr("Move"));
  session.say(
      format_text(steps < 0 ? tr("Moved “{}” up") : tr("Moved “{}” down"), {priority->title}));
}

void remove_priority(Session& session, const Priority& priority, PriorityPlace place,
                     const std::string& field) {
  const std::vector<Priority>& rows = session.plan.groups[place.group].priorities;
  session.change({RemovePriority{priority.id}}, tr("Remove priority"));
  session.say(format_text(tr("Removed “{}”"), {priority.title}));
  session.pane = Pane::plan;
  // The row that takes its place is next.
  const std::size_t next = place.at + 1 < rows.size() ? place.at + 1 : place.at - 1;
  if (next < rows.size()) {
    session.selected = rows[next].id;
    session.focus_target = field + ":" + rows[next].id;
  } else {
    session.focus_target = "add-priority";
  }
}

void add_priority(Session& session, std::size_t group) {
  Priority priority;
  priority.title = tr("New priority");
  priority.id = IdSource(session.plan).make(priority.title);
  session.selected = priority.id;
  session.pane = Pane::plan;
  session.focus_target = "title:" + priority.id;
  session.change({AddPriority{priority, group, {}}}, tr("Add priority"));
  session.say(tr("Added a priority"));
}

void add_idea(Session& session) {
  Idea idea;
  idea.title = tr("New idea");
  idea.id = IdSource(session.plan).make(idea.title);
  session.selected = idea.id;
  session.pane = Pane::plan;
  session.focus_target = "idea title:" + idea.id;
  session.change({AddIdea{idea, {}, {}}}, tr("Add idea"));
  session.say(tr("Added an idea"));
}

void demote_priority(Session& session, const Priority& priority) {
  session.change({Demote{priority.id, 0}}, tr("Demote"));
  session.say(format_text(tr("Demoted “{}” to an idea"), {priority.title}));
  session.selected = priority.id;
  session.pane = Pane::plan;
  session.focus_target = "idea:" + priority.id;
}

void promote_idea(Session& session, const Idea& idea) {
  session.change({Promote{idea.id, {}, 0, {}}}, tr("Promote"));
  session.say(format_text(tr("Promoted “{}”: it needs an owner"), {idea.title}));
  session.selected = idea.id;
  session.pane = Pane::plan;
  session.focus_target = "owners:" + idea.id;
}

void add_idea_below(Session& session, const Idea& idea) {
  Idea child;
  child.title = tr("New idea");
  child.id = IdSource(session.plan).make(child.title);
  session.collapsed.erase(idea.id);
  session.change({AddIdea{child, idea.id, {}}}, tr("Add idea"));
  session.say(tr("Added an idea"));
  session.selected = child.id;
  session.pane = Pane::plan;
  session.focus_target = "idea title:" + child.id;
}

void duplicate_selected(Session& session) {
  const std::string& id = session.selected;
  RowsToAdd copy = add_rows(session.plan, rows_of(session.plan, {&id, 1}), id);
  if (copy.ids.empty()) return;
  const bool priority = find_priority(session.plan, id).has_value();
  session.change(std::move(copy.operations), tr("Duplicate"));
  session.say(tr("Duplicated"));
  session.selected = copy.ids.front();
  session.pane = Pane::plan;
  session.focus_target = (priority ? "title:" : "idea title:") + session.selected;
}

void move_idea(Session& session, const Idea& idea, IdeaMove where) {
  std::vector<std::size_t> path = find_idea(session.plan, idea.id);
  const std::size_t place = path.back();
  path.pop_back();
  const Idea* parent = idea_at(session.plan, path);
  const std::vector<Idea>& siblings = parent ? parent->ideas : session.plan.unplanned.ideas;
  MoveIdea move{idea.id, {}, {}};
  if (where == IdeaMove::up && place > 0) {
    move.at = place - 1;
  } else if (where == IdeaMove::down && place + 1 < siblings.size()) {
    move.at = place + 1;
  } else if (where == IdeaMove::in && place > 0) {
    move.parent = siblings[place - 1].id;
    session.collapsed.erase(*move.parent);
  } else if (where == IdeaMove::out && parent != nullptr) {
    move.at = path.back() + 1;
    path.pop_back();
    const Idea* above = idea_at(session.plan, path);
    move.parent = above ? above->id : std::string();
  } else {
    return session.say(format_text(tr("“{}” cannot move there"), {idea.title}));
  }
  session.change({std::move(move)}, tr("Move idea"));
  session.say(format_text(tr("Moved “{}”"), {idea.title}));
}

void remove_idea(Session& session, const Idea& idea) {
  const std::vector<std::size_t> path = find_idea(session.plan, idea.id);
  const std::vector<std::size_t> above(path.begin(), path.end() - 1);
  const Idea* parent = idea_at(session.plan, above);
  const std::vector<Idea>& siblings = parent ? parent->ideas : session.plan.unplanned.ideas;
  session.change({RemoveIdea{idea.id}}, tr("Remove idea"));
  session.say(format_text(tr("Removed “{}”"), {idea.title}));
  session.pane = Pane::plan;
  const std::size_t at = path.back();
  const std::size_t next = at + 1 < siblings.size() ? at + 1 : at - 1;
  if (next < siblings.size()) {
    session.selected = siblings[next].id;
    session.focus_target = "idea:" + siblings[next].id;
  } else if (parent != nullptr) {
    session.selected = parent->id;
    session.focus_target = "idea:" + parent->id;
  } else {
    session.focus_target = "add-idea";
  }
}

}  // namespace summit::ui
