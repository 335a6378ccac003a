// Rows, which are priorities and ideas, several at once: moved, and on their own, as they are
// copied: a plan that has nothing else but the people they name. Time is that of looking through
// the plan once: very many rows are moved, removed and added by an operation that replaces the
// plan.
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

// The names that stand in `text`, separated by commas, each once.
[[nodiscard]] std::vector<std::string> split_at_commas(std::string_view text);

// The ids that the plan has, each once, in the order the plan shows them.
[[nodiscard]] std::vector<std::string> in_plan_order(const Plan& plan,
                                                     std::span<const std::string> ids);

// As spreadsheets take them: a line for each, its title, its owners and behind them the fields that
// any of them has, all behind tabs; of ideas, those below as well. Cells with tabs, quotes or line
// breaks are quoted.
[[nodiscard]] std::string tab_separated(const Plan& rows);
// The same back, as spreadsheets give it: cells behind the second become the fields `columns` name.
// Lines without a title are left out.
[[nodiscard]] Plan rows_of_tabs(std::string_view text, const std::vector<std::string>& columns);

// What puts rows into a plan behind the priority or idea `after`, as what that is; where the plan
// has no such, as priorities at the end of the first group.
struct RowsToAdd {
  Operations operations;
  std::vector<std::string> ids;  // what they are called there
};
// They are new there: with ids and titles unlike any in the plan, so that no reference changes its
// meaning, and with those fields that the table has a column for. People whom the plan does not
// know come along. A line of a pad is what one row came from: only rows that were taken out of this
// plan (`are_back`) keep theirs, as far as no other row has it.
[[nodiscard]] RowsToAdd add_rows(const Plan& plan, Plan rows, std::string_view after,
                                 bool are_back = false);

// A place between rows.
struct RowPlace {
  bool among_ideas = false;
  std::size_t group = 0;  // of priorities
  std::string parent;     // of ideas; empty: the outermost level
  std::string before;     // the row there that they come to stand ahead of; empty: at the end
};
// What moves rows there, together and in the order the plan has them; between priorities and ideas
// they are promoted and demoted. Ideas take along those below them. Empty where that changes
// nothing, or were to put an idea below itself.
[[nodiscard]] Operations move_rows(const Plan& plan, std::span<const std::string> ids, RowPlace to);

// What removes rows, each with all below it.
[[nodiscard]] Operations remove_rows(const Plan& plan, std::span<const std::string> ids);

}  // namespace summit
