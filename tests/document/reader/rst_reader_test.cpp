#include "document/reader/rst_reader.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "document/reader/rst_coverage.h"

namespace summit {
namespace {

// The kinds of all nodes and the texts of the leaves: "paragraph(text'a')".
std::string outline(const RstTree& tree, RstIndex node = RstTree::root) {
  std::string out(to_string(tree.kind(node)));
  if (tree.first_child(node) == rst_none) return out + "'" + tree.text_of(node) + "'";
  out += '(';
  for (const RstIndex child : tree.children(node)) {
    if (out.back() != '(') out += ' ';
    out += outline(tree, child);
  }
  return out + ')';
}

RstDocument read(std::string source) {
  RstDocument document = read_rst(std::move(source));
  REQUIRE(coverage_fault(document.tree) == "");
  return document;
}

std::string outline_of(const std::string& source) {
  return outline(read(source).tree);
}

std::string problems_of(const std::string& source) {
  std::string out;
  for (const Problem& problem : read(source).problems) {
    if (!out.empty()) out += ' ';
    out += std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + " " +
           problem.code;
  }
  return out;
}

RstIndex first_of(const RstTree& tree, RstKind kind) {
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    if (tree.kind(node) == kind) return node;
  }
  return rst_none;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// --- What is read (that it is what docutils reads is for reader_test.py to say)
// -------------------

TEST_CASE("an empty text is a document") {
  CHECK(outline_of("") == "document''");
  CHECK(outline_of("\n \n") == "document''");
}

TEST_CASE("sections nest by their adornments") {
  const RstDocument document = read("A\n=\n\nB\n-\n\nC\n=\n\ntext\n");
  CHECK(outline(document.tree) ==
        "document(section(title(text'A') section(title(text'B'))) "
        "section(title(text'C') paragraph(text'text')))");
  CHECK(document.tree[1].level == 1);
  CHECK(document.tree[1].style == '=');
  CHECK(document.tree.markup(1) == "A\n=\n\nB\n-");
}

TEST_CASE("a node's span is its own lines, without the line break and the indentation before it") {
  const RstDocument document = read("* one\n  more\n\n* two\n");
  const RstTree& tree = document.tree;
  const RstIndex paragraph = first_of(tree, RstKind::paragraph);
  CHECK(tree.markup(paragraph) == "one\n  more");
  CHECK(tree.lines_of(paragraph) == "one\n  more");
  CHECK(tree.lines_of(tree.first_child(paragraph)) == "one\nmore");
  CHECK(tree.text_of(paragraph) == "one\nmore");
  CHECK(tree.markup(first_of(tree, RstKind::bullet_list)) == "* one\n  more\n\n* two");
}

TEST_CASE("text has no escapes, a literal keeps them") {
  const RstDocument document = read("a\\*b\\ c ``d\\e``\n");
  CHECK(document.tree.text_of(0) == "a*bc d\\e");
}

TEST_CASE("cells of a row share lines, and each byte is one cell's") {
  const RstDocument document = read(
      "+-----+------+\n"
      "| one | * a  |\n"
      "| two | * b  |\n"
      "|     |   c  |\n"
      "+-----+------+\n");
  const RstTree& tree = document.tree;
  CHECK(outline(tree) ==
        "document(table(tbody(row(entry(paragraph(text'one\ntwo')) "
        "entry(bullet_list(list_item(paragraph(text'a')) list_item(paragraph(text'b\nc')))))))"
        ")");
  const RstIndex entry = first_of(tree, RstKind::entry);
  std::string pieces;
  tree.for_each_piece(entry, [&](RstSpan piece) {
    pieces += std::string(tree.text().substr(piece.begin, piece.end - piece.begin)) + "/";
  });
  CHECK(pieces == "one/two/");
  CHECK(tree.lines_of(first_of(tree, RstKind::bullet_list)) == "* a\n* b\n  c");
}

TEST_CASE("a block in a cell does not reach as far as the cell beside it") {
  const RstDocument document = read("=== ===\n| a | b |\n    quote\n\n    -3   b\n=== ===\n");
  const RstTree& tree = document.tree;
  const RstIndex second = tree.next_sibling(first_of(tree, RstKind::entry));
  CHECK(tree.markup(tree.first_child(second)) == "| b |");
}

TEST_CASE("cells may span rows and columns") {
  const RstDocument document = read(
      "+---+---+\n"
      "| a | b |\n"
      "|   +---+\n"
      "|   | c |\n"
      "+---+---+\n"
      "| d     |\n"
      "+-------+\n");
  const RstTree& tree = document.tree;
  CHECK(outline(tree) ==
        "document(table(tbody(row(entry(paragraph(text'a')) entry(paragraph(text'b'))) "
        "row(entry(paragraph(text'c'))) row(entry(paragraph(text'd'))))))");
  const RstIndex entry = first_of(tree, RstKind::entry);
  CHECK(tree.cells[tree[entry].value].more_rows == 1);
  CHECK(document.problems.empty());
}

TEST_CASE("a row without a cell of its own stands between its neighbours") {
  read("+---+---+\n| a | f |\n+===+== |\n+---+--5+\n| d | e |\n|   +---+\n|   | f |\n+---+---+\n");
  read("+---+---+\n| d | e |\n|   +---+\n|---+---+\n| d | e |\n|   +---+\n|   | f |\n+---+---+\n");
}

TEST_CASE("a directive's table is a table") {
  const std::string table =
      ".. list-table:: Title\n   :header-rows: 1\n\n   * - A\n     - B\n   * - c\n     - d\n";
  CHECK(outline_of(table) ==
        "document(directive(directive_name'list-table' title(text'Title') "
        "field_list(field(field_name(text'header-rows') field_body(text'1'))) "
        "table(thead(row(entry(paragraph(text'A')) entry(paragraph(text'B')))) "
        "tbody(row(entry(paragraph(text'c')) entry(paragraph(text'd')))))))");
  CHECK(outline_of(".. csv-table::\n\n   a, \"b, c\"\n") ==
        "document(directive(directive_name'csv-table' "
        "table(tbody(row(entry(paragraph(text'a')) entry(paragraph(text'b, c')))))))");
}

TEST_CASE("tabs and rare line breaks are read as docutils reads them, at the source's bytes") {
  const RstDocument document = read("*\ta\r\n\tb\xE2\x80\xA8paragraph\r");
  const RstTree& tree = document.tree;
  CHECK(outline(tree) ==
        "document(bullet_list(list_item(paragraph(text'a\nb'))) paragraph(text'paragraph'))");
  const RstSpan span = tree.source_span(static_cast<RstIndex>(tree.nodes.size()) - 1);
  CHECK(tree.source().substr(span.begin, span.end - span.begin) == "paragraph");
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].at == Position{3, 1});
}

