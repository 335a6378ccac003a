#include "ui/prose_field.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "document/reader/rst_reader.h"
#include "document/writer/rst_writer.h"
#include "plan/plan_json.h"
#include "program.h"
#include "ui/commands.h"
#include "ui/theme.h"

using namespace summit;
using namespace summit::ui;

namespace {

constexpr const char* field = "Description";

void open_plan(Program& program) {
  Plan plan;
  plan.title = "Priorities";
  Group& group = plan.groups.emplace_back();
  group.columns = default_columns();
  group.title = "Chosen";
  group.priorities = {{.id = "cells", .title = "Cells V2", .description = "All about cells."},
                      {.id = "scheduler", .title = "Scheduler", .description = "Placement."},
                      {.id = "none", .title = "No section"}};
  program.app.open("priorities.plan.json", write_plan_json(plan));
  program.settle();
  program.focus(Role::combobox, "Owners of Cells V2");
}

std::string description(const Program& program) {
  return program.app.plan().groups[0].priorities[0].description.value_or("");
}

void select(Program& program, std::uint32_t begin, std::uint32_t end) {
  const NodeId id = program.node(Role::textbox, field).id;
  if (program.focus() != id) program.focus(Role::textbox, field);
  program.host.selections[id] = {begin, end};
}

TextSelection selection(Program& program) {
  return program.selection_in(Role::textbox, field);
}

std::vector<std::string> options(const Program& program) {
  std::vector<std::string> names;
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::option) names.push_back(node.name);
  }
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("marks are set by keys, by buttons and by commands") {
  Program program;
  open_plan(program);
  SUBCASE("keys") {
    select(program, 10, 15);
    CHECK(program.key("b", true));
    CHECK(description(program) == "All about **cells**.");
    CHECK(selection(program) == TextSelection{12, 17});
    CHECK(program.key("b", true));
    CHECK(description(program) == "All about cells.");
    CHECK(program.key("i", true));
    CHECK(description(program) == "All about *cells*.");
    CHECK(program.key("i", true));
    CHECK(program.key("L", true, true));
    CHECK(description(program) == "All about ``cells``.");
    CHECK(program.key("l", true, true));
    CHECK(program.key("8", true, true));
    CHECK(description(program) == "* All about cells.");
    CHECK(program.key("8", true, true));
    CHECK(program.key("k", true, true));
    CHECK(description(program) == "All about `cells <https://>`__.");
    CHECK(selection(program) == TextSelection{18, 26});
  }
  SUBCASE("a button, and the focus stays in the field") {
    select(program, 10, 15);
    program.click(Role::button, "Strong");
    CHECK(description(program) == "All about **cells**.");
    CHECK(program.focus() == program.node(Role::textbox, field).id);
  }
  SUBCASE("a button with the focus elsewhere, which comes to the field") {
    select(program, 10, 15);
    program.focus(Role::button, "Strong");
    program.activate(Role::button, "Strong");
    CHECK(description(program) == "All about **cells**.");
    CHECK(program.focus() == program.node(Role::textbox, field).id);
  }
  SUBCASE("the palette") {
    select(program, 10, 15);
    program.key("k", true);
    program.type(Role::combobox, "Find", "Strong");
    program.key("Enter");
    CHECK(description(program) == "All about **cells**.");
  }
  SUBCASE("each is undone by itself") {
    program.type(Role::textbox, field, "one two");
    select(program, 4, 7);
    program.key("b", true);
    CHECK(description(program) == "one **two**");
    program.type(Role::textbox, field, "one **two** three");
    program.key("z", true);
    CHECK(description(program) == "one **two**");
    program.key("z", true);
    CHECK(description(program) == "one two");
    program.key("z", true);
    CHECK(description(program) == "All about cells.");
  }
  SUBCASE("letters of two units") {
    program.type(Role::textbox, field, "😀 ab");
    select(program, 3, 5);
    program.key("b", true);
    CHECK(description(program) == "😀 **ab**");
    CHECK(selection(program) == TextSelection{5, 7});
  }
}

TEST_CASE("marks and what is typed between them are undone together") {
  Program program;
  open_plan(program);
  select(program, 16, 16);
  program.key("b", true);
  CHECK(description(program) == "All about cells.\\ ****");
  program.type(Role::textbox, field, "All about cells.\\ **new**");
  program.key("z", true);
  CHECK(description(program) == "All about cells.");
}

TEST_CASE("the keys of marks act on prose alone") {
  Program program;
  open_plan(program);
  CHECK_FALSE(program.key("b", true));
  program.focus(Role::textbox, field);
  program.focus(Role::textbox, "Title of Scheduler");
  CHECK_FALSE(program.key("b", true));
  CHECK(description(program) == "All about cells.");
}

