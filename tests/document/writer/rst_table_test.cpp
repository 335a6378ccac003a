#include "document/writer/rst_table.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

std::string table(std::size_t columns, std::initializer_list<std::string_view> cells) {
  RstTable table(columns);
  for (const std::string_view cell : cells) table.add(cell, RstTable::Cell::text);
  std::string out;
  table.write(out);
  return out;
}

}  // namespace

TEST_CASE("columns are as wide as their cells") {
  CHECK(table(2, {"A", "Long", "one\ntwo", "", "\u65e5", "x"}) ==
        "+-----+------+\n"
        "| A   | Long |\n"
        "+=====+======+\n"
        "| one |      |\n"
        "| two |      |\n"
        "+-----+------+\n"
        "| \u65e5  | x    |\n"
        "+-----+------+\n");
}

TEST_CASE("a header alone gets an empty row") {
  CHECK(table(1, {"A"}) ==
        "+---+\n"
        "| A |\n"
        "+===+\n"
        "|   |\n"
        "+---+\n");
}

TEST_CASE("a table past the limit shrinks its widest column") {
  std::string words = "word";
  for (int i = 0; i < 20; ++i) words += " word";
  const std::string out = table(2, {"A", "B", words, "a few more words"});
  CHECK(out.substr(0, out.find('\n')).size() == 79);
  CHECK(out.find("| a few more words |\n") != std::string::npos);
}

TEST_CASE("a word that is too long makes the table wider, and nothing is cut") {
  const std::string word(100, 'x');
  const std::string out = table(2, {"A", "B", word + " y", "some words"});
  CHECK(out.find("| " + word + " | some  |\n") != std::string::npos);
  CHECK(out.find("| y" + std::string(99, ' ') + " | words |\n") != std::string::npos);
}

TEST_CASE("combining characters make it a list-table") {
  CHECK(table(2, {"A", "B", "e\u0301", "", "x\ny", "z"}) ==
        ".. list-table::\n"
        "   :header-rows: 1\n"
        "\n"
        "   * - A\n"
        "     - B\n"
        "   * - e\u0301\n"
        "     -\n"
        "   * - x\n"
        "       y\n"
        "     - z\n");
}

TEST_CASE("a cell of a list-table that begins with a quote stays apart from the item") {
  CHECK(table(1, {"A", "    e\u0301\n\nx"}) ==
        ".. list-table::\n"
        "   :header-rows: 1\n"
        "\n"
        "   * - A\n"
        "   * - ..\n"
        "\n"
        "           e\u0301\n"
        "\n"
        "       x\n");
}

}  // namespace summit
