// The Collect screen, worked as a person does: keys, buttons, the pointer.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "pad/etherpad_reader.h"
#include "pad/etherpad_writer.h"
#include "pad/pad_check.h"
#include "pad/pad_files.h"
#include "pad/plan_lines.h"
#include "plan/plan_json.h"
#include "program.h"

namespace summit::ui {
namespace {

const std::string notes =
    "Demo Priorities\n"
    "Priorities\n"
    "\t* Cells +1\n"
    "\t\tOwner: Andrew Laski\n"
    "\t* Scheduler\n"
    "\t\tFaster placement.\n"
    "Priorities without a clear plan\n"
    "\t* Simplify quotas\n";

void open(Program& program, std::string_view name, std::string_view bytes) {
  program.app.open(name, std::string(bytes));
  program.settle();
}

// The line whose name ends so.
const Node* line(const Program& program, std::string_view text) {
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::treeitem && node.name.ends_with(text)) return &node;
  }
  return nullptr;
}

std::string focused(const Program& program) {
  for (const Node& node : program.app.semantics().nodes) {
    if (node.id == program.focus()) return node.name;
  }
  return "";
}

}  // namespace

TEST_CASE("notes name a plan that nobody has named yet, and no other") {
  Program program;
  program.activate(Role::button, "Start a new plan");
  SUBCASE("unnamed") {
    open(program, "notes.txt", notes);
    program.activate(Role::button, "Place all");
    CHECK(program.app.plan().title == "Demo Priorities");
  }
  SUBCASE("named") {
    program.type(Role::textbox, "Title", "Mine");
    open(program, "notes.txt", notes);
    program.activate(Role::button, "Place all");
    CHECK(program.app.plan().title == "Mine");
  }
}

TEST_CASE("a pad opens beside a plan of its name, nothing of it in the plan yet") {
  Program program;
  open(program, "demo.txt", notes);
  CHECK(program.app.plan().title == "demo");
  CHECK(titles(program.app.plan()).empty());
  CHECK(program.find(Role::paragraph, "0 of 8 lines placed") != nullptr);
  CHECK(focused(program) == "Title, proposed: Demo Priorities");
  REQUIRE(line(program, "Scheduler") != nullptr);
  CHECK(line(program, "Scheduler")->name == "Priority, proposed: Scheduler");
  CHECK_FALSE(line(program, "Scheduler")->description.empty());
}

TEST_CASE("the plan that a pad takes along is found again, where none is open") {
  const Plan liberty = liberty_plan();
  EtherpadExport pad = export_of(lines_of_plan(liberty, "liberty"), 1);
  REQUIRE(set_travelling_plan(pad.unknown, write_plan_json(liberty)));
  {
    Program program;
    open(program, "liberty.etherpad", write_etherpad(pad));
    CHECK(program.app.plan() == liberty);
    CHECK(line(program, "Cells V2 (Andrew Laski)") != nullptr);
  }
  Program program;
  open(program, "plan.rst", "Mine\n====\n");
  open(program, "liberty.etherpad", write_etherpad(pad));
  CHECK(program.app.plan().title == "Mine");
}

TEST_CASE("rich text is pasted as a pad, and what is more than that as what it is") {
  Program program;
  const std::string html = "<h1>Notes</h1><ul><li>Cells<ul><li><s>gone</s></ul><li>Quotas</ul>";
  program.app.paste(html, "Notes\nCells\ngone\nQuotas");
  program.settle();
  REQUIRE(line(program, "Cells") != nullptr);
  CHECK(line(program, "gone")->level == line(program, "Cells")->level + 1);
  CHECK(program.find(Role::paragraph, "0 of 4 lines placed") != nullptr);
  program.app.paste("<pre>{</pre><p>a", contents("assets/liberty.plan.json"));
  program.settle();
  CHECK(program.app.plan() == liberty_plan());
  program.app.paste("<b>word</b>", "word");
  program.settle();
  CHECK(program.find(Role::alertdialog, "“pasted” was not opened") != nullptr);
}

