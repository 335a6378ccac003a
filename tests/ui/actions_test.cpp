// What the screens do with rows in the same way (screens.h): added, moved, promoted, taken back.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "program.h"

using namespace summit;
using namespace summit::ui;

TEST_CASE("rows are added, removed and put into another order") {
  Program program;
  program.open_sample();
  SUBCASE("by keyboard") {
    program.focus(Role::textbox, "Title of Cells V2");
    CHECK(program.key("ArrowDown", false, false, true));
    CHECK(titles(program.app.plan())[1] == "Cells V2");
    CHECK(program.key("ArrowUp"));  // the focus moves to the row above
    CHECK(program.focus() == program.node(Role::textbox, "Title of V2.1 API").id);
  }
  SUBCASE("by pointer") {
    const Node grip = program.node(Role::button, "Select or move Cells V2");
    const Node target = program.node(Role::button, "Select or move Upgrades");
    program.drag(grip, target.rect.y + target.rect.height);
    CHECK(titles(program.app.plan()) == std::vector<std::string>{"V2.1 API", "Scheduler",
                                                                 "Upgrades", "Cells V2",
                                                                 "DevRef Update"});
  }
  SUBCASE("added with the focus in its title") {
    program.activate(Role::button, "Add priority");
    CHECK(titles(program.app.plan()).back() == "New priority");
    CHECK(program.focus() == program.node(Role::textbox, "Title of New priority").id);
  }
  SUBCASE("removed, and the next row has the focus") {
    program.focus(Role::textbox, "Title of Scheduler");
    program.activate(Role::button, "Remove");
    CHECK(titles(program.app.plan()).size() == 4);
    CHECK(program.focus() == program.node(Role::button, "Select or move Upgrades").id);
  }
}

TEST_CASE("Delete on its handle removes a row, and the next handle has the focus") {
  Program program;
  program.open_sample();
  program.focus(Role::button, "Select or move Upgrades");
  CHECK(program.key("Delete"));
  CHECK(program.focus() == program.node(Role::button, "Select or move DevRef Update").id);
  CHECK(program.key("Delete"));
  CHECK(program.focus() == program.node(Role::button, "Select or move Scheduler").id);
  for (int i = 0; i < 3; ++i) CHECK(program.key("Delete"));
  CHECK(titles(program.app.plan()).empty());
  CHECK(program.focus() == program.node(Role::button, "Add priority").id);
}

TEST_CASE("ideas become priorities and priorities ideas") {
  Program program;
  program.open_sample();
  program.focus(Role::treeitem, "Simplify Quotas");
  CHECK(program.find(Role::button, "Promote to priority") ==
        nullptr);  // focus alone chooses nothing
  CHECK(program.key(" "));
  program.activate(Role::button, "Promote to priority");
  CHECK(titles(program.app.plan()).back() == "Simplify Quotas");
  CHECK(program.focus() == program.node(Role::combobox, "Owners of Simplify Quotas").id);
  program.activate(Role::button, "Demote");
  CHECK(titles(program.app.plan()).size() == 5);
  CHECK(program.app.plan().unplanned.ideas[0].title == "Simplify Quotas");
  CHECK(program.key("z", true));
  CHECK(program.key("z", true));
  CHECK_FALSE(program.host.unsaved);
}

TEST_CASE("Enter leads through a new row, and on to another one") {
  Program program;
  program.open_sample();
  program.activate(Role::button, "Add priority");
  program.type(Role::textbox, "Title of New priority", "Cells");
  program.key("Enter");
  CHECK(program.focus() == program.node(Role::combobox, "Owners of Cells").id);
  program.key("Enter");
  CHECK(program.focus() == program.node(Role::button, "Add priority").id);
}

