#include "document/reader/rst_table_lines.h"

#include <algorithm>

#include "text/name.h"
#include "text/utf8.h"
#include "text/width.h"

namespace summit {
namespace {

// The white space at both ends of a line.
struct Ends {
  std::uint32_t indent = 0;  // code points
  std::uint32_t end = 0;     // bytes before the white space at the end
};
Ends ends_of(std::string_view line) {
  Ends ends;
  line = trim_end(line);
  ends.end = static_cast<std::uint32_t>(line.size());
  std::size_t at = 0;
  while (at < line.size()) {
    std::size_t size = 1;
    if (line[at] != ' ') {
      const CodePoint point = decode(line, at);
      if (!is_white_space(point.value)) break;
      size = point.size;
    }
    at += size;
    ++ends.indent;
  }
  return ends;
}

}  // namespace

RstTableLines::RstTableLines(std::string_view text, std::span<const RstSpan> lines) : text_(text) {
  lines_.reserve(lines.size());
  for (const RstSpan& span : lines) {
    const bool ascii = is_ascii(text_.substr(span.begin, span.end - span.begin));
    lines_.push_back(
        {span, static_cast<std::uint32_t>(cells_.size()), span.end - span.begin, ascii});
    if (!ascii) add_cells(text_.substr(0, span.end), span);
  }
}

void RstTableLines::add_cells(std::string_view text, RstSpan span) {
  for (std::size_t i = span.begin; i < span.end;) {
    const CodePoint point = decode(text, i);
    const std::string_view bytes = text.substr(i, point.size);
    const bool ascii = point.value < 0x80;
    cells_.push_back(
        {static_cast<std::uint32_t>(i), ascii ? text[i] : '\0', !ascii && has_combining(bytes)});
    i += point.size;
    if (!ascii && grid_width(bytes) == 2) {
      cells_.push_back({static_cast<std::uint32_t>(i), '\0', false});
    }
  }
  lines_.back().columns = static_cast<std::uint32_t>(cells_.size()) - lines_.back().first;
}

std::uint32_t RstTableLines::offset(std::uint32_t row, std::uint32_t column) const {
  const Line& line = lines_[row];
  if (column >= line.columns) return line.span.end;
  return line.ascii ? line.span.begin + column : cells_[line.first + column].offset;
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
    const Line& line = lines_[row];
    if (!line.ascii) {
      // docutils skips combining characters when it counts, and goes on in the next line with the
      // columns it has found in this one.
      const auto moved = [&](std::uint32_t column) {
        std::uint32_t seen = 0;
        for (std::uint32_t i = 0; i < line.columns; ++i) {
          if (cells_[line.first + i].combining) continue;
          if (seen++ == column) return i;
        }
        return column + line.columns - seen;
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
  for (Line& line : result.lines_) {
    if (line.ascii) continue;
    const std::uint32_t first = line.first;
    line.first = static_cast<std::uint32_t>(result.cells_.size());
    for (std::uint32_t i = first; i < first + line.columns; ++i) {
      if (!cells_[i].combining) result.cells_.push_back(cells_[i]);
    }
    line.columns = static_cast<std::uint32_t>(result.cells_.size()) - line.first;
  }
  return result;
}

}  // namespace summit
