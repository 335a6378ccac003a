#include "document/binding/rst_unplanned.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "document/binding/rst_excerpt.h"
#include "text/name.h"

namespace summit {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class IdeasReader {
 public:
  explicit IdeasReader(const RstTree& tree) : tree_(tree) {}

  RstIdeas read(RstIndex list) {
    RstIdeas out;
    if (++nesting_ <= max_nesting) {
      for (const RstIndex item : tree_.children(list)) {
        if (tree_.kind(item) == RstKind::list_item) read_item(item, out);
      }
    }
    --nesting_;
    return out;
  }

 private:
  void read_item(RstIndex item, RstIdeas& out) {
    RstIndex title = tree_.first_child(item);
    RstIndex body = item;  // what has the notes and the list
    if (title == rst_none) return;
    RstIndex block = tree_.next_sibling(title);
    if (tree_.kind(title) == RstKind::definition_list && block == rst_none) {
      const RstIndex only = tree_.first_child(title);
      if (only == rst_none || tree_.next_sibling(only) != rst_none) return;
      title = tree_.child(only, RstKind::term);
      body = tree_.child(only, RstKind::definition);
      if (title == rst_none || body == rst_none) return;
      block = tree_.first_child(body);
    } else if (tree_.kind(title) != RstKind::paragraph) {
      return;
    }
    Idea idea;
    idea.title = excerpt_line(tree_, title);
    if (idea.title.empty()) return;
    BoundIdea bound{item, title, {}, {}};
    read_body(block, title, body, idea, bound);
    out.ideas.push_back(std::move(idea));
    out.bound.push_back(std::move(bound));
  }

  // The blocks behind the title: `block` is the first.
  void read_body(RstIndex block, RstIndex title, RstIndex body, Idea& idea, BoundIdea& bound) {
    const std::string_view text = tree_.text();
    const std::uint32_t indent = column_of(text, tree_[block == rst_none ? title : block].begin);
    RstIndex last = block;
    for (RstIndex next = block; next != rst_none; next = tree_.next_sibling(next)) last = next;
    RstIdeas below;
    if (last != rst_none) {
      if (const RstIndex list = bullet_list_in(tree_, last); list != rst_none) below = read(list);
    }
    RstSpan notes{line_end(text, tree_[title].end), line_end(text, tree_[body].end)};
    if (!below.ideas.empty()) notes.end = line_start(text, tree_[last].begin);
    RstExcerpt excerpt =
        excerpt_lines(tree_, {std::min(notes.begin, notes.end), notes.end}, indent);
    idea.notes = std::move(excerpt.text);
    bound.notes = excerpt.bound;
    idea.ideas = std::move(below.ideas);
    bound.ideas = std::move(below.bound);
  }

  const RstTree& tree_;
  std::size_t nesting_ = 0;
};

}  // namespace

bool is_unplanned_title(std::string_view title) {
  static constexpr std::array<std::string_view, 5> unplanned = {"unplanned", "unassigned",
                                                                "unowned", "backlog", "wishlist"};
  static constexpr std::array<std::string_view, 6> without = {"without", "no",      "lacking",
                                                              "missing", "needing", "seeking"};
  static constexpr std::array<std::string_view, 8> wanted = {
      "plan", "owner", "leader", "lead", "champion", "assignee", "contact", "volunteer"};
  bool lacks = false;
  for (const std::string& text : excerpt_words(title)) {
    std::string_view word = text;
    if (is_one_of(word, unplanned)) return true;
    lacks = lacks || is_one_of(word, without);
    if (word.ends_with('s')) word.remove_suffix(1);
    if (lacks && is_one_of(word, wanted)) return true;
  }
  return false;
}

bool needs_unplanned_mark(std::string_view title, std::string_view introduction) {
  // Prose that begins so would be taken for the mark.
  return !is_unplanned_title(title) || introduction.starts_with(unplanned_mark);
}

std::string unplanned_mark_ahead_of(std::string_view introduction) {
  std::string out = std::string(unplanned_mark) + '\n';
  if (introduction.starts_with(' ')) out += "\n..\n";
  return out;
}

RstIndex unplanned_mark_in(const RstTree& tree, RstIndex section) {
  RstIndex block = tree.first_child(section);
  if (block != rst_none && tree.kind(block) == RstKind::title) block = tree.next_sibling(block);
  const auto is_comment = [&](std::string_view source) {
    return block != rst_none && tree.kind(block) == RstKind::comment &&
           trim_end(tree.text().substr(tree[block].begin, tree[block].end - tree[block].begin)) ==
               source;
  };
  if (!is_comment(unplanned_mark)) return rst_none;
  const RstIndex mark = block;
  block = tree.next_sibling(block);
  return is_comment("..") ? block : mark;
}

RstIndex bullet_list_in(const RstTree& tree, RstIndex block) {
  if (tree.kind(block) == RstKind::block_quote) {
    block = tree.first_child(block);
    if (block == rst_none || tree.next_sibling(block) != rst_none) return rst_none;
  }
  return tree.kind(block) == RstKind::bullet_list ? block : rst_none;
}

RstIdeas read_ideas(const RstTree& tree, RstIndex list) {
  return IdeasReader(tree).read(list);
}

}  // namespace summit
