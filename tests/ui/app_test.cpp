#include "ui/app.h"

#include <doctest/doctest.h>

#include <set>

#include "document/writer/rst_writer.h"
#include "plan/plan_json.h"
#include "program.h"

using namespace summit;
using namespace summit::ui;

namespace {

Plan big_plan(std::size_t size) {
  Plan plan;
  plan.title = "Big";
  Group& group = plan.groups.emplace_back();
  group.columns = default_columns();
  for (std::size_t i = 0; i < size; ++i) {
    Priority priority;
    priority.id = "p" + std::to_string(i);
    priority.title = "Priority " + std::to_string(i);
    priority.owners = {"Somebody"};
    group.priorities.push_back(std::move(priority));
  }
  return plan;
}

}  // namespace

TEST_CASE("the start screen leads to a plan") {
  Program program;
  CHECK(program.node(Role::heading, "Summit").level == 1);
  SUBCASE("the sample") {
    program.open_sample();
    CHECK(program.app.plan().title == "Liberty Project Priorities");
    CHECK(program.find(Role::textbox, "Title of Cells V2") != nullptr);
    CHECK_FALSE(program.host.unsaved);
  }
  SUBCASE("a new plan, by pointer") {
    program.click(Role::button, "Start a new plan");
    CHECK(program.app.plan().groups.size() == 1);
    CHECK(program.find(Role::button, "Add priority") != nullptr);
  }
  SUBCASE("a file") {
    program.activate(Role::button, "Open a pad, plan or document…");
    CHECK(program.host.pickers == 1);
    program.app.open("big.plan.json", write_plan_json(big_plan(3)));
    program.settle();
    CHECK(titles(program.app.plan()) ==
          std::vector<std::string>{"Priority 0", "Priority 1", "Priority 2"});
  }
}

TEST_CASE("what is edited is in the plan and in the document at once") {
  Program program;
  program.open_sample();
  program.type(Role::combobox, "Owners of Scheduler", "Jay Pipes, Sylvain Bauza, ");
  CHECK(program.app.plan().groups[0].priorities[2].owners ==
        std::vector<std::string>{"Jay Pipes", "Sylvain Bauza"});
  // The text stays as it was typed while the field has the focus.
  CHECK(program.node(Role::combobox, "Owners of Scheduler").value == "Jay Pipes, Sylvain Bauza, ");
  CHECK(program.host.unsaved);
  program.focus(Role::textbox, "Title of Scheduler");
  CHECK(program.node(Role::combobox, "Owners of Scheduler").value == "Jay Pipes, Sylvain Bauza");

  program.type(Role::textbox, "Description", "Füße, 漢字 and “quotes”");
  CHECK(program.app.plan().groups[0].priorities[2].description == "Füße, 漢字 and “quotes”");

  program.activate(Role::button, "Copy RST");
  CHECK(program.host.clipboard == write_rst(program.app.plan()));
  CHECK(program.host.clipboard.find("Füße, 漢字") != std::string::npos);
}

TEST_CASE("a document that takes long to write follows when the typing pauses") {
  Program program;
  Plan plan;
  plan.title = "Old";
  program.app.open("slow.plan.json", write_plan_json(plan));
  program.settle();
  program.activate(Role::button, "Source");
  program.host.step = 6;  // every look at the clock is later, so that writing seems to take long
  const auto shows = [&](std::string_view line) {
    return program.find(Role::paragraph, line) != nullptr;
  };
  program.type(Role::textbox, "Title", "New");
  REQUIRE(shows("New"));  // nothing is known yet of how long it takes
  program.type(Role::textbox, "Title", "Newer");
  CHECK_FALSE(shows("Newer"));
  CHECK(program.host.wakes > program.host.time);
  SUBCASE("the preview") {
    program.host.time = program.host.wakes;
    program.settle();
    CHECK(shows("Newer"));
  }
  SUBCASE("what leaves the program is never old") {
    program.activate(Role::button, "Copy RST");
    CHECK(program.host.clipboard == write_rst(program.app.plan()));
  }
}

TEST_CASE("prose is shown in whole paragraphs and keeps its lines in the plan") {
  Program program;
  program.open_sample();
  program.focus(Role::textbox, "Title of Scheduler");
  const std::string shown = program.node(Role::textbox, "Description").value;
  CHECK(shown.find("between the scheduler and") != std::string::npos);
  program.type(Role::textbox, "Description", shown + " Soon.");
  const std::string description = *program.app.plan().groups[0].priorities[2].description;
  CHECK(description.find("between the\nscheduler and") != std::string::npos);
  CHECK(description.find("resource tracker. Soon.") != std::string::npos);
}

