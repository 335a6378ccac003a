// Lists: bullets, numbers, definitions, fields, options, lines.

#include <algorithm>

#include "document/reader/rst_blocks.h"
#include "document/reader/rst_reader.h"
#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

// What tells one bullet from another.
std::uint8_t bullet_style(std::string_view line) {
  const char bullet = static_cast<unsigned char>(line[0]) < 0x80 ? line[0] : line[2];
  return static_cast<std::uint8_t>(bullet);
}

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

}  // namespace

std::uint32_t RstBlocks::end_list(const RstBlock& block, const Item& last, Pattern name) {
  builder_.close(builder_.furthest());
  if (!last.blank_finish) builder_.problem(RstFault::unindent, place(block, last.end), name);
  return last.end;
}

// --- Bullets and numbers
// --------------------------------------------------------------------------

RstBlocks::Item RstBlocks::list_item(const RstBlock& block, std::uint32_t i, std::uint32_t marker) {
  const std::size_t held = lines_.size();
  IndentRule rule;
  (line(i).size() > marker ? rule.block_indent : rule.first_indent) = columns_of(i, marker);
  const Indented inside = indented(block, i, rule);
  builder_.open(RstKind::list_item, lines_[i].begin);
  nested(inside.block);
  builder_.close(content_end(inside.block, lines_[i].end));
  release(held);
  return {inside.end, inside.blank_finish};
}

std::uint32_t RstBlocks::bullet_list(const RstBlock& block, std::uint32_t i) {
  const std::uint8_t style = bullet_style(line(i));
  builder_[builder_.open(RstKind::bullet_list, lines_[i].begin)].style = style;
  Item item;
  while (true) {
    item = list_item(block, i, static_cast<std::uint32_t>(bullet_marker(line(i))));
    i = skip_blank(item.end, block.last);
    if (i >= block.last || bullet_marker(line(i)) == 0 || bullet_style(line(i)) != style) break;
  }
  return end_list(block, item, Pattern("the bullet list"));
}

bool RstBlocks::is_enumerated(const RstBlock& block, std::uint32_t i,
                              const RstEnumerator& item) const {
  if (item.ordinal == 0 && (item.sequence == 'i' || item.sequence == 'I')) return false;
  if (i + 1 >= block.last || blank(i + 1)) return true;
  const std::string_view next = line(i + 1);
  return is_white_space(decode(next, 0).value) || starts_next(next, item);
}

std::uint32_t RstBlocks::enumerated_list(const RstBlock& block, std::uint32_t i) {
  const RstEnumerator first = enumerator(line(i));
  const RstIndex list = builder_.open(RstKind::enumerated_list, lines_[i].begin);
  builder_[list].style = static_cast<std::uint8_t>(first.sequence);
  builder_[list].value = first.ordinal;
  const char expected = first.sequence == '#' ? '1' : first.sequence;
  bool automatic = first.sequence == '#';
  RstEnumerator last = first;
  Item item;
  while (true) {
    item = list_item(block, i, static_cast<std::uint32_t>(last.size));
    i = skip_blank(item.end, block.last);
    if (i >= block.last) break;
    const RstEnumerator next = enumerator(line(i), expected);
    if (next.size == 0 || next.open != first.open || next.close != first.close) break;
    const bool follows = next.sequence == '#' || (next.sequence == expected && !automatic &&
                                                  next.ordinal == last.ordinal + 1);
    if (!follows || !is_enumerated(block, i, next)) break;
    automatic = automatic || next.sequence == '#';
    last = next;
  }
  return end_list(block, item, Pattern("the enumerated list"));
}

// --- Definitions
// ----------------------------------------------------------------------------------

RstBlocks::Item RstBlocks::definition_list_item(const RstBlock& block, std::uint32_t i) {
  const std::size_t held = lines_.size();
  const Indented inside = indented(block, i + 1, {});
  builder_.open(RstKind::definition_list_item, lines_[i].begin);
  builder_.open(RstKind::term, lines_[i].begin);
  inline_.parse_term(lines_[i]);
  builder_.close(lines_[i].end);
  const std::uint32_t end = content_end(inside.block, 0);
  builder_.open(RstKind::definition, lines_[inside.block.first].begin);
  nested(inside.block);
  builder_.close(end);
  builder_.close(end);
  release(held);
  return {inside.end, inside.blank_finish};
}

std::uint32_t RstBlocks::definition_list(const RstBlock& block, std::uint32_t i) {
  builder_.open(RstKind::definition_list, lines_[i].begin);
  Item item;
  while (true) {
    item = definition_list_item(block, i);
    i = skip_blank(item.end, block.last);
    const bool more = i + 1 < block.last && line(i)[0] != ' ' &&
                      marker_of(line(i)) == RstMarker::text && !blank(i + 1) &&
                      line(i + 1)[0] == ' ';
    if (!more) break;
  }
  return end_list(block, item, Pattern("the definition list"));
}

// --- Fields
// ---------------------------------------------------------------------------------------

RstBlocks::Item RstBlocks::field(const RstBlock& block, std::uint32_t i) {
  const std::size_t held = lines_.size();
  const std::string_view here = line(i);
  const auto marker = static_cast<std::uint32_t>(field_marker(here));
  const auto colon = static_cast<std::uint32_t>(here.substr(0, marker).rfind(':'));
  const RstSpan name{lines_[i].begin + 1, lines_[i].begin + colon};
  const Indented inside = indented(block, i, {.first_indent = columns_of(i, marker)});
  builder_.open(RstKind::field, lines_[i].begin);
  builder_.open(RstKind::field_name, name.begin);
  inline_.parse({&name, 1}, 0);
  builder_.close(name.end);
  const std::uint32_t end = content_end(inside.block, lines_[i].end);
  if (inside.block.empty()) {
    builder_.leaf(RstKind::field_body, end, end);
  } else {
    builder_.open(RstKind::field_body, lines_[inside.block.first].begin);
    nested(inside.block);
    builder_.close(end);
  }
  builder_.close(end);
  release(held);
  return {inside.end, inside.blank_finish};
}

