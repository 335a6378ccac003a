// Very many rows moved, removed or added at once; see rows.h. An operation for each would look
// through the whole plan for each, so one replaces the plan, whose undoing is another one.

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>
#include <variant>

#include "plan/rows.h"
#include "plan/rows_run.h"

namespace summit {
namespace {

using Ids = std::unordered_set<std::string_view>;

struct Taken {
  std::vector<Priority> priorities;
  std::vector<Idea> ideas;
};

template <typename Row>
void take(std::vector<Row>& rows, const Ids& ids, std::vector<Row>& taken) {
  std::vector<Row> kept;
  kept.reserve(rows.size());
  for (Row& row : rows) (ids.contains(row.id) ? taken : kept).push_back(std::move(row));
  rows = std::move(kept);
}

// Those below one that is taken go along with it. As deep as max_nesting.
void take_ideas(std::vector<Idea>& ideas, const Ids& ids, std::vector<Idea>& taken) {
  std::vector<Idea> kept;
  kept.reserve(ideas.size());
  for (Idea& idea : ideas) {
    if (ids.contains(idea.id)) {
      taken.push_back(std::move(idea));
    } else {
      take_ideas(idea.ideas, ids, taken);
      kept.push_back(std::move(idea));
    }
  }
  ideas = std::move(kept);
}

// Out of the plan, in its order.
Taken take_rows(Plan& plan, const Ids& ids) {
  Taken taken;
  for (Group& group : plan.groups) take(group.priorities, ids, taken.priorities);
  take_ideas(plan.unplanned.ideas, ids, taken.ideas);
  return taken;
}

Priority promoted(Idea idea) {
  Plan alone;
  alone.groups.emplace_back();
  const std::string id = idea.id;
  alone.unplanned.ideas.push_back(std::move(idea));
  (void)summit::apply(alone, Promote{id, {}, 0, {}});
  return std::move(alone.groups[0].priorities[0]);
}

Idea demoted(Priority priority) {
  Plan alone;
  alone.groups.emplace_back();
  const std::string id = priority.id;
  alone.groups[0].priorities.push_back(std::move(priority));
  (void)summit::apply(alone, Demote{id, {}});
  return std::move(alone.unplanned.ideas[0]);
}

template <typename Row>
void insert(std::vector<Row>& rows, std::size_t at, std::vector<Row> inserted) {
  rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(std::min(at, rows.size())),
              std::make_move_iterator(inserted.begin()), std::make_move_iterator(inserted.end()));
}

// Where what comes ahead of the row `before` stands, or of the first behind it that is not moved.
template <typename Row>
std::size_t place_of(const std::vector<Row>& rows, const std::string& before, const Ids& moved) {
  auto row =
      std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.id == before; });
  while (row != rows.end() && moved.contains(row->id)) ++row;
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), row, [&](const Row& each) { return !moved.contains(each.id); }));
}

std::vector<Idea>& ideas_below(Plan& plan, const std::string& parent) {
  std::vector<Idea>* ideas = &plan.unplanned.ideas;
  for (const std::size_t at : find_idea(plan, parent)) ideas = &(*ideas)[at].ideas;
  return *ideas;
}

}  // namespace

Operations move_at_once(const Plan& plan, std::span<const std::string> ids, const RowPlace& to) {
  const Ids moved(ids.begin(), ids.end());
  Plan after = plan;
  if (!to.among_ideas) {
    const std::size_t at = place_of(plan.groups[to.group].priorities, to.before, moved);
    Taken taken = take_rows(after, moved);
    for (Idea& idea : taken.ideas) taken.priorities.push_back(promoted(std::move(idea)));
    insert(after.groups[to.group].priorities, at, std::move(taken.priorities));
  } else {
    const std::size_t at = place_of(ideas_below(after, to.parent), to.before, moved);
    Taken taken = take_rows(after, moved);
    std::vector<Idea> ideas;
    ideas.reserve(taken.priorities.size() + taken.ideas.size());
    for (Priority& priority : taken.priorities) ideas.push_back(demoted(std::move(priority)));
    std::move(taken.ideas.begin(), taken.ideas.end(), std::back_inserter(ideas));
    insert(ideas_below(after, to.parent), at, std::move(ideas));
  }
  if (after == plan) return {};
  Operations result;
  result.emplace_back(ReplacePlan{std::move(after)});
  return result;
}

Operations remove_at_once(const Plan& plan, std::span<const std::string> ids) {
  Plan after = plan;
  (void)take_rows(after, Ids(ids.begin(), ids.end()));
  Operations result;
  result.emplace_back(ReplacePlan{std::move(after)});
  return result;
}

Operations add_at_once(const Plan& plan, Operations additions) {
  Plan after = plan;
  Taken added;
  const AddPriority* first_priority = nullptr;
  const AddIdea* first_idea = nullptr;
  for (Operation& each : additions) {
    if (auto* priority = std::get_if<AddPriority>(&each)) {
      if (first_priority == nullptr) first_priority = priority;
      added.priorities.push_back(std::move(priority->priority));
    } else if (auto* idea = std::get_if<AddIdea>(&each)) {
      if (first_idea == nullptr) first_idea = idea;
      added.ideas.push_back(std::move(idea->idea));
    } else {
      (void)summit::apply(after, each);
    }
  }
  if (first_priority != nullptr) {
    std::vector<Priority>& rows = after.groups[first_priority->group].priorities;
    insert(rows, first_priority->at.value_or(rows.size()), std::move(added.priorities));
  }
  if (first_idea != nullptr) {
    std::vector<Idea>& rows = ideas_below(after, first_idea->parent);
    insert(rows, first_idea->at.value_or(rows.size()), std::move(added.ideas));
  }
  Operations result;
  result.emplace_back(ReplacePlan{std::move(after)});
  return result;
}

}  // namespace summit
