#include "document/binding/rst_priority_table.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

namespace summit {
namespace {

// The first table of the document, where it is one of priorities.
std::optional<RstPriorityTable> read(const RstDocument& document) {
  for (RstIndex node = 0; node < document.tree.nodes.size(); ++node) {
    if (document.tree.kind(node) != RstKind::table) continue;
    RstPriorityTable table;
    if (!read_priority_table(document, RstSectionFinder(document), node, table)) return {};
    return table;
  }
  FAIL("there is no table");
  return {};
}

// Its rows, a line each, cells parted by "|", those of others empty.
std::string rows_of(const std::string& source) {
  const RstDocument document = read_rst(source);
  const std::optional<RstPriorityTable> table = read(document);
  if (!table) return "none";
  std::string out;
  for (const RstPriorityTable::Row& row : table->rows) {
    for (const RstIndex entry : row.entries) {
      out += (entry == rst_none ? "" : document.tree.text_of(entry)) + "|";
    }
    out += "\n";
  }
  return out;
}

const std::string grid = R"(
+------+-------+
| Goal | Owner |
+======+=======+
| `a`_ | x     |
+------+-------+
| b    | y     |
+------+-------+
)";

const std::string without_header = R"(
====  ===
a_    x
b     y
====  ===

A
-

B
-
)";

TEST_CASE("a table of priorities has a header that says so") {
  CHECK(rows_of(grid) == "a|x|\nb|y|\n");
  const RstDocument document = read_rst(grid);
  const std::optional<RstPriorityTable> table = read(document);
  CHECK(table->headers == std::vector<std::string>{"Goal", "Owner"});
  CHECK(table->title == 0);
  CHECK(rows_of("==== ====\nDate What\n==== ====\n1    2\n==== ====\n") == "none");
}

TEST_CASE("or no header, and each row leads to a section") {
  CHECK(rows_of(without_header) == "a|x|\nb|y|\n");
  const RstDocument document = read_rst(without_header);
  const std::optional<RstPriorityTable> table = read(document);
  CHECK(table->headers.empty());
  CHECK(table->roles == std::vector<ColumnRole>{ColumnRole::title, ColumnRole::owners});
  CHECK(rows_of(without_header.substr(0, without_header.find("B\n-"))) == "none");
}

TEST_CASE("a header that leads to a section is a row") {
  CHECK(rows_of(".. list-table::\n   :header-rows: 1\n\n   * - `A`_\n     - x\n   * - B\n     - y\n"
                "\nA\n-\n\nB\n-\n") == "A|x|\nB|y|\n");
}

TEST_CASE("a header may say what the section says it stands in") {
  CHECK(rows_of("Goals\n=====\n" + grid) == "a|x|\nb|y|\n");
  CHECK(rows_of("Goal\n====\n" + grid) == "a|x|\nb|y|\n");
}

TEST_CASE("a plan's columns have one name each") {
  const RstDocument document = read_rst(
      ".. list-table::\n   :header-rows: 1\n\n"
      "   * - Priority\n     - Owner\n     -\n     - Spec\n     - Spec\n     - Spec 5\n     -\n"
      "   * - A\n     -\n     -\n     -\n     -\n     -\n     -\n");
  CHECK(read(document)->headers == std::vector<std::string>{"Priority", "Owner", "Column 3", "Spec",
                                                            "Spec 5", "Spec 5 6", "Column 7"});
}

TEST_CASE("cells that span rows or columns leave the others in their columns") {
  CHECK(rows_of(R"(
+----------+-------+--------+
| Priority | Owner | Target |
+==========+=======+========+
| a        | x     | 1      |
|          +-------+--------+
|          | y     | 2      |
+----------+-------+--------+
| b                | 3      |
+------------------+--------+
)") == "a|x|1|\n|y|2|\nb||3|\n");
}

TEST_CASE("a row leads to a section by reference, by title or by label") {
  const RstDocument document = read_rst(R"(
.. list-table::

   * - See `Cells v2`_ and `cells  V2`_
     - `One`_ or `two`_
     - cells V2
     - tWo
     - three
     - Twice
     - place
     - `place`_
     - `elsewhere`_

.. _two: https://example.org/
.. _elsewhere: https://example.org/e

.. _place:

One
---

Two
---

Cells V2
--------

Three four
----------

Twice
-----

Twice
-----
)");
  const RstTree& tree = document.tree;
  const RstSectionFinder finder(document);
  std::string found;
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    if (tree.kind(node) != RstKind::entry) continue;
    const RstIndex section = finder.section_of(node);
    found += section == rst_none ? "-" : tree.text_of(tree.child(section, RstKind::title));
    found += "|";
  }
  // `two`_ is a link, so the one reference to a section in its cell decides.
  CHECK(found == "Cells V2|One|Cells V2|Two|-|-|One|One|-|");
}

}  // namespace
}  // namespace summit