TEST_CASE("columns of problems count characters of the source") {
  const RstDocument document = read("a\n\n\té *b\n");
  REQUIRE(document.problems.size() == 1);
  CHECK(document.problems[0].at == Position{3, 4});
}

// --- Names
// ----------------------------------------------------------------------------------------

TEST_CASE("references find sections, targets and URLs") {
  const RstDocument document = read(
      "`A  title`_ label_ ext_ ind_ `x <http://x.org>`_ x_ anon__ [1]_\n\n"
      ".. _label:\n\nA Title\n=======\n\n"
      ".. _ext: http://e.org\n.. _ind: ext_\n__ http://anon.org\n.. [1] note\n");
  CHECK(document.problems.empty());
  const RstTree& tree = document.tree;
  const RstNames& names = document.names;
  std::vector<std::string> found;
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    const RstKind kind = tree.kind(node);
    if (kind != RstKind::reference && kind != RstKind::footnote_reference) continue;
    const RstIndex to = names.resolve(node);
    const std::string url = names.url_of(tree, node);
    found.push_back(url.empty() ? std::string(to_string(tree.kind(to))) : url);
  }
  CHECK(found == std::vector<std::string>{"section", "target", "http://e.org", "http://e.org",
                                          "http://x.org", "http://x.org", "http://anon.org",
                                          "footnote"});
  const RstIndex label = names.find("LABEL");
  CHECK(tree.kind(label) == RstKind::target);
  CHECK(tree.kind(RstNames::element_of(tree, label)) == RstKind::section);
  CHECK(names.find("nothing") == rst_none);
}

TEST_CASE("indirect targets that lead in a circle are told") {
  CHECK(problems_of("a_\n\n.. _a: b_\n.. _b: a_\n") == "3:1 rst-target-circular");
}

TEST_CASE("problems have a place and a way out") {
  CHECK(problems_of("Title\n====\n") == "2:1 rst-title-underline-short");
  CHECK(problems_of("a *b\n") == "1:3 rst-inline-unclosed");
  CHECK(problems_of("* a\nb\n") == "2:1 rst-unindent");
  CHECK(problems_of("nobody_\n") == "1:1 rst-name-unknown");
  CHECK(problems_of(".. nothing::\n") == "1:1 rst-directive-unknown");
  CHECK(problems_of(":nothing:`a`\n") == "1:1 rst-role-unknown");
  CHECK(problems_of("+---+\n| a\n+---+\n") == "1:1 rst-table-malformed");
  CHECK(problems_of(":doc:`a` and :ref:`b`\n\n.. todo:: this\n").empty());
}

// --- Any bytes
// ------------------------------------------------------------------------------------

