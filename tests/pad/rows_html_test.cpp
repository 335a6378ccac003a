#include "pad/rows_html.h"

#include <doctest/doctest.h>

using namespace summit;

namespace {

Plan rows() {
  Plan rows;
  rows.people = {{.name = "Ann", .url = "https://a.example/?a=1&b=2"}};
  rows.groups = {{.columns = default_columns(),
                  .priorities = {{.id = "cells",
                                  .title = "Cells <b>\"V2\"</b> & more",
                                  .owners = {"Ann", "Ngô 🦊"},
                                  .description = "One.\n\nTwo &amp; `three`_."}}}};
  rows.unplanned.ideas = {
      {.id = "docs", .title = "Docs", .ideas = {{.id = "guide", .title = "Guide"}}}};
  return rows;
}

}  // namespace

TEST_CASE("rows come back out of their table") {
  const std::string html = write_rows_html(rows());
  const auto back = read_rows_html(html);
  REQUIRE(back);
  CHECK(*back == rows());
  CHECK(html.find("<tr><td>Cells &lt;b>&quot;V2&quot;&lt;/b> &amp; more</td>"
                  "<td>Ann, Ngô 🦊</td></tr>") != std::string::npos);
  CHECK(html.find("<tr><td>Guide</td><td></td></tr>") != std::string::npos);
}

TEST_CASE("what browsers put around it does no harm") {
  const auto back = read_rows_html("<html><body>\n<!--StartFragment--><meta charset='utf-8'>" +
                                   write_rows_html(rows()) + "<!--EndFragment-->\n</body></html>");
  REQUIRE(back);
  CHECK(*back == rows());
}

TEST_CASE("a page without rows has none") {
  CHECK_FALSE(read_rows_html(""));
  CHECK_FALSE(read_rows_html("<table><tr><td>data-summit-rows</td></tr></table>"));
  CHECK_FALSE(read_rows_html("<table data-summit-rows=\"{}\">"));
  CHECK_FALSE(read_rows_html("<table data-summit-rows"));
}
