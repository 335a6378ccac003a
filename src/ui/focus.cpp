#include "ui/focus.h"

#include <algorithm>
#include <cstddef>

namespace summit::ui {
namespace {

using Nodes = std::vector<Node>;

bool is_item(const Node& node) {
  return node.role == Role::row || node.role == Role::treeitem;
}

bool is_region(const Node& node) {
  return node.role == Role::region;
}

bool is_tab_stop(const Node& node) {
  return node.focusable && !node.skips_tab && !node.disabled;
}

// The node itself or the innermost one around it that `wanted` holds for.
template <typename Wanted>
const Node* closest(const Nodes& nodes, const Node* node, Wanted wanted) {
  while (node != nullptr && !wanted(*node)) node = find_node(nodes, node->parent);
  return node;
}

NodeId region_of(const Nodes& nodes, const Node& node) {
  const Node* region = closest(nodes, &node, is_region);
  return region != nullptr ? region->id : 0;
}

// What can have the focus in a row, itself included, in reading order.
std::vector<NodeId> focusable_in(const Nodes& nodes, NodeId item) {
  std::vector<NodeId> inside{item};
  std::vector<NodeId> focusable;
  for (const Node& node : nodes) {
    if (node.id != item && std::find(inside.begin(), inside.end(), node.parent) == inside.end()) {
      continue;
    }
    inside.push_back(node.id);
    if (node.focusable) focusable.push_back(node.id);
  }
  return focusable;
}

NodeId heir_in_rows(const Nodes& before, const Nodes& now, const Node& lost, const Node& item) {
  const std::vector<NodeId> places = focusable_in(before, item.id);
  const auto place =
      static_cast<std::size_t>(std::find(places.begin(), places.end(), lost.id) - places.begin());
  const auto heir_in = [&](const Node& row) -> NodeId {
    if (!is_item(row) || row.parent != item.parent || find_node(now, row.id) == nullptr) return 0;
    const std::vector<NodeId> there = focusable_in(now, row.id);
    return there.empty() ? 0 : there[std::min(place, there.size() - 1)];
  };
  const auto at = static_cast<std::size_t>(&item - before.data());
  for (std::size_t next = at + 1; next < before.size(); ++next) {
    if (const NodeId heir = heir_in(before[next])) return heir;
  }
  for (std::size_t previous = at; previous-- > 0;) {
    if (const NodeId heir = heir_in(before[previous])) return heir;
  }
  return 0;
}

NodeId heir_in_pane(const Nodes& before, const Nodes& now, const Node& lost) {
  const NodeId region = region_of(before, lost);
  const auto at = static_cast<std::size_t>(&lost - before.data());
  for (std::size_t next = at + 1; next < before.size(); ++next) {
    const Node* still = find_node(now, before[next].id);
    if (still != nullptr && is_tab_stop(*still) && region_of(now, *still) == region) {
      return still->id;
    }
  }
  NodeId first = 0;
  for (const Node& node : now) {
    if (!is_tab_stop(node)) continue;
    if (region_of(now, node) == region) return node.id;
    if (first == 0) first = node.id;
  }
  return first;
}

}  // namespace

const Node* find_node(const Nodes& nodes, NodeId id) {
  const auto found =
      std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
  return found == nodes.end() ? nullptr : &*found;
}

NodeId next_region_stop(const Nodes& nodes, NodeId focus, bool back) {
  // The regions in reading order, each with the first of its nodes that Tab would stop at; nodes
  // stand behind their parents, so a region's nodes follow it until its like begins.
  std::vector<NodeId> stops;
  std::size_t here = static_cast<std::size_t>(-1);
  for (const Node& node : nodes) {
    if (is_region(node)) stops.push_back(0);
    if (stops.empty()) continue;
    if (is_tab_stop(node) && stops.back() == 0) stops.back() = node.id;
    if (node.id == focus) here = stops.size() - 1;
  }
  std::erase(stops, 0U);
  if (stops.empty()) return 0;
  const std::size_t count = stops.size();
  const std::size_t from = here < count ? here : back ? 0 : count - 1;
  return stops[(from + (back ? count - 1 : 1)) % count];
}

NodeId heir_of_focus(const Nodes& before, const Nodes& now, NodeId focus, NodeId offered) {
  const Node* lost = find_node(before, focus);
  if (lost == nullptr || find_node(now, focus) != nullptr) return 0;
  if (closest(before, lost, [](const Node& node) { return node.modal; }) != nullptr) return 0;
  if (const Node* item = closest(before, lost, is_item)) {
    if (offered != 0) return offered;
    if (const NodeId heir = heir_in_rows(before, now, *lost, *item)) return heir;
  }
  return heir_in_pane(before, now, *lost);
}

}  // namespace summit::ui
