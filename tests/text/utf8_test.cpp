#include "text/utf8.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("decode reads well-formed code points of every size") {
  const std::string_view text = "a\u00e9\u65e5\U0001F600";
  std::size_t at = 0;
  for (const char32_t expected : {U'a', U'\u00e9', U'\u65e5', U'\U0001F600'}) {
    const CodePoint point = decode(text, at);
    CHECK(point.valid);
    CHECK(point.value == expected);
    at += point.size;
  }
  CHECK(at == text.size());
}

TEST_CASE("decode answers U+FFFD for ill-formed bytes and takes their maximal subpart") {
  struct Case {
    std::string_view bytes;
    std::size_t size;
  };
  for (const Case& c :
       {Case{"\x80", 1}, Case{"\xC0\x80", 1}, Case{"\xC3", 1}, Case{"\xC3z", 1},
        Case{"\xE0\x80\x80", 1}, Case{"\xED\xA0\x80", 1}, Case{"\xE6\x97", 2}, Case{"\xE6\x97z", 2},
        Case{"\xF0\x9F\x98", 3}, Case{"\xF0\x80\x80\x80", 1}, Case{"\xF4\x90\x80\x80", 1},
        Case{"\xF5\x80\x80\x80", 1}, Case{"\xFF", 1}}) {
    const CodePoint point = decode(c.bytes, 0);
    CHECK_FALSE(point.valid);
    CHECK(point.value == 0xFFFD);
    CHECK(point.size == c.size);
  }
}

TEST_CASE("append_utf8 writes what decode reads, and no surrogates") {
  for (const char32_t value : {0x0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    std::string text;
    append_utf8(text, value);
    CHECK(decode(text, 0).value == value);
    CHECK(decode(text, 0).size == text.size());
  }
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  CHECK(text == "\uFFFD\uFFFD");
}

TEST_CASE("find_invalid finds the first ill-formed byte, wherever it stands") {
  CHECK(find_invalid("") == std::string_view::npos);
  CHECK(find_invalid("plain, and longer than eight bytes") == std::string_view::npos);
  CHECK(find_invalid("caf\u00e9 \u65e5\u672c \U0001F600 and on") == std::string_view::npos);
  for (std::size_t i = 0; i < 40; ++i) {
    std::string text = "0123456789\u00e9\u65e5\u672c 0123456789 0123456789";
    text.insert(text.begin() + static_cast<std::ptrdiff_t>(i < 10 ? i : 20), '\xFF');
    CHECK(find_invalid(text) == (i < 10 ? i : 18 + 2));
  }
}

TEST_CASE("find_non_ascii and is_ascii") {
  CHECK(is_ascii(""));
  CHECK(is_ascii("0123456789abcdef!"));
  CHECK(find_non_ascii("0123456789\u00e9") == 10);
  CHECK(find_non_ascii("\u00e9 \u00e9", 1) == 1);
  CHECK(find_non_ascii("\u00e9 \u00e9", 2) == 3);
}

TEST_CASE("position_of counts lines and code points from 1") {
  const std::string_view text = "ab\n\u65e5\u672cx\n\ttab";
  CHECK(position_of(text, 0) == Position{1, 1});
  CHECK(position_of(text, 2) == Position{1, 3});
  CHECK(position_of(text, 3) == Position{2, 1});
  CHECK(position_of(text, 5) == Position{2, 1});  // inside the first character
  CHECK(position_of(text, 9) == Position{2, 3});
  CHECK(position_of(text, 12) == Position{3, 2});
  CHECK(position_of(text, 999) == Position{3, 5});
  CHECK(position_of("", 0) == Position{1, 1});
}

}  // namespace summit
