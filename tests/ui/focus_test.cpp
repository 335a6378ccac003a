#include "ui/focus.h"

#include <doctest/doctest.h>

using namespace summit::ui;

namespace {

using Nodes = std::vector<Node>;

Node node(NodeId id, NodeId parent, Role role, bool focusable = false) {
  return {.id = id, .parent = parent, .role = role, .focusable = focusable};
}

// A pane (1) with a table (2) of rows (10, 20, 30), two fields in each (11, 12, …), and a button
// (3) below; another pane (4) with a field (5).
Nodes screen(std::initializer_list<NodeId> rows) {
  Nodes nodes{node(1, 0, Role::region), node(2, 1, Role::table)};
  for (const NodeId row : rows) {
    nodes.push_back(node(row, 2, Role::row));
    nodes.push_back(node(row + 1, row, Role::textbox, true));
    nodes.push_back(node(row + 2, row, Role::textbox, true));
  }
  nodes.push_back(node(3, 1, Role::button, true));
  nodes.push_back(node(4, 0, Role::region));
  nodes.push_back(node(5, 4, Role::textbox, true));
  return nodes;
}

}  // namespace

TEST_CASE("the focus stays where it is as long as that is there") {
  CHECK(heir_of_focus(screen({10, 20}), screen({20, 10}), 11, 0) == 0);
  CHECK(heir_of_focus(screen({10}), screen({10}), 0, 0) == 0);
  CHECK(heir_of_focus(screen({10}), screen({10}), 99, 0) == 0);
}

TEST_CASE("the focus in a row that is gone goes to the same place of its neighbour") {
  CHECK(heir_of_focus(screen({10, 20, 30}), screen({10, 30}), 22, 0) == 32);
  CHECK(heir_of_focus(screen({10, 20, 30}), screen({10, 20}), 31, 0) == 21);
  CHECK(heir_of_focus(screen({10, 20, 30}), screen({10}), 22, 0) == 12);
  // None is left: what follows the table.
  CHECK(heir_of_focus(screen({10, 20}), screen({}), 12, 0) == 3);
  // What the row was shows elsewhere.
  CHECK(heir_of_focus(screen({10, 20}), screen({10}), 22, 5) == 5);
}

TEST_CASE("the focus of anything else that is gone stays in its pane") {
  Nodes without_button = screen({10});
  std::erase_if(without_button, [](const Node& node) { return node.id == 3; });
  CHECK(heir_of_focus(screen({10}), without_button, 3, 5) == 11);
  // The pane is gone as well.
  const Nodes other{node(7, 0, Role::button), node(8, 0, Role::button, true)};
  CHECK(heir_of_focus(screen({10}), other, 5, 0) == 8);
  CHECK(heir_of_focus(screen({10}), {}, 5, 0) == 0);
}

TEST_CASE("a dialog gives back the focus itself") {
  Nodes before = screen({10});
  before.push_back(node(6, 0, Role::alertdialog));
  before.back().modal = true;
  before.push_back(node(7, 6, Role::button, true));
  CHECK(heir_of_focus(before, screen({10}), 7, 0) == 0);
}

TEST_CASE("from region to region, around the end") {
  const Nodes nodes = screen({10});
  CHECK(next_region_stop(nodes, 12, false) == 5);
  CHECK(next_region_stop(nodes, 5, false) == 11);
  CHECK(next_region_stop(nodes, 11, true) == 5);
  CHECK(next_region_stop(nodes, 0, false) == 11);
  CHECK(next_region_stop({node(8, 0, Role::button, true)}, 8, false) == 0);
}
