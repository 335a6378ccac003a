#include "pad/attribute_pool.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

std::string text_of(const AttributePool& pool, Attributes list) {
  std::string out;
  pool.append_to(out, list);
  return out;
}

}  // namespace

TEST_CASE("an attribute has one number") {
  AttributePool pool;
  CHECK(pool.put({"bold", "true"}) == 0);
  CHECK(pool.put({"author", "a.1"}) == 1);
  CHECK(pool.put({"bold", "true"}) == 0);
  CHECK(pool.put({"bold", ""}) == 2);
  CHECK(pool.next_number() == 3);
  CHECK(pool.find(1)->value == "a.1");
  CHECK(pool.find(7) == nullptr);
  pool.set(40, {"bold", "true"});
  CHECK(pool.put({"bold", "true"}) == 40);
  CHECK(pool.next_number() == 41);
}

TEST_CASE("lists of attributes are kept once, sorted where they are made of attributes") {
  AttributePool pool;
  const Attributes list = pool.intern(std::vector<Attribute>{{"lmkr", "1"}, {"author", "a.1"}});
  CHECK(text_of(pool, list) == "*0*1");
  CHECK(pool.value(list, "author") == "a.1");
  CHECK(pool.value(list, "bold").empty());
  CHECK(pool.is_sorted(list));
  const AttributeNumber backwards[] = {1, 0};
  const Attributes other = pool.intern(backwards);
  CHECK(other != list);
  CHECK_FALSE(pool.is_sorted(other));
  CHECK(pool.intern(backwards) == other);
  CHECK(pool.intern(std::vector<Attribute>{}) == no_attributes);
}

TEST_CASE("attributes compose as Changeset.js says they do") {
  AttributePool pool;
  const Attributes none = no_attributes;
  const Attributes bold = pool.intern(std::vector<Attribute>{{"bold", "true"}});
  const Attributes not_bold = pool.intern(std::vector<Attribute>{{"bold", ""}});
  CHECK(pool.compose(none, not_bold, true) == not_bold);
  CHECK(pool.compose(none, not_bold, false) == none);
  CHECK(pool.compose(none, bold, true) == bold);
  CHECK(pool.compose(none, bold, false) == bold);
  CHECK(pool.compose(bold, not_bold, true) == not_bold);
  CHECK(pool.compose(bold, not_bold, false) == none);
  CHECK(pool.compose(bold, none, false) == bold);
}

TEST_CASE("base 36 goes as far as lengths do") {
  std::size_t at = 0;
  CHECK(read_base36(std::string_view("zz="), at) == 1295);
  CHECK(at == 2);
  at = 0;
  CHECK_FALSE(read_base36(std::string_view("="), at));
  at = 0;
  CHECK_FALSE(read_base36(std::string_view("ZZ"), at));
  at = 0;
  CHECK_FALSE(read_base36(std::string_view("gjdgxs"), at));  // 10^9
  CHECK(at > 0);
  at = 0;
  CHECK_FALSE(read_base36(std::string_view("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"), at));
  std::string out;
  append_base36(out, 0);
  append_base36(out, 0xFFFFFFFF);
  CHECK(out == "01z141z3");
}

}  // namespace summit
