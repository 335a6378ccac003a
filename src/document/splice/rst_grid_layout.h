// A grid table, taken apart line by line and written again: rows that stay keep their lines, others
// are laid out within the table's columns. Columns grow only where a word does not fit; then all
// lines are laid out anew.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/splice/rst_table_layout.h"

namespace summit {

class RstGridLayout {
 public:
  // `lines` are those of the table, whole, and have to stay. None for what is no grid table, or one
  // with cells that span others or that docutils cuts elsewhere than it seems (combining
  // characters).
  [[nodiscard]] static std::optional<RstGridLayout> read(std::string_view lines);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] std::size_t columns() const { return widths_.size(); }

  // None where a cell's text cannot stand in a grid.
  [[nodiscard]] std::optional<std::string> write(const RstTableLayout& layout) const;

 private:
  friend class RstGridLayoutWriter;
  struct Row {
    std::vector<std::vector<std::string_view>> cells;  // lines between the bars, their end trimmed
    std::string_view lines;                            // all of the row, whole
    std::string_view separator;                        // the line below, without its break
  };

  [[nodiscard]] bool cut(std::string_view line, Row& row) const;
  [[nodiscard]] std::size_t padding_ahead(std::size_t column) const;
  [[nodiscard]] std::size_t padding_behind(std::size_t column) const;

  std::size_t indent_ = 0;
  std::vector<std::size_t> widths_;  // columns between the bars
  std::string_view top_;
  std::vector<Row> rows_;
};

}  // namespace summit
