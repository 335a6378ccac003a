#include "document/splice/rst_splice.h"

#include <doctest/doctest.h>

#include "document/splice/splicing.h"

namespace summit {
namespace {

const std::string document = R"(.. _x-priorities:

===========
Some Title
===========

Intro text.

+----------------+---------------+
| Priority       | Owners        |
+================+===============+
| `Fast path`_   | `Ann Bee`_,   |
|                | `Cee Dee`_    |
+----------------+---------------+
| Other          | nick          |
+----------------+---------------+
| `Third thing`_ | `Ann Bee`_    |
+----------------+---------------+

.. _Ann Bee: http://a.b/~ann
.. _Cee Dee: http://a.b/~cee


Backlog
-------

Some things:

- First thing

  With notes.

- Second thing

  - Nested one
  - Nested two

The end.

Fast Path
---------

Words about it,
on two lines.

See `Third thing`_.

Third thing
-----------

.. a comment

Words.

Notes
~~~~~

More on `Fast path`_.
)";

void changes(const Operations& operations, const Changes& places) {
  summit::changes(document, operations, places);
}

TEST_CASE("owners change in their cell, and their targets come and go") {
  changes({SetPerson{"Eff Gee", "http://a.b/~eff", {}, {}, {}},
           SetOwners{"fast-path", {"Ann Bee", "Eff Gee"}}},
          {{"|                | `Cee Dee`_    |", "|                | `Eff Gee`_    |"},
           {".. _Cee Dee: http://a.b/~cee\n", ".. _Eff Gee: http://a.b/~eff\n"}});
  changes({SetOwners{"other", {"nick", "other_"}}},
          {{"| Other          | nick          |\n",
            "| Other          | nick,         |\n|                | other\\_       |\n"}});
  changes({SetOwners{"fast-path", {}}},
          {{"| `Fast path`_   | `Ann Bee`_,   |\n|                | `Cee Dee`_    |\n",
            "| `Fast path`_   |               |\n"},
           {".. _Cee Dee: http://a.b/~cee\n", ""}});
}

TEST_CASE("a link that names its text serves as a target for others, in a row that stays") {
  const std::string source = R"(Title
=====

========  ==========================
Priority  Owner
========  ==========================
a         JayF, Ironic Developers
b         `C <https://c.org/>`_, Dan
c         `JayF`_, C
========  ==========================

Text.

.. _JayF: https://j.org/
)";
  const BoundDocument bound = bind_rst(source);
  CHECK(write_into(bound, bound.plan) == source);
  summit::changes(source, {SetText{SetText::Member::title, "Other"}},
                  {{"Title\n=====", "Other\n====="}});
}

TEST_CASE("a person's link and name are followed") {
  changes({SetPerson{"Ann Bee", "http://c.d/", {}, {}, {}}},
          {{".. _Ann Bee: http://a.b/~ann", ".. _Ann Bee: http://c.d/"}});
  changes({SetPerson{"Cee Dee", "", {}, {}, {}}},
          {{"| `Cee Dee`_    |", "| Cee Dee       |"}, {".. _Cee Dee: http://a.b/~cee\n", ""}});
  changes({RenamePerson{"Cee Dee", "Dee"}},
          {{"| `Cee Dee`_    |", "| `Dee`_        |"}, {".. _Cee Dee:", ".. _Dee:"}});
}

TEST_CASE("a new title is that of the row and the section, and in all references") {
  changes({RenamePriority{"third-thing", "Thing 3"}},
          {{"| `Third thing`_ |", "| `Thing 3`_     |"},
           {"See `Third thing`_.", "See `Thing 3`_."},
           {"Third thing\n-----------\n", "Thing 3\n-------\n"}});
  // The heading differs from the title by case, and goes on to be what the references name.
  changes({RenamePriority{"fast-path", "Fast lane"}},
          {{"| `Fast path`_   |", "| `Fast lane`_   |"},
           {"Fast Path\n---------\n", "Fast lane\n---------\n"},
           {"More on `Fast path`_.", "More on `Fast lane`_."}});
  changes({RenamePriority{"other", "Another"}}, {{"| Other          |", "| Another        |"}});
  changes({RenamePriority{"fast-path", "Quick", "The fast path"}},
          {{"| `Fast path`_   | `Ann Bee`_,   |\n|                | `Cee Dee`_    |",
            "| `Quick <The    | `Ann Bee`_,   |\n| fast path_>`__ | `Cee Dee`_    |"},
           {"Fast Path\n---------\n", "The fast path\n-------------\n"},
           {"More on `Fast path`_.", "More on `The fast path`_."}});
}

TEST_CASE("a description changes by paragraphs") {
  changes({SetDescription{"fast-path", "Words about that,\non two lines.\n\nSee `Third thing`_."}},
          {{"Words about it,", "Words about that,"}});
  changes({SetDescription{"fast-path",
                          "Words about it,\non two lines.\n\nNew.\n\nSee `Third thing`_."}},
          {{"See `Third", "New.\n\nSee `Third"}});
  changes({SetDescription{"fast-path", ""}},
          {{"Words about it,\non two lines.\n\nSee `Third thing`_.\n\n", ""}});
  changes(
      {SetDescription{"fast-path", {}}},
      {{"| `Fast path`_   |", "| _`Fast path`   |"},
       {"Fast Path\n---------\n\nWords about it,\non two lines.\n\nSee `Third thing`_.\n\n", ""}});
  const std::string words =
      "These words go on and on until the line that they stand on is too long";
  changes({SetDescription{"third-thing", ".. a comment\n\n" + words +
                                             " for the document.\n\nNotes\n~~~~~\n\nMore on "
                                             "`Fast path`_."}},
          {{"Words.\n", words + " for the\ndocument.\n"}});
}

