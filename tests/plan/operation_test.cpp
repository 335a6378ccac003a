#include "plan/operation.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "plan/operation_json.h"
#include "plan/plan_json.h"
#include "plan/random_plan.h"
#include "plan/validity.h"

namespace summit {
namespace {

Plan small_plan() {
  Plan plan;
  plan.title = "Liberty Priorities";
  plan.people = {{"Andrew Laski", "https://launchpad.net/~alaski"}, {"John Garbutt"}};
  plan.groups = {{.columns = {"Priority", "Owner"},
                  .priorities = {{.id = "cells",
                                  .title = "Cells V2",
                                  .heading = "Cells v2",
                                  .owners = {"Andrew Laski"},
                                  .description = "See `API Docs`_ and cells."},
                                 {.id = "docs", .title = "API Docs", .description = "How to."}}}};
  plan.unplanned.title = "Without a plan";
  plan.unplanned.ideas = {{.id = "quotas", .title = "Quotas", .notes = "Simplify them."},
                          {.id = "flavors", .title = "Flavors"}};
  plan.unplanned.ideas[0].ideas = {{.id = "limits", .title = "1. *Limits*", .notes = "a\n\nb"}};
  plan.sections = {{"Process", "How we work.", {{"Reviews", "Andrew Laski reviews."}}}};
  return plan;
}

// Applies, holds the result against `check` and takes it back again.
template <typename Check>
void applies(const Operation& operation, const Check& check) {
  CAPTURE(name_of(operation));
  Plan plan = small_plan();
  const Applied applied = summit::apply(plan, operation);
  CHECK(applied.refusal == "");
  check(plan);
  CHECK(summit::apply(plan, applied.inverse).refusal == "");
  CHECK(plan == small_plan());
}

void refuses(const Operation& operation, const std::string& why) {
  CAPTURE(name_of(operation));
  Plan plan = small_plan();
  CHECK(summit::apply(plan, operation).refusal == why);
  CHECK(plan == small_plan());
}

std::vector<std::string> titles(const std::vector<Priority>& priorities) {
  std::vector<std::string> titles;
  for (const Priority& priority : priorities) titles.push_back(priority.title);
  return titles;
}

using Titles = std::vector<std::string>;

TEST_CASE("priorities are added, moved and removed") {
  applies(AddPriority{{.title = "Upgrades"}}, [](const Plan& plan) {
    CHECK(titles(plan.groups[0].priorities) == Titles{"Cells V2", "API Docs", "Upgrades"});
    CHECK(plan.groups[0].priorities[2].id == "upgrades");
  });
  applies(AddPriority{{.title = "Quotas"}, 0, 0},
          [](const Plan& plan) { CHECK(plan.groups[0].priorities[0].id == "quotas-2"); });
  applies(MovePriority{"cells"}, [](const Plan& plan) {
    CHECK(titles(plan.groups[0].priorities) == Titles{"API Docs", "Cells V2"});
  });
  applies(RemovePriority{"cells"},
          [](const Plan& plan) { CHECK(titles(plan.groups[0].priorities) == Titles{"API Docs"}); });
}

TEST_CASE("the first priority of a plan without groups brings the main table") {
  Plan plan;
  const Applied applied = summit::apply(plan, AddPriority{{.title = "Upgrades"}});
  CHECK(applied.refusal == "");
  REQUIRE(plan.groups.size() == 1);
  CHECK(plan.groups[0].columns == default_columns());
  CHECK(summit::apply(plan, applied.inverse).refusal == "");
  CHECK(plan == Plan());
}

TEST_CASE("a new title takes the heading and the references along") {
  applies(RenamePriority{"docs", "API Guide"}, [](const Plan& plan) {
    CHECK(plan.groups[0].priorities[0].description == "See `API Guide`_ and cells.");
    CHECK(plan.groups[0].priorities[1].title == "API Guide");
  });
  applies(RenamePriority{"cells", "Cells"},
          [](const Plan& plan) { CHECK(heading_of(plan.groups[0].priorities[0]) == "Cells"); });
  Plan without_section = small_plan();
  without_section.groups[0].priorities[1].description = std::nullopt;
  REQUIRE(summit::apply(without_section, RenamePriority{"docs", "API Guide"}));
  CHECK(without_section.groups[0].priorities[0].description == "See `API Docs`_ and cells.");
  applies(RenamePriority{"docs", "API Guide", {}, false}, [](const Plan& plan) {
    CHECK(plan.groups[0].priorities[0].description == "See `API Docs`_ and cells.");
  });
}

TEST_CASE("members of a priority are set") {
  const auto first = [](const Plan& plan) { return plan.groups[0].priorities[0]; };
  applies(SetOwners{"cells", {"A", "B"}}, [&](const Plan& plan) {
    CHECK(first(plan).owners == Titles{"A", "B"});
  });
  applies(SetDescription{"cells", {}},
          [&](const Plan& plan) { CHECK_FALSE(first(plan).description); });
  applies(SetField{"cells", "status", "in-progress"},
          [&](const Plan& plan) { CHECK(first(plan).status == Status::in_progress); });
  applies(SetField{"cells", "size", std::int64_t{5}},
          [&](const Plan& plan) { CHECK(first(plan).size == 5); });
  applies(SetField{"cells", "Target", "Sprint 1"}, [&](const Plan& plan) {
    CHECK(first(plan).fields == std::vector<Field>{{"Target", "Sprint 1"}});
  });
}

TEST_CASE("a field that is cleared comes back at its place") {
  Plan plan = small_plan();
  plan.groups[0].priorities[0].fields = {{"a", "1"}, {"b", "2"}, {"c", "3"}};
  const Plan before = plan;
  const Applied applied = summit::apply(plan, SetField{"cells", "a", {}});
  CHECK(plan.groups[0].priorities[0].fields.size() == 2);
  CHECK(summit::apply(plan, applied.inverse).refusal == "");
  CHECK(plan == before);
}

TEST_CASE("promoting makes a priority of an idea, demoting an idea of a priority") {
  applies(Promote{"quotas", Titles{"John Garbutt"}}, [](const Plan& plan) {
    const Priority& made = plan.groups[0].priorities[2];
    CHECK(made.id == "quotas");
    CHECK(made.owners == Titles{"John Garbutt"});
    CHECK(made.description == "Simplify them.\n\n* \\1. \\*Limits*\n\n  a\n\n  b");
    CHECK(plan.unplanned.ideas.size() == 1);
  });
  applies(Demote{"cells", 0}, [](const Plan& plan) {
    const Idea& made = plan.unplanned.ideas[0];
    CHECK(made.id == "cells");
    CHECK(made.notes == "See `API Docs`_ and cells.");
    CHECK(made.owners == Titles{"Andrew Laski"});
  });
}

TEST_CASE("a priority that is demoted and promoted again is as it was") {
  Plan plan = small_plan();
  Priority& cells = plan.groups[0].priorities[0];
  cells.fields = {{"Target", "Sprint 1"}};
  cells.status = Status::deferred;
  cells.links = {{"bug", "https://example.org/"}};
  cells.size = 3;
  cells.origin = {{"pad", 4}};
  cells.unknown = {{"heading", "x", "1"}, {"description", "y", "[2]"}};
  const Plan before = plan;
  CHECK(summit::apply(plan, Demote{"cells"}).refusal == "");
  CHECK(summit::apply(plan, Promote{"cells", {}, 0, 0}).refusal == "");
  CHECK(plan == before);
  CHECK(write_plan_json(plan) == write_plan_json(before));
}

TEST_CASE("people are set, removed and renamed") {
  applies(SetPerson{.name = "Jay Pipes", .kind = PersonKind::team, .at = 0},
          [](const Plan& plan) { CHECK(plan.people[0].kind == PersonKind::team); });
  applies(RemovePerson{"Andrew Laski"}, [](const Plan& plan) { CHECK(plan.people.size() == 1); });
  applies(RenamePerson{"Andrew Laski", "A. Laski"}, [](const Plan& plan) {
    CHECK(plan.people[0].name == "A. Laski");
    CHECK(plan.groups[0].priorities[0].owners == Titles{"A. Laski"});
  });
}

TEST_CASE("ideas move within their tree") {
  applies(MoveIdea{"limits", "flavors"}, [](const Plan& plan) {
    CHECK(plan.unplanned.ideas[0].ideas.empty());
    CHECK(plan.unplanned.ideas[1].ideas[0].id == "limits");
  });
  applies(MoveIdea{"quotas"},
          [](const Plan& plan) { CHECK(plan.unplanned.ideas[1].id == "quotas"); });
  // The new parent stands behind the idea that leaves its place.
  applies(MoveIdea{"quotas", "flavors", 0}, [](const Plan& plan) {
    CHECK(plan.unplanned.ideas.size() == 1);
    CHECK(plan.unplanned.ideas[0].ideas[0].ideas[0].id == "limits");
  });
}

TEST_CASE("sections are set, added and removed by their path") {
  applies(SetSection{{"Process", "Reviews"}, "New."},
          [](const Plan& plan) { CHECK(plan.sections[0].sections[0].body == "New."); });
  applies(SetSection{{"Process", "Dates"}, "Soon."},
          [](const Plan& plan) { CHECK(plan.sections[0].sections[1].title == "Dates"); });
  applies(SetSection{{"Process"}, {}}, [](const Plan& plan) { CHECK(plan.sections.empty()); });
}

TEST_CASE("lines of a pad make room for others; a pad without lines is gone") {
  const SetPad add{"YVR", 3, 0, 0, {"title: Liberty", "?: Agenda", ""}};
  applies(add, [](const Plan& plan) {
    REQUIRE(plan.pads.size() == 1);
    CHECK(plan.pads[0] == CollectedPad{"YVR", 3, {"title: Liberty", "?: Agenda", ""}, {}});
  });
  applies(SetPad{"YVR", {}, 0, 0, {}}, [](const Plan& plan) { CHECK(plan.pads.empty()); });
  refuses(SetPad{"", {}, 0, 0, {"x"}}, "the name of a pad is empty; give it some text");
  refuses(SetPad{"YVR", -1, 0, 0, {"x"}}, "a pad's revisions count from 0");
  refuses(
      SetPad{"YVR", {}, 0, 0, {"a\nb"}},
      "a line of a pad must stand on one line; take out its line breaks and control characters");
  refuses(SetPad{"YVR", {}, 1, 0, {"x"}}, "position 1 is past the end, which is 0");
  refuses(SetPad{"YVR", {}, 0, 1, {"x"}}, "position 1 is past the end, which is 0");

  // On plans that know it already: all its lines, with and without a pad behind it.
  for (const bool last : {true, false}) {
    for (const SetPad& op : {SetPad{"YVR", {}, 1, 1, {"ignore: Agenda"}},
                             SetPad{"YVR", 4, 3, 0, {"a", "b"}}, SetPad{"YVR", 4, 0, 3, {}}}) {
      Plan plan = small_plan();
      REQUIRE(summit::apply(plan, add));
      if (!last) REQUIRE(summit::apply(plan, SetPad{"PVR", {}, 0, 0, {"x"}}));
      const Plan before = plan;
      const Applied applied = summit::apply(plan, op);
      REQUIRE(applied);
      CHECK(plan != before);
      CHECK((find_pad(plan, "YVR") == nullptr) == op.lines.empty());
      REQUIRE(summit::apply(plan, applied.inverse));
      CHECK(plan == before);
    }
  }
}

TEST_CASE("a plan that is put in place of another gets the ids it lacks") {
  Plan plan;
  Plan other;
  other.unplanned.ideas = {{.title = "Quotas"}};
  CHECK(summit::apply(plan, ReplacePlan{other}).refusal == "");
  CHECK(plan.unplanned.ideas[0].id == "quotas");
}

TEST_CASE("each refusal says what was found and what would do") {
  refuses(RemovePriority{"x"}, "no priority has the id “x”; use one of the plan's ids");
  refuses(RemovePriority{"quotas"}, "no priority has the id “quotas”; use one of the plan's ids");
  refuses(RemoveIdea{"cells"}, "no idea has the id “cells”; use one of the plan's ids");
  refuses(RemoveGroup{1}, "there is no group 1: the plan has 1, counted from 0");
  refuses(MovePriority{"cells", 2}, "position 2 is past the end, which is 1");
  refuses(AddPriority{{.id = "limits", .title = "x"}},
          "the id “limits” is in use; give the new one another, or none");
  refuses(RenamePriority{"cells", " "}, "the title is empty; give it some text");
  refuses(RenamePriority{"cells", "a\nb"},
          "the title must stand on one line; take out its line breaks and control characters");
  refuses(RenamePriority{"cells", std::string(5000, 'x')},
          "the title is longer than 4096 bytes; shorten it, and put long text into a description");
  refuses(RenamePriority{"cells", "\xFF"}, "the title is not valid UTF-8; give it as UTF-8 text");
  refuses(SetDescription{"cells", std::string("a\0b", 3)},
          "the description has a control character that no text has; take it out");
  refuses(SetOwners{"cells", {"A", ""}}, "an owner's name is empty; give it some text");
  refuses(SetField{"cells", "status", "later"},
          "“later” is no status; use proposed, agreed, in-progress, done, deferred or dropped");
  refuses(SetField{"cells", "votes", std::int64_t{-1}},
          "“votes” is a whole number from 0, or null for none");
  refuses(SetField{"cells", "links", "x"}, "“links” is a list of links, or null for none");
  refuses(SetField{"cells", "links", std::vector<Link>{{"bug", ""}}},
          "the url is empty; give it some text");
  refuses(MoveIdea{"quotas", "limits"}, "an idea cannot move below itself; choose another place");
  refuses(RenamePerson{"Andrew Laski", "John Garbutt"},
          "the plan has somebody called “John Garbutt” already; set the owners instead");
  refuses(RenamePerson{"Nobody", "X"},
          "the plan mentions nobody called “Nobody”; use a name it has");
  refuses(SetSection{{"No", "Such"}, "x"}, "there is no section “No”; name one that the plan has");
  Plan twice;
  twice.people = {{"A"}, {"A"}};
  refuses(ReplacePlan{twice}, "the person “A” stands twice; give each its own");
}

TEST_CASE("ideas nest no deeper than the limit") {
  Plan plan;
  std::string parent;
  for (std::size_t level = 0; level < max_nesting; ++level) {
    std::string id = "i";
    id += std::to_string(level);
    REQUIRE(summit::apply(plan, AddIdea{{.id = id, .title = "Idea"}, parent}));
    parent = id;
  }
  CHECK_FALSE(summit::apply(plan, AddIdea{{.title = "Idea"}, parent}));
  REQUIRE(
      summit::apply(plan, AddIdea{{.id = "other", .title = "Idea", .ideas = {{.title = "Idea"}}}}));
  CHECK_FALSE(summit::apply(plan, MoveIdea{"other", parent}));
  CHECK_FALSE(summit::apply(plan, MoveIdea{"other", "i62"}));
  CHECK(summit::apply(plan, MoveIdea{"other", "i61"}));
  CHECK(read_plan_json(write_plan_json(plan), ""));
}

TEST_CASE("a list of operations is applied all or none") {
  Plan plan = small_plan();
  const Applied applied =
      summit::apply(plan, Operations{RemovePriority{"cells"}, Promote{"quotas"},
                                     RenamePerson{"Andrew Laski", "X"}, RemoveIdea{"nobody"},
                                     RemovePriority{"docs"}});
  CHECK_FALSE(applied);
  CHECK(applied.refused_at == 3);
  CHECK(plan == small_plan());
}

// What must hold for every operation on every plan.
TEST_CASE("random operations are refused without a trace or taken back exactly") {
  RandomPlans random(1);
  std::map<std::string, std::pair<int, int>> counts;  // applied and refused, by name
  for (int round = 0; round < 120; ++round) {
    Plan plan = random.plan();
    while (!trouble_in(plan).empty()) plan = random.plan();
    for (int step = 0; step < 40; ++step) {
      const Operation operation = random.operation(plan);
      const Plan before = plan;
      const std::string before_json = write_plan_json(before);
      const Applied applied = summit::apply(plan, operation);
      auto& count = counts[std::string(name_of(operation))];
      CAPTURE(write_operations(std::span(&operation, 1)));
      if (!applied) {
        ++count.second;
        CHECK(plan == before);
        const std::string why = applied.refusal.english();
        CHECK(why.size() > 20);
        CHECK(why.find('\n') == std::string::npos);
        CHECK_FALSE(why.ends_with('.'));
        continue;
      }
      ++count.first;
      const std::string after_json = write_plan_json(plan);
      CHECK(trouble_in(plan) == "");

      // The plan can be saved and opened, and saving it again changes nothing.
      const Result<Plan> opened = read_plan_json(after_json, "plan");
      REQUIRE(opened);
      CHECK(write_plan_json(*opened.value) == after_json);

      // The inverse restores it.
      Plan restored = plan;
      CHECK(summit::apply(restored, applied.inverse).refusal == "");
      CHECK(restored == before);
      CHECK(write_plan_json(restored) == before_json);

      // Both survive JSON, and mean the same then.
      const auto through_json = [](const Operations& operations) {
        const std::string text = write_operations(operations);
        const Result<ReadOperations> read = read_operations(text, "operations");
        REQUIRE(read);
        CHECK(write_operations(read.value->operations) == text);
        return read.value->operations;
      };
      restored = before;
      CHECK(summit::apply(restored, through_json({operation})).refusal == "");
      CHECK(write_plan_json(restored) == after_json);
      CHECK(summit::apply(restored, through_json(applied.inverse)).refusal == "");
      CHECK(write_plan_json(restored) == before_json);
    }
  }
  // Otherwise the test above has not tested it.
  CHECK(counts.size() == 29);
  for (const auto& item : counts) {
    CAPTURE(item.first);
    CHECK(item.second.first > 10);
    CHECK((item.second.second > 5 || item.first == "set-introduction"));
  }
}

// Ids are looked up by walking the plan, and one made for the thousandth of a title counts them
// all: quadratic, but in small steps. (10,000 take a second.)
TEST_CASE("thousands of operations on thousands of priorities") {
  constexpr std::size_t many = 3000;
  Plan plan;
  CHECK(summit::apply(plan, Operations(many, AddPriority{{.title = "Priority"}})));
  CHECK(plan.groups[0].priorities.back().id == "priority-3000");
  Operations operations;
  for (const Priority& priority : plan.groups[0].priorities) {
    operations.emplace_back(SetOwners{priority.id, {"Andrew Laski"}});
  }
  const Applied applied = summit::apply(plan, operations);
  CHECK(applied);
  CHECK(plan.groups[0].priorities.back().owners == Titles{"Andrew Laski"});
  CHECK(summit::apply(plan, applied.inverse));
}

}  // namespace
}  // namespace summit
