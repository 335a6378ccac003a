#include "pad/collect.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>

#include "document/plan_rst.h"
#include "pad/pad_files.h"
#include "pad/pad_text_reader.h"
#include "plan/history.h"
#include "plan/plan_json.h"
#include "plan/validity.h"

namespace summit {
namespace {

PadLines pad_of(std::string_view text) {
  return *read_pad_text(text, "pad.txt").value;
}

using Roles = std::vector<std::optional<LineRole>>;

Collected collected(const PadLines& pad, const Roles& chosen = {}) {
  return collect(propose(pad, chosen, {}));
}

// Brings a plan from some roles to others; the operations must fit.
Operations change(Plan& plan, const PadLines& pad, const Roles& from, const Roles& to) {
  const Collected before = collected(pad, from);
  const Collected after = collect(propose(pad, to, {}), &before);
  CHECK(after.items == collected(pad, to).items);  // the same with prose that was known as without
  Operations operations = collect_into(plan, pad.id, before, after, {});
  REQUIRE(summit::apply(plan, operations));
  return operations;
}

std::vector<std::string> titles(const Plan& plan) {
  std::vector<std::string> titles;
  for (const Group& group : plan.groups) {
    titles.push_back("[" + group.title + "]");
    for (const Priority& priority : group.priorities) titles.push_back(priority.title);
  }
  for (const Idea& idea : plan.unplanned.ideas) titles.push_back("? " + idea.title);
  return titles;
}

// The same whatever the order of the groups: one that comes later than others may stand behind
// them.
std::multimap<std::string, std::vector<std::string>> groups(const Plan& plan) {
  std::multimap<std::string, std::vector<std::string>> groups;
  for (const Group& group : plan.groups) {
    std::vector<std::string>& titles = groups.emplace(group.title, 0)->second;
    for (const Priority& priority : group.priorities) titles.push_back(priority.title);
  }
  return groups;
}

using Titles = std::vector<std::string>;
constexpr auto none = std::nullopt;

constexpr std::string_view small =
    "Plan\n"
    "Priorities\n"
    "* Cells (owner: Jane Doe) +1\n"
    "** finish *it* - soon_\n"
    "** https://bugs.launchpad.net/nova/+bug/1\n"
    "* Docs\n"
    "Stretch goals\n"
    "* More\n"
    "Priorities without a clear plan\n"
    "* Fly\n"
    "** higher\n";

}  // namespace

TEST_CASE("a pad becomes a plan, with where everything came from") {
  const PadLines pad = pad_of(small);
  const Plan plan = plan_from(pad);
  CHECK(titles(plan) == Titles{"[]", "Cells", "Docs", "[Stretch goals]", "More", "? Fly"});
  CHECK(plan.title == "Plan");
  const Priority& cells = plan.groups[0].priorities[0];
  CHECK(cells.id == "cells");
  CHECK(cells.owners == std::vector<std::string>{"Jane Doe"});
  CHECK(cells.description == "* finish \\*it* - soon\\_");
  CHECK(cells.votes == 1);
  CHECK(cells.links == std::vector<Link>{{"bug", "https://bugs.launchpad.net/nova/+bug/1", {}}});
  CHECK(cells.origin == std::vector<Origin>{{"pad", 2, {}}, {"pad", 3, {}}, {"pad", 4, {}}});
  CHECK(plan.unplanned.title == "Priorities without a clear plan");
  REQUIRE(plan.unplanned.ideas[0].ideas.size() == 1);
  CHECK(plan.unplanned.ideas[0].ideas[0].origin == std::vector<Origin>{{"pad", 10, {}}});
  CHECK(trouble_in(plan).empty());
  // The document says the same again.
  const Plan read = *read_plan_rst(write_plan_rst(plan), "").value;
  CHECK(titles(read) == titles(plan));
}

TEST_CASE("one role after the other, each undone by one step") {
  const PadLines pad = pad_of(small);
  Plan plan;
  History history;
  Roles roles(pad.lines.size());
  REQUIRE(history.apply(plan, collect_into(plan, pad.id, {}, collected(pad), {}), "Collect"));
  const std::string whole = write_plan_json(plan);
  const auto choose = [&](std::size_t line, std::optional<LineRole> role) {
    const Collected before = collected(pad, roles);
    roles[line] = role;
    REQUIRE(history.apply(plan, collect_into(plan, pad.id, before, collected(pad, roles), {}),
                          "Choose a role"));
    return titles(plan);
  };
  CHECK(choose(5, LineRole::ignore) == Titles{"[]", "Cells", "[Stretch goals]", "More", "? Fly"});
  CHECK(choose(6, LineRole::ignore) == Titles{"[]", "Cells", "? Fly"});
  CHECK(choose(6, none) == Titles{"[]", "Cells", "[Stretch goals]", "More", "? Fly"});
  CHECK(choose(2, LineRole::idea) == Titles{"[Stretch goals]", "More", "? Cells", "? Fly"});
  CHECK(plan.unplanned.ideas[0].id == "cells");
  CHECK(plan.unplanned.ideas[0].ideas.size() == 1);
  CHECK(choose(9, LineRole::priority) == Titles{"[Stretch goals]", "More", "Fly", "? Cells"});
  CHECK(plan.groups[0].priorities[1].description == "* higher");
  for (int i = 0; i < 5; ++i) history.undo(plan);
  CHECK(write_plan_json(plan) == whole);
}

TEST_CASE("collecting again changes nothing, and what a person did stays") {
  const PadLines pad = pad_of(small);
  Plan plan = plan_from(pad);
  CHECK(change(plan, pad, {}, {}).empty());
  CHECK(collect_into(plan, pad.id, {}, collected(pad), {}).empty());

  REQUIRE(summit::apply(plan, Operations{RenamePriority{"cells", "Cells for all", {}},
                                         SetOwners{"cells", {"Jane Doe", "Joe"}},
                                         SetDescription{"cells", "Written anew."},
                                         RemovePriority{"docs"}, MovePriority{"more", 0, 0}}));
  const Plan edited = plan;
  CHECK(change(plan, pad, {}, {}).empty());
  // One line less of the description, and a priority that a person took out.
  Roles roles(pad.lines.size());
  roles[3] = LineRole::ignore;
  roles[5] = LineRole::priority;
  change(plan, pad, {}, roles);
  CHECK(titles(plan) == titles(edited));
  const Priority& cells = *priority_at(plan, *find_priority(plan, "cells"));
  CHECK(cells.owners == std::vector<std::string>{"Jane Doe", "Joe"});
  CHECK(cells.description == "Written anew.");
  CHECK(cells.origin.size() == 2);
}

TEST_CASE("a pad into a plan that is there: known people, the main table") {
  const PadLines pad = pad_of("Other\nPriorities\n* Cells (alaski)\n* Upgrades\n");
  const std::vector<Person> people = {{"Andrew Laski", "https://launchpad.net/~alaski"}};
  Plan plan;
  plan.title = "Mine";
  plan.groups = {{.title = "Essential",
                  .columns = default_columns(),
                  .priorities = {{.id = "x", .title = "X"}}}};
  const Collected all = collect(propose(pad, {}, people));
  REQUIRE(summit::apply(plan, collect_into(plan, pad.id, {}, all, people)));
  CHECK(titles(plan) == Titles{"[Essential]", "X", "Cells", "Upgrades"});
  CHECK(plan.title == "Mine");
  CHECK(plan.people == people);
}

TEST_CASE("text of any kind becomes prose that reads as that text") {
  const PadLines pad = pad_of(
      "Plan\nHead\n* P (owner: Jane Doe)\n** 1\\. `a` *b* |c| d_ :e: ::\n*** deeper\n** again\n  > "
      "quoted\n** -----\n"
      "** a very long line that has to be wrapped because it is longer than any line of a document "
      "should ever be, so it goes on and on ---------------------------------------- and ends "
      "here\n");
  const Plan plan = plan_from(pad);
  const Priority& priority = plan.groups[0].priorities[0];
  CHECK(*priority.description ==
        "* 1\\\\. \\`a\\` \\*b* \\|c| d\\_ :e: \\::\n\n  * deeper\n\n* again\n\n  > quoted\n\n"
        "* a very long line that has to be wrapped because it is longer than any line of\n"
        "  a document should ever be, so it goes on and on\n"
        "  \\---------------------------------------- and ends here");
  for (const Problem& problem : check_plan_rst(write_plan_rst(plan), "")) {
    CHECK_MESSAGE(problem.severity == Severity::hint, to_string(problem));
  }
}

// A pad's own lines may hold lists that people typed; their roles know that.
TEST_CASE("lists written by hand are lists in prose as well") {
  PadLines pad;
  for (const char* text : {"Plan", "Head", "- one", "  - a", "    - b"}) {
    pad.lines.push_back({.text = text});
  }
  CHECK(plan_from(pad).groups[0].priorities[0].description == "* a\n\n  * b");
}

TEST_CASE("a title that is none is shortened, and stands below in full") {
  std::string longest = "word";
  while (longest.size() < 5000) longest += " word";
  const Plan plan = plan_from(pad_of("Plan\nHead\n* " + longest + "\n"));
  const Priority& priority = plan.groups[0].priorities[0];
  CHECK(priority.title.size() <= 200);
  CHECK(priority.description->size() >= longest.size());
}

// Whatever roles people choose in whatever order: the operations fit, the plan keeps its rules, the
// same roles give the same plan as at first, and undo leads back.
TEST_CASE("random roles") {
  std::mt19937 random(1);
  const auto below = [&](std::size_t end) { return random() % end; };
  const PadLines pad = pad_of(contents("tests/pad/golden/forum.txt") + std::string(small) +
                              contents("tests/pad/golden/tabs.txt"));
  for (int round = 0; round < 60; ++round) {
    Plan plan;
    Roles roles(pad.lines.size());
    Operations operations = collect_into(plan, pad.id, {}, collected(pad), {});
    REQUIRE(summit::apply(plan, operations));
    const Plan first = plan;
    for (int step = 0; step < 30; ++step) {
      const Roles before = roles;
      for (std::size_t i = below(3) + 1; i > 0; --i) {
        roles[below(roles.size())] =
            below(5) == 0 ? Roles::value_type() : static_cast<LineRole>(below(7));
      }
      const Plan old = plan;
      const Applied applied = summit::apply(
          plan, collect_into(plan, pad.id, collected(pad, before), collected(pad, roles), {}));
      REQUIRE(applied.refusal == "");
      REQUIRE(trouble_in(plan) == "");
      REQUIRE(change(plan, pad, roles, roles).empty());
      Plan undone = plan;
      REQUIRE(summit::apply(undone, applied.inverse));
      REQUIRE(undone == old);
      // The priorities that a plan that is made at once has.
      Plan fresh;
      REQUIRE(summit::apply(fresh, collect_into(fresh, pad.id, {}, collected(pad, roles), {})));
      REQUIRE(groups(plan) == groups(fresh));
      REQUIRE(plan.unplanned.ideas.size() == fresh.unplanned.ideas.size());
    }
    change(plan, pad, roles, {});
    CHECK(plan.title == first.title);
    CHECK(groups(plan) == groups(first));
    CHECK(titles(plan).size() == titles(first).size());
  }
}

}  // namespace summit
