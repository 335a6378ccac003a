// The tables make_code_point_tables.py makes, and the search in them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

namespace summit {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// Every `step`th code point of a range has its lower case `offset` further on.
struct LowerCaseRun {
  char32_t first;
  char32_t last;
  char32_t step;
  std::int32_t offset;
};

#include "text/code_point_tables.inc"

// The range of a sorted table that holds `value`; null where none does.
template <typename Range>
[[nodiscard]] const Range* find_range(std::span<const Range> ranges, char32_t value) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), value,
                                      [](char32_t v, const Range& r) { return v < r.first; });
  if (after == ranges.begin()) return nullptr;
  const Range& range = *std::prev(after);
  return value <= range.last ? &range : nullptr;
}

}  // namespace summit
