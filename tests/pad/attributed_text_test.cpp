#include "pad/attributed_text.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

std::string trouble(std::u16string text, std::string_view attribs) {
  AttributePool pool;
  pool.put({"bold", "true"});
  AttributedText into;
  const std::string wrong = read_attribs(std::move(text), attribs, pool, into).english();
  if (!wrong.empty()) {
    CHECK(into.runs.size() == 1);
    CHECK(into.runs[0].chars == into.text.size());
  }
  return wrong;
}

}  // namespace

TEST_CASE("attributes that do not fit a text say why, and the text is there") {
  CHECK(trouble(u"ab\n", "*0+2|1+1").empty());
  CHECK(trouble(u"ab\n", "*0+2") == "the attributes are shorter than the text");
  CHECK(trouble(u"ab\n", "*0+2|1+5") == "the attributes are longer than the text");
  CHECK(trouble(u"ab\n", "+3") == "the attributes' line breaks are not those of the text");
  CHECK(trouble(u"ab\n", "=2|1+1") == "the attributes have an operation that is no “+”");
  CHECK(trouble(u"ab\n", "*5+2|1+1") == "it has the attribute *5, which the pool has not");
  CHECK(trouble(u"ab\n", "what").size() > 3);
}

TEST_CASE("runs of one kind become one, and are written line by line") {
  AttributePool pool;
  pool.put({"bold", "true"});
  AttributedText text;
  REQUIRE(read_attribs(u"ab\ncd\ne\n", "*0+1*0+1*0|1+1*0|1+3*0+1|1+1", pool, text).empty());
  CHECK(text.runs.size() == 2);
  CHECK(write_attribs(text, pool) == "*0|2+6*0+1|1+1");
}

}  // namespace summit
