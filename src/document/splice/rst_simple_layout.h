// A simple table, taken apart line by line and written again: rows that stay keep their lines.
// Columns grow where a line does not fit; then all lines are laid out anew. The last column needs
// no room: its text may go on past the border.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/splice/rst_table_layout.h"

namespace summit {

class RstSimpleLayout {
 public:
  // `lines` are those of the table, whole, and have to stay. None for what is no simple table, or
  // one with cells that span others or that docutils cuts elsewhere than it seems (combining
  // characters).
  [[nodiscard]] static std::optional<RstSimpleLayout> read(std::string_view lines);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] std::size_t columns() const { return widths_.size(); }

  // None where the first cell of a row needs several lines, each of which would be a row.
  [[nodiscard]] std::optional<std::string> write(const RstTableLayout& layout) const;

 private:
  using Lines = std::vector<std::string_view>;
  struct Row {
    std::vector<Lines> cells;
    std::string_view lines;  // all of the row, whole
  };

  [[nodiscard]] bool read_border(std::string_view line);
  [[nodiscard]] bool add(std::string_view line);

  std::size_t indent_ = 0;
  std::vector<std::size_t> widths_;  // columns
  std::vector<std::size_t> gaps_;    // columns ahead of each, none ahead of the first
  std::vector<Row> rows_;
};

}  // namespace summit
