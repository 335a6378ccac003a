// A plan that cannot be changed here, and what is said of where a plan is kept.
#include <doctest/doctest.h>

#include <string>

#include "plan/plan_json.h"
#include "program.h"

namespace summit::ui {
namespace {

constexpr std::string_view why = "This plan is open in another tab.";

bool shows(const Program& program, std::string_view words) {
  for (const Node& node : program.app.semantics().nodes) {
    if (node.name.starts_with(words)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a plan that is open elsewhere is read only, and can be taken over") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Program program(width, 844);
    program.activate(Role::button, "Look at the Liberty sample");
    program.activate(Role::button, "Select or move Scheduler");
    const std::string before = write_plan_json(program.app.plan());
    program.app.set_read_only(why, true);
    program.settle();
    CHECK(program.find(Role::status, why) != nullptr);
    CHECK(program.node(Role::textbox, "Title of Scheduler").read_only);
    CHECK_FALSE(program.node(Role::searchbox, "Rows that contain").read_only);
    CHECK(program.node(Role::button, "Add priority").disabled);
    CHECK(program.node(Role::button, "Undo").disabled);
    CHECK(program.node(Role::button, "Promote Simplify Quotas").disabled);
    CHECK_FALSE(program.node(Role::button, "Open…").disabled);
    program.type(Role::textbox, "Title of Scheduler", "Another");
    CHECK(program.node(Role::textbox, "Title of Scheduler").value == "Scheduler");
    program.key("ArrowDown", false, false, true);
    program.key("d", true);
    program.focus(Role::button, "Select or move Scheduler");
    program.key("Delete");
    const Node& handle = program.node(Role::button, "Select or move Scheduler");
    CHECK_FALSE(handle.drags);
    program.drag(Node(handle), handle.rect.y + 200);
    CHECK(write_plan_json(program.app.plan()) == before);
    program.activate(Role::button, "Edit here");
    CHECK(program.host.asked.back() == MemoryHost::Asked{LibraryAction::take_over, "plan-1", ""});
    program.app.set_read_only("");
    program.settle();
    CHECK(program.find(Role::status, why) == nullptr);
    program.type(Role::textbox, "Title of Scheduler", "Another");
    CHECK(write_plan_json(program.app.plan()) != before);
  }
}

TEST_CASE("what somebody else decided cannot be taken over") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.app.set_read_only("The page around it says so.");
  program.settle();
  CHECK(program.find(Role::status, "The page around it says so.") != nullptr);
  CHECK(program.find(Role::button, "Edit here") == nullptr);
}

TEST_CASE("the status line says where the plan is") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  CHECK_FALSE(shows(program, "Saved"));
  program.type(Role::textbox, "Title", "Another");
  CHECK(shows(program, "Not saved · "));
  CHECK(program.host.title.starts_with("• "));
  program.app.set_kept(100, "");
  program.settle();
  CHECK(shows(program, "In this browser · "));
  CHECK(program.host.title.starts_with("• "));
  program.activate(Role::button, "Save");
  CHECK(shows(program, "Saved · "));
  CHECK_FALSE(program.host.title.starts_with("• "));
}

}  // namespace summit::ui
