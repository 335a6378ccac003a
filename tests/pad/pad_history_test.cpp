#include "pad/pad_history.h"

#include <doctest/doctest.h>

#include "pad/etherpad_reader.h"
#include "pad/generated_pad.h"

namespace summit {
namespace {

Etherpad generated(GeneratedPad::Options options, std::size_t revisions) {
  Result<Etherpad> read = read_etherpad(GeneratedPad(options).file(revisions), "p");
  REQUIRE(read);
  return std::move(*read.value);
}

// Every so many revisions, forwards and backwards, against the generator's own texts.
void check_replay(GeneratedPad::Options options, std::uint32_t revisions, std::uint32_t apart) {
  const Etherpad pad = generated(options, revisions);
  std::vector<AttributedText> texts;
  GeneratedPad again(options);
  AttributePool& pool = again.pool();
  std::vector<std::string> attribs;
  for (std::uint32_t i = 0; i < revisions; ++i) {
    again.next();
    if (i % apart != 0) continue;
    texts.push_back(again.text());
    attribs.push_back(write_attribs(again.text(), pool));
  }
  PadHistory history(pad);
  for (std::size_t i = 0; i < 2 * texts.size(); ++i) {
    const std::size_t which = i < texts.size() ? i : 2 * texts.size() - 1 - i;
    AttributedText text;
    const std::string wrong =
        history.text_at(static_cast<std::uint32_t>(which) * apart, text).english();
    REQUIRE(wrong == "");
    REQUIRE(text.text == texts[which].text);
    REQUIRE(write_attribs(text, history.pool()) == attribs[which]);
  }
}

}  // namespace

TEST_CASE("any revision is replayed, whether the file has texts of some or not") {
  check_replay({}, 450, 1);
  check_replay({.has_key_texts = false}, 450, 7);
  // So many that texts are made on the way, and so much text that not all are kept.
  check_replay({.size = 20'000, .has_key_texts = false}, 12'000, 701);
}

TEST_CASE("a revision far from every text is approached in slices") {
  const Etherpad pad = generated({.has_key_texts = false}, 9000);
  PadHistory history(pad);
  int steps = 1;
  while (history.approach(pad.head, 1500)) ++steps;
  CHECK(steps == 5);  // the last 2000 are composed at once
  AttributedText text;
  REQUIRE(history.text_at(pad.head, text).empty());
  CHECK(text == pad.text);
  Etherpad cut = generated({.has_key_texts = false}, 300);
  cut.revisions.erase(cut.revisions.begin() + 100);
  PadHistory ends(cut);
  CHECK_FALSE(ends.approach(200, 50));
}

TEST_CASE("a revision that is not there, or cannot be replayed, says so") {
  Etherpad pad = generated({}, 350);
  AttributedText text;
  CHECK(PadHistory(pad).text_at(350, text) == "the pad has no revision 350");
  pad.revisions.erase(pad.revisions.begin() + 120);
  PadHistory history(pad);
  CHECK(history.text_at(119, text).empty());
  CHECK(history.text_at(150, text) == "revision 120 is missing");
  CHECK(history.text_at(250, text).empty());  // it begins at the text of revision 200
}

TEST_CASE("a head far past the last revision is no long way") {
  Etherpad pad = generated({.has_key_texts = false}, 50);
  pad.head = 500'000'000;
  AttributedText text;
  CHECK(PadHistory(pad).text_at(pad.head, text) == "revision 50 is missing");
}

TEST_CASE("the revision that does not fit is named") {
  Etherpad pad = generated({.has_key_texts = false}, 90);
  const EtherpadRevision& bad = pad.revisions[50];
  const std::string record = R"({"changeset":"Z:1>1+1$x")";
  pad.bytes.replace(bad.begin, record.size(), record);
  for (std::size_t at = bad.begin + record.size(); at < bad.end - 1; ++at) pad.bytes[at] = ' ';
  AttributedText text;
  PadHistory history(pad);
  CHECK(history.text_at(49, text).empty());
  CHECK(history.text_at(60, text).english().starts_with(
      "revision 50 cannot be replayed: it is for a text of 1"));
}

TEST_CASE("lines of two revisions, and when lines appeared") {
  const std::string file =
      R"({"pad:p":{"atext":{"text":"new\none!\n\n","attribs":"|3+a"},"pool":{"numToAttrib":{},)"
      R"("nextNum":0},"head":3},"pad:p:revs:0":{"changeset":"Z:1>4|1+4$one\n","meta":{}},)"
      R"("pad:p:revs:1":{"changeset":"Z:5>4|1+4$two\n","meta":{}},)"
      R"("pad:p:revs:2":{"changeset":"Z:9>1|1=4=3+1$!","meta":{}},)"
      R"("pad:p:revs:3":{"changeset":"Z:a>0|1-4|1+4$new\n","meta":{}}})";
  const Result<Etherpad> read = read_etherpad(file, "p");
  REQUIRE(read);
  PadHistory history(*read.value);
  for (const std::uint32_t slice : {1U, 2U, 1000U}) {
    LinesSince since(history, 0, 3);
    CHECK(since.text_then() == nullptr);
    double progress = 0;
    while (since.step(slice)) {
      CHECK(since.progress() >= progress);
      progress = since.progress();
    }
    CHECK(since.progress() == 1);
    REQUIRE(since.wrong().empty());
    CHECK(*since.text_then() == u"one\n\n");
    const std::vector<TrackedLine>& lines = since.lines();
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].was == no_tracked_line);
    CHECK(lines[1].was == 0);
    CHECK(lines[1].changed != 0);
    CHECK(lines[2].was == 1);
    CHECK(lines[2].changed == 0);
  }
  LinesSince none(history, 2, 2);
  while (none.step(10)) continue;
  CHECK(none.lines()[1].was == 1);
  LineAges ages(history, 3);
  int steps = 1;
  while (ages.step(1)) ++steps;
  CHECK(steps == 4);
  CHECK(ages.wrong().empty());
  REQUIRE(ages.lines().size() == 3);
  CHECK(ages.lines()[0].appeared == 3);
  CHECK(ages.lines()[1].appeared == 0);
  CHECK(ages.lines()[1].changed == 2);
}

}  // namespace summit
