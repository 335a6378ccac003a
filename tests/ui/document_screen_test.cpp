// The document screen: documents opened and saved, their views, and the problems in them.

#include <doctest/doctest.h>

#include <algorithm>

#include "program.h"
#include "ui/theme.h"

using namespace summit;
using namespace summit::ui;

namespace {

constexpr std::string_view demo =
    ".. _demo:\n\n====\nDemo\n====\n\n"
    "+-----------+----------+\n| Priority  | Owner    |\n+===========+==========+\n"
    "| `Cells`_  | `Jay`_   |\n+-----------+----------+\n| `Quotas`_ | `Jay`_   |\n"
    "+-----------+----------+\n\n.. _Jay: https://launchpad.net/~jay\n\n"
    ".. note:: Not final.\n\nCells\n-----\n\nMany of them.  \nSee `Quotas`_.\n\n"
    "Quotas\n------\n\nFewer *of them.\n\n* a\n* b\n";

void open_demo(Program& program) {
  program.app.open("demo.rst", std::string(demo));
  program.settle();
}

// Lines of `after` that `before` has not, and the other way round.
std::vector<std::string> lines_only_in(std::string_view text, std::string_view other) {
  const auto split = [](std::string_view of) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < of.size();) {
      const std::size_t end = of.find('\n', at);
      lines.emplace_back(of.substr(at, end - at));
      at = end + 1;
    }
    return lines;
  };
  const std::vector<std::string> others = split(other);
  std::vector<std::string> result;
  for (const std::string& line : split(text)) {
    if (std::find(others.begin(), others.end(), line) == others.end()) result.push_back(line);
  }
  return result;
}

const Node* starts_with(const Program& program, Role role, std::string_view name) {
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == role && node.name.starts_with(name)) return &node;
  }
  return nullptr;
}

std::string long_document() {
  std::string text = "Long\n====\n";
  for (int at = 0; at < 200; ++at) {
    text += "\nSection " + std::to_string(at) + "\n-----------\n\nText " + std::to_string(at) +
            ".\n\n* one\n* two\n";
  }
  return text;
}

// The topmost thing of a role in a view that shows whole.
const Node* first_in_sight(const Program& program, std::string_view view, Role role) {
  const std::vector<Node>& nodes = program.app.semantics().nodes;
  const auto document = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
    return node.role == Role::document && node.name.ends_with(view);
  });
  if (document == nodes.end()) return nullptr;
  const Node* first = nullptr;
  for (const Node& node : nodes) {
    const bool inside = node.rect.x >= document->rect.x &&
                        node.rect.x < document->rect.x + document->rect.width &&
                        node.rect.y >= document->rect.y;
    if (inside && node.role == role && (first == nullptr || node.rect.y < first->rect.y)) {
      first = &node;
    }
  }
  return first;
}

}  // namespace

TEST_CASE("a document is opened, edited and saved as the file it was") {
  Program program;
  open_demo(program);
  CHECK(program.app.plan().title == "Demo");
  CHECK(program.find(Role::heading, "demo.rst") != nullptr);
  program.key("s", true);
  REQUIRE(program.host.saved.size() == 1);
  CHECK(program.host.saved[0].name == "demo.rst");
  CHECK(program.host.saved[0].text == demo);
  program.type(Role::combobox, "Owners of Cells", "Sylvain");
  CHECK(program.host.unsaved);
  program.key("s", true);
  CHECK_FALSE(program.host.unsaved);
  REQUIRE(program.host.saved.size() == 2);
  CHECK(lines_only_in(program.host.saved[1].text, demo) ==
        std::vector<std::string>{"| `Cells`_  | Sylvain  |"});
  CHECK(lines_only_in(demo, program.host.saved[1].text) ==
        std::vector<std::string>{"| `Cells`_  | `Jay`_   |"});
  SUBCASE("or as a plan") {
    program.activate(Role::button, "Save as plan");
    CHECK(program.host.saved[2].name.ends_with(".plan.json"));
    CHECK(program.host.saved[2].text[0] == '{');
    CHECK(program.key("S", true, true));
    CHECK(program.host.saved[3].name == "demo.rst");
    CHECK(program.host.saved[3].text == program.host.saved[1].text);
  }
  SUBCASE("undo leads back to the plan before, which saves as it was") {
    program.activate(Role::button, "New");
    CHECK(program.find(Role::button, "Export RST") != nullptr);
    program.key("z", true);
    CHECK(program.find(Role::button, "Save as plan") != nullptr);
    program.key("s", true);
    CHECK(program.host.saved.back().name == "demo.rst");
    program.key("z", true, true);
    program.key("s", true);
    CHECK(program.host.saved.back().name.ends_with(".plan.json"));
  }
}

