// The command palette, the sheet of shortcuts and the table of commands behind both.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "program.h"
#include "ui/commands.h"
#include "ui/theme.h"

namespace summit::ui {
namespace {

const Node* option(const Program& program, std::string_view name) {
  return program.find(Role::option, name);
}

std::string chosen(const Program& program) {
  const Node* box = program.find(Role::combobox, "Find");
  if (box == nullptr) return "no palette";
  for (const Node& node : program.app.semantics().nodes) {
    if (node.id == box->active) return node.name;
  }
  return "";
}

}  // namespace

TEST_CASE("no two commands have the same name or key") {
  std::set<std::string_view> names;
  std::set<std::string_view> keys;
  for (const Command& each : all_commands()) {
    CAPTURE(std::string(each.label));
    CHECK(names.insert(each.label).second);
    if (!each.shortcut.empty()) CHECK(keys.insert(each.shortcut).second);
  }
}

TEST_CASE("commands that do different things have different icons") {
  const auto group_of = [](CommandId id) {  // those that do the same to something else
    switch (id) {
      case CommandId::new_plan:
      case CommandId::add_priority:
      case CommandId::add_idea:
        return 1;
      case CommandId::copy_rst:
      case CommandId::copy_rows_rst:
        return 2;
      case CommandId::versions:
      case CommandId::pad_history:
        return 3;
      case CommandId::set_owners:
      case CommandId::be_owner:
        return 4;
      case CommandId::pad_sample:
      case CommandId::go_pad:
        return 5;
      case CommandId::browser_language:
      case CommandId::english:
      case CommandId::german:
      case CommandId::japanese:
        return 6;
      default:
        return 100 + static_cast<int>(id);
    }
  };
  std::map<Icon, int> taken;
  for (const Command& each : all_commands()) {
    if (each.icon == Icon::none) continue;
    CAPTURE(std::string(each.label));
    CHECK(taken.emplace(each.icon, group_of(each.id)).first->second == group_of(each.id));
  }
}

TEST_CASE("a key is told apart by its modifiers") {
  const auto id_for = [](KeyPress press) {
    const Command* found = command_for(press);
    return found == nullptr ? -1 : static_cast<int>(found->id);
  };
  CHECK(id_for({"z", true}) == static_cast<int>(CommandId::undo));
  CHECK(id_for({"Z", true, true}) == static_cast<int>(CommandId::redo));
  CHECK(id_for({"y", true}) == static_cast<int>(CommandId::redo));
  CHECK(id_for({"F8", false, true}) == static_cast<int>(CommandId::previous_problem));
  CHECK(id_for({".", true}) == static_cast<int>(CommandId::fix_problem));
  CHECK(id_for({"?", false, true}) == static_cast<int>(CommandId::shortcuts));
  CHECK(id_for({"1", false, true, true}) == static_cast<int>(CommandId::go_pad));
  CHECK(id_for({"z"}) == -1);
  CHECK(id_for({"z", true, false, true}) == -1);
  CHECK(id_for({"Delete"}) == -1);  // the row's own
  CHECK(id_for({""}) == -1);
}

TEST_CASE("shortcuts read as keys are labelled") {
  CHECK(shortcut_words("Control+Shift+Z Control+Y", false) == "Ctrl+Shift+Z");
  CHECK(shortcut_words("Control+Shift+Z Control+Y", true) == "⌘⇧Z");
  CHECK(shortcut_words("Alt+ArrowUp", false) == "Alt+↑");
  CHECK(shortcut_words("F1 ?", false) == "F1");
  CHECK(shortcut_words("", false).empty());
}

TEST_CASE("the palette runs a command found by a few letters") {
  Program program;
  CHECK(program.key("k", true));
  program.settle();
  CHECK(program.node(Role::dialog, "Find a command or anything").modal);
  CHECK(program.focus() == program.node(Role::combobox, "Find").id);
  CHECK(option(program, "Save") == nullptr);  // there is nothing to save
  program.type(Role::combobox, "Find", "lib sam");
  CHECK(chosen(program) == "Liberty sample");
  CHECK(program.key("Enter"));
  program.settle();
  CHECK(program.find(Role::dialog, "Find a command or anything") == nullptr);
  CHECK(program.app.plan().title == "Liberty Project Priorities");
}

TEST_CASE("the palette finds lines of the pad") {
  Program program;
  program.activate(Role::button, "Try it with the Liberty pad");
  program.key("k", true);
  program.settle();
  program.type(Role::combobox, "Find", "lunch");
  CHECK(chosen(program) == "(lunch at 12:30, back at 14:00)");
  CHECK(option(program, "(lunch at 12:30, back at 14:00)")->description.starts_with("Pad, line "));
  program.key("Enter");
  program.settle();
  CHECK(program.find(Role::option, "Found") == nullptr);
}

TEST_CASE("a line that the palette finds is gone to, whatever is selected in the plan") {
  Program program;
  program.activate(Role::button, "Try it with the Liberty pad");
  program.activate(Role::button, "Place all");
  program.activate(Role::button, "Plan");
  program.focus(Role::textbox, "Title of Upgrades");
  program.key("k", true);
  program.settle();
  program.type(Role::combobox, "Find", "lunch");
  program.key("Enter");
  program.settle();
  CHECK(program.focus() ==
        program.node(Role::treeitem, "Ignore, placed: (lunch at 12:30, back at 14:00)").id);
}

TEST_CASE("the palette finds rows by their owners and by words, behind those by name") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.key("k", true);
  program.type(Role::combobox, "Find", "dan smith");
  const Node* owned = option(program, "Upgrades");
  REQUIRE(owned != nullptr);
  CHECK(owned->description == "Owner: Dan Smith");
  program.type(Role::combobox, "Find", "BUG bounc");
  CHECK(chosen(program).empty());
  const Plan& plan = program.app.plan();
  const Priority& described = plan.groups[0].priorities[2];
  REQUIRE(described.description);
  // A word of its prose with what is around it.
  const std::string word = described.description->substr(described.description->find(' ') + 1, 30);
  program.type(Role::combobox, "Find", word);
  REQUIRE(option(program, described.title) != nullptr);
  const std::string& told = option(program, described.title)->description;
  CHECK(told.starts_with("Description: "));
  CHECK(told.find(word.substr(0, word.find('\n'))) != std::string::npos);
  SUBCASE("which is gone to") {
    program.activate(Role::option, described.title);
    CHECK(program.focus() == program.node(Role::textbox, "Title of " + described.title).id);
    CHECK(program.find(Role::textbox, "Description") != nullptr);
  }
  SUBCASE("on a phone to its details") {
    program.resize(390, 844);
    program.activate(Role::option, described.title);
    CHECK(program.node(Role::tab, "Details").selected == Toggle::on);
  }
  SUBCASE("and a row with that name comes first, once") {
    program.type(Role::combobox, "Find", "scheduler");
    CHECK(chosen(program) == "Scheduler");
    const auto& nodes = program.app.semantics().nodes;
    CHECK(std::count_if(nodes.begin(), nodes.end(), [](const Node& node) {
            return node.role == Role::option && node.name == "Scheduler" &&
                   node.description != "Section";
          }) == 1);
  }
}

