#include "ui/semantics.h"

#include <doctest/doctest.h>

using namespace summit::ui;

TEST_CASE("the record is written with what differs from the default") {
  Semantics semantics;
  semantics.nodes.push_back({.id = 1, .role = Role::main, .name = "Plan", .rect = {0, 0, 10, 20}});
  semantics.nodes.push_back({.id = 2,
                             .parent = 1,
                             .role = Role::textbox,
                             .name = "Title",
                             .value = "a \"b\"\n",
                             .rect = {-0.5F, 1.25F, 3, 4.125F},
                             .focusable = true,
                             .selected = Toggle::off,
                             .expanded = Toggle::mixed,
                             .keys = key_enter,
                             .font_size = 16.5F});
  semantics.focus = 2;
  semantics.announcement = "Done";
  CHECK(to_json(semantics) ==
        R"({"nodes":[{"id":1,"role":"main","name":"Plan","rect":[0,0,10,20]},)"
        R"({"id":2,"parent":1,"role":"textbox","name":"Title","value":"a \"b\"\n",)"
        R"("rect":[-0.5,1.25,3,4.13],"focusable":true,"selected":false,"expanded":"mixed",)"
        R"("keys":16,"font_size":16.5}],"focus":2,"announcement":"Done"})");
}

TEST_CASE("an empty record is an object too") {
  CHECK(to_json(Semantics{}) == R"({"nodes":[]})");
}

TEST_CASE("each role has ARIA's name") {
  CHECK(to_string(Role::alert) == "alert");
  CHECK(to_string(Role::columnheader) == "columnheader");
  CHECK(to_string(Role::rowheader) == "rowheader");
  CHECK(to_string(Role::treeitem) == "treeitem");
}
