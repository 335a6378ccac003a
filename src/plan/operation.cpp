#include "plan/operation.h"

#include <iterator>

#include "plan/operation_run.h"

namespace summit {

// [SECTION] What operation_run.h declares

Applied no_priority(std::string_view id) {
  return refuse(Message("no priority has the id “{}”; use one of the plan's ids", {shortened(id)}));
}

Applied no_idea(std::string_view id) {
  return refuse(Message("no idea has the id “{}”; use one of the plan's ids", {shortened(id)}));
}

Applied no_group(std::size_t group, std::size_t size) {
  return refuse(Message("there is no group {}: the plan has {}, counted from 0", {group, size}));
}

Applied past_end(std::size_t at, std::size_t size) {
  return refuse(Message("position {} is past the end, which is {}", {at, size}));
}

Applied id_taken(std::string_view id) {
  return refuse(
      Message("the id “{}” is in use; give the new one another, or none", {shortened(id)}));
}

Message lines_trouble(const std::vector<std::string>& lines, const Message::Value& what) {
  for (const std::string& line : lines) {
    if (Message trouble = line_trouble(line, what); !trouble.empty()) return trouble;
  }
  return {};
}

bool id_in_use(const Plan& plan, std::string_view id) {
  return find_priority(plan, id) || !find_idea(plan, id).empty();
}

Slot find_slot(const Plan& plan, std::size_t group, OptionalIndex at) {
  const bool first_group = plan.groups.empty() && group == 0;
  if (!first_group && group >= plan.groups.size()) return {no_group(group, plan.groups.size())};
  const std::size_t size = first_group ? 0 : plan.groups[group].priorities.size();
  if (at.value_or(size) > size) return {past_end(*at, size)};
  return {{}, at.value_or(size), first_group};
}

Operations fill_slot(Plan& plan, std::size_t group, const Slot& slot, Priority priority) {
  Operations inverse{RemovePriority{priority.id}};
  if (slot.first_group) {
    plan.groups.push_back({.columns = default_columns()});
    inverse.emplace_back(RemoveGroup{0});
  }
  insert_at(plan.groups[group].priorities, slot.at, std::move(priority));
  return inverse;
}

// [SECTION] What operation.h declares

Applied apply(Plan& plan, const Operation& operation) {
  return std::visit([&](const auto& op) { return run(plan, op); }, operation);
}

Applied apply(Plan& plan, std::span<const Operation> operations) {
  std::vector<Operations> inverses;  // of each, in the order applied
  Applied result;
  for (std::size_t at = 0; at < operations.size(); ++at) {
    Applied applied = apply(plan, operations[at]);
    if (!applied) {
      result = {{}, std::move(applied.refusal), at};
      break;
    }
    inverses.push_back(std::move(applied.inverse));
  }
  for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse) {
    if (!result) {
      for (const Operation& operation : *inverse) (void)apply(plan, operation);
    } else {
      result.inverse.insert(result.inverse.end(), std::make_move_iterator(inverse->begin()),
                            std::make_move_iterator(inverse->end()));
    }
  }
  return result;
}

}  // namespace summit