TEST_CASE("typing is one change, undone at once") {
  Program program;
  program.open_sample();
  const std::string before = write_plan_json(program.app.plan());
  for (const char* text : {"Cells V", "Cells ", "Cells 3", "Cells 3!"}) {
    const std::string name = "Title of " + program.app.plan().groups[0].priorities[0].title;
    program.type(Role::textbox, name, text);
  }
  CHECK(titles(program.app.plan())[0] == "Cells 3!");
  CHECK(program.key("z", true));
  CHECK(write_plan_json(program.app.plan()) == before);
  CHECK_FALSE(program.host.unsaved);
  CHECK(program.key("Z", true, true));
  CHECK(titles(program.app.plan())[0] == "Cells 3!");
}

TEST_CASE("a title that is refused is kept in the field and said to be wrong") {
  Program program;
  program.open_sample();
  program.type(Role::textbox, "Title of Cells V2", "");
  CHECK(titles(program.app.plan())[0] == "Cells V2");
  const Node& field = program.node(Role::textbox, "Title of Cells V2");
  CHECK(field.invalid);
  CHECK(field.value.empty());
  CHECK(field.description == "The title is empty; give it some text.");
  const Node& alert = program.node(Role::alert, "The title is empty; give it some text.");
  CHECK(alert.rect.y > field.rect.y);
  CHECK(alert.rect.y < field.rect.y + field.rect.height + 10);
  SUBCASE("until it is left") {
    program.focus(Role::textbox, "Title of Scheduler");
    program.focus(Role::textbox, "Title of Cells V2");
  }
  SUBCASE("until it is taken back") {
    program.key("Escape");
  }
  SUBCASE("until it is right") {
    program.type(Role::textbox, "Title of Cells V2", "Cells");
    program.type(Role::textbox, "Title of Cells", "Cells V2");
  }
  const Node& later = program.node(Role::textbox, "Title of Cells V2");
  CHECK_FALSE(later.invalid);
  CHECK(later.value == "Cells V2");
  CHECK(program.find(Role::alert, "The title is empty; give it some text.") == nullptr);
}

TEST_CASE("edits that only undo leads to are not lost in silence") {
  Program program;
  program.open_sample();
  program.type(Role::textbox, "Title of Upgrades", "Rolling upgrades");
  program.activate(Role::button, "New");
  CHECK(program.host.unsaved);
  program.key("s", true);
  CHECK_FALSE(program.host.unsaved);
}

TEST_CASE("Tab stops at one idea, F6 goes from pane to pane") {
  Program program;
  program.open_sample();
  int stops = 0;
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::treeitem && !node.skips_tab) ++stops;
  }
  CHECK(stops == 1);
  CHECK_FALSE(program.node(Role::textbox, "Title of Cells V2").skips_tab);
  CHECK(program.node(Role::textbox, "Title of Upgrades").skips_tab);
  program.focus(Role::combobox, "Owners of Scheduler");
  CHECK(program.key("F6"));
  CHECK(program.focus() == program.node(Role::textbox, "Title").id);
  CHECK(program.key("F6"));  // the document
  CHECK(program.key("F6"));  // its problems
  CHECK(program.key("F6"));
  CHECK(program.focus() == program.node(Role::searchbox, "Rows that contain").id);
}

TEST_CASE("a filter ends with its plan, and tells how much it leaves") {
  Program program;
  program.open_sample();
  program.type(Role::searchbox, "Rows that contain", "Cells");
  CHECK(program.find(Role::textbox, "Title of Cells V2") != nullptr);
  CHECK(program.find(Role::textbox, "Title of Scheduler") == nullptr);
  program.activate(Role::button, "New");
  program.activate(Role::button, "Add priority");
  CHECK(program.node(Role::searchbox, "Rows that contain").value.empty());
  CHECK(program.find(Role::textbox, "Title of New priority") != nullptr);
}

TEST_CASE("links that a priority has from the pad are shown, and lead there") {
  Program program;
  Plan plan;
  plan.title = "Priorities";
  Priority cells{.id = "cells", .title = "Cells"};
  cells.links = {{.kind = "bug", .url = "https://bugs.example.org/1"},
                 {.kind = "other", .url = "javascript:alert(1)"}};
  plan.groups.push_back({.columns = default_columns(), .priorities = {cells}});
  program.app.open("a.plan.json", write_plan_json(plan));
  program.settle();
  program.focus(Role::textbox, "Title of Cells");
  CHECK(program.node(Role::link, "https://bugs.example.org/1").href ==
        "https://bugs.example.org/1");
  CHECK(program.find(Role::link, "javascript:alert(1)") == nullptr);
  CHECK(program.find(Role::paragraph, "javascript:alert(1)") != nullptr);
}