TEST_CASE("a priority that gets a description gets a section") {
  changes({SetDescription{"other", "New words."}},
          {{"| Other          |", "| `Other`_       |"},
           {"See `Third thing`_.\n", "See `Third thing`_.\n\nOther\n-----\n\nNew words.\n"}});
}

TEST_CASE("priorities come, go and move with their rows") {
  changes({AddPriority{{.title = "New one", .owners = {"x", "y"}, .description = "D."}, 0, 1}},
          {{"| Other          | nick          |\n",
            "| `New one`_     | x,            |\n|                | y             |\n"
            "+----------------+---------------+\n| Other          | nick          |\n"},
           {"See `Third thing`_.\n", "See `Third thing`_.\n\nNew one\n-------\n\nD.\n"}});
  changes({RemovePriority{"other"}},
          {{"| Other          | nick          |\n+----------------+---------------+\n", ""}});
  changes({MovePriority{"other", 0}},
          {{"| Other          | nick          |\n+----------------+---------------+\n", ""},
           {"| `Fast path`_ ",
            "| Other          | nick          |\n"
            "+----------------+---------------+\n| `Fast path`_ "}});
  CHECK(edited(document, {RemovePriority{"third-thing"}}).find("a comment") == std::string::npos);
}

TEST_CASE("ideas become priorities and priorities ideas") {
  changes({Promote{"first-thing", {{"nick"}}, 0, 1}},
          {{"- First thing\n\n  With notes.\n\n", ""},
           {"| Other          | nick          |\n",
            "| `First thing`_ | nick          |\n+----------------+---------------+\n"
            "| Other          | nick          |\n"},
           {"See `Third thing`_.\n",
            "See `Third thing`_.\n\nFirst thing\n-----------\n\nWith notes.\n"}});
  changes({Demote{"other", 0}},
          {{"| Other          | nick          |\n+----------------+---------------+\n", ""},
           {"- First thing\n", "- Other\n\n- First thing\n"}});
}

TEST_CASE("ideas keep their list") {
  changes({RenameIdea{"second-thing", "Renamed *thing*"}},
          {{"- Second thing", "- Renamed \\*thing*"}});
  changes({AddIdea{{.title = "Nested three"}, "second-thing", {}}},
          {{"  - Nested two\n", "  - Nested two\n  - Nested three\n"}});
  changes({AddIdea{{.title = "Below"}, "nested-one", {}}},
          {{"  - Nested one\n", "  - Nested one\n\n    - Below\n\n"}});
  changes({RemoveIdea{"nested-two"}}, {{"  - Nested two\n", ""}});
  changes({RenameIdea{"first-thing", {}, "Other notes."}}, {{"With notes.", "Other notes."}});
  changes(
      {MoveIdea{"second-thing", {}, 0}},
      {{"\n- Second thing\n\n  - Nested one\n  - Nested two\n", ""},
       {"- First thing\n", "- Second thing\n\n  - Nested one\n  - Nested two\n\n- First thing\n"}});
  changes({SetUnplanned{"Wishlist", "These:", "That is all."}},
          {{"Backlog\n-------", "Wishlist\n--------"},
           {"Some things:", "These:"},
           {"The end.", "That is all."}});
}

TEST_CASE("the title keeps its lines over and under it, where they were longer too") {
  changes({SetText{SetText::Member::title, "Any Title"}}, {{"Some Title", "Any Title"}});
  changes({SetText{SetText::Member::title, "A longer title"}},
          {{"===========\nSome Title\n===========\n",
            "==============\nA longer title\n==============\n"}});
  changes({SetText{SetText::Member::introduction, "Other."}}, {{"Intro text.", "Other."}});
}

TEST_CASE("other sections follow the plan") {
  changes({SetSection{{"Closing words"}, "Bye."}},
          {{"More on `Fast path`_.\n",
            "More on `Fast path`_.\n\nClosing words\n-------------\n\nBye.\n"}});
}

TEST_CASE("ideas keep a section whose title does not say what it is") {
  const std::string source =
      "Plan\n====\n\nBacklog\n-------\nSome.\n\n* one\n\nGoals\n-----\n\nAll.\n";
  SetUnplanned renamed;
  renamed.title = "Ideas";
  CHECK(edited(source, {renamed}) ==
        with(source, "Backlog\n-------\n", "Ideas\n-----\n\n.. unplanned\n\n"));
  const std::string marked =
      "Plan\n====\n\nIdeas\n-----\n\n.. unplanned\n\n* one\n\nGoals\n-----\n\nAll.\n";
  SetUnplanned quoted;
  quoted.introduction = "Not yet.";
  CHECK(edited(marked, {quoted}) == with(marked, "* one", "Not yet.\n\n* one"));
  quoted.introduction = "    Quoted.";
  CHECK(edited(marked, {quoted}) == with(marked, "* one", "..\n\n    Quoted.\n\n* one"));
  AddIdea another;
  another.idea.id = "two";
  another.idea.title = "two";
  another.at = 0;
  CHECK(edited(marked, {another}) == with(marked, "* one", "* two\n* one"));
  AddIdea first = another;
  SetUnplanned titled;
  titled.title = "Ideas";
  CHECK(edited("Plan\n====\n\nText.\n", {titled, first}) ==
        "Plan\n====\n\nText.\n\nIdeas\n-----\n\n.. unplanned\n\n* two\n");
}

}  // namespace
}  // namespace summit
