#include "plan/plan.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "plan/rules.h"

namespace summit {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// A header as the lists below have it: headers are English words.
std::string plain_header(std::string_view text) {
  std::string header;
  for (const char raw : text) {
    const bool space = raw == ' ' || raw == '\t' || raw == '\n';
    if (!space) {
      header += lower(raw);
    } else if (!header.empty() && header.back() != ' ') {
      header += ' ';
    }
  }
  if (header.ends_with(' ')) header.pop_back();
  if (header.ends_with("(s)")) {
    header.resize(header.size() - 3);
  } else if (header.ends_with("ies")) {
    header.replace(header.size() - 3, 3, "y");
  } else if (header.ends_with('s')) {
    header.pop_back();
  }
  return header;
}

template <std::size_t n>
bool is_one_of(std::string_view header, const std::array<std::string_view, n>& headers) {
  return std::find(headers.begin(), headers.end(), header) != headers.end();
}

constexpr std::array<std::string_view, 6> owner_headers = {"owner",    "contact", "primary contact",
                                                           "champion", "lead",    "assignee"};
// These say by themselves that a table is one of priorities.
constexpr std::array<std::string_view, 6> priority_headers = {
    "priority", "priority item", "work item", "goal", "stretch goal", "theme"};
constexpr std::array<std::string_view, 6> title_headers = {"title",   "name",  "item",
                                                           "feature", "topic", "task"};
constexpr std::array<std::string_view, 6> other_headers = {"driver", "milestone", "date",
                                                           "week",   "sprint",    "countdown"};

bool find_idea_in(const std::vector<Idea>& ideas, std::string_view id,
                  std::vector<std::size_t>& path) {
  for (std::size_t at = 0; at < ideas.size(); ++at) {
    path.push_back(at);
    if (ideas[at].id == id || find_idea_in(ideas[at].ideas, id, path)) return true;
    path.pop_back();
  }
  return false;
}

constexpr std::array<std::string_view, 6> status_names = {"proposed", "agreed",   "in-progress",
                                                          "done",     "deferred", "dropped"};
constexpr std::array<std::string_view, 3> kind_names = {"person", "team", "unassigned"};

template <typename Enum, std::size_t n>
std::optional<Enum> enum_from(const std::array<std::string_view, n>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

template <typename Visit>
void each_id(const std::vector<Idea>& ideas, const Visit& visit) {
  for (const Idea& idea : ideas) {
    visit(std::string_view(idea.id));
    each_id(idea.ideas, visit);
  }
}

template <typename Visit>
void each_id(const Plan& plan, const Visit& visit) {
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) visit(std::string_view(priority.id));
  }
  each_id(plan.unplanned.ideas, visit);
}

// Ids of the same words are told apart by numbers; the first is without.
constexpr std::size_t first_number = 2;

std::string id_words(std::string_view title) {
  std::string words;
  for (const char raw : title) {
    const char c = lower(raw);
    if (is_word(c)) {
      words += c;
    } else if (!words.empty() && words.back() != '-' && c != '\'' && c != '.') {
      words += '-';
    }
  }
  if (words.ends_with('-')) words.pop_back();
  return words.empty() ? "item" : words;
}

void give_ids(IdSource& ids, std::vector<Idea>& ideas) {
  for (Idea& idea : ideas) {
    if (idea.id.empty()) idea.id = ids.make(idea.title);
    give_ids(ids, idea.ideas);
  }
}

}  // namespace

std::optional<PriorityPlace> find_priority(const Plan& plan, std::string_view id) {
  for (std::size_t group = 0; group < plan.groups.size(); ++group) {
    const std::vector<Priority>& priorities = plan.groups[group].priorities;
    for (std::size_t at = 0; at < priorities.size(); ++at) {
      if (priorities[at].id == id) return PriorityPlace{group, at};
    }
  }
  return std::nullopt;
}

const Priority* priority_at(const Plan& plan, PriorityPlace place) {
  if (place.group >= plan.groups.size()) return nullptr;
  const std::vector<Priority>& priorities = plan.groups[place.group].priorities;
  return place.at < priorities.size() ? &priorities[place.at] : nullptr;
}

std::vector<std::size_t> find_idea(const Plan& plan, std::string_view id) {
  std::vector<std::size_t> path;
  find_idea_in(plan.unplanned.ideas, id, path);
  return path;
}

const Idea* idea_at(const Plan& plan, const std::vector<std::size_t>& path) {
  const std::vector<Idea>* ideas = &plan.unplanned.ideas;
  const Idea* idea = nullptr;
  for (const std::size_t at : path) {
    if (at >= ideas->size()) return nullptr;
    idea = &(*ideas)[at];
    ideas = &idea->ideas;
  }
  return idea;
}

