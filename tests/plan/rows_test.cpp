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

TEST_CASE("only rows that are back have a place in a pad, and each its own") {
  Plan rest = plan();
  rest.groups[0].priorities.erase(rest.groups[0].priorities.begin());
  const auto origin_in = [](Plan to, bool are_back) {
    const RowsToAdd added = add_rows(to, rows({"cells", "docs"}), "scheduler", are_back);
    CHECK(summit::apply(to, std::span(added.operations)));
    return priority_at(to, *find_priority(to, added.ids[0]))->origin;
  };
  const std::vector<Origin> was = plan().groups[0].priorities[0].origin;
  CHECK(origin_in(rest, true) == was);
  CHECK(origin_in(rest, false).empty());
  CHECK(origin_in(plan(), true).empty());  // it is still there
  rest.unplanned.ideas[0].ideas[0].origin = was;
  CHECK(origin_in(rest, true).empty());  // an idea has the line now
  Plan twice = rows({"cells"});
  twice.groups[0].priorities.push_back(twice.groups[0].priorities[0]);
  rest.unplanned.ideas.clear();
  const RowsToAdd added = add_rows(rest, twice, "scheduler", true);
  CHECK(summit::apply(rest, std::span(added.operations)));
  CHECK(rest.groups[0].priorities[1].origin == was);
  CHECK(rest.groups[0].priorities[2].origin.empty());
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
        "Cells\tAnn\tyes\nScheduler\t\t\nDocs\tBob\t\nGuide\t\t\n");
  Plan odd = rows({"cells"});
  odd.groups[0].priorities[0].title = "A \"cell\"";
  odd.groups[0].priorities[0].owners = {"Ann", "Bob"};
  odd.groups[0].priorities[0].fields[0].value = "a\nb";
  CHECK(tab_separated(odd) == "\"A \"\"cell\"\"\"\tAnn, Bob\t\"a\nb\"\n");
}

namespace {

// Two groups and a tree: a b c | d e, and x (y (z) w) v.
Plan grown() {
  Plan plan;
  const auto priority = [](std::string id) { return Priority{.id = id, .title = id}; };
  plan.groups = {
      {.columns = default_columns(), .priorities = {priority("a"), priority("b"), priority("c")}},
      {.title = "More",
       .columns = default_columns(),
       .priorities = {priority("d"), priority("e")}}};
  const auto idea = [](std::string id, std::vector<Idea> below = {}) {
    return Idea{.id = id, .title = id, .ideas = std::move(below)};
  };
  plan.unplanned.ideas = {idea("x", {idea("y", {idea("z")}), idea("w")}), idea("v")};
  return plan;
}

std::string shape(const std::vector<Idea>& ideas) {
  std::string text;
  for (const Idea& idea : ideas) {
    if (!text.empty()) text += ' ';
    text += idea.id;
    if (!idea.ideas.empty()) text += "(" + shape(idea.ideas) + ")";
  }
  return text;
}

std::string shape(const Plan& plan) {
  std::string text;
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) text += priority.id + " ";
    text += "| ";
  }
  return text + shape(plan.unplanned.ideas);
}

std::string moved(std::vector<std::string> ids, RowPlace to) {
  Plan plan = grown();
  Operations operations = move_rows(plan, ids, std::move(to));
  Plan before = plan;
  const Applied applied = summit::apply(plan, std::span(operations));
  CHECK(applied);
  Plan back = plan;
  CHECK(summit::apply(back, std::span(applied.inverse)));
  CHECK(back == before);
  return shape(plan);
}

}  // namespace

TEST_CASE("rows move together, in the order they have") {
  CHECK(moved({"c", "a"}, {.group = 1, .before = "e"}) == "b | d a c e | x(y(z) w) v");
  CHECK(moved({"a", "b"}, {.group = 0}) == "c a b | d e | x(y(z) w) v");
  CHECK(moved({"b", "d"}, {.group = 0, .before = "a"}) == "b d a c | e | x(y(z) w) v");
  // Ahead of one that moves as well: of the next one that stays.
  CHECK(moved({"a", "b"}, {.group = 0, .before = "b"}) == "a b c | d e | x(y(z) w) v");
  CHECK(moved({"c"}, {.group = 0, .before = "b"}) == "a c b | d e | x(y(z) w) v");
}

TEST_CASE("rows move between priorities and ideas") {
  CHECK(moved({"b", "d"}, {.among_ideas = true, .before = "v"}) == "a c | e | x(y(z) w) b d v");
  CHECK(moved({"b"}, {.among_ideas = true, .parent = "x", .before = "w"}) ==
        "a c | d e | x(y(z) b w) v");
  CHECK(moved({"v"}, {.group = 0, .before = "b"}) == "a v b c | d e | x(y(z) w)");
  CHECK(moved({"v", "a"}, {.group = 1}) == "b c | d e a v | x(y(z) w)");
}

TEST_CASE("ideas take along those below them, and never go below themselves") {
  CHECK(moved({"y"}, {.among_ideas = true}) == "a b c | d e | x(w) v y(z)");
  CHECK(moved({"y", "z"}, {.among_ideas = true, .before = "x"}) == "a b c | d e | y(z) x(w) v");
  CHECK(moved({"x"}, {.among_ideas = true, .parent = "z"}) == "a b c | d e | x(y(z) w) v");
  CHECK(moved({"v", "w"}, {.among_ideas = true, .parent = "x", .before = "y"}) ==
        "a b c | d e | x(w v y(z))");
}

