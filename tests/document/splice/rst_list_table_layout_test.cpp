#include "document/splice/rst_list_table_layout.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

const std::string rows =
    "   * - Goal\n"
    "     - Owner\n"
    "   * - A\n"
    "     - * ann\n"
    "       * bob\n"
    "   * - B\n"
    "     -\n";

RstTableLayout same(const RstListTableLayout& list) {
  RstTableLayout layout;
  for (std::size_t i = 0; i < list.columns(); ++i) layout.columns.emplace_back(i);
  for (std::size_t row = 0; row < list.rows(); ++row) {
    RstNewRow out;
    out.old = row;
    for (std::size_t i = 0; i < list.columns(); ++i) out.cells.push_back({RstOldCell{row, i}, {}});
    layout.rows.push_back(out);
  }
  return layout;
}

TEST_CASE("a list of rows that stays is the same") {
  for (const std::string& lines : {rows, std::string("* - a\n  - b\n\n* - c\n\n    d\n  - e\n"),
                                   std::string("-  +  a\n   +  b")}) {
    const auto list = RstListTableLayout::read(lines);
    REQUIRE(list);
    CHECK(list->write(same(*list)) == lines + (lines.ends_with('\n') ? "" : "\n"));
  }
}

TEST_CASE("cells and rows get the table's bullets") {
  const auto list = RstListTableLayout::read(rows);
  REQUIRE(list);
  RstTableLayout layout = same(*list);
  layout.rows[1].cells[1] = {std::nullopt, "* cy\n* di", true};
  layout.rows[2].cells[0] = {std::nullopt, "B " + std::string(80, 'x')};
  layout.rows.push_back({std::nullopt, {{std::nullopt, "C"}, {std::nullopt, ""}}});
  CHECK(list->write(layout) ==
        "   * - Goal\n"
        "     - Owner\n"
        "   * - A\n"
        "     - * cy\n"
        "       * di\n"
        "   * - B\n"
        "       " +
            std::string(80, 'x') +
            "\n"
            "     -\n"
            "   * - C\n"
            "     -\n");
}

TEST_CASE("rows are parted as the others are") {
  const auto list = RstListTableLayout::read("* - a\n  - b\n\n* - c\n  - d\n\n* - e\n  - f\n");
  REQUIRE(list);
  RstTableLayout layout = same(*list);
  layout.rows.push_back({std::nullopt, {{std::nullopt, "g"}, {std::nullopt, "h"}}});
  layout.rows.erase(layout.rows.begin() + 1);
  CHECK(list->write(layout) == "* - a\n  - b\n\n* - e\n  - f\n\n* - g\n  - h\n");
}

TEST_CASE("what is no list of lists is none") {
  for (const char* lines :
       {"", "text\n", "* a\n* b\n", "* - a\n  - b\n* - c\n", "* - a\n text\n", "* - a\n- - b\n"}) {
    CHECK_FALSE(RstListTableLayout::read(lines));
  }
}

}  // namespace
}  // namespace summit
