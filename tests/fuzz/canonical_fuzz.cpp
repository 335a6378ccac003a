// Any bytes are a plan that a document can say (tests/document/canonical_plans.h). Written in the
// canonical layout it is read back as the same plan, and docutils would have nothing to warn about.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "document/canonical_plans.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string fault = summit::canonical_fault(summit::CanonicalPlans({data, size}).plan());
  if (fault.empty()) return 0;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}
