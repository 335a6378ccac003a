#include "document/binding/rst_binding.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "document/binding/binding.h"

namespace summit {
namespace {

std::string bound_text(const BoundDocument& bound, const BoundProse& prose) {
  return std::string(
      bound.document.tree.text().substr(prose.span.begin, prose.span.end - prose.span.begin));
}

const std::string liberty = R"(.. _liberty-priorities:

==========================
Liberty Project Priorities
==========================

List of priorities
in Liberty.

+-------------+--------------------+
| Priority    | Owner              |
+=============+====================+
| `Cells V2`_ | `Andrew Laski`_,   |
|             | `Sean Dague`_      |
+-------------+--------------------+
| Upgrades    | TBD                |
+-------------+--------------------+

.. _Andrew Laski: https://launchpad.net/~alaski
.. _Sean Dague: https://launchpad.net/~sdague


Priorities without a clear plan
-------------------------------

We would like:

* Quotas

  * Races

Ask us.

Cells v2
--------

Started in Kilo.

  Quoted.

Details
~~~~~~~

More.
)";

TEST_CASE("a document with everything that Liberty's has") {
  const BoundDocument bound = bind(liberty);
  const Plan& plan = bound.plan;
  CHECK(plan.title == "Liberty Project Priorities");
  CHECK(plan.labels == std::vector<std::string>{"liberty-priorities"});
  CHECK(plan.release == "Liberty");
  CHECK(plan.project.empty());
  CHECK(plan.introduction == "List of priorities\nin Liberty.");
  REQUIRE(plan.people.size() == 3);
  CHECK(plan.people[0] == Person{"Andrew Laski", "https://launchpad.net/~alaski", "", {}, {}});
  CHECK(plan.people[1] == Person{"Sean Dague", "https://launchpad.net/~sdague", "", {}, {}});
  CHECK(plan.people[2] == Person{"TBD", "", "", PersonKind::unassigned, {}});
  REQUIRE(plan.groups.size() == 1);
  CHECK(plan.groups[0].columns == std::vector<std::string>{"Priority", "Owner"});
  CHECK(outline(plan) ==
        "[]\n"
        "Cells V2 / Cells v2; Andrew Laski; Sean Dague: "
        "Started in Kilo.\n\n  Quoted.\n\nDetails\n~~~~~~~\n\nMore.\n"
        "Upgrades; TBD\n");
  CHECK(plan.groups[0].priorities[0].id == "cells-v2");
  CHECK(plan.unplanned.title == "Priorities without a clear plan");
  CHECK(plan.unplanned.introduction == "We would like:");
  CHECK(plan.unplanned.closing == "Ask us.");
  REQUIRE(plan.unplanned.ideas.size() == 1);
  CHECK(plan.unplanned.ideas[0].id == "quotas");
  CHECK(plan.unplanned.ideas[0].ideas[0].title == "Races");
  CHECK(plan.sections.empty());
  CHECK(plan.source == Source{"rst", liberty, {}});
}

TEST_CASE("where the parts stand in the document") {
  const BoundDocument bound = bind(liberty);
  const RstTree& tree = bound.document.tree;
  const Binding& binding = bound.binding;
  REQUIRE(binding.labels.size() == 1);
  CHECK(tree.markup(binding.labels[0]) == ".. _liberty-priorities:");
  CHECK(tree.kind(binding.title) == RstKind::section);
  CHECK(bound_text(bound, binding.introduction) == "List of priorities\nin Liberty.\n");
  REQUIRE(binding.people.size() == 3);
  CHECK(tree.markup(binding.people[1]) == ".. _Sean Dague: https://launchpad.net/~sdague");
  CHECK(binding.people[2] == rst_none);
  REQUIRE(binding.groups.size() == 1);
  const BoundGroup& group = binding.groups[0];
  CHECK(group.section == rst_none);
  CHECK(tree.kind(group.table) == RstKind::table);
  CHECK(group.roles == std::vector<ColumnRole>{ColumnRole::title, ColumnRole::owners});
  REQUIRE(group.priorities.size() == 2);
  CHECK(tree.kind(group.priorities[0].row) == RstKind::row);
  CHECK(tree.kind(group.priorities[0].section) == RstKind::section);
  CHECK(bound_text(bound, group.priorities[0].description) ==
        "Started in Kilo.\n\n  Quoted.\n\nDetails\n~~~~~~~\n\nMore.\n");
  CHECK(group.priorities[1].section == rst_none);
  CHECK(bound_text(bound, binding.unplanned.introduction) == "We would like:\n");
  CHECK(bound_text(bound, binding.unplanned.closing) == "Ask us.\n");
  CHECK(binding.unplanned.ideas[0].ideas.size() == 1);
}

TEST_CASE("groups with tables of their own, and sections about anything else") {
  const Plan plan = plan_of(R"(
=====
Title
=====

Introduction.

.. _target: https://example.org/

Goals
=====

About the goals.

.. list-table:: Caption
   :header-rows: 1

   * - Name
     - Category
     - Champions
   * - `One`_
     - Bugfix
     - JayF
   * -
     -
     - nobody
   * - Two
     - `link <https://example.org/2>`_
     -

Not of the plan.

Schedule
--------

Times.

Sprint 1
++++++++

May.

.. _details:

Details
=======

In no particular order.

Two
---

Second.

One
---

First.

Notes
-----

Last.
)");
  CHECK(plan.introduction == "Introduction.\n\n.. _target: https://example.org/");
  REQUIRE(plan.groups.size() == 1);
  CHECK(plan.groups[0].introduction == "About the goals.");
  CHECK(plan.groups[0].columns == std::vector<std::string>{"Name", "Category", "Champions"});
  CHECK(outline(plan) ==
        "[Goals]\n"
        "One; JayF; Category=Bugfix: First.\n"
        "Two; Category=`link <https://example.org/2>`_: Second.\n");
  CHECK(outline(plan.sections) == "Schedule\n  Sprint 1\nDetails\n  Notes\n");
  CHECK(plan.sections[0].body == "Times.");
  CHECK(plan.sections[0].sections[0].body == "May.");
  CHECK(plan.sections[1].body == "In no particular order.");
}

TEST_CASE("a second table in a section is a group without a title") {
  const BoundDocument bound = bind(R"(
Title
=====

========  =====
Priority  Owner
========  =====
a         `B`_
========  =====

.. _B: https://b.org/

More:

========  =====
Priority  Owner
========  =====
c         d
========  =====

Other
-----
)");
  CHECK(outline(bound.plan) == "[]\na; B\n[]\nc; d\n");
  CHECK(bound.plan.groups[1].introduction == "More:");
  CHECK(bound.binding.groups[1].section == rst_none);
  CHECK(outline(bound.plan.sections) == "Other\n");
}

TEST_CASE("a table may be indented and a directive's, but is no group within another") {
  const std::string table =
      "   ==== =====\n   Goal Owner\n   ==== =====\n   a    b\n   ==== =====\n";
  CHECK(outline(plan_of("Text.\n\n" + table)) == "[]\na; b\n");
  CHECK(outline(plan_of(".. Table:: Caption\n\n" + table)) == "[]\na; b\n");
  CHECK(plan_of("Text.\n\n" + table).introduction == "Text.");
  CHECK(plan_of(".. note::\n\n" + table).groups.empty());
  CHECK(plan_of("1. Item\n\n" + table).groups.empty());
}

TEST_CASE("tables of dates and those within a priority stay in the document alone") {
  const Plan plan = plan_of(R"(
Title
=====

========  =====
Priority  Owner
========  =====
`One`_    a
========  =====

One
---

==== =====
Task Owner
==== =====
b    c
==== =====

Dates
-----

========= ====
Milestone Week
========= ====
M1        May
========= ====
)");
  CHECK(plan.groups.size() == 1);
  CHECK(outline(plan.sections) == "Dates\n");
  CHECK(plan.sections[0].body.starts_with("========="));
}

TEST_CASE("a section is the first priority's that leads to it, and no group's") {
  const Plan plan = plan_of(R"(
Title
=====

Goals
-----

========  =====
Priority  Owner
========  =====
`One`_    a
one       b
`Goals`_  c
`Title`_  d
========  =====

One
---

Text.
)");
  CHECK(outline(plan) == "[Goals]\nOne; a: Text.\none; b\nGoals; c\nTitle; d\n");
}

TEST_CASE("a priority's section within another's is not part of that one") {
  const Plan plan = plan_of(R"(
Title
=====

========  =====
Priority  Owner
========  =====
One       a
Two       b
========  =====

One
+++

First.

Note
~~~~

Noted.

Two
~~~

Second.

Three
~~~~~

Third.
)");
  CHECK(outline(plan) == "[]\nOne; a: First.\n\nNote\n~~~~\n\nNoted.\nTwo; b: Second.\n");
  CHECK(outline(plan.sections) == "Three\n");
}

TEST_CASE("rows without a separator are one row, which leads to no section") {
  const Plan plan = plan_of(R"(
Title
=====

+----------+---------+
| Priority | Owner   |
+==========+=========+
| `One`_   | `A`_    |
| `Two`_   | `B`_    |
+----------+---------+

.. _A: https://a.org/
.. _B: https://b.org/

One
---

Two
---
)");
  CHECK(outline(plan) == "[]\nOne Two; A; B\n");
  CHECK(outline(plan.sections) == "One\nTwo\n");
}

TEST_CASE("a title wrapped in its cell leads to a section in other letters") {
  const Plan plan = plan_of(R"(
Title
=====

+-------------------+-------+
| Priority          | Owner |
+===================+=======+
| `Network/Neutron  | a,    |
| Migration`_       | b     |
+-------------------+-------+
| No downtime       |       |
| upgrades          |       |
+-------------------+-------+

No Downtime  Upgrades
---------------------

Second.

Network/Neutron migration
-------------------------

First.
)");
  CHECK(outline(plan) ==
        "[]\n"
        "Network/Neutron Migration / Network/Neutron migration; a; b: First.\n"
        "No downtime upgrades / No Downtime Upgrades: Second.\n");
}

TEST_CASE("people stand in order of first mention, with the URL that one has") {
  const BoundDocument bound = bind(R"(
Title
=====

==========  ==========================
Priority    Owner
==========  ==========================
a           JayF, Ironic Developers
b           `C <https://c.org/>`_, Dan
c           `JayF`_, C
==========  ==========================

.. _JayF: https://j.org/
)");
  const Plan& plan = bound.plan;
  REQUIRE(plan.people.size() == 3);
  CHECK(plan.people[0] == Person{"JayF", "https://j.org/", "", {}, {}});
  CHECK(plan.people[1] == Person{"Ironic Developers", "", "", PersonKind::team, {}});
  CHECK(plan.people[2] == Person{"C", "https://c.org/", "", {}, {}});
  CHECK(bound.document.tree.markup(bound.binding.people[2]) == "`C <https://c.org/>`_");
}

TEST_CASE("any bytes give a plan that keeps the rules") {
  const std::string nasty =
      ".. _a\x01:\n\nT\xFFtle\x07\n======\n\nAb\x0C\x1B[0m\xC3\n\n"
      "========  =====\nPriority  Owner\n========  =====\n`\xE2\x80\xA8x`_  \x02y\n========  "
      "=====\n";
  const Plan plan = plan_of(nasty);
  CHECK_FALSE(plan.source);
  CHECK(plan.title.find('\x07') == std::string::npos);
  for (const char* text : {"", "\n", "=", "==\n==\n==\n", "|", "*", ".. ", ".. _",
                           "::", "\xEF\xBB\xBF", "A\n=\nB\n-\nC\n~", "\r\r\n", "+-+\n| |\n+-+"}) {
    CAPTURE(text);
    plan_of(text);
  }
  plan_of(std::string(1, '\0'));
}

TEST_CASE("titles too long are cut") {
  const std::string title(2 * max_title_bytes, 'x');
  const Plan plan = plan_of(title + "\n" + std::string(title.size(), '=') + "\n");
  CHECK(plan.title == std::string(max_title_bytes, 'x'));
}

TEST_CASE("sections can be as deep as there are adornments, and the plan keeps them all") {
  const std::string adornments = "!\"#$%&'()*+,-./:;<=>?@[]^_{|}~`\\";
  std::string source;
  for (const char c : adornments) {
    const std::string line = std::string(4, c) + "\n";
    source.append(line).append("abcd\n").append(line).append("\n");
  }
  for (const char c : adornments) source.append("abcd\n").append(4, c).append("\n\n");
  std::size_t levels = 0;
  const Plan plan = plan_of(source + "!!!!\nnext\n!!!!\n");
  for (const std::vector<Section>* at = &plan.sections; !at->empty(); at = &at->front().sections) {
    ++levels;
  }
  CHECK(levels == 2 * adornments.size());
}

TEST_CASE("a large document takes linear time") {
  std::string table = "======== =====\nPriority Owner\n======== =====\n";
  std::string sections;
  std::string labels;
  for (int i = 0; i < 20'000; ++i) {
    const std::string name = "p" + std::to_string(i);
    table.append(name).append("_").append(8 - std::min<std::size_t>(name.size(), 7), ' ');
    table.append("o\n");
    sections.append(name).append("\n").append(name.size(), '-').append("\n\n.. _l");
    sections.append(name).append(":\n\n");
    labels.append(".. _a").append(name).append(":\n");
  }
  const Plan plan = plan_of(labels + "\nT\n=\n\n" + table + "======== =====\n\n" + sections);
  REQUIRE(plan.groups.size() == 1);
  CHECK(plan.groups[0].priorities.size() == 20'000);
  CHECK(plan.labels.size() == 20'000);
  CHECK(plan.groups[0].priorities.back().description == ".. _lp19999:");
}

TEST_CASE("every real document comes back from its plan") {
  const char* corpus = std::getenv("SUMMIT_CORPUS");
  if (corpus == nullptr) {
    MESSAGE("skipped: SUMMIT_CORPUS is not set");
    return;
  }
  std::size_t documents = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() != ".rst") continue;
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const Plan plan = plan_of(text);
    REQUIRE(plan.source);
    CHECK(plan.source->text == text);
    CHECK_FALSE(plan.title.empty());
    ++documents;
  }
  CHECK(documents > 0);
}

}  // namespace
}  // namespace summit
