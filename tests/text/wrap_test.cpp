#include "text/wrap.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "text/width.h"

namespace summit {
namespace {

// The lines of `text` with its words wrapped, joined by "/".
std::string wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  std::vector<std::string_view> lines;
  wrap(words, columns, display_width, lines);
  std::string joined;
  for (const std::string_view line : lines) joined.append(joined.empty() ? "" : "/").append(line);
  return joined;
}

}  // namespace

TEST_CASE("wrap fills lines greedily") {
  CHECK(wrapped("aa bb cc", 5) == "aa bb/cc");
  CHECK(wrapped("aa bb cc", 4) == "aa/bb/cc");
  CHECK(wrapped("aa bb cc", 8) == "aa bb cc");
  CHECK(wrapped("", 8) == "");
}

TEST_CASE("wrap gives a word that is too long a line of its own") {
  CHECK(wrapped("a bbbbbbb c", 3) == "a/bbbbbbb/c");
  CHECK(wrapped("bbbbbbb", 3) == "bbbbbbb");
  CHECK(wrapped("a b", 0) == "a/b");
}

TEST_CASE("wrap counts columns, not bytes") {
  CHECK(wrapped("\u65e5\u672c \u8a9e", 6) == "\u65e5\u672c/\u8a9e");
  CHECK(wrapped("\u00e9\u00e9\u00e9 \u00e9\u00e9", 6) == "\u00e9\u00e9\u00e9 \u00e9\u00e9");
}

}  // namespace summit
