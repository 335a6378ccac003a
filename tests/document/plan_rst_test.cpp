#include "document/plan_rst.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "document/writer/rst_writer.h"

namespace summit {
namespace {

const std::string document = "Title\n=====\n\nText  with   odd spaces.\n";

TEST_CASE("a document is a plan, and comes back while the plan is what it says") {
  const Result<Plan> read = read_plan_rst(document, "x.rst");
  REQUIRE(read);
  CHECK(read.problems.empty());
  CHECK(read.value->title == "Title");
  CHECK(write_plan_rst(*read.value) == document);

  Plan edited = *read.value;
  edited.title = "Another";
  CHECK(write_plan_rst(edited) == "Another\n=======\n\nText  with   odd spaces.\n");
  edited.title = "Title";
  CHECK(write_plan_rst(edited) == document);
  edited.source->format = "html";
  CHECK(write_plan_rst(edited) == write_rst(edited));
}

TEST_CASE("problems have the file's name and leave the plan") {
  const Result<Plan> read = read_plan_rst("Title\n==\n\n`open\n", "x.rst");
  REQUIRE(read);
  REQUIRE_FALSE(read.problems.empty());
  CHECK(read.problems[0].file == "x.rst");
  const std::vector<Problem> found = check_plan_rst("Title\n==\n\n`open\n", "x.rst");
  CHECK(std::all_of(found.begin(), found.end(), [](auto& each) { return each.file == "x.rst"; }));
  CHECK(std::count_if(found.begin(), found.end(), [](auto& each) {
          return each.code.starts_with("rst-");
        }) == static_cast<std::ptrdiff_t>(read.problems.size()));
  CHECK(check_plan_rst(document, "x.rst").empty());
}

TEST_CASE("bytes that are no text are refused with their place") {
  for (const auto& [text, code] :
       {std::pair{"T\n=\n\na\xFF", "rst-utf8"}, std::pair{"T\n=\n\na\x01", "rst-control"}}) {
    const Result<Plan> read = read_plan_rst(text, "x.rst");
    CHECK_FALSE(read);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].severity == Severity::error);
    CHECK(read.problems[0].code == code);
    CHECK(read.problems[0].at == Position{4, 2});
    CHECK(check_plan_rst(text, "x.rst").size() == 1);
  }
  CHECK(read_plan_rst("a\tb\r\n\x0C\n", ""));
}

}  // namespace
}  // namespace summit
