#include "document/binding/rst_unplanned.h"

#include <doctest/doctest.h>

#include <string>

#include "document/reader/rst_reader.h"

namespace summit {
namespace {

// Titles, notes in brackets, ideas below in braces.
std::string shown(const std::vector<Idea>& ideas) {
  std::string out;
  for (const Idea& idea : ideas) {
    if (!out.empty()) out += ", ";
    out += idea.title;
    if (!idea.notes.empty()) out += " [" + idea.notes + "]";
    if (!idea.ideas.empty()) out += " {" + shown(idea.ideas) + "}";
  }
  return out;
}

std::string ideas_of(const std::string& source) {
  const RstDocument document = read_rst(source);
  for (const RstIndex block : document.tree.children(RstTree::root)) {
    const RstIndex list = bullet_list_in(document.tree, block);
    if (list != rst_none) return shown(read_ideas(document.tree, list).ideas);
  }
  return "no list";
}

TEST_CASE("a title says that there is no plan") {
  for (const char* title :
       {"Priorities without a clear plan", "Backlog", "Unassigned items", "No owner yet",
        "Items seeking a champion", "Unplanned (backlog)", "Things lacking leaders:"}) {
    CAPTURE(title);
    CHECK(is_unplanned_title(title));
  }
  for (const char* title : {"Planning", "Plan without gaps", "Owners", "Known issues", "Goals"}) {
    CAPTURE(title);
    CHECK_FALSE(is_unplanned_title(title));
  }
}

TEST_CASE("a section may say by itself that its ideas have no plan") {
  const BoundDocument bound = bind_rst(
      "Plan\n====\n\nGoals\n-----\n\n.. unplanned:\n\n* one\n\n"
      "Ideas\n-----\n\n.. unplanned\n\nNot yet.\n\n* two\n\nBacklog\n-------\n\n* x\n");
  CHECK(bound.plan.unplanned.title == "Ideas");
  CHECK(bound.plan.unplanned.introduction == "Not yet.");
  CHECK(shown(bound.plan.unplanned.ideas) == "two");
  REQUIRE(bound.plan.sections.size() == 2);
  CHECK(bound.plan.sections[0].body == ".. unplanned:\n\n* one");
}

TEST_CASE("items are ideas, and lists within them the ideas below") {
  CHECK(ideas_of("* One ``x``\n  on two lines\n\n  * Below\n\n    - Deepest\n\n* Two\n") ==
        "One x on two lines {Below {Deepest}}, Two");
  CHECK(ideas_of("Text.\n\n  * quoted\n  * list\n") == "quoted, list");
}

TEST_CASE("what stands between an idea's title and its list are its notes") {
  CHECK(ideas_of("* One\n\n  Notes,\n  two lines.\n\n      Quote\n\n  * Below\n") ==
        "One [Notes,\ntwo lines.\n\n    Quote] {Below}");
  CHECK(ideas_of("- One\n\n  1. a\n  2. b\n") == "One [1. a\n2. b]");
  // A list that something follows is part of the notes.
  CHECK(ideas_of("* One\n\n  * a\n\n  Behind.\n") == "One [* a\n\nBehind.]");
}

TEST_CASE("a list indented too far is one all the same") {
  CHECK(ideas_of("* One\n    * Below\n    * Again\n* Two\n") == "One {Below, Again}, Two");
  CHECK(ideas_of("* One\n\n      * Below\n") == "One {Below}");
}

TEST_CASE("items without text are no ideas") {
  CHECK(ideas_of("*\n* One\n* \\ \n* * nested\n* ::\n\n    literal\n") == "One");
}

TEST_CASE("no deeper than a plan nests") {
  std::string source;
  for (std::size_t level = 0; level < 2 * max_nesting; ++level) {
    source += std::string(2 * level, ' ') + "* a\n\n";
  }
  std::size_t levels = 0;
  const RstDocument document = read_rst(source);
  const RstIdeas ideas = read_ideas(document.tree, document.tree.first_child(RstTree::root));
  for (const std::vector<Idea>* at = &ideas.ideas; !at->empty(); at = &at->front().ideas) ++levels;
  CHECK(levels > 1);
  CHECK(levels <= max_nesting);
}

TEST_CASE("where an idea stands is known") {
  const RstDocument document = read_rst("Text.\n\n*  One\n\n   Notes\n\n   - Below\n");
  const RstTree& tree = document.tree;
  const RstIdeas ideas = read_ideas(tree, tree.next_sibling(tree.first_child(RstTree::root)));
  REQUIRE(ideas.bound.size() == 1);
  const BoundIdea& one = ideas.bound[0];
  CHECK(tree.kind(one.item) == RstKind::list_item);
  CHECK(tree.markup(one.title) == "One");
  CHECK(one.notes.span == RstSpan{15, 24});
  CHECK(one.notes.indent == 3);
  REQUIRE(one.ideas.size() == 1);
  CHECK(tree.markup(one.ideas[0].title) == "Below");
  CHECK(one.ideas[0].notes.span.begin == one.ideas[0].notes.span.end);
}

}  // namespace
}  // namespace summit
