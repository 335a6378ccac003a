#include "document/prose/prose_marks.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "document/prose/prose_list.h"
#include "document/prose/prose_spans.h"
#include "document/reader/rst_reader.h"

using namespace summit;

namespace {

// A text with its selection between "[" and "]", or the caret at "|".
struct Selected {
  std::string text;
  std::size_t begin = 0, end = 0;
};

Selected selected(std::string shown) {
  Selected result{std::move(shown)};
  const std::size_t caret = result.text.find("¦");
  if (caret != std::string::npos) {
    result.text.erase(caret, std::string_view("¦").size());
    return {result.text, caret, caret};
  }
  result.begin = result.text.find("‹");
  result.text.erase(result.begin, std::string_view("‹").size());
  result.end = result.text.find("›");
  result.text.erase(result.end, std::string_view("›").size());
  return result;
}

std::string shown(std::string text, std::size_t begin, std::size_t end) {
  if (begin == end) return text.insert(begin, "¦");
  return text.insert(end, "›").insert(begin, "‹");
}

std::string toggled(const std::string& text, ProseMark mark) {
  const Selected before = selected(text);
  const ProseEdit edit = toggle_mark(before.text, before.begin, before.end, mark);
  return shown(apply_edit(before.text, edit), edit.begin, edit.end);
}

std::string strong(const std::string& text) {
  return toggled(text, ProseMark::strong);
}
std::string literal(const std::string& text) {
  return toggled(text, ProseMark::literal);
}
std::string emphasis(const std::string& text) {
  return toggled(text, ProseMark::emphasis);
}
std::string link(const std::string& text) {
  return toggled(text, ProseMark::link);
}
std::string list(const std::string& text) {
  return toggled(text, ProseMark::list);
}

}  // namespace

TEST_CASE("a mark is set around what is selected, and taken away again") {
  CHECK(strong("a ‹word› here") == "a **‹word›** here");
  CHECK(strong("a **‹word›** here") == "a ‹word› here");
  CHECK(strong("a ‹**word**› here") == "a ‹word› here");
  CHECK(emphasis("‹all›") == "*‹all›*");
  CHECK(emphasis("*‹all›*") == "‹all›");
  CHECK(literal("see ‹nova.conf›.") == "see ``‹nova.conf›``.");
  CHECK(literal("see ``‹nova.conf›``.") == "see ‹nova.conf›.");
  // White space at the ends is no part of it.
  CHECK(strong("a‹ word ›here") == "a **‹word›** here");
}

TEST_CASE("where docutils would not see a mark, it is set apart") {
  CHECK(strong("re‹do›ing") == "re\\ **‹do›**\\ ing");
  CHECK(strong("re\\ **‹do›**\\ ing") == "re‹do›ing");
  CHECK(strong("日本‹語›の") == "日本\\ **‹語›**\\ の");
  CHECK(literal("see (‹a›)") == "see (``‹a›``)");
}

TEST_CASE("inline markup does not nest: it is parted") {
  CHECK(literal("**all of ‹this› here**") == "**all of** ``‹this›`` **here**");
  CHECK(strong("‹a ``b`` c›") == "**‹a b c›**");
  CHECK(strong("a **b ‹c** d›") == "a **b ‹c d›**");
  CHECK(strong("‹a `Cells`_ b›") == "**‹a** `Cells`_ **b›**");
  CHECK(strong("`Ce‹lls›`_") == "`Ce‹lls›`_");
}

TEST_CASE("what is literal keeps its letters") {
  CHECK(literal("‹a\\*b›") == "``‹a*b›``");
  CHECK(literal("``‹*args›``") == "‹\\*args›");
}

TEST_CASE("several paragraphs and items are marked one by one") {
  CHECK(strong("‹one\n\n* two\n* three›") == "**‹one**\n\n* **two**\n* **three›**");
  CHECK(strong("**‹one**\n\n* **two**\n* **three›**") == "‹one\n\n* two\n* three›");
}

TEST_CASE("without a selection the caret stands between the marks") {
  CHECK(strong("a ¦ b") == "a **¦** b");
  CHECK(strong("a **¦** b") == "a ¦ b");
  CHECK(strong("¦") == "**¦**");
  CHECK(strong("**¦**") == "¦");
  CHECK(literal("ab¦cd") == "ab\\ ``¦``\\ cd");
  CHECK(strong("a **wo¦rd** b") == "a wo¦rd b");
  CHECK(strong("a **word¦** b") == "a **word**¦ b");
}

TEST_CASE("a link has a place for its address, or for its text") {
  CHECK(link("see ‹the plan› now") == "see `the plan <‹https://›>`__ now");
  CHECK(link("see `the ‹plan› <https://a.example>`__ now") == "see ‹the plan› now");
  CHECK(link("see `Ce¦lls`_ now") == "see ‹Cells› now");
  CHECK(link("see ¦") == "see `¦`__");
  CHECK(link("see ‹https://a.example/b›") == "see `¦ <https://a.example/b>`__");
  CHECK(link("pre‹fix›ed") == "pre\\ `fix <‹https://›>`__\\ ed");
}

