// Fills a tree, node by node in document order, and notes what is wrong on the way.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/reader/rst_problems.h"
#include "document/reader/rst_tree.h"

namespace summit {

class RstBuilder {
 public:
  explicit RstBuilder(RstTree& tree) : tree_(tree), text_(tree.text()) {
    tree_.cells.emplace_back();  // of everything that has no pieces of its own
  }

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(RstSpan span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }
  [[nodiscard]] RstTree& tree() { return tree_; }
  [[nodiscard]] const RstTree& tree() const { return tree_; }
  [[nodiscard]] RstProblems& problems() { return problems_; }
  [[nodiscard]] RstNode& operator[](RstIndex node) { return tree_.nodes[node]; }
  // The node that is open, so that new ones are its children.
  [[nodiscard]] RstIndex parent() const { return parent_; }
  [[nodiscard]] RstIndex size() const { return static_cast<RstIndex>(tree_.nodes.size()); }

  RstIndex open(RstKind kind, std::uint32_t begin) {
    furthest_ = begin;  // cells beside this one may end further on
    RstNode node;
    node.kind = kind;
    node.begin = begin;
    node.end = begin;
    node.parent = parent_;
    const RstIndex index = size();
    node.subtree_end = index + 1;
    tree_.nodes.push_back(node);
    parent_ = index;
    return index;
  }

  // Closes the node opened last.
  void close(std::uint32_t end) {
    RstNode& node = tree_.nodes[parent_];
    node.end = end;
    node.subtree_end = size();
    parent_ = node.parent;
    if (end > furthest_) furthest_ = end;
  }

  // Where the last thing ends that was closed in what is open, or its start.
  [[nodiscard]] std::uint32_t furthest() const { return furthest_; }

  RstIndex leaf(RstKind kind, std::uint32_t begin, std::uint32_t end) {
    const RstIndex index = open(kind, begin);
    close(end);
    return index;
  }

  // Makes one leaf of what a closed directive holds from `first` on, the last nodes of all.
  void keep_verbatim(RstIndex directive, RstIndex first) {
    RstNode content = tree_.nodes[first];
    content.kind = RstKind::directive_content;
    content.style = 0;
    content.end = tree_.nodes[directive].end;
    content.subtree_end = first + 1;
    tree_.nodes.resize(first);
    tree_.nodes.push_back(content);
    tree_.nodes[directive].style = 1;
    tree_.nodes[directive].subtree_end = first + 1;
  }

  template <typename... Argument>
  void problem(RstFault fault, std::uint32_t offset, const Argument&... argument) {
    problems_.add(fault, offset, argument...);
  }

  // Takes back everything from `node` on: a construct that turned out to be another.
  struct Mark {
    RstIndex size;
    RstIndex parent;
    std::size_t cells;
    std::size_t pieces;
    std::size_t problems;
    std::uint32_t furthest;
  };
  [[nodiscard]] Mark mark() const {
    return {size(), parent_, tree_.cells.size(), tree_.pieces.size(), problems_.size(), furthest_};
  }
  void take_back(const Mark& mark) {
    take_back_nodes(mark);
    problems_.truncate(mark.problems);
  }
  // The same, but the problems stay.
  void take_back_nodes(const Mark& mark) {
    tree_.nodes.resize(mark.size);
    parent_ = mark.parent;
    tree_.cells.resize(mark.cells);
    tree_.pieces.resize(mark.pieces);
    furthest_ = mark.furthest;
  }

 private:
  RstTree& tree_;
  std::string_view text_;
  RstProblems problems_;
  RstIndex parent_ = rst_none;
  std::uint32_t furthest_ = 0;
};

}  // namespace summit
