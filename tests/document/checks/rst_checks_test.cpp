#include "document/checks/rst_checks.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "document/plan_rst.h"
#include "document/writer/rst_writer.h"

namespace summit {
namespace {

// A document with two priorities, one of them with a section; `head` stands ahead of the title and
// `rest` at the end.
std::string document(std::string_view head, std::string_view rest) {
  return std::string(head) + R"(
==================
Newton Priorities
==================

+------------+-----------+
| Priority   | Owner     |
+============+===========+
| `Cells`_   | `Ana`_    |
+------------+-----------+
| `Quotas`_  | `Ana`_    |
+------------+-----------+

.. _Ana: https://example.org/ana

Cells
-----

Text.
)" + (rest.empty() ? "" : "\n" + std::string(rest));
}

const std::string quotas = "Quotas\n------\n\nText.\n";

std::vector<std::string> codes(std::string_view text) {
  std::vector<std::string> lines;
  for (const RstFinding& finding : check_rst(bind_rst(std::string(text)))) {
    lines.push_back(std::to_string(finding.problem.at.line) + " " + finding.problem.code);
  }
  return lines;
}

using Codes = std::vector<std::string>;

// The document's findings of that code, all with a fix that takes just it away; gives the plan
// after the first one's fix.
Plan fixed(const std::string& text, std::string_view code) {
  BoundDocument bound = bind_rst(text);
  const std::vector<RstFinding> findings = check_rst(bound);
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const RstFinding& each) {
    return each.problem.code == code;
  });
  REQUIRE(found != findings.end());
  REQUIRE(found->has_fix());
  Plan plan = bound.plan;
  REQUIRE(summit::apply(plan, fix_of(bound, plan, *found)));
  return plan;
}

TEST_CASE("an owner's link without its scheme gets it") {
  const std::string text =
      "P\n=\n\n+----------+--------+\n| Priority | Owner  |\n+==========+========+\n"
      "| Cells    | `Ann`_ |\n+----------+--------+\n\n.. _Ann: example.org/~ann\n";
  CHECK(codes(text) == Codes{"7 owner-link-incomplete"});
  CHECK(fixed(text, "owner-link-incomplete").people[0].url == "https://example.org/~ann");
}

}  // namespace

TEST_CASE("a clean document has no findings") {
  CHECK(codes(document(".. _newton-priorities:\n", quotas)).empty());
}

TEST_CASE("rows and sections that miss each other") {
  const std::string text = document("", "Other\n-----\n\nMore.\n\n" + quotas);
  CHECK(codes(text) == Codes{"21 section-without-row"});
  const Plan plan = fixed(text, "section-without-row");
  CHECK(plan.sections.empty());
  REQUIRE(plan.groups[0].priorities.size() == 3);
  CHECK(plan.groups[0].priorities[2].title == "Other");
  CHECK(plan.groups[0].priorities[2].description == "More.");

  std::string without = document("", "");
  without.replace(without.find("`Quotas`_"), 9, "Quotas   ");
  CHECK(codes(without) == Codes{"11 row-without-section"});
  CHECK(fixed(without, "row-without-section").groups[0].priorities[1].description == "");
  // Notes behind the last priority are no priorities.
  CHECK(codes(document("", quotas + "\nNotes\n-----\n\nText.\n")).empty());
}

TEST_CASE("labels that are none, or another release's") {
  const std::string broken = document(".. newton-priorities:\n", quotas);
  CHECK(codes(broken) == Codes{"1 broken-label"});
  CHECK(fixed(broken, "broken-label").source->text == document(".. _newton-priorities:\n", quotas));
  CHECK(codes(document(".. Newton priorities\n", quotas)).empty());

  const std::string other = document(".. _mitaka-priorities:\n", quotas);
  CHECK(codes(other) == Codes{"1 label-of-other-release"});
  CHECK(fixed(other, "label-of-other-release").labels == Codes{"newton-priorities"});
  std::string year = document(".. _2023-1-priorities:\n", quotas);
  for (std::size_t at = 0; (at = year.find("Newton Priorities")) != std::string::npos;) {
    year.replace(at, 6, "2023.1");
  }
  CHECK(codes(year).empty());
  CHECK(codes(document(".. _mitaka-priorities:\n.. _newton-priorities:\n", quotas)).empty());
}

TEST_CASE("rows that are one, and a row that is empty") {
  std::string text = document("", quotas);
  const std::string line = "+------------+-----------+\n| `Quotas`_";
  text.replace(text.find(line), line.find('|'), "");
  CHECK(codes(text)[0] == "9 missing-row-separator");
  text = document("", quotas);
  text.replace(text.find("| `Cells`_   | `Ana`_    |"), 26, "|            |           |");
  const Codes found = codes(text);
  CHECK(std::count(found.begin(), found.end(), "9 empty-row") == 1);
}

TEST_CASE("a table without priorities has one row, which is empty") {
  Plan plan;
  plan.title = "Priorities";
  plan.groups.push_back({.columns = default_columns()});
  CHECK(codes(write_rst(plan)).empty());
}

TEST_CASE("what reading, the house rules and the plan find has its line too") {
  std::string text = document("", quotas);
  text.replace(text.find("| `Quotas`_  | `Ana`_    |"), 26, "| `Quotas`_  |           |");
  text.replace(text.find("Quotas\n------"), 13, "Quotas\n-----");
  text += "Trailing \n";
  CHECK(codes(text) == Codes{"11 priority-without-owner", "22 rst-title-underline-short",
                             "25 line-trailing-space"});
}

TEST_CASE("a fix is for the priority that has the title in the plan, whatever its id") {
  const std::string text = document("", "Quotas\n------\n\nText.\n");
  Plan plan = bind_rst(text).plan;
  const std::string id = plan.groups[0].priorities[1].id;
  REQUIRE(summit::apply(plan, Operations{RenamePriority{id, "Limits"}, SetDescription{id, {}}}));
  const BoundDocument now = bind_rst(write_plan_rst(plan));
  CHECK(now.plan.groups[0].priorities[1].id != id);
  std::size_t fixed = 0;
  for (const RstFinding& finding : check_rst(now)) {
    if (finding.problem.code != "row-without-section") continue;
    ++fixed;
    CHECK(id_in_plan(now, plan, finding.id) == id);
    REQUIRE(summit::apply(plan, fix_of(now, plan, finding)));
  }
  CHECK(fixed == 1);
  CHECK(plan.groups[0].priorities[1].description == "");
}

TEST_CASE("a fix of the text keeps what a document does not say") {
  const std::string text = document("", quotas) + "Trailing \n";
  BoundDocument bound = bind_rst(text);
  Plan plan = bound.plan;
  REQUIRE(summit::apply(
      plan, Operations{SetField{plan.groups[0].priorities[0].id, "votes", std::int64_t{3}},
                       RenamePriority{plan.groups[0].priorities[1].id, "Limits"}}));
  const std::string id = plan.groups[0].priorities[0].id;
  for (const RstFinding& finding : check_rst(bound)) {
    if (finding.problem.code != "line-trailing-space") continue;
    REQUIRE(summit::apply(plan, fix_of(bound, plan, finding)));
  }
  CHECK(plan.source->text == document("", quotas) + "Trailing\n");
  CHECK(plan.groups[0].priorities[0].id == id);
  CHECK(plan.groups[0].priorities[0].votes == 3);
}

}  // namespace summit