TEST_CASE("letter by letter the palette finds what it finds at once") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  const auto found = [&] {
    std::string names;
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role == Role::option) names += node.name + "/" + node.description + "\n";
    }
    return names;
  };
  for (const std::string_view typed : {"sched", "api v", "e", "quot"}) {
    program.key("k", true);
    program.type(Role::combobox, "Find", typed);
    const std::string at_once = found();
    program.key("Escape");
    program.key("k", true);
    for (std::size_t end = 1; end <= typed.size(); ++end) {
      program.type(Role::combobox, "Find", typed.substr(0, end));
    }
    CHECK(found() == at_once);
    program.type(Role::combobox, "Find", std::string(typed) + "zq");
    program.type(Role::combobox, "Find", typed);
    CHECK(found() == at_once);
    program.key("Escape");
  }
}

TEST_CASE("on a slow machine the palette looks through many names in several frames") {
  Program program;
  std::string json =
      R"({"format": "summit-plan", "version": 1, "release": "L", "groups": [{"priorities": [)";
  for (int at = 0; at < 5000; ++at) {
    json += R"({"title": "Row )" + std::to_string(at) + R"("}, )";
  }
  program.app.open("many.plan.json", json + R"({"title": "Zebra"}]}]})");
  program.settle();
  program.key("k", true);
  const auto first = [&] {
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role == Role::option) return node.name;
    }
    return std::string();
  };
  const NodeId field = program.node(Role::combobox, "Find").id;
  program.host.step = 1;  // a millisecond passes with every look at the clock
  program.app.set_text(field, "zebr");
  program.frame();
  CHECK(first() != "Zebra");
  SUBCASE("and comes to rest with the best of them first") {
    CHECK(program.settle() > 2);
    CHECK(first() == "Zebra");
  }
  SUBCASE("letters may come in between") {
    program.app.set_text(field, "zebra");
    program.frame();
    program.settle();
    CHECK(first() == "Zebra");
  }
  SUBCASE("Enter takes the best of all of them") {
    program.key("Enter");
    CHECK(program.focus() == program.node(Role::textbox, "Title of Zebra").id);
  }
}

