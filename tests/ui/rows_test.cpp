// Several rows of the plan at once: selected, moved, dragged, copied, filtered.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "program.h"

namespace summit::ui {
namespace {

std::vector<std::string> ideas(const Program& program) {
  std::vector<std::string> titles;
  for (const Idea& idea : program.app.plan().unplanned.ideas) titles.push_back(idea.title);
  return titles;
}

std::string handle_of(std::string_view title) {
  return "Select or move " + std::string(title);
}

// The rows whose handles or items say that they are selected.
std::vector<std::string> selected(const Program& program) {
  std::vector<std::string> names;
  for (const Node& node : program.app.semantics().nodes) {
    const bool handle = node.role == Role::button && node.name.starts_with("Select or move ");
    if (handle && node.pressed == Toggle::on) names.push_back(node.name.substr(15));
  }
  return names;
}

void click_at(Program& program, const Node& node, bool control, bool shift) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(node.rect.x + node.rect.width / 2, node.rect.y + node.rect.height / 2);
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddMouseButtonEvent(0, true);
  program.frame();
  program.frame();
  io.AddMouseButtonEvent(0, false);
  program.frame();
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
  io.AddKeyEvent(ImGuiMod_Shift, false);
  program.settle();
}

void choose(Program& program, std::string_view command) {
  program.key("k", true);
  program.type(Role::combobox, "Find", command);
  program.key("Enter");
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("rows are selected along with others by pointer") {
  Program program;
  program.open_sample();
  click_at(program, program.node(Role::button, handle_of("Cells V2")), false, false);
  CHECK(selected(program) == Names{"Cells V2"});
  click_at(program, program.node(Role::button, handle_of("Scheduler")), false, true);
  CHECK(selected(program) == Names{"Cells V2", "V2.1 API", "Scheduler"});
  click_at(program, program.node(Role::button, handle_of("V2.1 API")), true, false);
  CHECK(selected(program) == Names{"Cells V2", "Scheduler"});
  click_at(program, program.node(Role::button, handle_of("Simplify Quotas")), true, false);
  CHECK(selected(program) == Names{"Cells V2", "Scheduler", "Simplify Quotas"});
  CHECK(program.node(Role::treeitem, "Simplify Quotas").selected == Toggle::on);
  // Clicking one of them alone, or into its title, leaves it alone.
  click_at(program, program.node(Role::button, handle_of("Upgrades")), false, false);
  CHECK(selected(program) == Names{"Upgrades"});
}

TEST_CASE("rows are selected along with others by keyboard") {
  Program program;
  program.open_sample();
  program.focus(Role::button, handle_of("Cells V2"));
  program.key(" ");
  CHECK(selected(program) == Names{"Cells V2"});
  program.key("ArrowDown", false, true);
  program.key("ArrowDown", false, true);
  CHECK(selected(program) == Names{"Cells V2", "V2.1 API", "Scheduler"});
  CHECK(program.focus() == program.node(Role::button, handle_of("Scheduler")).id);
  program.key("ArrowUp", false, true);
  CHECK(selected(program) == Names{"Cells V2", "V2.1 API"});
  program.key(" ", true);
  CHECK(selected(program) == Names{"Cells V2"});
  program.key("End");
  CHECK(selected(program) == Names{"DevRef Update"});
  program.key("a", true);
  CHECK(selected(program).size() == titles(program.app.plan()).size() + ideas(program).size());
  program.key("Home");
  CHECK(selected(program) == Names{"Cells V2"});
  program.focus(Role::treeitem, ideas(program)[0]);
  program.key(" ");
  program.key("ArrowDown", false, true);
  CHECK(selected(program) == Names{ideas(program)[0], ideas(program)[1]});
}

TEST_CASE("boxes to tick select several without any modifier") {
  Program program;
  program.open_sample();
  choose(program, "select several");
  CHECK(program.find(Role::button, handle_of("Cells V2")) == nullptr);
  program.activate(Role::checkbox, "Select Cells V2");
  program.activate(Role::checkbox, "Select Scheduler");
  CHECK(program.node(Role::checkbox, "Select Cells V2").checked == Toggle::on);
  CHECK(program.node(Role::checkbox, "Select V2.1 API").checked == Toggle::off);
  CHECK(program.find(Role::paragraph, "2 rows") != nullptr);
  program.activate(Role::checkbox, "Select Cells V2");
  CHECK(program.find(Role::paragraph, "1 row") != nullptr);
  program.activate(Role::checkbox, "Select Cells V2");
  program.activate(Role::button, "Remove");
  CHECK(titles(program.app.plan()) == Names{"V2.1 API", "Upgrades", "DevRef Update"});
  program.activate(Role::button, "Select no more rows");
  CHECK(program.find(Role::checkbox, "Select Upgrades") == nullptr);
  program.key("z", true);
  CHECK(titles(program.app.plan()).size() == 5);
}

TEST_CASE("boxes begin with none ticked, and what is ticked is acted on by the bar") {
  Program program;
  program.open_sample();
  program.focus(Role::textbox, "Title of DevRef Update");
  program.activate(Role::button, "Select several");
  CHECK(program.node(Role::checkbox, "Select DevRef Update").checked == Toggle::off);
  CHECK(program.find(Role::paragraph, "0 rows") != nullptr);
  program.activate(Role::checkbox, "Select V2.1 API");
  program.activate(Role::checkbox, "Select Scheduler");
  program.activate(Role::button, "Move up");
  CHECK(titles(program.app.plan()) ==
        Names{"V2.1 API", "Scheduler", "Cells V2", "Upgrades", "DevRef Update"});
  program.resize(390, 844);
  program.settle();
  CHECK(program.find(Role::button, "Move up") == nullptr);
  program.activate(Role::button, "Remove");
  CHECK(titles(program.app.plan()) == Names{"Cells V2", "Upgrades", "DevRef Update"});
}

TEST_CASE("what is selected is moved, demoted, duplicated and removed together") {
  Program program;
  program.open_sample();
  program.focus(Role::button, handle_of("Cells V2"));
  program.key(" ");
  program.key("ArrowDown", false, true);
  SUBCASE("moved") {
    program.key("ArrowDown", false, false, true);
    CHECK(titles(program.app.plan()) ==
          Names{"Scheduler", "Cells V2", "V2.1 API", "Upgrades", "DevRef Update"});
    program.key("ArrowUp", false, false, true);
    program.key("ArrowUp", false, false, true);
    CHECK(titles(program.app.plan())[0] == "Cells V2");
    CHECK(program.find(Role::paragraph, "2 rows cannot move further up") != nullptr);
  }
  SUBCASE("demoted and promoted") {
    const Names before = ideas(program);
    choose(program, "demote");
    CHECK(titles(program.app.plan()).size() == 3);
    CHECK(ideas(program)[0] == "Cells V2");
    CHECK(ideas(program)[1] == "V2.1 API");
    CHECK(selected(program) == Names{"Cells V2", "V2.1 API"});
    choose(program, "promote");
    CHECK(titles(program.app.plan()) ==
          Names{"Scheduler", "Upgrades", "DevRef Update", "Cells V2", "V2.1 API"});
    CHECK(ideas(program) == before);
  }
  SUBCASE("duplicated") {
    program.key("d", true);
    CHECK(titles(program.app.plan())[2] == "Cells V2 (copy)");
    CHECK(titles(program.app.plan())[3] == "V2.1 API (copy)");
    CHECK(selected(program) == Names{"Cells V2 (copy)", "V2.1 API (copy)"});
  }
  SUBCASE("removed") {
    program.key("Delete");
    CHECK(titles(program.app.plan()) == Names{"Scheduler", "Upgrades", "DevRef Update"});
    CHECK(program.focus() == program.node(Role::button, handle_of("Scheduler")).id);
    CHECK(program.find(Role::button, "Undo") != nullptr);
  }
  program.key("z", true);
  program.key("z", true);
  CHECK(titles(program.app.plan()).size() == 5);
}

TEST_CASE("rows are dragged between the lists, those selected all together") {
  Program program;
  program.open_sample();
  const Names were = ideas(program);
  SUBCASE("a priority among the ideas") {
    const Node idea = program.node(Role::treeitem, were[1]);
    program.drag(program.node(Role::button, handle_of("Scheduler")), idea.rect.y);
    CHECK(titles(program.app.plan()) == Names{"Cells V2", "V2.1 API", "Upgrades", "DevRef Update"});
    CHECK(ideas(program)[1] == "Scheduler");
    CHECK(program.focus() == program.node(Role::treeitem, "Scheduler").id);
  }
  SUBCASE("an idea among the priorities") {
    const Node row = program.node(Role::button, handle_of("Upgrades"));
    program.drag(program.node(Role::button, handle_of(were[0])), row.rect.y);
    CHECK(titles(program.app.plan())[3] == were[0]);
    CHECK(ideas(program) == Names(were.begin() + 1, were.end()));
  }
  SUBCASE("two") {
    program.focus(Role::button, handle_of("Cells V2"));
    program.key(" ");
    program.key("ArrowDown", false, true);
    const Node row = program.node(Role::button, handle_of("DevRef Update"));
    program.drag(program.node(Role::button, handle_of("Cells V2")), row.rect.y + row.rect.height);
    CHECK(titles(program.app.plan()) ==
          Names{"Scheduler", "Upgrades", "DevRef Update", "Cells V2", "V2.1 API"});
  }
  program.key("z", true);
  CHECK(titles(program.app.plan()) ==
        Names{"Cells V2", "V2.1 API", "Scheduler", "Upgrades", "DevRef Update"});
  CHECK(ideas(program) == were);
}

TEST_CASE("Escape gives up dragging") {
  Program program;
  program.open_sample();
  const Names before = titles(program.app.plan());
  const Rect from = program.node(Role::button, handle_of("Cells V2")).rect;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(from.x + 5, from.y + 5);
  program.frame();
  io.AddMouseButtonEvent(0, true);
  program.frame();
  io.AddMousePosEvent(from.x + 5, from.y + 120);
  program.frame();
  program.frame();
  CHECK(program.key("Escape"));
  program.frame();
  io.AddMouseButtonEvent(0, false);
  program.settle();
  CHECK(titles(program.app.plan()) == before);
  CHECK_FALSE(program.host.unsaved);
  // And the next drag is one again.
  const Node row = program.node(Role::button, handle_of("Upgrades"));
  program.drag(program.node(Role::button, handle_of("Cells V2")), row.rect.y + row.rect.height);
  CHECK(titles(program.app.plan())[3] == "Cells V2");
}

TEST_CASE("rows go to the clipboard and come back") {
  Program program;
  program.open_sample();
  program.focus(Role::button, handle_of("Cells V2"));
  program.key(" ");
  program.key("ArrowDown", false, true);
  SUBCASE("copied") {
    const auto clip = program.app.copy(false);
    program.settle();
    REQUIRE(clip);
    CHECK(clip->text == "Cells V2\tAndrew Laski\nV2.1 API\tKen'ichi Ohmichi, Sean Dague\n");
    program.focus(Role::button, handle_of("DevRef Update"));
    program.key(" ");
    // Another page, or a browser that kept the table: only the rich text knows the rows.
    program.app.paste(clip->html, "Cells V2, V2.1 API");
    program.settle();
    CHECK(titles(program.app.plan())[5] == "Cells V2 (copy)");
    CHECK(titles(program.app.plan())[6] == "V2.1 API (copy)");
    CHECK(program.app.plan().groups[0].priorities[5].description ==
          program.app.plan().groups[0].priorities[0].description);
    CHECK(selected(program) == Names{"Cells V2 (copy)", "V2.1 API (copy)"});
  }
  SUBCASE("cut, and pasted by a browser that took out the rows") {
    const auto description = program.app.plan().groups[0].priorities[0].description;
    const auto clip = program.app.copy(true);
    program.settle();
    REQUIRE(clip);
    CHECK(titles(program.app.plan()) == Names{"Scheduler", "Upgrades", "DevRef Update"});
    program.app.paste("<table><tr><td>Cells V2</td></tr></table>", clip->text);
    program.settle();
    CHECK(titles(program.app.plan()) ==
          Names{"Scheduler", "Cells V2", "V2.1 API", "Upgrades", "DevRef Update"});
    CHECK(program.app.plan().groups[0].priorities[1].description == description);
  }
  SUBCASE("as ideas, behind one") {
    const auto clip = program.app.copy(false);
    const Names were = ideas(program);
    program.focus(Role::treeitem, were[0]);
    program.key(" ");
    program.app.paste(clip->html, clip->text);
    program.settle();
    CHECK(ideas(program)[1] == "Cells V2 (copy)");
  }
  SUBCASE("by command") {
    choose(program, "cut");
    CHECK(program.host.clipboard ==
          "Cells V2\tAndrew Laski\nV2.1 API\tKen'ichi Ohmichi, Sean Dague\n");
    CHECK(program.host.rich_clipboard.starts_with("<table data-summit-rows="));
    CHECK(titles(program.app.plan()) == Names{"Scheduler", "Upgrades", "DevRef Update"});
  }
  SUBCASE("refused") {
    program.host.failure = "no";
    choose(program, "cut");
    CHECK(program.host.clipboard.empty());
    CHECK(titles(program.app.plan()).size() == 5);
  }
}

TEST_CASE("what is cut out of a plan and pasted into it is from the same lines of its pad") {
  Program program;
  program.activate(Role::button, "Try it with the Liberty pad");
  program.focus(Role::button, "Place all");
  program.activate(Role::button, "Place all");
  program.key("2", true, true, true);
  const auto priority = [&](std::size_t at) { return program.app.plan().groups[0].priorities[at]; };
  const Priority was = priority(0);
  REQUIRE_FALSE(was.origin.empty());
  program.focus(Role::button, handle_of(was.title));
  program.key(" ");
  SUBCASE("cut") {
    const auto clip = program.app.copy(true);
    program.settle();
    program.app.paste(clip->html, clip->text);
    program.settle();
    CHECK(priority(1).title == was.title);
    CHECK(priority(1).origin == was.origin);
    // It is there now: once more is a copy.
    program.app.paste(clip->html, clip->text);
    program.settle();
    CHECK(priority(2).title == was.title + " (copy)");
    CHECK(priority(2).origin.empty());
  }
  SUBCASE("copied") {
    const auto clip = program.app.copy(false);
    program.app.paste(clip->html, clip->text);
    program.settle();
    CHECK(priority(0).origin == was.origin);
    CHECK(priority(1).origin.empty());
  }
  SUBCASE("pasted into another plan") {
    const auto clip = program.app.copy(true);
    program.settle();
    program.app.open("other.rst",
                     "Other\n=====\n\n+----------+-------+\n| Priority | Owner |\n"
                     "+==========+=======+\n| Work     | Jay   |\n+----------+-------+\n");
    program.settle();
    program.app.paste(clip->html, clip->text);
    program.settle();
    REQUIRE(program.app.plan().groups[0].priorities.size() == 2);
    CHECK(priority(1).title == was.title);
    CHECK(priority(1).origin.empty());
  }
}

TEST_CASE("a text box keeps its clipboard, and the page that of other panes") {
  Program program;
  program.open_sample();
  program.focus(Role::textbox, "Title of Cells V2");
  CHECK_FALSE(program.app.copy(false));
  program.focus(Role::button, "Open…");
  CHECK_FALSE(program.app.copy(true));
  CHECK(titles(program.app.plan()).size() == 5);
}

TEST_CASE("cells of a spreadsheet become rows where the plan has the focus") {
  Program program;
  program.open_sample();
  program.focus(Role::button, handle_of("Cells V2"));
  program.key(" ");
  program.app.paste("", "Live migration\tAnn, Bob\nQuotas\t\n");
  program.settle();
  CHECK(titles(program.app.plan()) == Names{"Cells V2", "Live migration", "Quotas", "V2.1 API",
                                            "Scheduler", "Upgrades", "DevRef Update"});
  CHECK(program.app.plan().groups[0].priorities[1].owners == Names{"Ann", "Bob"});
}

TEST_CASE("a row's menu opens by pointer and by keyboard") {
  Program program;
  program.open_sample();
  SUBCASE("by pointer") {
    const Rect row = program.node(Role::button, handle_of("Scheduler")).rect;
    program.app.context_menu(row.x + 60, row.y + 5);
    program.settle();
  }
  SUBCASE("by keyboard") {
    program.focus(Role::button, handle_of("Scheduler"));
    CHECK(program.key("F10", false, true));
  }
  CHECK(selected(program) == Names{"Scheduler"});
  CHECK(program.find(Role::menuitem, "Promote to priority") == nullptr);
  program.activate(Role::menuitem, "Demote");
  CHECK(ideas(program)[0] == "Scheduler");
}

TEST_CASE("an idea's menu has all that can be done with one, and each group to promote it to") {
  Program program(1280, 400);  // more than there is room for
  program.app.open("groups.plan.json",
                   R"({"format":"summit-plan","version":1,"title":"Groups","groups":[)"
                   R"({"title":"Essential","columns":["Priority","Owner"],"priorities":[]},)"
                   R"({"title":"High","columns":["Priority","Owner"],"priorities":[]}],)"
                   R"("unplanned":{"title":"Ideas","ideas":[{"id":"a","title":"Apples"},)"
                   R"({"id":"b","title":"Berries"}]}})");
  program.settle();
  program.focus(Role::treeitem, "Berries");
  program.key("F10", false, true);
  program.settle();
  for (const char* item :
       {"Rename", "Duplicate", "Copy as RST", "Promote to “Essential”", "Promote to “High”",
        "Move up", "Indent", "Outdent", "Add idea below", "Remove"}) {
    CAPTURE(item);
    CHECK(program.find(Role::menuitem, item) != nullptr);
  }
  CHECK(program.find(Role::menuitem, "Set owners") == nullptr);
  const Rect menu = program.node(Role::menu, "What can be done with the row").rect;
  CHECK(menu.y >= 0);
  CHECK(menu.y + menu.height <= 400);
  program.key("End");
  program.settle();
  const Node& last = program.node(Role::menuitem, "Remove");
  CHECK(program.focus() == last.id);
  CHECK(last.rect.y + last.rect.height <= menu.y + menu.height);
  program.activate(Role::menuitem, "Promote to “High”");
  program.settle();
  CHECK(program.app.plan().groups[0].priorities.empty());
  REQUIRE(program.app.plan().groups[1].priorities.size() == 1);
  CHECK(program.app.plan().groups[1].priorities[0].title == "Berries");
}

TEST_CASE("the plan is filtered") {
  Program program;
  program.open_sample();
  program.key("f", true);
  CHECK(program.focus() == program.node(Role::searchbox, "Rows that contain").id);
  program.type(Role::searchbox, "Rows that contain", "SCHEDULER");
  CHECK(program.find(Role::textbox, "Title of Scheduler") != nullptr);
  CHECK(program.find(Role::textbox, "Title of Upgrades") == nullptr);
  CHECK(program.node(Role::table, "Priorities").row_count == 6);
  const Node& status = *std::find_if(
      program.app.semantics().nodes.begin(), program.app.semantics().nodes.end(),
      [](const Node& node) { return node.role == Role::status && node.name.ends_with("match"); });
  CHECK(status.name.find(" of ") != std::string::npos);
  SUBCASE("a row that is renamed stays") {
    program.type(Role::textbox, "Title of Scheduler", "Placement");
    CHECK(program.find(Role::textbox, "Title of Placement") != nullptr);
  }
  SUBCASE("undo there is the field's own") {
    CHECK_FALSE(program.key("z", true));
    CHECK_FALSE(program.key("Z", true, true));
  }
  SUBCASE("a row that only stays because it is selected goes with the selection") {
    program.type(Role::textbox, "Title of Scheduler", "Placement");
    program.type(Role::searchbox, "Rows that contain", "cells");
    CHECK(program.find(Role::textbox, "Title of Placement") != nullptr);
    program.focus(Role::textbox, "Title of Cells V2");
    CHECK(program.find(Role::textbox, "Title of Placement") == nullptr);
    CHECK(program.find(Role::textbox, "Title of Cells V2") != nullptr);
  }
  SUBCASE("letter by letter, there and back, past a row that is selected and one that is renamed") {
    const auto titles = [&] {
      Names shown;
      for (const Node& node : program.app.semantics().nodes) {
        if (node.role == Role::textbox && node.name.starts_with("Title of ")) {
          shown.push_back(node.name);
        }
      }
      return shown;
    };
    const auto type = [&](std::string_view text) {
      program.type(Role::searchbox, "Rows that contain", text);
      return titles();
    };
    const Names all_with_s = type("s");
    const Names all_with_sc = type("sc");
    CHECK(all_with_sc.size() < all_with_s.size());
    const Names only_it = type("scheduler");
    CHECK(only_it.size() < all_with_sc.size());
    CHECK(type("sc") == all_with_sc);
    program.focus(Role::textbox, "Title of Scheduler");
    CHECK(type("s") == all_with_s);
    CHECK(type("sc") == all_with_sc);
    program.type(Role::textbox, "Title of Scheduler", "Placement");
    CHECK(type("scheduler") != only_it);
    CHECK(type("placem") == Names{"Title of Placement"});
  }
  SUBCASE("and Escape shows all again") {
    program.focus(Role::searchbox, "Rows that contain");
    program.key("Escape");
    CHECK(program.find(Role::textbox, "Title of Upgrades") != nullptr);
  }
  SUBCASE("by owner and load") {
    program.focus(Role::searchbox, "Rows that contain");
    program.key("Escape");
    program.activate(Role::button, "More filters");
    program.activate(Role::button, "Owner");
    program.activate(Role::menuitem, "Dan Smith");
    CHECK(program.find(Role::textbox, "Title of Upgrades") != nullptr);
    CHECK(program.find(Role::textbox, "Title of Scheduler") == nullptr);
    program.activate(Role::button, "Show all rows");
    program.activate(Role::button, "Nobody owns");
    CHECK(program.find(Role::textbox, "Title of Upgrades") == nullptr);
    CHECK(program.find(Role::treeitem, ideas(program)[0]) != nullptr);
  }
}

}  // namespace summit::ui
