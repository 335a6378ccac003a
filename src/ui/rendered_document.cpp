#include "ui/rendered_document.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "ui/rendered_layout.h"

namespace summit::ui {
namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

// Of all that the layout of a node depends on: its text, the nodes in it, and a title's level.
std::uint64_t hash_of(const RstTree& tree, RstIndex node) {
  const RstNode& self = tree[node];
  const std::string_view text = tree.markup(node);
  std::uint64_t hash = mix(text.size(), tree[self.parent].level);
  hash = mix(hash, std::hash<std::string_view>()(text));
  for (RstIndex at = node; at < self.subtree_end; ++at) {
    const RstNode& each = tree[at];
    const std::uint64_t value = each.kind == RstKind::entry ? 0 : each.value;
    hash = mix(hash, static_cast<std::uint64_t>(each.kind) | std::uint64_t{each.style} << 8U |
                         std::uint64_t{each.subtree_end - node} << 16U);
    hash = mix(hash, std::uint64_t{each.begin - self.begin} << 32U | (each.end - self.begin));
    hash = mix(hash, value);
  }
  return hash;
}

}  // namespace

RenderedBlock render_block(const RstTree& tree, RstIndex node, float width,
                           const TextMeasure& measure) {
  return RenderedLayout(tree, measure, node).run(width);
}

void RenderedDocument::update(const RstTree& tree, float width, const TextMeasure& measure) {
  laid_out_ = 0;
  // What was laid out before, by what it depends on; equal blocks take the place of one another.
  std::unordered_multimap<std::uint64_t, std::size_t> known;
  if (width == width_) {
    known.reserve(blocks_.size());
    for (std::size_t at = 0; at < blocks_.size(); ++at) known.emplace(blocks_[at].hash, at);
  }
  width_ = width;
  end_ = static_cast<std::uint32_t>(tree.text().size());
  std::vector<Placed> before = std::exchange(blocks_, {});
  blocks_.reserve(before.size());
  for (RstIndex node = 1; node < tree.nodes.size();) {
    if (tree.kind(node) == RstKind::section) {
      ++node;
      continue;
    }
    Placed placed = place(tree, node);
    if (const auto found = known.find(placed.hash); found != known.end()) {
      placed.block = std::move(before[found->second].block);
      known.erase(found);
    } else {
      placed.block = render_block(tree, node, width, measure);
      ++laid_out_;
    }
    node = placed.node_end;
    blocks_.push_back(std::move(placed));
  }
  find_tops(0);
  find_links();
}

void RenderedDocument::update(const RstTree& tree, const LiveDocument::Change& change,
                              const TextMeasure& measure) {
  laid_out_ = 0;
  end_ = static_cast<std::uint32_t>(tree.text().size());
  const auto starts_at = [&](RstIndex wanted) {
    return std::partition_point(blocks_.begin(), blocks_.end(),
                                [&](const Placed& each) { return each.node < wanted; });
  };
  const auto first = starts_at(change.nodes.first);
  const auto last = starts_at(change.nodes.old_end);
  // Both wrap around where there is less than before.
  const RstIndex more_nodes = change.nodes.new_end - change.nodes.old_end;
  const std::uint32_t more_bytes = change.lines.begin + change.bytes - change.lines.end;
  for (auto block = last; block != blocks_.end(); ++block) {
    block->node += more_nodes;
    block->node_end += more_nodes;
    block->source += more_bytes;
  }
  std::vector<Placed> fresh;
  for (RstIndex node = change.nodes.first; node < change.nodes.new_end;) {
    Placed placed = place(tree, node);
    const auto same =
        std::find_if(first, last, [&](const Placed& each) { return each.hash == placed.hash; });
    if (same != last) {
      placed.block = same->block;
    } else {
      placed.block = render_block(tree, node, width_, measure);
      ++laid_out_;
    }
    node = placed.node_end;
    fresh.push_back(std::move(placed));
  }
  const auto at = static_cast<std::size_t>(first - blocks_.begin());
  blocks_.insert(blocks_.erase(first, last), std::make_move_iterator(fresh.begin()),
                 std::make_move_iterator(fresh.end()));
  find_tops(at);
  find_links();
}

RenderedDocument::Placed RenderedDocument::place(const RstTree& tree, RstIndex node) {
  Placed placed;
  placed.node = node;
  placed.node_end = tree[node].subtree_end;
  placed.source = tree[node].begin;
  placed.hash = hash_of(tree, node);
  return placed;
}