TEST_CASE("a plan leaves as a pad, and comes back from it") {
  std::vector<MemoryHost::File> saved;
  {
    Program program;
    program.activate(Role::button, "Look at the Liberty sample");
    for (const std::string_view item :
         {"Etherpad, with the plan in it", "Pad as HTML", "Pad as text"}) {
      program.activate(Role::button, "Export…");
      program.activate(Role::menuitem, item);
    }
    saved = program.host.saved;
    CHECK_FALSE(program.host.unsaved);
    CHECK(program.find(Role::paragraph, "Exported liberty.txt") != nullptr);
  }
  REQUIRE(saved.size() == 3);
  CHECK(saved[0].name == "liberty.etherpad");
  CHECK(saved[1].name == "liberty.html");
  CHECK(saved[2].name == "liberty.txt");
  {
    Program program;
    open(program, saved[0].name, saved[0].text);
    CHECK(program.app.plan() == liberty_plan());
  }
  for (const MemoryHost::File& file : {saved[1], saved[2]}) {
    Program program;
    open(program, file.name, file.text);
    CHECK(line(program, "Cells V2 (Andrew Laski)") != nullptr);
  }
}

TEST_CASE("a pad leaves with its history and the plan as it is now") {
  std::vector<MemoryHost::File> saved;
  Plan plan;
  {
    Program program;
    program.activate(Role::button, "Try it with the Liberty pad");
    for (int i = 0; i < 8; ++i) program.key("Enter");
    plan = program.app.plan();
    for (const std::string_view item :
         {"Etherpad, with its history and the plan in it", "Pad as HTML", "Pad as text"}) {
      program.activate(Role::button, "Export the pad…");
      program.activate(Role::menuitem, item);
    }
    saved = program.host.saved;
  }
  REQUIRE(saved.size() == 3);
  CHECK(saved[0].name == "liberty-pad.etherpad");
  CHECK(saved[1].name == "liberty-pad.html");
  CHECK(saved[2].name == "liberty-pad.txt");
  const Result<Etherpad> before = read_etherpad(contents("assets/liberty-pad.etherpad"), "");
  const Result<Etherpad> after = read_etherpad(saved[0].text, "");
  REQUIRE(after);
  CHECK(after.problems.empty());
  CHECK(check_pad(*after.value).empty());
  CHECK(after.value->head == before.value->head);
  CHECK(after.value->text == before.value->text);
  Program program;
  open(program, saved[0].name, saved[0].text);
  CHECK(program.app.plan() == plan);
}

