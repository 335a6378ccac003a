// Grid tables (docutils.parsers.rst.tableparser.GridTableParser), and the nodes of every table that
// is drawn.

#include <algorithm>
#include <functional>
#include <queue>
#include <span>
#include <string>
#include <utility>

#include "document/reader/rst_blocks.h"
#include "document/reader/rst_table_lines.h"

namespace summit {
namespace {

bool is_edge(char c) {
  return c == '+' || c == '|';
}

// A head separator: "+====+".
bool is_head_border(std::string_view line) {
  return line.size() >= 5 && line.starts_with("+=") && line.ends_with("=+") &&
         line.find_first_not_of("+=") == std::string_view::npos;
}

// Finds the cells of a grid, corner by corner.
class Grid {
 public:
  struct Box {
    std::uint32_t top;
    std::uint32_t left;
    std::uint32_t bottom;
    std::uint32_t right;
  };

  Grid(const RstTableLines& lines, std::uint32_t head)
      : lines_(lines),
        head_(head),
        bottom_(lines.rows() - 1),
        right_(lines.columns(0) - 1),
        row_border_(lines.rows()),
        column_border_(lines.columns(0)),
        done_(lines.columns(0), -1),
        // A table is looked at a few times over; one made to be looked at much more often is none.
        steps_left_(std::uint64_t{1024} + std::uint64_t{64} * lines.rows() * lines.columns(0)) {}

  // False where the grid has gaps.
  bool find() {
    row_border_[0] = column_border_[0] = true;
    std::priority_queue<Corner, std::vector<Corner>, std::greater<>> corners;
    corners.emplace(0, 0);
    while (!corners.empty()) {
      const auto [top, left] = corners.top();
      corners.pop();
      if (top == bottom_ || left == right_ || static_cast<std::int64_t>(top) <= done_[left]) {
        continue;
      }
      const std::size_t rows = rows_.size();
      const std::size_t columns = columns_.size();
      Box box{top, left, 0, 0};
      if (!scan_right(box)) {
        rows_.resize(rows);
        columns_.resize(columns);
        if (steps_left_ == 0) return false;
        continue;
      }
      for (; !rows_.empty(); rows_.pop_back()) row_border_[rows_.back()] = true;
      for (; !columns_.empty(); columns_.pop_back()) column_border_[columns_.back()] = true;
      for (std::uint32_t column = box.left; column < box.right; ++column) {
        if (done_[column] != static_cast<std::int64_t>(top) - 1) return false;
        done_[column] = static_cast<std::int64_t>(box.bottom) - 1;
      }
      boxes.push_back(box);
      corners.emplace(box.top, box.right);
      corners.emplace(box.bottom, box.left);
    }
    const std::int64_t last = static_cast<std::int64_t>(bottom_) - 1;
    return std::all_of(done_.begin(), done_.begin() + right_,
                       [&](std::int64_t done) { return done == last; });
  }

  // The number of borders before each row or column of characters.
  [[nodiscard]] std::vector<std::uint32_t> row_numbers() const { return numbers(row_border_); }
  [[nodiscard]] std::vector<std::uint32_t> column_numbers() const {
    return numbers(column_border_);
  }

  std::vector<Box> boxes;

 private:
  using Corner = std::pair<std::uint32_t, std::uint32_t>;

  static std::vector<std::uint32_t> numbers(const std::vector<bool>& borders) {
    std::vector<std::uint32_t> result;
    std::uint32_t count = 0;
    for (const bool border : borders) {
      result.push_back(count);
      count += border ? 1 : 0;
    }
    return result;
  }

  char at(std::uint32_t row, std::uint32_t column) {
    if (steps_left_ > 0) --steps_left_;
    const char c = lines_.at(row, column);
    return row == head_ && c == '=' ? '-' : c;
  }

  bool scan_right(Box& box) {
    for (std::uint32_t i = box.left + 1; i <= right_ && steps_left_ > 0; ++i) {
      const char c = at(box.top, i);
      if (c == '+') {
        columns_.push_back(i);
        box.right = i;
        if (scan_down(box)) return true;
      } else if (c != '-') {
        return false;
      }
    }
    return false;
  }

  bool scan_down(Box& box) {
    const std::size_t rows = rows_.size();
    for (std::uint32_t i = box.top + 1; i <= bottom_ && steps_left_ > 0; ++i) {
      const char c = at(i, box.right);
      if (c == '+') {
        rows_.push_back(i);
        box.bottom = i;
        if (scan_left(box)) return true;
      } else if (c != '|') {
        break;
      }
    }
    rows_.resize(rows);
    return false;
  }

