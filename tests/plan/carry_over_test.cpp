#include "plan/carry_over.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

Plan plan_of(std::vector<Priority> priorities) {
  Plan plan;
  plan.groups.push_back({.priorities = std::move(priorities)});
  return plan;
}

}  // namespace

TEST_CASE("what a document does not say is carried over to what has the same title") {
  Plan known = plan_of({{.id = "a", .title = "Cells V2", .status = Status::done, .votes = 4},
                        {.id = "gone", .title = "Gone", .size = 3}});
  known.project = "nova";
  known.people = {{.name = "Ana", .url = "old", .nick = "ana", .kind = PersonKind::team},
                  {.name = "Ben", .nick = "ben"}};
  known.pads = {{"YVR", 3, {"title: Liberty"}, {}}};
  known.unplanned.ideas = {{.id = "x", .title = "Idea", .owners = {"Ana"}}};
  Plan fresh = plan_of({{.id = "new", .title = "New"}, {.id = "cells-v2", .title = "Cells  v2"}});
  fresh.people = {{.name = "Ana", .url = "new"}};
  fresh.unplanned.ideas = {
      {.id = "outer", .title = "Outer", .ideas = {{.id = "idea", .title = "Idea"}}}};
  carry_over(known, fresh);
  CHECK(fresh.project == "nova");
  CHECK(fresh.groups[0].priorities[0] == Priority{.id = "new", .title = "New"});
  CHECK(fresh.groups[0].priorities[1] ==
        Priority{.id = "a", .title = "Cells  v2", .status = Status::done, .votes = 4});
  CHECK(fresh.people ==
        std::vector<Person>{{.name = "Ana", .url = "new", .nick = "ana", .kind = PersonKind::team},
                            {.name = "Ben", .nick = "ben"}});
  CHECK(fresh.pads == known.pads);
  CHECK(fresh.unplanned.ideas[0].ideas[0] == Idea{.id = "x", .title = "Idea", .owners = {"Ana"}});
}

TEST_CASE("ids stay unique") {
  const Plan known = plan_of({{.id = "b", .title = "A"}, {.id = "c", .title = "Same"}});
  Plan fresh = plan_of({{.id = "a", .title = "A"},
                        {.id = "b", .title = "B"},
                        {.id = "same", .title = "Same"},
                        {.id = "same-2", .title = "Same"}});
  carry_over(known, fresh);
  const std::vector<Priority>& all = fresh.groups[0].priorities;
  CHECK(all[0].id == "b");
  CHECK(all[1].id == "b-2");
  CHECK(all[2].id == "c");
  CHECK(all[3].id == "same-2");
}

}  // namespace summit