TEST_CASE("a plan that is too large for a pad is told to stay behind") {
  Program program;
  open(program, "large.rst", "Title\n=====\n\n" + std::string(70'000, 'x') + "\n");
  program.activate(Role::button, "Export…");
  program.activate(Role::menuitem, "Etherpad, with the plan in it");
  REQUIRE(program.host.saved.size() == 1);
  CHECK(program.host.saved[0].name == "title.etherpad");
  CHECK(program.find(Role::paragraph,
                     "Exported title.etherpad, but the plan is larger than a pad takes along "
                     "(64 kB), so the pad has its lines alone; keep the plan as a file") !=
        nullptr);
}

TEST_CASE("a pad whose name no file can have") {
  PadLines lines;
  lines.id = "a?b";
  lines.lines = {{"Notes", PadLineKind::text, 0, 0, {}}};
  Program program;
  open(program, "p.etherpad", write_etherpad(export_of(lines, 1)));
  program.activate(Role::button, "Export the pad…");
  program.activate(Role::menuitem, "Pad as text");
  REQUIRE(program.host.saved.size() == 1);
  CHECK(program.host.saved[0].name == "a_b.txt");
}

TEST_CASE("Enter confirms one line after the other, and undo takes each back") {
  Program program;
  open(program, "demo.txt", notes);
  for (int i = 0; i < 4; ++i) CHECK(program.key("Enter"));
  CHECK(program.app.plan().title == "Demo Priorities");
  CHECK(titles(program.app.plan()) == std::vector<std::string>{"Cells"});
  CHECK(program.app.plan().groups[0].priorities[0].owners ==
        std::vector<std::string>{"Andrew Laski"});
  CHECK(program.find(Role::paragraph, "4 of 8 lines placed") != nullptr);
  CHECK(focused(program) == "Priority, proposed: Scheduler");

  program.key("z", true);
  CHECK(program.app.plan().groups[0].priorities[0].owners.empty());
  CHECK(program.find(Role::paragraph, "3 of 8 lines placed") != nullptr);
  program.key("Z", true, true);
  CHECK(program.app.plan().groups[0].priorities[0].owners.size() == 1);
  CHECK(program.find(Role::paragraph, "4 of 8 lines placed") != nullptr);
}

TEST_CASE("what changes nothing in the plan is undone in its turn as well") {
  Program program;
  open(program, "demo.txt", notes);
  program.key("x");
  CHECK(line(program, "Demo Priorities")->name == "Ignore, placed: Demo Priorities");
  program.key("z", true);
  CHECK(line(program, "Demo Priorities")->name == "Title, proposed: Demo Priorities");
  program.key("y", true);
  CHECK(line(program, "Demo Priorities")->name == "Ignore, placed: Demo Priorities");
}

TEST_CASE("a letter makes a line something else") {
  Program program;
  open(program, "demo.txt", notes);
  program.key("Enter", false, true);
  CHECK(titles(program.app.plan()) == std::vector<std::string>{"Cells", "Scheduler"});
  REQUIRE(program.app.plan().unplanned.ideas.size() == 1);
  program.key("End");
  CHECK(focused(program) == "Idea, placed: Simplify quotas");
  program.key("p");
  CHECK(titles(program.app.plan()).size() == 3);
  CHECK(program.app.plan().unplanned.ideas.empty());
  program.key("Delete");
  CHECK(titles(program.app.plan()).size() == 2);
  SUBCASE("and so does a button, for the line that was clicked") {
    program.click(Role::treeitem, "Priority, placed: Scheduler");
    program.click(Role::button, "Idea");
    CHECK(titles(program.app.plan()) == std::vector<std::string>{"Cells"});
  }
}

TEST_CASE("a pad is collected into the plan that is open") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  const std::string before = write_plan_json(program.app.plan());
  open(program, "demo.txt", notes);
  CHECK(write_plan_json(program.app.plan()) == before);
  program.key("Enter", false, true);
  CHECK(program.app.plan().title == "Liberty Project Priorities");
  CHECK(titles(program.app.plan()).size() == 7);
  program.key("z", true);
  program.key("z", true);
  CHECK(write_plan_json(program.app.plan()) == before);
  CHECK(program.find(Role::region, "Pad") == nullptr);
  program.key("y", true);
  CHECK(program.find(Role::region, "Pad") != nullptr);
}

TEST_CASE("a pad that cannot be read leaves all as it is") {
  Program program;
  open(program, "demo.txt", notes);
  program.key("Enter");
  open(program, "broken.etherpad", "{\"pad:x\": ");
  const Node& dialog = program.node(Role::alertdialog, "“broken.etherpad” was not opened");
  CHECK(dialog.description.starts_with("Line 1, column "));
  program.activate(Role::button, "Close");
  CHECK(program.find(Role::paragraph, "1 of 8 lines placed") != nullptr);
}

TEST_CASE("from a line to the plan and back") {
  Program program;
  open(program, "demo.txt", notes);
  program.key("Enter", false, true);
  program.focus(Role::treeitem, "Priority, placed: Scheduler");
  program.activate(Role::button, "Show in plan");
  CHECK(focused(program) == "Title of Scheduler");
  program.focus(Role::textbox, "Title of Cells");
  CHECK(line(program, "Cells +1")->selected == Toggle::on);
  program.activate(Role::button, "Document");
  program.activate(Role::button, "From the pad, line 3");
  CHECK(focused(program) == "Priority, placed: Cells +1");
}

TEST_CASE("on a phone the way to the plan brings up no keyboard") {
  Program program(390, 844);
  open(program, "demo.txt", notes);
  program.key("Enter", false, true);
  program.focus(Role::treeitem, "Priority, placed: Scheduler");
  program.activate(Role::button, "Show in plan");
  CHECK(focused(program) == "Select or move Scheduler");
}

TEST_CASE("once all lines are confirmed, the next step is the document, called after its release") {
  Program program;
  program.activate(Role::button, "Try it with the Liberty pad");
  CHECK(program.find(Role::button, "See the document") == nullptr);
  program.focus(Role::button, "Place all");
  program.activate(Role::button, "Place all");
  CHECK(program.find(Role::button, "Place all") == nullptr);
  CHECK(focused(program) == "See the document");
  program.activate(Role::button, "See the document");
  CHECK(program.find(Role::region, "Pad") == nullptr);
  program.activate(Role::button, "Export RST");
  REQUIRE(program.host.saved.size() == 1);
  CHECK(program.host.saved[0].name == "liberty-priorities.rst");
}

TEST_CASE("why a line is what it is shows in full where its text is short") {
  Program program(390, 844);
  open(program, "demo.txt", notes);
  program.focus(Role::treeitem, "Priority, proposed: Cells +1");
  const auto height = [&](const std::string& beginning) {
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role == Role::paragraph && node.name.starts_with(beginning)) return node.rect.height;
    }
    return 0.0F;
  };
  CHECK(height("Proposed: Priority") > 1.5F * height("Line 3"));
}

