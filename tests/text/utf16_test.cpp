#include "text/utf16.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("UTF-8 and UTF-16 say the same") {
  CHECK(to_utf16("aé€🎉") == u"aé€🎉");
  CHECK(to_utf8(u"aé€🎉") == "aé€🎉");
  CHECK(to_utf16("🎉").size() == 2);
  CHECK(to_utf16("\xFFx") == u"\uFFFDx");
}

TEST_CASE("half of a surrogate pair is U+FFFD as UTF-8") {
  const char16_t high[] = {u'a', 0xD83C, u'b', 0};
  const char16_t low[] = {0xDF89, 0xD83C, 0};
  CHECK(to_utf8(high) == "a\uFFFDb");
  CHECK(to_utf8(low) == "\uFFFD\uFFFD");
}

}  // namespace summit
