#include "text/name.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("normalize_name folds case and white space as docutils does") {
  CHECK(normalize_name("Cells V2") == "cells v2");
  CHECK(normalize_name("  Cells\n\t V2  ") == "cells v2");
  CHECK(normalize_name("A\u00a0\u3000B") == "a b");
  CHECK(normalize_name("\u00c9T\u00c9 \u0414\u041e\u041c \u0100\u0178") ==
        "\u00e9t\u00e9 \u0434\u043e\u043c \u0101\u00ff");
  CHECK(normalize_name("\u0130x") == "i\u0307x");
  CHECK(normalize_name("\u212aelvin") == "kelvin");
  CHECK(normalize_name("\u03a3\u03c2") == "\u03c3\u03c3");
  CHECK(normalize_name("\u65e5\u672c") == "\u65e5\u672c");
  CHECK(normalize_name("") == "");
  CHECK(normalize_name(" \u2003 ") == "");
}

TEST_CASE("normalize_name into a string forgets what was there") {
  std::string name = "something longer than the next";
  normalize_name("Short ", name);
  CHECK(name == "short");
}

TEST_CASE("is_white_space is Python's") {
  for (const char32_t c : {0x9U, 0x1CU, 0x20U, 0x85U, 0xA0U, 0x2028U, 0x3000U})
    CHECK(is_white_space(c));
  for (const char32_t c : {0x0U, 0x41U, 0x200BU, 0xFEFFU}) CHECK_FALSE(is_white_space(c));
}

TEST_CASE("trim_end takes what Python takes for white space, and nothing else") {
  CHECK(trim_end("a \t\r\n") == "a");
  CHECK(trim_end("a\u00a0\u3000\u2028") == "a");
  CHECK(trim_end("\u65e5") == "\u65e5");
  CHECK(trim_end("a\x1F").size() == 1);
  CHECK(trim_end("\xA0") == "\xA0");
  CHECK(trim_end("\x85").size() == 1);
  CHECK(trim_end(" ").empty());
  CHECK(trim_end("").empty());
}

}  // namespace summit