TEST_CASE("a row tells its status where that is not the usual one") {
  Program program;
  Plan plan;
  plan.title = "Priorities";
  plan.groups.push_back({.columns = default_columns(),
                         .priorities = {{.id = "cells", .title = "Cells"},
                                        {.id = "ui", .title = "UI", .status = Status::done}}});
  for (const int width : {1280, 390, 200}) {
    program.resize(static_cast<float>(width), 800);
    program.app.open("a.plan.json", write_plan_json(plan));
    program.settle();
    const Node& word = program.node(Role::paragraph, "Done");
    const Node& title = program.node(Role::textbox, "Title of UI");
    CHECK(word.rect.y < title.rect.y + title.rect.height);
    CHECK(title.rect.y < word.rect.y + word.rect.height);
    CHECK(title.rect.x + title.rect.width <= word.rect.x);
    CHECK(word.rect.x + word.rect.width <= static_cast<float>(width));
    CHECK(program.find(Role::paragraph, "Agreed") == nullptr);
  }
}

TEST_CASE("the tree of ideas has the keys of a tree") {
  Program program;
  program.open_sample();
  program.focus(Role::treeitem, "Simplify Quotas");
  CHECK(program.key("ArrowRight", false, false, true));  // below the one above
  const std::vector<Idea>& ideas = program.app.plan().unplanned.ideas;
  REQUIRE(ideas[1].ideas.size() == 1);
  CHECK(program.node(Role::treeitem, "Simplify Quotas").level == 2);
  CHECK(program.key("ArrowLeft"));  // to the parent
  CHECK(program.focus() == program.node(Role::treeitem, ideas[1].title).id);
  CHECK(program.node(Role::treeitem, ideas[1].title).expanded == Toggle::on);
  CHECK(program.key("ArrowLeft"));  // and collapse it
  CHECK(program.find(Role::treeitem, "Simplify Quotas") == nullptr);
  CHECK(program.key("End"));
  CHECK(program.focus() == program.node(Role::treeitem, "Fixing more bugs").id);
  CHECK(program.key("Delete"));
  CHECK(program.find(Role::treeitem, "Fixing more bugs") == nullptr);
}

TEST_CASE("a file that is no plan leaves the open plan alone and says why") {
  Program program;
  program.open_sample();
  const std::string before = write_plan_json(program.app.plan());
  program.app.open("notes", "These are notes");
  program.settle();
  const Node& dialog = program.node(Role::alertdialog, "“notes” was not opened");
  CHECK(dialog.modal);
  CHECK(dialog.description.find("neither a plan nor a document") != std::string::npos);
  CHECK(write_plan_json(program.app.plan()) == before);
  CHECK(program.focus() == program.node(Role::button, "Close").id);
  CHECK(program.key("Escape"));
  CHECK(program.find(Role::alertdialog, "“notes” was not opened") == nullptr);
}

TEST_CASE("opening another plan can be undone") {
  Program program;
  program.open_sample();
  program.type(Role::textbox, "Title of Upgrades", "Rolling upgrades");
  const std::string before = write_plan_json(program.app.plan());
  program.app.open("big.plan.json", write_plan_json(big_plan(2)));
  program.settle();
  CHECK(program.app.plan().title == "Big");
  program.key("z", true);
  CHECK(write_plan_json(program.app.plan()) == before);
}

TEST_CASE("a save that fails keeps the plan unsaved and says so") {
  Program program;
  program.open_sample();
  program.type(Role::textbox, "Title of Upgrades", "Rolling upgrades");
  program.host.failure = "the disk is full";
  program.key("s", true);
  CHECK(program.host.unsaved);
  CHECK(program.host.saved.empty());
  CHECK(program.find(Role::status, "liberty.plan.json was not saved: the disk is full") != nullptr);
  program.key("s", true);
  CHECK_FALSE(program.host.unsaved);
  REQUIRE(program.host.saved.size() == 1);
  CHECK(program.host.saved[0].text == write_plan_json(program.app.plan()));
}

TEST_CASE("only the rows in sight are drawn, and the selected one") {
  Program program;
  program.app.open("big.plan.json", write_plan_json(big_plan(10000)));
  program.settle();
  CHECK(program.app.semantics().nodes.size() < 600);
  CHECK(program.node(Role::table, "Priorities").row_count == 10001);
  // Row by row with the keyboard, all are reached.
  program.focus(Role::textbox, "Title of Priority 0");
  for (int i = 0; i < 40; ++i) program.key("ArrowDown");
  const Node& node = program.node(Role::textbox, "Title of Priority 40");
  CHECK(program.focus() == node.id);
  CHECK(node.rect.y >= node.clip.y);
  CHECK(node.rect.y + node.rect.height <= node.clip.y + node.clip.height);
}

