#include "text/table_text.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"
#include "text/width.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == npos;
}

// The byte at a column; npos past the end of the line.
std::size_t byte_at(std::string_view line, std::size_t column) {
  std::size_t at = 0;
  while (at < line.size() && column > 0) {
    const std::size_t size = decode(line, at).size;
    const std::size_t width = grid_width(line.substr(at, size));
    column -= std::min(column, width);
    at += size;
  }
  return column == 0 && at < line.size() ? at : npos;
}

bool is_grid_border(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != npos && line[first] == '+' && line.find_last_of('+') > first;
}

// "=====  ===": a border of a simple table that has columns.
bool is_simple_border(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first != npos && line[first] == '=' && line.find_first_not_of("= \r") == npos &&
         line.find('=', line.find(' ', first)) != npos;
}

// A table, up to a blank line.
class Table {
 public:
  Table(std::string_view text, std::size_t offset, std::span<const TextReplacement> replacements)
      : replacements_(replacements) {
    std::size_t next = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      Line line{std::string(text.substr(begin, end - begin)), {}};
      for (; next < replacements.size() && replacements[next].begin - offset < end; ++next) {
        line.places.push_back(replacements[next].begin - offset - begin);
      }
      lines_.push_back(std::move(line));
      begin = end + 1;
    }
    grid_ = is_grid_border(lines_.front().text);
  }

  void replace() {
    std::size_t next = 0;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
      for (std::size_t i = 0; i < lines_[row].places.size(); ++i, ++next) {
        replace(row, lines_[row].places[i], replacements_[next]);
      }
    }
  }

  void append_to(std::string& out, bool ends_line) const {
    for (const Line& line : lines_) out.append(line.text) += '\n';
    if (!ends_line) out.pop_back();
  }

 private:
  struct Line {
    std::string text;
    std::vector<std::size_t> places;  // of what is replaced in it, as it stands now
  };

  void insert(std::size_t row, std::size_t at, std::size_t count, char fill) {
    lines_[row].text.insert(at, count, fill);
    for (std::size_t& place : lines_[row].places) place += place >= at ? count : 0;
  }
  void erase(std::size_t row, std::size_t at, std::size_t count) {
    lines_[row].text.erase(at, count);
    for (std::size_t& place : lines_[row].places) place -= place > at ? count : 0;
  }

  void replace(std::size_t row, std::size_t at, const TextReplacement& replacement) {
    const std::size_t size = replacement.end - replacement.begin;
    std::string& text = lines_[row].text;
    const std::size_t was = grid_width(std::string_view(text).substr(at, size));
    const std::size_t is = grid_width(replacement.text);
    // The cell's edge is found while the lines are what they were.
    const std::size_t edge = grid_ ? grid_edge(row, at + size) : npos;
    const std::size_t column = edge == npos ? 0 : column_of(row, edge);
    const std::size_t begin = column_of(row, at);
    text.replace(at, size, replacement.text);
    const std::size_t behind = at + replacement.text.size();
    for (std::size_t& place : lines_[row].places) place += place > at ? behind - at - size : 0;
    if (edge != npos) fit_grid(row, edge - size + replacement.text.size(), column, was, is);
    if (!grid_) fit_simple(row, begin, was, is);
  }

  [[nodiscard]] std::size_t column_of(std::size_t row, std::size_t at) const {
    return grid_width(std::string_view(lines_[row].text).substr(0, at));
  }

  // --- Grid tables ---

  // The edge at the right of a cell: a bar with a corner above.
  [[nodiscard]] std::size_t grid_edge(std::size_t row, std::size_t from) const {
    std::size_t border = row;
    while (border > 0 && !is_grid_border(lines_[border].text)) --border;
    const std::string& above = lines_[border].text;
    const std::string& text = lines_[row].text;
    for (std::size_t at = text.find('|', from); at != npos; at = text.find('|', at + 1)) {
      const std::size_t corner = byte_at(above, column_of(row, at));
      if (corner != npos && above[corner] == '+') return at;
    }
    return npos;
  }

  // Puts the edge at byte `edge`, which stood in `column`, back there or, in all lines, further on.
  void fit_grid(std::size_t row, std::size_t edge, std::size_t column, std::size_t was,
                std::size_t is) {
    if (is <= was) return insert(row, edge, was - is, ' ');
    const std::size_t last = lines_[row].text.find_last_not_of(' ', edge - 1);
    const std::size_t room = edge - last - 1;
    const std::size_t more = is - was;
    const std::size_t taken = std::min(more, room > 0 ? room - 1 : 0);
    erase(row, edge - taken, taken);
    if (taken == more) return;
    for (std::size_t other = 0; other < lines_.size(); ++other) {
      if (other != row) widen_grid(other, column, more - taken);
    }
  }

  void widen_grid(std::size_t row, std::size_t column, std::size_t more) {
    const std::string& line = lines_[row].text;
    std::size_t at = byte_at(line, column);
    if (at == npos) return;
    char fill = ' ';
    if (line[at] == '-' || line[at] == '=') {
      fill = line[at];  // a border that goes on
    } else if (line[at] == '+') {
      const char before = at > 0 ? line[at - 1] : ' ';
      fill = before == '-' || before == '=' ? before : ' ';
    } else if (line[at] != '|') {
      at = line.find_first_of("|+", at);  // a cell that spans others
      if (at == npos) return;
    }
    insert(row, at, more, fill);
  }

  // --- Simple tables ---

  static bool is_drawn(std::string_view line) { return line.find_first_not_of("=- \r") == npos; }

  // `column` is in the cell. What is in the last column may be as long as it likes.
  void fit_simple(std::size_t row, std::size_t column, std::size_t was, std::size_t is) {
    const std::string& border = lines_.front().text;
    const std::size_t end = border.find(' ', border.find('=', std::min(column, border.size())));
    const std::size_t next = end == npos ? npos : border.find('=', end);
    if (next == npos || border[column] != '=') return;
    const std::string& text = lines_[row].text;
    const std::size_t moved = next + is - was;  // the next column's text, as it stands now
    const std::size_t at = byte_at(text, moved);
    if (at == npos || at == 0) return;  // there is none
    const std::size_t used = column_of(row, text.find_last_not_of(' ', at - 1) + 1);
    const std::size_t more = used > end ? used - end : 0;
    if (next + more > moved) insert(row, at, next + more - moved, ' ');
    if (next + more < moved) erase(row, at - (moved - next - more), moved - next - more);
    for (std::size_t other = 0; other < lines_.size() && more > 0; ++other) {
      if (other != row) widen_simple(other, end, more);
    }
  }

  void widen_simple(std::size_t row, std::size_t end, std::size_t more) {
    const std::string& line = lines_[row].text;
    const std::size_t at = byte_at(line, end);
    if (at == npos || at == 0 || line[at] == '\r') return;
    // In a text that spans columns there is no margin to grow.
    if (line[at] != ' ' && !is_drawn(line)) return;
    insert(row, at, more, is_drawn(line) ? line[at - 1] : ' ');
  }

  std::vector<Line> lines_;
  std::span<const TextReplacement> replacements_;
  bool grid_ = false;  // else it is a simple one
};

