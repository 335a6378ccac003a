// Who carries how much of a plan, and how far its groups have come: what the load view draws.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace summit {

inline constexpr std::size_t status_count = 6;  // of Status

// Whether there is still something to do: it is neither done, deferred nor dropped.
[[nodiscard]] bool is_open(Status status);

// What one owner has of the priorities that are open; those that are not weigh nothing.
struct OwnerLoad {
  std::string name;
  PersonKind kind = PersonKind::person;
  std::size_t sole = 0;                   // owned by nobody else
  std::size_t shared = 0;                 // with other owners
  std::size_t closed = 0;                 // done, deferred or dropped
  std::vector<PriorityPlace> priorities;  // all of them, in the plan's order
  [[nodiscard]] std::size_t carries() const { return sole + shared; }
};

struct Load {
  std::vector<OwnerLoad> owners;       // who carries most comes first, then in the plan's order
  std::vector<PriorityPlace> unowned;  // open ones that nobody owns, or only a placeholder does
  // By group of the plan, how many priorities have each Status.
  std::vector<std::array<std::size_t, status_count>> groups;
  std::size_t open = 0;       // priorities
  std::size_t unplanned = 0;  // ideas, those below others as well
};

[[nodiscard]] Load load_of(const Plan& plan);

// How many owners carry more than `capacity` priorities; 0: there is no limit.
[[nodiscard]] std::size_t count_over(const Load& load, std::size_t capacity);

}  // namespace summit
