#include "document/writer/rst_words.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {
namespace {

std::string split(std::string_view line) {
  std::vector<std::string_view> words;
  split_words(line, words);
  std::string joined;
  for (const std::string_view word : words) joined.append(joined.empty() ? "" : "|").append(word);
  return joined;
}

}  // namespace

TEST_CASE("words are parted by single spaces") {
  CHECK(split("one two three") == "one|two|three");
  CHECK(split("one  two three") == "one  two|three");
  CHECK(split("one") == "one");
  CHECK(split("") == "");
}

TEST_CASE("markup whose spaces matter stays whole") {
  CHECK(split("a ``b  c d`` e") == "a|``b  c d``|e");
  CHECK(split("a :doc:`b c` d") == "a|:doc:`b c`|d");
  CHECK(split("a `b c`_ d `e f`_, g") == "a|`b|c`_|d|`e|f`_,|g");
  CHECK(split("a\\ b c") == "a\\ b|c");
  CHECK(split("a\\\\ b") == "a\\\\|b");
}

TEST_CASE("backquotes that are no markup do not hold anything together") {
  CHECK(split("a ` b ` c") == "a `|b `|c");
  CHECK(split("it`s a b") == "it`s|a|b");
  CHECK(split("a \\`b c\\` d") == "a|\\`b|c\\`|d");
}

TEST_CASE("punctuation never stands alone") {
  CHECK(split("a -- b") == "a --|b");
  CHECK(split("a - - b") == "a - -|b");
  CHECK(split("-- a b") == "-- a|b");
  CHECK(split("a ::") == "a ::");
  CHECK(split("& & a") == "& & a");
}

TEST_CASE("many openings without an end cost no more than their length") {
  std::string line;
  for (int i = 0; i < 100000; ++i) line += "`a ``b ";
  line += 'c';
  std::vector<std::string_view> words;
  split_words(line, words);
  CHECK(words.size() > 100000);
}

}  // namespace summit
