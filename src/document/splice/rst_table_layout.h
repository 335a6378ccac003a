// What the rows of a table are to be, for a table that is written again in its own layout
// (rst_grid_layout.h, rst_simple_layout.h, rst_list_table_layout.h, rst_csv_layout.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/reader/rst_tree.h"
#include "document/writer/rst_cells.h"

namespace summit {

// A place in the table as it was: both count from 0, header rows included.
struct RstOldCell {
  std::size_t row;
  std::size_t column;
};

struct RstNewCell {
  // Stays what stands there, which is in the first column or not like this one.
  std::optional<RstOldCell> old;
  std::string markup;     // else: lines parted by "\n", no white space at their ends
  bool verbatim = false;  // whether its lines must stay as they are; others may be wrapped
};

struct RstNewRow {
  std::optional<std::size_t> old;  // the row it was, whose separator stays with it
  std::vector<RstNewCell> cells;   // one for each column
};

struct RstTableLayout {
  std::vector<std::optional<std::size_t>> columns;  // which of the old ones each column is
  std::vector<RstNewRow> rows;                      // header rows first
  std::size_t header_rows = 0;
};

// The row nodes of a table, the header's first.
[[nodiscard]] std::vector<RstIndex> rows_of_table(const RstTree& tree, RstIndex table);

// Whether no cell spans others and each row has an entry for each column.
[[nodiscard]] bool is_regular(const RstTree& tree, RstIndex table, std::size_t columns);

// Which of the columns before each column is: the one with its header, else the one at its place
// where there are as many.
[[nodiscard]] std::vector<std::optional<std::size_t>> match_columns(
    const std::vector<RstColumn>& columns, const std::vector<RstColumn>& before);

}  // namespace summit
