// A list-table, taken apart line by line and written again: rows and cells that stay keep their
// lines, others get the bullets, the indentation and the blank lines that the table has.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/splice/rst_table_layout.h"

namespace summit {

class RstListTableLayout {
 public:
  // `lines` are those of the rows, whole, and have to stay. None for what is no list of lists.
  [[nodiscard]] static std::optional<RstListTableLayout> read(std::string_view lines);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] std::size_t columns() const { return columns_; }

  // The rows.
  [[nodiscard]] std::string write(const RstTableLayout& layout) const;

 private:
  struct Row {
    std::vector<std::string_view> cells;  // whole lines; the first starts with the row's marker
    std::size_t gap = 0;                  // blank lines behind it
  };

  [[nodiscard]] bool add(std::string_view line, std::size_t indent);
  [[nodiscard]] std::size_t usual_gap() const;
  void append_cell(std::string& out, const RstNewCell& cell, bool first) const;

  std::size_t row_indent_ = 0;   // of the row's marker
  std::size_t cell_indent_ = 0;  // of the cells' markers
  std::size_t text_indent_ = 0;
  char row_marker_ = '*';
  char cell_marker_ = '-';
  std::size_t columns_ = 0;
  std::vector<Row> rows_;
};

}  // namespace summit
