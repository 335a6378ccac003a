// References whose target an edit took away: docutils would call them errors.
#pragma once

#include <string>

#include "document/binding/rst_binding.h"

namespace summit {

// The document `after`, which was written into `before`, with every reference that led somewhere
// before and leads nowhere now done something about: where the section that it named is an idea or
// a row now, that one's title becomes the target (_`Title`); else the reference becomes plain text.
[[nodiscard]] std::string without_dangling(const BoundDocument& before, const BoundDocument& after);

}  // namespace summit
