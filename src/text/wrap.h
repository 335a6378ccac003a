// Greedy wrapping of a run of words.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace summit {

// How many columns a text takes: display_width or grid_width.
using WidthOf = std::size_t (*)(std::string_view text);

// Appends to `lines` the fewest lines that hold `words` in `columns` columns, a space between two.
// The words are parts of one text, in order, each one byte (a space) after the one before; so each
// line is a part of that text too. A word wider than `columns` stands on a line of its own.
void wrap(std::span<const std::string_view> words, std::size_t columns, WidthOf width_of,
          std::vector<std::string_view>& lines);

}  // namespace summit