TEST_CASE("a document that cannot be read says why") {
  Program program;
  open_demo(program);
  program.app.open("bad.rst", "Title\n=====\n\nab\xFF");
  program.settle();
  const Node& dialog = program.node(Role::alertdialog, "“bad.rst” was not opened");
  CHECK(dialog.description.find("Line 4, column 3: ") == 0);
  CHECK(dialog.description.find("as it was") != std::string::npos);
  CHECK(program.app.plan().title == "Demo");
}

TEST_CASE("pasted text is a document where it looks like one") {
  Program program;
  program.app.open("pasted", std::string(demo));
  program.settle();
  CHECK(program.app.plan().title == "Demo");
  program.key("s", true);
  CHECK(program.host.saved[0].name.ends_with(".rst"));
  program.app.open("pasted", "just words");
  program.settle();
  CHECK(program.find(Role::alertdialog, "“pasted” was not opened") != nullptr);
  CHECK(program.app.plan().title == "Demo");
}

TEST_CASE("the rendered document has the roles of what it shows") {
  Program program(1280, 1600);
  open_demo(program);
  int titles = 0;  // the details have it too
  for (const Node& node : program.app.semantics().nodes) {
    if (node.role == Role::heading && node.name == "Demo" && node.level == 3) ++titles;
  }
  CHECK(titles == 1);
  CHECK(program.node(Role::heading, "Cells").level == 4);
  const auto is_in = [&](const Node& node, Role role) {
    const std::vector<Node>& nodes = program.app.semantics().nodes;
    NodeId parent = node.parent;
    while (parent != 0) {
      const auto found = std::find_if(nodes.begin(), nodes.end(),
                                      [&](const Node& each) { return each.id == parent; });
      if (found->role == role) return true;
      parent = found->parent;
    }
    return false;
  };
  const Node& owner = program.node(Role::link, "Jay");
  CHECK(owner.href == "https://launchpad.net/~jay");
  CHECK(is_in(owner, Role::cell));
  CHECK(is_in(owner, Role::row));
  CHECK(is_in(program.node(Role::paragraph, "Not final."), Role::note));
  CHECK(is_in(program.node(Role::paragraph, "a"), Role::listitem));
  CHECK(program.node(Role::link, "Cells").href.empty());
}

TEST_CASE("a table is named by its title, or by the section it stands in") {
  Program program(1280, 1600);
  open_demo(program);
  const Node& named = program.node(Role::table, "Table in “Demo”");
  CHECK(named.row_count == 3);
  CHECK(named.column_count == 2);
  CHECK(program.find(Role::table, "") == nullptr);
  // The name follows, although nothing of the table changed.
  program.app.open("other.rst",
                   "Other\n=====\n\n"
                   ".. list-table:: Who *does* it\n   :header-rows: 1\n   :stub-columns: 1\n\n"
                   "   * - Name\n     - Owner\n   * - Cells\n     - Jay\n\n"
                   "Work\n----\n\n=====  =====\nName   Owner\n=====  =====\nAPI    Sean\n"
                   "=====  =====\n");
  program.settle();
  CHECK(program.find(Role::table, "Who does it") != nullptr);
  CHECK(program.find(Role::table, "Table in “Work”") != nullptr);
  std::vector<std::string> roles;
  const std::vector<Node>& nodes = program.app.semantics().nodes;
  for (const Node& node : nodes) {
    if (node.column_index == 0 || node.role == Role::table) continue;
    roles.push_back(std::string(to_string(node.role)) + ' ' + std::to_string(node.column_index));
  }
  const std::vector<std::string> expected = {"columnheader 1", "columnheader 2", "rowheader 1",
                                             "cell 2"};
  CHECK(std::search(roles.begin(), roles.end(), expected.begin(), expected.end()) != roles.end());
  program.app.open("third.rst",
                   "==  ======\nA   Table\n==  ======\n1   2\n==  ======\n\n* x\n* y\n");
  program.settle();
  CHECK(program.find(Role::table, "Table") != nullptr);
}

