#include "document/splice/rst_dangling_splice.h"

#include "document/splice/splicing.h"

namespace summit {
namespace {

const std::string document = R"(Title
=====

+----------+-------+
| Priority | Owner |
+==========+=======+
| `Alpha`_ | ada   |
+----------+-------+
| `Beta`_  | bob   |
+----------+-------+

Some words.

+------+----------+
| Week | What     |
+======+==========+
| 1    | `Alpha`_ |
+------+----------+

Alpha
-----

Words.

Beta
----

Needs Alpha_, `this <Alpha_>`_ and `nothing`_.

+----------+---+
| `Alpha`_ | x |
+----------+---+
)";

TEST_CASE("references to a section that is gone become text") {
  changes(document, {RemovePriority{"alpha"}},
          {{"| `Alpha`_ | ada   |\n+----------+-------+\n", ""},
           {"| 1    | `Alpha`_ |", "| 1    | Alpha    |"},
           {"Alpha\n-----\n\nWords.\n\n", ""},
           {"Needs Alpha_, `this <Alpha_>`_ and", "Needs Alpha, this and"},
           {"| `Alpha`_ | x |", "| Alpha    | x |"}});
}

TEST_CASE("what the section is now becomes their target") {
  changes(document, {SetDescription{"alpha", {}}},
          {{"| `Alpha`_ | ada   |", "| _`Alpha` | ada   |"}, {"Alpha\n-----\n\nWords.\n\n", ""}});
  changes(document, {Demote{"alpha", {}}},
          {{"| `Alpha`_ | ada   |\n+----------+-------+\n", ""},
           {"Alpha\n-----\n\nWords.\n",
            "Priorities without a clear plan\n-------------------------------\n\n"
            "* _`Alpha`\n\n  Words.\n"}});
}

TEST_CASE("a name that another section bears still leads there") {
  const std::string twice = "T\n=\n\n.. _Alpha: https://a.b/\n\n" + document.substr(12);
  const BoundDocument before = bind_rst(twice);
  CHECK(without_dangling(before, before) == twice);
}

TEST_CASE("a rename reaches tables that are no priorities'") {
  changes(document, {RenamePriority{"alpha", "A name"}},
          {{"+----------+-------+\n| Priority | Owner |\n+==========+=======+\n"
            "| `Alpha`_ | ada   |\n+----------+-------+\n| `Beta`_  | bob   |\n"
            "+----------+-------+\n",
            "+----------+-------+\n| Priority | Owner |\n+==========+=======+\n"
            "| `A       | ada   |\n| name`_   |       |\n+----------+-------+\n"
            "| `Beta`_  | bob   |\n+----------+-------+\n"},
           {"+------+----------+\n| Week | What     |\n+======+==========+\n"
            "| 1    | `Alpha`_ |\n+------+----------+\n",
            "+------+-----------+\n| Week | What      |\n+======+===========+\n"
            "| 1    | `A name`_ |\n+------+-----------+\n"},
           {"Alpha\n-----\n\nWords.", "A name\n------\n\nWords."},
           {"Needs Alpha_, `this <Alpha_>`_ and", "Needs `A name`_, `this <A name_>`_ and"},
           {"+----------+---+\n| `Alpha`_ | x |\n+----------+---+\n",
            "+-----------+---+\n| `A name`_ | x |\n+-----------+---+\n"}});
}

}  // namespace
}  // namespace summit
