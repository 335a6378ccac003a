// What people type and paste that nobody would expect, on every screen: nothing breaks, and nothing
// is lost.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plan/rules.h"
#include "program.h"

namespace summit::ui {
namespace {

constexpr std::string_view filter_field = "Rows that contain";

const Priority& first_priority(const Program& program) {
  return program.app.plan().groups[0].priorities[0];
}

void check_nodes(const Program& program, float width) {
  std::set<NodeId> ids;
  for (const Node& node : program.app.semantics().nodes) {
    CAPTURE(node.name);
    CHECK(ids.insert(node.id).second);
    if (node.focusable) CHECK_FALSE(node.name.empty());
    if (node.role != Role::button && node.role != Role::region) continue;
    CHECK(node.rect.x >= -1);
    CHECK(node.rect.x + node.rect.width <= width + 1);
    CHECK(node.rect.width >= 0);
  }
}

// All stages, the plan's with all that may be above its rows.
void check_screens(Program& program, float width) {
  for (const std::string_view stage : {"1", "2", "3"}) {
    program.key(stage, false, true, true);
    CAPTURE(stage);
    check_nodes(program, width);
  }
  program.key("2", false, true, true);
  for (const std::string_view button : {"More filters", "Plan as load"}) {
    CAPTURE(button);
    program.activate(Role::button, button);
    check_nodes(program, width);
    program.activate(Role::button, button == "Plan as load" ? "Plan as list" : button);
  }
  program.activate(Role::button, "Select several");
  check_nodes(program, width);
  program.key("a", true);
  check_nodes(program, width);
  program.activate(Role::button, "Select no more rows");
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t at = 0; at < times; ++at) all += text;
  return all;
}

}  // namespace

TEST_CASE("an empty plan and a full one on every screen at every size") {
  for (const bool empty : {true, false}) {
    Program program;
    program.activate(Role::button, empty ? "Start a new plan" : "Look at the Liberty sample");
    for (const float width : {1280.0F, 390.0F, 200.0F}) {
      CAPTURE(empty);
      CAPTURE(width);
      program.resize(width, width == 200 ? 200 : 800);
      check_screens(program, width);
    }
  }
}

TEST_CASE("a title that is too long is refused, and the one before stays") {
  Program program;
  program.open_sample();
  program.type(Role::textbox, "Title of Cells V2", std::string(10'000, 'x'));
  CHECK(first_priority(program).title == "Cells V2");
  CHECK(program.node(Role::textbox, "Title of Cells V2").invalid);
  program.key("Escape");
  CHECK_FALSE(program.node(Role::textbox, "Title of Cells V2").invalid);
  const std::string longest(max_title_bytes, 'x');
  program.type(Role::textbox, "Title of Cells V2", longest);
  CHECK(first_priority(program).title == longest);
  check_screens(program, 1280);
}

TEST_CASE("500 owners of one priority") {
  Program program;
  program.open_sample();
  std::string owners;
  for (int at = 0; at < 500; ++at) owners += "Owner " + std::to_string(at) + ", ";
  program.type(Role::combobox, "Owners of Cells V2", owners);
  CHECK(first_priority(program).owners.size() == 500);
  check_screens(program, 1280);
  program.resize(390, 844);
  check_screens(program, 390);
  program.key("z", true);
  CHECK(first_priority(program).owners.size() < 10);
}

TEST_CASE("a description of a megabyte is kept and taken back") {
  Program program;
  program.open_sample();
  program.focus(Role::textbox, "Title of Cells V2");
  const auto before = first_priority(program).description;
  const std::string text = repeated("Words of *prose* and ``more`` of it. ", 28'000) + "End.";
  program.type(Role::textbox, "Description", text);
  REQUIRE(first_priority(program).description);
  CHECK(first_priority(program).description->size() >= text.size());
  CHECK(first_priority(program).description->ends_with("End."));
  check_nodes(program, 1280);
  program.type(Role::textbox, "Description", text + "x");
  CHECK(first_priority(program).description->ends_with("End.x"));
  program.key("z", true);
  CHECK(first_priority(program).description == before);
}

TEST_CASE("characters nobody sees: controls become spaces, others stay what they are") {
  Program program;
  program.open_sample();
  program.type(Role::textbox, "Title of Cells V2", "A\x01\t\x7F\nb\u200Bc\u202Ed\uFEFF");
  const std::string title = first_priority(program).title;
  CHECK(line_trouble(title, Pattern("the title")).empty());
  CHECK(std::none_of(title.begin(), title.end(),
                     [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; }));
  CHECK(title.find("b\u200Bc\u202Ed") != std::string::npos);
  check_screens(program, 1280);
  program.type(Role::searchbox, filter_field, "b\u200Bc");
  CHECK(program.find(Role::textbox, "Title of " + title) != nullptr);
  CHECK(program.find(Role::textbox, "Title of Scheduler") == nullptr);
  program.type(Role::searchbox, filter_field, "\x01\x02\u200B\u200D\n");
  check_nodes(program, 1280);
  program.key("Escape");
  CHECK(program.find(Role::textbox, "Title of Scheduler") != nullptr);
}

TEST_CASE("100,000 letters pasted into the palette and into the filter find nothing") {
  Program program;
  program.open_sample();
  const std::string text = repeated("scheduler ", 10'000);
  program.type(Role::searchbox, filter_field, text);
  CHECK(program.find(Role::textbox, "Title of Scheduler") == nullptr);
  check_nodes(program, 1280);
  program.key("Escape");
  CHECK(program.find(Role::textbox, "Title of Scheduler") != nullptr);
  program.key("k", true);
  program.type(Role::combobox, "Find", text);
  CHECK(program.find(Role::status, "Nothing was found") != nullptr);
  program.type(Role::combobox, "Find", "scheduler");
  CHECK(program.find(Role::option, "Scheduler") != nullptr);
  program.key("Escape");
  CHECK(program.find(Role::combobox, "Find") == nullptr);
}

TEST_CASE("everything can be reached where hardly anything has room") {
  Program program(256, 160);
  program.focus(Role::button, "Look at the Liberty sample");
  program.settle();
  const auto shows = [&](const Node& node) {
    return node.rect.y >= node.clip.y &&
           node.rect.y + node.rect.height <= node.clip.y + node.clip.height;
  };
  CHECK(shows(program.node(Role::button, "Look at the Liberty sample")));
  program.activate(Role::button, "Look at the Liberty sample");
  program.focus(Role::combobox, "Owners of Scheduler");
  program.settle();
  const Node& owners = program.node(Role::combobox, "Owners of Scheduler");
  CHECK(owners.clip.height >= 24);
  CHECK(owners.rect.y < owners.clip.y + owners.clip.height);
}

}  // namespace summit::ui
