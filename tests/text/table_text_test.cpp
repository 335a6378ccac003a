#include "text/table_text.h"

#include <doctest/doctest.h>

#include <vector>

namespace summit {
namespace {

// Every `from` becomes `to`.
std::string replaced(const std::string& text, const std::string& from, const std::string& to) {
  std::vector<TextReplacement> replacements;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
    replacements.push_back({at, at + from.size(), to});
  }
  return replace_in_tables(text, replacements);
}

TEST_CASE("text without a table has the replacements and nothing else") {
  CHECK(replaced("a x\n\n  x| x", "x", "long") == "a long\n\n  long| long");
  CHECK(replaced("a\nb c\n\n", "a\nb", "ab") == "ab c\n\n");
  CHECK(replace_in_tables("", {}).empty());
}

TEST_CASE("a cell of a grid has the room that it has") {
  const std::string text = "x\n\n  +-----+------+\n  | abc | x x  |\n  +-----+------+\n\nx";
  CHECK(replaced(text, "abc", "ab") ==
        "x\n\n  +-----+------+\n  | ab  | x x  |\n  +-----+------+\n\nx");
  CHECK(replaced(text, "x x", "word") ==
        "x\n\n  +-----+------+\n  | abc | word |\n  +-----+------+\n\nx");
}

TEST_CASE("a column of a grid grows in all lines") {
  CHECK(replaced("+---+---+\n| A | B |\n+===+===+\n| x | x |\n+---+---+\n| b | x | |\n|   +---+\n",
                 "x", "\u65e5\u672c") ==
        "+------+------+\n| A    | B    |\n+======+======+\n| \u65e5\u672c | \u65e5\u672c |\n"
        "+------+------+\n| b    | \u65e5\u672c | |\n|      +------+\n");
  // Cells that span others grow at their right edge.
  CHECK(replaced("+---+---+\n| x | b |\n+---+---+\n| c d e |\n+-------+\n", "x", "xyz") ==
        "+-----+---+\n| xyz | b |\n+-----+---+\n| c d e   |\n+---------+\n");
}

TEST_CASE("a column of a simple table grows, but the last") {
  const std::string text = "==  ===\nx   x\n==  ===\nab  c d\n--  ---\nx\n==  ===\n";
  CHECK(replaced(text, "x", "xy") == "==  ===\nxy  xy\n==  ===\nab  c d\n--  ---\nxy\n==  ===\n");
  CHECK(replaced("==  ===\nx   b\n==  ===\nab  c d\n==  ===\n", "x", "xyz") ==
        "===  ===\nxyz  b\n===  ===\nab   c d\n===  ===\n");
  CHECK(replaced("==  ===\nab  x\n==  ===\n", "x", "x y z") == "==  ===\nab  x y z\n==  ===\n");
  CHECK(replaced("==  ===\nab  x\n==  ===\n", "ab", "a") == "==  ===\na   x\n==  ===\n");
}

}  // namespace
}  // namespace summit
