// Priorities documents (`*.rst`) as a form that a plan is kept in, beside plan JSON
// (plan/plan_json.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"
#include "text/problem.h"

namespace summit {

// Any text is a document; there is none only for bytes that are no UTF-8 (rst-utf8), control
// characters that no text has (rst-control) and more than rst_size_limit bytes (rst-size). Other
// problems are those of read_rst() (document/reader/rst_reader.h) and are no reason to refuse a
// document, even where they are errors: docutils publishes it too.
[[nodiscard]] Result<Plan> read_plan_rst(std::string_view text, std::string_view file);

// What is wrong or doubtful in a document: what leaves none, or the findings of check_rst()
// (document/checks/rst_checks.h).
[[nodiscard]] std::vector<Problem> check_plan_rst(std::string_view text, std::string_view file);

// The document that the plan came from, changed where the plan says something else
// (document/splice/rst_splice.h); in the canonical layout (document/writer/rst_writer.h) where
// there is none.
[[nodiscard]] std::string write_plan_rst(const Plan& plan);

}  // namespace summit
