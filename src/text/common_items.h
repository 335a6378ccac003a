// What two sequences have in common, in order: what stays where it is when one becomes the other.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace summit {

struct CommonItem {
  std::size_t before;
  std::size_t after;
  friend bool operator==(const CommonItem&, const CommonItem&) = default;
};

// Pairs of equal items, both positions rising: what is equal at both ends, then as many as possible
// of the items that occur once on either side, then their equal neighbours (a patience diff). Time
// is linear but for a logarithm.
[[nodiscard]] std::vector<CommonItem> common_items(std::span<const std::string_view> before,
                                                   std::span<const std::string_view> after);

}  // namespace summit
