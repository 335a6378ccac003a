#include "document/writer/prose_reflow.h"

#include <doctest/doctest.h>

using namespace summit;

TEST_CASE("a paragraph is one line, everything else keeps its lines") {
  CHECK(unwrap_prose("one\ntwo\n\nthree\nfour") == "one two\n\nthree four");
  CHECK(unwrap_prose("* one\n  two\n* three") == "* one\n  two\n* three");
  CHECK(unwrap_prose("Code::\n\n  a\n  b\n\nmore\ntext") == "Code::\n\n  a\n  b\n\nmore text");
  CHECK(unwrap_prose("Quoted::\n\n> a\n> b") == "Quoted::\n\n> a\n> b");
  CHECK(unwrap_prose("term\n  definition\n  goes on") == "term\n  definition\n  goes on");
  CHECK(unwrap_prose(".. note::\n   text") == ".. note::\n   text");
  CHECK(unwrap_prose("") == "");
}

TEST_CASE("blank lines and the end of the text are kept") {
  for (const char* text : {"\n", "\n\na\n", "a\n\n\nb\n\n", "a", "a\n", "  \n a\n\t"}) {
    CAPTURE(text);
    CHECK(unwrap_prose(text) == text);
    CHECK(rewrap_prose(text, "") == text);
  }
}

TEST_CASE("paragraphs that were not changed keep their lines") {
  const std::string prose = "one\ntwo\n\n* a\n  b\n\nthree\nfour";
  CHECK(rewrap_prose(unwrap_prose(prose), prose) == prose);
  CHECK(rewrap_prose("one two\n\n* a\n  b\n\nthree and four", prose) ==
        "one\ntwo\n\n* a\n  b\n\nthree and four");
  CHECK(rewrap_prose("new\n\nthree four\n\none two", prose) == "new\n\nthree\nfour\n\none\ntwo");
}
