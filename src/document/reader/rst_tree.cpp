#include "document/reader/rst_tree.h"

#include <algorithm>
#include <array>

#include "text/find_byte.h"
#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::array names = {
    "document",
    "section",
    "title",
    "transition",
    "paragraph",
    "block_quote",
    "attribution",
    "bullet_list",
    "enumerated_list",
    "list_item",
    "definition_list",
    "definition_list_item",
    "term",
    "classifier",
    "definition",
    "field_list",
    "field",
    "field_name",
    "field_body",
    "option_list",
    "option_list_item",
    "option_group",
    "option",
    "option_string",
    "option_argument",
    "description",
    "literal_block",
    "doctest_block",
    "line_block",
    "line",
    "table",
    "thead",
    "tbody",
    "row",
    "entry",
    "comment",
    "target",
    "target_name",
    "target_uri",
    "target_alias",
    "footnote",
    "citation",
    "label",
    "substitution_definition",
    "directive",
    "directive_name",
    "directive_argument",
    "directive_content",
    "text",
    "emphasis",
    "strong",
    "literal",
    "interpreted",
    "role",
    "reference",
    "footnote_reference",
    "citation_reference",
    "substitution_reference",
    "problematic",
    "opaque",
};
static_assert(names.size() == static_cast<std::size_t>(RstKind::opaque) + 1);

// Whether text_of() is what the node's children say, one right behind the other.
bool is_text_element(RstKind kind) {
  switch (kind) {
    case RstKind::title:
    case RstKind::paragraph:
    case RstKind::attribution:
    case RstKind::term:
    case RstKind::classifier:
    case RstKind::field_name:
    case RstKind::line:
    case RstKind::emphasis:
    case RstKind::strong:
    case RstKind::literal:
    case RstKind::interpreted:
    case RstKind::reference:
    case RstKind::footnote_reference:
    case RstKind::citation_reference:
    case RstKind::substitution_reference:
    case RstKind::problematic:
    case RstKind::comment:
    case RstKind::target:
    case RstKind::target_name:
      return true;
    default:
      return false;
  }
}

// Parts of a node that say how it is written or where it leads, which are no text of it.
bool is_attribute(RstKind kind) {
  switch (kind) {
    case RstKind::target_uri:
    case RstKind::target_alias:
    case RstKind::directive_name:
    case RstKind::directive_argument:
    case RstKind::role:
      return true;
    default:
      return false;
  }
}

// Leaves whose text is what stands there, line for line.
bool is_verbatim(RstKind kind) {
  switch (kind) {
    case RstKind::literal_block:
    case RstKind::doctest_block:
    case RstKind::directive_content:
    case RstKind::option_string:
    case RstKind::option_argument:
    case RstKind::opaque:
    case RstKind::label:
      return true;
    default:
      return false;
  }
}

// Backslashes go, and so does white space behind one (docutils.nodes.unescape).
void append_unescaped(std::string& out, std::string_view text) {
  std::size_t at = 0;
  for (std::size_t slash = find_byte(text, '\\'); slash != std::string_view::npos;
       slash = find_byte(text, '\\', at)) {
    out += text.substr(at, slash - at);
    at = slash + 1;
    if (at >= text.size()) break;
    const char c = text[at];
    if (c != ' ' && c != '\n') out += c;
    ++at;
  }
  if (at < text.size()) out += text.substr(at);
}

// Of a URL, unescaped white space is no part, and escaped white space is a space.
void append_url(std::string& out, std::string_view markup) {
  for (std::size_t i = 0; i < markup.size();) {
    const bool escape = markup[i] == '\\';
    if (escape && ++i >= markup.size()) break;
    const CodePoint point = decode(markup, i);
    if (!is_white_space(point.value)) {
      out += markup.substr(i, point.size);
    } else if (escape) {
      out += ' ';
    }
    i += point.size;
  }
}

}  // namespace

std::string_view to_string(RstKind kind) {
  return names[static_cast<std::size_t>(kind)];
}

RstIndex RstTree::child(RstIndex node, RstKind kind) const {
  for (const RstIndex each : children(node)) {
    if (nodes[each].kind == kind) return each;
  }
  return rst_none;
}

