#include "pad/pad_text_reader.h"

#include <doctest/doctest.h>

#include <string>

#include "pad/plain_structure.h"

namespace summit {
namespace {

constexpr PadLineKind plain = PadLineKind::text;
constexpr PadLineKind bullet = PadLineKind::bullet;
constexpr PadLineKind number = PadLineKind::number;
constexpr PadLineKind indent = PadLineKind::indent;
constexpr PadLineKind heading = PadLineKind::heading;

struct Line {
  PadLineKind kind;
  int level;
  std::string text;
  std::uint32_t number = 0;
  friend bool operator==(const Line&, const Line&) = default;
};

std::vector<Line> lines(std::string_view text) {
  const Result<PadLines> pad = read_pad_text(text, "notes.txt");
  REQUIRE(pad);
  CHECK(pad.problems.empty());
  std::vector<Line> lines;
  for (const PadLine& line : pad.value->lines) {
    lines.push_back({line.kind, line.level, line.text, line.number});
  }
  return lines;
}

std::string problem(std::string_view text) {
  const Result<PadLines> pad = read_pad_text(text, "notes.txt");
  CHECK_FALSE(pad);
  REQUIRE(pad.problems.size() == 1);
  return to_string(pad.problems[0]);
}

}  // namespace

TEST_CASE("Etherpad's text export: a tab for each level") {
  CHECK(lines("Sprint plan\n*Agenda\n\t* welcome\n\t\t* point\n\t1. first\n\t\t2.1. second.a\n"
              "\tindented\n\n\t* \n") == std::vector<Line>{{plain, 0, "Sprint plan"},
                                                           {heading, 1, "Agenda"},
                                                           {bullet, 1, "welcome"},
                                                           {bullet, 2, "point"},
                                                           {number, 1, "first", 1},
                                                           {number, 2, "second.a", 1},
                                                           {indent, 1, "indented"},
                                                           {plain, 0, ""},
                                                           {bullet, 1, ""}});
  // A level may be skipped, and what stands behind the tabs may look like anything.
  CHECK(lines("a\n\t\t\t* b\n\t- c\n") ==
        std::vector<Line>{{plain, 0, "a"}, {bullet, 3, "b"}, {bullet, 1, "c"}});
}

TEST_CASE("an export in which people typed lists by hand stays one") {
  CHECK(lines("Plan\n\t\t* deep\n- hand\n\tunder\n\t* own\n*** three\n\t\tbelow\n  x\n\t1. y\n") ==
        std::vector<Line>{{plain, 0, "Plan"},
                          {bullet, 2, "deep"},
                          {bullet, 1, "hand"},
                          {indent, 2, "under"},
                          {bullet, 1, "own"},
                          {bullet, 3, "three"},
                          {indent, 5, "below"},
                          {indent, 4, "x"},
                          {number, 3, "y", 1}});
}

TEST_CASE("notes with spaces for nesting, and every marker") {
  CHECK(lines("Plan\n- a\n  more of a\n  - b\n      * c\n  + d\n• e\n") ==
        std::vector<Line>{{plain, 0, "Plan"},
                          {bullet, 1, "a"},
                          {indent, 2, "more of a"},
                          {bullet, 2, "b"},
                          {bullet, 3, "c"},
                          {bullet, 2, "d"},
                          {bullet, 1, "e"}});
  CHECK(lines("1) a\n2. b\n(3) c\n2.1. d\n") ==
        std::vector<Line>{
            {number, 1, "a", 1}, {number, 1, "b", 2}, {number, 1, "c", 3}, {number, 2, "d", 1}});
  CHECK(lines("*** a\n** b\n*c\n*d\n-e\n") == std::vector<Line>{{bullet, 3, "a"},
                                                                {bullet, 2, "b"},
                                                                {bullet, 1, "c"},
                                                                {bullet, 1, "d"},
                                                                {bullet, 1, "e"}});
  CHECK(lines("* a\n\t* b\n\t\tc\n") ==
        std::vector<Line>{{bullet, 1, "a"}, {bullet, 2, "b"}, {indent, 3, "c"}});
}

TEST_CASE("headings of Markdown and by underlining") {
  CHECK(lines("# One\n### Three\nUnder\n=====\nLess\n----\n##tag\n#1\n") ==
        std::vector<Line>{{heading, 1, "One"},
                          {heading, 3, "Three"},
                          {heading, 1, "Under"},
                          {plain, 0, "====="},
                          {heading, 2, "Less"},
                          {plain, 0, "----"},
                          {plain, 0, "##tag"},
                          {plain, 0, "#1"}});
}

TEST_CASE("what is no marker") {
  for (const char* text :
       {"**bold** words", "*word* and more", "-5 degrees", "--option", "-x value", "+1", "+1 to it",
        "2015. It was", "3.14 is pi", "10.0.0.1 is local", "(optional) step", "***", "---", "=> so",
        "a - b", "*", "–5", "-"}) {
    CAPTURE(text);
    CHECK(lines(text) == std::vector<Line>{{plain, 0, text}});
  }
}

TEST_CASE("line breaks, a byte order mark, spans, the name") {
  const PadLines pad = *read_pad_text("\xEF\xBB\xBF- a\r\nb", "some/notes.pad.txt").value;
  CHECK(pad.id == "notes.pad");
  REQUIRE(pad.lines.size() == 2);
  CHECK(pad.lines[0].text == "a");
  REQUIRE(pad.lines[0].spans.size() == 1);
  CHECK(pad.lines[0].spans[0] == PadSpan{0, 1});
  CHECK(lines("").empty());
  CHECK(pad_name_of("-").empty());
  CHECK(pad_name_of("a\\b.c\\d") == "d");
  CHECK(pad_name_of(".hidden") == ".hidden");
}

TEST_CASE("what is no text is refused with its place") {
  CHECK(problem(std::string_view("a\nb\0", 4))
            .starts_with("notes.txt:2:2: error: a NUL character: this is no text"));
  CHECK(problem("a\n\xFF").starts_with("notes.txt:2:1: error: bytes that are not UTF-8"));
  CHECK(problem(std::string(pad_size_limit + 1, 'a')).ends_with("[pad-size]"));
}

TEST_CASE("levels have a limit, and so has the time for any text") {
  CHECK(lines(std::string(5000, '\t') + "* deep").at(0) ==
        Line{bullet, static_cast<int>(max_pad_level), "deep"});
  CHECK(lines(std::string(1 << 20, '*')).size() == 1);
  std::string deeper;
  for (std::size_t i = 0; i < 2000; ++i) deeper += std::string(i, ' ') + "- a\n";
  CHECK(lines(deeper).back().level == static_cast<int>(max_pad_level));
}

}  // namespace summit
