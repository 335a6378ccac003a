#include "ui/texts.h"

#include <doctest/doctest.h>

using namespace summit::ui;
using namespace std::string_view_literals;

TEST_CASE("texts are English until a catalogue says otherwise") {
  CHECK(tr("Undo") == "Undo");
  CHECK(tr_n(1, "{} word", "{} words") == "{} word");
  CHECK(tr_n(0, "{} word", "{} words") == "{} words");
  set_catalogue("Undo\0Rückgängig\0Rückgängig\0{} words\0{} Wort\0{} Wörter\0"sv);
  CHECK(tr("Undo") == "Rückgängig");
  CHECK(tr("Redo") == "Redo");
  CHECK(tr_n(1, "{} word", "{} words") == "{} Wort");
  CHECK(tr_n(2, "{} word", "{} words") == "{} Wörter");
  set_catalogue({});
  CHECK(tr("Undo") == "Undo");
}

TEST_CASE("a catalogue that is cut off gives what it has") {
  set_catalogue("Undo\0Rück"sv);
  CHECK(tr("Undo") == "Rück");
  set_catalogue("\0\0\0\0"sv);
  CHECK(tr("Redo") == "Redo");
  set_catalogue({});
}

TEST_CASE("values stand where a pattern has room for them") {
  CHECK(format_text("Moved “{}”", {"Cells"}) == "Moved “Cells”");
  CHECK(format_text("{2} of {1}", {"seven", "two"}) == "two of seven");
  CHECK(format_text("{} and {}", {"a"}) == "a and {}");
  CHECK(format_text("{ {x} {9} {", {"a"}) == "{ {x} {9} {");
  CHECK(format_text("{}", {"{}"}) == "{}");
}
