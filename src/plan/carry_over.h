// Two plans of one document: the one known so far, and one read from the document anew.
#pragma once

#include "plan/plan.h"

namespace summit {

// Gives `fresh` all that a document does not say and `known` knows: the ids of priorities and
// ideas, statuses, links, sizes, votes, where they came from, nicks and kinds of people, the
// project, the pads, and members that no version knows. Priorities and ideas are the same where
// their titles are (as docutils compares names), the first with the first; what has no counterpart
// stays as it is. Time is linear in both.
void carry_over(const Plan& known, Plan& fresh);

}  // namespace summit
