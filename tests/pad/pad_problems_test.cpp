#include "pad/pad_problems.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("a kind of problem is told once, in the order of places") {
  PadProblems problems;
  problems.add(Severity::warning, 5, "pad-pool", Message("later"));
  problems.add(Severity::warning, 0, "pad-head", Message("first"));
  problems.add(Severity::warning, 7, "pad-pool", Message("again"));
  CHECK_FALSE(problems.has_error());
  const std::vector<Problem> taken = std::move(problems).take("abc\ndefgh", "f");
  REQUIRE(taken.size() == 2);
  CHECK(to_string(taken[0]) == "f:1:1: warning: first [pad-head]");
  CHECK(to_string(taken[1]) == "f:2:2: warning: later; there are 1 more like this [pad-pool]");
}

}  // namespace summit
