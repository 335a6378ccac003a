// Plans of any size that look like the published ones: titles, owners, links, descriptions of
// several paragraphs, lists, references to people, unplanned ideas on two levels, some words that
// are not ASCII. The same number gives the same plan everywhere.
#pragma once

#include <cstddef>

#include "plan/plan.h"

namespace summit {

// About 1.1 kB of reStructuredText for each priority, with what belongs to it.
[[nodiscard]] Plan generated_plan(std::size_t priorities);

// The plan whose document has about that many bytes.
[[nodiscard]] Plan generated_plan_of_size(std::size_t rst_bytes);

}  // namespace summit
