#include "document/reader/rst_reread.h"

#include <string>
#include <utility>

#include "document/reader/rst_blocks.h"
#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

// The nodes that a range of lines has, and what is around them.
struct Place {
  RstIndex section;
  RstIndex title;
  RstIndex first;
  RstIndex end;
  RstSpan lines;  // up to what follows
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \n\r") == std::string_view::npos;
}

// Whether what is ahead of a block, behind a blank line, makes no difference to it.
bool stands_alone(const RstTree& tree, RstIndex node, std::uint32_t line) {
  const std::string_view text = tree.text();
  switch (tree.kind(node)) {
    case RstKind::section: {
      const RstMarker marker = marker_of(text.substr(line, text.find('\n', line) - line));
      return marker == RstMarker::text || marker == RstMarker::line;
    }
    case RstKind::paragraph:
    case RstKind::table:
    case RstKind::directive:
    case RstKind::target:
    case RstKind::comment:
    case RstKind::footnote:
    case RstKind::citation:
      return tree[node].begin == line && text[line] != ' ';
    default:
      return false;
  }
}

std::optional<Place> find_place(const RstTree& tree, RstSpan lines) {
  const std::string_view text = tree.text();
  const auto size = static_cast<RstIndex>(tree.nodes.size());
  RstIndex before = rst_none;
  RstIndex node = 1;
  while (node < size && tree[node].begin < lines.begin) {
    if (tree.kind(node) != RstKind::section) before = node;
    node = tree.kind(node) == RstKind::section ? node + 1 : tree[node].subtree_end;
  }
  if (before == rst_none || tree.kind(before) != RstKind::title) return std::nullopt;
  const RstIndex first = node;
  while (node < size && tree[node].begin < lines.end) {
    if (tree.kind(node) == RstKind::section || tree[node].end > lines.end) return std::nullopt;
    node = tree[node].subtree_end;
  }
  Place place{tree[before].parent, before, first, node, lines};
  const std::uint32_t title_end = tree[before].end;
  if (title_end >= lines.begin || !is_blank(text.substr(title_end, lines.begin - title_end)) ||
      text[lines.begin - 1] != '\n') {
    return std::nullopt;
  }
  place.lines.end = static_cast<std::uint32_t>(text.size());
  if (node < size) {
    place.lines.end = static_cast<std::uint32_t>(text.rfind('\n', tree[node].begin) + 1);
    if (place.lines.end < lines.end || !stands_alone(tree, node, place.lines.end)) {
      return std::nullopt;
    }
  }
  if (!is_blank(text.substr(lines.end, place.lines.end - lines.end))) return std::nullopt;
  return place;
}

// What depends on what is around it, or has more than nodes.
bool is_replaceable(const RstTree& tree, RstIndex first, RstIndex end) {
  for (RstIndex node = first; node < end; ++node) {
    switch (tree.kind(node)) {
      case RstKind::section:
      case RstKind::transition:
      case RstKind::table:
        return false;
      default:
        break;
    }
  }
  return true;
}

// Nodes by those of another tree, whose document is the section here.
void replace_nodes(RstTree& tree, const Place& place, const RstTree& part) {
  std::vector<RstNode>& nodes = tree.nodes;
  const auto count = static_cast<RstIndex>(part.nodes.size() - 1);
  const RstIndex new_end = place.first + count;
  const auto size = static_cast<std::uint32_t>(part.text().size());
  // Both wrap around where less takes the place of more, and come out right.
  const RstIndex more_nodes = new_end - place.end;
  const std::uint32_t more_bytes = place.lines.begin + size - place.lines.end;

  std::uint32_t last_end = nodes[place.title].end;
  for (RstIndex node = 1; node < part.nodes.size(); node = part[node].subtree_end) {
    last_end = place.lines.begin + part[node].end;
  }
  for (RstIndex around = place.section; around != rst_none; around = nodes[around].parent) {
    const bool ends_here = nodes[around].subtree_end == place.end && around != RstTree::root;
    nodes[around].end = ends_here ? last_end : nodes[around].end + more_bytes;
    nodes[around].subtree_end += more_nodes;
  }
  for (auto node = nodes.begin() + place.end; node != nodes.end(); ++node) {
    node->begin += more_bytes;
    node->end += more_bytes;
    node->subtree_end += more_nodes;
    if (node->parent >= place.end) node->parent += more_nodes;
  }
  if (new_end < place.end) {
    nodes.erase(nodes.begin() + new_end, nodes.begin() + place.end);
  } else {
    nodes.insert(nodes.begin() + place.end, new_end - place.end, RstNode());
  }
  for (RstIndex at = 0; at < count; ++at) {
    RstNode node = part[at + 1];
    node.begin += place.lines.begin;
    node.end += place.lines.begin;
    node.parent = node.parent == RstTree::root ? place.section : place.first + node.parent - 1;
    node.subtree_end += place.first - 1;
    nodes[place.first + at] = node;
  }
  for (RstSpan& piece : tree.pieces) {
    if (piece.begin < place.lines.end) continue;
    piece.begin += more_bytes;
    piece.end += more_bytes;
  }
}

}  // namespace

std::optional<RstReread> reread_rst(RstDocument& document, RstSpan lines, std::string_view text,
                                    const std::function<bool(const RstTree& part)>& accepts) {
  RstTree& tree = document.tree;
  if (tree.source_map().mapped() || document.in_blocks.overflows()) return std::nullopt;
  const std::optional<Place> place = find_place(tree, lines);
  if (!place || !is_replaceable(tree, place->first, place->end)) return std::nullopt;

  const bool is_last = place->end == tree.nodes.size();
  std::string written(text);
  written += tree.text().substr(lines.end, place->lines.end - lines.end);
  const bool ends_blank = written.ends_with("\n\n") || is_blank(written);
  if ((!is_last && !ends_blank) || without_byte_order_mark(written).size() < written.size()) {
    return std::nullopt;
  }
  const auto size = static_cast<std::uint32_t>(written.size());
  RstTree part(std::move(written));
  RstBlocks blocks(part);
  blocks.read();
  const RstProblems& found = blocks.builder().problems();
  if (part.source_map().mapped() || found.overflows() ||
      !is_replaceable(part, 1, static_cast<RstIndex>(part.nodes.size())) || !accepts(part)) {
    return std::nullopt;
  }
  // What is found at the end may be about what follows.
  const std::uint32_t end = place->lines.end;
  if (!is_last &&
      (found.has_within({size, size + 1}) || document.in_blocks.has_within({end, end + 1}))) {
    return std::nullopt;
  }

  replace_nodes(tree, *place, part);
  tree.source_map().replace(place->lines, part.source_map());
  document.in_blocks.replace({place->lines.begin, is_last ? end + 1 : end}, found, size);
  RstProblems problems = document.in_blocks;
  document.names = find_names(tree, problems);
  document.problems = problems.take(tree.source_map());
  return RstReread{place->first, place->end,
                   place->first + static_cast<RstIndex>(part.nodes.size() - 1)};
}

}  // namespace summit
