#include "document/writer/prose.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

std::string written(std::string_view prose, std::size_t indent = 0) {
  std::string out;
  append_prose(out, prose, indent);
  return out;
}

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i == 0 ? "word" : " word");
  return text;
}

}  // namespace

TEST_CASE("a carriage return within a line breaks it, as docutils has it") {
  std::string scratch;
  CHECK(tidy_prose("one\rtwo \r\nthree\r\r", scratch) == "one\ntwo\nthree");
}

TEST_CASE("prose within the limit keeps its lines") {
  CHECK(written("a\nb\n\n  quoted\n") == "a\nb\n\n  quoted\n");
  CHECK(written("\n\na\n\n\n") == "a\n");
  CHECK(written("a\n\n* b", 2) == "  a\n\n  * b\n");
  CHECK(written("") == "");
  CHECK(written(" \n\t\n") == "");
}

TEST_CASE("tabs, carriage returns and trailing white space go") {
  CHECK(written("a  \r\nb\tc\t\n\t  d") == "a\nb       c\n          d\n");
}

TEST_CASE("a paragraph that is too long is wrapped, the others are not") {
  const std::string line = words(15);  // 74 columns
  CHECK(written(words(17) + "\nand more\n\nshort\nlines") ==
        line + " word\nword and more\n\nshort\nlines\n");
  CHECK(written(words(16), 4) == "    " + line + "\n    word\n");
}

TEST_CASE("an item of a bullet list is wrapped alone, with hanging indentation") {
  CHECK(written("* one\n* " + words(17) + "\n  and on\n* three") ==
        "* one\n* " + words(15) + "\n  word word and on\n* three\n");
}

TEST_CASE("everything else stays as it is, however long") {
  const std::string line = words(20);
  for (const std::string& prose :
       {"    " + line, "Term\n    " + line, "1. " + line, "| " + line, ".. note:: " + line,
        ":field: " + line, "-x  " + line, ">>> " + line, "Title\n=====\n" + line, "* * " + line,
        "* a\n    " + line, "See::\n\n> " + line, "====  ====\na     b\n\n" + line + "\n====  ====",
        std::string("see https://example.org/") + std::string(90, 'x')}) {
    CHECK(written(prose) == prose + "\n");
  }
}

TEST_CASE("wrapping makes no markup") {
  CHECK(written(words(16) + " -- " + words(2)) == words(15) + "\nword -- word word\n");
  const std::string literal = "``a literal with quite some words in it``";
  CHECK(written(words(12) + " " + literal) == words(12) + "\n" + literal + "\n");
}

TEST_CASE("is_paragraph") {
  CHECK(is_paragraph("one\ntwo"));
  CHECK_FALSE(is_paragraph(""));
  CHECK_FALSE(is_paragraph("one\n\ntwo"));
  CHECK_FALSE(is_paragraph("* one"));
  CHECK_FALSE(is_paragraph("one\n---"));
}

}  // namespace summit
