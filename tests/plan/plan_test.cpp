#include "plan/plan.h"

#include <doctest/doctest.h>

#include <set>

#include "plan/random_plan.h"

namespace summit {
namespace {

TEST_CASE("ids are the words of the title") {
  const Plan plan;
  CHECK(make_id(plan, "Cells V2") == "cells-v2");
  CHECK(make_id(plan, "  Don't -- stop!  v2.1 ") == "dont-stop-v21");
  CHECK(make_id(plan, "優先 Été") == "優先-Été");
  CHECK(make_id(plan, "?!") == "item");
}

TEST_CASE("ids differ from all that are there, ideas' included") {
  Plan plan;
  plan.groups = {{.priorities = {{.id = "item"}, {.id = "item-3"}, {.id = "item-x"}}}};
  plan.unplanned.ideas = {{.id = "a", .ideas = {{.id = "item-2"}}}};
  CHECK(make_id(plan, "Item") == "item-4");
  IdSource ids(plan);
  CHECK(ids.make("Item") == "item-4");
  CHECK(ids.make("Item") == "item-5");
  CHECK_FALSE(ids.claim("item-5"));
  CHECK(ids.claim("item-6"));
  CHECK(ids.make("Item") == "item-7");
}

TEST_CASE("one id is made as one of many is") {
  RandomPlans random(3);
  for (int i = 0; i < 500; ++i) {
    const Plan plan = random.plan();
    const std::string title = random.title();
    CHECK(make_id(plan, title) == IdSource(plan).make(title));
  }
}

TEST_CASE("ids for a hundred thousand of one title") {
  Plan plan;
  plan.groups.emplace_back().priorities.resize(100'000, {.title = "Priority"});
  give_ids(plan);
  std::set<std::string> ids;
  for (const Priority& priority : plan.groups[0].priorities) ids.insert(priority.id);
  CHECK(ids.size() == 100'000);
  CHECK(plan.groups[0].priorities.back().id == "priority-100000");
}

TEST_CASE("priorities and ideas are found by id") {
  Plan plan;
  plan.groups = {{}, {.priorities = {{.id = "a"}, {.id = "b", .title = "B"}}}};
  plan.unplanned.ideas = {{.id = "c"}, {.id = "d", .ideas = {{.id = "e"}}}};
  const auto place = find_priority(plan, "b");
  REQUIRE(place);
  CHECK(place->group == 1);
  CHECK(priority_at(plan, *place)->title == "B");
  CHECK_FALSE(find_priority(plan, "c"));
  CHECK(find_idea(plan, "e") == std::vector<std::size_t>{1, 0});
  CHECK(idea_at(plan, {1, 0})->id == "e");
  CHECK(idea_at(plan, {1, 1}) == nullptr);
  CHECK(find_idea(plan, "x").empty());
}

TEST_CASE("what a column holds is told by the header") {
  constexpr auto title = ColumnRole::title;
  constexpr auto owners = ColumnRole::owners;
  constexpr auto field = ColumnRole::field;
  using Roles = std::vector<ColumnRole>;
  CHECK(column_roles({"Priority", "Owner"}) == Roles{title, owners});
  CHECK(column_roles({"Name", "Category", "Tracking", "Champions"}) ==
        Roles{title, field, field, owners});
  CHECK(column_roles({"Priority Item", "Owner(s)", "Spec(s)", "Target release milestone"}) ==
        Roles{title, owners, field, field});
  CHECK(column_roles({"Something", " primary\n contacts "}) == Roles{title, owners});
  CHECK(column_roles({"Owner", "Target", "Goals"}) == Roles{owners, field, title});
  CHECK(column_roles({"Owner", "Owner", "Priority", "Item"}) == Roles{owners, field, title, field});
  CHECK(column_roles({"Owner", "Target"}) == Roles{owners, field});
  CHECK(column_roles({"Owner"}) == Roles{owners});
  CHECK(column_roles({}).empty());
}

TEST_CASE("tables of priorities are told from others by the header") {
  CHECK(is_priority_header({"Priority", "Owner"}));
  CHECK(is_priority_header({"Stretch Goals", "Primary Contacts"}));
  CHECK(is_priority_header({"Theme", "Target"}));
  CHECK(is_priority_header({"Priorities"}));
  CHECK(is_priority_header({"Anything", "Lead"}));
  CHECK_FALSE(is_priority_header({"Milestone", "Week of", "What"}));
  CHECK_FALSE(is_priority_header({"Countdown", "Week of", "What"}));
  CHECK_FALSE(is_priority_header({"Drivers", "Contact"}));
  CHECK_FALSE(is_priority_header({"Item", "Document", "Cadence", "Responsible parties"}));
  CHECK_FALSE(is_priority_header({"Owner"}));
  CHECK_FALSE(is_priority_header({}));
}

TEST_CASE("names of statuses and kinds go both ways") {
  for (int i = 0; i < 6; ++i) {
    CHECK(status_from(to_string(static_cast<Status>(i))) == static_cast<Status>(i));
  }
  for (int i = 0; i < 3; ++i) {
    CHECK(person_kind_from(to_string(static_cast<PersonKind>(i))) == static_cast<PersonKind>(i));
  }
  CHECK_FALSE(status_from("Agreed"));
}

}  // namespace
}  // namespace summit
