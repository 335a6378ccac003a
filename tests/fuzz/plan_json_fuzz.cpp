// Any bytes can be offered as plan JSON. Where they make a plan, what is written of it reads as the
// same plan and is written the same again; where not, there is one problem that says why.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plan/plan_json.h"

namespace summit {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// An unknown member behind a known one that is empty, and so not written, is read behind an earlier
// one; nothing else of it changes.
void forget_places(auto& value) {
  for (UnknownMember& member : value.unknown) member.after.clear();
  std::sort(value.unknown.begin(), value.unknown.end(),
            [](const auto& one, const auto& other) { return one.name < other.name; });
  const auto each = [](auto& values) {
    for (auto& inner : values) forget_places(inner);
  };
  if constexpr (requires { value.people; }) each(value.people);
  if constexpr (requires { value.groups; }) each(value.groups);
  if constexpr (requires { value.priorities; }) each(value.priorities);
  if constexpr (requires { value.links; }) each(value.links);
  if constexpr (requires { value.origin; }) each(value.origin);
  if constexpr (requires { value.unplanned; }) forget_places(value.unplanned);
  if constexpr (requires { value.ideas; }) each(value.ideas);
  if constexpr (requires { value.sections; }) each(value.sections);
  if constexpr (requires { value.pads; }) each(value.pads);
  if constexpr (requires { value.source; }) {
    if (value.source) forget_places(*value.source);
  }
}

void check(std::string_view text) {
  Result<Plan> read = read_plan_json(text, "");
  if (!read) {
    require(read.problems.size() == 1 && !read.problems[0].message.empty());
    return;
  }
  const std::string written = write_plan_json(*read.value);
  Result<Plan> again = read_plan_json(written, "");
  require(again.value.has_value());
  require(write_plan_json(*again.value) == written);
  forget_places(*read.value);
  forget_places(*again.value);
  require(*again.value == *read.value);
}

}  // namespace
}  // namespace summit

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  summit::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
