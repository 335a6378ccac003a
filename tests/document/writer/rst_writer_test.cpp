#include "document/writer/rst_writer.h"

#include <doctest/doctest.h>

// Whole documents are golden tests (golden/); what docutils makes of them is docutils_test.py. Here
// is what a plan file cannot hold, and what deserves a name.

namespace summit {
namespace {

Priority priority(std::string title, std::vector<std::string> owners) {
  Priority made;
  made.id = title;
  made.title = std::move(title);
  made.owners = std::move(owners);
  return made;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an empty plan is an empty document") {
  CHECK(write_rst(Plan{}).empty());
}

TEST_CASE("a title is as wide as its adornments") {
  Plan plan;
  plan.title = "\u65e5\u672c *x*";
  CHECK(write_rst(plan) == "=========\n\u65e5\u672c \\*x*\n=========\n");
}

TEST_CASE("line breaks and control characters in titles and names are spaces") {
  Plan plan;
  plan.title = "A\nB\x01";
  plan.labels = {"a\nb", "", "A B"};
  plan.people.push_back({.name = "C\tD", .url = "https://c.d\n", .nick = "", .unknown = {}});
  plan.groups.resize(1);
  plan.groups[0].priorities = {priority("E\rF", {"C\tD", "", "\n"})};
  CHECK(write_rst(plan) ==
        ".. _a b:\n"
        "\n"
        "===\n"
        "A B\n"
        "===\n"
        "\n"
        "+----------+--------+\n"
        "| Priority | Owner  |\n"
        "+==========+========+\n"
        "| E F      | `C D`_ |\n"
        "+----------+--------+\n"
        "\n"
        ".. _C D: https://c.d\n");
}

TEST_CASE("a section without a title has one in the document") {
  Plan plan;
  plan.sections.resize(1);
  plan.sections[0].body = "Text.";
  CHECK(write_rst(plan) == "Untitled\n--------\n\nText.\n");
}

TEST_CASE("a row refers to its section only where the reference finds it") {
  Plan plan;
  plan.groups.resize(1);
  plan.groups[0].columns = {"Priority"};
  plan.groups[0].priorities = {priority("Alone", {}), priority("Twice", {}), priority("twice", {}),
                               priority("Shown", {}), priority("Label", {}), priority("Prose", {})};
  for (Priority& each : plan.groups[0].priorities) each.description = "";
  plan.groups[0].priorities[3].heading = "Its heading";
  plan.groups[0].priorities[4].description = ".. _prose: https://x";
  plan.labels = {"label"};
  const std::string rst = write_rst(plan);
  CHECK(contains(rst, "| `Alone`_ "));
  CHECK(contains(rst, "| Twice "));
  CHECK(contains(rst, "| twice "));
  CHECK(contains(rst, "| `Shown <Its heading_>`__ "));
  CHECK(contains(rst, "| Label "));
  CHECK(contains(rst, "| Prose "));
}

TEST_CASE("people share a target only when they share a URL") {
  Plan plan;
  plan.people.resize(4);
  plan.people[0] = {.name = "Ann", .url = "https://a", .nick = "", .unknown = {}};
  plan.people[1] = {.name = "ANN", .url = "https://b", .nick = "", .unknown = {}};
  plan.people[2] = {.name = "ann", .url = "https://a", .nick = "", .unknown = {}};
  plan.people[3] = {.name = "Team", .url = "https://t", .nick = "", .unknown = {}};
  plan.groups.resize(1);
  plan.groups[0].priorities = {priority("Team", {"Ann", "ANN", "ann", "Team", "Bob"})};
  plan.groups[0].priorities[0].description = "Text.";
  const std::string rst = write_rst(plan);
  CHECK(contains(rst, "| `Ann`_, "));
  CHECK(contains(rst, "| `ANN <https://b>`__, "));
  CHECK(contains(rst, "| `ann`_, "));
  CHECK(contains(rst, "| `Team <https://t>`__, "));
  CHECK(contains(rst, "| Bob "));
  CHECK(contains(rst, "\n\n.. _Ann: https://a\n\n\nTeam\n----\n"));
}

TEST_CASE("targets come in order of appearance, prose last, and only those needed") {
  Plan plan;
  for (const char* name : {"A", "B", "C", "D"}) {
    plan.people.push_back(
        {.name = name, .url = std::string("https://") + name, .nick = "", .unknown = {}});
  }
  plan.introduction = "By `D`_.";
  plan.groups.resize(1);
  plan.groups[0].priorities = {priority("x", {"C", "A"})};
  CHECK(contains(write_rst(plan), ".. _C: https://C\n.. _A: https://A\n.. _D: https://D\n"));
  CHECK_FALSE(contains(write_rst(plan), "_B:"));
}

TEST_CASE("nothing that has no column is dropped") {
  Plan plan;
  plan.groups.resize(1);
  plan.groups[0].columns = {"Owner"};
  plan.groups[0].priorities = {priority("x", {"A"})};
  plan.groups[0].priorities[0].fields = {{"Target", "Sprint 1"}};
  CHECK(contains(write_rst(plan), "| Priority | Owner | Target   |\n"));
  CHECK(contains(write_rst(plan), "| x        | A     | Sprint 1 |\n"));
}

TEST_CASE("a name is not broken where that would make it two") {
  Plan plan;
  plan.groups.resize(1);
  plan.groups[0].columns = {"Priority", "Owner", "Notes"};
  plan.groups[0].priorities = {priority("x", {"ada", "Grace Hopper"})};
  plan.groups[0].priorities[0].fields = {{"Notes", std::string(60, 'n')}};
  CHECK(contains(write_rst(plan), " Grace Hopper |"));
}

TEST_CASE("a section has the adornment that its level got in prose") {
  Plan plan;
  plan.title = "Title";
  plan.sections.resize(2);
  plan.sections[0] = {"One", "Inner\n^^^^^", {}, {}};
  plan.sections[1] = {"Two", "", {{"Three", "", {}, {}}}, {}};
  CHECK(contains(write_rst(plan), "Three\n^^^^^\n"));
}

TEST_CASE("ideas stay apart from lists around them") {
  Plan plan;
  plan.unplanned.introduction = "* one\n  more";
  plan.unplanned.ideas.resize(2);
  plan.unplanned.ideas[0].title = "two";
  plan.unplanned.ideas[1].notes = "Notes.";
  plan.unplanned.closing = "  quoted";
  CHECK(write_rst(plan) == "* one\n  more\n\n..\n\n* two\n\n*\n\n  Notes.\n\n..\n\n  quoted\n");
}

TEST_CASE("nesting as deep as a plan may be is written") {
  Plan plan;
  std::vector<Idea>* ideas = &plan.unplanned.ideas;
  std::vector<Section>* sections = &plan.sections;
  for (std::size_t i = 0; i < max_nesting; ++i) {
    ideas->resize(1);
    ideas->front().title = "idea";
    ideas = &ideas->front().ideas;
    sections->resize(1);
    sections->front().title = "section";
    sections = &sections->front().sections;
  }
  CHECK(contains(write_rst(plan), std::string(2 * (max_nesting - 1), ' ') + "* idea\n"));
}

}  // namespace summit
