// The versions of the open plan: kept, named, compared with what is, restored.
#include <doctest/doctest.h>

#include <string>

#include "plan/plan_json.h"
#include "program.h"

namespace summit::ui {
namespace {

using Asked = MemoryHost::Asked;
using Action = LibraryAction;

constexpr std::string_view told = R"({"plan": "plan-1", "versions": [
  {"number": 7, "name": "", "when": "2 minutes ago", "priorities": 5, "ideas": 1},
  {"number": 3, "name": "before the summit", "when": "3 November", "priorities": 4, "ideas": 0}]})";

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

void open_versions(Program& program) {
  program.activate(Role::button, "Look at the Liberty sample");
  CHECK(program.key("h", false, true, true));
  CHECK(last(program) == Asked{Action::versions, "plan-1", ""});
  program.app.set_versions(told);
  program.settle();
}

std::size_t marked(const Program& program) {
  std::size_t count = 0;
  for (const Node& node : program.app.semantics().nodes) {
    const bool line = node.role == Role::paragraph;
    if (line && (node.name.starts_with("Added: ") || node.name.starts_with("Changed: "))) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("what is refused in the list is said there, until something else is asked") {
  Program program;
  open_versions(program);
  CHECK(program.find(Role::status, "There is no room left.") == nullptr);
  program.app.say("There is no room left.", true);
  program.settle();
  CHECK(program.find(Role::status, "There is no room left.") != nullptr);
  program.activate(Role::button, "Keep this version…");
  program.activate(Role::button, "Keep");
  CHECK(program.find(Role::status, "There is no room left.") == nullptr);
}

TEST_CASE("versions are listed with what they hold") {
  Program program;
  open_versions(program);
  CHECK(program.node(Role::button, "Automatic").description ==
        "2 minutes ago · 5 priorities, 1 idea");
  CHECK(program.node(Role::button, "before the summit").description ==
        "3 November · 4 priorities, 0 ideas");
  program.activate(Role::button, "Restore: before the summit");
  CHECK(last(program) == Asked{Action::restore_version, "plan-1", "3"});
  CHECK(program.find(Role::dialog, "Version history") == nullptr);
  program.key("h", false, true, true);
  program.activate(Role::button, "Automatic");
  CHECK(last(program) == Asked{Action::compare_version, "plan-1", "7"});
  program.key("h", false, true, true);
  program.app.set_versions("nothing");
  program.settle();
  program.focus(Role::button, "Automatic");
  program.key("F2");
  program.type(Role::textbox, "Name", "agreed");
  program.key("Enter");
  CHECK(last(program) == Asked{Action::name_version, "plan-1", "7 agreed"});
  CHECK(focused(program) == "agreed");
  CHECK(program.key("Escape"));
  CHECK(program.find(Role::dialog, "Version history") == nullptr);
}

TEST_CASE("a version is kept under a name") {
  Program program;
  open_versions(program);
  CHECK(focused(program) == "Keep this version…");
  program.activate(Role::button, "Keep this version…");
  CHECK(focused(program) == "Name of this version");
  program.type(Role::textbox, "Name of this version", "before the summit");
  CHECK(program.key("Enter"));
  CHECK(last(program) == Asked{Action::keep_version, "plan-1", "before the summit"});
  CHECK(focused(program) == "Keep this version…");
  program.key("Escape");
  program.key("k", true);
  program.type(Role::combobox, "Find", "keep this");
  program.key("Enter");
  CHECK(focused(program) == "Name of this version");
  program.key("Escape");
  CHECK(program.find(Role::dialog, "Version history") != nullptr);
  CHECK(focused(program) == "Keep this version…");
}

TEST_CASE("the document is compared with a version, and what is written stays the same") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  const std::string version = write_plan_json(program.app.plan());
  const std::string document = program.app.write("rst");
  CHECK(program.app
            .apply_json(R"([{"op": "set-title", "value": "Liberty Priorities, changed"}])",
                        "Set title", false)
            .empty());
  const std::string changed = program.app.write("rst");
  program.app.compare_with(version, "“before the summit”, 3 November");
  program.settle();
  const std::string heading = "Compared with “before the summit”, 3 November: ";
  CHECK(marked(program) > 0);
  CHECK(program.find(Role::document, "liberty-priorities.rst, source") != nullptr);
  const Node* bar = nullptr;
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::status && node.name.starts_with(heading)) bar = &node;
  }
  REQUIRE(bar != nullptr);
  CHECK(bar->name.ends_with(" differ"));
  CHECK(program.app.write("rst") == changed);

  program.key("z", true);
  CHECK(marked(program) == 0);
  CHECK(program.find(Role::status, heading + "no line differs") != nullptr);
  CHECK(program.app.write("rst") == document);
  program.key("z", true, true);
  CHECK(marked(program) > 0);

  program.focus(Role::document, "liberty-priorities.rst, source");
  CHECK(program.key("Escape"));
  CHECK(marked(program) == 0);
  CHECK_FALSE(program.key("Escape"));

  program.app.compare_with(version, "3 November");
  program.settle();
  program.activate(Role::button, "Stop comparing");
  CHECK(marked(program) == 0);

  program.app.compare_with(version, "3 November");
  program.settle();
  program.activate(Role::button, "New");
  CHECK(program.find(Role::button, "Stop comparing") == nullptr);
  program.app.compare_with("no plan", "3 November");
  program.settle();
  CHECK(program.find(Role::button, "Stop comparing") == nullptr);
  CHECK(program.find(Role::paragraph, "This version cannot be read.") != nullptr);
}

}  // namespace summit::ui
