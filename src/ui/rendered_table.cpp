// Tables: columns as wide as what is in them, if there is room, else in proportion.

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <string>
#include <utility>

#include "text/name.h"
#include "ui/rendered_layout.h"

namespace summit::ui {
namespace {

constexpr float cell_padding_x = 8;
constexpr float cell_padding_y = 6;
constexpr float nested_indent = 26;  // what a list in a cell takes
constexpr float gap_after = 14;

// How many of its columns name their rows, as the option of the directive that a table is of says.
std::size_t stub_columns(const RstTree& tree, RstIndex table) {
  const RstIndex directive = tree[table].parent;
  if (tree.kind(directive) != RstKind::directive) return 0;
  const RstIndex options = tree.child(directive, RstKind::field_list);
  if (options == rst_none) return 0;
  for (const RstIndex field : tree.children(options)) {
    if (normalize_name(tree.markup(field + 1)) != "stub-columns") continue;
    const std::string count = tree.text_of(tree.child(field, RstKind::field_body));
    return static_cast<std::size_t>(std::strtoul(count.c_str(), nullptr, 10));
  }
  return 0;
}

}  // namespace

struct RenderedLayout::Cell {
  RstIndex entry = 0;
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t rows = 1;
  std::size_t columns = 1;
  bool header = false;
};

RenderedLayout::Extent RenderedLayout::extent(RstIndex entry) const {
  Extent result;
  std::string text;
  for (RstIndex at = entry + 1; at < tree_[entry].subtree_end; ++at) {
    const RstKind kind = tree_.kind(at);
    const bool code = kind == RstKind::literal_block || kind == RstKind::doctest_block;
    if (!code && kind != RstKind::paragraph && kind != RstKind::term && kind != RstKind::line) {
      continue;
    }
    const TextLook look = code ? TextLook::code : TextLook::body;
    text.clear();
    tree_.append_text_of(at, text);
    float inside = 0;
    for (RstIndex around = tree_[at].parent; around != entry; around = tree_[around].parent) {
      if (tree_.kind(around) == RstKind::list_item || tree_.kind(around) == RstKind::definition) {
        inside += nested_indent;
      }
    }
    float line = 0;
    const float space = measure_.width(" ", look);
    for (std::size_t word = 0; word < text.size();) {
      const std::size_t end = std::min(text.find_first_of(" \n", word), text.size());
      const float width = measure_.width(std::string_view(text).substr(word, end - word), look);
      result.least = std::max(result.least, inside + width);
      line += width + (line > 0 ? space : 0);
      word = end + 1;
    }
    result.whole = std::max(result.whole, inside + line);
  }
  return result;
}

std::vector<float> RenderedLayout::column_widths(const std::vector<Cell>& cells,
                                                 std::size_t columns, float width) const {
  std::vector<float> least(columns, 0);
  std::vector<float> whole(columns, 0);
  for (const Cell& cell : cells) {
    if (cell.columns > 1) continue;
    const Extent its = extent(cell.entry);
    // Emphasis and strong are wider than what was measured.
    least[cell.column] = std::max(least[cell.column], its.least * 1.1F);
    whole[cell.column] = std::max(whole[cell.column], its.whole * 1.1F);
  }
  const float padding = 2 * cell_padding_x + 1;
  for (std::size_t i = 0; i < columns; ++i) {
    least[i] += padding;
    whole[i] += padding;
  }
  const float least_sum = std::accumulate(least.begin(), least.end(), 0.0F);
  const float whole_sum = std::accumulate(whole.begin(), whole.end(), 0.0F);
  if (whole_sum <= width) return whole;
  if (least_sum >= width) {
    for (float& each : least) each *= width / least_sum;
    return least;
  }
  const float share = (width - least_sum) / (whole_sum - least_sum);
  for (std::size_t i = 0; i < columns; ++i) least[i] += (whole[i] - least[i]) * share;
  return least;
}

void RenderedLayout::table(RstIndex node, const Column& column) {
  std::vector<Cell> cells;
  std::vector<RstIndex> rows;
  std::vector<std::size_t> taken;  // by column: the first row that a cell from above leaves free
  for (const RstIndex part : tree_.children(node)) {
    const RstKind kind = tree_.kind(part);
    if (kind == RstKind::title) block(part, column);
    if (kind != RstKind::thead && kind != RstKind::tbody) continue;
    for (const RstIndex row : tree_.children(part)) {
      std::size_t at = 0;
      for (const RstIndex entry : tree_.children(row)) {
        while (at < taken.size() && taken[at] > rows.size()) ++at;
        Cell cell{entry, rows.size(), at, 1, 1, kind == RstKind::thead};
        if (tree_[entry].value < tree_.cells.size()) {
          const RstCell& spans = tree_.cells[tree_[entry].value];
          cell.rows += spans.more_rows;
          cell.columns += spans.more_columns;
        }
        at += cell.columns;
        if (taken.size() < at) taken.resize(at, 0);
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(cell.column),
                  taken.begin() + static_cast<std::ptrdiff_t>(at), cell.row + cell.rows);
        cells.push_back(cell);
      }
      rows.push_back(row);
    }
  }
  if (cells.empty()) return;
  const std::vector<float> widths = column_widths(cells, taken.size(), column.width - 1);
  std::vector<float> lefts(widths.size() + 1, column.x);
  std::partial_sum(widths.begin(), widths.end(), lefts.begin() + 1);
  for (std::size_t i = 1; i < lefts.size(); ++i) lefts[i] += column.x;

