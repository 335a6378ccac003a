#include "document/splice/rst_idea_splice.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/binding/rst_unplanned.h"
#include "document/splice/rst_prose_splice.h"
#include "document/splice/rst_removal.h"
#include "document/writer/document_view.h"
#include "document/writer/prose.h"
#include "document/writer/rst_ideas.h"
#include "text/common_items.h"
#include "text/utf8.h"
#include "text/width.h"

namespace summit {
namespace {

class IdeasSplice {
 public:
  explicit IdeasSplice(RstSpliceContext& context) : context_(context), tree_(context.tree) {
    remember(context.before.plan.unplanned.ideas, context.before.binding.unplanned.ideas);
  }

  // `before` and `bound` are what stands in one list; `from` is the place behind which a list
  // starts where there was none, and `ahead` the prose there.
  void splice(const std::vector<Idea>& before, const std::vector<BoundIdea>& bound,
              const std::vector<Idea>& after, std::uint32_t from, std::size_t indent,
              std::string_view ahead) {
    if (before.empty()) {
      if (after.empty()) return;
      std::string list;
      append_ideas(list, after, ahead, indent, usual_);
      return context_.edits.insert_behind(from, list);
    }
    const List list = read(bound);
    if (&before == &context_.before.plan.unplanned.ideas) usual_ = list.bullets;
    std::vector<std::optional<std::size_t>> match(after.size());
    std::vector<bool> kept(before.size(), false);
    for (const CommonItem& item : common_items(ids_of(before), ids_of(after))) {
      match[item.after] = item.before;
      kept[item.before] = true;
    }
    std::size_t previous = before.size();  // the last that stays ahead; none yet
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (match[i]) {
        previous = *match[i];
        change(before[previous], bound[previous], after[i], list);
      } else if (previous < before.size()) {
        add_behind(after[i], bound[previous], before[previous], list);
      } else {
        add_ahead(after[i], bound.front(), before.front(), list);
      }
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!kept[i]) erase(bound[i]);
    }
  }

 private:
  // How the items of a list are written.
  struct List {
    RstBullets bullets;
    std::size_t indent = 0;  // of the markers
  };

  static std::vector<std::string_view> ids_of(const std::vector<Idea>& ideas) {
    std::vector<std::string_view> ids;
    ids.reserve(ideas.size());
    for (const Idea& idea : ideas) ids.push_back(idea.id);
    return ids;
  }

  [[nodiscard]] RstSpan lines_of(const BoundIdea& idea) const {
    return context_.edits.lines({tree_[idea.item].begin, tree_[idea.item].end});
  }

