#include "document/splice/rst_owner_style.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

using Separator = RstOwnerStyle::Separator;
using Pieces = std::vector<std::string>;

TEST_CASE("a cell tells how owners are listed") {
  CHECK(owner_style_of("`A`_,\n`B`_", 2)->separator == Separator::comma_line);
  CHECK(owner_style_of("`A`_, `B`_", 2)->separator == Separator::comma);
  CHECK(owner_style_of("a, b,\nc", 3)->separator == Separator::comma);
  CHECK(owner_style_of("a\nb", 2)->separator == Separator::line);
  CHECK(owner_style_of("- a\n- b", 2) == RstOwnerStyle{Separator::bullets, '-'});
  CHECK(owner_style_of("* a", 1) == RstOwnerStyle{Separator::bullets, '*'});
  CHECK_FALSE(owner_style_of("a", 1));
  CHECK_FALSE(owner_style_of("", 0));
  CHECK_FALSE(owner_style_of("a and b", 2));
}

TEST_CASE("a cell falls into the owners that were joined") {
  const Pieces owners = {"`A, B`_", "c", "`D E`_ (lead)"};
  for (const Separator separator :
       {Separator::comma_line, Separator::comma, Separator::line, Separator::bullets}) {
    const RstOwnerStyle style{separator};
    CHECK(owner_pieces(join_owners(owners, style), style) == owners);
    CHECK(join_owners({}, style).empty());
  }
  CHECK(owner_pieces("`A\nB`_,\nc", {}) == Pieces{"`A B`_", "c"});
  CHECK(owner_pieces("* a\n  b\n* c", {Separator::bullets, '*'}) == Pieces{"a b", "c"});
}

}  // namespace
}  // namespace summit
