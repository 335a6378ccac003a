// Explicit markup: comments, footnotes, citations, hyperlink targets, substitution definitions.

#include <algorithm>

#include "document/reader/rst_blocks.h"
#include "document/reader/rst_punctuation.h"
#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

char at(std::string_view text, std::size_t i) {
  return i < text.size() ? text[i] : '\0';
}

bool ends_marker(std::string_view line, std::size_t i) {
  return i >= line.size() || line[i] == ' ';
}

// Where the label of a footnote or citation ends ("[1]", "[#name]", "[*]", "[name]"), given where
// it starts; npos where there is none.
std::size_t label_end(std::string_view line, std::size_t begin) {
  std::size_t end = begin;
  if (at(line, begin) == '*') {
    ++end;
  } else {
    if (at(line, begin) == '#') ++end;
    end += simple_name(line, end);
  }
  const bool closed = end > begin && at(line, end) == ']' && ends_marker(line, end + 1);
  return closed ? end : npos;
}

// Where the "::" of a directive starts, whose name is at `begin`; npos where there is none.
std::size_t directive_colons(std::string_view line, std::size_t begin) {
  const std::size_t size = simple_name(line, begin);
  if (size == 0) return npos;
  std::size_t colons = begin + size;
  if (at(line, colons) == ' ') ++colons;
  return line.substr(colons).starts_with("::") && ends_marker(line, colons + 2) ? colons : npos;
}

// Which bytes of `text` have a backslash that takes their meaning.
bool is_escaped(std::string_view text, std::size_t i) {
  std::size_t slashes = 0;
  while (slashes < i && text[i - slashes - 1] == '\\') ++slashes;
  return slashes % 2 == 1;
}

bool ends_in_space_or_escape(std::string_view text, std::size_t end) {
  if (end == 0) return false;
  if (text[end - 1] == '\\') return !is_escaped(text, end - 1);
  return is_white_space(code_point_before(text, 0, end));
}

// The part of "name: …" or "`name`: …" that is the name, and what follows the colon.
struct TargetName {
  std::size_t begin = 0;
  std::size_t end = npos;  // npos: none
  std::size_t rest = 0;
};

// Whether a name may end at `end`, right ahead of its colon.
bool may_end_name(std::string_view text, std::size_t end) {
  return end > 0 && !ends_in_space_or_escape(text, end) &&
         (text[end - 1] != ':' || is_escaped(text, end - 1));
}

// Looks at the colons from `from` on (docutils' explicit.patterns.target).
TargetName target_name(std::string_view text, std::size_t from) {
  const bool anonymous = text.starts_with('_');
  const bool quoted = text.starts_with('`');
  if (quoted && (at(text, 1) == ' ' || at(text, 1) == '`')) return {};
  for (std::size_t colon = text.find(':', from); colon != npos; colon = text.find(':', colon + 1)) {
    if (!ends_marker(text, colon + 1)) continue;
    std::size_t end = colon;
    if (!may_end_name(text, end)) {
      if (end == 0 || text[end - 1] != ' ' || !may_end_name(text, end - 1)) continue;
      --end;
    }
    TargetName name{0, end, colon + 1};
    if (anonymous) {
      if (end != 1) continue;
      name.end = 0;
    } else if (quoted) {
      if (end < 3 || text[end - 1] != '`' || ends_in_space_or_escape(text, end - 1)) continue;
      name.begin = 1;
      --name.end;
    }
    while (at(text, name.rest) == ' ') ++name.rest;
    return name;
  }
  return {};
}

// The name in "name_" or "`name`_", which all of `text` has to be; npos where it is none.
RstSpan reference_name(std::string_view text) {
  if (!text.ends_with('_')) return {};
  const std::string_view name = text.substr(0, text.size() - 1);
  if (!name.empty() && simple_name(name, 0) == name.size()) {
    return {0, static_cast<std::uint32_t>(name.size())};
  }
  const bool quoted = name.size() > 2 && name[0] == '`' && name[1] != ' ' && name.ends_with('`') &&
                      !ends_in_space_or_escape(name, name.size() - 1);
  if (!quoted) return {};
  return {1, static_cast<std::uint32_t>(name.size() - 1)};
}

}  // namespace

