// The lines of a table as docutils cuts them into cells: by columns, of which an East Asian wide
// character takes two (StringList.pad_double_width, StringList.get_2D_block).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/reader/rst_source.h"

namespace summit {

class RstTableLines {
 public:
  // The lines have no white space at their ends.
  RstTableLines(std::string_view text, std::span<const RstSpan> lines);

  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(lines_.size()); }
  [[nodiscard]] std::uint32_t columns(std::uint32_t row) const { return lines_[row].columns; }
  // The character at a place; '\0' where it is not ASCII, the second half of a wide one, or past
  // the end.
  [[nodiscard]] char at(std::uint32_t row, std::uint32_t column) const {
    const Line& line = lines_[row];
    if (column >= line.columns) return '\0';
    return line.ascii ? text_[line.span.begin + column] : cells_[line.first + column].character;
  }
  // Whether there is anything but white space from one column to another.
  [[nodiscard]] bool has_text(std::uint32_t row, std::uint32_t begin, std::uint32_t end) const;

  // The lines of the cell in rows [top, bottom) and columns [left, right), without the indentation
  // they have in common; appended to `out`.
  void cut(std::uint32_t top, std::uint32_t bottom, std::uint32_t left, std::uint32_t right,
           std::vector<RstSpan>& out) const;

  // Lines without combining characters, by which the columns of simple tables are checked.
  [[nodiscard]] RstTableLines without_combining() const;

 private:
  struct Cell {
    std::uint32_t offset;  // of the character; of what follows it in a wide one's second half
    char character;        // '\0' for those that are not ASCII
    bool combining;
  };
  struct Line {
    RstSpan span;
    std::uint32_t first;  // of its cells; those of an ASCII line are its bytes, so it has none
    std::uint32_t columns;
    bool ascii;
  };
  RstTableLines() = default;
  [[nodiscard]] std::uint32_t offset(std::uint32_t row, std::uint32_t column) const;
  void add_cells(std::string_view text, RstSpan span);

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<Cell> cells_;
};

}  // namespace summit
