#include "pad/pad_changes.h"

#include <doctest/doctest.h>

#include <string>

#include "pad/pad_files.h"
#include "pad/pad_html_reader.h"
#include "pad/pad_text_reader.h"
#include "plan/plan_json.h"

namespace summit {
namespace {

using Kind = LineChange::Kind;

PadLines text(std::string_view lines) {
  return *read_pad_text(lines, "pad.txt").value;
}

std::vector<LineChange> changes(std::string_view older, std::string_view newer) {
  const PadLines before = text(older);
  const PadLines after = text(newer);
  return line_changes(before, after, map_lines(before, after));
}

Collected collected(const PadLines& pad) {
  return collect(propose(pad, {}, liberty_people()));
}

// The sample, and the same pad an hour of editing later.
struct Reopened {
  PadLines older = *read_pad_html(contents("assets/liberty-pad.html"), "").value;
  PadLines newer = *read_pad_html(contents("tests/pad/newer/liberty-pad.html"), "").value;
  LineMapping mapping = map_lines(older, newer);
  Plan plan = plan_from(older, liberty_people());
  PadUpdate update =
      compare_pads(plan, older.id, collected(older), collected(newer), mapping, newer.lines.size());

  void follow() { REQUIRE(summit::apply(plan, follow_lines(plan, older.id, mapping))); }
  void accept(std::span<const std::size_t> which) {
    REQUIRE(summit::apply(plan, summit::accept(plan, update, which, liberty_people())));
  }
};

}  // namespace

TEST_CASE("lines that stayed, changed, moved, came and went") {
  CHECK(changes("a\nb\nc\n", "a\nb\nc\n").empty());
  CHECK(changes("a\nb\nc\n", "a\nc\n") == std::vector<LineChange>{{Kind::gone, 1, no_line}});
  CHECK(changes("a\nc\n", "a\nb\nc\n") == std::vector<LineChange>{{Kind::added, no_line, 1}});
  CHECK(changes("a\nthe quick fox\nc\n", "a\nthe quick brown fox\nc\n") ==
        std::vector<LineChange>{{Kind::changed, 1, 1}});
  CHECK(changes("one\ntwo\nthree\nfour\n", "two\nthree\nfour\none\n") ==
        std::vector<LineChange>{{Kind::moved, 0, 3}});
  CHECK(changes("a\n\t* b\n", "a\n\t\t* b\n") == std::vector<LineChange>{{Kind::changed, 1, 1}});
  CHECK(changes("a\nxyz\nc\n", "a\n123456\nc\n") ==
        std::vector<LineChange>{{Kind::added, no_line, 1}, {Kind::gone, 1, no_line}});
  CHECK(changes("", "a\n") == std::vector<LineChange>{{Kind::added, no_line, 0}});
  CHECK(changes("a\n", "") == std::vector<LineChange>{{Kind::gone, 0, no_line}});
}

TEST_CASE("a newer export of the sample shows exactly the lines that changed") {
  const Reopened pads;
  std::vector<std::pair<Kind, std::string>> found;
  for (const LineChange& change : line_changes(pads.older, pads.newer, pads.mapping)) {
    const PadLine& line =
        change.newer == no_line ? pads.older.lines[change.older] : pads.newer.lines[change.newer];
    found.emplace_back(change.kind, line.text);
  }
  CHECK(found ==
        std::vector<std::pair<Kind, std::string>>{
            {Kind::changed, "V2.1 API  ##api +1"},
            {Kind::changed, "DevRef and onboarding"},
            {Kind::added, "Volume migration (Jay Pipes)"},
            {Kind::added, "Moving volumes between hosts has to work for attached ones as well."},
            {Kind::added, "Better errors for users"},
            {Kind::gone, "Tasks for API triggered operations"},
            {Kind::moved, "Simplify Quotas +1"}});
}

TEST_CASE("and what they mean for the plan") {
  Reopened pads;
  std::vector<std::string> sentences;
  for (const PlanChange& change : pads.update.changes)
    sentences.push_back(change.sentence.english());
  CHECK(sentences ==
        std::vector<std::string>{
            "“V2.1 API”: 1 vote instead of 0", "“DevRef Update” is now “DevRef and onboarding”",
            "a new priority: “Volume migration”", "a new idea: “Better errors for users”",
            "“Tasks for API triggered operations” is gone from the pad"});
  const Plan before = pads.plan;
  pads.follow();
  const auto& priorities = pads.plan.groups[0].priorities;
  const auto title = [&](std::size_t at) { return priorities[at].title; };
  // Nothing but the lines it came from is other than it was.
  for (std::size_t i = 0; i < priorities.size(); ++i) {
    CHECK(title(i) == before.groups[0].priorities[i].title);
    CHECK(pads.newer.lines[static_cast<std::size_t>(priorities[i].origin[0].line)].text.find(
              i == 4 ? "DevRef" : title(i)) != std::string::npos);
  }
  // One by one, in any order.
  for (const std::size_t at : {4U, 2U, 1U, 0U, 3U}) pads.accept(std::vector<std::size_t>{at});
  CHECK(title(1) == "V2.1 API");
  CHECK(priorities[1].votes == 1);
  CHECK(title(4) == "DevRef and onboarding");
  CHECK(priorities[4].id == "devref-update");
  CHECK(title(5) == "Volume migration");
  CHECK(priorities[5].owners == std::vector<std::string>{"Jay Pipes"});
  CHECK(priorities[5].description ==
        "Moving volumes between hosts has to work for attached ones as well.");
  CHECK(pads.plan.unplanned.ideas[0].title == "Better errors for users");
  CHECK(find_idea(pads.plan, "tasks-for-api-triggered-operations").empty());
  // Those that were accepted are in the plan now: no more to accept.
  const Plan done = pads.plan;
  pads.accept(std::vector<std::size_t>{0, 1, 2, 3, 4});
  CHECK(pads.plan == done);
}

TEST_CASE("all at once is the same, and what a person did meanwhile stays") {
  Reopened one;
  one.follow();
  for (const std::size_t at : {0U, 1U, 2U, 3U, 4U}) one.accept(std::vector<std::size_t>{at});
  Reopened all;
  all.follow();
  all.accept(std::vector<std::size_t>{0, 1, 2, 3, 4});
  CHECK(write_plan_json(all.plan) == write_plan_json(one.plan));

  Reopened edited;
  REQUIRE(summit::apply(edited.plan, RenamePriority{"devref-update", "Developer reference", {}}));
  edited.follow();
  edited.accept(std::vector<std::size_t>{1});
  CHECK(edited.plan.groups[0].priorities[4].title == "Developer reference");
}

TEST_CASE("a mapping from elsewhere, roles that follow it") {
  const PadLines older = text("Plan\n* a\n* b\n");
  const PadLines newer = text("Plan\n* b\n* completely other\n");
  // The history says that "a" became the last line.
  const LineMapping mapping = {0, 2, 1};
  CHECK(line_changes(older, newer, mapping) == std::vector<LineChange>{{Kind::changed, 1, 2}});
  const std::vector<std::optional<LineRole>> chosen = {std::nullopt, LineRole::idea};
  CHECK(follow_roles(chosen, mapping, 3) ==
        std::vector<std::optional<LineRole>>{std::nullopt, std::nullopt, LineRole::idea});
  CHECK(follow_roles(chosen, {0, no_line}, 3) == std::vector<std::optional<LineRole>>(3));
}

}  // namespace summit