TEST_CASE("every widget has a name, and ids are unique, at every size") {
  Program program;
  program.open_sample();
  const auto check = [&] {
    std::set<NodeId> ids;
    for (const Node& node : program.app.semantics().nodes) {
      CHECK_MESSAGE(ids.insert(node.id).second, node.name);
      if (node.parent != 0) CHECK_MESSAGE(ids.contains(node.parent), node.name);
      if (node.focusable) CHECK_FALSE(node.name.empty());
    }
  };
  check();
  program.resize(900, 700);
  check();
  program.resize(390, 844);
  check();
  for (const char* tab : {"Details", "Document", "Plan"}) {
    program.activate(Role::tab, tab);
    check();
    CHECK(program.node(Role::tab, tab).selected == Toggle::on);
  }
  program.resize(200, 200);
  check();
}

TEST_CASE("the program comes to rest") {
  Program program;
  program.open_sample();
  CHECK(program.settle() == 1);
}

TEST_CASE("a row is duplicated and copied as RST") {
  Program program;
  program.open_sample();
  program.focus(Role::textbox, "Title of Scheduler");
  CHECK(program.key("d", true));
  CHECK(titles(program.app.plan())[3] == "Scheduler (copy)");
  CHECK(program.focus() == program.node(Role::textbox, "Title of Scheduler (copy)").id);
  program.type(Role::textbox, "Title of Scheduler (copy)", "Placement");
  CHECK(program.app.plan().groups[0].priorities[2].title == "Scheduler");
  CHECK(program.app.plan().groups[0].priorities[3].owners == std::vector<std::string>{"Jay Pipes"});
  program.key("z", true);
  program.key("z", true);
  CHECK(titles(program.app.plan()).size() == 5);

  program.focus(Role::treeitem, "Simplify Quotas");
  program.key(" ");
  program.key("d", true);
  CHECK(program.find(Role::treeitem, "Simplify Quotas (copy)") != nullptr);
  program.key("z", true);

  program.focus(Role::textbox, "Title of Scheduler");
  program.key("k", true);
  program.type(Role::combobox, "Find", "copy as rst");
  program.key("Enter");
  const std::string& copied = program.host.clipboard;
  CHECK(copied.find("`Scheduler`_") != std::string::npos);
  CHECK(copied.find("`Jay Pipes`_") != std::string::npos);
  CHECK(copied.find("Cells V2 ") == std::string::npos);
  program.key("k", true);
  program.type(Role::combobox, "Find", "copy");
  program.key("Enter");
  CHECK(copied == "Scheduler\tJay Pipes\n");
}

TEST_CASE("a plan starts from the last release") {
  Program program;
  const auto check_next = [&] {
    const Plan& plan = program.app.plan();
    CHECK(plan.title == "Project Priorities");
    CHECK(plan.release.empty());
    CHECK_FALSE(plan.source.has_value());
    CHECK(titles(plan).size() == 5);
    CHECK(plan.groups[0].priorities[0].status == Status::proposed);
    CHECK(program.find(Role::textbox, "Release") != nullptr);
  };
  SUBCASE("of a file") {
    program.open_sample();
    program.key("e", true);
    const std::string document = program.host.saved.back().text;
    program.activate(Role::button, "New");
    program.key("k", true);
    program.type(Role::combobox, "Find", "from the last release");
    program.key("Enter");
    CHECK(program.host.pickers == 1);
    program.app.open("liberty-priorities.rst", document);
    program.settle();
    check_next();
    // Only that one.
    program.app.open("liberty-priorities.rst", document);
    program.settle();
    CHECK(program.app.plan().title == "Liberty Project Priorities");
  }
  SUBCASE("on the start screen") {
    program.activate(Role::button, "Start from the last release…");
    CHECK(program.host.pickers == 1);
    // Another choice: the file is opened as it is.
    program.activate(Role::button, "Open a pad, plan or document…");
    program.app.open("big.plan.json", write_plan_json(big_plan(3)));
    program.settle();
    CHECK(program.app.plan().groups[0].priorities[0].status == Status::agreed);
  }
  SUBCASE("which nobody picks after all") {
    program.activate(Role::button, "Start from the last release…");
    program.app.pick_cancelled();
    program.app.open("big.plan.json", write_plan_json(big_plan(3)));
    program.settle();
    CHECK(program.app.plan().groups[0].priorities[0].status == Status::agreed);
  }
  SUBCASE("that is open") {
    program.open_sample();
    program.key("k", true);
    program.type(Role::combobox, "Find", "next release");
    program.key("Enter");
    check_next();
    program.key("z", true);
    CHECK(program.app.plan().title == "Liberty Project Priorities");
  }
}
