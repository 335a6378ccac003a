#include "plan/mentions.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plan/operation_run.h"
#include "plan/reference.h"
#include "text/name.h"

namespace summit {
namespace {

// Gets each text, and what makes the operation that sets its present value; null where none can.
using Visit = std::function<void(std::string& text, const std::function<Operation()>& restore)>;

void each_prose(std::vector<Idea>& ideas, const Visit& visit) {
  for (Idea& idea : ideas) {
    visit(idea.notes, [&] { return RenameIdea{.id = idea.id, .notes = idea.notes}; });
    for (Field& field : idea.fields) visit(field.value, nullptr);
    each_prose(idea.ideas, visit);
  }
}

void each_prose(std::vector<Section>& sections, const Visit& visit) {
  for (Section& section : sections) {
    visit(section.body, nullptr);  // its path may name another
    each_prose(section.sections, visit);
  }
}

void each_prose(Priority& priority, const Visit& visit) {
  if (priority.description) {
    visit(*priority.description, [&] { return SetDescription{priority.id, priority.description}; });
  }
  for (Field& field : priority.fields) {
    if (is_own_member(field.name)) {
      visit(field.value, nullptr);
    } else {
      visit(field.value, [&] { return SetField{priority.id, field.name, field.value}; });
    }
  }
}

void each_prose(Plan& plan, const Visit& visit) {
  visit(plan.introduction, [&] {
    return SetText{SetText::Member::introduction, plan.introduction};
  });
  for (std::size_t at = 0; at < plan.groups.size(); ++at) {
    Group& group = plan.groups[at];
    visit(group.introduction,
          [&] { return RenameGroup{.group = at, .introduction = group.introduction}; });
    for (Priority& priority : group.priorities) each_prose(priority, visit);
  }
  Unplanned& unplanned = plan.unplanned;
  visit(unplanned.introduction,
        [&] { return SetUnplanned{.introduction = unplanned.introduction}; });
  each_prose(unplanned.ideas, visit);
  visit(unplanned.closing, [&] { return SetUnplanned{.closing = unplanned.closing}; });
  each_prose(plan.sections, visit);
}

}  // namespace

Operations follow_references(Plan& plan, std::string_view from, std::string_view to) {
  if (from == to) return {};
  const std::string name = normalize_name(from);
  Operations inverse;
  std::vector<std::pair<std::string*, std::string>> changes;
  bool exact = true;
  each_prose(plan, [&](std::string& text, const std::function<Operation()>& restore) {
    std::optional<std::string> renamed = rename_references(text, name, to);
    if (!renamed || *renamed == text) return;
    if (restore) {
      inverse.push_back(restore());
    } else {
      exact = false;
    }
    changes.emplace_back(&text, *std::move(renamed));
  });
  if (!exact) inverse = {ReplacePlan{plan}};
  for (auto& [text, renamed] : changes) *text = std::move(renamed);
  return inverse;
}

}  // namespace summit
