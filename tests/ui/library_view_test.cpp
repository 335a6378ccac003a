// The list of plans that are kept, on the start screen and over everything else.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "program.h"

namespace summit::ui {
namespace {

using Asked = MemoryHost::Asked;
using Action = LibraryAction;

std::string plan_json(const std::string& id, const std::string& name,
                      const std::string& more = {}) {
  return R"({"id": ")" + id + R"(", "name": ")" + name +
         R"(", "when": "3 minutes ago", "bytes": 23400, "priorities": 12, "ideas": 7)" + more + "}";
}

std::string list_json(std::size_t count) {
  std::string plans;
  for (std::size_t at = 0; at < count; ++at) {
    if (at > 0) plans += ", ";
    plans += plan_json("id-" + std::to_string(at), "Plan " + std::to_string(at));
  }
  return R"({"plans": [)" + plans + R"(], "failure": ""})";
}

void tell(Program& program, const std::string& json) {
  program.app.set_library(json);
  program.settle();
}

std::vector<std::string> rows(const Program& program, std::string_view list = "Plans") {
  const Node* found = program.find(Role::list, list);
  std::vector<std::string> names;
  for (const Node& item : program.app.semantics().nodes) {
    if (found == nullptr || item.role != Role::listitem || item.parent != found->id) continue;
    for (const Node& node : program.app.semantics().nodes) {
      if (node.parent == item.id && node.role == Role::button) {
        names.push_back(node.name);
        break;
      }
    }
  }
  return names;
}

std::string focused(const Program& program) {
  for (const Node& node : program.app.semantics().nodes) {
    if (node.id == program.focus()) return node.name;
  }
  return {};
}

Asked last(const Program& program) {
  REQUIRE(!program.host.asked.empty());
  return program.host.asked.back();
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("plans that come late move nothing on the start screen") {
  for (const float width : {1280.0F, 390.0F}) {
    for (const int plans : {0, 3, 20}) {
      CAPTURE(width);
      CAPTURE(plans);
      Program program(width, 800, plans);
      const auto top = [&] {
        return program.node(Role::button, "Look at the Liberty sample").rect;
      };
      const Rect before = top();
      tell(program, list_json(static_cast<std::size_t>(plans)));
      CHECK(top().x == before.x);
      CHECK(top().y == before.y);
      CHECK(program.host.settings[static_cast<std::size_t>(Setting::plans)] == plans);
    }
  }
}

TEST_CASE("a plan that is kept is counted for the next visit") {
  Program program;
  const int& plans = program.host.settings[static_cast<std::size_t>(Setting::plans)];
  program.click(Role::button, "Look at the Liberty sample");
  program.app.set_kept(1, "");
  CHECK(plans == -1);  // nobody knows how many there are
  tell(program, list_json(2));
  program.app.set_kept(2, "");
  CHECK(plans == 3);
  program.app.set_kept(3, "The browser is full.");
  CHECK(plans == 3);
}

TEST_CASE("the start screen asks for the plans once, and shows them once there are some") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Program program(width, 800);
    CHECK(program.host.asked == std::vector<Asked>{{Action::list, "", ""}});
    CHECK(program.find(Role::heading, "Plans in this browser") == nullptr);
    tell(program, list_json(0));
    CHECK(program.find(Role::heading, "Plans in this browser") == nullptr);
    tell(program, list_json(3));
    CHECK(rows(program) == Names{"Plan 0", "Plan 1", "Plan 2"});
    CHECK(program.node(Role::button, "Plan 1").description ==
          "12 priorities, 7 ideas · 3 minutes ago · 24 kB");
    // What is known of it has two lines on a phone.
    CHECK(program.node(Role::button, "Plan 1").rect.height > (width < 700 ? 70 : 50));
    program.click(Role::button, "Plan 1");
    CHECK(last(program) == Asked{Action::open, "id-1", ""});
    CHECK(program.host.asked.size() == 2);
  }
}

TEST_CASE("what is told wrongly changes nothing, and why there is no list is shown") {
  Program program;
  tell(program, list_json(2));
  for (const char* wrong : {"", "{", "[]", "7", R"({"plans": 3})"}) {
    tell(program, wrong);
    CHECK(rows(program).size() == 2);
  }
  tell(program, R"({"plans": [7, {}, {"id": "a"}], "failure": ""})");
  CHECK(rows(program) == Names{"Untitled"});
  tell(program, R"({"plans": [], "failure": "This browser keeps nothing."})");
  CHECK(program.find(Role::paragraph, "This browser keeps nothing.") != nullptr);
}