std::uint32_t RstBlocks::explicit_markup(const RstBlock& block, std::uint32_t i, bool titles) {
  Item item;
  while (true) {
    const bool anonymous = line(i)[0] == '_';
    item = anonymous ? anonymous_target(block, i) : explicit_construct(block, i, titles);
    i = item.end;
    if (i >= block.last || blank(i)) break;
    if (explicit_marker(line(i)) == 0 && anonymous_marker(line(i)) == 0) break;
  }
  if (!item.blank_finish) {
    builder_.problem(RstFault::unindent, place(block, item.end), Pattern("the explicit markup"));
  }
  return item.end;
}

RstBlocks::Item RstBlocks::explicit_construct(const RstBlock& block, std::uint32_t i, bool titles) {
  const std::string_view here = line(i);
  const std::size_t marker = explicit_marker(here);
  const auto offset = [](std::size_t value) { return static_cast<std::uint32_t>(value); };
  const bool content = !ends_marker(here, marker + 1);
  switch (at(here, marker)) {
    case '[':
      if (const std::size_t end = label_end(here, marker + 1); end != npos) {
        return footnote(block, i, offset(marker + 1), offset(end));
      }
      break;
    case '_':
      if (!content) break;
      if (const auto item = hyperlink_target(block, i, offset(marker + 1))) return *item;
      builder_.problem(RstFault::target_malformed, lines_[i].begin);
      return comment(block, i);
    case '|':
      if (!content) break;
      if (const auto item = substitution_definition(block, i, offset(marker + 1))) return *item;
      builder_.problem(RstFault::substitution_malformed, lines_[i].begin);
      return comment(block, i);
    default:
      break;
  }
  if (directive_colons(here, marker) != npos) {
    return directive(block, i, offset(marker), {}, titles);
  }
  return comment(block, i);
}

RstBlocks::Item RstBlocks::comment(const RstBlock& block, std::uint32_t i) {
  const auto marker = static_cast<std::uint32_t>(explicit_marker(line(i)));
  const bool next_blank = i + 1 >= block.last || blank(i + 1);
  if (next_blank && line(i).size() == marker) {
    builder_.leaf(RstKind::comment, lines_[i].begin, lines_[i].end);
    return {i + 1, true};
  }
  const std::size_t held = lines_.size();
  const Indented inside = indented(block, i, {.first_indent = marker});
  builder_.open(RstKind::comment, lines_[i].begin);
  const std::uint32_t end = content_end(inside.block, lines_[i].end);
  if (!inside.block.empty()) {
    const RstIndex text = builder_.leaf(RstKind::text, lines_[inside.block.first].begin, end);
    builder_[text].style = 1;
    builder_[text].value = inside.block.indent;
  }
  builder_.close(end);
  release(held);
  return {inside.end, inside.blank_finish};
}

RstBlocks::Item RstBlocks::footnote(const RstBlock& block, std::uint32_t i, std::uint32_t label,
                                    std::uint32_t close) {
  const std::size_t held = lines_.size();
  const std::string_view here = line(i);
  const std::string_view name = here.substr(label, close - label);
  const bool number = name.find_first_not_of("0123456789") == npos;
  const bool automatic = name[0] == '#' || name[0] == '*';
  std::uint32_t marker = close + 1;
  while (at(here, marker) == ' ') ++marker;
  const Indented inside = indented(block, i, {.first_indent = columns_of(i, marker)});
  const RstIndex node =
      builder_.open(number || automatic ? RstKind::footnote : RstKind::citation, lines_[i].begin);
  if (number || automatic) builder_[node].style = static_cast<std::uint8_t>(number ? '1' : name[0]);
  builder_.leaf(RstKind::label, lines_[i].begin + label, lines_[i].begin + close);
  nested(inside.block);
  builder_.close(content_end(inside.block, lines_[i].end));
  release(held);
  return {inside.end, inside.blank_finish};
}

// --- Several lines as one
// -------------------------------------------------------------------------

// Joins the lines of a block in joined_ with `between` between them.
std::uint32_t RstBlocks::join(const RstBlock& block, std::string_view between) {
  joined_.clear();
  joined_lines_.clear();
  for (std::uint32_t i = block.first; i < block.last; ++i) {
    if (i > block.first) joined_ += between;
    joined_lines_.push_back({static_cast<std::uint32_t>(joined_.size()), lines_[i].begin});
    joined_ += line(i);
  }
  return static_cast<std::uint32_t>(joined_.size());
}

