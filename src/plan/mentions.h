// Every place of a plan where prose stands, and the references in it.
#pragma once

#include <string_view>

#include "plan/operation.h"

namespace summit {

// Turns the references to `from` in all prose into references to `to`. Gives the operations that
// restore the texts, none where nothing changed. Where only the whole plan can restore them it is
// the plan as it stood.
[[nodiscard]] Operations follow_references(Plan& plan, std::string_view from, std::string_view to);

}  // namespace summit
