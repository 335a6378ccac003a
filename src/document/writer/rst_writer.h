// A plan as reStructuredText in Summit's canonical layout: label, over- and underlined title,
// introduction, one grid table per group, the targets it needs in order of appearance, the ideas as
// nested bullets, one section per priority, every other section; 79 columns.
//
// Titles and names are plain text in a plan; here they are escaped so that docutils reads back that
// very text. Prose is RST already and stays as its author wrote it: only paragraphs and list items
// with a line past the limit are wrapped again, each alone.
//
// The layout follows the docutils specification of reStructuredText and the documents OpenStack
// published; one owner stands on a line, so that a change of owners changes one line of a review.
#pragma once

#include <cstddef>
#include <string>

#include "plan/plan.h"

namespace summit {

// The house rule of OpenStack's specs repositories (doc8). Lines without a space, lines with a URL
// and titles may be longer.
inline constexpr std::size_t rst_line_columns = 79;

[[nodiscard]] std::string write_rst(const Plan& plan);

}  // namespace summit
