// Back and forward through the places somebody came to.
#include <doctest/doctest.h>

#include "program.h"

namespace summit::ui {
namespace {

void choose(Program& program, std::string_view command) {
  program.key("k", true);
  program.type(Role::combobox, "Find", command);
  program.key("Enter");
}

void go(Program& program, std::size_t place) {
  program.app.go_to_place(place);
  program.settle();
}

}  // namespace

TEST_CASE("stages and what was jumped to are places, what is selected on the way is none") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  CHECK(program.host.places.empty());
  program.focus(Role::textbox, "Title of Cells V2");
  program.key("ArrowDown");
  CHECK(program.host.places.empty());
  program.key("3", false, true, true);
  CHECK(program.host.places == std::vector<std::uint32_t>{1});
  choose(program, "upgrades");
  CHECK(program.host.places == std::vector<std::uint32_t>{1, 2});
  choose(program, "devref update");
  CHECK(program.host.places == std::vector<std::uint32_t>{1, 2, 3});
  choose(program, "go back");
  CHECK(program.host.steps == -1);
  go(program, 2);
  CHECK(program.find(Role::heading, "Upgrades") != nullptr);
  CHECK(program.focus() == program.node(Role::button, "Select or move Upgrades").id);
  go(program, 0);
  CHECK(program.focus() == program.node(Role::button, "Select or move V2.1 API").id);
  go(program, 1);
  CHECK(program.node(Role::button, "Document").pressed == Toggle::on);
  // Somewhere else from here: what came behind is gone.
  choose(program, "scheduler");
  CHECK(program.host.places.back() == 2);
  go(program, 3);
  CHECK(program.find(Role::heading, "Scheduler") != nullptr);
}

TEST_CASE("a place whose row is gone is still one") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  choose(program, "upgrades");
  program.key("3", false, true, true);
  program.key("2", false, true, true);
  program.focus(Role::button, "Select or move Upgrades");
  program.key("Delete");
  go(program, 1);
  go(program, 0);
  CHECK(program.find(Role::table, "Priorities") != nullptr);
  go(program, 99);
}

TEST_CASE("of very many places the first are forgotten") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  for (int i = 0; i < 80; ++i) {
    program.key("3", false, true, true);
    program.key("2", false, true, true);
  }
  CHECK(program.host.places.back() == 160);
  go(program, 159);
  CHECK(program.node(Role::button, "Document").pressed == Toggle::on);
  go(program, 0);  // as far back as is known
  CHECK(program.node(Role::button, "Document").pressed == Toggle::on);
  go(program, 160);
  CHECK(program.node(Role::button, "Plan").pressed == Toggle::on);
}

TEST_CASE("on a phone the way back leads from the details to the list") {
  Program program(390, 844);
  program.activate(Role::button, "Look at the Liberty sample");
  program.activate(Role::button, "Details of Scheduler");
  REQUIRE(program.host.places.size() == 1);
  CHECK(program.node(Role::tab, "Details").selected == Toggle::on);
  go(program, 0);
  CHECK(program.node(Role::tab, "Plan").selected == Toggle::on);
  go(program, 1);
  CHECK(program.node(Role::tab, "Details").selected == Toggle::on);
  CHECK(program.find(Role::heading, "Scheduler") != nullptr);
}

}  // namespace summit::ui