std::uint32_t RstBlocks::field_list(const RstBlock& block, std::uint32_t i) {
  builder_.open(RstKind::field_list, lines_[i].begin);
  Item item;
  while (true) {
    item = field(block, i);
    i = skip_blank(item.end, block.last);
    if (i >= block.last || field_marker(line(i)) == 0) break;
  }
  return end_list(block, item, Pattern("the field list"));
}

// --- Options
// --------------------------------------------------------------------------------------

void RstBlocks::option_group(RstSpan marker) {
  builder_.open(RstKind::option_group, marker.begin);
  std::uint32_t at = marker.begin;
  while (at < marker.end) {
    const RstOption found = option_at(builder_.text({at, marker.end}));
    builder_.open(RstKind::option, at);
    builder_.leaf(RstKind::option_string, at, at + static_cast<std::uint32_t>(found.name_end));
    const std::uint32_t end = at + static_cast<std::uint32_t>(found.size);
    if (found.argument < found.size) {
      builder_.leaf(RstKind::option_argument, at + static_cast<std::uint32_t>(found.argument), end);
    }
    builder_.close(end);
    at = end + size_of(", ");
  }
  builder_.close(marker.end);
}

// An item without a description is none: it ends where it begins then.
RstBlocks::Item RstBlocks::option_list_item(const RstBlock& block, std::uint32_t i) {
  const std::size_t held = lines_.size();
  const auto marker = static_cast<std::uint32_t>(option_marker(line(i)));
  const Indented inside = indented(block, i, {.first_indent = columns_of(i, marker)});
  if (inside.block.empty()) {
    release(held);
    return {i, true};
  }
  builder_.open(RstKind::option_list_item, lines_[i].begin);
  option_group(trimmed_end({lines_[i].begin, lines_[i].begin + marker}));
  const std::uint32_t end = content_end(inside.block, lines_[i].end);
  builder_.open(RstKind::description, lines_[inside.block.first].begin);
  nested(inside.block);
  builder_.close(end);
  builder_.close(end);
  release(held);
  return {inside.end, inside.blank_finish};
}

std::uint32_t RstBlocks::option_list(const RstBlock& block, std::uint32_t i, bool titles) {
  const RstBuilder::Mark before = builder_.mark();
  builder_.open(RstKind::option_list, lines_[i].begin);
  Item last = option_list_item(block, i);
  if (last.end == i) {
    builder_.take_back(before);
    return text(block, i, titles);
  }
  while (true) {
    i = skip_blank(last.end, block.last);
    if (i >= block.last || option_marker(line(i)) == 0) break;
    const Item item = option_list_item(block, i);
    if (item.end == i) break;
    last = item;
  }
  return end_list(block, last, Pattern("the option list"));
}

// --- Lines
// ----------------------------------------------------------------------------------------

std::uint32_t RstBlocks::line_block(const RstBlock& block, std::uint32_t i) {
  // Deeper lines are blocks within the block, so all of them are looked at first.
  struct Line {
    std::uint32_t first;
    std::uint32_t end;
    std::uint32_t indent;
  };
  std::vector<Line> found;
  const std::uint32_t start = i;
  bool blank_finish = true;
  while (true) {
    const std::size_t held = lines_.size();
    const std::string_view here = line(i);
    const auto marker = static_cast<std::uint32_t>(line_block_marker(here));
    const Indented inside = indented(block, i, {.first_indent = marker, .until_blank = true});
    release(held);
    const std::uint32_t above = found.empty() ? 0 : found.back().indent;
    found.push_back({i, inside.end, here.size() > 1 ? marker - 2 : above});
    blank_finish = inside.blank_finish;
    i = inside.end;
    if (i >= block.last || blank(i) || line_block_marker(line(i)) == 0) break;
  }

  std::vector<std::uint32_t> open;  // the indentations of the blocks that are open
  const auto least_from = [&](std::size_t from, std::uint32_t above) {
    std::uint32_t least = found[from].indent;
    for (std::size_t k = from; k < found.size() && found[k].indent > above; ++k) {
      least = std::min(least, found[k].indent);
    }
    return least;
  };
  std::uint32_t least = found[0].indent;
  for (const Line& each : found) least = std::min(least, each.indent);
  builder_.open(RstKind::line_block, lines_[start].begin);
  open.push_back(least);
  for (std::size_t k = 0; k < found.size(); ++k) {
    const Line& each = found[k];
    while (open.back() > each.indent) {
      open.pop_back();
      builder_.close(builder_.furthest());
    }
    while (open.back() < each.indent && open.size() < rst_nesting_limit) {
      builder_.open(RstKind::line_block, lines_[each.first].begin);
      open.push_back(least_from(k, open.back()));
    }
    const std::size_t held = lines_.size();
    const auto marker = static_cast<std::uint32_t>(line_block_marker(line(each.first)));
    const Indented inside =
        indented(block, each.first, {.first_indent = marker, .until_blank = true});
    builder_.open(RstKind::line, lines_[each.first].begin);
    text_lines_.assign(lines_.begin() + inside.block.first, lines_.begin() + inside.block.last);
    inline_.parse(text_lines_, inside.block.indent);
    builder_.close(content_end(inside.block, lines_[each.first].end));
    release(held);
  }
  for (; !open.empty(); open.pop_back()) builder_.close(builder_.furthest());
  if (!blank_finish) builder_.problem(RstFault::line_block_end, place(block, start + 1));
  return i;
}

}  // namespace summit
