// What a document can say of a plan, and so what is left of the plan when it is read back.
#pragma once

#include <string>

#include "plan/plan.h"

namespace summit {

// Two plans give the same text when one document says both. Left out is what no document shows
// (ids, statuses, votes …), how prose is wrapped, the targets of people in it, the order of further
// sections, and people that nothing mentions. Unplanned ideas without a list are a section.
[[nodiscard]] std::string document_view(const Plan& plan);

}  // namespace summit
