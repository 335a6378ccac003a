// Puts a table with other rows, columns or cells in place of the one that stands in a document, as
// the kind of table that it is: of grid lines, a simple one, a list-table or a csv-table.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/reader/rst_tree.h"
#include "document/splice/rst_splice_context.h"
#include "document/splice/rst_table_layout.h"
#include "plan/plan.h"

namespace summit {

// A table of priorities as it stands.
struct RstOldTable {
  RstIndex table = rst_none;
  std::vector<RstColumn> columns;
  std::vector<RstIndex> rows;  // the header's first, as they stand in the document
  std::size_t header_rows = 0;
  bool regular = false;  // each row has an entry for each column

  [[nodiscard]] std::optional<std::size_t> column(ColumnRole role, std::string_view header) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].role != role) continue;
      if (role != ColumnRole::field || columns[i].header == header) return i;
    }
    return std::nullopt;
  }

  // The position of a row; none: it is another table's.
  [[nodiscard]] std::optional<std::size_t> row(RstIndex index) const {
    const auto found = std::lower_bound(rows.begin(), rows.end(), index);
    if (found == rows.end() || *found != index) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
  }
};

// Writes the rows and columns of `layout`; where the table's kind cannot show them, the canonical
// table of `group`.
void write_table(RstSpliceContext& context, const Group& group, const RstOldTable& table,
                 const RstTableLayout& layout);

// In place of the table or of the directive that it is, under the title that it has.
void write_canonical_table(RstSpliceContext& context, const Group& group, const RstOldTable& table);

}  // namespace summit