  [[nodiscard]] List read(const std::vector<BoundIdea>& bound) const {
    List list;
    const RstSpan lines = lines_of(bound.front());
    const std::string_view line =
        tree_.text().substr(lines.begin, context_.edits.line_end(lines.begin) - lines.begin);
    list.indent = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t marker = decode(line, std::min(list.indent, line.size() - 1)).size;
    list.bullets.marker = line.substr(list.indent, marker);
    const std::size_t text = line.find_first_not_of(' ', list.indent + marker);
    if (text != std::string_view::npos && line[text] != '\r' && line[text] != '\n') {
      list.bullets.spaces = text - list.indent - marker;
    }
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < bound.size(); ++i) {
      if (context_.edits.blank_lines_ahead(lines_of(bound[i]).begin) > 0) ++gaps;
    }
    list.bullets.loose = gaps > 0 && gaps + 1 >= bound.size();
    return list;
  }

  // Blank lines between an item and the next one.
  static std::size_t gap(const List& list, const Idea& one, const Idea& next) {
    return list.bullets.loose || !is_simple(one) || !is_simple(next) ? 1 : 0;
  }

  void remember(const std::vector<Idea>& ideas, const std::vector<BoundIdea>& bound) {
    for (std::size_t i = 0; i < ideas.size(); ++i) {
      known_.emplace(ideas[i].id, Known{&ideas[i], &bound[i]});
      remember(ideas[i].ideas, bound[i].ideas);
    }
  }

  std::string written(const Idea& idea, const List& list) const {
    std::string out;
    const auto known = known_.find(idea.id);
    if (known != known_.end() && *known->second.idea == idea) {
      append_moved(out, *known->second.bound, list);
      return out;
    }
    append_idea(out, idea, title_markup(idea), list.indent, list.bullets);
    return out;
  }

  // An idea that stood elsewhere, its lines further in or out than there.
  void append_moved(std::string& out, const BoundIdea& idea, const List& list) const {
    const RstSpan lines = lines_of(idea);
    std::string_view rest = tree_.text().substr(lines.begin, lines.end - lines.begin);
    const std::size_t indent = std::min(rest.find_first_not_of(' '), rest.size());
    while (!rest.empty()) {
      std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (!is_blank(line)) {
        line.remove_prefix(std::min(indent, line.find_first_not_of(' ')));
        out.append(list.indent, ' ').append(line);
      }
      out += '\n';
    }
  }

  void add_behind(const Idea& idea, const BoundIdea& previous, const Idea& before,
                  const List& list) {
    const std::uint32_t at = lines_of(previous).end;
    std::string text;
    if (at > 0 && tree_.text()[at - 1] != '\n') text += '\n';
    text.append(gap(list, before, idea), '\n');
    text += written(idea, list);
    context_.edits.insert(at, std::move(text));
  }

  void add_ahead(const Idea& idea, const BoundIdea& first, const Idea& before, const List& list) {
    std::string text = written(idea, list);
    text.append(gap(list, idea, before), '\n');
    context_.edits.insert(lines_of(first).begin, std::move(text));
  }

  // The item, with the blank lines that part it from the next one; from what precedes for the last.
  void erase(const BoundIdea& idea) {
    const RstSpan lines = lines_of(idea);
    const RstIndex next = tree_.next_sibling(idea.item);
    const bool last = next == rst_none;
    const bool first = tree_.first_child(tree_[idea.item].parent) == idea.item;
    if (!last) {
      context_.edits.replace({lines.begin, context_.edits.line_begin(tree_[next].begin)}, "");
    } else if (first) {
      context_.edits.erase_block(lines);
    } else {
      context_.edits.replace({context_.edits.skip_blank_back(lines.begin), lines.end}, "");
    }
  }

  void change(const Idea& before, const BoundIdea& bound, const Idea& after, const List& list) {
    const RstNode& title = tree_[bound.title];
    if (before.title != after.title) {
      std::string text;
      append_item_title(text, title_markup(after), list.indent, list.bullets);
      const RstSpan lines = context_.edits.lines({tree_[bound.item].begin, title.end});
      context_.edits.replace_lines(lines, std::move(text));
    }
    const std::size_t inner = list.indent + list.bullets.hanging();
    BoundProse notes = bound.notes;
    const std::uint32_t title_end = context_.edits.lines({title.begin, title.end}).end;
    if (notes.span.begin == notes.span.end) {
      notes = {{title_end, title_end}, static_cast<std::uint32_t>(inner)};
    }
    splice_prose(context_.edits, notes, before.notes, after.notes);
    const std::uint32_t notes_end =
        before.notes.empty() ? title_end : context_.edits.lines(notes.span).end;
    splice(before.ideas, bound.ideas, after.ideas, notes_end, inner, after.notes);
  }

  RstSpliceContext& context_;
  const RstTree& tree_;
  RstBullets usual_;  // of the outermost list
  struct Known {
    const Idea* idea;
    const BoundIdea* bound;
  };
  std::unordered_map<std::string_view, Known> known_;  // by id
};

std::string written_unplanned(const RstSpliceContext& context, const Unplanned& unplanned,
                              std::size_t level) {
  const std::string_view title =
      is_blank(unplanned.title) ? usual_unplanned_title : std::string_view(unplanned.title);
  std::string out = context.titles.make(title, level);
  if (!unplanned.ideas.empty() && needs_unplanned_mark(title, unplanned.introduction)) {
    out += '\n' + unplanned_mark_ahead_of(unplanned.introduction);
  }
  if (!is_blank(unplanned.introduction)) {
    out += '\n';
    append_prose(out, unplanned.introduction);
  }
  append_ideas(out, unplanned.ideas, unplanned.introduction, 0);
  if (is_blank(unplanned.closing)) return out;
  out += '\n';
  if (joins_list(unplanned.closing)) {
    append_separator(out, 0);
    out += '\n';
  }
  append_prose(out, unplanned.closing);
  return out;
}

