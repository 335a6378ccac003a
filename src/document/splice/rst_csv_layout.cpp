#include "document/splice/rst_csv_layout.h"

#include <algorithm>

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t spaces_at(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(' ', at), text.size()) - at;
}

// Behind the quote that ends the value whose first one is at `at`; npos for none.
std::size_t end_of_quoted(std::string_view text, std::size_t at) {
  for (at = text.find('"', at + 1); at != npos; at = text.find('"', at + 2)) {
    if (text.substr(at + 1, 1) != "\"") return at + 1;
  }
  return npos;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \r\n");
  return text.substr(0, last == npos ? 0 : last + 1);
}

}  // namespace

std::optional<RstCsvLayout> RstCsvLayout::read(std::string_view lines) {
  RstCsvLayout table;
  table.indent_ = spaces_at(lines, 0);
  while (!lines.empty()) {
    if (!table.add(lines)) return std::nullopt;
    if (table.rows_.back().values.size() != table.columns()) return std::nullopt;
  }
  if (table.rows_.empty()) return std::nullopt;
  return table;
}

bool RstCsvLayout::add(std::string_view& lines) {
  Row row;
  std::size_t at = spaces_at(lines, 0);
  if (at != indent_ || trimmed(lines.substr(0, lines.find('\n'))).empty()) return false;
  std::size_t end = npos;  // of the line that the row ends on
  while (true) {
    std::size_t behind = at;
    if (lines.substr(at, 1) == "\"") {
      behind = end_of_quoted(lines, at);
      if (behind == npos) return false;
      quotes_ = quotes_ || rows_.empty();
    }
    end = std::min(lines.find('\n', behind), lines.size());
    const std::size_t comma = std::min(lines.find(',', behind), end);
    const std::string_view value = trimmed(lines.substr(at, comma - at));
    // Text behind a quote is none of the value's.
    if (behind > at && at + value.size() != behind) return false;
    row.values.push_back(value);
    if (comma == end) break;
    const std::size_t spaces = spaces_at(lines.substr(0, end), comma + 1);
    if (rows_.empty()) spaces_ = spaces;
    at = comma + 1 + spaces;
  }
  row.lines = lines.substr(0, std::min(end + 1, lines.size()));
  lines.remove_prefix(row.lines.size());
  rows_.push_back(std::move(row));
  return true;
}

std::optional<std::string> RstCsvLayout::write(const RstTableLayout& layout) const {
  std::string out;
  for (const RstNewRow& row : layout.rows) {
    bool stays = row.old && row.cells.size() == columns();
    for (std::size_t i = 0; i < row.cells.size() && stays; ++i) {
      const std::optional<RstOldCell>& old = row.cells[i].old;
      stays = old && old->row == *row.old && old->column == i;
    }
    if (stays) {
      out += rows_[*row.old].lines;
      if (!out.ends_with('\n')) out += '\n';
      continue;
    }
    out.append(indent_, ' ');
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out.append(",").append(spaces_, ' ');
      if (row.cells[i].markup.find('"') != npos) return std::nullopt;
      append_value(out, row.cells[i]);
    }
    // No white space ends a line.
    while (out.ends_with(' ')) out.pop_back();
    out += '\n';
  }
  return out;
}

void RstCsvLayout::append_value(std::string& out, const RstNewCell& cell) const {
  if (cell.old) {
    out += rows_[cell.old->row].values[cell.old->column];
    return;
  }
  const bool needs_quotes =
      cell.markup.find_first_of(",\n") != npos || cell.markup.starts_with(' ');
  if (!quotes_ && !needs_quotes) {
    out += cell.markup;
    return;
  }
  out += '"';
  for (const char c : cell.markup) {
    out += c;
    if (c == '\n') out.append(indent_, ' ');
  }
  out += '"';
}

}  // namespace summit
