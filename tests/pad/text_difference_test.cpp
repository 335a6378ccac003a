#include "pad/text_difference.h"

#include <doctest/doctest.h>

#include <string>

#include "pad/generated_pad.h"

namespace summit {
namespace {

AttributedText plain(std::u16string text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  return {std::move(text), {{no_attributes, size}}};
}

std::string written(const AttributedText& before, const AttributedText& after) {
  const AttributePool pool;
  const std::u16string changeset = write_changeset(difference(before, after), pool);
  return {changeset.begin(), changeset.end()};
}
std::string written(std::u16string before, std::u16string after) {
  return written(plain(std::move(before)), plain(std::move(after)));
}

}  // namespace

TEST_CASE("the difference makes one text of another") {
  GeneratedPad pad({.size = 100, .seed = 5});
  AttributedText before = pad.text();
  for (int i = 0; i < 2000; ++i) {
    for (std::size_t steps = pad.below(4) + 1; steps > 0; --steps) pad.next();
    const Changeset changeset = difference(before, pad.text());
    REQUIRE(check_canonical(write_changeset(changeset, pad.pool()), changeset, pad.pool()).empty());
    REQUIRE(apply(changeset, before, pad.pool()).empty());
    REQUIRE(before == pad.text());
  }
}

TEST_CASE("lines that stay are kept, and of others what stays of them") {
  CHECK(written(u"a\nb\n", u"a\nb\n") == "Z:4>0$");
  // Two lines that are far apart.
  CHECK(written(u"one\ntwo\nthree\n", u"ones\ntwo\nthe\n") == "Z:e<1=3+1|2=5=2-2$s");
  CHECK(written(u"a\nb\nc\n", u"a\nc\n") == "Z:6<2|1=2|1-2$");
  CHECK(written(u"*ab\n*ac\n", u"*ac\n") == "Z:8<4|1-4$");
  CHECK(written(u"*ab\n*ac\nx\n", u"*ac\nx\n") == "Z:a<4|1-4$");
  CHECK(written(u"a\nb\n", u"a\nb\nc\n") == "Z:4>2|1=2=1|1+1+1$\nc");
  CHECK(written(u"a\n", u"\n") == "Z:2<1-1$");
  CHECK(written(u"\n", u"a\n\n") == "Z:1>2|1+2$a\n");
}

TEST_CASE("no character outside of the basic plane is cut") {
  const std::u16string before = {0xD83C, 0xDF89, u'\n'};
  const std::u16string after = {0xD83C, 0xDF8A, u'\n'};
  const Changeset changeset = difference(plain(before), plain(after));
  CHECK(changeset.bank == after.substr(0, 2));
  const std::u16string other = {0xD83D, 0xDF89, u'\n'};
  CHECK(difference(plain(before), plain(other)).bank == other.substr(0, 2));
}

TEST_CASE("who wrote a line that stays is kept with it") {
  AttributePool pool;
  const Attributes ana = pool.intern(std::vector<Attribute>{{"author", "a.1"}});
  const Attributes ben = pool.intern(std::vector<Attribute>{{"author", "a.2"}});
  const AttributedText before{u"one\ntwo\nthree\n", {{ana, 4}, {ben, 4}, {ana, 6}}};
  const AttributedText after{u"one\ntwo\nthree\n", {{ana, 14}}};
  const Changeset changeset = difference(before, after);
  CHECK(changeset.bank == u"two\n");
  AttributedText text = before;
  REQUIRE(apply(changeset, text, pool).empty());
  CHECK(text == after);
}

}  // namespace summit
