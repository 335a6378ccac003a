#include "pad/pad_html_reader.h"

#include <doctest/doctest.h>

#include <string>

#include "pad/pad_files.h"
#include "pad/pad_text_reader.h"

namespace summit {
namespace {

// A line as "kind level: text", a number behind the kind where it has one.
std::string shown(const PadLine& line) {
  constexpr const char* kinds[] = {"text", "bullet", "number", "indent", "heading"};
  std::string text = kinds[static_cast<std::size_t>(line.kind)];
  if (line.number > 0) text += "#" + std::to_string(line.number);
  if (line.level > 0) text += " " + std::to_string(line.level);
  return text + ": " + line.text;
}

std::vector<std::string> shown(const PadLines& pad) {
  std::vector<std::string> lines;
  for (const PadLine& line : pad.lines) lines.push_back(shown(line));
  return lines;
}

std::vector<std::string> lines(std::string_view page) {
  const Result<PadLines> pad = read_pad_html(page, "pad.html");
  REQUIRE(pad);
  for (const PadLine& line : pad.value->lines) {
    std::size_t end = 0;
    for (const PadSpan& span : line.spans) {
      CHECK(span.begin == end);
      CHECK(span.end > span.begin);
      end = span.end;
    }
    CHECK(end == line.text.size());
  }
  return shown(*pad.value);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("what a clipboard and a word processor put around a text is not said of it") {
  const Result<PadLines> pad = read_pad_html(
      "<html><body><!--StartFragment--><b style=\"font-weight:normal\"><p>One <b>two</b></p></b>"
      "<p>three</p><!--EndFragment--></body></html>",
      "pasted");
  REQUIRE(pad);
  CHECK(pad.problems.empty());
  CHECK(pad.value->id == "pasted");
  REQUIRE(pad.value->lines.size() == 2);
  const std::vector<PadSpan>& spans = pad.value->lines[0].spans;
  REQUIRE(spans.size() == 2);
  CHECK_FALSE(spans[0].bold);
  CHECK(spans[1].bold);
  CHECK_FALSE(pad.value->lines[1].spans[0].bold);
}

TEST_CASE("lists that are not closed, levels that are skipped, numbers that go on") {
  CHECK(lines("a<br><ul class=\"bullet\"><li>b<ul "
              "class=\"bullet\"><li>c</ul></li><li>d</ul>e<br><br>f") ==
        Lines{"text: a", "bullet 1: b", "bullet 2: c", "bullet 1: d", "text: e",
              "text: ", "text: f"});
  CHECK(lines("<ul class=\"indent\"><li><ul class=\"indent\"><li>deep</ul></li></ul>") ==
        Lines{"indent 2: deep"});
  CHECK(lines("<ol start=\"3\" class=\"number\"><li>c</li><li>d<ol "
              "class=number><li>x</ol><li>e</ol>") ==
        Lines{"number#3 1: c", "number#4 1: d", "number#1 2: x", "number#5 1: e"});
  CHECK(lines("<ol start=\"99999999999999\"><li>a</ol>") == Lines{"number#1 1: a"});
  CHECK(lines("<li>a<li>b</li>c") == Lines{"bullet 1: a", "bullet 1: b", "text: c"});
  CHECK(lines("<ul><li>a<br>b<p>c</p></li></ul></ul></ol>d") ==
        Lines{"bullet 1: a", "indent 1: b", "indent 1: c", "text: d"});
}

TEST_CASE("entities, spaces, comments, scripts") {
  CHECK(lines("&lt;b&gt; &amp;amp; &#8212; &#x2F; &#252; &eacute; &nosuch; &#0; & &;") ==
        Lines{"text: <b> &amp; — / ü é &nosuch; \uFFFD & &;"});
  CHECK(lines(" a \n  b&nbsp; c&#160;d <!-- no --><script>x<br></script>e<br>&nbsp;f&nbsp;<br>") ==
        Lines{"text: a b  c\u00A0d e", "indent 1: f "});
  CHECK(lines("a&#10;b<a href=\"http://x\ny\">c</a>") == Lines{"text: a bc"});
  CHECK(lines("1 < 2 <3 <") == Lines{"text: 1 < 2 <3 <"});
  CHECK(lines("a<b") == Lines{"text: a"});
  CHECK(lines("a<!-- b") == Lines{"text: a"});
  CHECK(lines("a<a title='b>c'>d</a>") == Lines{"text: ad"});
}

TEST_CASE("headings, with the line's end that plugins leave behind them") {
  CHECK(
      lines("<h1>A</h1><br>b<br><h2>C</h2>d<p style='x'>e</p><br>*Agenda<br>") ==
      Lines{"heading 1: A", "text: b", "heading 2: C", "text: d", "text: e", "heading 1: Agenda"});
}

TEST_CASE("inline attributes and authors") {
  const PadLines pad =
      *read_pad_html(
           "<style>\n.authora_x1 {background-color: #ff9900}\n</style><span class=\"authora_x1\">a"
           "<strong>b<em>c</em></strong></span><u>d</u><s>e</s><del>f</del><span "
           "style='text-decoration:line-through'>g</span>h",
           "p.html")
           .value;
  REQUIRE(pad.lines.size() == 1);
  CHECK(pad.lines[0].text == "abcdefgh");
  CHECK(pad.lines[0].spans == std::vector<PadSpan>{{0, 1, 0},
                                                   {1, 2, 0, true},
                                                   {2, 3, 0, true, true},
                                                   {3, 4, no_author, false, false, true},
                                                   {4, 7, no_author, false, false, false, true},
                                                   {7, 8}});
  REQUIRE(pad.authors.size() == 1);
  CHECK(pad.authors[0] == PadAuthor{"a.x1", "", "#ff9900"});
  // An attribute that is not closed ends with its list item.
  CHECK((*read_pad_html("<ul><li><b>a<li>b</ul>", "").value).lines[1].spans[0] == PadSpan{0, 1});
}

TEST_CASE("other pages: tables, links, preformatted text, what Word and others copy") {
  CHECK(lines("<table><tr><th>Priority<th>Owner<tr><td><p>Cells</p><td>Jane<br>Joe</table>x") ==
        Lines{"text: Priority | Owner", "text: Cells | Jane Joe", "text: x"});
  CHECK(lines("see <a href=\"https://x.org/?a=1&amp;b\">here</a>, <a href='#y'>there</a>") ==
        Lines{"text: see here https://x.org/?a=1&b, there"});
  CHECK(lines("<a href=\"http://x.org\">http://x.org</a> z") == Lines{"text: http://x.org z"});
  CHECK(lines("<pre>a\n\n  b</pre>c") == Lines{"text: a", "text: ", "indent 1: b", "text: c"});
  CHECK(lines("<div>a<div>b</div></div><hr>c") == Lines{"text: a", "text: b", "text: c"});
}

TEST_CASE("a page that is no pad") {
  const auto problems = [](std::string_view page) {
    const Result<PadLines> pad = read_pad_html(page, "page.html");
    REQUIRE(pad.problems.size() == 1);
    CHECK(pad.value.has_value() == (pad.problems[0].severity != Severity::error));
    return to_string(pad.problems[0]);
  };
  CHECK(problems("<html><body><div id=\"root\"></div><script>run()</script></body></html>") ==
        "page.html:1:1: error: this page has no text that could be a pad's lines; export the pad "
        "from Etherpad and open that [pad-html]");
  CHECK(problems("").ends_with("[pad-html]"));
  CHECK(problems("<body><div id=\"editorcontainerbox\">Loading...</div>")
            .starts_with("page.html:1:1: error: this is the page in which Etherpad shows a pad"));
  CHECK(problems("<html><title>News</title><p>All about nothing.</html>") ==
        "page.html:1:1: warning: Etherpad did not write this page; all its text is taken for notes "
        "[pad-html-other]");
  CHECK(problems("<p>\xFF").ends_with("[pad-utf8]"));
  CHECK((*read_pad_html("<title>My &amp; pad</title>x", "f.html").value).id == "My & pad");
}

TEST_CASE("deep and unclosed markup costs no more than its bytes") {
  const auto repeated = [](std::string_view piece) {
    std::string page;
    while (page.size() < (1U << 20U)) page += piece;
    return page + "x";
  };
  for (const char* piece :
       {"<ul>", "<ul><li>a", "<span>", "<b>", "<a ", "<", "<!--", "&", "</", "<script>",
        "<script></", "<style>.authora_", "<a href='http:'>", "<td>"}) {
    CAPTURE(piece);
    const Result<PadLines> pad = read_pad_html(repeated(piece), "");
    CHECK((pad || !pad.problems.empty()));
  }
}

// What real servers export of one pad. HTML has no empty list items, text no inline attributes.
TEST_CASE("the exports of real servers give the same lines as HTML and as text") {
  const char* folder = std::getenv("SUMMIT_ETHERPAD");
  if (folder == nullptr) {
    MESSAGE("skipped: SUMMIT_ETHERPAD is not set");
    return;
  }
  for (const std::string version : {"1.8.14", "2.5.3", "3.3.1"}) {
    CAPTURE(version);
    std::string stem = folder;
    stem.append("/samples/").append(version).append("/plan-").append(version);
    const PadLines html = *read_pad_html(contents(stem + ".html"), stem + ".html").value;
    const PadLines text = *read_pad_text(contents(stem + ".txt"), stem + ".txt").value;
    CHECK(html.id == "plan-" + version);
    CHECK(text.id == html.id);
    CHECK(html.lines.size() == 26);
    CHECK(shown(html) == shown(text));
    CHECK(shown(html)[9] == "number#1 2: second.a");
    CHECK(shown(html)[16] == "text: emoji 🎉 and ünïcode — “quotes”");
    // "[ ] Alice: write spec …", "Alice: " and "write" in bold, "write" in italics too.
    CHECK(html.lines[12].spans[1] == PadSpan{4, 11, no_author, true});
    CHECK(html.lines[12].spans[2] == PadSpan{11, 16, no_author, true, true});
    CHECK(html.lines[13].spans[1] == PadSpan{9, 18, no_author, false, false, false, true});
  }
}

TEST_CASE("the sample's exports give the same lines") {
  for (const std::string stem :
       {"assets/liberty-pad", "tests/pad/newer/liberty-pad", "tests/pad/mixed/mixed"}) {
    CAPTURE(stem);
    CHECK(shown(*read_pad_html(contents(stem + ".html"), "").value) ==
          shown(*read_pad_text(contents(stem + ".txt"), "").value));
  }
}

}  // namespace summit
