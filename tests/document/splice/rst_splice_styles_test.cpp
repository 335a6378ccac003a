// How documents are written, and what that does to edits.
#include <doctest/doctest.h>

#include <algorithm>

#include "document/splice/splicing.h"

namespace summit {
namespace {

std::string table(const std::string& rows) {
  return "T\n=\n\n" + rows + "\nFoo\n---\n\nText.\n";
}

const std::string grid =
    "+----------+--------+\n"
    "| Priority | Owner  |\n"
    "+==========+========+\n"
    "| Foo_     | ann    |\n"
    "+----------+--------+\n"
    "| Bar      | bob    |\n"
    "+----------+--------+\n";

TEST_CASE("a list-table keeps its bullets and its blank lines") {
  const std::string list =
      ".. list-table::\n   :header-rows: 1\n\n"
      "   * - Priority\n     - Owner\n     - Spec\n\n"
      "   * - Foo_\n     - * ann\n       * bob\n     - None\n\n"
      "   * - Bar\n     - * cy\n     -\n";
  changes(table(list), {SetOwners{"foo", {"ann", "di"}}}, {{"* bob", "* di"}});
  changes(table(list), {SetOwners{"bar", {"di", "cy"}}}, {{"- * cy", "- * di\n       * cy"}});
  changes(table(list), {SetField{"bar", "Spec", std::string("A *spec*")}},
          {{"     -\n", "     - A *spec*\n"}});
  changes(table(list), {SetField{"bar", "Spec", std::string("* a\n* b")}},
          {{"     -\n", "     - * a\n       * b\n"}});
  changes(table(list), {AddPriority{{.title = "New", .owners = {"x"}}}},
          {{"     - * cy\n     -\n", "     - * cy\n     -\n\n   * - New\n     - * x\n     -\n"}});
  changes(table(list), {RemovePriority{"foo"}},
          {{"   * - Foo_\n     - * ann\n       * bob\n     - None\n\n", ""},
           {"\nFoo\n---\n\nText.\n", ""}});
}

TEST_CASE("a table whose columns become more or others") {
  changes(table(grid), {SetField{"bar", "Target", std::string("M1")}},
          {{grid,
            "+----------+--------+--------+\n"
            "| Priority | Owner  | Target |\n"
            "+==========+========+========+\n"
            "| Foo_     | ann    |        |\n"
            "+----------+--------+--------+\n"
            "| Bar      | bob    | M1     |\n"
            "+----------+--------+--------+\n"}});
  changes(table(grid), {RenameGroup{0, {}, {{"Goal", "Champions"}}, {}}},
          {{"+----------+--------+\n| Priority | Owner  |\n+==========+========+\n"
            "| Foo_     | ann    |\n+----------+--------+\n"
            "| Bar      | bob    |\n+----------+--------+\n",
            "+----------+-----------+\n| Goal     | Champions |\n+==========+===========+\n"
            "| Foo_     | ann       |\n+----------+-----------+\n"
            "| Bar      | bob       |\n+----------+-----------+\n"}});
}

TEST_CASE("the last row leaves an empty one, which the next one takes") {
  const std::string empty = table(
      "+----------+--------+\n"
      "| Priority | Owner  |\n"
      "+==========+========+\n"
      "|          |        |\n"
      "+----------+--------+\n");
  CHECK(edited(table(grid), {RemovePriority{"foo"}, RemovePriority{"bar"}}) ==
        empty.substr(0, empty.find("\nFoo")));
  changes(empty, {AddPriority{{.title = "Bar", .owners = {"bob"}}}},
          {{"|          |        |", "| Bar      | bob    |"}});
}

TEST_CASE("a table with cells that span others changes by cells, and else becomes a plain grid") {
  const std::string spans =
      "+----------+-------+\n| Priority | Owner |\n+==========+=======+\n| Foo_     | ann   |\n"
      "+----------+       |\n| Bar      |       |\n+----------+-------+\n";
  changes(table(spans), {SetOwners{"foo", {"eve"}}}, {{"| ann   |", "| eve   |"}});
  changes(table(spans), {RenamePriority{"bar", "Longer name"}},
          {{spans,
            "+-------------+-------+\n| Priority    | Owner |\n+=============+=======+\n"
            "| Foo_        | ann   |\n+-------------+       |\n| Longer name |       |\n"
            "+-------------+-------+\n"}});
  CHECK(edited(table(spans), {SetOwners{"bar", {"x"}}}) ==
        table("+----------+-------+\n| Priority | Owner |\n+==========+=======+\n"
              "| `Foo`_   | ann   |\n+----------+-------+\n| Bar      | x     |\n"
              "+----------+-------+\n"));
}

TEST_CASE("a table in a quote stays there") {
  std::string quoted;
  for (std::size_t at = 0; at < grid.size(); at = grid.find('\n', at) + 1) {
    quoted += "  " + grid.substr(at, grid.find('\n', at) + 1 - at);
  }
  changes(table(quoted), {SetOwners{"bar", {"x"}}}, {{"| bob    |", "| x      |"}});
}

TEST_CASE("links in references stay there") {
  const std::string links =
      "+----------+-------------------------+\n"
      "| Priority | Owner                   |\n"
      "+==========+=========================+\n"
      "| Foo_     | `Ann B <http://a.b/>`_  |\n"
      "+----------+-------------------------+\n"
      "| Bar      | `Cee D <http://c.d/>`_  |\n"
      "+----------+-------------------------+\n";
  changes(table(links), {SetPerson{"Ann B", "http://x.y/", {}, {}, {}}},
          {{"http://a.b/", "http://x.y/"}});
  changes(table(links), {SetPerson{"New", "http://x.y/", {}, {}, {}}, SetOwners{"bar", {"New"}}},
          {{"`Cee D <http://c.d/>`_  |", "`New <http://x.y/>`_    |"}});
}

TEST_CASE("targets are written as the others are") {
  const auto owned = [](const std::string& targets) {
    return "T\n=\n\n+----------+---------------+\n"
           "| Priority | Owner         |\n"
           "+==========+===============+\n"
           "| Foo      | `B`_, `C`_    |\n"
           "+----------+---------------+\n"
           "| Bar      | `D`_          |\n"
           "+----------+---------------+\n\n" +
           targets;
  };
  const Operations add{SetPerson{"A", "http://a/", {}, {}, {}}, SetOwners{"bar", {"D", "A"}}};
  const std::pair<std::string, std::string> row{"| `D`_          |", "| `D`_, `A`_    |"};
  const std::string sorted = ".. _B: http://b/\n.. _C: http://c/\n.. _D: http://d/\n";
  changes(owned(sorted), add, {row, {".. _B:", ".. _A: http://a/\n.. _B:"}});
  const std::string mixed = " .. _`C` : http://c/\n .. _`B` : http://b/\n .. _`D` : http://d/\n";
  changes(owned(mixed), add,
          {row, {" .. _`D` : http://d/\n", " .. _`D` : http://d/\n .. _`A` : http://a/\n"}});
  const std::string twice =
      ".. _C: http://c/\n.. _B: http://b/\n.. _D: http://d/\n\n.. _D: http://d/\n";
  CHECK(edited(owned(twice), {SetPerson{"D", "http://x/", {}, {}, {}}}) ==
        owned(".. _C: http://c/\n.. _B: http://b/\n.. _D: http://x/\n\n.. _D: http://x/\n"));
}

TEST_CASE("targets that others need stay when their section goes") {
  const std::string source =
      table(grid) + "\n.. _spec: http://s/\n.. _other: http://o/\n\nMore\n----\n\nSee spec_.\n";
  changes(source, {RemovePriority{"foo"}},
          {{"| Foo_     | ann    |\n+----------+--------+\n", ""},
           {"Foo\n---\n\nText.\n\n", ""},
           {".. _other: http://o/\n", ""}});
}

TEST_CASE("references beside the plan follow a new title") {
  const std::string source =
      "T\n=\n\n" + grid +
      "\nHere foo_ and `text <foo_>`_.\n\n.. _alias: Foo_\n\nFoo\n---\n\nText.\n";
  changes(source, {RenamePriority{"foo", "Better name"}},
          {{"+----------+--------+\n| Priority | Owner  |\n+==========+========+\n| Foo_     | ann "
            "   |\n",
            "+----------+--------+\n| Priority | Owner  |\n+==========+========+\n| `Better  | ann "
            "   |\n"
            "| name`_   |        |\n"},
           {"Here foo_ and `text <foo_>`_.", "Here `Better name`_ and `text <Better name_>`__."},
           {"alias: Foo_", "alias: `Better name`_"},
           {"Foo\n---\n", "Better name\n-----------\n"}});
}

TEST_CASE("line breaks, tabs and a missing last one stay as they are") {
  std::string crlf = table(grid);
  for (std::size_t at = 0; (at = crlf.find('\n', at)) != std::string::npos; at += 2) {
    crlf.insert(at, "\r");
  }
  changes(crlf, {SetOwners{"bar", {"x", "y"}}},
          {{"| Bar      | bob    |\r\n", "| Bar      | x,     |\r\n|          | y      |\r\n"}});
  const std::string tab = table(grid) + "\n\tquoted\tby tabs";
  changes(tab, {SetOwners{"bar", {"x"}}}, {{"bob", "x  "}});
  changes(tab, {SetDescription{"foo", "Text.\n\n        quoted  by tabs\n\nMore."}},
          {{"quoted\tby tabs", "quoted\tby tabs\n\nMore."}});
}

TEST_CASE("a row that is no priority stays behind the one ahead of it") {
  const std::string with_note = table(
      "+----------+--------+\n"
      "| Priority | Owner  |\n"
      "+==========+========+\n"
      "| Foo_     | ann    |\n"
      "+----------+--------+\n"
      "|          | note   |\n"
      "+----------+--------+\n"
      "| Bar      | bob    |\n"
      "+----------+--------+\n");
  const BoundDocument bound = bind_rst(with_note);
  REQUIRE(bound.plan.groups.at(0).priorities.size() == 2);
  changes(with_note, {RemovePriority{"bar"}},
          {{"| Bar      | bob    |\n+----------+--------+\n", ""}});
  changes(with_note, {MovePriority{"bar", 0}},
          {{"| Bar      | bob    |\n+----------+--------+\n", ""},
           {"| Foo_  ", "| Bar      | bob    |\n+----------+--------+\n| Foo_  "}});
}

TEST_CASE("groups come, go and change places with their sections") {
  const std::string source = "T\n=\n\nOne\n---\n\n" + grid + "\nTwo\n---\n\nWords.\n\n" +
                             with(with(grid, "Foo_", "Baz "), "Bar", "Qux") +
                             "\nFoo\n---\n\nText.\n";
  changes(source, {RenameGroup{1, "Second", {}, "Other words."}},
          {{"Two\n---\n", "Second\n------\n"}, {"Words.", "Other words."}});
  const std::string first = "One\n---\n\n" + grid + "\n";
  CHECK(edited(source, {MoveGroup{0, 1}}) ==
        with(with(source, first, ""), "\nFoo\n---\n", "\n" + first + "Foo\n---\n"));
  CHECK(edited(source, {RemoveGroup{0}}) ==
        with(with(source, first, ""), "\nFoo\n---\n\nText.\n", ""));
  CHECK(edited(source, {AddGroup{{.title = "Three",
                                  .columns = {"Goal", "Owner"},
                                  .priorities = {{.title = "x", .owners = {"y"}}}},
                                 1}})
            .find("\nThree\n-----\n\n+------+-------+\n| Goal | Owner |\n") != std::string::npos);
}

TEST_CASE("a document without a table or a section for ideas gets one") {
  const std::string words = "Title\n=====\n\nWords.\n\nNotes\n-----\n\nMore.\n";
  changes(words, {AddPriority{{.title = "One", .owners = {"x"}}, 0, {}}},
          {{"Words.\n",
            "Words.\n\n+----------+-------+\n| Priority | Owner |\n+==========+=======+\n"
            "| One      | x     |\n+----------+-------+\n"}});
  const std::string written = edited(words, {AddIdea{{.title = "An idea"}, "", {}}});
  CHECK(written ==
        words +
            "\nPriorities without a clear plan\n-------------------------------\n\n* An idea\n");
}

TEST_CASE("an owner without a link below one with a link gets no comma where it had room beside") {
  const std::string table =
      "+----------+----------------------+\n| Priority | Owner                |\n"
      "+==========+======================+\n| One      | `Jay Pipes`_         |\n"
      "+----------+----------------------+\n| Two      | `Jay Pipes`_         |\n"
      "|          | `Sean Dague`_        |\n+----------+----------------------+\n\n"
      ".. _Jay Pipes: https://example.org/jay\n.. _Sean Dague: https://example.org/sean\n";
  changes(table, {SetOwners{"one", {"Jay Pipes", "Chris Dent"}}},
          {{"| One      | `Jay Pipes`_         |\n",
            "| One      | `Jay Pipes`_         |\n|          | Chris Dent           |\n"}});
  changes(table, {SetOwners{"one", {"Jay Pipes", "Christopher Dent"}}},
          {{"| One      | `Jay Pipes`_         |\n",
            "| One      | `Jay Pipes`_,        |\n|          | Christopher Dent     |\n"}});
}

TEST_CASE("an adornment is as long as its title where it was") {
  const auto titled = [](const std::string& lines) { return "T\n=\n\n" + lines + "\n" + grid; };
  changes(titled("One\n---\n"), {RenameGroup{0, "Longer", {}, {}}},
          {{"One\n---\n", "Longer\n------\n"}});
  changes(titled("Longer\n------\n"), {RenameGroup{0, "One", {}, {}}},
          {{"Longer\n------\n", "One\n---\n"}});
  changes(titled("One\n------\n"), {RenameGroup{0, "Four", {}, {}}}, {{"One\n", "Four\n"}});
  changes(titled("One\n------\n"), {RenameGroup{0, "Very long", {}, {}}},
          {{"One\n------\n", "Very long\n---------\n"}});
  changes(titled("-----\n One\n-----\n"), {RenameGroup{0, "日本", {}, {}}},
          {{"-----\n One\n-----\n", "------\n 日本\n------\n"}});
}

}  // namespace
}  // namespace summit
