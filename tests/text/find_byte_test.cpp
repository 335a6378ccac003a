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

}  // namespace summit
