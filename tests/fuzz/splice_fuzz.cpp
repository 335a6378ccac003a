// Any bytes are a document that edits are written into. An edit that is taken back gives the same
// bytes again; what is written holds still: it is what comes of writing its own plan into it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "document/splice/rst_splice.h"
#include "plan/operation.h"
#include "plan/random_plan.h"

namespace summit {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// The first byte says which edits, the rest is the document.
void check(unsigned seed, std::string source) {
  const BoundDocument bound = bind_rst(std::move(source));
  require(write_into(bound, bound.plan) == bound.document.tree.source());
  RandomPlans random(seed);
  Plan plan = bound.plan;
  Operations back;
  for (std::size_t i = random.below(4) + 1; i > 0; --i) {
    Applied applied = summit::apply(plan, random.operation(plan));
    back.insert(back.begin(), applied.inverse.begin(), applied.inverse.end());
  }
  const BoundDocument written = bind_rst(write_into(bound, plan));
  require(write_into(written, written.plan) == written.document.tree.source());
  require(static_cast<bool>(summit::apply(plan, back)));
  require(write_into(bound, plan) == bound.document.tree.source());
}

}  // namespace
}  // namespace summit

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  summit::check(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
