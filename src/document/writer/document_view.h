// What a document can say of a plan, and so what is left of the plan when it is read back.
#pragma once

#include <string>
#include <string_view>

#include "plan/plan.h"

namespace summit {

// The title of the section of unplanned ideas in a document, where the plan has none: what is read
// must tell what it is.
inline constexpr std::string_view usual_unplanned_title = "Priorities without a clear plan";

// Two plans give the same text when one document says both. Left out is what no document shows
// (ids, statuses, votes …), how prose is wrapped, the targets of people in it, the order of further
// sections, and people that nothing mentions. Tables have the columns that show all fields; what
// stands ahead of one that has no title is the document's introduction; unplanned ideas without
// a list are a section; and ideas below others are a list like one in notes.
[[nodiscard]] std::string document_view(const Plan& plan);

}  // namespace summit
