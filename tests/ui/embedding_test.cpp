// What the page that embeds this one hands over and asks for.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "plan/plan_json.h"
#include "program.h"
#include "ui/embedding.h"
#include "ui/sample.h"

namespace summit::ui {
namespace {

constexpr std::string_view notes = "Nova\n\t* Cells V2 (Andrew Laski)\n\t* Scheduler\n";
constexpr std::string_view newer_notes =
    "Nova\n\t* Upgrades\n\t* Cells V2 (Andrew Laski)\n\t* Scheduler\n";

nlohmann::json load(Program& program, FileFormat format, std::string_view data,
                    std::string_view title = {}) {
  program.app.embedding().load(format, title, std::string(data));
  std::optional<std::string> loaded = program.app.embedding().loaded();
  while (!loaded) loaded = program.app.embedding().loaded();
  program.settle();
  return nlohmann::json::parse(*loaded);
}

bool has_line(Program& program, std::string_view part) {
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::treeitem && node.name.find(part) != std::string::npos) return true;
  }
  return false;
}

const Node& line(Program& program, std::string_view part) {
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::treeitem && node.name.find(part) != std::string::npos) return node;
  }
  FAIL("no line has ", part);
  return program.app.semantics().nodes.front();
}

TEST_CASE("what is handed over opens, and who did it hears what it is") {
  Program program;
  const nlohmann::json plan = load(program, FileFormat::plan, liberty_plan_json());
  CHECK(plan.at("title") == "Liberty Project Priorities");
  CHECK(plan.at("priorities") == program.app.plan().groups.at(0).priorities.size());
  CHECK(plan.at("ideas").get<int>() > 0);
  CHECK(plan.at("problems").is_array());
  CHECK_FALSE(program.host.unsaved);
  CHECK(program.focus() == 0);

  const nlohmann::json rst =
      load(program, FileFormat::rst, "Title\n=====\n\nA line with `broken <markup\n", "x");
  CHECK(rst.at("title") == "Title");
  const nlohmann::json& problem = rst.at("problems").at(0);
  CHECK(problem.at("in") == "document");
  CHECK(problem.at("line") == 4);
  CHECK_FALSE(problem.at("code").get<std::string>().empty());

  const nlohmann::json pad = load(program, FileFormat::text, notes, "nova");
  CHECK(pad.at("title") == "Title");  // it stands beside the plan
  CHECK(has_line(program, "Cells V2"));
}

TEST_CASE("what cannot be read is told to who handed it over, and to nobody else") {
  Program program;
  load(program, FileFormat::plan, liberty_plan_json());
  const nlohmann::json refused = load(program, FileFormat::plan, "{\"format\": ");
  CHECK(refused.at("error").get<std::string>().starts_with("Line 1"));
  CHECK(program.find(Role::alertdialog, "") == nullptr);
  CHECK(program.app.plan().title == "Liberty Project Priorities");
}

TEST_CASE("a pad is followed while somebody is at work") {
  Program program;
  load(program, FileFormat::text, notes, "nova");
  CHECK(program.app.plan().title == "nova");
  program.focus(Role::treeitem, line(program, "Scheduler").name);
  program.key("p");
  program.settle();
  REQUIRE(program.app.plan().groups.size() == 1);
  program.focus(Role::treeitem, line(program, "Scheduler").name);

  load(program, FileFormat::text, newer_notes, "nova");
  CHECK(has_line(program, "Upgrades"));
  // The line with the focus keeps it, although it is a row further down.
  CHECK(program.focus() == line(program, "Scheduler").id);
  CHECK(program.app.plan().groups.at(0).priorities.size() == 1);

  // One step back takes back what somebody did, in the pad as it is now.
  program.key("z", true);
  program.settle();
  CHECK(program.app.plan().groups.empty());
  CHECK(has_line(program, "Upgrades"));
  program.key("z", true, true);
  program.settle();
  CHECK(program.app.plan().groups.size() == 1);
  CHECK(has_line(program, "Upgrades"));
}

TEST_CASE("a pad is handed over to a plan that is only to be read") {
  Program program;
  load(program, FileFormat::plan, liberty_plan_json());
  program.app.set_read_only("Not now.", false);
  CHECK_FALSE(load(program, FileFormat::text, notes, "nova").contains("error"));
  CHECK(has_line(program, "Scheduler"));
  // A file that somebody opens is refused.
  program.app.open("other.txt", std::string(newer_notes));
  program.settle();
  CHECK_FALSE(has_line(program, "Upgrades"));
}

TEST_CASE("Save hands the plan over where somebody else keeps it") {
  Program program;
  program.host.keeps = true;
  load(program, FileFormat::plan, liberty_plan_json());
  CHECK(program.app.apply_json(R"([{"op": "set-title", "value": "Other"}])", "x", false).empty());
  program.settle();
  CHECK(program.host.unsaved);
  program.key("s", true);
  program.settle();
  REQUIRE(program.host.kept.size() == 1);
  CHECK(program.host.saved.empty());
  program.app.finished(program.host.kept.front(), {});
  program.settle();
  CHECK_FALSE(program.host.unsaved);

  CHECK(program.app.apply_json(R"([{"op": "set-title", "value": "More"}])", "x", false).empty());
  program.app.embedding().kept();
  program.settle();
  CHECK_FALSE(program.host.unsaved);
}

TEST_CASE("stages that are not shown cannot be come to") {
  for (const float width : {1280.0F, 390.0F}) {
    Program program(width, 800);
    load(program, FileFormat::plan, liberty_plan_json());
    const Role role = width < 720 ? Role::tab : Role::button;
    CHECK(program.find(role, "Document") != nullptr);
    program.app.embedding().show_stages(0b011);
    program.settle();
    CHECK(program.find(role, "Document") == nullptr);
    CHECK(program.find(Role::region, "Document") == nullptr);
    CHECK(program.find(role, "Pad") != nullptr);
    program.key("3", false, true, true);
    program.settle();
    CHECK(program.find(Role::region, "Document") == nullptr);
    program.app.embedding().show_stages(0b100);
    program.settle();
    CHECK(program.find(Role::region, "Document") != nullptr);
  }
}

TEST_CASE("a priority or an idea is shown by its id") {
  Program program;
  load(program, FileFormat::plan, liberty_plan_json());
  CHECK(program.app.embedding().go_to("scheduler"));
  program.settle();
  CHECK(program.node(Role::textbox, "Title").value == "Scheduler");
  CHECK(program.app.embedding().go_to("simplify-quotas"));
  CHECK_FALSE(program.app.embedding().go_to("nobody"));
}

TEST_CASE("problems are counted, and the height that would show all is known") {
  Program program;
  CHECK_FALSE(program.app.embedding().problem_counts());
  load(program, FileFormat::rst, "Title\n=====\n\nA line with `broken <markup\n");
  const auto counts = program.app.embedding().problem_counts();
  REQUIRE(counts);
  CHECK(counts->errors + counts->warnings > 0);
  load(program, FileFormat::plan, liberty_plan_json());
  const float height = program.app.embedding().wanted_height();
  CHECK(height > 800);
  program.resize(1280, height * 3);
  program.settle();
  CHECK(program.app.embedding().wanted_height() < height * 3);
}

}  // namespace
}  // namespace summit::ui
