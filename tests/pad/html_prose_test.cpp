#include "pad/html_prose.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "document/reader/rst_reader.h"

namespace summit {
namespace {

// What docutils' elements are of the prose, and whether it has a problem.
std::string prose(std::string_view html) {
  std::string out = prose_of_html(html);
  CHECK(read_rst(out).problems.empty());
  return out;
}

}  // namespace

TEST_CASE("bold, code and links are what RST says as well") {
  CHECK(prose("a <b>b c</b> <code>d</code>.") == "a **b c** ``d``.");
  CHECK(prose("see <a href=\"https://e.org/x_y\">the page</a>") ==
        "see `the page <https://e.org/x_y>`__");
  CHECK(prose("<a href='https://e.org/x'>https://e.org/x</a> <i>i</i>") == "https://e.org/x i");
  CHECK(prose("<a href='#top'>top</a> and <a href='javascript:x'>x</a>") == "");
  CHECK(prose("<span style='font-weight: 700'>a</span><span>b</span>") == "**a**\\ b");
  CHECK(prose("(<tt>a</tt>)s <strong> x </strong>y") == "(\\ ``a``)s **x** y");
}

TEST_CASE("what is text stays text") {
  CHECK(prose("plain <i>text</i>*") == "");
  CHECK(prose("<b>a</b> *b* `c`_ d_ |e| \\f ::") ==
        "**a** \\*b\\* \\`c\\`\\_ d\\_ \\|e\\| \\\\f :\\:");
  CHECK(prose("- <b>a</b>") == "\\- **a**");
  CHECK(prose("<b>a*</b> <code>`x`</code>") == "**a\\*** \\`x\\`");
  CHECK(prose("<h2><b>Head</b></h2><ul><li>- a</ul>") == "Head\n\n* \\- a");
}

TEST_CASE("lists") {
  CHECK(prose("Text<ul><li>a<li>b<ol><li>c</li><li>d</li></ol><li>e</ul>behind") ==
        "Text\n\n* a\n* b\n\n  1. c\n  2. d\n\n* e\n\nbehind");
  CHECK(prose("<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>") == "* a\n\n  more\n\n* b");
  CHECK(prose("<ul><ul><li>a</ul></ul></ul><p>b") == "* a\n\nb");
  CHECK(prose("<ul><li>a<br>b</ul>") == "* a\n\n  b");
}

TEST_CASE("what a word processor puts around it is no markup") {
  CHECK(prose("<meta charset='utf-8'><b style=\"font-weight:normal;\"><p>One</p></b>") == "");
  CHECK(prose("<title>x</title><style>p {}</style><p>One <b>two</b>") == "One **two**");
  CHECK(prose("<pre><b>int</b> a;</pre>") == "");
}

TEST_CASE("any bytes are prose without problems") {
  static constexpr const char* pieces[] = {
      "<b>",     "</b>", "<ul>", "<li>",  "</ul>", "<ol>",   "<p>", "<code>",
      "</code>", " ",    "a",    "*",     "`",     "_",      "\\",  "<a href='https://e.org/'>",
      "</a>",    "::",   "1. ",  "- ",    "|",     "&nbsp;", "é",   "<br>",
      "..",      "==",   "<h1>", "</h1>", "[1]_",  "<",      "\""};
  std::mt19937 engine(7);
  for (int i = 0; i < 4000; ++i) {
    std::string html;
    for (std::size_t count = engine() % 24; count > 0; --count) {
      html += pieces[engine() % std::size(pieces)];
    }
    CAPTURE(html);
    const std::string rst = prose_of_html(html);
    CAPTURE(rst);
    const RstDocument read = read_rst(rst);
    for (const Problem& problem : read.problems) FAIL_CHECK(to_string(problem));
  }
}

}  // namespace summit