TEST_CASE("lines become items with blank lines around, and paragraphs again") {
  CHECK(list("¦one") == "* ¦one");
  CHECK(list("* o¦ne") == "o¦ne");
  CHECK(list("before\n‹one\ntwo›\nafter") == "before\n\n* ‹one\n* two›\n\nafter");
  CHECK(list("‹one\n\ntwo›") == "* ‹one\n* two›");
  CHECK(list("* ‹one\n* two›") == "‹one\n\ntwo›");
  CHECK(list("* one\n‹two›") == "* one\n* ‹two›");
  CHECK(list("* one\n* ‹two›\n* three") == "* one\n\n‹two›\n\n* three");
  CHECK(list("¦") == "* ¦");
  CHECK(list("* ¦") == "¦");
  CHECK(list("‹* one\n  more\n* two›") == "‹one\nmore\n\ntwo›");
}

TEST_CASE("only what changes is replaced") {
  const ProseEdit edit = toggle_mark("one two three", 4, 7, ProseMark::strong);
  CHECK(edit == ProseEdit{4, 7, "**two**", 6, 9});
  CHECK(put_inline("ab", 1, 1, "`c`_") == ProseEdit{1, 1, "\\ `c`_\\ ", 7, 7});
  CHECK(edit_between("aé", "aè", 0, 0) == ProseEdit{1, 3, "è", 0, 0});
}

namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {
      "word",     "a",        " ",        " ",    "  ",    "*",   "**",   "`",
      "``",       "_",        "__",       "\\",   "\\ ",   ".",   ",",    "(",
      ")",        "\"",       "|",        "<",    ">",     "\n",  "\n\n", "* ",
      "1. ",      "  ",       "日本",     "é",    "😀",     ":",   "::",   "https://a.b",
      "`Cells`_", "**bold**", "``code``", "*em*", "=====", "|x|", "[1]_", ".. note:: x\n"};
  std::string text;
  const std::size_t count = random() % 14;
  for (std::size_t i = 0; i < count; ++i) text += parts[random() % parts.size()];
  return text;
}

std::size_t letter_at(const std::string& text, std::size_t place) {
  while (place < text.size() && (text[place] & 0xC0) == 0x80) ++place;
  return place;
}

// What somebody reads, without any markup; the white space tells nothing.
std::string read(const std::string& text) {
  const RstDocument document = read_rst(text);
  std::string out;
  for (const char c : document.tree.text_of(RstTree::root)) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("random texts: a mark changes no letter, and the selection stays in the text") {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    std::size_t begin = letter_at(text, random() % (text.size() + 1));
    std::size_t end = letter_at(text, random() % (text.size() + 1));
    if (begin > end) std::swap(begin, end);
    const auto mark = static_cast<ProseMark>(random() % 5);
    CAPTURE(text);
    CAPTURE(begin);
    CAPTURE(end);
    CAPTURE(static_cast<int>(mark));
    const ProseEdit edit = toggle_mark(text, begin, end, mark);
    REQUIRE(edit.from <= edit.to);
    REQUIRE(edit.to <= text.size());
    const std::string after = apply_edit(text, edit);
    CAPTURE(after);
    REQUIRE(edit.begin <= edit.end);
    REQUIRE(edit.end <= after.size());
    CHECK(letter_at(after, edit.begin) == edit.begin);
    CHECK(letter_at(after, edit.end) == edit.end);
    if (mark <= ProseMark::literal && begin < end && edit.begin < edit.end) {
      CHECK(read(after) == read(text));
    }
    // Spans are those of any text.
    std::uint32_t last = 0;
    for (const ProseSpan& span : prose_spans(after)) {
      REQUIRE(span.begin >= last);
      REQUIRE(span.begin < span.end);
      last = span.end;
    }
    CHECK(last <= after.size());
  }
}

TEST_CASE("random words: set and taken away gives the text again") {
  std::mt19937 random(11);
  const std::vector<std::string> words = {"one",  "two,", "(three)", "vier",
                                          "日本", "é",    "x.y",     "😀"};
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t i = 1 + random() % 6; i > 0; --i) {
      if (!text.empty()) text += random() % 5 == 0 ? "\n\n" : " ";
      text += words[random() % words.size()];
    }
    std::size_t begin = letter_at(text, random() % text.size());
    std::size_t end = letter_at(text, random() % (text.size() + 1));
    if (begin > end) std::swap(begin, end);
    const auto mark = static_cast<ProseMark>(random() % 3);
    const ProseEdit on = toggle_mark(text, begin, end, mark);
    if (on.begin == on.end) continue;
    const std::string marked = apply_edit(text, on);
    CAPTURE(text);
    CAPTURE(marked);
    const ProseEdit off = toggle_mark(marked, on.begin, on.end, mark);
    CHECK(apply_edit(marked, off) == text);
  }
}
