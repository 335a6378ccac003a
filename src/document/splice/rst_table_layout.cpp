#include "document/splice/rst_table_layout.h"

#include <algorithm>

namespace summit {

std::vector<RstIndex> rows_of_table(const RstTree& tree, RstIndex table) {
  std::vector<RstIndex> rows;
  for (const RstIndex part : tree.children(table)) {
    if (tree.kind(part) != RstKind::thead && tree.kind(part) != RstKind::tbody) continue;
    for (const RstIndex row : tree.children(part)) {
      if (tree.kind(row) == RstKind::row) rows.push_back(row);
    }
  }
  return rows;
}

bool is_regular(const RstTree& tree, RstIndex table, std::size_t columns) {
  const std::vector<RstIndex> rows = rows_of_table(tree, table);
  return std::all_of(rows.begin(), rows.end(), [&](RstIndex row) {
    std::size_t entries = 0;
    for (const RstIndex entry : tree.children(row)) {
      if (tree.kind(entry) != RstKind::entry) continue;
      const RstCell& cell = tree.cells[tree[entry].value];
      if (cell.more_rows > 0 || cell.more_columns > 0) return false;
      ++entries;
    }
    return entries == columns;
  });
}

std::vector<std::optional<std::size_t>> match_columns(const std::vector<RstColumn>& columns,
                                                      const std::vector<RstColumn>& before) {
  std::vector<std::optional<std::size_t>> match(columns.size());
  std::vector<bool> taken(before.size(), false);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t old = 0; old < before.size() && !match[i]; ++old) {
      if (taken[old] || before[old].header != columns[i].header) continue;
      match[i] = old;
      taken[old] = true;
    }
  }
  if (columns.size() != before.size()) return match;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (match[i] || taken[i]) continue;
    match[i] = i;
    taken[i] = true;
  }
  return match;
}

}  // namespace summit