TEST_CASE("a link that is no address of the web is text") {
  Program program;
  program.app.open("evil.rst",
                   "Evil\n====\n\n`a <javascript:alert(1)>`__ `b <data:x>`__ `c <nowhere_>`__ "
                   "`d <mailto:x@y.z>`__\n");
  program.settle();
  CHECK(program.find(Role::link, "a") == nullptr);
  CHECK(program.find(Role::link, "b") == nullptr);
  CHECK(program.find(Role::link, "c") == nullptr);
  CHECK(program.node(Role::link, "d").href == "mailto:x@y.z");
}

TEST_CASE("lines that changed since the document was opened are marked") {
  Program program(1280, 1600);
  open_demo(program);
  program.activate(Role::button, "Source");
  CHECK(starts_with(program, Role::paragraph, "Changed: ") == nullptr);
  program.type(Role::combobox, "Owners of Cells", "Sylvain");
  CHECK(program.find(Role::paragraph, "Changed: | `Cells`_  | Sylvain  |") != nullptr);
  program.key("z", true);
  CHECK(starts_with(program, Role::paragraph, "Changed: ") == nullptr);
  program.focus(Role::button, "Select or move Quotas");
  program.key("Delete");
  CHECK(starts_with(program, Role::paragraph, "Lines removed above. ") != nullptr);
  program.key("z", true);
  program.activate(Role::button, "Add priority");
  program.type(Role::textbox, "Title", "Live upgrade");
  CHECK(starts_with(program, Role::paragraph, "Added: ") != nullptr);
}

TEST_CASE("rendered and source show the same place") {
  Program program(1280, 900);
  program.app.open("long.rst", long_document());
  program.settle();
  program.activate(Role::button, "Both");
  const auto same_place = [&] {
    const Node* rendered = first_in_sight(program, "rendered", Role::heading);
    REQUIRE(rendered != nullptr);
    const std::string title = rendered->name;
    const Node* source = nullptr;
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role == Role::paragraph && node.name == title) source = &node;
    }
    REQUIRE(source != nullptr);
    // Heights above it differ, so it is only near: less than the section before is high.
    CHECK(std::abs(source->rect.y - rendered->rect.y) < 60);
  };
  program.focus(Role::document, "long.rst, rendered");
  for (int at = 0; at < 4; ++at) {
    program.key("PageDown");
    same_place();
  }
  program.focus(Role::document, "long.rst, source");
  for (int at = 0; at < 4; ++at) {
    program.key("PageDown");
    same_place();
  }
  const std::string title = first_in_sight(program, "rendered", Role::heading)->name;
  // And where one takes the place of the other.
  program.activate(Role::button, "Rendered");
  CHECK(first_in_sight(program, "rendered", Role::heading)->name == title);
  program.activate(Role::button, "Source");
  CHECK(program.find(Role::paragraph, title) != nullptr);
}

TEST_CASE("a link within the document leads to its place") {
  Program program(1280, 800);
  std::string text = long_document();
  text.insert(text.find("Text 0."), "See `Section 150`_.\n\n");
  program.app.open("long.rst", text);
  program.settle();
  CHECK(program.find(Role::heading, "Section 150") == nullptr);
  SUBCASE("by keyboard") {
    program.activate(Role::link, "Section 150");
  }
  SUBCASE("by pointer") {
    program.click(Role::link, "Section 150");
  }
  const Node& title = program.node(Role::heading, "Section 150");
  CHECK(title.rect.y >= title.clip.y);
  CHECK(title.rect.y < title.clip.y + 60);
}

