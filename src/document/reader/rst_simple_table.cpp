// Simple tables (docutils.parsers.rst.tableparser.SimpleTableParser).

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "document/reader/rst_blocks.h"
#include "document/reader/rst_table_lines.h"

namespace summit {
namespace {

struct Column {
  std::uint32_t begin;
  std::uint32_t end;
};

constexpr std::uint32_t to_the_end = std::numeric_limits<std::uint32_t>::max();

// Rows of a simple table, by its borders and what stands in its first column.
class SimpleRows {
 public:
  struct Row {
    std::uint32_t first;  // lines
    std::uint32_t last;
    std::vector<Column> columns;
    std::vector<std::uint16_t> more_columns;
  };

  SimpleRows(const RstTableLines& lines, std::uint32_t head)
      : lines_(lines), checked_(lines.without_combining()), head_(head) {}

  // False where the table is malformed: see `why` and `where`.
  bool find() {
    columns_ = runs(0, '=');
    const std::uint32_t border_end = columns_.back().end;
    std::uint32_t start = 1;
    bool text_found = false;
    for (std::uint32_t row = 1; row < lines_.rows(); ++row) {
      if (is_border(row)) {
        std::vector<Column> columns = runs(row, lines_.at(row, 0));
        if (columns.back().end != border_end) {
          return refuse(row, Pattern("a line under a column span does not reach the right edge"));
        }
        columns.back().end = columns_.back().end;
        if (!add(start, row, std::move(columns))) return false;
        start = row + 1;
        text_found = false;
      } else if (lines_.has_text(row, columns_[0].begin, columns_[0].end)) {
        if (text_found && row != start && !add(start, row, columns_)) return false;
        start = row;
        text_found = true;
      } else if (!text_found) {
        start = row + 1;
      }
    }
    return true;
  }

  std::vector<Row> rows;
  Message why;
  std::uint32_t where = 0;

 private:
  bool refuse(std::uint32_t row, Pattern reason) {
    where = row;
    why = reason;
    return false;
  }

  [[nodiscard]] bool is_border(std::uint32_t row) const {
    const char first = lines_.at(row, 0);
    if (first != '-' && !(first == '=' && (row == head_ || row + 1 == lines_.rows()))) return false;
    for (std::uint32_t i = 0; i < lines_.columns(row); ++i) {
      if (lines_.at(row, i) != first && lines_.at(row, i) != ' ') return false;
    }
    return true;
  }

  [[nodiscard]] std::vector<Column> runs(std::uint32_t row, char border) const {
    std::vector<Column> result;
    const std::uint32_t end = lines_.columns(row);
    for (std::uint32_t i = 0; i < end; ++i) {
      if (lines_.at(row, i) != border) continue;
      const std::uint32_t begin = i;
      while (i < end && lines_.at(row, i) == border) ++i;
      result.push_back({begin, i});
    }
    return result;
  }

  // Text between columns is an error; text past the last one makes that wider.
  bool check(std::uint32_t first, std::uint32_t last, std::vector<Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool is_last = i + 1 == columns.size();
      const Column column = columns[i];
      for (std::uint32_t row = first; row < last; ++row) {
        const std::uint32_t next = is_last ? to_the_end : columns[i + 1].begin;
        if (!checked_.has_text(row, column.end, next)) continue;
        if (!is_last) return refuse(row, Pattern("there is text between its columns"));
        const std::uint32_t end = std::max(column.begin, checked_.columns(row));
        columns[i].end = std::max(columns_.back().end, end);
        columns_.back().end = std::max(columns_.back().end, end);
      }
    }
    return true;
  }

  bool add(std::uint32_t first, std::uint32_t last, std::vector<Column> columns) {
    if (!check(first, last, columns)) return false;
    Row row{first, last, std::move(columns), {}};
    std::size_t i = 0;
    for (const Column& column : row.columns) {
      const std::size_t begin = i;
      if (i >= columns_.size() || column.begin != columns_[i].begin) return misaligned(first);
      while (i < columns_.size() && column.end != columns_[i].end) ++i;
      if (i >= columns_.size()) return misaligned(first);
      row.more_columns.push_back(static_cast<std::uint16_t>(i - begin));
      ++i;
    }
    rows.push_back(std::move(row));
    return true;
  }
  bool misaligned(std::uint32_t first) {
    return refuse(std::min(first + 1, lines_.rows() - 1),
                  Pattern("a line under a column span does not start and end where columns do"));
  }

  const RstTableLines& lines_;
  RstTableLines checked_;
  std::uint32_t head_;
  std::vector<Column> columns_;
};

}  // namespace

std::uint32_t RstBlocks::simple_table(const RstBlock& block, std::uint32_t i) {
  const auto next_blank = [&](std::uint32_t row) {
    return row + 1 >= block.last || blank(row + 1);
  };
  std::uint32_t bottom = 0;
  std::uint32_t head = 0;  // a border that is not the last one
  for (std::uint32_t row = i + 1; row < block.last; ++row) {
    if (!is_simple_border(line(row))) continue;
    if (line(row).size() != line(i).size()) {
      malformed_table(block, i, row + 1, i, Pattern("a border is not as long as the top border"));
      return end_table(block, row + 1, next_blank(row));
    }
    if (head != 0 || next_blank(row)) {
      bottom = row;
      break;
    }
    head = row;
  }
  if (bottom == 0) {
    const std::uint32_t end = head != 0 ? head + 1 : block.last;
    malformed_table(block, i, end, i,
                    head != 0 ? Pattern("its bottom border is missing, or a blank line after it")
                              : Pattern("its bottom border is missing"));
    return end_table(block, end, head == 0);
  }
  const std::uint32_t end = bottom + 1;
  const RstTableLines lines(builder_.text(),
                            {lines_.data() + i, static_cast<std::size_t>(end - i)});
  SimpleRows found(lines, head == 0 ? 0 : head - i);
  if (!found.find()) {
    malformed_table(block, i, end, i + found.where, found.why);
    return end_table(block, end, next_blank(bottom));
  }
  const std::size_t held = lines_.size();
  std::vector<TableCell> cells;
  std::uint32_t head_rows = 0;
  for (std::uint32_t row = 0; row < found.rows.size(); ++row) {
    const SimpleRows::Row& each = found.rows[row];
    if (head != 0 && head_rows == 0 && each.first > head - i) head_rows = row;
    for (std::size_t column = 0; column < each.columns.size(); ++column) {
      TableCell cell;
      cell.row = row;
      cell.column = static_cast<std::uint32_t>(column);
      cell.more_columns = each.more_columns[column];
      cell.lines.first = static_cast<std::uint32_t>(lines_.size());
      lines.cut(each.first, each.last, each.columns[column].begin, each.columns[column].end,
                lines_);
      cell.lines.last = static_cast<std::uint32_t>(lines_.size());
      cells.push_back(cell);
    }
  }
  table({i, end, block.indent}, cells, static_cast<std::uint32_t>(found.rows.size()), head_rows);
  release(held);
  return end_table(block, end, next_blank(bottom));
}

}  // namespace summit
