// Menus, by the one that exports the plan.
#include <doctest/doctest.h>

#include <string>

#include "pad/pad_files.h"
#include "program.h"

namespace summit::ui {
namespace {

std::string focused(const Program& program) {
  const Node* found = nullptr;
  for (const Node& node : program.app.semantics().nodes) {
    if (node.id == program.focus()) found = &node;
  }
  return found != nullptr ? found->name : "";
}

std::size_t items(const Program& program) {
  std::size_t count = 0;
  for (const Node& node : program.app.semantics().nodes) count += node.role == Role::menuitem;
  return count;
}

}  // namespace

TEST_CASE("a menu is walked by keys, and gives the focus back") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  const Node button = program.node(Role::button, "Export…");
  CHECK(button.opens_menu);
  CHECK(button.expanded == Toggle::off);
  program.focus(Role::button, "Export…");
  program.activate(Role::button, "Export…");
  CHECK(program.node(Role::button, "Export…").expanded == Toggle::on);
  const Node menu = program.node(Role::menu, "Export…");
  CHECK(menu.parent == button.parent);
  CHECK(items(program) == 7);
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role != Role::menuitem) continue;
    CHECK(node.parent == menu.id);
    CHECK(node.skips_tab);
  }
  CHECK(focused(program) == "RST document");
  CHECK(program.key("ArrowDown"));
  CHECK(focused(program) == "Plan (JSON)");
  program.key("ArrowUp");
  program.key("ArrowUp");
  CHECK(focused(program) == "Save as…");
  program.key("ArrowDown");
  CHECK(focused(program) == "RST document");
  program.key("End");
  CHECK(focused(program) == "Save as…");
  program.key("Home");
  CHECK(focused(program) == "RST document");
  program.key("p");
  CHECK(focused(program) == "Plan (JSON)");
  program.key("p");
  program.key("p");
  program.key("p");
  CHECK(focused(program) == "Plan (JSON)");
  program.key("q");
  CHECK(focused(program) == "Plan (JSON)");
  program.key("Escape");
  CHECK(items(program) == 0);
  CHECK(focused(program) == "Export…");
  CHECK(program.host.saved.empty());

  CHECK(program.key("ArrowUp"));
  CHECK(focused(program) == "Save as…");
  program.activate(Role::menuitem, "Plan (JSON)");
  CHECK(items(program) == 0);
  CHECK(focused(program) == "Export…");
  REQUIRE(program.host.saved.size() == 1);
  CHECK(program.host.saved[0].name == "liberty.plan.json");

  program.key("ArrowDown");
  CHECK(focused(program) == "RST document");
  program.focus(Role::button, "Undo");  // as Tab leads out of it
  CHECK(items(program) == 0);
  CHECK(focused(program) == "Undo");
}

TEST_CASE("a menu is open to the pointer, and a press elsewhere closes it and does nothing else") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Program program(width, 800);
    program.activate(Role::button, "Look at the Liberty sample");
    if (width < 400) program.activate(Role::tab, "Document");
    program.click(Role::button, "Export…");
    CHECK(items(program) == 7);
    const Rect menu = program.node(Role::menu, "Export…").rect;
    CHECK(menu.x >= 0);
    CHECK(menu.x + menu.width <= width);
    CHECK(menu.y + menu.height <= 800);
    program.click(Role::button, "Open…");
    CHECK(items(program) == 0);
    CHECK(program.host.pickers == 0);
    CHECK(focused(program) == "Export…");
    program.click(Role::button, "Export…");
    program.click(Role::button, "Export…");
    CHECK(items(program) == 0);
    program.click(Role::button, "Export…");
    program.click(Role::menuitem, "RST document");
    CHECK(items(program) == 0);
    REQUIRE(program.host.saved.size() == 1);
    CHECK(program.host.saved[0].name == "liberty-priorities.rst");
  }
}

TEST_CASE("a menu closes with what it is of") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.activate(Role::button, "Export…");
  CHECK(items(program) == 7);
  program.app.open("liberty-pad.etherpad", contents("assets/liberty-pad.etherpad"));
  program.settle();
  CHECK(items(program) == 0);
}

}  // namespace summit::ui