// Ahead of the first section that is a priority's or has one in it, else at the end.
void add_section(RstSpliceContext& context) {
  const RstTree& tree = context.tree;
  const RstIndex title = context.before.binding.title;
  const RstIndex top = title == rst_none ? RstTree::root : title;
  const std::size_t level = top == RstTree::root ? 1 : tree[top].level + std::size_t{1};
  RstIndex first = rst_none;
  for (const BoundGroup& group : context.before.binding.groups) {
    for (const BoundPriority& priority : group.priorities) {
      if (priority.section != rst_none) first = std::min(first, priority.section);
    }
  }
  const std::string written = written_unplanned(context, context.after.unplanned, level);
  const std::size_t gap = context.titles.gap_ahead(level);
  if (first != rst_none) {
    while (tree[first].parent != top && tree[first].parent != rst_none) first = tree[first].parent;
    const auto& groups = context.before.binding.groups;
    const bool around_group =
        std::any_of(groups.begin(), groups.end(), [&](const BoundGroup& group) {
          return group.table != rst_none && group.table > first &&
                 group.table < tree[first].subtree_end;
        });
    if (!around_group && tree.kind(first) == RstKind::section) {
      return context.edits.insert_ahead(context.sections.begin_of(first), written, gap);
    }
  }
  context.edits.insert_behind(context.sections.end_of(top), written, gap);
}

bool says_nothing(const Unplanned& unplanned) {
  return is_blank(unplanned.title) && is_blank(unplanned.introduction) &&
         is_blank(unplanned.closing) && unplanned.ideas.empty();
}

}  // namespace

void splice_unplanned(RstSpliceContext& context) {
  const Unplanned& before = context.before.plan.unplanned;
  const Unplanned& after = context.after.unplanned;
  const BoundUnplanned& bound = context.before.binding.unplanned;
  if (bound.section == rst_none) {
    if (!says_nothing(after)) add_section(context);
    return;
  }
  const RstTitleLines title = title_lines(context.edits, context.tree, bound.section);
  if (says_nothing(after)) {
    std::uint32_t end = title.lines.end;
    for (const BoundIdea& idea : bound.ideas) {
      end = std::max(end, context.edits.lines({0, context.tree[idea.item].end}).end);
    }
    if (!before.closing.empty()) end = std::max(end, context.edits.lines(bound.closing.span).end);
    return erase_part(context, context.sections.begin_of(bound.section), end);
  }
  const RstIndex mark = unplanned_mark_in(context.tree, bound.section);
  if (before.title != after.title && !is_blank(after.title)) {
    std::string renamed = context.titles.renamed(title, after.title);
    if (mark == rst_none && needs_unplanned_mark(after.title, before.introduction)) {
      renamed += '\n' + unplanned_mark_ahead_of(after.introduction);
      if (!context.edits.is_blank_line(title.lines.end)) renamed += '\n';
    }
    context.edits.replace_lines(title.lines, renamed);
  }
  std::string introduction = after.introduction;
  if (mark != rst_none && introduction != before.introduction && introduction.starts_with(' ')) {
    introduction.insert(0, "..\n\n");
  }
  splice_prose(context.edits, bound.introduction, before.introduction, introduction);
  const std::uint32_t head =
      mark == rst_none ? title.lines.end : context.edits.lines({0, context.tree[mark].end}).end;
  const std::uint32_t from =
      before.introduction.empty() ? head : context.edits.lines(bound.introduction.span).end;
  IdeasSplice(context).splice(before.ideas, bound.ideas, after.ideas, from, 0, after.introduction);
  std::string closing = after.closing;
  if (before.closing != after.closing && !is_blank(closing) && !after.ideas.empty() &&
      joins_list(closing)) {
    closing.insert(0, "..\n\n");
  }
  splice_prose(context.edits, bound.closing, before.closing, closing);
}

}  // namespace summit