std::uint32_t RstBlocks::in_joined(std::size_t offset) const {
  const auto after = std::upper_bound(
      joined_lines_.begin(), joined_lines_.end(), offset,
      [](std::size_t value, const RstSpan& joined) { return value < joined.begin; });
  const RstSpan& joined = *std::prev(after);
  return joined.end + static_cast<std::uint32_t>(offset - joined.begin);
}

// --- Targets
// --------------------------------------------------------------------------------------

std::optional<RstBlocks::Item> RstBlocks::hyperlink_target(const RstBlock& block, std::uint32_t i,
                                                           std::uint32_t marker) {
  const std::size_t held = lines_.size();
  const Indented inside =
      indented(block, i, {.first_indent = marker, .until_blank = true, .strip_indent = false});
  const std::uint32_t last = inside.block.last;
  join({inside.block.first, last, 0}, "");
  // A colon at the end of a line ends the name as well, although the next line follows it here.
  TargetName name;
  std::size_t from = 0;
  std::uint32_t name_line = inside.block.first;
  for (; name_line < last; ++name_line) {
    const std::size_t next = name_line - inside.block.first + 1;
    const std::size_t end =
        next < joined_lines_.size() ? joined_lines_[next].begin : joined_.size();
    name = target_name(std::string_view(joined_).substr(0, end), from);
    if (name.end != npos) break;
    from = end;
  }
  if (name.end == npos) {
    release(held);
    return std::nullopt;
  }
  const bool anonymous = name.end == 0;
  const RstIndex node = builder_.open(RstKind::target, lines_[i].begin);
  if (!anonymous) {
    const RstIndex spelled =
        builder_.leaf(RstKind::target_name, in_joined(name.begin), in_joined(name.end - 1) + 1);
    builder_[spelled].value = block.indent;
  }
  RstSpan rest = lines_[name_line];
  rest.begin = std::min(in_joined(name.rest), rest.end);
  if (name.rest >= joined_.size() ||
      (name_line + 1 < last &&
       name.rest >= joined_lines_[name_line + 1 - inside.block.first].begin)) {
    rest.begin = rest.end;
  }
  const std::uint32_t end = content_end(inside.block, lines_[i].end);
  lines_[name_line] = rest;
  target_content({name_line, last, block.indent}, node, anonymous);
  builder_.close(end);
  release(held);
  return Item{inside.end, inside.blank_finish};
}

RstBlocks::Item RstBlocks::anonymous_target(const RstBlock& block, std::uint32_t i) {
  const std::size_t held = lines_.size();
  const auto marker = static_cast<std::uint32_t>(anonymous_marker(line(i)));
  const Indented inside = indented(block, i, {.first_indent = marker, .until_blank = true});
  const RstIndex node = builder_.open(RstKind::target, lines_[i].begin);
  target_content(inside.block, node, true);
  builder_.close(content_end(inside.block, lines_[i].end));
  release(held);
  return {inside.end, inside.blank_finish};
}

// Where a target leads: nowhere, to a name, to a URL.
void RstBlocks::target_content(const RstBlock& block, RstIndex node, bool anonymous) {
  RstTarget style = RstTarget::internal;
  std::uint32_t first = block.first;
  while (first < block.last && blank(first)) ++first;
  if (first < block.last) {
    // White space at the ends of lines does not count.
    for (std::uint32_t i = first; i < block.last; ++i) {
      const std::size_t text = line(i).find_first_not_of(' ');
      lines_[i].begin += static_cast<std::uint32_t>(std::min(text, line(i).size()));
    }
    join({first, block.last, 0}, " ");
    const RstSpan name = reference_name(joined_);
    if (name.end > 0) {
      style = RstTarget::indirect;
      builder_[builder_.leaf(RstKind::target_alias, in_joined(name.begin),
                             in_joined(name.end - 1) + 1)]
          .value = block.indent;
    } else {
      style = RstTarget::external;
      builder_[builder_.leaf(RstKind::target_uri, in_joined(0), in_joined(joined_.size()))].value =
          block.indent;
    }
  }
  if (anonymous) style = RstTarget::anonymous;
  builder_[node].style = static_cast<std::uint8_t>(style);
}

// --- Substitutions
// --------------------------------------------------------------------------------

