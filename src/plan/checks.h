// What is doubtful in a plan, whatever form it is kept in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "text/problem.h"

namespace summit {

struct Finding {
  Severity severity = Severity::warning;
  std::string code;        // "priority-without-owner"
  Message message;         // one sentence, with the way out
  std::string id;          // of the priority or idea it is about; empty: the plan as a whole
  std::string owner = {};  // the one of that priority's it is about; empty: none
};

// An address as people say it, "launchpad.net/~ann": in a document that is a file beside it.
[[nodiscard]] bool lacks_scheme(std::string_view url);

// In plan order. Codes: plan-without-title, priority-without-owner, owner-without-link,
// owner-link-incomplete, duplicate-priority.
[[nodiscard]] std::vector<Finding> check_plan(const Plan& plan);

}  // namespace summit
