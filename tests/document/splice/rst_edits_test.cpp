#include "document/splice/rst_edits.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

const std::string three = "one\n\ntwo\n\nthree\n";

RstSpan place(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

TEST_CASE("without a change the source comes back") {
  for (const char* source : {"", "a", "a\r\nb\tc\n\n", "\x0C\n"}) {
    const RstTree tree{std::string(source)};
    CHECK(RstEdits(tree).apply() == source);
  }
}

TEST_CASE("changes are made in the order of their places") {
  const RstTree tree(three);
  RstEdits edits(tree);
  edits.replace(place(three, "three"), "3");
  edits.replace(place(three, "one"), "1");
  edits.insert(place(three, "two").begin, "first ");
  edits.insert(place(three, "two").begin, "second ");
  CHECK(edits.apply() == "1\n\nfirst second two\n\n3\n");
}

TEST_CASE("what lies in a replaced range goes with it, what is put into an erased one stays") {
  const RstTree tree(three);
  RstEdits edits(tree);
  edits.replace(place(three, "w"), "W");
  edits.replace(place(three, "two"), "2");
  CHECK(edits.apply() == "one\n\n2\n\nthree\n");
  RstEdits erased(tree);
  erased.replace(place(three, "two\n\n"), "");
  erased.insert(place(three, "wo").begin, "new\n");
  CHECK(erased.apply() == "one\n\nnew\nthree\n");
  CHECK(erased.touches(place(three, "two")));
  CHECK_FALSE(erased.touches(place(three, "one")));
}

TEST_CASE("a block goes with its blank lines") {
  const RstTree tree(three);
  for (const auto& [block, rest] :
       {std::pair{"one\n", "two\n\nthree\n"}, std::pair{"two\n", "one\n\nthree\n"},
        std::pair{"three\n", "one\n\ntwo\n"}}) {
    RstEdits edits(tree);
    edits.erase_block(place(three, block));
    CHECK(edits.apply() == rest);
  }
  const std::string wide = "one\n\ntwo\n\n\nthree\n";
  const RstTree wide_tree(wide);
  RstEdits edits(wide_tree);
  edits.erase_block(place(wide, "two\n"));
  CHECK(edits.apply() == "one\n\n\nthree\n");
}

TEST_CASE("blocks are parted by blank lines, wherever they end up") {
  const RstTree tree(three);
  RstEdits edits(tree);
  edits.insert_behind(place(three, "one\n").end, "new\n");
  edits.insert_behind(place(three, "one\n").end, "newer\n", 2);
  edits.insert_ahead(place(three, "three\n").begin, "last\n", 3);
  edits.erase_block(place(three, "two\n"));
  CHECK(edits.apply() == "one\n\nnew\n\n\nnewer\n\nlast\n\n\n\nthree\n");
}

TEST_CASE("the end of the file is as it was") {
  for (const auto& [source, written] :
       {std::pair{"one\n\ntwo", "one\n\ntwo\n\nnew"},
        std::pair{"one\n\ntwo\n", "one\n\ntwo\n\nnew\n"}, std::pair{"", "new\n"}}) {
    const RstTree tree{std::string(source)};
    RstEdits edits(tree);
    edits.insert_behind(static_cast<std::uint32_t>(tree.text().size()), "new\n");
    CHECK(edits.apply() == written);
  }
}

TEST_CASE("a moved block takes the changes in it along") {
  const RstTree tree(three);
  RstEdits edits(tree);
  edits.replace(place(three, "one"), "1");
  edits.move_block(place(three, "one\n"), place(three, "two\n").end);
  CHECK(edits.apply() == "two\n\n1\n\nthree\n");
}

TEST_CASE("line breaks, tabs and form feeds stay what they are in the source") {
  const std::string source =
      "a\tb\r\nc\x0C"
      "d\r\n";
  const RstTree tree(source);
  RstEdits edits(tree);
  edits.insert(edits.line_end(0), "new\n");
  CHECK(edits.apply() ==
        "a\tb\r\nnew\r\nc\x0C"
        "d\r\n");
}

}  // namespace
}  // namespace summit
