#include "pad/plan_lines.h"

#include <doctest/doctest.h>

#include "pad/collect.h"
#include "pad/pad_export.h"
#include "pad/pad_files.h"

namespace summit {
namespace {

TEST_CASE("a plan reads as a pad") {
  Plan plan;
  plan.title = "Liberty";
  plan.introduction = "What we\nagreed on.\n\n* one\n  thing\n* another";
  plan.groups.resize(1);
  plan.groups[0].priorities = {{.id = "cells",
                                .title = "Cells V2",
                                .owners = {"Andrew Laski", "Dan Smith"},
                                .description = "We started\nin Kilo.",
                                .links = {{"link", "https://example.org/cells", {}}},
                                .votes = 2}};
  plan.unplanned.title = "Ideas";
  plan.unplanned.ideas = {{.id = "quotas", .title = "Quotas", .notes = "Too complex."}};
  CHECK(write_pad_text(lines_of_plan(plan, "p")) ==
        "*Liberty\n"
        "What we agreed on.\n"
        "\t* one thing\n"
        "\t* another\n"
        "\n"
        "*Priorities\n"
        "\t* Cells V2 (Andrew Laski, Dan Smith) +1 +1\n"
        "\t\tWe started in Kilo.\n"
        "\t\t* https://example.org/cells\n"
        "\n"
        "*Ideas\n"
        "\t* Quotas\n"
        "\t\tToo complex.\n");
}

TEST_CASE("what was written of the sample is collected as the sample again") {
  const Plan plan = liberty_plan();
  const Plan collected = plan_from(lines_of_plan(plan, "liberty"), plan.people);
  CHECK(collected.title == plan.title);
  REQUIRE(collected.groups.size() == 1);
  REQUIRE(collected.groups[0].priorities.size() == plan.groups[0].priorities.size());
  for (std::size_t at = 0; at < plan.groups[0].priorities.size(); ++at) {
    CHECK(collected.groups[0].priorities[at].title == plan.groups[0].priorities[at].title);
    CHECK(collected.groups[0].priorities[at].owners == plan.groups[0].priorities[at].owners);
  }
  CHECK(collected.unplanned.title == plan.unplanned.title);
  REQUIRE(collected.unplanned.ideas.size() == plan.unplanned.ideas.size());
  for (std::size_t at = 0; at < plan.unplanned.ideas.size(); ++at) {
    CHECK(collected.unplanned.ideas[at].title == plan.unplanned.ideas[at].title);
  }
}

}  // namespace
}  // namespace summit
