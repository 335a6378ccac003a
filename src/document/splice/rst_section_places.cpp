#include "document/splice/rst_section_places.h"

#include <algorithm>
#include <optional>

namespace summit {

RstSectionPlaces::RstSectionPlaces(const RstEdits& document, const RstTree& tree)
    : document_(document), tree_(tree) {
  std::optional<std::uint32_t> labels;  // where they begin, while nothing else has followed
  for (RstIndex node = 1; node < tree.nodes.size();) {
    if (tree.kind(node) == RstKind::section) {
      places_.push_back({node, document.line_begin(labels.value_or(tree[node].begin))});
      labels.reset();
      ++node;
      continue;
    }
    const bool is_label = tree.kind(node) == RstKind::target &&
                          tree[node].style == static_cast<std::uint8_t>(RstTarget::internal);
    if (!is_label) {
      labels.reset();
    } else if (!labels) {
      labels = tree[node].begin;
    }
    node = tree[node].subtree_end;
  }
}

RstIndex RstSectionPlaces::first_from(RstIndex node) const {
  const auto found =
      std::lower_bound(places_.begin(), places_.end(), node,
                       [](const Place& place, RstIndex wanted) { return place.section < wanted; });
  return found == places_.end() ? rst_none : found->section;
}

RstIndex RstSectionPlaces::first_in(RstIndex parent) const {
  const RstIndex found = first_from(parent + 1);
  return found == rst_none || found >= tree_[parent].subtree_end ? rst_none : found;
}

std::uint32_t RstSectionPlaces::begin_of(RstIndex section) const {
  const auto found =
      std::lower_bound(places_.begin(), places_.end(), section,
                       [](const Place& place, RstIndex wanted) { return place.section < wanted; });
  return found->begin;
}

std::uint32_t RstSectionPlaces::end_of(RstIndex section) const {
  const RstIndex next = first_from(tree_[section].subtree_end);
  const std::uint32_t end =
      next == rst_none ? static_cast<std::uint32_t>(document_.text().size()) : begin_of(next);
  return document_.skip_blank_back(end);
}

}  // namespace summit
