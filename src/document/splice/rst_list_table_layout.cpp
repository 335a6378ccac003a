#include "document/splice/rst_list_table_layout.h"

#include <algorithm>

#include "document/writer/prose.h"
#include "document/writer/rst_words.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

std::string_view without_break(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \r\n");
  return line.substr(0, last == npos ? 0 : last + 1);
}

// Whether a marker stands at `at`; a space or nothing follows it.
bool has_marker(std::string_view line, std::size_t at) {
  return at < line.size() && std::string_view("*-+").find(line[at]) != npos &&
         (at + 1 == line.size() || line[at + 1] == ' ');
}

}  // namespace

std::optional<RstListTableLayout> RstListTableLayout::read(std::string_view lines) {
  RstListTableLayout table;
  std::size_t blank = 0;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    const std::string_view whole = lines.substr(0, std::min(line.size() + 1, lines.size()));
    const std::string_view text = without_break(line);
    if (text.empty()) {
      ++blank;
    } else {
      const bool first = table.rows_.empty();
      const std::size_t indent = indentation(text);
      if (first) {
        table.row_indent_ = indent;
        if (!has_marker(text, indent)) return std::nullopt;
        table.row_marker_ = text[indent];
        table.cell_indent_ = indent + 1 + indentation(text.substr(indent + 1));
        if (!has_marker(text, table.cell_indent_)) return std::nullopt;
        table.cell_marker_ = text[table.cell_indent_];
        const std::string_view content = text.substr(table.cell_indent_ + 1);
        table.text_indent_ = table.cell_indent_ + 1 +
                             std::max<std::size_t>(content.empty() ? 1 : indentation(content), 1);
      }
      if (indent == table.row_indent_ && !first) table.rows_.back().gap = blank;
      if (!table.add(whole, indent)) return std::nullopt;
      blank = 0;
    }
    lines.remove_prefix(whole.size());
  }
  for (const Row& row : table.rows_) {
    if (row.cells.size() != table.rows_[0].cells.size()) return std::nullopt;
  }
  if (table.rows_.empty()) return std::nullopt;
  table.columns_ = table.rows_[0].cells.size();
  return table;
}

// Adds a line that is not blank; blank ones ahead of it belong to the cell that goes on.
bool RstListTableLayout::add(std::string_view line, std::size_t indent) {
  const std::string_view text = without_break(line);
  if (indent == row_indent_) {
    if (text[indent] != row_marker_ || !has_marker(text, cell_indent_) ||
        text[cell_indent_] != cell_marker_ ||
        text.find_first_not_of(' ', indent + 1) != cell_indent_) {
      return false;
    }
    rows_.push_back({{line}, 0});
    return true;
  }
  if (rows_.empty()) return false;
  if (indent == cell_indent_) {
    if (!has_marker(text, indent) || text[indent] != cell_marker_) return false;
    rows_.back().cells.push_back(line);
    return true;
  }
  if (indent <= cell_indent_) return false;
  std::string_view& cell = rows_.back().cells.back();
  cell = {cell.data(), static_cast<std::size_t>(line.data() + line.size() - cell.data())};
  return true;
}

std::size_t RstListTableLayout::usual_gap() const {
  std::size_t gaps = 0;
  for (std::size_t i = 0; i + 1 < rows_.size(); ++i) gaps += rows_[i].gap > 0 ? 1 : 0;
  return 2 * gaps > rows_.size() - 1 ? 1 : 0;
}

std::string RstListTableLayout::write(const RstTableLayout& layout) const {
  std::string out;
  const std::size_t usual = usual_gap();
  for (std::size_t at = 0; at < layout.rows.size(); ++at) {
    const RstNewRow& row = layout.rows[at];
    for (std::size_t i = 0; i < row.cells.size(); ++i) append_cell(out, row.cells[i], i == 0);
    if (at + 1 == layout.rows.size()) break;
    const std::optional<std::size_t> next = layout.rows[at + 1].old;
    const bool neighbours = row.old && next && *next == *row.old + 1;
    out.append(neighbours ? rows_[*row.old].gap : usual, '\n');
  }
  return out;
}

void RstListTableLayout::append_cell(std::string& out, const RstNewCell& cell, bool first) const {
  if (cell.old) {
    out += rows_[cell.old->row].cells[cell.old->column];
    if (!out.ends_with('\n')) out += '\n';
    return;
  }
  if (first) {
    out.append(row_indent_, ' ') += row_marker_;
    out.append(cell_indent_ - row_indent_ - 1, ' ');
  } else {
    out.append(cell_indent_, ' ');
  }
  out += cell_marker_;
  if (cell.markup.empty()) out += '\n';
  std::size_t indent = text_indent_ - cell_indent_ - 1;  // behind the marker, then of whole lines
  if (cell.markup.starts_with(' ')) {
    // A quote would tell how far the cell is indented; an empty comment is nothing.
    out.append(indent, ' ') += "..\n\n";
    indent = text_indent_;
  }
  std::vector<std::string_view> words;
  for (std::string_view rest = cell.markup; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    std::vector<std::string_view> wrapped(1, line);
    const std::size_t room = prose_columns(text_indent_);
    if (!cell.verbatim && display_width(line) > room) {
      split_words(line, words);
      wrapped.clear();
      wrap(words, room, display_width, wrapped);
    }
    for (const std::string_view part : wrapped) {
      if (!part.empty()) out.append(indent, ' ') += part;
      out += '\n';
      indent = text_indent_;
    }
  }
}

}  // namespace summit
