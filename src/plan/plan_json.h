// Plan JSON (`*.plan.json`): UTF-8, two-space indentation, members in a fixed order, a newline at
// the end; described by assets/plan.schema.json. Optional members are left out when empty; members
// that this version does not know are kept at their place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "text/problem.h"

namespace summit {

inline constexpr std::string_view plan_format = "summit-plan";
inline constexpr int plan_version = 1;

// `file` is only for the problems; a byte order mark at the front is no part of the text. There is
// one problem and no plan, or a plan and none. Problems: json-utf8, json-syntax, json-depth,
// json-number, json-duplicate, plan-format, plan-version, plan-type, plan-member, plan-text,
// plan-duplicate, plan-nesting.
[[nodiscard]] Result<Plan> read_plan_json(std::string_view text, std::string_view file);

// The findings of check_plan (plan/checks.h) as problems at their places in `text`; what
// read_plan_json finds, where there is no plan.
[[nodiscard]] std::vector<Problem> check_plan_json(std::string_view text, std::string_view file);

[[nodiscard]] std::string write_plan_json(const Plan& plan);

}  // namespace summit
