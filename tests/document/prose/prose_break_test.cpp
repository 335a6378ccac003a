#include "document/prose/prose_break.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "document/prose/prose_spans.h"
#include "document/reader/rst_reader.h"

using namespace summit;

namespace {

// `text` after Enter at "¦", which then shows where the caret stands; or over what is between two.
std::string entered(std::string text) {
  const std::string_view mark = "¦";
  const std::size_t begin = text.find(mark);
  text.erase(begin, mark.size());
  std::size_t end = text.find(mark);
  if (end == std::string::npos) {
    end = begin;
  } else {
    text.erase(end, mark.size());
  }
  const ProseEdit edit = break_line(text, begin, end);
  CHECK(edit.begin == edit.end);
  return apply_edit(text, edit).insert(edit.end, mark);
}

}  // namespace

TEST_CASE("Enter in a paragraph begins the next one") {
  CHECK(entered("one¦") == "one\n\n¦");
  CHECK(entered("one ¦two") == "one\n\n¦two");
  CHECK(entered("one¦ two") == "one\n\n¦two");
  CHECK(entered("¦one") == "\n\n¦one");
  CHECK(entered("one ¦two¦ three") == "one\n\n¦three");
  CHECK(entered("one\ntwo¦\nthree") == "one\ntwo\n\n¦\nthree");
  CHECK(entered("one¦\n\ntwo") == "one\n\n¦\n\ntwo");
  CHECK(entered("日本¦語") == "日本\n\n¦語");
  CHECK(entered("2015 was **good**.¦") == "2015 was **good**.\n\n¦");
}

TEST_CASE("Enter on a blank line, or where nothing is, adds one") {
  CHECK(entered("¦") == "\n¦");
  CHECK(entered("one\n¦") == "one\n\n¦");
  CHECK(entered("x::\n\n  a\n\n¦") == "x::\n\n  a\n\n\n¦");
}

TEST_CASE("Enter twice begins one paragraph, too") {
  CHECK(entered("one\n\n¦") == "one\n\n¦");
  CHECK(entered("one\n\n¦\n\ntwo") == "one\n\n¦\n\ntwo");
}

TEST_CASE("Enter in an item begins the next item") {
  CHECK(entered("* one¦") == "* one\n* ¦");
  CHECK(entered("- one ¦two\n- three") == "- one\n- ¦two\n- three");
  CHECK(entered("* one\n  and more¦") == "* one\n  and more\n* ¦");
  CHECK(entered("* one\n\n* two¦") == "* one\n\n* two\n\n* ¦");
  CHECK(entered("* one\n\n  * two¦") == "* one\n\n  * two\n  * ¦");
  CHECK(entered("1. one¦") == "1. one\n2. ¦");
  CHECK(entered("9) one¦") == "9) one\n10) ¦");
  CHECK(entered("(1) one¦") == "(1) one\n(2) ¦");
  CHECK(entered("#. one¦") == "#. one\n#. ¦");
  CHECK(entered("Some of them:\n\n* one¦") == "Some of them:\n\n* one\n* ¦");
}

TEST_CASE("Enter ahead of an item's text parts lines and nothing else") {
  CHECK(entered("¦* one") == "\n¦* one");
  CHECK(entered("* a\n¦* b") == "* a\n\n¦* b");
}

TEST_CASE("Enter in an empty item ends the list") {
  CHECK(entered("* one\n* ¦") == "* one\n\n¦");
  CHECK(entered("* one\n\n* ¦") == "* one\n\n¦");
  CHECK(entered("* ¦") == "¦");
  CHECK(entered("* one\n* ¦\n* two") == "* one\n\n¦\n\n* two");
  CHECK(entered("1. one\n2. ¦") == "1. one\n\n¦");
  SUBCASE("or goes on with the one around it") {
    CHECK(entered("* one\n\n  * two\n  * ¦") == "* one\n\n  * two\n\n* ¦");
    CHECK(entered("1. one\n\n   * two\n   * ¦") == "1. one\n\n   * two\n\n2. ¦");
  }
}

TEST_CASE("Enter in what needs its lines begins a line with the same indentation") {
  CHECK(entered("Like so::\n\n    make¦") == "Like so::\n\n    make\n    ¦");
  CHECK(entered("Like so::\n\n    ma¦ke") == "Like so::\n\n    ma\n    ¦ke");
  CHECK(entered(".. note::\n   Look¦") == ".. note::\n   Look\n   ¦");
  CHECK(entered("| one¦") == "| one\n¦");
  CHECK(entered("Title\n=====¦") == "Title\n=====\n¦");
  CHECK(entered("+---+\n| a |¦") == "+---+\n| a |\n¦");
}

TEST_CASE("an item that nothing was written into is none") {
  CHECK(without_open_item("* one\n* ") == "* one");
  CHECK(without_open_item("* one\n\n  * ") == "* one\n");
  CHECK(without_open_item("1. one\n2. \n\n") == "1. one");
  CHECK(without_open_item("* ") == "");
  CHECK(without_open_item("* one\n* \n* ") == "* one");
  CHECK(without_open_item("* one\n* \n* two") == "* one\n* \n* two");
  CHECK(without_open_item("Title\n-") == "Title\n-");
  CHECK(without_open_item("* one\n\n") == "* one\n\n");
  CHECK(without_open_item("") == "");
}

TEST_CASE("typed line by line, what Enter makes reads as what was meant") {
  std::string text;
  const auto type = [&](std::string_view line) {
    text += line;
    const ProseEdit edit = break_line(text, text.size(), text.size());
    text = apply_edit(text, edit);
  };
  for (const std::string_view line :
       {"Three of them:", "* one", "two", "", "And more.", "1. first", "second", "", "The end."}) {
    type(line);
  }
  CHECK(text ==
        "Three of them:\n\n* one\n* two\n\nAnd more.\n\n1. first\n2. second\n\nThe end.\n\n");
}

TEST_CASE("Enter anywhere in random prose takes nothing away but spaces and empty markers") {
  std::mt19937 random(7);
  const std::vector<std::string> parts = {"one", " ",  "\n",   "\n\n", "* ", "- ", "1. ",   "  ",
                                          "::",  "日", "(2) ", "#. ",  "| ", "==", ".. x::"};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (std::size_t i = random() % 12; i > 0; --i) text += parts[random() % parts.size()];
    std::size_t at = random() % (text.size() + 1);
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    CAPTURE(text);
    CAPTURE(at);
    const ProseEdit edit = break_line(text, at, at);
    const std::string after = apply_edit(text, edit);
    CHECK(edit.begin <= after.size());
    const auto letters = [](const std::string& all) {
      std::string out;
      for (const char c : all) {
        if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) out += c;
      }
      return out;
    };
    CHECK(letters(after) == letters(text));
  }
}
