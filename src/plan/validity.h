// Whether a value may stand in a plan: the rules that reading plan JSON keeps, for values that come
// from elsewhere.
#pragma once

#include <string>

#include "plan/plan.h"
#include "text/message.h"

namespace summit {

// Each gives the sentence that says what is wrong with a value, all it holds included; nothing when
// it may stand in a plan, as far as it alone can tell. An id may be missing: it is made then.
[[nodiscard]] Message trouble_in(const Priority& priority);
[[nodiscard]] Message trouble_in(const Group& group);
[[nodiscard]] Message trouble_in(const Idea& idea);
[[nodiscard]] Message trouble_in(const Link& link);
[[nodiscard]] Message trouble_in(const Plan& plan);

}  // namespace summit
