#include "plan/checks.h"

#include <doctest/doctest.h>

#include "plan/plan_json.h"

namespace summit {
namespace {

TEST_CASE("findings name what they are about") {
  Plan plan;
  plan.people = {{"Alice", "https://example.org/"}, {.name = "Cores", .kind = PersonKind::team}};
  plan.groups = {{.priorities = {{.id = "a", .title = "One", .owners = {"Alice", "Cores"}},
                                 {.id = "b", .title = "Two"},
                                 {.id = "c", .title = "ONE ", .owners = {"Bob", "Bob"}}}}};
  const std::vector<Finding> findings = check_plan(plan);
  REQUIRE(findings.size() == 4);
  CHECK(findings[0].code == "plan-without-title");
  CHECK(findings[1].code == "priority-without-owner");
  CHECK(findings[1].id == "b");
  CHECK(findings[1].message == "“Two” has no owner; name one, or demote it to an unplanned idea");
  CHECK(findings[2].code == "duplicate-priority");
  CHECK(findings[2].id == "c");
  CHECK(findings[3].code == "owner-without-link");
  CHECK(findings[3].severity == Severity::hint);
}

TEST_CASE("findings in a file are problems at their places") {
  // The ids are not in the file, and an unknown member has one that means nothing here.
  const std::string text =
      "{\"format\": \"summit-plan\", \"version\": 1, \"title\": \"T\",\n"
      " \"x\": {\"id\": \"two\"},\n"
      " \"groups\": [{\"priorities\": [\n"
      "   {\"title\": \"One\", \"owners\": [\"A\"]},\n"
      "   {\"title\": \"Two\"}]}]}";
  for (const std::string& file : {text, "\xEF\xBB\xBF" + text}) {
    const std::vector<Problem> problems = check_plan_json(file, "f");
    REQUIRE(problems.size() == 2);
    CHECK(to_string(problems[0]) ==
          "f:4:4: hint: “A” has no link; add one so that readers find them [owner-without-link]");
    CHECK(problems[1].at == Position{5, 4});
  }
}

}  // namespace
}  // namespace summit

TEST_CASE("a link without its scheme") {
  CHECK(summit::lacks_scheme("launchpad.net/~ann"));
  CHECK(summit::lacks_scheme("www.example.org"));
  CHECK(summit::lacks_scheme("review.opendev.org/q/owner:ann"));
  for (const std::string_view url :
       {"", "https://launchpad.net/~ann", "mailto:ann@example.org", "people.html", "../people.html",
        "/people/ann.html", "#ann", "./a.b/c", "people/ann.html"}) {
    CAPTURE(url);
    CHECK_FALSE(summit::lacks_scheme(url));
  }
}
