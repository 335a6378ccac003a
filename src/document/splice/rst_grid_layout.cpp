#include "document/splice/rst_grid_layout.h"

#include <algorithm>

#include "document/writer/rst_words.h"
#include "text/utf8.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view without_trailing_space(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \r\n");
  return line.substr(0, last == npos ? 0 : last + 1);
}

void split_lines(std::string_view text, std::vector<std::string_view>& lines) {
  lines.clear();
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == npos) return;
    text.remove_prefix(end + 1);
  }
}

bool is_border(std::string_view line) {
  return line.size() > 2 && line.front() == '+' && line.back() == '+' &&
         (line[1] == '-' || line[1] == '=');
}

std::string border(std::size_t indent, const std::vector<std::size_t>& widths, char dash) {
  std::string line(indent, ' ');
  for (const std::size_t width : widths) {
    line += '+';
    line.append(width, dash);
  }
  return line += '+';
}

// The bytes of `text` that take its first `columns` columns; npos where a wide character would be
// cut, or there are not as many.
std::size_t bytes_of_columns(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  while (columns > 0 && at < text.size()) {
    const std::size_t size = decode(text, at).size;
    const std::size_t width = grid_width(text.substr(at, size));
    if (width > columns) return npos;
    columns -= width;
    at += size;
  }
  return columns == 0 ? at : npos;
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

}  // namespace

std::optional<RstGridLayout> RstGridLayout::read(std::string_view text) {
  if (has_combining(text)) return std::nullopt;
  std::vector<std::string_view> lines;
  split_lines(text, lines);
  while (!lines.empty() && without_trailing_space(lines.back()).empty()) lines.pop_back();
  if (lines.size() < 3) return std::nullopt;
  RstGridLayout grid;
  grid.indent_ = indentation(lines[0]);
  grid.top_ = lines[0];
  const std::string_view top = without_trailing_space(lines[0]).substr(grid.indent_);
  if (!is_border(top) || top[1] != '-') return std::nullopt;
  for (std::size_t at = 0; at + 1 < top.size();) {
    const std::size_t next = top.find('+', at + 1);
    grid.widths_.push_back(next - at - 1);
    at = next;
  }
  const std::string row_border = border(0, grid.widths_, '-');
  const std::string head_border = border(0, grid.widths_, '=');
  if (top != row_border) return std::nullopt;

  Row row;
  bool open = false;
  const char* row_begin = nullptr;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::string_view line = without_trailing_space(lines[i]);
    if (line.size() < grid.indent_ || indentation(line) != grid.indent_) return std::nullopt;
    const std::string_view inner = line.substr(grid.indent_);
    if (inner == row_border || inner == head_border) {
      // Two borders with nothing in between are a row, too.
      if (!open) {
        row.cells.resize(grid.widths_.size());
        row_begin = lines[i].data();
      }
      row.separator = lines[i];
      row.lines = {row_begin, static_cast<std::size_t>(lines[i].data() - row_begin)};
      grid.rows_.push_back(std::move(row));
      row = {};
      open = false;
    } else {
      if (!open) {
        row.cells.resize(grid.widths_.size());
        row_begin = lines[i].data();
      }
      if (!grid.cut(inner, row)) return std::nullopt;
      open = true;
    }
  }
  if (open) return std::nullopt;
  return grid;
}

bool RstGridLayout::cut(std::string_view line, Row& row) const {
  for (std::size_t column = 0; column < widths_.size(); ++column) {
    if (!line.starts_with('|')) return false;
    line.remove_prefix(1);
    const std::size_t size = bytes_of_columns(line, widths_[column]);
    if (size == npos) return false;
    row.cells[column].push_back(without_trailing_space(line.substr(0, size)));
    line.remove_prefix(size);
  }
  return line == "|";
}

// The columns ahead of the text in most cells: those of the first that has any.
std::size_t RstGridLayout::padding_ahead(std::size_t column) const {
  for (const Row& row : rows_) {
    std::size_t least = npos;
    for (const std::string_view line : row.cells[column]) {
      if (!line.empty()) least = std::min(least, indentation(line));
    }
    if (least != npos) return least;
  }
  return 1;
}

// A column of white space, unless the table has text that touches the bar.
std::size_t RstGridLayout::padding_behind(std::size_t column) const {
  const bool touches = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    return std::any_of(row.cells[column].begin(), row.cells[column].end(),
                       [&](std::string_view line) { return grid_width(line) >= widths_[column]; });
  });
  return touches ? 0 : 1;
}

