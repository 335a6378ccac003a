#include "pad/attributed_lines.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

PadLine line(std::string text, PadLineKind kind = PadLineKind::text, std::uint8_t level = 0,
             std::uint32_t number = 0) {
  PadLine made{std::move(text), kind, level, number, {}};
  if (!made.text.empty()) {
    made.spans = {{.begin = 0, .end = static_cast<std::uint32_t>(made.text.size()), .author = 0}};
  }
  return made;
}

}  // namespace

TEST_CASE("lines become attributed text and the same lines again") {
  const std::vector<PadAuthor> authors = {{"a.1", "Ana", {}}, {"a.2", "Bo", {}}};
  std::vector<PadLine> lines = {
      line("Agenda", PadLineKind::heading, 1),   line("* no bullet"),
      line("one 🎉", PadLineKind::bullet, 1),     line("first", PadLineKind::number, 1, 1),
      line("nested", PadLineKind::number, 2, 1), line("second", PadLineKind::number, 1, 2),
      line("noted", PadLineKind::indent, 3),     line(""),
      line("again", PadLineKind::number, 1, 1)};
  lines[2].spans = {{.begin = 0, .end = 4, .author = 0, .bold = true, .strikethrough = true},
                    {.begin = 4, .end = 8, .author = 1, .italic = true, .underline = true}};
  AttributePool pool;
  const AttributedText text = write_lines(lines, authors, pool);
  CHECK(text.text.starts_with(u"*Agenda\n* no bullet\n*one 🎉\n*first\n"));
  for (const AttributeRun& run : text.runs) CHECK(pool.is_sorted(run.attributes));
  CHECK(text.runs.back().attributes == no_attributes);
  CHECK(read_lines(text, pool, authors) == lines);
  CHECK(write_lines({}, authors, pool) == AttributedText{});
}

TEST_CASE("a list's kind and level, whatever they say") {
  const auto read = [](std::string key, std::string value) {
    AttributePool pool;
    const Attributes marker =
        pool.intern(std::vector<Attribute>{{std::move(key), std::move(value)}});
    return read_lines({u"*x\n", {{marker, 1}, {no_attributes, 2}}}, pool, {})[0];
  };
  CHECK(read("list", "bullet3").level == 3);
  CHECK(read("list", "bullet99999999999999").level == 255);
  CHECK(read("list", "task1").kind == PadLineKind::bullet);
  CHECK(read("list", "3").kind == PadLineKind::text);
  CHECK(read("heading", "h2").kind == PadLineKind::heading);
  CHECK(read("heading", "code").kind == PadLineKind::text);
  CHECK(read("heading", "code").text == "x");
  CHECK(read("bold", "true").text == "*x");
}

TEST_CASE("a pair of surrogates with two attributes is one character") {
  AttributePool pool;
  const Attributes bold = pool.intern(std::vector<Attribute>{{"bold", "true"}});
  const std::vector<PadLine> lines =
      read_lines({u"a🎉b\n", {{no_attributes, 2}, {bold, 2}, {no_attributes, 1}}}, pool, {});
  CHECK(lines[0].text == "a🎉b");
  REQUIRE(lines[0].spans.size() == 2);
  CHECK(lines[0].spans[1].begin == 1);
}

TEST_CASE("numbers are counted as an export counts them") {
  ListNumbering numbering;
  using Numbers = std::vector<std::uint32_t>;
  CHECK(numbering.next(PadLineKind::number, 1) == Numbers{1});
  CHECK(numbering.next(PadLineKind::number, 2) == Numbers{1, 1});
  CHECK(numbering.next(PadLineKind::number, 2) == Numbers{1, 2});
  CHECK(numbering.next(PadLineKind::number, 1) == Numbers{2});
  CHECK(numbering.next(PadLineKind::number, 2) == Numbers{2, 1});
  CHECK(numbering.next(PadLineKind::bullet, 2).empty());
  CHECK(numbering.next(PadLineKind::number, 3) == Numbers{0, 0, 1});
}

}  // namespace summit