  const std::uint32_t made = element(Role::table, column.parent, node);
  out_.elements[made].row_count = static_cast<std::int32_t>(rows.size());
  out_.elements[made].column_count = static_cast<std::int32_t>(widths.size());
  const std::size_t stubs = stub_columns(tree_, node);
  const float gap_before = std::exchange(gap_, 4);
  struct Open {  // a cell that goes on in the rows below
    std::size_t last_row;
    std::size_t shape;
    std::uint32_t element;
    float bottom;  // of what is in it
  };
  std::vector<Open> open;
  std::size_t next = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::uint32_t line = element(Role::row, made, rows[row]);
    out_.elements[line].row_index = static_cast<std::int32_t>(row + 1);
    const float top = y_;
    float bottom = top + measure_.leading(TextLook::body) + 2 * cell_padding_y;
    for (; next < cells.size() && cells[next].row == row; ++next) {
      const Cell& cell = cells[next];
      const float left = lefts[cell.column];
      const float width = lefts[cell.column + cell.columns] - left;
      const std::uint32_t its = element(cell.header           ? Role::columnheader
                                        : cell.column < stubs ? Role::rowheader
                                                              : Role::cell,
                                        line, cell.entry);
      out_.elements[its].column_index = static_cast<std::int32_t>(cell.column + 1);
      y_ = top;
      const std::size_t shape = open_shape(
          cell.header || cell.column < stubs ? Shape::header_cell : Shape::cell, left, width + 1);
      y_ = top + cell_padding_y;
      blocks(cell.entry,
             {left + cell_padding_x + 1, std::max(width - 2 * cell_padding_x, 1.0F), its});
      if (y_ > top + cell_padding_y) y_ -= gap_;
      y_ += cell_padding_y;
      open.push_back({std::min(cell.row + cell.rows, rows.size()) - 1, shape, its, y_});
    }
    for (const Open& each : open) {
      if (each.last_row == row) bottom = std::max(bottom, each.bottom);
    }
    y_ = bottom;
    std::erase_if(open, [&](const Open& each) {
      if (each.last_row != row) return false;
      close_shape(each.shape);
      out_.shapes[each.shape].rect.height += 1;
      out_.elements[each.element].rect = out_.shapes[each.shape].rect;
      return true;
    });
  }
  gap_ = gap_before;
  y_ += 1 + gap_after;
}

}  // namespace summit::ui