class RstGridLayoutWriter {
 public:
  RstGridLayoutWriter(const RstGridLayout& grid, const RstTableLayout& layout)
      : grid_(grid), layout_(layout), columns_(layout.columns.size()) {
    same_layout_ = layout.columns.size() == grid.columns();
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      const std::optional<std::size_t> old = layout.columns[i];
      same_layout_ = same_layout_ && old == i;
      if (!old) continue;
      columns_[i] = {grid.widths_[*old], grid.padding_ahead(*old), grid.padding_behind(*old)};
    }
  }

  std::string write() {
    measure();
    border_line(grid_.top_, '-');
    for (std::size_t at = 0; at < layout_.rows.size(); ++at) {
      const RstNewRow& row = layout_.rows[at];
      if (same_layout_ && stays(row)) {
        out_ += grid_.rows_[*row.old].lines;
      } else {
        write_row(row);
      }
      border_line(row.old ? grid_.rows_[*row.old].separator : std::string_view(),
                  at + 1 == layout_.header_rows ? '=' : '-');
    }
    return std::move(out_);
  }

 private:
  struct Column {
    std::size_t width = 0;  // between the bars
    std::size_t ahead = 1;  // columns of white space
    std::size_t behind = 1;
    [[nodiscard]] std::size_t room() const { return width - ahead - behind; }
  };

  const std::vector<std::string_view>& old_lines(const RstOldCell& cell) const {
    return grid_.rows_[cell.row].cells[cell.column];
  }

  static bool stays(const RstNewRow& row) {
    return row.old && std::all_of(row.cells.begin(), row.cells.end(), [&](const RstNewCell& cell) {
             return cell.old && cell.old->row == *row.old;
           });
  }

  // Each column gets the width that its longest word needs, a new one that of its longest line.
  void measure() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      Column& column = columns_[i];
      const std::size_t before = column.width;
      column.width = std::max(column.width, column.ahead + column.behind + 1);
      for (const RstNewRow& row : layout_.rows) measure(row.cells[i], column, !layout_.columns[i]);
      same_layout_ = same_layout_ && column.width == before;
    }
  }

  void measure(const RstNewCell& cell, Column& column, bool is_new) {
    if (cell.old) {
      for (const std::string_view line : old_lines(*cell.old)) {
        column.width = std::max(column.width, grid_width(line));
      }
      return;
    }
    split_lines(cell.markup, lines_);
    for (const std::string_view line : lines_) {
      words_.assign(1, line);
      if (!cell.verbatim && !is_new) split_words(line, words_);
      for (const std::string_view word : words_) {
        column.width = std::max(column.width, column.ahead + grid_width(word) + column.behind);
      }
    }
  }

  // The lines of a cell, white space ahead included.
  std::vector<std::string> lines_of(const RstNewCell& cell, const Column& column) {
    std::vector<std::string> texts;
    if (cell.old) {
      const std::vector<std::string_view>& old = old_lines(*cell.old);
      texts.assign(old.begin(), old.end());
      while (!texts.empty() && texts.back().empty()) texts.pop_back();
      return texts;
    }
    split_lines(cell.markup, lines_);
    for (const std::string_view line : lines_) {
      std::vector<std::string_view> wrapped(1, line);
      if (!cell.verbatim && grid_width(line) > column.room()) {
        split_words(line, words_);
        wrapped.clear();
        wrap(words_, column.room(), grid_width, wrapped);
      }
      for (const std::string_view part : wrapped) {
        texts.push_back(part.empty() ? "" : std::string(column.ahead, ' ').append(part));
      }
    }
    return texts;
  }

  void write_row(const RstNewRow& row) {
    std::vector<std::vector<std::string>> texts;
    std::size_t height = 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      texts.push_back(lines_of(row.cells[i], columns_[i]));
      height = std::max(height, texts.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      out_.append(grid_.indent_, ' ');
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        const std::string text = line < texts[i].size() ? texts[i][line] : std::string();
        out_ += '|';
        out_ += text;
        out_.append(columns_[i].width - grid_width(text), ' ');
      }
      out_ += "|\n";
    }
  }

  void border_line(std::string_view old, char dash) {
    if (same_layout_ && old.find(dash) != npos) {
      out_ += old;
    } else {
      std::vector<std::size_t> widths;
      for (const Column& column : columns_) widths.push_back(column.width);
      out_ += border(grid_.indent_, widths, dash);
    }
    out_ += '\n';
  }

  const RstGridLayout& grid_;
  const RstTableLayout& layout_;
  std::vector<Column> columns_;
  bool same_layout_ = true;  // the columns are the old ones, as wide as they were
  std::string out_;
  // Kept between calls for their memory.
  std::vector<std::string_view> lines_;
  std::vector<std::string_view> words_;
};

std::optional<std::string> RstGridLayout::write(const RstTableLayout& layout) const {
  for (const RstNewRow& row : layout.rows) {
    for (const RstNewCell& cell : row.cells) {
      if (has_combining(cell.markup)) return std::nullopt;
    }
  }
  return RstGridLayoutWriter(*this, layout).write();
}

}  // namespace summit
