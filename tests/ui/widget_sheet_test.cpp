// The sheet of widgets: each kind is there, and works.
#include <doctest/doctest.h>

#include <set>

#include "program.h"

namespace summit::ui {

TEST_CASE("the sheet of widgets has every kind, in every size") {
  Program program;
  program.app.show_widgets();
  program.settle();
  for (const float width : {1280.0F, 390.0F, 200.0F}) {
    program.resize(width, 800);
    std::set<Role> roles;
    std::set<NodeId> ids;
    for (const Node& node : program.app.semantics().nodes) {
      roles.insert(node.role);
      CHECK(ids.insert(node.id).second);
      CHECK(node.rect.x + node.rect.width <= width + 1);
    }
    for (const Role role :
         {Role::button, Role::tab, Role::textbox, Role::combobox, Role::listbox, Role::option,
          Role::link, Role::slider, Role::progressbar, Role::separator, Role::tree, Role::treeitem,
          Role::table, Role::cell, Role::heading, Role::img}) {
      CAPTURE(std::string(to_string(role)));
      CHECK(roles.contains(role));
    }
  }
  CHECK(program.node(Role::button, "Disabled").disabled);
  CHECK(program.node(Role::button, "Pressed").pressed == Toggle::on);
}

TEST_CASE("the sheet’s menu opens") {
  Program program;
  program.app.show_widgets();
  program.settle();
  program.activate(Role::button, "Menu");
  CHECK(program.find(Role::menuitem, "Without an icon") != nullptr);
  program.key("Escape");
  CHECK(program.find(Role::menuitem, "Without an icon") == nullptr);
}

}  // namespace summit::ui
