// Rows (plan/rows.h) on the clipboard as rich text: a table for word processors and spreadsheets,
// which carries the rows themselves for Summit, on this page or another.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plan/plan.h"

namespace summit {

// A <table> with a row for each; its attribute data-summit-rows is the rows' plan JSON.
[[nodiscard]] std::string write_rows_html(const Plan& rows);

// The rows that such a table anywhere in `html` carries; nothing where it carries none or they do
// not read as a plan.
[[nodiscard]] std::optional<Plan> read_rows_html(std::string_view html);

}  // namespace summit
