#include "ui/owner_list.h"

#include <doctest/doctest.h>

#include "plan/plan_json.h"
#include "program.h"

using namespace summit;
using namespace summit::ui;

namespace {

constexpr const char* field = "Owners of Scheduler";

void open_plan(Program& program) {
  Plan plan;
  plan.title = "Priorities";
  plan.people = {
      {.name = "Jay Pipes", .url = "https://launchpad.net/~jaypipes", .nick = "jaypipes"},
      {.name = "Dan Smith", .url = "https://launchpad.net/~danms", .nick = "danms"}};
  Group& group = plan.groups.emplace_back();
  group.columns = default_columns();
  group.priorities = {{.id = "scheduler", .title = "Scheduler", .owners = {"Jay Pipes"}},
                      {.id = "cells", .title = "Cells", .owners = {"Andrew Laski", "Daniel"}}};
  program.app.open("priorities.plan.json", write_plan_json(plan));
  program.settle();
}

std::vector<std::string> options(const Program& program) {
  std::vector<std::string> names;
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::option) names.push_back(node.name);
  }
  return names;
}

const std::vector<std::string>& owners(const Program& program) {
  return program.app.plan().groups[0].priorities[0].owners;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the name that is typed is completed from those the plan knows") {
  Program program;
  open_plan(program);
  CHECK(program.node(Role::combobox, field).expanded == Toggle::off);
  program.type(Role::combobox, field, "Jay Pipes, da");
  CHECK(options(program) == Names{"Dan Smith", "Daniel"});
  const Node& combobox = program.node(Role::combobox, field);
  CHECK(combobox.expanded == Toggle::on);
  CHECK(combobox.controls == program.node(Role::listbox, "Known owners").id);
  CHECK(combobox.active == program.node(Role::option, "Dan Smith").id);
  CHECK(program.node(Role::option, "Dan Smith").description ==
        "danms · https://launchpad.net/~danms");
  SUBCASE("by Enter") {
    CHECK(program.key("ArrowDown"));
    CHECK(program.node(Role::option, "Daniel").selected == Toggle::on);
    program.key("ArrowDown");
    CHECK(program.key("Enter"));
    CHECK(owners(program) == Names{"Jay Pipes", "Dan Smith"});
  }
  SUBCASE("by Tab, which leads on when no list is open") {
    program.key("ArrowUp");
    CHECK(program.key("Tab"));
    CHECK(owners(program) == Names{"Jay Pipes", "Daniel"});
    CHECK_FALSE(program.key("Tab"));
  }
  SUBCASE("by the pointer") {
    program.click(Role::option, "Daniel");
    CHECK(owners(program) == Names{"Jay Pipes", "Daniel"});
  }
  SUBCASE("by a screen reader") {
    program.activate(Role::option, "Daniel");
    CHECK(owners(program) == Names{"Jay Pipes", "Daniel"});
  }
  CHECK(options(program).empty());
  CHECK(program.focus() == program.node(Role::combobox, field).id);
  CHECK(program.node(Role::combobox, field).value == "Jay Pipes, " + owners(program)[1]);
  CHECK(program.key("z", true));
  CHECK(owners(program) == Names{"Jay Pipes"});  // one change, however it was typed
}

TEST_CASE("Escape closes the list and keeps what was typed") {
  Program program;
  open_plan(program);
  program.type(Role::combobox, field, "Da");
  CHECK(program.key("Escape"));
  CHECK(options(program).empty());
  CHECK(owners(program) == Names{"Da"});
  program.key("Escape");
  CHECK(owners(program) == Names{"Jay Pipes"});
}

TEST_CASE("the list closes when the focus goes on") {
  Program program;
  open_plan(program);
  program.type(Role::combobox, field, "Da");
  program.focus(Role::textbox, "Title of Cells");
  CHECK(options(program).empty());
  CHECK(owners(program) == Names{"Da"});
}

TEST_CASE("the details complete names as well") {
  Program program;
  open_plan(program);
  program.focus(Role::textbox, "Title of Scheduler");
  program.type(Role::combobox, "Owners, separated by commas", "lask");
  CHECK(options(program) == Names{"Andrew Laski"});
  CHECK(program.key("Tab"));
  CHECK(owners(program) == Names{"Andrew Laski"});
}

TEST_CASE("who is suggested") {
  Program program;
  open_plan(program);
  const auto suggested = [&](const char* text) {
    program.type(Role::combobox, field, text);
    return options(program);
  };
  CHECK(suggested("").empty());
  CHECK(suggested("Dan Smith, ").empty());
  CHECK(suggested("smi") == Names{"Dan Smith"});
  CHECK(suggested("@danms").empty());
  CHECK(suggested("danm") == Names{"Dan Smith"});
  CHECK(suggested("Dan Smith").empty());                 // whole already
  CHECK(suggested("Dan Smith, da") == Names{"Daniel"});  // not twice
  CHECK(suggested("an").size() == 1);                    // Andrew: a beginning, not any letters
  CHECK(suggested("https://launchpad.net/~d").empty());
}

TEST_CASE("a link that is typed with a name becomes the person's") {
  const auto operations = [](std::string_view text) { return owner_operations("x", text); };
  const auto set = [](const char* url) { return SetPerson{"Ann", url, {}, {}, {}}; };
  CHECK(operations("Ann, Bob") == Operations{SetOwners{"x", {"Ann", "Bob"}}});
  CHECK(operations("Ann <https://a.example>, Bob") ==
        Operations{SetOwners{"x", {"Ann", "Bob"}}, set("https://a.example")});
  CHECK(operations("Ann http://a.example") ==
        Operations{SetOwners{"x", {"Ann"}}, set("http://a.example")});
  CHECK(operations("Ann <https://") == Operations{SetOwners{"x", {"Ann"}}});
  CHECK(operations("https://a.example") == Operations{SetOwners{"x", {"https://a.example"}}});
  CHECK(operations("Ann <https://a.example>, Ann") ==
        Operations{SetOwners{"x", {"Ann"}}, set("https://a.example")});

  Program program;
  open_plan(program);
  program.type(Role::combobox, field, "Ann <https://a.example>");
  CHECK(owners(program) == Names{"Ann"});
  REQUIRE(find_person(program.app.plan(), "Ann") != nullptr);
  CHECK(find_person(program.app.plan(), "Ann")->url == "https://a.example");
  program.key("z", true);
  CHECK(find_person(program.app.plan(), "Ann") == nullptr);
}