TEST_CASE("an idea found by the palette is shown though it was folded away") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.key("k", true);
  program.settle();
  program.type(Role::combobox, "Find", "quotas");
  CHECK(chosen(program) == "Simplify Quotas");
  program.activate(Role::option, "Simplify Quotas");
  CHECK(program.find(Role::combobox, "Find") == nullptr);
  CHECK(program.focus() == program.node(Role::treeitem, "Simplify Quotas").id);
}

TEST_CASE("arrow keys choose among what was found, around its ends") {
  Program program;
  program.key("k", true);
  program.settle();
  const std::string first = chosen(program);
  CHECK(first == "New");
  program.key("ArrowUp");
  program.settle();
  CHECK(chosen(program) != first);
  program.key("ArrowDown");
  program.settle();
  CHECK(chosen(program) == first);
  program.type(Role::combobox, "Find", "zzzz");
  CHECK(chosen(program).empty());
  CHECK(program.node(Role::combobox, "Find").expanded == Toggle::off);
  CHECK(program.find(Role::status, "Nothing was found") != nullptr);
  program.key("Enter");
  program.settle();
  CHECK(program.find(Role::combobox, "Find") != nullptr);
}

TEST_CASE("undo is found with what it undoes") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.type(Role::textbox, "Title of Scheduler", "Planner");
  program.key("k", true);
  program.settle();
  program.type(Role::combobox, "Find", "undo");
  CHECK(chosen(program) == "Undo: Rename");
  program.key("Enter");
  program.settle();
  CHECK(program.find(Role::textbox, "Title of Scheduler") != nullptr);
}

TEST_CASE("the sheet of shortcuts has every key of the table") {
  Program program;
  CHECK(program.key("?", false, true));
  program.settle();
  CHECK(program.node(Role::dialog, "Keyboard shortcuts").modal);
  for (const Command& each : all_commands()) {
    if (each.shortcut.empty()) continue;
    const std::string name = std::string(each.label) + ": " + shortcut_words(each.shortcut, false);
    CAPTURE(name);
    CHECK(program.find(Role::listitem, name) != nullptr);
  }
  CHECK(program.key("Escape"));
  program.settle();
  CHECK(program.find(Role::dialog, "Keyboard shortcuts") == nullptr);
}

TEST_CASE("a question mark typed into a field is text") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.focus(Role::textbox, "Title of Scheduler");
  CHECK_FALSE(program.key("?", false, true));
  CHECK(program.key("F1"));
}

TEST_CASE("no size breaks the palette or the sheet") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  for (const ImVec2 size : {ImVec2(200, 200), ImVec2(320, 256), ImVec2(2560, 1440)}) {
    const auto [width, height] = size;
    program.resize(width, height);
    for (const std::string_view key : {"k", "F1"}) {
      CAPTURE(size.x);
      program.key(key, key == "k");
      program.settle();
      const Node* dialog = nullptr;
      for (const Node& node : program.app.semantics().nodes) {
        if (node.role == Role::dialog) dialog = &node;
      }
      REQUIRE(dialog != nullptr);
      CHECK(dialog->rect.x >= 0);
      CHECK(dialog->rect.y >= 0);
      CHECK(dialog->rect.x + dialog->rect.width <= width);
      CHECK(dialog->rect.y + dialog->rect.height <= height);
      program.key("Escape");
      program.settle();
    }
  }
}

