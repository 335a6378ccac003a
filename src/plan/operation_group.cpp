// The operations on groups.
#include "plan/operation_run.h"
#include "plan/validity.h"

namespace summit {

Applied run(Plan& plan, const AddGroup& op) {
  const std::size_t at = op.at.value_or(plan.groups.size());
  if (at > plan.groups.size()) return past_end(at, plan.groups.size());
  if (Message trouble = trouble_in(op.group); !trouble.empty()) {
    return refuse(std::move(trouble));
  }
  Group group = op.group;
  group.unknown.clear();  // as in the operation's JSON, which has no place for them
  IdSource ids(plan);
  for (const Priority& priority : group.priorities) {
    if (!priority.id.empty() && !ids.claim(priority.id)) return id_taken(priority.id);
  }
  for (Priority& priority : group.priorities) {
    if (priority.id.empty()) priority.id = ids.make(priority.title);
  }
  insert_at(plan.groups, at, std::move(group));
  return done_by(RemoveGroup{at});
}

Applied run(Plan& plan, const RenameGroup& op) {
  if (op.group >= plan.groups.size()) return no_group(op.group, plan.groups.size());
  Message trouble =
      line_trouble(op.title.value_or(""), Pattern("the title of a group"), Presence::optional);
  if (trouble.empty() && op.columns)
    trouble = lines_trouble(*op.columns, Pattern("the name of a column"));
  if (trouble.empty())
    trouble = text_trouble(op.introduction.value_or(""), Pattern("the introduction"));
  if (!trouble.empty()) return refuse(std::move(trouble));
  Group& group = plan.groups[op.group];
  RenameGroup back{op.group, {}, {}, {}};
  if (op.title) back.title = std::exchange(group.title, *op.title);
  if (op.columns) back.columns = std::exchange(group.columns, *op.columns);
  if (op.introduction) back.introduction = std::exchange(group.introduction, *op.introduction);
  return done_by(std::move(back));
}

Applied run(Plan& plan, const RemoveGroup& op) {
  if (op.group >= plan.groups.size()) return no_group(op.group, plan.groups.size());
  if (!plan.groups[op.group].unknown.empty()) {
    ReplacePlan back{plan};
    plan.groups.erase(plan.groups.begin() + static_cast<std::ptrdiff_t>(op.group));
    return done_by(std::move(back));
  }
  return done_by(AddGroup{take_at(plan.groups, op.group), op.group});
}

Applied run(Plan& plan, const MoveGroup& op) {
  if (op.group >= plan.groups.size()) return no_group(op.group, plan.groups.size());
  const std::size_t at = op.at.value_or(plan.groups.size() - 1);
  if (at >= plan.groups.size()) return past_end(at, plan.groups.size() - 1);
  insert_at(plan.groups, at, take_at(plan.groups, op.group));
  return done_by(MoveGroup{at, op.group});
}

}  // namespace summit
