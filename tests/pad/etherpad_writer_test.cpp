#include "pad/etherpad_writer.h"

#include <doctest/doctest.h>

#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/generated_pad.h"
#include "pad/pad_check.h"

namespace summit {
namespace {

Etherpad reread(const EtherpadExport& out) {
  Result<Etherpad> read = read_etherpad(write_etherpad(out), "written");
  for (const Problem& problem : read.problems) FAIL(to_string(problem));
  REQUIRE(read);
  for (const Problem& problem : check_pad(*read.value)) FAIL(to_string(problem));
  return std::move(*read.value);
}

Etherpad generated(std::size_t revisions) {
  Result<Etherpad> read = read_etherpad(GeneratedPad().file(revisions), "p");
  REQUIRE(read);
  return std::move(*read.value);
}

}  // namespace

TEST_CASE("lines are written as one revision that comes back the same") {
  PadLines pad;
  pad.id = "a pad: of/mine";
  pad.authors = {{"a.1", "Ana", "#123456"}, {"a.2", "", ""}, {"", "nobody", ""}};
  pad.lines = {
      {"Head", PadLineKind::heading, 1, 0, {{.begin = 0, .end = 4, .author = 0}}},
      {"it 🎉\"\\", PadLineKind::bullet, 2, 0, {{.begin = 0, .end = 9, .author = 1, .bold = true}}},
      {"", PadLineKind::text, 0, 0, {}}};
  EtherpadExport out = export_of(pad, 1234);
  REQUIRE(set_travelling_plan(out.unknown, R"({"title": "x"})"));
  const Etherpad back = reread(out);
  CHECK(back.id == "a_pad__of_mine");
  CHECK(back.head == 0);
  CHECK(read_lines(back).lines == pad.lines);
  REQUIRE(back.authors.size() == 2);
  CHECK(back.authors[0] == pad.authors[0]);
  CHECK(back.authors[1].color == palette_color(0));
  CHECK(back.revisions[0].timestamp == 1234);
  CHECK(travelling_plan(back.unknown) == R"({"title": "x"})");
  CHECK(reread(export_of(PadLines{}, 0)).text == AttributedText{});
}

TEST_CASE("a history is kept, and the text is one revision more") {
  const Etherpad pad = generated(100);
  CHECK(reread(export_of(pad)).head == 99);
  CHECK(reread(export_of(pad)).text == pad.text);
  EtherpadExport out = export_of(pad);
  std::vector<PadLine> lines = read_lines(pad).lines;
  lines.erase(lines.begin() + 1);
  lines.push_back(
      {"added", PadLineKind::bullet, 1, 0, {{.begin = 0, .end = 5, .author = 2, .italic = true}}});
  out.text = write_lines(lines, pad.authors, out.pool);
  const Etherpad back = reread(out);  // which checks revision 100, a key revision
  CHECK(back.head == 100);
  // The numbers of lines are counted anew.
  CHECK(read_lines(back).lines == read_lines(out.text, out.pool, pad.authors));
  CHECK(read_lines(back).lines.back() == lines.back());
}

TEST_CASE("half a surrogate pair is written as it was") {
  EtherpadExport out;
  out.id = "p";
  out.text.text = {u'a', 0xD83C, u'"', 0xDF89, u'\n'};
  out.text.runs = {{no_attributes, 5}};
  const std::string written = write_etherpad(out);
  CHECK(written.find(R"("a\ud83c\"\udf89\n")") != std::string::npos);
  const Result<Etherpad> read = read_etherpad(written, "p");
  REQUIRE(read);
  CHECK(read.value->text == out.text);
  CHECK(check_pad(*read.value).empty());
}

TEST_CASE("a plan that is too large stays at home") {
  UnknownMembers unknown;
  CHECK_FALSE(set_travelling_plan(unknown, std::string(max_travelling_plan + 1, ' ')));
  CHECK(travelling_plan(unknown).empty());
  CHECK(set_travelling_plan(unknown, "{}"));
  CHECK(set_travelling_plan(unknown, "[]"));
  CHECK(unknown.size() == 1);
  CHECK(travelling_plan(unknown) == "[]");
  CHECK_FALSE(set_travelling_plan(unknown, std::string(max_travelling_plan + 1, ' ')));
  CHECK(travelling_plan(unknown).empty());  // not the one of before
}

}  // namespace summit