TEST_CASE("what is nested too deeply is kept, with a problem") {
  const RstDocument bullets = read(repeated("* ", 10'000) + "a\n");
  CHECK(first_of(bullets.tree, RstKind::opaque) != rst_none);
  REQUIRE(bullets.problems.size() == 1);
  CHECK(bullets.problems[0].code == "rst-nesting");

  std::string quotes;
  for (int depth = 0; depth < 3000; ++depth) quotes += std::string(depth, ' ') + "a\n\n";
  CHECK(first_of(read(quotes).tree, RstKind::opaque) != rst_none);
}

TEST_CASE("sections may be nested deeper than blocks") {
  std::string text;
  const std::string adornments = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~";
  for (const char c : adornments) text += std::string("Title\n") + std::string(6, c) + "\n\n";
  CHECK(read(text).problems.empty());
}

TEST_CASE("no text takes more than a time in proportion to its size") {
  const int times = 40'000;
  const std::vector<std::string> hard = {
      repeated("*a ", times),
      repeated("`a ", times),
      repeated("``a ", times),
      repeated("|a ", times),
      repeated("_`a ", times),
      repeated("[a", times),
      repeated("a_", times),
      repeated("a:", times) + "`",
      repeated("a@", times),
      repeated("a-a:", times),
      repeated("`a <", times),
      repeated("\\", times * 2),
      repeated("x", times * 10),
      repeated("\t", times),
      repeated("a\t", times),
      repeated("\xFF", times * 4),
      std::string(static_cast<std::size_t>(times), '\0'),
      repeated("* a\n", times),
      repeated("a\n\n", times),
      repeated("----\n\n", times),
      repeated(".. a\n", times),
      repeated(".. _a:\n", times),
      repeated(".. _a: b_\n", times),
      repeated("a_ ", times) + "\n\n" + repeated(".. _a:\n", times),
      ".. _" + repeated("a:\n   ", times),
      ".. |" + repeated("a\n   ", times),
      repeated("| a\n", times),
      repeated("|  a\n| b\n", times),
      repeated("-a  b\n", times),
      repeated("-a\n", times),
      repeated("1. a\n", times),
      repeated("a : b ", times) + "\n  c\n",
      repeated("= =\na\n", times),
      repeated("+-+\n", times),
      repeated("+-+-+\n| | |\n", times) + "+-+-+\n",
      repeated("+-", times) + "+\n" + repeated("| ", times) + "|\n" + repeated("+-", times) + "+\n",
      repeated(".. [#] a\n", times) + "\n" + repeated("[#]_ ", times),
      repeated("> a\n", times),
      "::\n\n" + repeated(" a\n", times),
      repeated(" -- a\n\n", times),
  };
  for (const std::string& text : hard) {
    CAPTURE(text.substr(0, 20));
    const auto begin = std::chrono::steady_clock::now();
    const RstDocument document = read_rst(text);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
    // Some hundred times what a machine of today needs; a quadratic rule takes far longer.
    CHECK(time.count() < 5);
    CHECK(coverage_fault(document.tree) == "");
  }
}

TEST_CASE("random bytes give a tree that covers them") {
  std::mt19937 random(1);
  const std::vector<std::string> pieces = {"*",
                                           "`",
                                           "_",
                                           "|",
                                           "[1]_",
                                           "::",
                                           "\n",
                                           "\n\n",
                                           "  ",
                                           "* ",
                                           "- ",
                                           "1. ",
                                           ".. ",
                                           "a",
                                           "b_",
                                           "==",
                                           "----\n",
                                           "\t",
                                           "\r",
                                           "\xC2",
                                           "\x85",
                                           "\xE2\x80\xA8",
                                           "\\",
                                           "<",
                                           "http:",
                                           "+-+",
                                           "| |",
                                           "= =\n",
                                           ":a:",
                                           ".. _a:",
                                           "é",
                                           "日",
                                           std::string(1, '\0'),
                                           "+---+---+\n",
                                           "| a | b |\n",
                                           "=== ===\n",
                                           ".. list-table::\n\n",
                                           "   * - ",
                                           "-a  ",
                                           "\f",
                                           "\x1C"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    const RstDocument document = read(text);
    CHECK(outline(document.tree) == outline(read_rst(text).tree));
  }
}

TEST_CASE("documents of the corpus are covered") {
  const char* corpus = std::getenv("SUMMIT_CORPUS");
  if (corpus == nullptr) return;
  for (const auto& file : std::filesystem::recursive_directory_iterator(corpus)) {
    if (file.path().extension() != ".rst") continue;
    std::ifstream stream(file.path(), std::ios::binary);
    read({std::istreambuf_iterator<char>(stream), {}});
  }
}

}  // namespace
}  // namespace summit
