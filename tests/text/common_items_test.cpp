#include "text/common_items.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace summit {
namespace {

using Items = std::vector<std::string_view>;

Items letters(std::string_view text) {
  Items items;
  for (std::size_t i = 0; i < text.size(); ++i) items.push_back(text.substr(i, 1));
  return items;
}

// What stays, by the letters.
std::string common(std::string_view before, std::string_view after) {
  std::string kept;
  for (const CommonItem& item : common_items(letters(before), letters(after))) {
    CHECK(before[item.before] == after[item.after]);
    kept += before[item.before];
  }
  return kept;
}

TEST_CASE("what stays in order is found") {
  CHECK(common("", "").empty());
  CHECK(common("abc", "abc") == "abc");
  CHECK(common("abc", "").empty());
  CHECK(common("abc", "axc") == "ac");
  CHECK(common("abcdef", "bcxdef") == "bcdef");
  CHECK(common("abcde", "eabcd") == "abcd");
  CHECK(common("abc", "xyz").empty());
}

TEST_CASE("items that stand more than once go with their neighbours") {
  CHECK(common("a-b-c", "a-x-b-c") == "a-b-c");
  CHECK(common("--a--b--", "--b--") == "--b--");
  CHECK(common("aaaa", "aa") == "aa");
}

TEST_CASE("pairs rise on both sides, whatever the sequences") {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string before;
    std::string after;
    for (std::string* text : {&before, &after}) {
      for (std::size_t i = random() % 12; i > 0; --i)
        *text += static_cast<char>('a' + random() % 6);
    }
    CAPTURE(before);
    CAPTURE(after);
    const auto items = common_items(letters(before), letters(after));
    for (std::size_t i = 0; i < items.size(); ++i) {
      CHECK(before[items[i].before] == after[items[i].after]);
      if (i == 0) continue;
      CHECK(items[i - 1].before < items[i].before);
      CHECK(items[i - 1].after < items[i].after);
    }
  }
}

}  // namespace
}  // namespace summit
