// Plans of all kinds, written in the canonical layout and read back.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "document/canonical_plans.h"
#include "plan/random_plan.h"
#include "plan/validity.h"

namespace summit {
namespace {

TEST_CASE("what a document can say is read back from the canonical layout") {
  for (unsigned seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    std::mt19937 engine(seed);
    std::vector<std::uint8_t> bytes(engine() % 400);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(engine());
    const Plan plan = CanonicalPlans(bytes).plan();
    CHECK(canonical_fault(plan) == "");
    // Whatever the title of the ideas.
    if (plan.unplanned.ideas.empty()) continue;
    const Plan read = bind_rst(write_rst(plan)).plan;
    CHECK(read.unplanned.title == plan.unplanned.title);
    CHECK(read.unplanned.ideas.size() == plan.unplanned.ideas.size());
  }
}

// Whatever a plan is, what a document makes of it can be said again.
void say_again(const std::string& source) {
  Plan plan = bind_rst(source).plan;
  plan.source.reset();
  CHECK(document_view(bind_rst(write_rst(plan)).plan) == document_view(plan));
}

TEST_CASE("what was read of any plan is read again") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    const Plan plan = RandomPlans(seed).plan();
    if (trouble_in(plan).empty()) say_again(write_rst(plan));
  }
}

TEST_CASE("and so of every real document") {
  const char* corpus = std::getenv("SUMMIT_CORPUS");
  if (corpus == nullptr) {
    MESSAGE("skipped: SUMMIT_CORPUS is not set");
    return;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() != ".rst") continue;
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    say_again({std::istreambuf_iterator<char>(file), {}});
  }
}

}  // namespace
}  // namespace summit