TEST_CASE("a newer export shows what changed and changes nothing by itself") {
  Program program;
  open(program, "demo.txt", notes);
  program.key("Enter", false, true);
  std::string newer = notes;
  newer.replace(newer.find("\t* Scheduler"), 12, "\t* Upgrades\n\t* Scheduling");
  newer.erase(newer.find("\t* Simplify quotas\n"));
  open(program, "demo.txt", newer);
  CHECK(titles(program.app.plan()) == std::vector<std::string>{"Cells", "Scheduler"});
  CHECK(line(program, "Upgrades")->name == "New, priority, proposed: Upgrades");
  CHECK(line(program, "Scheduling")->name == "Changed, priority, placed: Scheduling");
  CHECK(line(program, "Simplify quotas")->name == "Gone: Simplify quotas");
  CHECK(program.find(Role::button, "3 changes for the plan") != nullptr);

  SUBCASE("one is accepted") {
    program.activate(Role::button, "Accept: A new priority: “Upgrades”");
    CHECK(titles(program.app.plan()) == std::vector<std::string>{"Cells", "Upgrades", "Scheduler"});
    CHECK(line(program, "Upgrades")->name == "New, priority, placed: Upgrades");
    CHECK(program.find(Role::paragraph, "Accepted: A new priority: “Upgrades”") != nullptr);
    CHECK(program.find(Role::button, "2 changes for the plan") != nullptr);
    program.key("z", true);
    CHECK(program.find(Role::button, "3 changes for the plan") != nullptr);
  }
  SUBCASE("all are") {
    program.activate(Role::button, "Accept all");
    CHECK(titles(program.app.plan()) ==
          std::vector<std::string>{"Cells", "Upgrades", "Scheduling"});
    CHECK(program.app.plan().unplanned.ideas.empty());
    CHECK(program.find(Role::region, "Changes of the pad") == nullptr);
    CHECK(program.find(Role::paragraph, "Accepted 3 changes") != nullptr);
  }
  SUBCASE("none is") {
    program.activate(Role::button, "Dismiss all");
    CHECK(titles(program.app.plan()) == std::vector<std::string>{"Cells", "Scheduler"});
  }
}

