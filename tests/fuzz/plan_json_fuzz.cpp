// Any bytes can be offered as plan JSON. Where they make a plan, its JSON reads as the same plan and
// is written the same again; where not, there is a problem with a place in the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plan/plan_json.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text) {
  const summit::Result<summit::Plan> read = summit::read_plan_json(text, "");
  if (!read) {
    require(read.problems.size() == 1);
    require(read.problems[0].at.line >= 1 && read.problems[0].at.column >= 1);
    require(!read.problems[0].message.empty() && !read.problems[0].code.empty());
    return;
  }
  const std::string written = summit::write_plan_json(*read.value);
  const summit::Result<summit::Plan> again = summit::read_plan_json(written, "");
  require(again && *again.value == *read.value);
  require(summit::write_plan_json(*again.value) == written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check({reinterpret_cast<const char*>(data), size});
  return 0;
}
