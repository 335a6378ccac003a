#include "document/writer/rst_table.h"

#include <algorithm>
#include <numeric>

#include "document/writer/rst_words.h"
#include "document/writer/rst_writer.h"
#include "text/find_byte.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

using Lines = std::vector<std::string_view>;
using Widths = std::vector<std::size_t>;

void split_lines(std::string_view text, Lines& lines) {
  lines.clear();
  if (text.empty()) return;
  while (true) {
    const std::size_t end = find_byte(text, '\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

std::size_t sum(const Widths& widths) {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

// Narrows columns until their sum is `available`: the widest first, all of those to one width, none
// below the width of its longest word.
Widths shrink(const Widths& natural, const Widths& longest_word, std::size_t available) {
  Widths widths;
  const auto limit_to = [&](std::size_t limit) {
    widths = natural;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::min(widths[i], std::max(limit, longest_word[i]));
    }
    return sum(widths) <= available;
  };
  std::size_t fits = 0;
  std::size_t too_wide = available + 1;
  while (too_wide - fits > 1) {
    const std::size_t middle = fits + (too_wide - fits) / 2;
    (limit_to(middle) ? fits : too_wide) = middle;
  }
  limit_to(fits);
  // What is left over is less than a column for each: the first ones take it.
  for (std::size_t i = 0; i < widths.size() && sum(widths) < available; ++i) {
    if (widths[i] < natural[i]) ++widths[i];
  }
  return widths;
}

void append_border(std::string& out, const Widths& widths, char line) {
  for (const std::size_t width : widths) {
    out += '+';
    out.append(width + 2, line);
  }
  out += "+\n";
}

}  // namespace

void RstTable::add(std::string_view markup, Cell kind) {
  cells_.push_back({text_.size(), markup.size(), kind});
  text_ += markup;
}

void RstTable::write(std::string& out) const {
  if (cells_.size() == columns_) {
    RstTable with_row = *this;
    for (std::size_t i = 0; i < columns_; ++i) with_row.add("", Cell::text);
    with_row.write(out);
  } else if (has_combining(text_)) {
    write_list(out);
  } else {
    write_grid(out);
  }
}

std::string_view RstTable::markup(const Span& cell) const {
  return std::string_view(text_).substr(cell.begin, cell.size);
}

Widths RstTable::column_widths() const {
  Widths natural(columns_, 1);
  Lines lines;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    split_lines(markup(cells_[i]), lines);
    std::size_t& width = natural[i % columns_];
    for (const std::string_view line : lines) width = std::max(width, grid_width(line));
  }
  const std::size_t grid = 3 * columns_ + 1;  // a bar and two spaces for each column, and the last
  if (sum(natural) + grid <= rst_line_columns) return natural;

  Widths longest_word(columns_, 1);
  Lines words;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    split_lines(markup(cells_[i]), lines);
    std::size_t& width = longest_word[i % columns_];
    for (const std::string_view line : lines) {
      words.assign(1, line);
      if (cells_[i].kind == Cell::text) split_words(line, words);
      for (const std::string_view word : words) width = std::max(width, grid_width(word));
    }
  }
  return shrink(natural, longest_word, rst_line_columns - std::min(grid, rst_line_columns));
}

void RstTable::write_grid(std::string& out) const {
  const Widths widths = column_widths();
  std::vector<Lines> row(columns_);
  Lines lines;
  Lines words;
  append_border(out, widths, '-');
  for (std::size_t first = 0; first < cells_.size(); first += columns_) {
    std::size_t height = 1;
    for (std::size_t i = 0; i < columns_; ++i) {
      const Span& cell = cells_[first + i];
      split_lines(markup(cell), lines);
      row[i].clear();
      for (const std::string_view line : lines) {
        if (cell.kind == Cell::verbatim || grid_width(line) <= widths[i]) {
          row[i].push_back(line);
        } else {
          split_words(line, words);
          wrap(words, widths[i], grid_width, row[i]);
        }
      }
      height = std::max(height, row[i].size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      for (std::size_t i = 0; i < columns_; ++i) {
        const std::string_view text = line < row[i].size() ? row[i][line] : std::string_view();
        out += "| ";
        out += text;
        out.append(widths[i] - grid_width(text) + 1, ' ');
      }
      out += "|\n";
    }
    append_border(out, widths, first == 0 ? '=' : '-');
  }
}

void RstTable::write_list(std::string& out) const {
  out += ".. list-table::\n   :header-rows: 1\n\n";
  Lines lines;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    out += i % columns_ == 0 ? "   * -" : "     -";
    split_lines(markup(cells_[i]), lines);
    if (lines.empty()) out += '\n';
    // The first line's text tells how far a cell is indented, so that it must not be a quote's; an
    // empty comment is nothing.
    if (!lines.empty() && lines.front().starts_with(' ')) out += " ..\n\n      ";
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (line > 0 && !lines[line].empty()) out += "      ";
      if (!lines[line].empty()) out += ' ';
      out += lines[line];
      out += '\n';
    }
  }
}

}  // namespace summit
