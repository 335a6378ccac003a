#include "pad/pad_record.h"

#include <doctest/doctest.h>

#include <array>

#include "pad/file_format.h"
#include "pad/pad_files.h"
#include "pad/pad_text_reader.h"

namespace summit {
namespace {

using Chosen = std::vector<std::optional<LineRole>>;

PadLine line(std::string text, PadLineKind kind = PadLineKind::text, std::uint8_t level = 0) {
  return {std::move(text), kind, level, 0, {}};
}

}  // namespace

TEST_CASE("a line is recorded as what it is, how it stands and what it says") {
  CHECK(record_line(line("Liberty"), LineRole::title) == "title: Liberty");
  CHECK(record_line(line("Cells", PadLineKind::bullet, 1), LineRole::priority) ==
        "priority:   * Cells");
  CHECK(record_line(line("b", PadLineKind::number, 2), LineRole::idea) == "idea:     1. b");
  CHECK(record_line(line("more", PadLineKind::indent, 1), {}) == "?:   more");
  CHECK(record_line(line("Agenda", PadLineKind::heading, 2), LineRole::group) ==
        "group: ## Agenda");
  CHECK(record_line(line(""), {}) == "");
  CHECK(record_line(line(""), LineRole::ignore) == "ignore:");
  CHECK(record_line(line("a\tb\xE2\x80\xA8"), {}) == "?: a b ");

  PadLine struck = line("old new");
  struck.spans = {{.begin = 0, .end = 1, .strikethrough = true},
                  {.begin = 1, .end = 3, .bold = true, .strikethrough = true},
                  {.begin = 3, .end = 7}};
  CHECK(record_line(struck, {}) == "?: ~~old~~ new");
}

TEST_CASE("and is read so") {
  const CollectedPad pad{
      "p",
      {},
      {"title: a: b", "idea:     1. b", "?:   more", "group: ## A", "", "x: ~~o~~ n~~"},
      {}};
  const RecordedLines read = recorded_lines(pad);
  CHECK(read.chosen == Chosen{LineRole::title, LineRole::idea, {}, LineRole::group, {}, {}});
  CHECK(read.lines[0].text == "a: b");
  CHECK(read.lines[1].kind == PadLineKind::number);
  CHECK(read.lines[1].level == 2);
  CHECK(read.lines[2].kind == PadLineKind::indent);
  CHECK(read.lines[3].kind == PadLineKind::heading);
  CHECK(read.lines[3].level == 2);
  CHECK(read.lines[4].text.empty());
  CHECK(read.lines[5].text == "o n~~");
  CHECK(read.lines[5].spans[0].strikethrough);
  CHECK_FALSE(read.lines[5].spans[1].strikethrough);
  // Whatever stands in a file.
  for (const char* odd :
       {"", ":", "::", "no role", "priority", "priority:#", "?:  ", "?: ~~~~~~~"}) {
    CAPTURE(std::string(odd));
    CHECK(recorded_lines({"p", {}, {odd}, {}}).lines.size() == 1);
  }
}

TEST_CASE("real pads are recorded as they are") {
  for (const char* file : {"assets/liberty-pad.etherpad", "tests/pad/mixed/mixed.etherpad"}) {
    CAPTURE(std::string(file));
    const PadLines pad = read_pad(FileFormat::etherpad, contents(file), file).value->lines;
    Plan plan;
    const auto set = record_pad(plan, pad, 3, Chosen{LineRole::title});
    REQUIRE(set);
    REQUIRE(summit::apply(plan, *set));
    CHECK(plan.pads[0].revision == 3);
    CHECK(is_recorded(plan.pads[0], pad.lines));
    const RecordedLines read = recorded_lines(plan.pads[0]);
    for (std::size_t i = 0; i < pad.lines.size(); ++i) {
      CAPTURE(i);
      CHECK(is_recorded(plan.pads[0].lines[i], read.lines[i]));
    }
  }
}

TEST_CASE("a decision changes the lines that it is about") {
  PadLines pad{"p", {line("a"), line("b"), line("b"), line("c")}, {}};
  Plan plan;
  CHECK_FALSE(record_pad(plan, pad, {}, Chosen(4)));
  Chosen chosen{LineRole::title, {}, {}, {}};
  REQUIRE(summit::apply(plan, *record_pad(plan, pad, {}, chosen)));
  CHECK(plan.pads[0].lines == std::vector<std::string>{"title: a", "?: b", "?: b", "?: c"});
  CHECK_FALSE(record_pad(plan, pad, {}, chosen));
  chosen[2] = LineRole::idea;
  CHECK(record_pad(plan, pad, {}, chosen) == SetPad{"p", {}, 2, 1, {"idea: b"}});
  REQUIRE(summit::apply(plan, *record_pad(plan, pad, {}, chosen)));
  pad.lines.insert(pad.lines.begin() + 1, line("b"));
  chosen.insert(chosen.begin() + 1, std::nullopt);
  CHECK(record_pad(plan, pad, 7, chosen) == SetPad{"p", 7, 2, 0, {"?: b"}});
  // Nothing decided any more: nothing kept.
  REQUIRE(summit::apply(plan, *record_pad(plan, pad, {}, Chosen(5))));
  CHECK(plan.pads.empty());
  // A name that no origin can have.
  pad.id = "two\nlines";
  CHECK_FALSE(record_pad(plan, pad, {}, chosen));
}

TEST_CASE("where no lines were kept, origins tell") {
  const PadLines pad =
      *read_pad_text("Priorities\n\t* Cells\n\t\tWe started.\n\t* Quotas\n", "p").value;
  Plan plan;
  plan.groups = {{.priorities = {{.id = "cells", .title = "Cells", .origin = {{"p", 1}, {"p", 2}}},
                                 {.id = "x", .title = "X", .origin = {{"p", 99}, {"other", 0}}}}}};
  plan.unplanned.ideas = {{.id = "quotas", .title = "Quotas", .origin = {{"p", 3}}}};
  CHECK(roles_from_origins(plan, pad, LineRoles(pad, {})) ==
        Chosen{{}, LineRole::priority, LineRole::description, LineRole::idea});
}

}  // namespace summit
