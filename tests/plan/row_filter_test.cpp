#include "plan/row_filter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace summit;

namespace {

Plan plan() {
  Plan plan;
  plan.groups = {
      {.priorities = {{.id = "cells",
                       .title = "Cells V2",
                       .owners = {"Ann", "Bob"},
                       .description = "Spread the\nload."},
                      {.id = "api", .title = "API", .owners = {"Ann"}, .status = Status::done},
                      {.id = "bugs", .title = "Bugs", .fields = {{"Spec", "none yet"}}}}},
      {.title = "More", .priorities = {{.id = "ui", .title = "UI", .owners = {"Ann"}}}}};
  plan.unplanned.ideas = {
      {.id = "docs",
       .title = "Docs",
       .ideas = {{.id = "guide", .title = "Guide", .notes = "Spread the word.", .owners = {"Bob"}},
                 {.id = "faq", .title = "FAQ", .status = Status::done}}},
      {.id = "ci", .title = "CI"}};
  return plan;
}

std::string words(const Plan& whole, const FilteredRows& rows) {
  std::string text;
  for (std::size_t at = 0; at < rows.groups.size(); ++at) {
    for (const std::size_t row : rows.groups[at]) text += whole.groups[at].priorities[row].id + " ";
  }
  std::vector<std::string> ideas(rows.ideas.begin(), rows.ideas.end());
  std::sort(ideas.begin(), ideas.end());
  text += "|";
  for (const std::string& idea : ideas) text += " " + idea;
  return text + " " + std::to_string(rows.matches) + "/" + std::to_string(rows.rows) +
         (rows.kept ? " kept" : "");
}

std::string shown(const RowFilter& filter, std::string_view always = {}) {
  const Plan whole = plan();
  return words(whole, filter_rows(whole, filter, always));
}

}  // namespace

TEST_CASE("without a filter all rows show") {
  CHECK(RowFilter().empty());
  CHECK(shown({}) == "cells api bugs ui | ci docs faq guide 8/8");
}

TEST_CASE("a text is looked for in titles, owners, prose and fields") {
  CHECK(shown({.text = "api"}) == "api | 1/8");
  CHECK(shown({.text = "bob"}) == "cells | docs guide 2/8");
  CHECK(shown({.text = "spread THE"}) == "cells | docs guide 2/8");
  CHECK(shown({.text = "the load"}) == "cells | 1/8");
  CHECK(shown({.text = "none yet"}) == "bugs | 1/8");
  CHECK(shown({.text = "nowhere"}) == "| 0/8");
}

TEST_CASE("owners, their load, and rows that have none") {
  CHECK(shown({.owner = "Bob"}) == "cells | docs guide 2/8");
  CHECK(shown({.owner = "Bo"}) == "| 0/8");
  CHECK(shown({.ownerless = true}) == "bugs | ci docs faq 4/8");
  CHECK(shown({.capacity = 1}) == "cells api ui | 3/8");
  CHECK(shown({.owner = "Bob", .capacity = 1}) == "cells | 1/8");
  CHECK(shown({.capacity = 2}) == "| 0/8");
}

TEST_CASE("groups and statuses") {
  CHECK(shown({.group = 1}) == "ui | 1/8");
  CHECK(shown({.status = Status::done}) == "api | docs faq 2/8");
  CHECK(shown({.status = Status::done, .group = 1}) == "| 0/8");
}

TEST_CASE("a row that is worked on stays") {
  CHECK(shown({.text = "api"}, "bugs") == "api bugs | 1/8 kept");
  CHECK(shown({.text = "api"}, "guide") == "api | docs guide 1/8 kept");
}

TEST_CASE("a row that stays whatever it is is told from one that matches") {
  const Plan whole = plan();
  CHECK(filter_rows(whole, {.text = "api"}, "bugs").kept);
  CHECK(filter_rows(whole, {.text = "api"}, "ci").kept);
  CHECK_FALSE(filter_rows(whole, {.text = "api"}, "api").kept);
  CHECK_FALSE(filter_rows(whole, {.text = "api"}).kept);
}

TEST_CASE("letter by letter the rows are those that a text leaves at once") {
  const Plan whole = plan();
  for (const std::string_view typed : {"spread the w", "  api", "bob", "none yet", "ci", "guide"}) {
    for (const std::string_view always : {"", "faq", "bugs"}) {
      for (const RowFilter& rest : {RowFilter(), RowFilter{.owner = "Bob"},
                                    RowFilter{.capacity = 1}, RowFilter{.status = Status::done}}) {
        RowFilter before = rest;
        FilteredRows rows = filter_rows(whole, before, always);
        for (std::size_t end = 1; end <= typed.size(); ++end) {
          RowFilter filter = rest;
          filter.text = typed.substr(0, end);
          REQUIRE(filter.narrows(before));
          rows = filter_rows(whole, filter, always, &rows);
          CHECK(words(whole, rows) == words(whole, filter_rows(whole, filter, always)));
          before = filter;
        }
      }
    }
  }
}

TEST_CASE("a filter narrows one whose text it goes on with, and else the same") {
  const RowFilter api{.text = "api", .ownerless = true};
  CHECK(api.narrows({.text = "ap", .ownerless = true}));
  CHECK(api.narrows(api));
  CHECK_FALSE(api.narrows({.text = "ap"}));
  CHECK_FALSE(api.narrows({.text = "pi", .ownerless = true}));
  CHECK_FALSE(api.narrows({.text = "api v", .ownerless = true}));
}

TEST_CASE("kept filters give what filtering anew gives, whatever is asked in between") {
  Plan whole = plan();
  KeptFilters kept;
  std::size_t state = 1;
  std::mt19937 random(5);
  const std::vector<std::string> texts = {"",   "s",   "sp", "spread the", "spread the w", "a",
                                          "ap", "api", "b",  "bu",         "none",         "zzz"};
  const std::vector<std::string> rows = {"", "bugs", "cells", "guide", "docs", "ci", "gone"};
  for (int round = 0; round < 4000; ++round) {
    RowFilter filter{.text = texts[random() % texts.size()]};
    if (random() % 4 == 0) filter.owner = "Ann";
    if (random() % 6 == 0) filter.status = Status::done;
    const std::string& always = rows[random() % rows.size()];
    if (random() % 8 == 0) {  // the plan changes
      ++state;
      whole.groups[0].priorities[2].title = random() % 2 == 0 ? "Bugs" : "Api bugs";
    }
    const FilteredRows& shown = kept.rows(whole, state, filter, always);
    const FilteredRows anew = filter_rows(whole, filter, always);
    CAPTURE(filter.text);
    CAPTURE(always);
    CHECK(words(whole, shown) == words(whole, anew));
  }
}
