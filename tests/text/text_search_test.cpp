#include "text/text_search.h"

#include <doctest/doctest.h>

using namespace summit;

namespace {

std::string hits(std::string_view wanted, std::string_view text) {
  const TextSearch search(wanted);
  std::string marked;
  std::size_t at = 0;
  while (const auto hit = search.find(text, at)) {
    marked += std::string(text.substr(at, hit->begin - at)) + "[" +
              std::string(text.substr(hit->begin, hit->end - hit->begin)) + "]";
    at = hit->end;
  }
  return marked + std::string(text.substr(at));
}

}  // namespace

TEST_CASE("what is typed is found whatever its case") {
  CHECK(hits("cell", "Cells and CELL") == "[Cell]s and [CELL]");
  CHECK(hits("ÜBER", "über Übermut") == "[über] [Über]mut");
  CHECK(hits("σας", "ΣΑΣ") == "[ΣΑΣ]");
  CHECK(hits("セル", "セル v2") == "[セル] v2");
  CHECK(hits("🦊", "a 🦊") == "a [🦊]");
  CHECK(hits("aab", "aaab") == "a[aab]");
}

TEST_CASE("white space is white space") {
  CHECK(hits(" a  b ", "A\n  b, a b,ab") == "[A\n  b], [a b],ab");
  CHECK(hits("a b", "a\xC2\xA0 b") == "[a\xC2\xA0 b]");
}

TEST_CASE("nothing is found where nothing is looked for") {
  CHECK(TextSearch("").empty());
  CHECK(TextSearch(" \t").empty());
  CHECK(hits(" ", "a b") == "a b");
  CHECK(hits("b", "") == "");
  CHECK_FALSE(TextSearch("b").find("b", 7));
}

TEST_CASE("bytes that are no UTF-8 are passed over") {
  CHECK(hits("b",
             "\xFF\xC3"
             "b\xE2") == "\xFF\xC3[b]\xE2");
}

TEST_CASE("a hit is found wherever it begins, in any case") {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string ahead(before, 'x');
    CHECK(hits("Word", ahead + "wOrd") == ahead + "[wOrd]");
    CHECK(hits("wo", ahead + "xWo w o") == ahead + "x[Wo] w o");
    CHECK(hits("a_b", ahead + "a\x7F" + "b a_B") == ahead + "a\x7F" + "b [a_B]");
    // U+212A is a K.
    CHECK(hits("ok", ahead + "o\u212A ok") == ahead + "[o\u212A] [ok]");
  }
}
