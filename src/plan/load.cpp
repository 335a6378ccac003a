#include "plan/load.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "text/sort.h"

namespace summit {
namespace {

std::size_t count_ideas(const std::vector<Idea>& ideas) {
  std::size_t count = ideas.size();
  for (const Idea& idea : ideas) count += count_ideas(idea.ideas);
  return count;
}

}  // namespace

bool is_open(Status status) {
  return status == Status::proposed || status == Status::agreed || status == Status::in_progress;
}

Load load_of(const Plan& plan) {
  Load load;
  load.unplanned = count_ideas(plan.unplanned.ideas);
  std::unordered_map<std::string_view, PersonKind> kinds;
  for (const Person& person : plan.people) kinds.emplace(person.name, person.kind);
  std::unordered_map<std::string_view, std::size_t> places;  // of names in load.owners
  std::vector<std::size_t> owners;                           // of one priority
  for (std::size_t group = 0; group < plan.groups.size(); ++group) {
    std::array<std::size_t, status_count>& counts = load.groups.emplace_back();
    const std::vector<Priority>& priorities = plan.groups[group].priorities;
    for (std::size_t at = 0; at < priorities.size(); ++at) {
      const Priority& priority = priorities[at];
      ++counts[static_cast<std::size_t>(priority.status)];
      owners.clear();
      for (const std::string& name : priority.owners) {
        const auto known = kinds.find(name);
        const PersonKind kind = known == kinds.end() ? PersonKind::person : known->second;
        if (kind == PersonKind::unassigned) continue;
        const auto [place, is_new] = places.emplace(name, load.owners.size());
        if (is_new) load.owners.push_back({.name = name, .kind = kind});
        if (std::find(owners.begin(), owners.end(), place->second) == owners.end()) {
          owners.push_back(place->second);
        }
      }
      const bool open = is_open(priority.status);
      if (open) ++load.open;
      if (open && owners.empty()) load.unowned.push_back({group, at});
      for (const std::size_t owner : owners) {
        OwnerLoad& its = load.owners[owner];
        its.priorities.push_back({group, at});
        ++(!open ? its.closed : owners.size() > 1 ? its.shared : its.sole);
      }
    }
  }
  sort_by(load.owners, [](const OwnerLoad& each) { return ~std::uint64_t{each.carries()}; });
  return load;
}

std::size_t count_over(const Load& load, std::size_t capacity) {
  if (capacity == 0) return 0;
  return static_cast<std::size_t>(
      std::count_if(load.owners.begin(), load.owners.end(),
                    [&](const OwnerLoad& owner) { return owner.carries() > capacity; }));
}

}  // namespace summit