RstIndex RstTree::ancestor(RstIndex node, RstKind kind) const {
  RstIndex at = nodes[node].parent;
  while (at != rst_none && nodes[at].kind != kind) at = nodes[at].parent;
  return at;
}

std::span<const RstSpan> RstTree::pieces_around(RstIndex node) const {
  for (RstIndex at = node; at != rst_none; at = nodes[at].parent) {
    if (nodes[at].kind != RstKind::entry && nodes[at].kind != RstKind::row) continue;
    const RstCell& cell = cells[nodes[at].value];
    if (cell.pieces == 0) continue;
    const std::span all = std::span(pieces).subspan(cell.first_piece, cell.pieces);
    const RstNode& self = nodes[node];
    const auto first = std::partition_point(
        all.begin(), all.end(), [&](const RstSpan& piece) { return piece.end < self.begin; });
    const auto last = std::partition_point(
        first, all.end(), [&](const RstSpan& piece) { return piece.begin <= self.end; });
    return {first, last};
  }
  return {};
}

void RstTree::append_lines_of(RstIndex node, std::string& out) const {
  const RstNode& self = nodes[node];
  if (find_byte(markup(node), '\n') == std::string_view::npos) {
    out += markup(node);
    return;
  }
  const std::span<const RstSpan> around = pieces_around(node);
  bool first = true;
  const auto add = [&](RstSpan span) {
    if (span.begin > span.end) return;
    std::string_view line = text().substr(span.begin, span.end - span.begin);
    if (!first) {
      out += '\n';
      std::size_t indent = 0;
      while (indent < self.value && indent < line.size() && line[indent] == ' ') ++indent;
      line.remove_prefix(indent);
    }
    first = false;
    out += span.end == self.end ? line : trim_end(line);
  };
  if (!around.empty()) {
    for (const RstSpan& piece : around) {
      add({std::max(piece.begin, self.begin), std::min(piece.end, self.end)});
    }
    return;
  }
  for (std::uint32_t at = self.begin; at <= self.end;) {
    const std::size_t newline = find_byte(text().substr(0, self.end), '\n', at);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(newline, self.end));
    add({at, end});
    at = end + 1;
  }
}

std::string RstTree::lines_of(RstIndex node) const {
  std::string out;
  append_lines_of(node, out);
  return out;
}

void RstTree::append_text_of(RstIndex node, std::string& out) const {
  const RstNode& self = nodes[node];
  const bool leaf = first_child(node) == rst_none;
  if (self.kind == RstKind::target_uri) {
    std::string scratch;
    append_lines_of(node, scratch);
    append_url(out, scratch);
    return;
  }
  // What has backslashes that are no text.
  const bool escapes = (self.kind == RstKind::text && self.style == 0) ||
                       (self.kind == RstKind::target_name && leaf) ||
                       self.kind == RstKind::target_alias;
  if (escapes && find_byte(markup(node), '\\') != std::string_view::npos) {
    std::string scratch;
    append_lines_of(node, scratch);
    append_unescaped(out, scratch);
    return;
  }
  if (escapes || self.kind == RstKind::text || is_verbatim(self.kind) || is_attribute(self.kind)) {
    append_lines_of(node, out);
    return;
  }
  // `<url>`_ shows the URL.
  if (self.kind == RstKind::reference && !leaf && is_attribute(nodes[node + 1].kind)) {
    return append_text_of(node + 1, out);
  }
  // Without recursion: the texts are in the leaves.
  const bool joined = is_text_element(self.kind);
  const std::size_t before = out.size();
  RstIndex block = rst_none;  // the text element that was last
  for (RstIndex at = node + 1; at < self.subtree_end; ++at) {
    const RstKind kind = nodes[at].kind;
    if (is_attribute(kind)) {
      at = nodes[at].subtree_end - 1;
      continue;
    }
    if (kind != RstKind::text && !is_verbatim(kind)) continue;
    if (!joined) {
      RstIndex element = at;
      while (is_text_element(nodes[nodes[element].parent].kind)) element = nodes[element].parent;
      if (element != block && out.size() > before) out += "\n\n";
      block = element;
    }
    append_text_of(at, out);
  }
}

std::string RstTree::text_of(RstIndex node) const {
  std::string out;
  append_text_of(node, out);
  return out;
}

}  // namespace summit
