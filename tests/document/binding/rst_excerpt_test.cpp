#include "document/binding/rst_excerpt.h"

#include <doctest/doctest.h>

#include "document/reader/rst_reader.h"
#include "plan/plan.h"
#include "plan/rules.h"

namespace summit {
namespace {

TEST_CASE("a title stands on one line, whatever stood in the document") {
  CHECK(excerpt_line(" Cells \n V2\t") == "Cells V2");
  CHECK(excerpt_line("a\x01\x02z\xC2\x85y\xE2\x80\xA8x") == "a z y x");
  CHECK(excerpt_line("\xC3\x89t\xC3\xA9 \xFF") == "\xC3\x89t\xC3\xA9 \xEF\xBF\xBD");
  CHECK(excerpt_line(" \n ").empty());
}

TEST_CASE("a title too long is cut between two characters") {
  const std::string fits(max_title_bytes, 'x');
  CHECK(excerpt_line(fits) == fits);
  CHECK(excerpt_line(fits + "y") == fits);
  CHECK(excerpt_line(std::string(max_title_bytes - 1, 'x') + "\xC3\xA9") ==
        std::string(max_title_bytes - 1, 'x'));
  CHECK(excerpt_line(std::string(max_title_bytes - 1, 'x') + " y") ==
        std::string(max_title_bytes - 1, 'x'));
}

TEST_CASE("prose loses what no text may have") {
  CHECK(excerpt_prose("a\n\tb\r\n\xC2\x85") == "a\n\tb\r\n\xC2\x85");
  CHECK(excerpt_prose(std::string("a\0b\x1B\xFF", 5)) == "a b \xEF\xBF\xBD");
}

TEST_CASE("words are compared without case and punctuation") {
  CHECK(excerpt_words("Was `X`_, (seeking)\nN/A -- ???") ==
        std::vector<std::string>{"was", "x", "seeking", "n/a"});
}

TEST_CASE("lines of a document are whole and without their indentation") {
  const RstTree tree("Title\n\n  a\n\n    b\n c\n\n\nend");
  const RstExcerpt excerpt = excerpt_lines(tree, {6, 23}, 2);
  CHECK(excerpt.text == "a\n\n  b\nc");
  CHECK(excerpt.bound.span == RstSpan{7, 21});
  CHECK(excerpt.bound.indent == 2);
  CHECK(excerpt_lines(tree, {23, 26}).text == "end");
  CHECK(excerpt_lines(tree, {6, 7}).bound.span.begin == excerpt_lines(tree, {6, 7}).bound.span.end);
  const RstTree windows("a\r\n\r\nb\r\n\r\n");
  CHECK(excerpt_lines(windows, {0, 10}).text == "a\n\nb");
  CHECK(excerpt_lines(windows, {0, 10}).bound.span == RstSpan{0, 8});
  CHECK(line_start(tree.text(), 8) == 7);
  CHECK(line_end(tree.text(), 8) == 11);
  CHECK(line_end(tree.text(), 24) == 26);
}

TEST_CASE("a cell keeps its blank lines, in a grid too") {
  const RstTree tree =
      read_rst("+------+\n| a    |\n|      |\n|   b  |\n| c    |\n+------+\n").tree;
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    if (tree.kind(node) == RstKind::entry) CHECK(excerpt_cell(tree, node) == "a\n\n  b\nc");
  }
}

}  // namespace
}  // namespace summit