TEST_CASE("all plans lie over the page, and Escape leads back") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.host.asked.clear();
  CHECK(program.key("o", true, true));
  CHECK(last(program) == Asked{Action::list, "", ""});
  CHECK(program.node(Role::dialog, "All plans").modal);
  tell(program, list_json(0));
  CHECK(program.find(Role::paragraph,
                     "Every plan that you begin or open here is kept in this browser, and is "
                     "listed here.") != nullptr);
  tell(program, R"({"plans": [)" + plan_json("a", "Mine", R"(, "here": true)") + ", " +
                    plan_json("b", "Theirs", R"(, "elsewhere": true)") + ", " +
                    plan_json("c", "Lost", R"(, "recovered": true)") + "]}");
  CHECK(program.node(Role::button, "Mine").description.starts_with("Open here, 12"));
  CHECK(program.node(Role::button, "Theirs").description.starts_with("Open in another tab, "));
  CHECK(program.node(Role::button, "Lost").description.starts_with("Recovered, "));
  program.activate(Role::button, "Mine");  // shows it again
  CHECK(program.find(Role::dialog, "All plans") == nullptr);
  CHECK(program.host.asked.size() == 1);
  program.key("o", true, true);
  program.activate(Role::button, "Lost");
  CHECK(last(program) == Asked{Action::open, "c", ""});
  program.key("o", true, true);
  CHECK(program.key("Escape"));
  CHECK(program.find(Role::dialog, "All plans") == nullptr);
  CHECK_FALSE(program.key("Escape"));
}

TEST_CASE("of a thousand plans those in sight are drawn, and keys lead through all") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  tell(program, list_json(1000));
  program.key("o", true, true);
  CHECK(focused(program) == "Plans whose name contains");
  CHECK(rows(program).size() < 30);
  program.key("ArrowDown");
  CHECK(focused(program) == "Plan 0");
  program.key("End");
  CHECK(focused(program) == "Plan 999");
  CHECK(rows(program).size() < 30);
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role != Role::listitem) continue;
    CHECK(node.set_size == 1000);
    CHECK(node.position_in_set >= 1);
  }
  program.key("ArrowUp");
  CHECK(focused(program) == "Plan 998");
  const Node& row = program.node(Role::button, "Plan 998");
  CHECK(row.rect.y >= row.clip.y);
  CHECK_FALSE(row.skips_tab);
  CHECK(program.node(Role::button, "Plan 997").skips_tab);
  program.type(Role::searchbox, "Plans whose name contains", "plan 77");
  CHECK(rows(program) == Names{"Plan 77", "Plan 770", "Plan 771", "Plan 772", "Plan 773",
                               "Plan 774", "Plan 775", "Plan 776", "Plan 777", "Plan 778",
                               "Plan 779"});
  program.type(Role::searchbox, "Plans whose name contains", "nothing");
  CHECK(program.find(Role::paragraph, "No plan has that in its name.") != nullptr);
  program.key("Escape");
  CHECK(rows(program).size() > 5);
  program.type(Role::searchbox, "Plans whose name contains", "plan 123");
  program.key("Enter");
  CHECK(last(program) == Asked{Action::open, "id-123", ""});
}

TEST_CASE("a plan is deleted, and comes back") {
  for (const bool over_all : {false, true}) {
    CAPTURE(over_all);
    Program program;
    tell(program, list_json(3));
    if (over_all) program.key("o", true, true);
    program.focus(Role::button, "Plan 1");
    CHECK(program.key("Delete"));
    CHECK(last(program) == Asked{Action::remove, "id-1", ""});
    CHECK(focused(program) == "Plan 2");
    CHECK(program.find(Role::status, "Deleted “Plan 1”") != nullptr);
    program.activate(Role::button, "Undo");
    CHECK(last(program) == Asked{Action::restore, "id-1", ""});
    tell(program, list_json(3));
    CHECK(program.find(Role::status, "Deleted “Plan 1”") == nullptr);
    CHECK(rows(program).size() == 3);
    program.focus(Role::button, "Plan 2");
    program.key("Delete");
    CHECK(focused(program) == "Plan 1");
    program.activate(Role::button, "What can be done with “Plan 0”");
    program.activate(Role::menuitem, "Duplicate");
    CHECK(last(program) == Asked{Action::duplicate, "id-0", ""});
    CHECK(program.find(Role::button, "Undo") == nullptr);
  }
}