  bool scan_left(const Box& box) {
    const std::size_t columns = columns_.size();
    bool closed = true;
    for (std::uint32_t i = box.right - 1; i > box.left && closed; --i) {
      const char c = at(box.bottom, i);
      if (c == '+') columns_.push_back(i);
      closed = c == '+' || c == '-';
    }
    if (closed && at(box.bottom, box.left) == '+' && scan_up(box)) return true;
    columns_.resize(columns);
    return false;
  }

  bool scan_up(const Box& box) {
    const std::size_t rows = rows_.size();
    for (std::uint32_t i = box.bottom - 1; i > box.top; --i) {
      const char c = at(i, box.left);
      if (c == '+') rows_.push_back(i);
      if (!is_edge(c)) {
        rows_.resize(rows);
        return false;
      }
    }
    return true;
  }

  const RstTableLines& lines_;
  std::uint32_t head_;
  std::uint32_t bottom_;
  std::uint32_t right_;
  std::vector<bool> row_border_;
  std::vector<bool> column_border_;
  std::vector<std::int64_t> done_;  // the last row that is in a cell, by column
  std::uint64_t steps_left_;
  // Borders seen on the way, of the cell that is being traced.
  std::vector<std::uint32_t> rows_;
  std::vector<std::uint32_t> columns_;
};

}  // namespace

std::uint32_t RstBlocks::grid_table(const RstBlock& block, std::uint32_t i) {
  // The lines up to a blank one, a change of indentation or one without a left edge …
  std::uint32_t end = i;
  while (end < block.last && !blank(end) && is_edge(line(end)[0])) ++end;
  bool blank_finish = end == block.last || blank(end);
  if (!blank_finish && line(end)[0] == ' ') builder_.problem(RstFault::indent, lines_[end].begin);
  // … and of these, up to the last border.
  std::uint32_t bottom = end;
  if (!is_grid_border(line(end - 1))) {
    blank_finish = false;
    --bottom;
    while (bottom > i + 2 && !is_grid_border(line(bottom - 1))) --bottom;
    if (bottom <= i + 2) {
      malformed_table(block, i, end, i, Pattern("its bottom border is missing"));
      return end_table(block, end, false);
    }
  }
  const RstTableLines lines(builder_.text(),
                            {lines_.data() + i, static_cast<std::size_t>(bottom - i)});
  std::uint32_t head = 0;
  for (std::uint32_t row = 0; row < lines.rows(); ++row) {
    const std::uint32_t width = lines.columns(row);
    if (width != lines.columns(0) || !is_edge(lines.at(row, width - 1))) {
      malformed_table(block, i, bottom, i,
                      Message("line {} does not end at the right edge; make all lines equally long",
                              {row + 1}));
      return end_table(block, bottom, blank_finish);
    }
  }
  for (std::uint32_t row = 0; row < lines.rows(); ++row) {
    if (!is_head_border(line(i + row))) continue;
    if (head != 0) {
      malformed_table(
          block, i, bottom, i + row,
          Pattern("it has a second border of \"=\"; only one may part the header from the rest"));
      return end_table(block, bottom, blank_finish);
    }
    head = row;
  }
  Grid grid(lines, head);
  if (!grid.find()) {
    malformed_table(block, i, bottom, i, Pattern("the borders of its cells do not meet"));
    return end_table(block, bottom, blank_finish);
  }
  const std::vector<std::uint32_t> rows = grid.row_numbers();
  const std::vector<std::uint32_t> columns = grid.column_numbers();
  const std::size_t held = lines_.size();
  std::vector<TableCell> cells;
  for (const Grid::Box& box : grid.boxes) {
    TableCell cell;
    cell.row = rows[box.top];
    cell.column = columns[box.left];
    cell.more_rows = static_cast<std::uint16_t>(rows[box.bottom] - rows[box.top] - 1);
    cell.more_columns = static_cast<std::uint16_t>(columns[box.right] - columns[box.left] - 1);
    cell.lines.first = static_cast<std::uint32_t>(lines_.size());
    lines.cut(box.top + 1, box.bottom, box.left + 1, box.right, lines_);
    cell.lines.last = static_cast<std::uint32_t>(lines_.size());
    cells.push_back(cell);
  }
  table({i, bottom, block.indent}, cells, rows[lines.rows() - 1], head == 0 ? 0 : rows[head]);
  release(held);
  return end_table(block, bottom, blank_finish);
}

void RstBlocks::malformed_table(const RstBlock& block, std::uint32_t first, std::uint32_t last,
                                std::uint32_t where, const Message& why) {
  builder_.problem(RstFault::table_malformed, lines_[where].begin, why);
  opaque(block, first, last);
}

std::uint32_t RstBlocks::end_table(const RstBlock& block, std::uint32_t end, bool blank_finish) {
  if (!blank_finish) builder_.problem(RstFault::table_end, place(block, end));
  return end;
}

// --- The nodes of a table
// -------------------------------------------------------------------------

// The cells are those of the lines of the block, in the order of their rows and columns; the first
// `head_rows` of `rows` rows are the header.
void RstBlocks::table(const RstBlock& block, const std::vector<TableCell>& cells,
                      std::uint32_t rows, std::uint32_t head_rows) {
  const bool spans = std::any_of(cells.begin(), cells.end(),
                                 [](const TableCell& cell) { return cell.more_rows > 0; });
  builder_.open(RstKind::table, lines_[block.first].begin);
  std::uint32_t at = lines_[block.first].end;  // behind the row before, or the top border if any
  if (!cells.empty() && !cells[0].lines.empty()) {
    at = std::min(at, lines_[cells[0].lines.first].begin);
  }
  std::size_t cell = 0;
  std::uint32_t row_begin = at;  // of the last one with a cell
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (row == 0 || row == head_rows) {
      if (row > 0) builder_.close(at);
      builder_.open(row < head_rows ? RstKind::thead : RstKind::tbody, at);
    }
    std::size_t last = cell;
    while (last < cells.size() && cells[last].row == row) ++last;
    const std::span here = std::span(cells).subspan(cell, last - cell);
    const auto with_lines = std::find_if(here.begin(), here.end(),
                                         [](const TableCell& each) { return !each.lines.empty(); });
    if (with_lines != here.end()) row_begin = lines_[with_lines->lines.first].begin;
    // The row before may reach far down: what has no lines stands at the start of this one, or
    // ahead of the next.
    at = std::max(at, table_row(here, spans ? std::min(at, row_begin) : at, spans));
    cell = last;
  }
  if (rows == 0) builder_.open(RstKind::tbody, at);
  builder_.close(at);
  builder_.close(lines_[block.last - 1].end);
}

