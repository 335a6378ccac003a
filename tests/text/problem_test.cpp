#include "text/problem.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("a problem is printed the way compilers do") {
  CHECK(to_string(Problem{.severity = Severity::error,
                          .file = "nova.plan.json",
                          .at = {3, 14},
                          .message = Message("expected a string"),
                          .code = "plan-type"}) ==
        "nova.plan.json:3:14: error: expected a string [plan-type]");
  CHECK(
      to_string(Problem{
          .severity = Severity::hint, .file = "", .at = {}, .message = Message("m"), .code = ""}) ==
      "1:1: hint: m");
  CHECK(to_string(Severity::warning) == "warning");
}

}  // namespace summit