TEST_CASE("three stages, each one step away, tell their state") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  CHECK(program.node(Role::button, "Plan").pressed == Toggle::on);
  CHECK(program.node(Role::button, "Plan").description == "5 priorities");
  CHECK(program.node(Role::button, "Pad").description == "none is open");
  CHECK(program.node(Role::button, "Document").description == "No problems");
  program.key("3", false, true, true);
  program.settle();
  CHECK(program.node(Role::button, "Document").pressed == Toggle::on);
  CHECK(program.find(Role::region, "Plan") == nullptr);
  CHECK(program.find(Role::region, "Details") != nullptr);
  program.key("2", false, true, true);
  program.settle();
  CHECK(program.find(Role::region, "Plan") != nullptr);
  program.key("1", false, true, true);
  program.settle();
  CHECK(program.find(Role::heading, "No pad is open") != nullptr);
  program.activate(Role::button, "Try the Liberty pad");
  CHECK(program.node(Role::button, "Pad").description.ends_with(" lines placed"));
}

TEST_CASE("every screen has one heading of level 1, which on a phone is the plan's title") {
  const auto titles = [](const Program& program) {
    std::vector<std::string> found;
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role == Role::heading && node.level == 1) found.push_back(node.name);
    }
    return found;
  };
  using Names = std::vector<std::string>;
  for (const float width : {1280.0F, 390.0F, 320.0F, 195.0F}) {
    CAPTURE(width);
    Program program(width, 700);
    CHECK(titles(program) == Names{"Summit"});
    program.activate(Role::button, "Look at the Liberty sample");
    const bool phone = width < 700;
    const Names expected = {phone ? program.app.plan().title : "Summit"};
    for (const char* tab : {"Pad", "Plan", "Details", "Document"}) {
      CAPTURE(tab);
      if (phone) program.activate(Role::tab, tab);
      CHECK(titles(program) == expected);
    }
    if (!phone) continue;
    // It has its room, and what stands beside it leaves it that.
    const Node& title = program.node(Role::heading, expected[0]);
    CHECK(title.rect.width >= 60);
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role != Role::button || node.rect.y >= 52) continue;
      CAPTURE(node.name);
      CHECK((node.rect.x + node.rect.width <= title.rect.x ||
             node.rect.x >= title.rect.x + title.rect.width));
    }
    if (width < 390) continue;
    CHECK(program.find(Role::paragraph, "Not saved") == nullptr);
    program.activate(Role::tab, "Plan");
    program.activate(Role::button, "Add idea");
    CHECK(program.find(Role::paragraph, "Not saved") != nullptr);
  }
}

TEST_CASE("on small phones, and with text twice as large, nothing is too small to be hit") {
  for (const float width : {360.0F, 320.0F, 195.0F}) {
    for (const float height : {640.0F, 422.0F}) {
      CAPTURE(width);
      CAPTURE(height);
      Program program(width, height);
      program.activate(Role::button, "Try it with the Liberty pad");
      for (const Node& node : program.app.semantics().nodes) {
        if (node.role == Role::tree) CHECK(node.rect.height >= 60);  // the pad's lines
      }
      for (const char* tab : {"Pad", "Plan", "Details", "Document"}) {
        program.activate(Role::tab, tab);
        for (const Node& node : program.app.semantics().nodes) {
          const bool control =
              node.role == Role::button || node.role == Role::tab || node.role == Role::searchbox;
          const bool shows = node.rect.y + node.rect.height <= height &&
                             (node.clip.height == 0 || node.rect.y >= node.clip.y);
          if (!control || !shows || node.name.starts_with("No ")) continue;
          CAPTURE(node.name);
          CHECK(node.rect.width >= (width < 300 ? 24 : 36));  // WCAG 2.5.8
          CHECK(node.rect.x >= 0);
          CHECK(node.rect.x + node.rect.width <= width);
        }
      }
    }
  }
}

