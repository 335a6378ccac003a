// The operations on people.
#include <algorithm>

#include "plan/mentions.h"
#include "plan/operation_run.h"

namespace summit {
namespace {

Person* find(Plan& plan, std::string_view name) {
  return const_cast<Person*>(find_person(plan, name));  // the plan itself may be changed
}

void rename_owner(std::vector<std::string>& owners, const std::string& from,
                  const std::string& to) {
  // Whoever is there already under the new name is not named twice.
  const bool there = std::find(owners.begin(), owners.end(), to) != owners.end();
  if (there && from != to) {
    std::erase(owners, from);
  } else {
    std::replace(owners.begin(), owners.end(), from, to);
  }
}

void rename_owner(std::vector<Idea>& ideas, const std::string& from, const std::string& to) {
  for (Idea& idea : ideas) {
    rename_owner(idea.owners, from, to);
    rename_owner(idea.ideas, from, to);
  }
}

}  // namespace

Applied run(Plan& plan, const SetPerson& op) {
  Message trouble = line_trouble(op.name, Pattern("the name"));
  if (trouble.empty())
    trouble = line_trouble(op.url.value_or(""), Pattern("the link"), Presence::optional);
  if (trouble.empty())
    trouble = line_trouble(op.nick.value_or(""), Pattern("the nick"), Presence::optional);
  if (!trouble.empty()) return refuse(std::move(trouble));
  Person* person = find(plan, op.name);
  if (person == nullptr) {
    const std::size_t at = op.at.value_or(plan.people.size());
    if (at > plan.people.size()) return past_end(at, plan.people.size());
    insert_at(plan.people, at,
              Person{op.name,
                     op.url.value_or(""),
                     op.nick.value_or(""),
                     op.kind.value_or(PersonKind::person),
                     {}});
    return done_by(RemovePerson{op.name});
  }
  SetPerson back{op.name, {}, {}, {}, {}};
  if (op.url) back.url = std::exchange(person->url, *op.url);
  if (op.nick) back.nick = std::exchange(person->nick, *op.nick);
  if (op.kind) back.kind = std::exchange(person->kind, *op.kind);
  return done_by(std::move(back));
}

Applied run(Plan& plan, const RemovePerson& op) {
  const Person* person = find(plan, op.name);
  if (person == nullptr) {
    return refuse(
        Message("the plan knows nobody called “{}”; use a name it has", {shortened(op.name)}));
  }
  const auto at = static_cast<std::size_t>(person - plan.people.data());
  Operations inverse;
  if (person->unknown.empty()) {
    inverse.emplace_back(SetPerson{person->name, person->url, person->nick, person->kind, at});
  } else {
    inverse.emplace_back(ReplacePlan{plan});
  }
  plan.people.erase(plan.people.begin() + static_cast<std::ptrdiff_t>(at));
  return done(std::move(inverse));
}

// A name stands in so many places that only the whole plan takes the change back.
Applied run(Plan& plan, const RenamePerson& op) {
  if (Message trouble = line_trouble(op.to, Pattern("the new name")); !trouble.empty()) {
    return refuse(std::move(trouble));
  }
  Person* person = find(plan, op.name);
  if (person != nullptr && op.name != op.to && find(plan, op.to) != nullptr) {
    return refuse(Message("the plan has somebody called “{}” already; set the owners instead",
                          {shortened(op.to)}));
  }
  ReplacePlan back{plan};
  if (person != nullptr) person->name = op.to;
  for (Group& group : plan.groups) {
    for (Priority& priority : group.priorities) rename_owner(priority.owners, op.name, op.to);
  }
  rename_owner(plan.unplanned.ideas, op.name, op.to);
  (void)follow_references(plan, op.name, op.to);
  if (person == nullptr && plan == back.plan) {
    return refuse(
        Message("the plan mentions nobody called “{}”; use a name it has", {shortened(op.name)}));
  }
  return done_by(std::move(back));
}

}  // namespace summit
