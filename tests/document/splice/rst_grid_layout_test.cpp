#include "document/splice/rst_grid_layout.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

const std::string table =
    "+-------+--------+\n"
    "| Goal  | Owner  |\n"
    "+=======+========+\n"
    "| `A`_  | ann,   |\n"
    "|       | bob    |\n"
    "+-------+--------+\n"
    "| B     |        |\n"
    "+-------+--------+\n";

// The table as it is; tests change it.
RstTableLayout same(const RstGridLayout& grid, std::size_t header_rows = 1) {
  RstTableLayout layout;
  layout.header_rows = header_rows;
  for (std::size_t i = 0; i < grid.columns(); ++i) layout.columns.emplace_back(i);
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    RstNewRow out;
    out.old = row;
    for (std::size_t i = 0; i < grid.columns(); ++i) out.cells.push_back({RstOldCell{row, i}, {}});
    layout.rows.push_back(out);
  }
  return layout;
}

TEST_CASE("a grid that stays is the same") {
  for (const std::string& lines : {table, std::string("  +---+\n  | a |\n  +---+\n"),
                                   std::string("+---+\n|a  |\n|   |\n+---+\n"),
                                   std::string("+---+\n| a |\n+===+\n+---+\n| b |\n+---+\n"),
                                   std::string("+------+\n| 日本 |\n+------+\n")}) {
    const auto grid = RstGridLayout::read(lines);
    REQUIRE(grid);
    CHECK(grid->write(same(*grid, lines.find('=') == std::string::npos ? 0 : 1)) == lines);
  }
}

TEST_CASE("a cell is written within its column") {
  const auto grid = RstGridLayout::read(table);
  REQUIRE(grid);
  RstTableLayout layout = same(*grid);
  layout.rows[1].cells[1] = {std::nullopt, "cy and\ndi"};
  layout.rows[2].cells[0] = {std::nullopt, "B two"};
  CHECK(*grid->write(layout) ==
        "+-------+--------+\n"
        "| Goal  | Owner  |\n"
        "+=======+========+\n"
        "| `A`_  | cy and |\n"
        "|       | di     |\n"
        "+-------+--------+\n"
        "| B two |        |\n"
        "+-------+--------+\n");
  layout.rows[2].cells[0].markup = "B and two";
  CHECK(grid->write(layout)->ends_with(
      "| B and |        |\n| two   |        |\n+-------+--------+\n"));
}

TEST_CASE("columns grow where a word does not fit, and no others") {
  const auto grid = RstGridLayout::read(table);
  REQUIRE(grid);
  RstTableLayout layout = same(*grid);
  layout.rows[2].cells[0] = {std::nullopt, "Enormous B"};
  CHECK(*grid->write(layout) ==
        "+----------+--------+\n"
        "| Goal     | Owner  |\n"
        "+==========+========+\n"
        "| `A`_     | ann,   |\n"
        "|          | bob    |\n"
        "+----------+--------+\n"
        "| Enormous |        |\n"
        "| B        |        |\n"
        "+----------+--------+\n");
}

TEST_CASE("rows come, go and move with their separators") {
  const auto grid = RstGridLayout::read(table);
  REQUIRE(grid);
  RstTableLayout layout = same(*grid);
  std::swap(layout.rows[1], layout.rows[2]);
  CHECK(*grid->write(layout) ==
        "+-------+--------+\n"
        "| Goal  | Owner  |\n"
        "+=======+========+\n"
        "| B     |        |\n"
        "+-------+--------+\n"
        "| `A`_  | ann,   |\n"
        "|       | bob    |\n"
        "+-------+--------+\n");
  layout.rows.pop_back();
  layout.rows.push_back({std::nullopt, {{std::nullopt, "C"}, {std::nullopt, "cy"}}});
  CHECK(
      grid->write(layout)->ends_with("| B     |        |\n+-------+--------+\n"
                                     "| C     | cy     |\n+-------+--------+\n"));
}

TEST_CASE("a new column is as wide as its longest line") {
  const auto grid = RstGridLayout::read(table);
  REQUIRE(grid);
  RstTableLayout layout = same(*grid);
  layout.columns.push_back(std::nullopt);
  for (RstNewRow& row : layout.rows) row.cells.push_back({std::nullopt, ""});
  layout.rows[0].cells[2].markup = "Target";
  layout.rows[1].cells[2].markup = "Sprint 1";
  CHECK(*grid->write(layout) ==
        "+-------+--------+----------+\n"
        "| Goal  | Owner  | Target   |\n"
        "+=======+========+==========+\n"
        "| `A`_  | ann,   | Sprint 1 |\n"
        "|       | bob    |          |\n"
        "+-------+--------+----------+\n"
        "| B     |        |          |\n"
        "+-------+--------+----------+\n");
}

TEST_CASE("white space beside the text is that of the table") {
  const std::string tight =
      "+---+------+\n|a  |  bcd |\n+---+------+\n|xyz|  e   |\n+---+------+\n";
  const auto grid = RstGridLayout::read(tight);
  REQUIRE(grid);
  RstTableLayout layout = same(*grid, 0);
  layout.rows[0].cells = {{std::nullopt, "123"}, {std::nullopt, "fgh"}};
  CHECK(grid->write(layout)->find("\n|123|  fgh |\n") != std::string::npos);
}

TEST_CASE("what is no plain grid is none") {
  for (const char* lines :
       {"", "text\n", "=== ===\na   b\n=== ===\n", "+---+---+\n| a     |\n+---+---+\n",
        "+---+---+\n| a | b |\n+---+   |\n| c |   |\n+---+---+\n", "+---+\n| a |\n",
        "+---+\n| e\u0301|\n+---+\n"}) {
    CHECK_FALSE(RstGridLayout::read(lines));
  }
  const auto grid = RstGridLayout::read(table);
  REQUIRE(grid);
  RstTableLayout layout = same(*grid);
  layout.rows[1].cells[0] = {std::nullopt, "e\u0301"};
  CHECK_FALSE(grid->write(layout));
}

}  // namespace
}  // namespace summit
