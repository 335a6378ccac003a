#include "document/writer/rst_format.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

std::string formatted(std::string_view text) {
  return format_rst(read_rst(std::string(text)));
}

}  // namespace

TEST_CASE("titles get adornments of their width and level, and blank lines around them") {
  CHECK(formatted("********\nDoc\n********\nText\n\nA\n+++++\nMore\n\n\n\n\nB\n+\n") ==
        "===\nDoc\n===\n\nText\n\nA\n-\n\nMore\n\n\nB\n-\n");
  CHECK(formatted("  ====\n  日本\n  ====\n\nx\n") == formatted("  ====\n  日本\n  ====\n\nx\n"));
  CHECK(formatted("日本\n######\nx\n") == "日本\n====\n\nx\n");
  CHECK(formatted("A\n=\nB\n-\nx\n") == "A\n=\n\nB\n-\n\nx\n");
}

TEST_CASE("blank lines are one between blocks and none at the ends") {
  CHECK(formatted("\n\na\n\n\n\n* b\n\n\n  c\n\n\n") == "a\n\n* b\n\n  c\n");
  CHECK(formatted("a") == "a\n");
  CHECK(formatted("") == "");
  CHECK(formatted("\n \n") == "");
  CHECK(formatted("a::\n\n  b\n\n\n  c  \n\n\nd\n") == "a::\n\n  b\n\n\n  c\n\nd\n");
}

TEST_CASE("white space at the ends of lines, tabs and carriage returns go") {
  CHECK(formatted("a  \r\n\tb\t\r\n") == "a\n        b\n");
}

TEST_CASE("a grid table is as wide as its cells, or wrapped") {
  CHECK(formatted(
            "+-----+----+\n| A   | B  |\n+=====+====+\n| a_  |    |\n+-----+----+\n\n.. _a: b\n") ==
        "+----+---+\n| A  | B |\n+====+===+\n| a_ |   |\n+----+---+\n\n.. _a: b\n");
  const std::string spans = "+---+---+\n| A | B |\n+===+===+\n| both  |\n+---+---+\n";
  CHECK(formatted(spans) == spans);
}

TEST_CASE("long paragraphs are wrapped where they stand, others keep their lines") {
  std::string words;
  for (int i = 0; i < 16; ++i) words += i == 0 ? "word" : " word";  // 79 columns
  CHECK(formatted("short\nlines\n\n* " + words + "\n") ==
        "short\nlines\n\n* " + words.substr(0, 74) + "\n  word\n");
  CHECK(formatted(words + "\n") == words + "\n");
}

TEST_CASE("what is formatted is not formatted again") {
  for (const char* text :
       {"a\n==\n\nb\n--\n\n\n\nc\n", "* a\n* b\n\n  c\n", "+--+\n| a|\n+==+\n| b|\n+--+\n"}) {
    const std::string once = formatted(text);
    CHECK(formatted(once) == once);
  }
}

}  // namespace summit
