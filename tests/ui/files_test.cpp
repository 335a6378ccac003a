// Files on a disk that the browser lets the program write: saved where they came from, or where
// somebody chose; never over what another program wrote there unasked.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "program.h"

namespace summit::ui {
namespace {

constexpr std::string_view demo =
    "Demo\n====\n\n"
    "+-----------+--------+\n| Priority  | Owner  |\n+===========+========+\n"
    "| `Cells`_  | Jay    |\n+-----------+--------+\n\n"
    "Cells\n-----\n\nMany of them.\n";

// Opens a file of the disk, which `handle` names.
void open_file(Program& program, std::string_view name, std::string_view text, FileHandle handle) {
  const FileId file = program.app.begin_file(name, text.size());
  CHECK(program.app.add_to_file(file, text));
  program.app.end_file(file, "", handle);
  program.settle();
}

struct OnDisk : Program {
  OnDisk() { host.has_disk = true; }
  void open() { open_file(*this, "demo.rst", demo, 7); }
  // The save that was asked for last.
  MemoryHost::Disk asked(std::size_t count) {
    settle();
    REQUIRE(host.saves.size() == count);
    return host.saves.back();
  }
};

TEST_CASE_FIXTURE(OnDisk, "a file is saved where it came from") {
  open();
  type(Role::combobox, "Owners of Cells", "Zoë");
  CHECK(host.unsaved);
  CHECK(key("s", true));
  const auto save = asked(1);
  CHECK(save.target.handle == 7);
  CHECK(save.name == "demo.rst");
  CHECK_FALSE(save.target.is_chosen);
  const std::string text = app.text_to_save(save.request, "demo.rst");
  CHECK(text.find("| `Cells`_  | Zoë    |") != std::string::npos);
  SUBCASE("and is saved once it is written") {
    app.saved(save.request, "demo.rst", 7);
    settle();
    CHECK_FALSE(host.unsaved);
    CHECK(find(Role::paragraph, "Saved demo.rst") != nullptr);
  }
  SUBCASE("what was done since the text was written is not saved") {
    type(Role::combobox, "Owners of Cells", "Ana");
    app.saved(save.request, "demo.rst", 7);
    settle();
    CHECK(host.unsaved);
  }
  SUBCASE("or not, which is told") {
    app.finished(save.request, "The disk is full.");
    settle();
    CHECK(host.unsaved);
    CHECK(find(Role::status, "demo.rst was not saved: The disk is full.") != nullptr);
    // Until it is, that stays, with the way out.
    type(Role::combobox, "Owners of Cells", "Ana");
    CHECK(find(Role::status, "demo.rst was not saved: The disk is full.") != nullptr);
    activate(Role::button, "Save as…");
    const auto again = asked(2);
    CHECK(again.target.is_chosen);
    (void)app.text_to_save(again.request, "other.rst");
    app.saved(again.request, "other.rst", 8);
    settle();
    CHECK(find(Role::status, "demo.rst was not saved: The disk is full.") == nullptr);
  }
  SUBCASE("or not, which is told of no other plan") {
    app.finished(save.request, "The disk is full.");
    settle();
    open_file(*this, "other.rst", "Other\n=====\n", 9);
    CHECK(find(Role::status, "demo.rst was not saved: The disk is full.") == nullptr);
  }
  SUBCASE("or somebody thought better of it") {
    app.save_cancelled(save.request);
    settle();
    CHECK(host.unsaved);
    CHECK(app.text_to_save(save.request, "demo.rst").empty());
  }
}

TEST_CASE_FIXTURE(OnDisk,
                  "a plan of no file is saved in one that is chosen, in the form of its name") {
  activate(Role::button, "Look at the Liberty sample");
  CHECK(key("s", true));
  const auto first = asked(1);
  CHECK(first.target.handle == 0);
  CHECK(first.name == "liberty.plan.json");
  const std::string text = app.text_to_save(first.request, "mine.rst");
  CHECK(text.find("Liberty Project Priorities") != std::string::npos);
  CHECK(text[0] != '{');
  app.saved(first.request, "mine.rst", 3);
  type(Role::combobox, "Owners of Scheduler", "Zoë");
  CHECK(key("s", true));
  const auto second = asked(2);
  CHECK(second.target.handle == 3);
  CHECK(second.name == "mine.rst");
  app.saved(second.request, "mine.rst", 3);
  SUBCASE("undo that leads back to it finds its file again") {
    activate(Role::button, "New");
    key("z", true);
    CHECK(key("s", true));
    CHECK(asked(3).target.handle == 3);
  }
  SUBCASE("and later in another one") {
    CHECK(key("S", true, true));
    const auto third = asked(3);
    CHECK(third.target.is_chosen);
    CHECK(third.target.handle == 3);
    CHECK(app.text_to_save(third.request, "other.plan.json")[0] == '{');
    app.saved(third.request, "other.plan.json", 4);
    settle();
    CHECK(key("s", true));
    CHECK(asked(4).name == "other.plan.json");
    CHECK(asked(4).target.handle == 4);
  }
}

TEST_CASE_FIXTURE(OnDisk, "nothing is saved of a plan that is not open any more") {
  open();
  CHECK(key("s", true));
  const auto save = asked(1);
  activate(Role::button, "New");
  CHECK(app.text_to_save(save.request, "demo.rst").empty());
  app.saved(save.request, "demo.rst", 7);
  settle();
  CHECK(key("s", true));
  CHECK(asked(2).target.handle == 0);
}

TEST_CASE_FIXTURE(OnDisk, "what another program wrote is not written over unasked") {
  open();
  type(Role::combobox, "Owners of Cells", "Zoë");
  CHECK(key("s", true));
  const auto save = asked(1);
  std::string there(demo);
  there.replace(there.find("Jay    "), 7, "Sylvain");
  app.file_differs(save.request, 8, there);
  settle();
  REQUIRE(find(Role::alertdialog, "Another program changed demo.rst.") != nullptr);
  CHECK(focus() == node(Role::button, "Show what differs").id);
  SUBCASE("it is shown what differs") {
    activate(Role::button, "Show what differs");
    settle();
    CHECK(find(Role::alertdialog, "Another program changed demo.rst.") == nullptr);
    CHECK(find(Role::status, "Compared with demo.rst on the disk: 1 line differs") != nullptr);
    // What is there stands above what is here.
    const Node& theirs = node(Role::paragraph, "Removed: | `Cells`_  | Sylvain|");
    const Node& mine = node(Role::paragraph, "Changed: | `Cells`_  | Zoë    |");
    CHECK(mine.rect.y == theirs.rect.y + theirs.rect.height);
    CHECK(theirs.rect.x == mine.rect.x);
    CHECK(host.unsaved);
  }
  SUBCASE("it is opened, and undo brings back what was here") {
    activate(Role::button, "Open it as it is on the disk");
    settle();
    CHECK(app.plan().groups[0].priorities[0].owners[0] == "Sylvain");
    CHECK_FALSE(host.unsaved);
    CHECK(host.plans == 1);
    key("z", true);
    CHECK(app.plan().groups[0].priorities[0].owners[0] == "Zoë");
    CHECK(host.unsaved);
    // Saving this has to ask again: the file is not the one that was read.
    CHECK(key("s", true));
    CHECK(asked(2).target.handle == 7);
    key("z", true, true);
    CHECK(key("s", true));
    CHECK(asked(3).target.handle == 8);
  }
  SUBCASE("it is written over") {
    activate(Role::button, "Save over it");
    const auto again = asked(2);
    CHECK(again.target.overwrites);
    CHECK(again.target.handle == 7);
    app.saved(again.request, "demo.rst", 7);
    settle();
    CHECK_FALSE(host.unsaved);
    CHECK(find(Role::button, "Review…") == nullptr);
  }
  SUBCASE("nothing is done, and a line remembers it") {
    CHECK(key("Escape"));
    settle();
    CHECK(find(Role::alertdialog, "Another program changed demo.rst.") == nullptr);
    CHECK(host.unsaved);
    activate(Role::button, "Review…");
    settle();
    CHECK(find(Role::alertdialog, "Another program changed demo.rst.") != nullptr);
  }
  SUBCASE("another plan has nothing to do with it") {
    CHECK(key("Escape"));
    settle();
    activate(Role::button, "New");
    settle();
    CHECK(find(Role::button, "Review…") == nullptr);
  }
}

TEST_CASE_FIXTURE(OnDisk, "a comparison shows every line of both documents once, in their order") {
  std::string there;
  for (int at = 0; at < 60; ++at) there += "Line " + std::to_string(at) + "\n";
  open_file(*this, "demo.rst", "Demo\n====\n\n" + there + "\nEnd.\n", 7);
  std::string other =
      "Gone\n====\n\nFirst\nSecond\n\nDemo\n====\n\n" + there + "\nLast.\n\nMore.\n";
  other.erase(other.find("Line 20\n"), 8);
  app.file_differs(0, 8, other);
  settle();
  activate(Role::button, "Review…");
  settle();
  activate(Role::button, "Show what differs");
  settle();
  // Six lines at the start and one within are theirs or ours alone, the last ones differ.
  CHECK(find(Role::status, "Compared with demo.rst on the disk: 10 lines differ") != nullptr);
  std::vector<std::string> seen;
  const auto look = [&] {
    for (const Node& each : app.semantics().nodes) {
      if (each.role != Role::paragraph || each.name.find("Line ") == std::string::npos) continue;
      if (seen.empty() || std::find(seen.begin(), seen.end(), each.name) == seen.end()) {
        seen.push_back(each.name);
      }
    }
  };
  focus(Role::document, "demo.rst, source");
  key("Home");
  settle();
  look();
  CHECK(find(Role::paragraph, "Removed: Second") != nullptr);
  for (int page = 0; page < 8; ++page) {
    key("PageDown");
    settle();
    look();
  }
  REQUIRE(seen.size() == 60);
  for (std::size_t at = 0; at < seen.size(); ++at) {
    CHECK(seen[at] == (at == 20 ? "Added: Line 20" : "Line " + std::to_string(at)));
  }
  CHECK(find(Role::paragraph, "Removed: Last.") != nullptr);
  CHECK(find(Role::paragraph, "Removed: More.") != nullptr);
}

TEST_CASE_FIXTURE(OnDisk, "a file that another program broke is not opened") {
  activate(Role::button, "Look at the Liberty sample");
  CHECK(key("s", true));
  const auto save = asked(1);
  (void)app.text_to_save(save.request, "mine.plan.json");
  app.saved(save.request, "mine.plan.json", 5);
  app.file_differs(0, 6, "{\"title\": ");
  settle();
  CHECK(find(Role::status, "Another program changed mine.plan.json.") != nullptr);
  activate(Role::button, "Review…");
  settle();
  const std::string before = app.write("plan");
  SUBCASE("opened") {
    activate(Role::button, "Open it as it is on the disk");
    settle();
    CHECK(find(Role::alertdialog, "“mine.plan.json” was not opened") != nullptr);
    activate(Role::button, "Close");
    settle();
    CHECK(find(Role::button, "Review…") != nullptr);
  }
  SUBCASE("compared") {
    activate(Role::button, "Show what differs");
    settle();
    CHECK(find(Role::alertdialog, "“mine.plan.json” was not opened") != nullptr);
  }
  CHECK(app.write("plan") == before);
}

TEST_CASE_FIXTURE(OnDisk, "a plan that is kept has its file again") {
  open();
  const std::string plan = app.write("plan");
  activate(Role::button, "New");
  CHECK(app.begin_kept(plan).empty());
  app.show_kept("kept", "demo.rst", true, true, 12);
  settle();
  CHECK(app.take_changes().find("\"handle\":12") != std::string::npos);
  CHECK(key("s", true));
  CHECK(asked(1).target.handle == 12);
  CHECK(app.text_to_save(asked(1).request, "demo.rst") == demo);
}

TEST_CASE("what to do about a changed file has room on a phone") {
  Program program(390, 844);
  program.host.has_disk = true;
  open_file(program, "a-very-long-name-of-a-priorities-document.rst", demo, 1);
  program.app.file_differs(0, 2, std::string(demo) + "\nMore.\n");
  program.settle();
  program.activate(Role::button, "Review…");
  program.settle();
  for (const std::string_view name :
       {"Show what differs", "Open it as it is on the disk", "Save over it", "Cancel"}) {
    const Node& button = program.node(Role::button, name);
    CHECK(button.rect.x >= 0);
    CHECK(button.rect.x + button.rect.width <= 390);
    CHECK(button.rect.y + button.rect.height <= 844);
  }
}

}  // namespace
}  // namespace summit::ui
