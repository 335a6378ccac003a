// What holds for the tree of every text, whatever is in it.
#pragma once

#include <string>
#include <vector>

#include "document/reader/rst_tree.h"

namespace summit {

// The first rule that the tree breaks, in words; empty for a tree as it should be.
[[nodiscard]] inline std::string coverage_fault(const RstTree& tree) {
  const auto fault = [](RstIndex node, const char* what) {
    return "node " + std::to_string(node) + " " + what;
  };
  const auto size = static_cast<std::uint32_t>(tree.text().size());
  if (tree.nodes.empty()) return "there is no document";
  if (tree[0].begin != 0 || tree[0].end != size || tree[0].subtree_end != tree.nodes.size()) {
    return fault(0, "is not the whole text");
  }
  // Whose each byte is; children take theirs from their parent and from nobody else.
  std::vector<RstIndex> owner(size, RstTree::root);
  for (RstIndex node = 1; node < tree.nodes.size(); ++node) {
    const RstNode& self = tree[node];
    if (self.parent >= node) return fault(node, "stands before its parent");
    const RstNode& parent = tree[self.parent];
    if (self.subtree_end <= node || self.subtree_end > parent.subtree_end) {
      return fault(node, "ends behind its parent");
    }
    if (self.begin > self.end || self.end > size) return fault(node, "has no span");
    const RstIndex next = tree.next_sibling(node);
    if (next != rst_none && tree[next].parent != self.parent) return fault(node, "has no sibling");
    if (next != rst_none && tree[next].begin < self.begin) return fault(node, "is out of order");
    bool own = true;
    tree.for_each_piece(node, [&](RstSpan piece) {
      for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
        own = own && owner[at] == self.parent;
        owner[at] = node;
      }
    });
    if (!own) return fault(node, "has bytes that are not its parent's");
  }
  // The bytes of the source follow one another like those of the text.
  std::uint32_t last = 0;
  for (std::uint32_t at = 0; at <= size; ++at) {
    const std::uint32_t here = tree.source_map().in_source(at);
    if (here < last) return "byte " + std::to_string(at) + " comes from an earlier one";
    last = here;
  }
  if (last != tree.source().size()) return "the source has more bytes than the text";
  return {};
}

}  // namespace summit