TEST_CASE("Escape in a row that was just added takes it back") {
  Program program;
  program.open_sample();
  SUBCASE("a priority: what was selected is so again, and it can be added again") {
    program.focus(Role::textbox, "Title of Scheduler");
    program.key(" ");
    program.activate(Role::button, "Add priority");
    CHECK(program.key("Escape"));
    CHECK(titles(program.app.plan()).size() == 5);
    CHECK(program.find(Role::textbox, "Title of New priority") == nullptr);
    CHECK(program.focus() == program.node(Role::button, "Add priority").id);
    CHECK_FALSE(program.host.unsaved);
    program.key("Z", true, true);
    CHECK(titles(program.app.plan()).back() == "New priority");
  }
  SUBCASE("an idea") {
    const std::size_t count = program.app.plan().unplanned.ideas.size();
    program.activate(Role::button, "Add idea");
    CHECK(program.key("Escape"));
    CHECK(program.app.plan().unplanned.ideas.size() == count);
    CHECK(program.focus() == program.node(Role::button, "Add idea").id);
  }
  SUBCASE("with what is being typed") {
    program.activate(Role::button, "Add priority");
    program.type(Role::textbox, "Title of New priority", "Cells");
    program.key("Escape");
    CHECK(titles(program.app.plan()).size() == 5);
    CHECK(program.focus() == program.node(Role::button, "Add priority").id);
  }
  SUBCASE("but not once it had its title") {
    program.activate(Role::button, "Add priority");
    program.type(Role::textbox, "Title of New priority", "Cells");
    program.focus(Role::combobox, "Owners of Cells");
    program.focus(Role::textbox, "Title of Cells");
    program.key("Escape");
    CHECK(titles(program.app.plan()).back() == "Cells");
  }
  SUBCASE("after another change it stays, and so does any other row") {
    program.activate(Role::button, "Add priority");
    program.focus(Role::textbox, "Title of Scheduler");
    program.key("Escape");
    CHECK(titles(program.app.plan()).size() == 6);
    program.type(Role::textbox, "Title of Scheduler", "Scheduling");
    program.focus(Role::textbox, "Title of New priority");
    program.key("Escape");
    CHECK(titles(program.app.plan()).size() == 6);
  }
}

TEST_CASE("undo that takes away what has the focus leaves the focus nearby") {
  Program program;
  program.open_sample();
  SUBCASE("an added row: the one before, in the same column") {
    program.activate(Role::button, "Add priority");
    program.focus(Role::combobox, "Owners of New priority");
    CHECK(program.key("z", true));
    CHECK(program.focus() == program.node(Role::combobox, "Owners of DevRef Update").id);
  }
  SUBCASE("a row in the middle: the one that takes its place") {
    program.activate(Role::button, "Add priority");
    program.focus(Role::textbox, "Title of New priority");
    program.key("z", true);
    program.key("Z", true, true);
    program.focus(Role::button, "Select or move New priority");
    program.key("ArrowUp", false, false, true);
    program.key("z", true);
    CHECK(program.focus() == program.node(Role::button, "Select or move New priority").id);
    program.key("z", true);
    CHECK(program.focus() == program.node(Role::button, "Select or move DevRef Update").id);
  }
  SUBCASE("an added idea: the one before") {
    program.activate(Role::button, "Add idea");
    program.key("Enter");
    CHECK(program.focus() == program.node(Role::treeitem, "New idea").id);
    program.key("z", true);
    CHECK(program.focus() == program.node(Role::treeitem, "Fixing more bugs").id);
  }
  SUBCASE("the only row: the button that adds one") {
    program.activate(Role::button, "New");
    program.activate(Role::button, "Add priority");
    CHECK(program.focus() == program.node(Role::textbox, "Title of New priority").id);
    program.key("z", true);
    CHECK(program.focus() == program.node(Role::button, "Add priority").id);
  }
  SUBCASE("a promotion: the idea it was") {
    program.focus(Role::treeitem, "Simplify Quotas");
    program.key(" ");
    program.activate(Role::button, "Promote to priority");
    program.key("z", true);
    CHECK(program.focus() == program.node(Role::treeitem, "Simplify Quotas").id);
    program.key("Z", true, true);
    CHECK(program.focus() == program.node(Role::textbox, "Title of Simplify Quotas").id);
  }
  SUBCASE("a field of the details: the pane's first") {
    program.activate(Role::button, "Add priority");
    program.focus(Role::textbox, "Description");
    program.key("z", true);
    CHECK(program.focus() == program.node(Role::textbox, "Title").id);
  }
  SUBCASE("another plan: something in the pane") {
    program.focus(Role::combobox, "Owners of Scheduler");
    program.app.open("other.rst", "Other\n=====\n");
    program.settle();
    CHECK(program.focus() == program.node(Role::button, "Add priority").id);
  }
}

TEST_CASE("on a phone, what is removed or moves between the lists leaves the focus in the plan") {
  Program program(390, 844);
  program.open_sample();
  const auto details_of = [&](std::string_view name) {
    program.activate(Role::button, "Details of " + std::string(name));
    CHECK(program.node(Role::tab, "Details").selected == Toggle::on);
  };
  SUBCASE("removed") {
    details_of("Scheduler");
    program.focus(Role::button, "Remove");
    program.activate(Role::button, "Remove");
    CHECK(program.focus() == program.node(Role::button, "Select or move Upgrades").id);
  }
  SUBCASE("demoted") {
    details_of("Scheduler");
    program.activate(Role::button, "Demote");
    CHECK(program.focus() == program.node(Role::treeitem, "Scheduler").id);
  }
  SUBCASE("promoted") {
    details_of("Simplify Quotas");
    program.activate(Role::button, "Promote to priority");
    CHECK(program.focus() == program.node(Role::combobox, "Owners of Simplify Quotas").id);
  }
}
