#include "text/sort.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace summit {

TEST_CASE("items ascend by their keys, and equal ones keep their order") {
  const std::uint64_t keys[] = {7, 3, UINT64_MAX, 3, 0};
  CHECK(ascending(keys) == std::vector<std::uint32_t>{4, 1, 3, 0, 2});
  CHECK(ascending({}).empty());

  std::vector<std::unique_ptr<std::pair<unsigned, char>>> items;
  for (const auto& [key, name] : {std::pair(2U, 'a'), {1U, 'b'}, {2U, 'c'}, {1U, 'd'}}) {
    items.push_back(std::make_unique<std::pair<unsigned, char>>(key, name));
  }
  sort_by(items, [](const auto& item) { return item->first; });
  std::string order;
  for (const auto& item : items) order += item->second;
  CHECK(order == "bdac");
}

TEST_CASE("keys of two numbers, and of what descends") {
  CHECK(key_of(1, UINT32_MAX) < key_of(2, 0));
  CHECK(key_of(1, 2) < key_of(1, 3));
  CHECK(descending(INT32_MAX) == 0);
  CHECK(descending(5) < descending(-5));
  CHECK(descending(-5) < descending(INT32_MIN));
}

}  // namespace summit
