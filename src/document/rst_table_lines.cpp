#include "document/rst_table_lines.h"

#include <algorithm>

#include "text/name.h"
#include "text/utf8.h"
#include "text/width.h"

namespace summit {
namespace {

// The white space at both ends.
struct Ends {
  std::uint32_t indent = 0;  // code points
  std::uint32_t indent_bytes = 0;
  std::uint32_t end = 0;  // behind the last character that is none
};
Ends ends_of(std::string_view line) {
  Ends ends;
  bool blank = true;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint point = decode(line, i);
    i += point.size;
    if (!is_white_space(point.value)) {
      blank = false;
      ends.end = static_cast<std::uint32_t>(i);
    } else if (blank) {
      ++ends.indent;
      ends.indent_bytes = static_cast<std::uint32_t>(i);
    }
  }
  return ends;
}

}  // namespace

RstTableLines::RstTableLines(std::string_view text, std::span<const RstSpan> lines)
    : text_(text), lines_(lines.begin(), lines.end()) {
  for (const RstSpan& line : lines_) {
    ascii_ = ascii_ && is_ascii(text_.substr(line.begin, line.end - line.begin));
  }
  if (ascii_) return;
  for (const RstSpan& line : lines_) {
    first_.push_back(static_cast<std::uint32_t>(cells_.size()));
    const std::string_view all = text_.substr(0, line.end);
    for (std::size_t i = line.begin; i < line.end;) {
      const CodePoint point = decode(all, i);
      const std::string_view bytes = all.substr(i, point.size);
      const bool is_one_byte = point.size == 1 && point.value < 0x80;
      cells_.push_back({static_cast<std::uint32_t>(i), is_one_byte ? all[i] : '\0',
                        !is_one_byte && has_combining(bytes)});
      i += point.size;
      if (!is_one_byte && grid_width(bytes) == 2) {
        cells_.push_back({static_cast<std::uint32_t>(i), '\0', false});
      }
    }
  }
  first_.push_back(static_cast<std::uint32_t>(cells_.size()));
}

std::uint32_t RstTableLines::columns(std::uint32_t row) const {
  return ascii_ ? lines_[row].end - lines_[row].begin : first_[row + 1] - first_[row];
}

char RstTableLines::at(std::uint32_t row, std::uint32_t column) const {
  if (column >= columns(row)) return '\0';
  return ascii_ ? text_[lines_[row].begin + column] : cells_[first_[row] + column].character;
}

std::uint32_t RstTableLines::offset(std::uint32_t row, std::uint32_t column) const {
  if (column >= columns(row)) return lines_[row].end;
  return ascii_ ? lines_[row].begin + column : cells_[first_[row] + column].offset;
}

bool RstTableLines::has_text(std::uint32_t row, std::uint32_t begin, std::uint32_t end) const {
  const std::uint32_t first = offset(row, begin);
  const std::uint32_t last = offset(row, end);
  return first < last && ends_of(text_.substr(first, last - first)).end > 0;
}

void RstTableLines::cut(std::uint32_t top, std::uint32_t bottom, std::uint32_t left,
                        std::uint32_t right, std::vector<RstSpan>& out) const {
  const std::size_t before = out.size();
  std::uint32_t indent = right;
  for (std::uint32_t row = top; row < bottom; ++row) {
    if (!ascii_) {
      // docutils skips combining characters when it counts, and goes on in the next line with the
      // columns it has found in this one.
      const auto moved = [&](std::uint32_t column) {
        std::uint32_t seen = 0;
        for (std::uint32_t i = 0; i < columns(row); ++i) {
          if (cells_[first_[row] + i].combining) continue;
          if (seen++ == column) return i;
        }
        return column + columns(row) - seen;
      };
      left = moved(left);
      right = moved(right);
    }
    RstSpan span{offset(row, left), std::max(offset(row, left), offset(row, right))};
    const Ends ends = ends_of(text_.substr(span.begin, span.end - span.begin));
    span.end = span.begin + ends.end;
    if (ends.end > 0) indent = std::min(indent, ends.indent);
    out.push_back(span);
  }
  if (indent == 0 || indent >= right) return;
  for (std::size_t i = before; i < out.size(); ++i) {
    for (std::uint32_t n = 0; n < indent && out[i].begin < out[i].end; ++n) {
      out[i].begin +=
          static_cast<std::uint32_t>(decode(text_.substr(0, out[i].end), out[i].begin).size);
    }
  }
}

RstTableLines RstTableLines::without_combining() const {
  RstTableLines result;
  result.text_ = text_;
  result.lines_ = lines_;
  result.ascii_ = ascii_;
  if (ascii_) return result;
  for (std::uint32_t row = 0; row < rows(); ++row) {
    result.first_.push_back(static_cast<std::uint32_t>(result.cells_.size()));
    for (std::uint32_t i = first_[row]; i < first_[row + 1]; ++i) {
      if (!cells_[i].combining) result.cells_.push_back(cells_[i]);
    }
  }
  result.first_.push_back(static_cast<std::uint32_t>(result.cells_.size()));
  return result;
}

}  // namespace summit
