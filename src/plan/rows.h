// Rows on their own, as they are copied: priorities and ideas as a plan that has nothing else but
// the people they name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plan/operation.h"

namespace summit {

// The priorities, in one group, and the ideas with all below them. What the plan does not have is
// left out.
[[nodiscard]] Plan rows_of(const Plan& plan, std::span<const std::string> ids);

// As spreadsheets take them: a line for each, its title, its owners and its fields behind tabs;
// of ideas, those below as well. Cells with tabs, quotes or line breaks are quoted.
[[nodiscard]] std::string tab_separated(const Plan& rows);

// What puts rows into a plan behind the priority or idea `after`, as what that is; where the plan
// has no such, as priorities at the end of the first group.
struct RowsToAdd {
  Operations operations;
  std::vector<std::string> ids;  // what they are called there
};
// They are new there: with ids and titles unlike any in the plan, so that no reference changes its
// meaning, without a place in a pad, and with those fields that the table has a column for. People
// whom the plan does not know come along.
[[nodiscard]] RowsToAdd add_rows(const Plan& plan, Plan rows, std::string_view after);

}  // namespace summit