// Of the blocks from one on.
void RenderedDocument::find_tops(std::size_t from) {
  tops_.resize(blocks_.size() + 1);
  tops_[0] = 0;
  for (std::size_t at = from; at < blocks_.size(); ++at) {
    tops_[at + 1] = tops_[at] + blocks_[at].block.height;
  }
}

void RenderedDocument::find_links() {
  links_.clear();
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    const std::vector<RenderedElement>& elements = blocks_[block].block.elements;
    for (std::size_t at = 0; at < elements.size(); ++at) {
      if (elements[at].role == Role::link)
        links_.push_back({block, static_cast<std::uint32_t>(at)});
    }
  }
}

std::size_t RenderedDocument::link_at(float y) const {
  const auto found = std::partition_point(links_.begin(), links_.end(), [&](const Link& link) {
    return tops_[link.block] + blocks_[link.block].block.elements[link.element].rect.y < y;
  });
  return static_cast<std::size_t>(found - links_.begin());
}

std::size_t RenderedDocument::block_at(float y) const {
  if (blocks_.empty()) return 0;
  const auto above = std::upper_bound(tops_.begin(), tops_.end(), y);
  const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - tops_.begin(), 1) - 1);
  return std::min(at, blocks_.size() - 1);
}

std::size_t RenderedDocument::block_of(RstIndex node) const {
  // Behind those that end ahead of the node; a section begins with its title.
  const auto found = std::partition_point(
      blocks_.begin(), blocks_.end(), [&](const Placed& each) { return each.node_end <= node; });
  const auto at = static_cast<std::size_t>(found - blocks_.begin());
  return blocks_.empty() ? 0 : std::min(at, blocks_.size() - 1);
}

namespace {

struct Mark {
  std::uint32_t source;
  float y;
};

// The places in a block where source and height correspond exactly, both rising.
std::vector<Mark> marks_of(const RenderedBlock& block, std::uint32_t source, float top) {
  std::vector<Mark> marks{{source, top}};
  for (const RenderedElement& element : block.elements) {
    if (element.rect.height <= 0) continue;
    const Mark mark{source + element.source, top + element.rect.y};
    if (mark.source > marks.back().source && mark.y > marks.back().y) marks.push_back(mark);
  }
  return marks;
}

}  // namespace

float RenderedDocument::y_of(std::uint32_t source) const {
  const auto after = std::upper_bound(
      blocks_.begin(), blocks_.end(), source,
      [](std::uint32_t wanted, const Placed& each) { return wanted < each.source; });
  if (after == blocks_.begin()) return 0;
  const auto at = static_cast<std::size_t>(after - blocks_.begin()) - 1;
  const Placed& placed = blocks_[at];
  std::vector<Mark> marks = marks_of(placed.block, placed.source, tops_[at]);
  const std::uint32_t next = after == blocks_.end() ? end_ : after->source;
  marks.push_back({std::max(next, placed.source + 1), tops_[at + 1]});
  const auto above =
      std::upper_bound(marks.begin(), marks.end(), source,
                       [](std::uint32_t wanted, const Mark& mark) { return wanted < mark.source; });
  if (above == marks.end()) return marks.back().y;
  const Mark& low = *(above - 1);
  const float share =
      static_cast<float>(source - low.source) / static_cast<float>(above->source - low.source);
  return low.y + (above->y - low.y) * share;
}

std::uint32_t RenderedDocument::source_at(float y) const {
  if (blocks_.empty()) return 0;
  const std::size_t at = block_at(y);
  const Placed& placed = blocks_[at];
  std::vector<Mark> marks = marks_of(placed.block, placed.source, tops_[at]);
  const std::uint32_t next = at + 1 == blocks_.size() ? end_ : blocks_[at + 1].source;
  marks.push_back({std::max(next, placed.source + 1), tops_[at + 1]});
  const auto above =
      std::upper_bound(marks.begin() + 1, marks.end() - 1, y,
                       [](float wanted, const Mark& mark) { return wanted < mark.y; });
  const Mark& low = *(above - 1);
  if (above->y <= low.y) return low.source;
  const float share = std::clamp((y - low.y) / (above->y - low.y), 0.0F, 1.0F);
  return low.source + static_cast<std::uint32_t>(
                          std::lround(share * static_cast<float>(above->source - low.source)));
}

}  // namespace summit::ui