namespace {

// Whether a node cannot stand in a text that is repeated: it would have an id, or a place in an
// order.
bool is_unrepeatable(const RstNode& node) {
  switch (node.kind) {
    case RstKind::target:
    case RstKind::problematic:
    case RstKind::footnote_reference:
    case RstKind::citation_reference:
      return true;
    case RstKind::reference:
      return node.style == static_cast<std::uint8_t>(RstReference::anonymous) ||
             node.style == static_cast<std::uint8_t>(RstReference::named_url);
    default:
      return false;
  }
}

}  // namespace

// Refuses the directive that starts at `node` where it is no meaning for a substitution.
void RstBlocks::check_substitution(RstIndex node, std::uint32_t where, std::string_view name) {
  const RstTree& tree = builder_.tree();
  if (tree[node].style == 1) {
    builder_.problem(RstFault::substitution_empty, where, name);
    return;
  }
  const RstIndex first = tree[node + 1].subtree_end;  // behind the directive's name
  RstFault fault = RstFault::nesting;
  if (first == builder_.size() && tree.markup(node + 1) == "replace") {
    builder_.problem(RstFault::substitution_empty, where, name);
    builder_[node].style = 1;
    return;
  }
  if (tree.markup(node + 1) == "replace" &&
      (tree.kind(first) != RstKind::paragraph || tree[first].subtree_end != builder_.size())) {
    refuse(where, "replace",
           Pattern("the directive \"{}\" holds other things than one paragraph; write one"));
    fault = RstFault::substitution_empty;
  }
  for (RstIndex each = first; each < builder_.size() && fault == RstFault::nesting; ++each) {
    if (is_unrepeatable(tree[each])) fault = RstFault::substitution_illegal;
  }
  if (fault == RstFault::nesting) return;
  builder_.problem(fault, where, name);
  builder_.keep_verbatim(node, first);
}

std::optional<RstBlocks::Item> RstBlocks::substitution_definition(const RstBlock& around,
                                                                  std::uint32_t i,
                                                                  std::uint32_t marker) {
  const std::size_t held = lines_.size();
  const Indented inside = indented(around, i, {.first_indent = marker, .strip_indent = false});
  const RstBlock& block = inside.block;
  // The name ends at a bar, perhaps on a later line.
  std::uint32_t name_line = block.first;
  std::size_t bar = npos;
  for (; name_line < block.last; ++name_line) {
    const std::string_view here = line(name_line);
    for (std::size_t k = here.find('|'); k != npos && bar == npos; k = here.find('|', k + 1)) {
      const bool first = name_line == block.first && k == 0;
      if (!first && ends_marker(here, k + 1) && !ends_in_space_or_escape(here, k)) bar = k;
    }
    if (bar != npos) break;
  }
  if (bar == npos) {
    release(held);
    return std::nullopt;
  }
  builder_.open(RstKind::substitution_definition, lines_[i].begin);
  const std::uint32_t name_end = lines_[name_line].begin + static_cast<std::uint32_t>(bar);
  const RstSpan name{lines_[block.first].begin, name_end};
  builder_[builder_.leaf(RstKind::target_name, name.begin, name.end)].value = around.indent;
  RstSpan& rest = lines_[name_line];
  const std::uint32_t end = content_end(block, lines_[i].end);
  rest.begin = name_end + 1;
  while (rest.begin < rest.end && builder_.text()[rest.begin] == ' ') ++rest.begin;
  std::uint32_t first = name_line;
  if (blank(first)) ++first;
  bool blank_finish = inside.blank_finish;
  const std::string spelled(builder_.text(name));
  if (first < block.last && !blank(first) && line(first)[0] == ' ') {
    const std::size_t text = line(first).find_first_not_of(' ');
    lines_[first].begin += static_cast<std::uint32_t>(text);
  }
  RstBlock content{first, block.last, around.indent};
  while (content.last > first && blank(content.last - 1)) --content.last;
  if (first < content.last && directive_colons(line(first), 0) != npos) {
    const RstIndex node = builder_.size();
    const Item item = directive(content, first, 0, spelled, false);
    if (item.end < content.last) blank_finish = item.blank_finish;
    check_substitution(node, lines_[i].begin, spelled);
  } else {
    builder_.problem(RstFault::substitution_empty, lines_[i].begin, spelled);
    if (first < content.last) opaque(block, first, content.last);
    if (first + 1 < content.last) blank_finish = blank(first + 1);  // docutils looks at no other
  }
  builder_.close(end);
  release(held);
  return Item{inside.end, blank_finish};
}

}  // namespace summit
