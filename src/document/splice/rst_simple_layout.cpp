#include "document/splice/rst_simple_layout.h"

#include <algorithm>
#include <utility>

#include "document/writer/rst_words.h"
#include "text/utf8.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t usual_gap = 2;  // columns between two

using Lines = std::vector<std::string_view>;

std::string_view trimmed(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \r\n");
  return line.substr(0, last == npos ? 0 : last + 1);
}

bool is_drawn_with(std::string_view line, char c) {
  const std::string_view text = trimmed(line);
  return text.find(c) != npos && text.find_first_not_of(std::string({c, ' '})) == npos;
}

// The bytes of the first `columns` columns, all of them for a shorter line; npos where a wide
// character stands across their end.
std::size_t bytes_of_columns(std::string_view line, std::size_t columns) {
  std::size_t at = 0;
  while (at < line.size() && columns > 0) {
    const std::size_t size = decode(line, at).size;
    const std::size_t width = grid_width(line.substr(at, size));
    if (width > columns) return npos;
    columns -= width;
    at += size;
  }
  return at;
}

void split_lines(std::string_view text, Lines& lines) {
  while (!text.empty()) {
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(lines.back().size() + 1, text.size()));
  }
}

std::size_t longest(const Lines& lines) {
  std::size_t width = 0;
  for (const std::string_view line : lines) width = std::max(width, grid_width(line));
  return width;
}

// The lines of a cell that is another now.
Lines lines_of(const RstNewCell& cell, std::size_t columns) {
  Lines lines;
  split_lines(cell.markup, lines);
  if (cell.verbatim) return lines;
  Lines out;
  Lines words;
  for (const std::string_view line : lines) {
    split_words(line, words);
    wrap(words, columns, grid_width, out);
  }
  return out;
}

}  // namespace

bool RstSimpleLayout::read_border(std::string_view line) {
  line = trimmed(line);
  indent_ = std::min(line.find_first_not_of(' '), line.size());
  for (std::size_t at = indent_; at < line.size();) {
    const std::size_t begin = std::min(line.find('=', at), line.size());
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    gaps_.push_back(begin - at);
    widths_.push_back(end - begin);
    at = end;
  }
  return widths_.size() > 1;
}

std::optional<RstSimpleLayout> RstSimpleLayout::read(std::string_view text) {
  if (has_combining(text)) return std::nullopt;
  RstSimpleLayout table;
  std::string_view border;
  std::size_t borders = 0;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    if (borders == 0) {
      if (!is_drawn_with(line, '=') || !table.read_border(line)) return std::nullopt;
      border = trimmed(line);
      borders = 1;
    } else if (is_drawn_with(line, '=')) {
      if (trimmed(line) != border || ++borders > 3) return std::nullopt;
      if (table.rows_.empty()) return std::nullopt;
    } else if (is_drawn_with(line, '-') || !table.add(line)) {
      return std::nullopt;
    }
    text.remove_prefix(line.size());
  }
  if (borders < 2) return std::nullopt;
  return table;
}

bool RstSimpleLayout::add(std::string_view line) {
  std::string_view rest = trimmed(line);
  if (rest.empty()) {
    if (rows_.empty()) return false;
    for (Lines& cell : rows_.back().cells) cell.emplace_back();
  } else {
    if (rest.find_first_not_of(' ') < indent_) return false;
    rest.remove_prefix(indent_);
    Lines cells;
    for (std::size_t column = 0; column < widths_.size(); ++column) {
      const std::size_t gap = bytes_of_columns(rest, gaps_[column]);
      if (gap == npos || !trimmed(rest.substr(0, gap)).empty()) return false;
      rest.remove_prefix(gap);
      const bool last = column + 1 == widths_.size();
      const std::size_t size = last ? rest.size() : bytes_of_columns(rest, widths_[column]);
      if (size == npos) return false;
      cells.push_back(trimmed(rest.substr(0, size)));
      rest.remove_prefix(size);
    }
    if (!cells[0].empty()) {
      rows_.emplace_back();
      rows_.back().cells.resize(widths_.size());
      rows_.back().lines = line.substr(0, 0);
    } else if (rows_.empty()) {
      return false;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) rows_.back().cells[i].push_back(cells[i]);
  }
  std::string_view& lines = rows_.back().lines;
  lines = {lines.data(), static_cast<std::size_t>(line.data() + line.size() - lines.data())};
  return true;
}

std::optional<std::string> RstSimpleLayout::write(const RstTableLayout& layout) const {
  const std::size_t columns = layout.columns.size();
  std::vector<std::size_t> widths(columns, 1);
  std::vector<std::size_t> gaps(columns, usual_gap);
  bool same_layout = columns == widths_.size();
  for (std::size_t i = 0; i < columns; ++i) {
    const std::optional<std::size_t> old = layout.columns[i];
    same_layout = same_layout && old == i;
    if (old) widths[i] = widths_[*old];
    if (old && *old > 0) gaps[i] = gaps_[*old];
  }
  std::vector<std::vector<Lines>> rows;
  for (const RstNewRow& row : layout.rows) {
    rows.emplace_back();
    for (std::size_t i = 0; i < columns; ++i) {
      const RstNewCell& cell = row.cells[i];
      // The title stands on one line, and a new column is as wide as it has to be.
      const bool wraps = i > 0 && layout.columns[i];
      Lines lines = cell.old ? rows_[cell.old->row].cells[cell.old->column]
                             : lines_of(cell, wraps ? widths[i] : npos);
      if (i == 0) {
        while (!lines.empty() && lines.back().empty()) lines.pop_back();
        if (lines.size() > 1) return std::nullopt;
        // White space alone would go on with the row above.
        if (lines.empty()) lines.emplace_back("\\");
      }
      const std::size_t wide = longest(lines);
      if (wide > widths[i] && (i + 1 < columns || !layout.columns[i])) {
        widths[i] = wide;
        same_layout = false;
      }
      rows.back().push_back(std::move(lines));
    }
  }

  const std::string indent(indent_, ' ');
  std::string border = indent;
  for (std::size_t i = 0; i < columns; ++i)
    border.append(i > 0 ? gaps[i] : 0, ' ').append(widths[i], '=');
  border += '\n';
  std::string out = border;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at > 0 && at == layout.header_rows) out += border;
    const RstNewRow& row = layout.rows[at];
    const bool stays = same_layout && row.old &&
                       std::all_of(row.cells.begin(), row.cells.end(), [&](const RstNewCell& cell) {
                         return cell.old && cell.old->row == *row.old;
                       });
    if (stays) {
      out += rows_[*row.old].lines;
      continue;
    }
    std::size_t height = 1;
    for (const Lines& cell : rows[at]) height = std::max(height, cell.size());
    for (std::size_t line = 0; line < height; ++line) {
      std::string text = indent;
      for (std::size_t i = 0; i < columns; ++i) {
        const std::string_view part = line < rows[at][i].size() ? rows[at][i][line] : "";
        if (i > 0) text.append(gaps[i], ' ');
        text += part;
        text.append(widths[i] - std::min(widths[i], grid_width(part)), ' ');
      }
      out.append(trimmed(text)) += '\n';
    }
  }
  return out += border;
}

}  // namespace summit