TEST_CASE("what stands there already needs no operation") {
  const Plan plan = grown();
  const auto operations = [&](std::vector<std::string> ids, RowPlace to) {
    return move_rows(plan, ids, std::move(to)).size();
  };
  CHECK(operations({"b"}, {.group = 0, .before = "c"}) == 0);
  CHECK(operations({"b", "c"}, {.group = 0}) == 0);
  CHECK(operations({"y"}, {.among_ideas = true, .parent = "x", .before = "w"}) == 0);
  CHECK(operations({"nothing"}, {.group = 0}) == 0);
  CHECK(operations({"a"}, {.group = 7}) == 0);
}

TEST_CASE("rows are put in the plan's order") {
  const Plan plan = grown();
  const std::vector<std::string> ids = {"v", "z", "e", "no", "a", "z"};
  CHECK(in_plan_order(plan, ids) == std::vector<std::string>{"a", "e", "z", "v"});
}

TEST_CASE("cells of rows that lack a field stay below their column") {
  Plan rows;
  rows.groups = {{.columns = {"Priority", "Owner", "Spec", "Bug"},
                  .priorities = {{.id = "a", .title = "A", .fields = {{"Spec", "s"}, {"Bug", "1"}}},
                                 {.id = "b", .title = "B", .fields = {{"Bug", "2"}}}}}};
  CHECK(tab_separated(rows) == "A\t\ts\t1\nB\t\t\t2\n");
}

TEST_CASE("a spreadsheet's rows are read") {
  const std::vector<std::string> columns = {"Priority", "Owner", "Spec"};
  const Plan read =
      rows_of_tabs("Cells\tAnn, Bob ,Ann\t\"a \"\"b\"\"\nc\"\r\n\n\"Two\nlines\"\r\n", columns);
  REQUIRE(read.groups.size() == 1);
  const std::vector<Priority>& rows = read.groups[0].priorities;
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].title == "Cells");
  CHECK(rows[0].owners == std::vector<std::string>{"Ann", "Bob"});
  CHECK(rows[0].fields == std::vector<Field>{{"Spec", "a \"b\"\nc"}});
  CHECK(rows[1].title == "Two lines");
  CHECK(rows_of_tabs("", columns).groups[0].priorities.empty());
  CHECK(rows_of_tabs("\"never closed\tx\n", columns).groups[0].priorities[0].title ==
        "never closed x");
  // What was copied comes back.
  Plan copy = rows_of(plan(), std::vector<std::string>{"cells", "scheduler"});
  const Plan again = rows_of_tabs(tab_separated(copy), copy.groups[0].columns);
  for (std::size_t at = 0; at < 2; ++at) {
    CHECK(again.groups[0].priorities[at].title == copy.groups[0].priorities[at].title);
    CHECK(again.groups[0].priorities[at].owners == copy.groups[0].priorities[at].owners);
    CHECK(again.groups[0].priorities[at].fields == copy.groups[0].priorities[at].fields);
  }
}

TEST_CASE("very many rows are moved, removed and added as few are") {
  const auto row = [](const std::string& name) { return Priority{.id = name, .title = name}; };
  Plan plan;
  plan.groups = {{.columns = default_columns()}, {.columns = default_columns()}};
  std::vector<std::string> many;
  for (int at = 0; at < 300; ++at) {
    const std::string name = "row " + std::to_string(at);
    plan.groups[0].priorities.push_back(row(name));
    if (at % 2 == 1) many.push_back(name);
  }
  plan.groups[1].priorities = {row("first"), row("last")};
  plan.unplanned.ideas = {{.id = "x", .title = "x", .ideas = {{.id = "y", .title = "y"}}},
                          {.id = "z", .title = "z", .notes = "Notes."}};
  many.insert(many.end(), {"y", "z"});
  // One after the other in the same way.
  const auto one_by_one = [&](const RowPlace& to) {
    Plan after = plan;
    for (const std::string& id : many) {
      const Operations operations = move_rows(after, std::vector{id}, to);
      CHECK(summit::apply(after, std::span(operations)));
    }
    return after;
  };
  const std::vector<RowPlace> places = {{.group = 1, .before = "last"},
                                        {.group = 0, .before = "row 2"},
                                        {.group = 1},
                                        {.among_ideas = true},
                                        {.among_ideas = true, .before = "x"},
                                        {.among_ideas = true, .parent = "x"}};
  for (const RowPlace& to : places) {
    Plan after = plan;
    const Operations operations = move_rows(plan, many, to);
    CHECK(operations.size() == 1);
    const Applied applied = summit::apply(after, std::span(operations));
    REQUIRE(applied);
    CHECK(after == one_by_one(to));
    CHECK(summit::apply(after, std::span(applied.inverse)));
    CHECK(after == plan);
  }
  CHECK(move_rows(plan, many, {.among_ideas = true, .parent = "y"}).empty());

  Plan rest = plan;
  const Operations removed = remove_rows(plan, many);
  CHECK(removed.size() == 1);
  CHECK(summit::apply(rest, std::span(removed)));
  CHECK(rest.groups[0].priorities.size() == 150);
  CHECK(rest.unplanned.ideas.size() == 1);
  CHECK(rest.unplanned.ideas[0].ideas.empty());

  RowsToAdd added = add_rows(plan, rows_of(plan, many), "first");
  CHECK(added.operations.size() == 1);
  Plan more = plan;
  CHECK(summit::apply(more, std::span(added.operations)));
  REQUIRE(more.groups[1].priorities.size() == 154);
  CHECK(more.groups[1].priorities[1].title == "row 1 (copy)");
  CHECK(more.groups[1].priorities.back().id == "last");
}

TEST_CASE("what stands below a row that is removed goes along with it") {
  const std::vector<std::string> ids = {"x", "y", "b"};
  const Operations operations = remove_rows(grown(), ids);
  CHECK(operations == Operations{RemovePriority{"b"}, RemoveIdea{"x"}});
}
