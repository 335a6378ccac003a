#include "plan/rows.h"

#include <doctest/doctest.h>

using namespace summit;

namespace {

Plan plan() {
  Plan plan;
  plan.people = {{.name = "Ann", .url = "https://a.example"}, {.name = "Bob"}};
  plan.groups = {{.columns = {"Priority", "Owner", "Spec"},
                  .priorities = {{.id = "cells",
                                  .title = "Cells",
                                  .owners = {"Ann"},
                                  .fields = {{"Spec", "yes"}},
                                  .description = "Prose.",
                                  .origin = {{.pad = "summit", .line = 3}}},
                                 {.id = "scheduler", .title = "Scheduler"}}}};
  plan.unplanned.ideas = {{.id = "docs",
                           .title = "Docs",
                           .notes = "Notes.",
                           .owners = {"Bob"},
                           .ideas = {{.id = "guide", .title = "Guide"}}}};
  return plan;
}

Plan with(Plan to, Plan rows, std::string_view after) {
  const RowsToAdd added = add_rows(to, std::move(rows), after);
  CHECK(summit::apply(to, std::span(added.operations)));
  for (const std::string& id : added.ids) {
    CHECK((find_priority(to, id).has_value() || !find_idea(to, id).empty()));
  }
  return to;
}

Plan rows(std::vector<std::string> ids) {
  return rows_of(plan(), ids);
}

}  // namespace

TEST_CASE("rows are copied with the people they name") {
  const Plan cells = rows({"cells"});
  CHECK(cells.groups[0].priorities == std::vector{plan().groups[0].priorities[0]});
  CHECK(cells.people == std::vector{plan().people[0]});
  const Plan docs = rows({"docs", "nothing"});
  CHECK(docs.groups.empty());
  CHECK(docs.unplanned.ideas == plan().unplanned.ideas);
  CHECK(docs.people == std::vector{plan().people[1]});
}

TEST_CASE("a row beside itself is another one") {
  const Plan twice = with(plan(), rows({"cells"}), "cells");
  REQUIRE(twice.groups[0].priorities.size() == 3);
  const Priority& copy = twice.groups[0].priorities[1];
  CHECK(copy.title == "Cells (copy)");
  CHECK(copy.id == "cells-copy");
  CHECK(copy.description == "Prose.");
  CHECK(copy.fields == plan().groups[0].priorities[0].fields);
  CHECK(copy.origin.empty());
  CHECK(twice.people == plan().people);
  const Plan thrice = with(twice, rows({"cells"}), "scheduler");
  CHECK(thrice.groups[0].priorities.back().title == "Cells (copy 2)");

  const Plan ideas = with(plan(), rows({"docs"}), "docs");
  REQUIRE(ideas.unplanned.ideas.size() == 2);
  CHECK(ideas.unplanned.ideas[1].title == "Docs (copy)");
  CHECK(ideas.unplanned.ideas[1].ideas[0].title == "Guide (copy)");
}

TEST_CASE("rows become what the row is that they are put behind") {
  const Plan ideas = with(plan(), rows({"cells", "docs"}), "guide");
  CHECK(ideas.groups == plan().groups);
  const std::vector<Idea>& below = ideas.unplanned.ideas[0].ideas;
  REQUIRE(below.size() == 3);
  CHECK(below[1].title == "Docs (copy)");
  CHECK(below[2].title == "Cells (copy)");
  CHECK(below[2].notes == "Prose.");

  const Plan priorities = with(plan(), rows({"docs"}), "cells");
  const Priority& added = priorities.groups[0].priorities[1];
  CHECK(added.title == "Docs (copy)");
  CHECK(added.owners == std::vector<std::string>{"Bob"});
  CHECK(added.description.value_or("") == "Notes.\n\n* Guide");
}

TEST_CASE("rows of another plan bring their people") {
  const Plan empty = with(Plan(), rows({"cells"}), "");
  REQUIRE(empty.groups.size() == 1);
  REQUIRE(empty.groups[0].priorities.size() == 1);
  CHECK(empty.groups[0].priorities[0].title == "Cells");
  CHECK(empty.groups[0].priorities[0].fields.empty());  // no column for them
  CHECK(empty.people == std::vector{plan().people[0]});
}

TEST_CASE("a spreadsheet takes rows") {
  CHECK(tab_separated(rows({"cells", "scheduler", "docs"})) ==
        "Cells\tAnn\tyes\nScheduler\t\nDocs\tBob\nGuide\t\n");
  Plan odd = rows({"cells"});
  odd.groups[0].priorities[0].title = "A \"cell\"";
  odd.groups[0].priorities[0].owners = {"Ann", "Bob"};
  odd.groups[0].priorities[0].fields[0].value = "a\nb";
  CHECK(tab_separated(odd) == "\"A \"\"cell\"\"\"\tAnn, Bob\t\"a\nb\"\n");
}