TEST_CASE("problems are gone through and fixed by keyboard") {
  Program program;
  open_demo(program);
  program.activate(Role::button, "Source");
  CHECK(program.find(Role::button, "2 warnings, show them") != nullptr);
  CHECK(program.key("F8"));
  const auto focused = [&] {
    for (const Node& node : program.app.semantics().nodes) {
      if (node.id == program.focus()) return node.name;
    }
    return std::string();
  };
  CHECK(focused().starts_with("Warning: "));
  CHECK(focused().ends_with("Line 22, column 14"));
  CHECK(program.find(Role::paragraph, "Many of them.  ") != nullptr);
  CHECK(program.key("F8"));
  CHECK(focused().find("Line 28") != std::string::npos);
  CHECK(program.key("F8"));  // around the end
  CHECK(focused().find("Line 22") != std::string::npos);
  CHECK(program.key("F8", false, true));
  CHECK(focused().find("Line 28") != std::string::npos);
  CHECK(program.key(".", true));  // has no fix, and says so
  CHECK(program.find(Role::button, "2 warnings, hide them") != nullptr);
  program.key("F8", false, true);
  CHECK(program.key(".", true));
  CHECK(program.find(Role::button, "1 warning, hide them") != nullptr);
  program.key("s", true);
  CHECK(lines_only_in(program.host.saved[0].text, demo) ==
        std::vector<std::string>{"Many of them."});
  CHECK(program.key("z", true));
  CHECK(program.find(Role::button, "2 warnings, hide them") != nullptr);
}

TEST_CASE("a problem of a priority leads to it") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.type(Role::combobox, "Owners of Scheduler", "");
  program.focus(Role::textbox, "Title of Cells V2");
  while (program.find(Role::button, "Demote") == nullptr) program.key("F8");
  program.key("F8");
  bool led = false;
  for (int at = 0; at < 40 && !led; ++at) {
    program.key("F8");
    const Node* title = program.find(Role::textbox, "Title");
    led = title != nullptr && title->value == "Scheduler";
  }
  CHECK(led);
}

TEST_CASE("another document is shown from its begin, however far the one before was scrolled") {
  Program program;
  program.app.open("long.rst", long_document());
  program.settle();
  program.focus(Role::document, "long.rst, rendered");
  program.key("End");
  CHECK(program.find(Role::heading, "Section 199") != nullptr);
  program.activate(Role::button, "New");
  const Node* title = nullptr;
  for (const Node& node : program.app.semantics().nodes) {
    if (node.name == "Project Priorities" && node.role == Role::heading && node.clip.y > 300) {
      title = &node;
    }
  }
  REQUIRE(title != nullptr);
  CHECK(title->rect.y >= title->clip.y);
}

TEST_CASE("the views follow what is typed in a long text") {
  Program program(2560, 1440);
  open_demo(program);
  program.focus(Role::textbox, "Title of Cells");
  program.activate(Role::button, "Both");
  std::string text = "First.";
  for (int i = 0; i < 60; ++i) text += "\n\nAnd a paragraph.";
  program.type(Role::textbox, "Description", text + "\n\nLast");
  program.settle();
  const auto in_sight = [&](std::string_view name) {
    std::size_t count = 0;
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role != Role::paragraph || !node.name.ends_with(name)) continue;
      ++count;
      CHECK(node.rect.y >= node.clip.y);
      CHECK(node.rect.y + node.rect.height <= node.clip.y + node.clip.height);
    }
    return count;
  };
  program.type(Role::textbox, "Description", text + "\n\nLast one");
  CHECK(in_sight("Last one") == 2);
  text.replace(0, 6, "Begin.");
  program.type(Role::textbox, "Description", text + "\n\nLast one");
  CHECK(in_sight("Begin.") == 2);
  text.replace(0, 6, "Begun.");  // in sight already: nothing moves
  const float before = program.node(Role::paragraph, "Begin.").rect.y;
  program.type(Role::textbox, "Description", text + "\n\nLast one");
  CHECK(program.node(Role::paragraph, "Begun.").rect.y == before);
}

