// What the screens do in the same way; see screens.h.

#include <algorithm>
#include <array>
#include <optional>

#include "plan/rows.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {

std::string_view status_word(Status status) {
  switch (status) {
    case Status::proposed:
      return tr("Proposed");
    case Status::agreed:
      return tr("Agreed");
    case Status::in_progress:
      return tr("In progress");
    case Status::done:
      return tr("Done");
    case Status::deferred:
      return tr("Deferred");
    case Status::dropped:
      return tr("Dropped");
  }
  return {};
}

std::string join_owners(const std::vector<std::string>& owners) {
  std::string text;
  for (const std::string& owner : owners) {
    if (!text.empty()) text += ", ";
    text += owner;
  }
  return text;
}

bool is_web_address(std::string_view url) {
  constexpr std::array<std::string_view, 3> schemes = {"http://", "https://", "mailto:"};
  return std::any_of(schemes.begin(), schemes.end(),
                     [&](std::string_view scheme) { return url.starts_with(scheme); });
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

namespace {

// The row `id` gets a title: it is selected, and its field `kind` has the focus.
void begin_row(Session& session, const std::string& id, std::string_view kind) {
  session.new_row = id;
  session.before_new_row = session.selected;
  session.select_only(id);
  session.pane = Pane::plan;
  session.focus_target = std::string(kind) + id;
}

void add_idea_to(Session& session, const std::string& parent) {
  Idea idea;
  idea.title = tr("New idea");
  idea.id = IdSource(session.plan).make(idea.title);
  session.change({AddIdea{idea, parent, {}}}, tr("Add idea"));
  session.say(tr("Added an idea"));
  begin_row(session, idea.id, "idea title:");
}

}  // namespace

void add_priority(Session& session, std::size_t group) {
  Priority priority;
  priority.title = tr("New priority");
  priority.id = IdSource(session.plan).make(priority.title);
  session.change({AddPriority{priority, group, {}}}, tr("Add priority"));
  session.say(tr("Added a priority"));
  begin_row(session, priority.id, "title:");
}

void add_idea(Session& session) {
  add_idea_to(session, {});
}

void add_idea_below(Session& session, const Idea& idea) {
  session.collapsed.erase(idea.id);
  add_idea_to(session, idea.id);
}

bool take_back_new_row(Session& session, const std::string& id) {
  if (session.new_row != id) return false;
  const std::string typing = "rename " + id;
  const std::string_view newest = session.history.undo_name();
  const bool only_added = newest == tr("Add priority") || newest == tr("Add idea");
  if (!only_added && !session.history.is_typing(typing)) return false;
  if (!only_added) session.cancel_typing(typing);
  const auto place = find_priority(session.plan, id);
  session.take_back();
  const std::string& before = session.before_new_row;
  const bool stands =
      find_priority(session.plan, before) || !find_idea(session.plan, before).empty();
  session.select_only(stands ? before : std::string());
  session.focus_target =
      place ? "add-priority:" + std::to_string(place->group) : std::string("add-idea");
  return true;
}

std::string name_of(const Session& session, const std::vector<std::string>& ids) {
  if (ids.size() != 1) {
    return format_text(tr_n(ids.size(), "{} row", "{} rows"), {number(ids.size())});
  }
  const auto place = find_priority(session.plan, ids[0]);
  const Idea* idea = idea_at(session.plan, find_idea(session.plan, ids[0]));
  return format_text(tr("“{}”"), {place ? priority_at(session.plan, *place)->title : idea->title});
}

namespace {

// Where the rows that begin at `first`, or end with `last`, come to stand one row further.
std::optional<RowPlace> next_place(const Plan& plan, const std::string& first,
                                   const std::string& last, bool up) {
  const auto place = find_priority(plan, up ? first : last);
  if (place) {
    const std::vector<Priority>& rows = plan.groups[place->group].priorities;
    const auto id_at = [](const std::vector<Priority>& of, std::size_t at) {
      return at < of.size() ? of[at].id : std::string();
    };
    if (up && place->at > 0) {
      return RowPlace{.group = place->group, .before = rows[place->at - 1].id};
    }
    if (up && place->group > 0) return RowPlace{.group = place->group - 1};
    if (!up && place->at + 1 < rows.size()) {
      return RowPlace{.group = place->group, .before = id_at(rows, place->at + 2)};
    }
    if (!up && place->group + 1 < plan.groups.size()) {
      const std::vector<Priority>& below = plan.groups[place->group + 1].priorities;
      return RowPlace{.group = place->group + 1, .before = id_at(below, 0)};
    }
    return std::nullopt;
  }
  std::vector<std::size_t> path = find_idea(plan, up ? first : last);
  const std::size_t at = path.back();
  path.pop_back();
  const Idea* parent = idea_at(plan, path);
  const std::vector<Idea>& rows = parent ? parent->ideas : plan.unplanned.ideas;
  if (up ? at == 0 : at + 1 == rows.size()) return std::nullopt;
  const std::size_t before = up ? at - 1 : at + 2;
  return RowPlace{.among_ideas = true,
                  .parent = parent ? parent->id : std::string(),
                  .before = before < rows.size() ? rows[before].id : std::string()};
}

// Below the idea above them, or behind the one they are below of.
std::optional<RowPlace> next_level(const Plan& plan, const std::string& first, bool in) {
  std::vector<std::size_t> path = find_idea(plan, first);
  if (path.empty()) return std::nullopt;
  const std::size_t at = path.back();
  path.pop_back();
  const Idea* parent = idea_at(plan, path);
  if (in) {
    if (at == 0) return std::nullopt;
    return RowPlace{.among_ideas = true,
                    .parent = (parent ? parent->ideas : plan.unplanned.ideas)[at - 1].id};
  }
  if (parent == nullptr) return std::nullopt;
  const std::size_t parent_at = path.back();
  path.pop_back();
  const Idea* above = idea_at(plan, path);
  const std::vector<Idea>& rows = above ? above->ideas : plan.unplanned.ideas;
  return RowPlace{.among_ideas = true,
                  .parent = above ? above->id : std::string(),
                  .before = parent_at + 1 < rows.size() ? rows[parent_at + 1].id : std::string()};
}

}  // namespace

void move_selected(Session& session, RowMove move) {
  const std::vector<std::string> ids = session.selection();
  if (ids.empty()) return;
  const Plan& plan = session.plan;
  const bool priorities = find_priority(plan, ids.front()).has_value();
  const std::string name = name_of(session, ids);
  if (priorities != find_priority(plan, ids.back()).has_value()) {
    return session.say(tr("Priorities and ideas move up and down by themselves, not together"));
  }
  const bool level = move == RowMove::in || move == RowMove::out;
  const std::optional<RowPlace> to =
      level ? next_level(plan, ids.front(), move == RowMove::in)
            : next_place(plan, ids.front(), ids.back(), move == RowMove::up);
  Operations operations = to ? move_rows(plan, ids, *to) : Operations();
  if (operations.empty()) {
    if (!priorities) return session.say(format_text(tr("{} cannot move there"), {name}));
    return session.say(format_text(
        move == RowMove::up ? tr("{} cannot move further up") : tr("{} cannot move further down"),
        {name}));
  }
  if (move == RowMove::in) session.collapsed.erase(to->parent);
  session.change(std::move(operations), priorities ? tr("Move") : tr("Move idea"));
  session.say(format_text(!priorities           ? tr("Moved {}")
                          : move == RowMove::up ? tr("Moved {} up")
                                                : tr("Moved {} down"),
                          {name}));
}

namespace {

// Of rows in the plan's order, which has the priorities first.
std::vector<std::string>::iterator first_idea(const Plan& plan, std::vector<std::string>& ids) {
  return std::partition_point(ids.begin(), ids.end(), [&](const std::string& id) {
    return find_priority(plan, id).has_value();
  });
}

}  // namespace

void demote_selected(Session& session) {
  std::vector<std::string> ids = session.selection();
  ids.erase(first_idea(session.plan, ids), ids.end());
  const std::vector<Idea>& ideas = session.plan.unplanned.ideas;
  const std::string first = ideas.empty() ? std::string() : ideas.front().id;
  Operations operations = move_rows(session.plan, ids, {.among_ideas = true, .before = first});
  if (operations.empty()) return;
  session.say(ids.size() == 1 ? format_text(tr("Demoted {} to an idea"), {name_of(session, ids)})
                              : format_text(tr("Demoted {} to ideas"), {name_of(session, ids)}));
  session.change(std::move(operations), tr("Demote"));
  session.pane = Pane::plan;
  session.focus_target = "idea:" + session.selected;
}

void promote_selected(Session& session, std::size_t group) {
  std::vector<std::string> ids = session.selection();
  ids.erase(ids.begin(), first_idea(session.plan, ids));
  Operations operations = move_rows(session.plan, ids, {.group = group});
  if (operations.empty()) return;
  session.say(ids.size() == 1
                  ? format_text(tr("Promoted {}: it needs an owner"), {name_of(session, ids)})
                  : format_text(tr("Promoted {}: they need owners"), {name_of(session, ids)}));
  session.change(std::move(operations), tr("Promote"));
  session.pane = Pane::plan;
  session.focus_target = (ids.size() == 1 ? "owners:" : "grip:") + session.selected;
}

void duplicate_selected(Session& session) {
  const std::vector<std::string> ids = session.selection();
  if (ids.empty()) return;
  RowsToAdd copy = add_rows(session.plan, rows_of(session.plan, ids), ids.back());
  if (copy.ids.empty()) return;
  const bool priority = find_priority(session.plan, ids.back()).has_value();
  session.change(std::move(copy.operations), tr("Duplicate"));
  session.say(tr("Duplicated"));
  session.select_rows(copy.ids);
  session.pane = Pane::plan;
  session.focus_target = std::string(copy.ids.size() > 1 ? (priority ? "grip:" : "idea:")
                                                         : (priority ? "title:" : "idea title:")) +
                         session.selected;
}

}  // namespace summit::ui
