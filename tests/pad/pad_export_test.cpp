#include "pad/pad_export.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/pad_urls.h"

namespace summit {
namespace {

// What stands in the body of a page.
std::string body_of(std::string_view page) {
  const std::size_t begin = page.find("<body>\n") + 7;
  return std::string(page.substr(begin, page.find("\n</body>") - begin));
}

std::string body(std::vector<PadLine> lines) {
  return body_of(write_pad_html({"p", std::move(lines), {}}));
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("text has tabs, bullets and numbers") {
  const std::vector<PadLine> lines = {
      {"Head", PadLineKind::heading, 2, 0, {}}, {"b", PadLineKind::bullet, 2, 0, {}},
      {"n", PadLineKind::number, 1, 1, {}},     {"m", PadLineKind::number, 2, 1, {}},
      {"i", PadLineKind::indent, 1, 0, {}},     {"", PadLineKind::text, 0, 0, {}}};
  CHECK(write_pad_text({"p", lines, {}}) == "*Head\n\t\t* b\n\t1. n\n\t\t1.1. m\n\ti\n\n");
}

TEST_CASE("the page says its encoding ahead of its title") {
  const std::string page = write_pad_html({"p&q", {}, {}});
  CHECK(page.starts_with("<!doctype html>\n"));
  const std::size_t encoding = page.find("<meta charset=\"utf-8\">");
  const std::size_t title = page.find("<title>p&amp;q</title>");
  CHECK(encoding < title);
  CHECK(title < page.find("</head>\n<body>\n"));
  CHECK(page.ends_with("\n</body>\n</html>\n"));
}

TEST_CASE("HTML escapes, links and keeps spaces") {
  CHECK(body({{"a <b> & \"c\" 'd' é", PadLineKind::text, 0, 0, {}}}) ==
        "a &lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27; &#233;<br>");
  CHECK(body({{" a  b ", PadLineKind::text, 0, 0, {}}}) == "&nbsp;a&nbsp; b&nbsp;<br>");
  CHECK(body({{"www.x.org.", PadLineKind::text, 0, 0, {}}}) ==
        "<a href=\"www&#x2e;x&#x2e;org\" rel=\"noreferrer noopener\">www.x.org</a>.<br>");
}

TEST_CASE("tags nest and end with their text") {
  PadLine line{"abcd", PadLineKind::text, 0, 0, {}};
  line.spans = {{.begin = 0, .end = 1, .bold = true},
                {.begin = 1, .end = 2, .bold = true, .italic = true},
                {.begin = 2, .end = 3, .italic = true},
                {.begin = 3, .end = 4}};
  CHECK(body({line}) == "<strong>a<em>b</em></strong><em>c</em>d<br>");
}

TEST_CASE("lists are left as open as the server leaves them") {
  CHECK(body({{"a", PadLineKind::bullet, 1, 0, {}}, {"b", PadLineKind::bullet, 2, 0, {}}}) ==
        "<ul class=\"bullet\"><li>a<ul class=\"bullet\"><li>b</ul></li></ul>");
  CHECK(body({{"a", PadLineKind::number, 1, 1, {}}, {"b", PadLineKind::number, 1, 2, {}}}) ==
        "<ol start=\"1\" class=\"number\"><li>a</li><li>b</ol>");
  CHECK(body({{"", PadLineKind::bullet, 2, 0, {}}}) ==
        "<ul class=\"bullet\"><li><ul class=\"bullet\"></ul></li></ul>");
}

TEST_CASE("URLs begin with what Etherpad knows and end before punctuation") {
  const auto found = [](std::string_view line) {
    std::string out;
    for (const PadUrl& url : find_urls(line)) {
      out += "[" + std::string(line.substr(url.begin, url.end - url.begin)) + "]";
    }
    return out;
  };
  CHECK(found("see https://a.org/b?c=(d), and mailto:x@y.z!") ==
        "[https://a.org/b?c=(d][mailto:x@y.z]");
  CHECK(found("x-man://ls xman://a") == "[x-man://ls][man://a]");
  CHECK(found("note: 12:30, file.txt, javascript:alert") == "");
  CHECK(found("http:// https://. www.") == "");
  CHECK(found("http://müller.de/🎉") == "[http://müller.de/]");
}

TEST_CASE("what servers exported is what is written of their pads") {
  const char* folder = std::getenv("SUMMIT_ETHERPAD");
  if (folder == nullptr) {
    MESSAGE("skipped: SUMMIT_ETHERPAD is not set");
    return;
  }
  for (const std::string version : {"1.8.14", "2.5.3", "3.3.1"}) {
    const std::filesystem::path path =
        std::filesystem::path(folder) / "samples" / version / ("plan-" + version);
    const Result<Etherpad> read = read_etherpad(contents(path.string() + ".etherpad"), version);
    REQUIRE(read);
    CHECK(read.problems.empty());
    const PadLines lines = read_lines(*read.value);
    CHECK(write_pad_text(lines) == contents(path.string() + ".txt"));
    if (version == "1.8.14") {
      CHECK(body_of(write_pad_html(lines)) == body_of(contents(path.string() + ".html")));
    }
  }
}

}  // namespace summit
