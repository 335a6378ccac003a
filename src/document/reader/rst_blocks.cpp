#include "document/reader/rst_blocks.h"

#include <algorithm>

#include "document/reader/rst_reader.h"
#include "text/find_byte.h"
#include "text/name.h"
#include "text/rst_escape.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Where the white space at the line's start ends, in bytes and in code points.
struct Indent {
  std::uint32_t bytes = 0;
  std::uint32_t columns = 0;
};
Indent indent_of(std::string_view line) {
  Indent indent;
  while (indent.bytes < line.size()) {
    const char c = line[indent.bytes];
    std::size_t size = 1;
    if (c != ' ') {
      const CodePoint point = decode(line, indent.bytes);
      if (!is_white_space(point.value)) break;
      size = point.size;
    }
    indent.bytes += static_cast<std::uint32_t>(size);
    ++indent.columns;
  }
  return indent;
}

// Whether a line belongs to a block that is indented by `columns`.
bool is_indented_by(std::string_view line, std::uint32_t columns) {
  return indent_of(line).columns >= columns;
}

}  // namespace

// --- Lines
// ----------------------------------------------------------------------------------------

void RstBlocks::split_lines() {
  const std::string_view text = builder_.text();
  std::size_t begin = text.size() - without_byte_order_mark(text).size();
  while (begin < text.size()) {
    const std::size_t end = std::min(find_byte(text, '\n', begin), text.size());
    lines_.push_back(
        trimmed_end({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
    begin = end + 1;
  }
}

RstSpan RstBlocks::trimmed_end(RstSpan span) const {
  span.end = span.begin + static_cast<std::uint32_t>(trim_end(builder_.text(span)).size());
  return span;
}

std::uint32_t RstBlocks::skip_blank(std::uint32_t i, std::uint32_t last) const {
  while (i < last && blank(i)) ++i;
  return i;
}

// Where line `i` is, which may be the one behind the block.
std::uint32_t RstBlocks::place(const RstBlock& block, std::uint32_t i) const {
  if (i < block.last) return lines_[i].begin;
  const std::string_view text = builder_.text();
  if (block.empty()) return static_cast<std::uint32_t>(text.size());
  const std::size_t newline = find_byte(text, '\n', lines_[block.last - 1].end);
  return static_cast<std::uint32_t>(std::min(newline, text.size() - 1) + 1);
}

std::uint32_t RstBlocks::content_end(const RstBlock& block, std::uint32_t otherwise) const {
  for (std::uint32_t i = block.last; i > block.first; --i) {
    if (!blank(i - 1)) return std::max(lines_[i - 1].end, otherwise);
  }
  return otherwise;
}

void RstBlocks::trim(RstSpan& span, std::uint32_t columns) const {
  const std::string_view text = builder_.text();
  for (; columns > 0 && span.begin < span.end; --columns) {
    const bool ascii = static_cast<unsigned char>(text[span.begin]) < 0x80;
    const std::size_t size = ascii ? 1 : decode(text, span.begin).size;
    span.begin += static_cast<std::uint32_t>(std::min<std::size_t>(size, span.end - span.begin));
  }
}

// What a marker of `bytes` takes of line `i`, in code points.
std::uint32_t RstBlocks::columns_of(std::uint32_t i, std::uint32_t bytes) const {
  const std::string_view marker = line(i).substr(0, bytes);
  std::uint32_t columns = 0;
  for (std::size_t at = 0; at < marker.size(); ++columns) at += decode(marker, at).size;
  return columns;
}

RstBlocks::Indented RstBlocks::indented(const RstBlock& around, std::uint32_t from,
                                        const IndentRule& rule) {
  const std::optional<std::uint32_t> first_indent =
      rule.first_indent ? rule.first_indent : rule.block_indent;
  Indented result;
  std::uint32_t least = rule.block_indent.value_or(0);
  bool measured = rule.block_indent.has_value();
  std::uint32_t end = from + (first_indent && from < around.last ? 1 : 0);
  for (; end < around.last; ++end) {
    const std::string_view here = line(end);
    if (here.empty()) {
      if (rule.until_blank) break;
      continue;
    }
    if (here[0] != ' ' || (rule.block_indent && !is_indented_by(here, *rule.block_indent))) {
      result.blank_finish = end > from && blank(end - 1);
      break;
    }
    if (rule.block_indent) continue;
    const std::uint32_t columns = indent_of(here).columns;
    least = measured ? std::min(least, columns) : columns;
    measured = true;
  }
  result.end = end;

  result.block.first = static_cast<std::uint32_t>(lines_.size());
  const std::uint32_t stripped = rule.strip_indent ? least : 0;
  result.block.indent = around.indent + stripped;
  bool top = rule.strip_top;
  for (std::uint32_t i = from; i < end; ++i) {
    RstSpan span = lines_[i];
    trim(span, first_indent && i == from ? *first_indent : stripped);
    if (top && span.begin == span.end) continue;
    top = false;
    lines_.push_back(span);
  }
  result.block.last = static_cast<std::uint32_t>(lines_.size());
  return result;
}

// --- Blocks
// ---------------------------------------------------------------------------------------

void RstBlocks::read() {
  // About as many as documents of priorities have; others pay with a copy or some memory.
  builder_.tree().nodes.reserve(builder_.text().size() / 28 + 16);
  lines_.reserve(builder_.text().size() / 40 + 16);
  builder_.open(RstKind::document, 0);
  split_lines();
  body({0, static_cast<std::uint32_t>(lines_.size()), 0}, true);
  close_sections(0);
  builder_.close(static_cast<std::uint32_t>(builder_.text().size()));
  check_last_transition();
}

void RstBlocks::body(const RstBlock& block, bool titles) {
  std::uint32_t i = block.first;
  while (i < block.last) {
    i = blank(i) ? i + 1 : element(block, i, titles);
  }
}

bool RstBlocks::too_deep(const RstBlock& block) {
  if (depth_ < rst_nesting_limit) return false;
  const std::uint32_t first = skip_blank(block.first, block.last);
  if (first < block.last) {
    builder_.problem(RstFault::nesting, lines_[first].begin);
    opaque(block, first, block.last);
  }
  return true;
}

void RstBlocks::nested(const RstBlock& block) {
  if (too_deep(block)) return;
  ++depth_;
  body(block, false);
  --depth_;
}

// Reads what starts at line `i`, and answers the line behind it.
std::uint32_t RstBlocks::element(const RstBlock& block, std::uint32_t i, bool titles) {
  const std::string_view here = line(i);
  if (here[0] == ' ') return block_quote(block, i);
  switch (marker_of(here)) {
    case RstMarker::bullet:
      return bullet_list(block, i);
    case RstMarker::enumerator:
      return is_enumerated(block, i, enumerator(here)) ? enumerated_list(block, i)
                                                       : text(block, i, titles);
    case RstMarker::field:
      return field_list(block, i);
    case RstMarker::option:
      return option_list(block, i, titles);
    case RstMarker::doctest:
      return doctest(block, i);
    case RstMarker::line_block:
      return line_block(block, i);
    case RstMarker::grid_table:
      return grid_table(block, i);
    case RstMarker::simple_table:
      return simple_table(block, i);
    case RstMarker::explicit_markup:
    case RstMarker::anonymous:
      return explicit_markup(block, i, titles);
    case RstMarker::line:
      return punctuation_line(block, i, titles);
    case RstMarker::text:
      break;
  }
  return text(block, i, titles);
}

std::uint32_t RstBlocks::text(const RstBlock& block, std::uint32_t i, bool titles) {
  std::uint32_t end = i + 1;
  if (end < block.last && !blank(end)) {
    if (line(end)[0] == ' ') return definition_list(block, i);
    if (is_underlined(block, i)) return underlined(block, i, titles);
    while (end < block.last && !blank(end) && line(end)[0] != ' ') ++end;
    const bool unexpected = end < block.last && !blank(end);
    const bool literal_next = paragraph(block, i, end);
    if (unexpected) builder_.problem(RstFault::indent, lines_[end].begin);
    return literal_next ? literal(block, end) : end;
  }
  return paragraph(block, i, end) ? literal(block, end) : end;
}

// Adds the paragraph, and answers whether a literal block has to follow.
bool RstBlocks::paragraph(const RstBlock& block, std::uint32_t first, std::uint32_t last) {
  const std::string_view end = line(last - 1);
  bool literal_next = end.ends_with("::");
  if (literal_next && end.size() > 2 && end[end.size() - 3] == '\\') {
    const std::size_t before = end.substr(0, end.size() - 2).find_last_not_of('\\');
    literal_next = (end.size() - 3 - before) % 2 == 0;  // npos is -1
  }
  text_lines_.assign(lines_.begin() + first, lines_.begin() + last);
  if (literal_next) {
    if (end.size() == 2) {
      text_lines_.pop_back();
      if (text_lines_.empty()) return true;
    } else if (end[end.size() - 3] == ' ') {
      text_lines_.back().end -= 3;
      text_lines_.back() = trimmed_end(text_lines_.back());
    } else {
      text_lines_.back().end -= 1;
    }
  }
  builder_.open(RstKind::paragraph, lines_[first].begin);
  inline_.parse(text_lines_, block.indent);
  builder_.close(lines_[last - 1].end);
  return literal_next;
}

std::uint32_t RstBlocks::literal(const RstBlock& block, std::uint32_t i) {
  const std::size_t held = lines_.size();
  const Indented inside = indented(block, i, {});
  const std::uint32_t end = inside.block.empty() ? 0 : content_end(inside.block, 0);
  if (end == 0) {
    release(held);
    return quoted_literal(block, skip_blank(i, block.last));
  }
  const RstIndex node =
      builder_.leaf(RstKind::literal_block, lines_[inside.block.first].begin, end);
  builder_[node].value = inside.block.indent;
  release(held);
  if (!inside.blank_finish) {
    builder_.problem(RstFault::unindent, place(block, inside.end), Pattern("the literal block"));
  }
  return inside.end;
}

std::uint32_t RstBlocks::quoted_literal(const RstBlock& block, std::uint32_t i) {
  const char quote = i < block.last ? line(i)[0] : 'x';
  if (!is_adornment({&quote, 1})) {
    builder_.problem(RstFault::literal_missing, place(block, i));
    return i;
  }
  std::uint32_t end = i;
  while (end < block.last && !blank(end) && line(end)[0] == quote) ++end;
  const RstIndex node = builder_.leaf(RstKind::literal_block, lines_[i].begin, lines_[end - 1].end);
  builder_[node].value = block.indent;
  if (end < block.last && !blank(end)) {
    const bool indented_line = line(end)[0] == ' ';
    builder_.problem(indented_line ? RstFault::indent : RstFault::literal_quoting,
                     lines_[end].begin);
  }
  return end;
}

std::uint32_t RstBlocks::doctest(const RstBlock& block, std::uint32_t i) {
  std::uint32_t end = i;
  while (end < block.last && !blank(end)) ++end;
  const RstIndex node = builder_.leaf(RstKind::doctest_block, lines_[i].begin, lines_[end - 1].end);
  builder_[node].value = block.indent;
  return end;
}

// Lines that are kept as they are.
void RstBlocks::opaque(const RstBlock& block, std::uint32_t first, std::uint32_t last) {
  const RstIndex node = builder_.leaf(RstKind::opaque, lines_[first].begin,
                                      content_end({first, last, 0}, lines_[first].end));
  builder_[node].value = block.indent;
}

// --- Block quotes
// ---------------------------------------------------------------------------------

std::uint32_t RstBlocks::block_quote(const RstBlock& around, std::uint32_t i) {
  const std::size_t held = lines_.size();
  const Indented inside = indented(around, i, {});
  quotes(inside.block);
  release(held);
  if (!inside.blank_finish) {
    builder_.problem(RstFault::unindent, place(around, inside.end), Pattern("the block quote"));
  }
  return inside.end;
}

void RstBlocks::quotes(const RstBlock& block) {
  std::uint32_t first = block.first;
  while (first < block.last) {
    // The quote ends at an attribution: a dash behind a blank line, and lines indented alike.
    std::uint32_t end = first;
    std::uint32_t after = block.last;
    std::uint32_t indent = 0;
    for (; end < block.last; ++end) {
      if (end == first || blank(end) || !blank(end - 1)) continue;
      after = attribution_end(block, end, indent);
      if (after > end) break;
    }
    const RstBlock quote{first, std::min(end, block.last), block.indent};
    builder_.open(RstKind::block_quote, lines_[first].begin);
    nested(quote);
    std::uint32_t last = content_end(quote, lines_[first].end);
    if (end < block.last) {
      attribution(block, end, after, indent);
      last = lines_[after - 1].end;
    } else {
      after = block.last;
    }
    builder_.close(last);
    first = skip_blank(after, block.last);
  }
}

namespace {

// The bytes of a dash and the spaces behind it; 0 where no attribution starts.
std::size_t attribution_dash(std::string_view line) {
  std::size_t size = 0;
  if (line.starts_with("\u2014")) {
    size = 3;
  } else {
    size = std::min(line.find_first_not_of('-'), line.size());
    if (size != 2 && size != 3) return 0;
  }
  const std::size_t text = line.find_first_not_of(' ', size);
  return text == npos ? 0 : text;
}

}  // namespace

// The line behind the attribution that starts at `i`, or `i` itself where none does; the lines
// after its first are indented by `indent`.
std::uint32_t RstBlocks::attribution_end(const RstBlock& block, std::uint32_t i,
                                         std::uint32_t& indent) const {
  if (attribution_dash(line(i)) == 0) return i;
  std::uint32_t end = i + 1;
  for (; end < block.last && !blank(end); ++end) {
    const std::uint32_t columns = indent_of(line(end)).columns;
    if (end == i + 1) indent = columns;
    if (columns != indent) return i;
  }
  return end;
}

void RstBlocks::attribution(const RstBlock& block, std::uint32_t first, std::uint32_t last,
                            std::uint32_t indent) {
  builder_.open(RstKind::attribution, lines_[first].begin);
  text_lines_.assign(lines_.begin() + first, lines_.begin() + last);
  text_lines_[0].begin += static_cast<std::uint32_t>(attribution_dash(line(first)));
  for (std::size_t i = 1; i < text_lines_.size(); ++i) trim(text_lines_[i], indent);
  inline_.parse(text_lines_, block.indent + indent);
  builder_.close(lines_[last - 1].end);
}

}  // namespace summit
