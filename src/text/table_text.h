// Replacements in text that may have tables drawn in it, grid tables and simple tables: what stands
// in a cell takes the room that the cell has, and where that is too little the column grows, in all
// lines of the table. Everything else stays as it is, byte for byte.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace summit {

// A part of the text, and what stands there instead. In a table both are on one line.
struct TextReplacement {
  std::size_t begin;  // bytes
  std::size_t end;
  std::string text;
};

// `replacements` are in order and do not overlap. A table stands between blank lines (or the ends
// of the text), with whatever indentation.
[[nodiscard]] std::string replace_in_tables(std::string_view text,
                                            std::span<const TextReplacement> replacements);

}  // namespace summit
