// Edits of all kinds, one after the other, and taken back again.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "document/splice/rst_splice.h"
#include "document/writer/rst_writer.h"
#include "plan/operation.h"
#include "plan/random_plan.h"

namespace summit {
namespace {

void edit_at_random(const std::string& source, unsigned seed) {
  CAPTURE(seed);
  const BoundDocument bound = bind_rst(source);
  CHECK(write_into(bound, bound.plan) == source);
  RandomPlans random(seed);
  Plan plan = bound.plan;
  Operations back;
  for (int i = 0; i < 4; ++i) {
    const Operation operation = random.operation(plan);
    // A whole other plan leaves nothing to compare.
    if (std::holds_alternative<ReplacePlan>(operation)) continue;
    Applied applied = summit::apply(plan, operation);
    back.insert(back.begin(), applied.inverse.begin(), applied.inverse.end());
    const std::string written = write_into(bound, plan);
    // It is a document that can be written into.
    const BoundDocument again = bind_rst(written);
    CHECK(write_into(again, again.plan) == written);
  }
  REQUIRE(summit::apply(plan, back));
  CHECK(write_into(bound, plan) == source);
}

TEST_CASE("whatever is edited, taking it back gives the same bytes") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomPlans random(seed);
    edit_at_random(write_rst(random.plan()), seed);
  }
}

TEST_CASE("and so in every real document") {
  const char* corpus = std::getenv("SUMMIT_CORPUS");
  if (corpus == nullptr) {
    MESSAGE("skipped: SUMMIT_CORPUS is not set");
    return;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() != ".rst") continue;
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(file), {}};
    for (unsigned seed = 0; seed < 4; ++seed) edit_at_random(source, seed);
  }
}

}  // namespace
}  // namespace summit
