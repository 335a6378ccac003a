// What rows.cpp hands to rows_at_once.cpp. Others use rows.h.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "plan/rows.h"

namespace summit {

// More rows than these are moved, removed or added by one operation.
inline constexpr std::size_t many_rows = 100;

// As move_rows(), where the place is one of the plan and not below what is moved.
[[nodiscard]] Operations move_at_once(const Plan& plan, std::span<const std::string> ids,
                                      const RowPlace& to);
// As remove_rows().
[[nodiscard]] Operations remove_at_once(const Plan& plan, std::span<const std::string> ids);
// What operations of which those that add rows put them behind one another.
[[nodiscard]] Operations add_at_once(const Plan& plan, Operations additions);

}  // namespace summit