const CollectedPad* find_pad(const Plan& plan, std::string_view name) {
  const auto found = std::find_if(plan.pads.begin(), plan.pads.end(),
                                  [&](const CollectedPad& pad) { return pad.name == name; });
  return found == plan.pads.end() ? nullptr : &*found;
}

const Person* find_person(const Plan& plan, std::string_view name) {
  const auto found = std::find_if(plan.people.begin(), plan.people.end(),
                                  [&](const Person& person) { return person.name == name; });
  return found == plan.people.end() ? nullptr : &*found;
}

const std::string& heading_of(const Priority& priority) {
  return priority.heading.empty() ? priority.title : priority.heading;
}

std::vector<ColumnRole> column_roles(const std::vector<std::string>& headers) {
  constexpr std::size_t none = std::string_view::npos;
  std::size_t owners = none;
  std::size_t title = none;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::string header = plain_header(headers[i]);
    if (is_one_of(header, owner_headers)) {
      owners = std::min(owners, i);
      continue;
    }
    if (is_one_of(header, priority_headers) || is_one_of(header, title_headers)) {
      title = std::min(title, i);
    }
  }
  std::vector<ColumnRole> roles(headers.size(), ColumnRole::field);
  if (owners != none) roles[owners] = ColumnRole::owners;
  if (title == none && owners != 0 && !headers.empty()) title = 0;
  if (title != none) roles[title] = ColumnRole::title;
  return roles;
}

bool is_priority_header(const std::vector<std::string>& headers) {
  const std::vector<ColumnRole> roles = column_roles(headers);
  const auto title = std::find(roles.begin(), roles.end(), ColumnRole::title);
  if (title == roles.end()) return false;
  const std::string header = plain_header(headers[static_cast<std::size_t>(title - roles.begin())]);
  const bool owners = std::find(roles.begin(), roles.end(), ColumnRole::owners) != roles.end();
  return owners ? !is_one_of(header, other_headers) : is_one_of(header, priority_headers);
}

std::vector<std::string> default_columns() {
  return {"Priority", "Owner"};
}

IdSource::IdSource(const Plan& plan) {
  each_id(plan, [&](std::string_view id) { used_.emplace(id); });
}

std::string IdSource::make(std::string_view title) {
  const std::string words = id_words(title);
  std::string id = words;
  std::size_t& next = next_.try_emplace(words, first_number).first->second;
  while (!used_.insert(id).second) id = words + "-" + std::to_string(next++);
  return id;
}

std::string make_id(const Plan& plan, std::string_view title) {
  std::string words = id_words(title);
  bool plain = false;             // the words alone are in use
  std::vector<std::size_t> used;  // the numbers in use behind the words
  each_id(plan, [&](std::string_view id) {
    if (!id.starts_with(words)) return;
    id.remove_prefix(words.size());
    if (id.empty()) plain = true;
    std::size_t number = 0;
    if (id.starts_with('-') && std::from_chars(id.data() + 1, id.data() + id.size(), number).ptr ==
                                   id.data() + id.size()) {
      used.push_back(number);
    }
  });
  if (!plain) return words;
  // One of the first numbers is free: there are more of them than are in use.
  std::vector<bool> taken(used.size() + 1);
  for (const std::size_t number : used) {
    if (number >= first_number && number - first_number < taken.size()) {
      taken[number - first_number] = true;
    }
  }
  const auto free = std::find(taken.begin(), taken.end(), false) - taken.begin();
  return words + "-" + std::to_string(static_cast<std::size_t>(free) + first_number);
}

void give_ids(Plan& plan) {
  IdSource ids(plan);
  for (Group& group : plan.groups) {
    for (Priority& priority : group.priorities) {
      if (priority.id.empty()) priority.id = ids.make(priority.title);
    }
  }
  give_ids(ids, plan.unplanned.ideas);
}

std::string_view to_string(Status status) {
  return status_names[static_cast<std::size_t>(status)];
}

std::optional<Status> status_from(std::string_view name) {
  return enum_from<Status>(status_names, name);
}

Message status_trouble(std::string_view name) {
  return Message("“{}” is no status; use proposed, agreed, in-progress, done, deferred or dropped",
                 {shortened(name)});
}

std::string_view to_string(PersonKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<PersonKind> person_kind_from(std::string_view name) {
  return enum_from<PersonKind>(kind_names, name);
}

}  // namespace summit
