#include "plan/reference.h"

#include <doctest/doctest.h>

#include "text/name.h"

namespace summit {
namespace {

std::string renamed(std::string_view prose, std::string_view from, std::string_view to) {
  return rename_references(prose, normalize_name(from), to).value_or("none");
}
std::string renamed(std::string_view prose) {
  return renamed(prose, "Cells V2", "Cells `v3`");
}

TEST_CASE("every form of reference is renamed") {
  CHECK(renamed("See `Cells V2`_.") == "See `Cells \\`v3\\``_.");
  CHECK(renamed("See `cells\n  v2`_.") == "See `Cells \\`v3\\``_.");
  CHECK(renamed("`the plan <Cells V2_>`_") == "`the plan <Cells \\`v3\\`_>`_");
  CHECK(renamed("Alice_ and Alice_, not Alice", "alice", "Bob") == "Bob_ and Bob_, not Alice");
  CHECK(renamed("Alice_", "Alice", "Bob Brown") == "`Bob Brown`_");
  CHECK(renamed("Alice_", "Alice", "Zoë") == "`Zoë`_");
}

TEST_CASE("names compare as docutils compares them, in all scripts") {
  CHECK(renamed("`ÉTÉ\xC2\xA0ΣΑΣ`_", "été σας", "x") == "`x`_");
  CHECK(renamed("`a\\ b \\*`_", "AB *", "x") == "`x`_");
}

TEST_CASE("everything else stays") {
  for (const char* prose :
       {"Cells V2", "``Cells V2``_", "`Cells V2`", "`Cells V2`__", "`Cells V2 <https://x>`_",
        "\\`Cells V2`_", "Cells V2__", "`Cells V3`_", "a ` lone backquote", "`unclosed Cells V2_",
        "Code::\n\n  `Cells V2`_\n", ".. code-block:: rst\n\n   `Cells V2`_\n"}) {
    CHECK_FALSE(rename_references(prose, "cells v2", "x"));
  }
}

TEST_CASE("a backquote that is not closed ends with its paragraph") {
  CHECK(renamed("a ` lone one\n\n`Cells V2`_") == "a ` lone one\n\n`Cells \\`v3\\``_");
  CHECK(renamed("a `` lone pair\n\n`Cells V2`_ ``") == "a `` lone pair\n\n`Cells \\`v3\\``_ ``");
  CHECK(renamed("Code::\n\n  `Cells V2`_\n\n`Cells V2`_") ==
        "Code::\n\n  `Cells V2`_\n\n`Cells \\`v3\\``_");
}

// Each would take minutes where every mark looks for its end through the whole text.
TEST_CASE("time is linear in the prose") {
  for (const char* part : {"`", "``", "` ", "` _\n", "`a <", "a_ ", "\n\n` _", "::\n\n  x_\n"}) {
    std::string prose;
    while (prose.size() < 1 << 20) prose += part;
    for (const char* name : {"no a", "no x"}) CHECK_FALSE(rename_references(prose, name, "b"));
  }
}

}  // namespace
}  // namespace summit
