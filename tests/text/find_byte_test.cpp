#include "text/find_byte.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {

TEST_CASE("find_byte finds the first one at any offset") {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'a');
    text[at] = '\n';
    if (at > 0) text[at - 1] = '\v';  // a byte that differs in one bit
    CHECK(find_byte(text, '\n') == at);
    CHECK(find_byte(text, '\n', at) == at);
    CHECK(find_byte(text, '\n', at + 1) == std::string_view::npos);
  }
  CHECK(find_byte("", 'x') == std::string_view::npos);
  CHECK(find_byte("\xFF\x80\x7F", '\x7F') == 2);
}

TEST_CASE("find_any finds the first of three at any offset") {
  for (std::size_t at = 0; at < 40; ++at) {
    for (const char wanted : {'x', 'y', '\x80'}) {
      std::string text(40, 'a');
      text[at] = wanted;
      if (at > 0) text[at - 1] = 'z';  // differs in two bits, one lower
      if (at + 1 < text.size()) text[at + 1] = 'x';
      CHECK(find_any(text, 0, 'x', 'y', '\x80') == at);
      CHECK(find_any(text, at, 'x', 'y', '\x80') == at);
    }
  }
  CHECK(find_any("aaaaaaaaaaaa", 0, 'x', 'y', 'z') == 12);
  CHECK(find_any("x", 3, 'x', 'y', 'z') == 3);
}

TEST_CASE("find_control finds the first byte below a space at any offset") {
  for (std::size_t at = 0; at < 40; ++at) {
    for (const char wanted : {'\0', '\n', '\x1F'}) {
      std::string text(40, '\x80');
      text[at] = wanted;
      if (at > 0) text[at - 1] = ' ';
      if (at > 1) text[at - 2] = '\xFF';
      if (at + 1 < text.size()) text[at + 1] = '!';
      CHECK(find_control(text) == at);
      CHECK(find_control(text, at + 1) == std::string_view::npos);
    }
  }
  CHECK(find_control("") == std::string_view::npos);
}

}  // namespace summit
