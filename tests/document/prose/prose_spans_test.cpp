#include "document/prose/prose_spans.h"

#include <doctest/doctest.h>

#include <string>

#include "text/utf16.h"

using namespace summit;

namespace {

// The spans' texts, each behind its colour's first letter.
std::string colors(std::string_view prose) {
  const std::u16string units = to_utf16(prose);
  std::string out;
  std::vector<ProseSpan> spans = prose_spans(prose);
  count_in_units(prose, spans);
  for (const ProseSpan& span : spans) {
    if (!out.empty()) out += ' ';
    out += "mlLrw"[static_cast<std::size_t>(span.color)];
    out +=
        '{' + to_utf8(std::u16string_view(units).substr(span.begin, span.end - span.begin)) + '}';
  }
  return out;
}

}  // namespace

TEST_CASE("markup is told from text") {
  CHECK(colors("plain text, a * b") == "");
  CHECK(colors("a **b** *c*") == "m{**} m{**} m{*} m{*}");
  CHECK(colors("a ``b``") == "m{``} l{b} m{``}");
  CHECK(colors("😀 ``b``") == "m{``} l{b} m{``}");
  CHECK(colors("see `Cells`_") == "m{`} L{Cells} m{`_}");
  CHECK(colors("see `it <https://a.b>`__ https://c.d") ==
        "m{`} L{it} m{<} m{https://a.b} m{>`__} L{https://c.d}");
  CHECK(colors(":ref:`x`") == "m{:} r{ref} m{:`} L{x} m{`}");
  CHECK(colors("* one\n* two **x**\n\n1. three") == "L{*} L{*} m{**} m{**} L{1.}");
  CHECK(colors("a **b") == "w{**}");
}

TEST_CASE("blocks have colours as well") {
  CHECK(colors(".. note:: text\n") == "m{..} r{note} m{::}");
  CHECK(colors("a::\n\n  x **y**\n") == "l{x **y**}");
  CHECK(colors(".. _name: https://a.b\n") == "m{.. _} L{name} m{:} m{https://a.b}");
  CHECK(colors(".. a comment\n") == "m{.. a comment}");
}

TEST_CASE("any bytes have spans") {
  CHECK(prose_spans("").empty());
  CHECK(prose_spans("\xFF\xFE ``a``\r\n\tb").size() == 3);
}