TEST_CASE("the filter: text, role") {
  Program program;
  open(program, "demo.txt", notes);
  program.activate(Role::button, "Filter");
  program.type(Role::searchbox, "Lines that contain", "PLACE");
  CHECK(line(program, "Faster placement.") != nullptr);
  CHECK(line(program, "Scheduler") == nullptr);
  program.type(Role::searchbox, "Lines that contain", "");
  CHECK(line(program, "Scheduler") != nullptr);
}

TEST_CASE("without the filter, the line that was found is still in sight") {
  Program program;
  std::string lines = "Priorities\n";
  for (int i = 0; i < 200; ++i) lines += "\t* Priority " + std::to_string(i) + " (Somebody)\n";
  open(program, "long.txt", lines);
  program.activate(Role::button, "Filter");
  program.type(Role::searchbox, "Lines that contain", "Priority 150");
  program.activate(Role::treeitem, "Priority, proposed: Priority 150 (Somebody)");
  program.activate(Role::button, "Filter");
  CHECK(line(program, "Priority 150 (Somebody)") != nullptr);
}

TEST_CASE("the history: any revision by the slider, all of them by playing") {
  Program program;
  program.activate(Role::button, "Try it with the Liberty pad");
  program.activate(Role::button, "History");
  const std::int32_t head = program.node(Role::slider, "Revision").value_max;
  CHECK(head > 10);
  CHECK(program.node(Role::slider, "Revision").value_now == head);
  CHECK(program.find(Role::listitem, "Liberty Project Priorities") != nullptr);
  program.focus(Role::slider, "Revision");
  CHECK(program.key("Home"));
  CHECK(program.node(Role::slider, "Revision").value_now == 0);
  CHECK(program.find(Role::listitem, "Liberty Project Priorities") == nullptr);
  CHECK(program.key("ArrowRight"));
  CHECK(program.node(Role::slider, "Revision").description.starts_with("Revision 1 of "));
  program.activate(Role::button, "Play");
  for (int i = 0; i < 1000 && program.find(Role::button, "Pause") != nullptr; ++i) {
    program.host.time = program.host.wakes;
    program.settle();
  }
  CHECK(program.node(Role::slider, "Revision").value_now == head);
  program.activate(Role::button, "History");
  CHECK(line(program, "Priorities") != nullptr);
}

TEST_CASE("the bottom bar of a phone has the pad, and lines take a finger") {
  Program program(390, 844);
  program.activate(Role::button, "Try it with the Liberty pad");
  CHECK(program.node(Role::tab, "Pad").selected == Toggle::on);
  CHECK(line(program, "Priorities")->rect.height >= 40);
  CHECK(program.node(Role::button, "Priority").rect.height >= 40);
  program.activate(Role::tab, "Plan");
  CHECK(program.find(Role::region, "Plan") != nullptr);
}

TEST_CASE("a line above the current one is gone to by a press as one below it is") {
  Program program(390, 844);
  open(program, "demo.txt", notes);
  for (const char* name : {"Priority, proposed: Scheduler", "Group, proposed: Priorities"}) {
    program.click(Role::treeitem, name);
    CHECK(focused(program) == name);
    CHECK(program.node(Role::treeitem, name).selected == Toggle::on);
  }
}

TEST_CASE("only what shows of a long pad is drawn") {
  Program program;
  std::string lines = "Priorities\n";
  for (int i = 0; i < 5000; ++i) lines += "\t* Priority " + std::to_string(i) + " (Somebody)\n";
  open(program, "long.txt", lines);
  CHECK(program.app.semantics().nodes.size() < 200);
  program.key("End");
  CHECK(focused(program) == "Priority, proposed: Priority 4999 (Somebody)");
  CHECK(program.app.semantics().nodes.size() < 200);
}

}  // namespace summit::ui