TEST_CASE("a problem that is chosen leads into the field that mends it") {
  Program program;
  program.app.open("x-priorities.rst", R"(============
X Priorities
============

An *introduction.

+----------+-------+
| Priority | Owner |
+==========+=======+
| `Cells`_ | Ana   |
+----------+-------+
| Quotas   |       |
+----------+-------+

Cells
-----

A **word.

Priorities without a clear plan
-------------------------------

* An idea

  with *notes.
)");
  program.settle();
  program.activate(Role::button, "4 warnings, 2 hints, show them");
  // The field that has the focus, after the problem with these words was chosen: "of what: field".
  const auto named = [&](NodeId id) {
    for (const Node& node : program.app.semantics().nodes) {
      if (node.id == id) return node.name;
    }
    return std::string();
  };
  const auto field_for = [&](std::string_view words) {
    for (int i = 0; i < 6; ++i) {
      program.key("F8");
      if (named(program.focus()).find(words) != std::string::npos) break;
    }
    const std::string problem = named(program.focus());
    REQUIRE(problem.find(words) != std::string::npos);
    program.activate(Role::button, problem);
    return program.node(Role::textbox, "Title").value + ": " + named(program.focus());
  };
  CHECK(field_for("Line 5") == "X Priorities: Introduction");
  CHECK(field_for("“Ana” has no link") == "Cells: Link of Ana");
  CHECK(field_for("“Quotas” has no owner") == "Quotas: Owners, separated by commas");
  CHECK(field_for("“Quotas” has no section") == "Quotas: Description");
  CHECK(field_for("Line 18") == "Cells: Description");
  CHECK(field_for("Line 25") == "An idea: Notes");
  SUBCASE("on a phone too") {
    program.resize(390, 844);
    program.activate(Role::tab, "Document");
    program.activate(Role::button, "Problems 6");
    CHECK(field_for("Line 18") == "Cells: Description");
  }
  SUBCASE("the one that was gone to stays that, whatever comes ahead of it") {
    CHECK(field_for("“Quotas” has no owner") == "Quotas: Owners, separated by commas");
    program.type(Role::combobox, "Owners of Cells", "");  // a problem ahead of it
    program.key("F8");
    CHECK(named(program.focus()).find("Line 18") != std::string::npos);
  }
  SUBCASE("warnings stand ahead of hints") {
    std::string severities;
    for (int i = 0; i < 6; ++i) {
      program.key("F8");
      severities += named(program.focus())[0];
    }
    CHECK((severities + severities).find("WWWWHH") != std::string::npos);
  }
}

TEST_CASE("on a phone one view shows at a time") {
  Program program(390, 844);
  open_demo(program);
  program.activate(Role::tab, "Document");
  CHECK(program.find(Role::document, "demo.rst, rendered") != nullptr);
  CHECK(program.find(Role::button, "Both") == nullptr);
  program.activate(Role::button, "Source");
  CHECK(program.find(Role::document, "demo.rst, source") != nullptr);
  CHECK(program.find(Role::document, "demo.rst, rendered") == nullptr);
  program.activate(Role::button, "Problems 2");
  const Node* problem = starts_with(program, Role::button, "Warning: ");
  REQUIRE(problem != nullptr);
  const Node* fix = starts_with(program, Role::button, "Fix: ");
  REQUIRE(fix != nullptr);
  CHECK(fix->rect.y >= problem->rect.y + problem->rect.height - 2);  // below, where it has room
  CHECK(fix->rect.height >= touch_size);
  program.activate(Role::button, std::string(problem->name));
  CHECK(program.node(Role::textbox, "Description").id == program.focus());
  program.activate(Role::tab, "Document");
  CHECK(program.find(Role::paragraph, "Many of them.  ") != nullptr);
  program.activate(Role::button, "Problems 2");
  program.resize(1280, 800);  // where they have a place of their own
  CHECK(program.find(Role::document, "demo.rst, rendered") != nullptr);
}

TEST_CASE("only what is in sight of a long document is drawn") {
  Program program;
  program.app.open("long.rst", long_document());
  program.settle();
  CHECK(program.app.semantics().nodes.size() < 150);
}
