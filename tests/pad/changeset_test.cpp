#include "pad/changeset.h"

#include <doctest/doctest.h>

#include "pad/generated_pad.h"
#include "text/utf16.h"

namespace summit {
namespace {

AttributePool small_pool() {
  AttributePool pool;
  pool.put({"author", "a.1"});
  pool.put({"bold", "true"});
  pool.put({"bold", ""});
  return pool;
}

std::string trouble(std::u16string_view text) {
  AttributePool pool = small_pool();
  Changeset changeset;
  return read_changeset(text, pool, changeset).english();
}

std::string looseness(std::u16string_view text) {
  AttributePool pool = small_pool();
  Changeset changeset;
  REQUIRE(read_changeset(text, pool, changeset).empty());
  CHECK(write_changeset(changeset, pool) == text);
  return check_canonical(text, changeset, pool).english();
}

std::string applied(std::u16string_view text, std::u16string before, std::string_view attribs) {
  AttributePool pool = small_pool();
  Changeset changeset;
  REQUIRE(read_changeset(text, pool, changeset).empty());
  AttributedText atext;
  REQUIRE(read_attribs(std::move(before), attribs, pool, atext).empty());
  const AttributedText kept = atext;
  const std::string wrong = apply(changeset, atext, pool).english();
  if (!wrong.empty()) CHECK(atext == kept);
  return wrong.empty() ? to_utf8(atext.text) + write_attribs(atext, pool) : wrong;
}

}  // namespace

TEST_CASE("a changeset that is none says why") {
  CHECK(trouble(u"") == "it does not begin with “Z:”");
  CHECK(trouble(u"nonsense") == "it does not begin with “Z:”");
  CHECK(trouble(u"Z:") == "it does not say how long the text was");
  CHECK(trouble(u"Z:gjdgxs>0$") == "it has a number that is too large");
  CHECK(trouble(u"Z:1>zzzzzzzzz$") == "it has a number that is too large");
  CHECK(trouble(u"Z:1") == "it has no “>” or “<” behind the text's length");
  CHECK(trouble(u"Z:1>$") == "it does not say the length's change");
  CHECK(trouble(u"Z:1<2$") == "it makes a text shorter than nothing");
  CHECK(trouble(u"Z:1>1=1?") == "it has no “=”, “-” or “+” where an operation is expected");
  CHECK(trouble(u"Z:1>1+1") == "it has no “$” behind its operations");
  CHECK(trouble(u"Z:1>1*9+1$a") == "it has the attribute *9, which the pool has not");
  CHECK(trouble(u"Z:1>1*+1$a") == "it lacks the number of an attribute");
  CHECK(trouble(u"Z:1>1|0+1$a") == "it has an operation on no lines");
  CHECK(trouble(u"Z:1>0+0$") == "it has an operation on no characters");
  CHECK(trouble(u"Z:1>1|2+1$\n") == "it has an operation on more lines than characters");
  CHECK(trouble(u"Z:1>2+2$a") == "it inserts more characters than it brings");
  CHECK(trouble(u"Z:1>1+1$ab") == "it brings more characters than it inserts");
  CHECK(trouble(u"Z:1>2+1$a") == "its operations do not add up to the length it says");
  CHECK(trouble(u"Z:1<1-2$") == "it changes more characters than the text has");
  CHECK_FALSE(trouble(u"Z:1>2+2$a\n").empty());
  CHECK_FALSE(trouble(u"Z:1>3|1+3$a\nb").empty());
}

TEST_CASE("only one way of writing is canonical") {
  CHECK(looseness(u"Z:1>0$").empty());
  CHECK(looseness(u"Z:5>1=2-1+2$ab").empty());
  CHECK(looseness(u"Z:5>1=2+2-1$ab") == "its operations are not in the canonical order and form");
  CHECK(looseness(u"Z:5>2=2+1+1$ab") == "its operations are not in the canonical order and form");
  CHECK(looseness(u"Z:5>1+1=2$a") == "it ends in an operation that keeps what is kept anyway");
  CHECK(looseness(u"Z:5>0*0=1$").empty());
  CHECK(looseness(u"Z:5>1*1*0+1$a") ==
        "the attributes of an operation are not sorted by their names");
  CHECK(looseness(u"Z:5<1*0-1$") == "a removal has attributes");
  AttributePool pool;
  Changeset changeset;
  REQUIRE(read_changeset(u"Z:05>1+1$a", pool, changeset).empty());
  CHECK(check_canonical(u"Z:05>1+1$a", changeset, pool) ==
        "a number in it is not in the shortest form");
}

TEST_CASE("a changeset is applied to text and attributes, or leaves both") {
  CHECK(applied(u"Z:1>2*0+2$ab", u"\n", "|1+1") == "ab\n*0+2|1+1");
  CHECK(applied(u"Z:4<1=1-1$", u"abc\n", "*0+1*1+1*0+1|1+1") == "ac\n*0+2|1+1");
  CHECK(applied(u"Z:4>0*1=2$", u"abc\n", "*0+3|1+1") == "abc\n*0*1+2*0+1|1+1");
  CHECK(applied(u"Z:4>0*2=3$", u"abc\n", "*1+3|1+1") == "abc\n|1+4");
  CHECK(applied(u"Z:5>1|1=3*0+1$x", u"ab\nc\n", "|2+5") == "ab\nxc\n|1+3*0+1|1+2");
  CHECK(applied(u"Z:6>1=2+1$x", u"a🎉b\n\n", "|2+6").size() > 4);  // it may part a pair
  CHECK(applied(u"Z:2>1+1$x", u"\n", "|1+1") ==
        "it is for a text of 2 characters, and the text has 1");
  CHECK(applied(u"Z:4<2=1-2$", u"a\nc\n", "|2+4") ==
        "an operation's line breaks are not those of the text");
}

TEST_CASE("taken back, a changeset leaves what was; composed, two are as good as one by one") {
  GeneratedPad pad({.size = 200, .seed = 7});
  AttributedText before_last;
  Changeset last;
  for (int i = 0; i < 3000; ++i) {
    const AttributedText before = pad.text();
    const Changeset changeset = pad.next();
    const std::u16string written = write_changeset(changeset, pad.pool());
    Changeset again;
    REQUIRE(read_changeset(written, pad.pool(), again).empty());
    REQUIRE(again == changeset);
    REQUIRE(check_canonical(written, changeset, pad.pool()).empty());
    AttributedText text = pad.text();
    const Changeset back = inverse(changeset, before, pad.pool());
    REQUIRE(apply(back, text, pad.pool()).empty());
    REQUIRE(text == before);
    if (i > 0) {
      Changeset both;
      REQUIRE(compose(last, changeset, pad.pool(), both).empty());
      text = before_last;
      REQUIRE(apply(both, text, pad.pool()).empty());
      REQUIRE(text == pad.text());
    }
    before_last = before;
    last = changeset;
  }
}

TEST_CASE("two changesets that do not meet are not composed") {
  AttributePool pool;
  Changeset first;
  Changeset second;
  Changeset both;
  REQUIRE(read_changeset(u"Z:1>1+1$a", pool, first).empty());
  REQUIRE(read_changeset(u"Z:5>1+1$a", pool, second).empty());
  CHECK(compose(first, second, pool, both) ==
        "it is for a text of 5 characters, and the one before it leaves 2");
}

}  // namespace summit
