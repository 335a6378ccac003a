#include "text/sort.h"

namespace summit {

std::vector<std::uint32_t> ascending(std::span<const std::uint64_t> keys) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(keys.size());
  for (std::uint32_t at = 0; at < keys.size(); ++at) order.emplace_back(keys[at], at);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> positions;
  positions.reserve(order.size());
  for (const auto& [key, at] : order) positions.push_back(at);
  return positions;
}

}  // namespace summit
