// What the files that hold the operations share (operation_plan.cpp, operation_priority.cpp,
// operation_group.cpp, operation_person.cpp, operation_idea.cpp). Others use operation.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/operation.h"
#include "plan/rules.h"

namespace summit {

// Applies one operation. What it refuses it refuses before it changes anything.
[[nodiscard]] Applied run(Plan& plan, const SetText& op);
[[nodiscard]] Applied run(Plan& plan, const SetSection& op);
[[nodiscard]] Applied run(Plan& plan, const SetUnplanned& op);
[[nodiscard]] Applied run(Plan& plan, const SetPad& op);
[[nodiscard]] Applied run(Plan& plan, const ReplacePlan& op);

[[nodiscard]] Applied run(Plan& plan, const AddPriority& op);
[[nodiscard]] Applied run(Plan& plan, const RemovePriority& op);
[[nodiscard]] Applied run(Plan& plan, const MovePriority& op);
[[nodiscard]] Applied run(Plan& plan, const RenamePriority& op);
[[nodiscard]] Applied run(Plan& plan, const SetOwners& op);
[[nodiscard]] Applied run(Plan& plan, const SetDescription& op);
[[nodiscard]] Applied run(Plan& plan, const SetField& op);

[[nodiscard]] Applied run(Plan& plan, const SetOrigin& op);

[[nodiscard]] Applied run(Plan& plan, const AddGroup& op);
[[nodiscard]] Applied run(Plan& plan, const RenameGroup& op);
[[nodiscard]] Applied run(Plan& plan, const RemoveGroup& op);
[[nodiscard]] Applied run(Plan& plan, const MoveGroup& op);

[[nodiscard]] Applied run(Plan& plan, const SetPerson& op);
[[nodiscard]] Applied run(Plan& plan, const RemovePerson& op);
[[nodiscard]] Applied run(Plan& plan, const RenamePerson& op);

[[nodiscard]] Applied run(Plan& plan, const AddIdea& op);
[[nodiscard]] Applied run(Plan& plan, const RemoveIdea& op);
[[nodiscard]] Applied run(Plan& plan, const MoveIdea& op);
[[nodiscard]] Applied run(Plan& plan, const RenameIdea& op);
[[nodiscard]] Applied run(Plan& plan, const Promote& op);
[[nodiscard]] Applied run(Plan& plan, const Demote& op);

// [SECTION] Answers

[[nodiscard]] inline Applied refuse(Message why) {
  return {{}, std::move(why)};
}
[[nodiscard]] inline Applied done(Operations inverse) {
  return {std::move(inverse), {}};
}
template <typename... Ops>
[[nodiscard]] Applied done_by(Ops... inverse) {
  return done({Operation(std::move(inverse))...});
}

[[nodiscard]] Applied no_priority(std::string_view id);
[[nodiscard]] Applied no_idea(std::string_view id);
[[nodiscard]] Applied no_group(std::size_t group, std::size_t size);
[[nodiscard]] Applied past_end(std::size_t at, std::size_t size);
[[nodiscard]] Applied id_taken(std::string_view id);

// What is wrong with a list of names, each of which is called `what`; nothing when all will do.
[[nodiscard]] Message lines_trouble(const std::vector<std::string>& lines,
                                    const Message::Value& what);

// Whether set-field takes a name as one of a priority's own members rather than a column.
[[nodiscard]] bool is_own_member(std::string_view name);

// [SECTION] Places

[[nodiscard]] bool id_in_use(const Plan& plan, std::string_view id);

// Where a priority that is added to `group` stands. A plan without groups has room for its first
// priority all the same: its main table comes with it.
struct Slot {
  Applied refusal;  // where there is no such place
  std::size_t at = 0;
  bool first_group = false;
};
[[nodiscard]] Slot find_slot(const Plan& plan, std::size_t group, OptionalIndex at);
// Puts a priority into a slot that was found; gives the operations that take it out again.
[[nodiscard]] Operations fill_slot(Plan& plan, std::size_t group, const Slot& slot,
                                   Priority priority);

template <typename T>
void insert_at(std::vector<T>& items, std::size_t at, T item) {
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
}

template <typename T>
[[nodiscard]] T take_at(std::vector<T>& items, std::size_t at) {
  T item = std::move(items[at]);
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  return item;
}

}  // namespace summit
