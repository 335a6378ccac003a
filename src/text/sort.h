// Sorting by a number. std::sort and std::stable_sort are some kilobytes of code for each kind of
// item; this has them once.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace summit {

// Which of the items with these keys is first, second and so on when they ascend: equal ones in
// the order they have.
[[nodiscard]] std::vector<std::uint32_t> ascending(std::span<const std::uint64_t> keys);

// Makes the items ascend by `key(item)`, an unsigned number; equal ones keep their order.
template <typename T, typename Key>
void sort_by(std::vector<T>& items, Key key) {
  std::vector<std::uint64_t> keys;
  keys.reserve(items.size());
  for (const T& item : items) keys.push_back(key(item));
  if (std::is_sorted(keys.begin(), keys.end())) return;
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t at : ascending(keys)) sorted.push_back(std::move(items[at]));
  items = std::move(sorted);
}

// Two numbers as one key, the first of which counts more.
[[nodiscard]] constexpr std::uint64_t key_of(std::uint32_t first, std::uint32_t second) {
  return std::uint64_t{first} << 32U | second;
}

// A key for what has to descend by a number that may be negative.
[[nodiscard]] constexpr std::uint64_t descending(std::int32_t number) {
  return static_cast<std::uint64_t>(std::int64_t{INT32_MAX} - number);
}

}  // namespace summit