// No table has longer lines; without an end to them, changes in one could take a time that grows
// with its square.
constexpr std::size_t longest_line = 4096;

// Whether a block is a table with each replacement on one of its lines.
bool is_table(std::string_view block, std::size_t offset,
              std::span<const TextReplacement> replacements) {
  const std::string_view first = block.substr(0, block.find('\n'));
  return first.size() <= longest_line && (is_grid_border(first) || is_simple_border(first)) &&
         std::none_of(replacements.begin(), replacements.end(), [&](const TextReplacement& each) {
           return block.substr(each.begin - offset, each.end - each.begin).find('\n') != npos;
         });
}

}  // namespace

std::string replace_in_tables(std::string_view text,
                              std::span<const TextReplacement> replacements) {
  std::string out;
  std::size_t next = 0;  // of the replacements
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    // Lines up to a blank one, which goes with them.
    bool blank = false;
    while (end < text.size() && !blank) {
      const std::size_t line = std::min(text.find('\n', end), text.size());
      blank = is_blank(text.substr(end, line - end));
      end = std::min(line + 1, text.size());
    }
    const std::size_t first = next;
    while (next < replacements.size() && replacements[next].begin < end) ++next;
    const auto here = replacements.subspan(first, next - first);
    const std::string_view block = text.substr(begin, end - begin);
    if (!here.empty() && is_table(block, begin, here)) {
      Table table(block, begin, here);
      table.replace();
      table.append_to(out, block.ends_with('\n'));
    } else {
      std::size_t done = begin;
      for (const TextReplacement& replacement : here) {
        out.append(text, done, replacement.begin - done).append(replacement.text);
        done = replacement.end;
      }
      out.append(text, done, end - done);
    }
    begin = end;
  }
  return out;
}

}  // namespace summit