// Answers where the row ends.
std::uint32_t RstBlocks::table_row(std::span<const TableCell> cells, std::uint32_t at, bool spans) {
  RstTree& tree = builder_.tree();
  const RstIndex row = builder_.open(RstKind::row, at);
  std::uint32_t begin = rst_none;
  std::uint32_t end = at;
  std::uint32_t vacant = at;  // where a cell without lines is
  for (const TableCell& cell : cells) {
    RstSpan all{vacant, vacant};
    if (!cell.lines.empty()) {
      all = {lines_[cell.lines.first].begin, lines_[cell.lines.last - 1].end};
    }
    begin = std::min(begin, all.begin);
    end = std::max(end, all.end);
    const RstIndex entry = builder_.open(RstKind::entry, all.begin);
    builder_[entry].value = static_cast<std::uint32_t>(tree.cells.size());
    const std::uint32_t lines = cell.lines.last - cell.lines.first;
    vacant = lines > 1 ? all.begin : all.end;
    tree.cells.push_back({static_cast<std::uint32_t>(tree.pieces.size()), lines > 1 ? lines : 0,
                          cell.more_rows, cell.more_columns});
    if (lines > 1) {
      tree.pieces.insert(tree.pieces.end(), lines_.begin() + cell.lines.first,
                         lines_.begin() + cell.lines.last);
    }
    nested(cell.lines);
    builder_.close(all.end);
  }
  if (begin != rst_none) builder_[row].begin = begin;
  if (spans && !cells.empty()) {
    // Rows overlap: the row is what its cells are.
    const auto first = static_cast<std::uint32_t>(tree.pieces.size());
    for (const TableCell& cell : cells) {
      tree.pieces.insert(tree.pieces.end(), lines_.begin() + cell.lines.first,
                         lines_.begin() + cell.lines.last);
    }
    std::sort(tree.pieces.begin() + first, tree.pieces.end(),
              [](const RstSpan& a, const RstSpan& b) { return a.begin < b.begin; });
    builder_[row].value = static_cast<std::uint32_t>(tree.cells.size());
    tree.cells.push_back({first, static_cast<std::uint32_t>(tree.pieces.size()) - first, 0, 0});
  }
  builder_.close(end);
  return end;
}

}  // namespace summit
