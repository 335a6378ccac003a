// How many columns a text takes, counted as docutils counts: it compares a title's adornment and a
// grid table's borders by these numbers. East Asian Width (UAX #11) wide and full-width code
// points take two columns, everything else one.
#pragma once

#include <cstddef>
#include <string_view>

namespace summit {

// Columns of a line of text: combining characters (canonical combining class other than zero) take
// none. The rule of docutils.utils.column_width, by which titles are measured.
[[nodiscard]] std::size_t display_width(std::string_view text);

// Columns inside a grid table: there docutils counts combining characters as one column each
// (docutils.statemachine.StringList.pad_double_width knows only the wide ones).
[[nodiscard]] std::size_t grid_width(std::string_view text);

// Whether `text` has a combining character.
[[nodiscard]] bool has_combining(std::string_view text);

}  // namespace summit