TEST_CASE("a message's title is whole on a phone") {
  Program program(360, 640);
  program.activate(Role::button, "Look at the Liberty sample");
  const std::string name = "a-plan-with-quite-a-long-name.plan.json";
  program.app.open(name, "{");
  program.settle();
  const Rect title = program.node(Role::heading, "“" + name + "” was not opened").rect;
  CHECK(title.height >= 2 * heading.leading);
  const Rect text = program.node(Role::button, "Close").rect;
  CHECK(title.y + title.height < text.y);
}

TEST_CASE("panes are parted where somebody wants it, and that is remembered") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  const auto plan_width = [&] { return program.node(Role::region, "Plan").rect.width; };
  const float usual = plan_width();
  program.focus(Role::separator, "Width of the plan");
  program.key("ArrowRight");
  program.settle();
  CHECK(plan_width() > usual);
  CHECK(program.node(Role::separator, "Width of the plan").value_min == 15);
  program.key("End");
  program.settle();
  CHECK(program.node(Role::separator, "Width of the plan").value_now == 85);
  CHECK(program.node(Role::separator, "Width of the plan").value_max == 85);
  program.key("Home");
  program.settle();
  CHECK(program.host.settings[static_cast<std::size_t>(Setting::plan)] == 15);
  program.key("Enter");
  program.settle();
  CHECK(program.find(Role::region, "Plan") == nullptr);  // folded away
  CHECK(program.node(Role::separator, "Width of the plan").value_min == 0);
  program.key("Enter");
  program.settle();
  CHECK(plan_width() == usual);
  CHECK(program.host.settings[static_cast<std::size_t>(Setting::plan)] == -1);
}

TEST_CASE("what parts two panes asks for no frames while it is held still") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  const Rect line = program.node(Role::separator, "Width of the plan").rect;
  const float y = line.y + line.height / 2;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(line.x + line.width / 2, y);
  program.frame();
  io.AddMouseButtonEvent(0, true);
  program.frame();
  io.AddMousePosEvent(line.x + 100, y);
  program.settle();
  CHECK(program.node(Role::separator, "Width of the plan").rect.x > line.x + 50);
  io.AddMouseButtonEvent(0, false);
  program.settle();
}

TEST_CASE("a page with room for it shows the document and its text side by side") {
  Program program(2560, 1440);
  program.activate(Role::button, "Look at the Liberty sample");
  const auto go = [&](std::string_view stage) {
    program.key(stage, false, true, true);
    program.settle();
  };
  const auto pressed = [&](std::string_view view) {
    return program.node(Role::button, view).pressed == Toggle::on;
  };
  CHECK(pressed("Rendered"));
  go("3");
  CHECK(pressed("Both"));
  CHECK(program.find(Role::region, "Details") != nullptr);
  go("2");
  CHECK(pressed("Rendered"));
  // Somebody who wants one thing only gets that the next time as well.
  go("3");
  program.activate(Role::button, "Source");
  go("2");
  go("3");
  CHECK(pressed("Source"));
  CHECK(program.node(Role::button, "Document").pressed == Toggle::on);
}

TEST_CASE("the theme that was chosen is remembered") {
  Program program;
  program.key("k", true);
  program.settle();
  program.type(Role::combobox, "Find", "high con");
  program.key("Enter");
  program.settle();
  CHECK(program.host.settings[static_cast<std::size_t>(Setting::theme)] ==
        static_cast<int>(Theme::contrast));
}

TEST_CASE("nothing lies beyond the page at any size, in any stage") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  for (const float width : {200.0F, 320.0F, 640.0F, 720.0F, 999.0F, 1280.0F, 2560.0F}) {
    for (const float height : {200.0F, 400.0F, 1440.0F}) {
      program.resize(width, height);
      for (const std::string_view stage : {"1", "2", "3"}) {
        CAPTURE(width);
        CAPTURE(height);
        program.key(stage, false, true, true);
        program.settle();
        for (const Node& node : program.app.semantics().nodes) {
          if (node.role != Role::button && node.role != Role::tab && node.role != Role::region)
            continue;
          CAPTURE(node.name);
          CHECK(node.rect.x >= -1);
          CHECK(node.rect.x + node.rect.width <= width + 1);
          CHECK(node.rect.width >= 0);
        }
      }
    }
  }
}

}  // namespace summit::ui
