// The canonical layout of a document, whatever is in it: what docutils reads stays the same.
//
// - adornments as wide as their titles, one character for each level (rst_adornments), over and
//   under where they were;
// - a blank line on either side of a title, no more than one between blocks (two ahead of a title),
//   none at the ends, one line break at the end;
// - grid tables as narrow as their cells, or wrapped at rst_line_columns;
// - paragraphs with a line past rst_line_columns wrapped again;
// - no tabs, no white space at the ends of lines, "\n" ends a line.
#pragma once

#include <string>
#include <string_view>

#include "document/reader/rst_reader.h"

namespace summit {

// The characters of the levels of sections, outermost first.
inline constexpr std::string_view rst_adornments = "=-~^\"'`#*+";

[[nodiscard]] std::string format_rst(const RstDocument& document);

}  // namespace summit