TEST_CASE("where nothing can be marked it is said") {
  Program program;
  open_plan(program);
  program.type(Role::textbox, field, "see https://a.example now");
  select(program, 6, 12);
  program.key("b", true);
  CHECK(description(program) == "see https://a.example now");
  CHECK(program.find(Role::paragraph, "What is selected here cannot be marked so") != nullptr);
}

TEST_CASE("arrow keys lead through the marks, of which Tab stops at one") {
  Program program;
  open_plan(program);
  CHECK(program.node(Role::toolbar, "Markup of Description").rect.width > 0);
  CHECK_FALSE(program.node(Role::button, "Strong").skips_tab);
  CHECK(program.node(Role::button, "Link").skips_tab);
  program.focus(Role::button, "Strong");
  CHECK(program.key("ArrowLeft"));
  CHECK(program.focus() == program.node(Role::button, "List").id);
  CHECK(program.key("Home"));
  CHECK(program.key("ArrowRight"));
  CHECK(program.focus() == program.node(Role::button, "Emphasis").id);
  CHECK_FALSE(program.node(Role::button, "Emphasis").skips_tab);
}

TEST_CASE("a section is named by a few letters behind a backquote") {
  Program program;
  open_plan(program);
  program.type(Role::textbox, field, "See `sch");
  CHECK(options(program) == Names{"Scheduler"});
  const Node& textbox = program.node(Role::textbox, field);
  CHECK(textbox.controls == program.node(Role::listbox, "Sections of the document").id);
  CHECK(textbox.active == program.node(Role::option, "Scheduler").id);
  CHECK(textbox.expanded == Toggle::none);
  SUBCASE("Enter") {
    CHECK(program.key("Enter"));
  }
  SUBCASE("Tab") {
    CHECK(program.key("Tab"));
  }
  SUBCASE("the pointer") {
    program.click(Role::option, "Scheduler");
  }
  CHECK(description(program) == "See `Scheduler`_");
  CHECK(selection(program) == TextSelection{16, 16});
  CHECK(options(program).empty());
  CHECK_FALSE(program.key("Tab"));
  // It resolves in the document.
  const RstDocument document = read_rst(write_rst(program.app.plan()));
  CHECK(document.problems.empty());
  CHECK(document.names.resolved().size() == 1 + 2);  // those of the table, too
}

TEST_CASE("sections that a reference finds are offered, the rest are not") {
  Program program;
  open_plan(program);
  program.type(Role::textbox, field, "`e");
  const Names found = options(program);
  CHECK(std::count(found.begin(), found.end(), "Cells V2") == 1);
  CHECK(std::count(found.begin(), found.end(), "Chosen") == 1);
  CHECK(std::count(found.begin(), found.end(), "No section") == 0);
  CHECK(program.key("Escape"));
  CHECK(options(program).empty());
  CHECK(description(program) == "`e");
  program.type(Role::textbox, field, "``e");
  CHECK(options(program).empty());
  program.type(Role::textbox, field, "`zzz");
  CHECK(options(program).empty());
  program.type(Role::textbox, field, "`sch¦ and more");
  CHECK(program.key("Enter"));
  CHECK(description(program) == "`Scheduler`_ and more");
}

TEST_CASE("the link command offers all of them") {
  Program program;
  open_plan(program);
  program.type(Role::textbox, field, "See ");
  program.key("k", true, true);
  CHECK(description(program) == "See ``__");
  CHECK(options(program).size() >= 3);
  program.type(Role::textbox, field, "See `s¦`__");
  CHECK(options(program)[0] == "Scheduler");
  program.key("Enter");
  CHECK(description(program) == "See `Scheduler`_");
}

TEST_CASE("a renamed priority takes its references along") {
  Program program;
  open_plan(program);
  program.type(Role::textbox, field, "See `sch");
  program.key("Enter");
  program.type(Role::textbox, "Title of Scheduler", "Placement");
  CHECK(description(program) == "See `Placement`_");
}

TEST_CASE("prose has its colours where it is not edited, too") {
  Program program;
  open_plan(program);
  // Letters of the colour that literals have, of which nothing else has any here.
  const auto letters = [] {
    std::size_t count = 0;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
      for (const ImDrawVert& vertex : list->VtxBuffer) {
        if (vertex.col == palette(false).added) ++count;
      }
    }
    return count / 4;
  };
  program.type(Role::textbox, field, "An ``option`` of *it*");
  CHECK(letters() == 0);  // the page shows it
  program.focus(Role::textbox, "Title");
  CHECK(letters() == 6);
}