TEST_CASE("the plan that is open here is not deleted") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  tell(program, R"({"plans": [)" + plan_json("a", "Mine", R"(, "here": true)") + "]}");
  program.key("o", true, true);
  CHECK(focused(program) == "Mine");
  const std::size_t asked = program.host.asked.size();
  program.key("Delete");
  CHECK(program.host.asked.size() == asked);
  CHECK(program.find(Role::status,
                     "“Mine” is open here. Open another plan first, and it can be deleted.") !=
        nullptr);
  CHECK(rows(program) == Names{"Mine"});
  program.activate(Role::button, "What can be done with “Mine”");
  CHECK(program.find(Role::menuitem, "Duplicate") != nullptr);
  CHECK(program.find(Role::menuitem, "Delete plan") == nullptr);
}

TEST_CASE("what is refused in the list is said there, and is nothing to undo") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  tell(program, list_json(3));
  program.key("o", true, true);
  program.activate(Role::button, "What can be done with “Plan 1”");
  program.activate(Role::menuitem, "Delete plan");
  CHECK(program.find(Role::status, "Deleted “Plan 1”") != nullptr);
  program.app.say("The browser refused it.", true);
  program.settle();
  const Node& notice = program.node(Role::status, "The browser refused it.");
  for (const Node& node : program.app.semantics().nodes) {
    const bool beside = node.parent == notice.parent && node.role == Role::button;
    CHECK_FALSE((beside && node.name == "Undo"));
  }
}

TEST_CASE("a row says which file its plan is saved in") {
  Program program;
  tell(program, R"({"plans": [)" + plan_json("a", "Mine", R"(, "file": "nova.rst")") + "]}");
  CHECK(program.node(Role::button, "Mine").description ==
        "12 priorities, 7 ideas · 3 minutes ago · 24 kB · nova.rst");
}

TEST_CASE("a plan is renamed where its name stands") {
  Program program;
  tell(program, list_json(2));
  program.focus(Role::button, "Plan 1");
  CHECK(program.key("F2"));
  CHECK(program.node(Role::textbox, "Name").value == "Plan 1");
  CHECK(focused(program) == "Name");
  program.type(Role::textbox, "Name", "Mitaka");
  CHECK(program.key("Enter"));
  CHECK(last(program) == Asked{Action::rename, "id-1", "Mitaka"});
  CHECK(focused(program) == "Mitaka");
  const std::size_t asked = program.host.asked.size();
  program.key("F2");
  program.type(Role::textbox, "Name", "Newton");
  program.key("Escape");
  CHECK(focused(program) == "Mitaka");
  CHECK(program.host.asked.size() == asked);
  program.key("F2");
  program.type(Role::textbox, "Name", "Ocata");
  program.focus(Role::button, "Plan 0");  // elsewhere
  CHECK(last(program) == Asked{Action::rename, "id-1", "Ocata"});
  CHECK(focused(program) == "Plan 0");
}

TEST_CASE("a row has a menu where one is asked for") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  tell(program, list_json(3));
  program.key("o", true, true);
  const Rect rect = program.node(Role::button, "Plan 2").rect;
  program.app.context_menu(rect.x + 20, rect.y + 20);
  program.settle();
  CHECK(program.find(Role::menu, "What can be done with “Plan 2”") != nullptr);
  program.click(Role::heading, "All plans");  // closes the menu alone
  CHECK(program.find(Role::menu, "What can be done with “Plan 2”") == nullptr);
  CHECK(program.find(Role::dialog, "All plans") != nullptr);
  program.focus(Role::button, "Plan 1");
  CHECK(program.key("F10", false, true));
  program.activate(Role::menuitem, "Save as a file");
  CHECK(last(program) == Asked{Action::rescue, "id-1", ""});
  program.activate(Role::button, "What can be done with “Plan 1”");
  program.activate(Role::menuitem, "Rename…");
  CHECK(focused(program) == "Name");
  program.key("Escape");
  program.key("ContextMenu");
  program.activate(Role::menuitem, "Delete plan");
  CHECK(last(program) == Asked{Action::remove, "id-1", ""});
}

TEST_CASE("new plans and files are a step away on a phone as well") {
  Program program(390, 844);
  program.activate(Role::button, "Look at the Liberty sample");
  CHECK(program.find(Role::button, "New") == nullptr);
  program.activate(Role::button, "All plans…");
  program.activate(Role::button, "New");
  CHECK(program.find(Role::dialog, "All plans") == nullptr);
  CHECK(program.app.plan().title == "Project Priorities");
}

}  // namespace summit::ui
