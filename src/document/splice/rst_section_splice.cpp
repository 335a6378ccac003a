#include "document/splice/rst_section_splice.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/splice/rst_prose_splice.h"
#include "document/splice/rst_removal.h"
#include "document/writer/prose.h"
#include "text/common_items.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

void rename_section(RstSpliceContext& context, RstIndex section, std::string_view title) {
  const RstTitleLines old = title_lines(context.edits, context.tree, section);
  context.edits.replace_lines(old.lines, context.titles.renamed(old, title));
}

// Gives a section the level of another one.
void raise_section(RstSpliceContext& context, RstIndex section, const RstTitleLines& like) {
  const RstTitleLines old = title_lines(context.edits, context.tree, section);
  const std::string_view markup =
      context.tree.text().substr(old.title.begin, old.title.end - old.title.begin);
  context.edits.replace_lines(old.lines, RstTitleStyle::adorned_like(like, markup));
}

// A section's lines from a heading and what follows it.
std::string written_section(const RstSpliceContext& context, std::string_view title,
                            std::string_view prose, std::size_t level) {
  std::string out = context.titles.make(title, level);
  if (is_blank(prose)) return out;
  out.append(context.titles.gap_behind(), '\n');
  append_prose(out, prose);
  return out;
}

// Behind the prose, or behind the title where there is none.
std::uint32_t end_of_part(const RstSpliceContext& context, RstIndex section,
                          const BoundProse& prose) {
  const RstTitleLines title = title_lines(context.edits, context.tree, section);
  if (prose.span.begin == prose.span.end) return title.lines.end;
  return std::max(title.lines.end, context.edits.lines(prose.span).end);
}

void erase_section(RstSpliceContext& context, RstIndex section, const BoundProse& prose) {
  erase_part(context, context.sections.begin_of(section), end_of_part(context, section, prose));
}

// The section that holds the document's others, or the document.
RstIndex top_of(const RstSpliceContext& context) {
  const RstIndex title = context.before.binding.title;
  return title == rst_none ? RstTree::root : title;
}

std::size_t level_below(const RstSpliceContext& context, RstIndex section) {
  return section == RstTree::root ? 1 : context.tree[section].level + std::size_t{1};
}

// --- Labels ---

void splice_labels(RstSpliceContext& context) {
  const std::vector<std::string>& before = context.before.plan.labels;
  const std::vector<std::string>& after = context.after.labels;
  if (before == after) return;
  const std::vector<RstIndex>& targets = context.before.binding.labels;
  const std::vector<std::string_view> old_names(before.begin(), before.end());
  const std::vector<std::string_view> new_names(after.begin(), after.end());
  std::vector<bool> kept(before.size(), false);
  std::vector<std::optional<std::size_t>> match(after.size());
  for (const CommonItem& item : common_items(old_names, new_names)) {
    kept[item.before] = true;
    match[item.after] = item.before;
  }
  std::uint32_t at = 0;
  std::string first;  // labels ahead of all that stay
  bool any = false;
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (match[i]) {
      at = context.edits.lines({0, context.tree[targets[*match[i]]].end}).end;
      any = true;
      continue;
    }
    std::string line;
    std::string scratch;
    append_target(line, one_line(after[i], scratch));
    line += '\n';
    if (any) {
      context.edits.insert(at, std::move(line));
    } else {
      first += line;
    }
  }
  if (!first.empty() && !targets.empty()) {
    context.edits.insert(context.edits.line_begin(context.tree[targets.front()].begin), first);
  } else if (!first.empty()) {
    const RstIndex title = context.before.binding.title;
    context.edits.insert_ahead(
        title == rst_none ? 0 : context.edits.line_begin(context.tree[title].begin), first);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (kept[i]) continue;
    const RstNode& target = context.tree[targets[i]];
    context.edits.replace(context.edits.lines({target.begin, target.end}), "");
  }
}

// --- Groups ---

// The child of a section or of the document that a table is in.
RstIndex block_of(const RstTree& tree, RstIndex table) {
  RstIndex block = table;
  while (tree[block].parent != rst_none) {
    const RstKind parent = tree.kind(tree[block].parent);
    if (parent == RstKind::section || parent == RstKind::document) break;
    block = tree[block].parent;
  }
  return block;
}

// All that is a group's own: its labels, title, introduction and table.
RstSpan span_of(const RstSpliceContext& context, const BoundGroup& group) {
  const RstNode& block = context.tree[block_of(context.tree, group.table)];
  RstSpan span = context.edits.lines({block.begin, block.end});
  if (group.introduction.span.begin != group.introduction.span.end) {
    span.begin = std::min(span.begin, context.edits.line_begin(group.introduction.span.begin));
  }
  if (group.section != rst_none) span.begin = context.sections.begin_of(group.section);
  return span;
}

std::string written_group(RstSpliceContext& context, const Group& group, std::size_t level) {
  std::string out;
  if (!is_blank(group.title)) out = context.titles.make(group.title, level);
  if (!is_blank(group.introduction)) {
    if (!out.empty()) out += '\n';
    append_prose(out, group.introduction);
  }
  const std::vector<RstColumn> columns = columns_of(group);
  if (columns.empty()) return out;
  if (!out.empty()) out += '\n';
  context.cells.append_table(out, columns, group);
  return out;
}

// The section of the first group that stands within that of another; rst_none for none.
RstIndex first_group_within(const RstSpliceContext& context, const BoundGroup& group) {
  if (group.section == rst_none) return rst_none;
  for (const BoundGroup& other : context.before.binding.groups) {
    if (other.section > group.section && other.section < context.tree[group.section].subtree_end) {
      return other.section;
    }
  }
  return rst_none;
}

// Where a group's section or table ends, so that another one may follow: a table follows the table.
std::uint32_t end_of_group(const RstSpliceContext& context, const BoundGroup& group, bool titled) {
  if (!titled) return span_of(context, group).end;
  if (group.section != rst_none) return context.sections.end_of(group.section);
  // A section ends what belongs to the one around it, so it follows all of that.
  const RstIndex next = context.sections.first_from(group.table);
  const std::uint32_t end =
      next == rst_none ? size_of(context.edits.text()) : context.sections.begin_of(next);
  return context.edits.skip_blank_back(end);
}

void add_group(RstSpliceContext& context, std::size_t index) {
  const Group& group = context.after.groups[index];
  const bool titled = !is_blank(group.title);
  const std::vector<BoundGroup>& groups = context.before.binding.groups;
  std::size_t level = level_below(context, top_of(context));
  // Where the group before has others within it, this one is one of them.
  RstIndex next_within = rst_none;
  for (std::size_t i = index; i-- > 0 && titled;) {
    const std::optional<std::size_t> old = context.group_before(i);
    if (!old) continue;
    next_within = first_group_within(context, groups[*old]);
    if (next_within != rst_none) level = context.tree[next_within].level;
    break;
  }
  const std::string written = written_group(context, group, level);
  if (written.empty()) return;
  const std::size_t gap = titled ? context.titles.gap_ahead(level) : 1;
  if (next_within != rst_none) {
    return context.edits.insert_ahead(context.sections.begin_of(next_within), written, gap);
  }
  for (std::size_t i = index; i-- > 0;) {
    const std::optional<std::size_t> old = context.group_before(i);
    if (!old) continue;
    return context.edits.insert_behind(end_of_group(context, groups[*old], titled), written, gap);
  }
  for (std::size_t i = index + 1; i < context.after.groups.size(); ++i) {
    const std::optional<std::size_t> old = context.group_before(i);
    if (!old) continue;
    return context.edits.insert_ahead(span_of(context, groups[*old]).begin, written, gap);
  }
  const RstIndex first = context.sections.first_in(top_of(context));
  if (titled && first == rst_none) {
    return context.edits.insert_behind(context.sections.end_of(top_of(context)), written, gap);
  }
  if (first == rst_none) {
    return context.edits.insert_behind(context.sections.end_of(top_of(context)), written, gap);
  }
  context.edits.insert_behind(context.edits.skip_blank_back(context.sections.begin_of(first)),
                              written, gap);
}

void splice_group(RstSpliceContext& context, const Group& group, std::size_t old) {
  const Group& before = context.before.plan.groups[old];
  const BoundGroup& bound = context.before.binding.groups[old];
  if (is_blank(before.title) && !is_blank(group.title)) {
    // What the table has ahead of it becomes the section's, or else it is the document's.
    std::string written = context.titles.make(group.title, level_below(context, top_of(context)));
    if (before.introduction.empty() && !is_blank(group.introduction)) {
      written += '\n';
      append_prose(written, group.introduction);
    }
    context.edits.insert_ahead(span_of(context, bound).begin, written);
    if (before.introduction.empty()) return;
  } else if (!is_blank(before.title) && is_blank(group.title)) {
    const RstTitleLines title = title_lines(context.edits, context.tree, bound.section);
    erase_part(context, context.sections.begin_of(bound.section), title.lines.end);
    // The table goes to the section ahead, if that is a group's, and else is the document's.
    const RstIndex first = context.sections.first_in(top_of(context));
    if (old == 0 && first != bound.section) {
      const std::uint32_t end = span_of(context, bound).end;
      context.edits.move_block({context.edits.skip_blank(title.lines.end), end},
                               context.edits.skip_blank_back(context.sections.begin_of(first)));
    }
  } else if (before.title != group.title && !is_blank(group.title)) {
    rename_section(context, bound.section, group.title);
  }
  splice_prose(context.edits, bound.introduction, before.introduction, group.introduction);
}

// --- Descriptions ---

// The sections of priorities, in the order the plan has them now.
class DescriptionsSplice {
 public:
  explicit DescriptionsSplice(RstSpliceContext& context) : context_(context) {
    for (const Group& group : context.after.groups) {
      for (const Priority& priority : group.priorities) {
        if (priority.description) all_.push_back({&priority, section_before(priority)});
      }
    }
  }

  void splice() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].section == rst_none) {
        add(i);
      } else {
        change(*all_[i].priority);
      }
    }
    for (std::size_t group = 0; group < context_.before.plan.groups.size(); ++group) {
      const std::vector<Priority>& priorities = context_.before.plan.groups[group].priorities;
      for (std::size_t at = 0; at < priorities.size(); ++at) {
        const BoundPriority& bound = context_.before.binding.groups[group].priorities[at];
        if (bound.section == rst_none) continue;
        const Priority* now = context_.after_of(priorities[at]);
        if (now != nullptr && now->description) continue;
        if (find_idea(context_.after, priorities[at].id).empty()) {
          erase_section(context_, bound.section, bound.description);
        } else {
          // All of it stands in the idea's notes.
          context_.edits.erase_block({context_.sections.begin_of(bound.section),
                                      end_of_part(context_, bound.section, bound.description)});
        }
      }
    }
  }

 private:
  struct Item {
    const Priority* priority;
    RstIndex section;  // as it is; none for a new one
  };

  [[nodiscard]] RstIndex section_before(const Priority& priority) const {
    const RstSpliceContext::PriorityBefore* was = context_.before_of(priority);
    return was == nullptr ? rst_none : was->bound->section;
  }

  void change(const Priority& now) {
    const RstSpliceContext::PriorityBefore& was = *context_.before_of(now);
    if (heading_of(*was.priority) != heading_of(now)) {
      rename_section(context_, was.bound->section, heading_of(now));
    }
    splice_prose(context_.edits, was.bound->description, was.priority->description.value_or(""),
                 *now.description);
  }

  void add(std::size_t index) {
    const auto has_section = [](const Item& item) { return item.section != rst_none; };
    const auto here = all_.begin() + static_cast<std::ptrdiff_t>(index);
    const auto previous = std::find_if(std::make_reverse_iterator(here), all_.rend(), has_section);
    if (previous != all_.rend()) {
      return write(*here->priority, context_.sections.end_of(previous->section), true,
                   context_.tree[previous->section].level);
    }
    const auto next = std::find_if(here, all_.end(), has_section);
    if (next != all_.end()) {
      return write(*here->priority, context_.sections.begin_of(next->section), false,
                   context_.tree[next->section].level);
    }
    add_first(*here->priority);
  }

  // Where no priority has a section any more: where the first one had, else behind the unplanned
  // ideas, else behind the tables.
  void add_first(const Priority& priority) {
    const Binding& binding = context_.before.binding;
    for (const BoundGroup& group : binding.groups) {
      for (const BoundPriority& bound : group.priorities) {
        if (bound.section == rst_none) continue;
        return write(priority, context_.sections.begin_of(bound.section), false,
                     context_.tree[bound.section].level);
      }
    }
    const RstIndex top = top_of(context_);
    const std::size_t level = level_below(context_, top);
    const auto behind = [&](std::uint32_t at) { write(priority, at, true, level); };
    if (binding.unplanned.section != rst_none) {
      return behind(context_.sections.end_of(binding.unplanned.section));
    }
    if (!binding.groups.empty()) return behind(end_of_group(context_, binding.groups.back(), true));
    behind(context_.sections.end_of(top));
  }

  void write(const Priority& priority, std::uint32_t at, bool behind, std::size_t level) {
    const std::string written =
        written_section(context_, heading_of(priority), *priority.description, level);
    const std::size_t gap = context_.titles.gap_ahead(level);
    if (behind) {
      context_.edits.insert_behind(at, written, gap);
    } else {
      context_.edits.insert_ahead(at, written, gap);
    }
  }

  RstSpliceContext& context_;
  std::vector<Item> all_;
};

// --- Other sections ---

class SectionsSplice {
 public:
  explicit SectionsSplice(RstSpliceContext& context) : context_(context) {}

  void splice(const std::vector<Section>& before, const std::vector<BoundSection>& bound,
              const std::vector<Section>& after, RstIndex parent) {
    std::vector<std::optional<std::size_t>> match(after.size());
    std::vector<bool> kept(before.size(), false);
    for (const CommonItem& item : common_items(titles_of(before), titles_of(after))) {
      match[item.after] = item.before;
      kept[item.before] = true;
    }
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (!match[i]) {
        add(i, after[i], bound, match, parent);
        continue;
      }
      const BoundSection& place = bound[*match[i]];
      splice_prose(context_.edits, place.body, before[*match[i]].body, after[i].body);
      splice(before[*match[i]].sections, place.sections, after[i].sections, place.section);
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!kept[i]) remove(bound[i]);
    }
  }

 private:
  static std::vector<std::string_view> titles_of(const std::vector<Section>& sections) {
    std::vector<std::string_view> titles;
    titles.reserve(sections.size());
    for (const Section& section : sections) titles.push_back(section.title);
    return titles;
  }

  void remove(const BoundSection& bound) {
    erase_section(context_, bound.section, bound.body);
    for (const BoundSection& inner : bound.sections) remove(inner);
    // Sections of priorities that stood in it take its level.
    const RstTitleLines title = title_lines(context_.edits, context_.tree, bound.section);
    for (const RstIndex child : context_.tree.children(bound.section)) {
      const bool goes =
          std::any_of(bound.sections.begin(), bound.sections.end(),
                      [&](const BoundSection& inner) { return inner.section == child; });
      if (goes || context_.tree.kind(child) != RstKind::section) continue;
      raise_section(context_, child, title);
    }
  }

  std::string written(const Section& section, std::size_t level) const {
    std::string out = written_section(context_, section.title, section.body, level);
    for (const Section& inner : section.sections) {
      out.append(context_.titles.gap_ahead(level + 1), '\n');
      out += written(inner, level + 1);
    }
    return out;
  }

  void add(std::size_t index, const Section& section, const std::vector<BoundSection>& bound,
           const std::vector<std::optional<std::size_t>>& match, RstIndex parent) {
    for (std::size_t i = index; i-- > 0;) {
      if (!match[i]) continue;
      const RstIndex previous = bound[*match[i]].section;
      const std::size_t level = context_.tree[previous].level;
      return context_.edits.insert_behind(context_.sections.end_of(previous),
                                          written(section, level),
                                          context_.titles.gap_ahead(level));
    }
    for (std::size_t i = index + 1; i < match.size(); ++i) {
      if (!match[i]) continue;
      const RstIndex next = bound[*match[i]].section;
      const std::size_t level = context_.tree[next].level;
      return context_.edits.insert_ahead(context_.sections.begin_of(next), written(section, level),
                                         context_.titles.gap_ahead(level));
    }
    const std::size_t level = level_below(context_, parent);
    context_.edits.insert_behind(context_.sections.end_of(parent), written(section, level),
                                 context_.titles.gap_ahead(level));
  }

  RstSpliceContext& context_;
};

}  // namespace

void splice_front(RstSpliceContext& context) {
  splice_labels(context);
  const Plan& before = context.before.plan;
  const Plan& after = context.after;
  const RstIndex title = context.before.binding.title;
  // White space is no title, either.
  if (title == rst_none && !is_blank(after.title)) {
    const std::uint32_t at = context.edits.skip_blank(0);
    context.edits.insert_ahead(at, context.titles.make_document_title(after.title));
  } else if (title != rst_none && is_blank(after.title)) {
    context.edits.erase_block(title_lines(context.edits, context.tree, title).lines);
  } else if (before.title != after.title && title != rst_none) {
    rename_section(context, title, after.title);
  }
  splice_prose(context.edits, context.before.binding.introduction, before.introduction,
               after.introduction);
}

void splice_groups(RstSpliceContext& context) {
  std::vector<bool> kept(context.before.plan.groups.size(), false);
  for (std::size_t i = 0; i < context.after.groups.size(); ++i) {
    const std::optional<std::size_t> old = context.group_before(i);
    if (old) {
      kept[*old] = true;
      splice_group(context, context.after.groups[i], *old);
    } else {
      add_group(context, i);
    }
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]) continue;
    const RstSpan span = span_of(context, context.before.binding.groups[i]);
    erase_part(context, span.begin, span.end);
  }
}

void splice_descriptions(RstSpliceContext& context) {
  DescriptionsSplice(context).splice();
}

void splice_sections(RstSpliceContext& context) {
  SectionsSplice(context).splice(context.before.plan.sections, context.before.binding.sections,
                                 context.after.sections, top_of(context));
}

void splice_group_order(RstSpliceContext& context) {
  // Those that stay in place are as many as possible; each other one follows the one before it.
  std::vector<std::string> names(context.before.plan.groups.size());
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::to_string(i);
  std::vector<std::string_view> old_order;
  std::vector<std::string_view> new_order;
  std::vector<std::size_t> olds;
  for (std::size_t i = 0; i < context.after.groups.size(); ++i) {
    if (const std::optional<std::size_t> old = context.group_before(i)) {
      new_order.push_back(names[*old]);
      olds.push_back(*old);
    }
  }
  std::vector<std::size_t> sorted = olds;
  std::sort(sorted.begin(), sorted.end());
  old_order.reserve(sorted.size());
  for (const std::size_t old : sorted) old_order.push_back(names[old]);
  std::vector<bool> stays(olds.size(), false);
  for (const CommonItem& item : common_items(old_order, new_order)) stays[item.after] = true;
  const std::vector<BoundGroup>& groups = context.before.binding.groups;
  const auto first_stays = std::find(stays.begin(), stays.end(), true);
  if (first_stays == stays.end() || std::find(stays.begin(), stays.end(), false) == stays.end()) {
    return;
  }
  // Groups within another one go their own way.
  const auto place = [&](std::size_t old) {
    RstSpan span = span_of(context, groups[old]);
    const RstIndex within = first_group_within(context, groups[old]);
    if (within != rst_none) {
      span.end = context.edits.skip_blank_back(context.sections.begin_of(within));
    } else if (groups[old].section != rst_none) {
      span.end = context.sections.end_of(groups[old].section);
    }
    return span;
  };
  for (std::size_t i = 0; i < olds.size(); ++i) {
    const RstIndex outer = groups[olds[i]].section;
    if (first_group_within(context, groups[olds[i]]) == rst_none) continue;
    for (std::size_t j = 0; j < olds.size(); ++j) {
      const RstIndex inner = groups[olds[j]].section;
      const bool within =
          inner != rst_none && inner > outer && inner < context.tree[outer].subtree_end;
      if (within && !(stays[i] && stays[j])) {
        raise_section(context, inner, title_lines(context.edits, context.tree, outer));
      }
    }
  }
  // Those ahead of the first that stays follow what is ahead of it.
  std::uint32_t to = context.edits.skip_blank_back(
      place(olds[static_cast<std::size_t>(first_stays - stays.begin())]).begin);
  for (std::size_t i = 0; i < olds.size(); ++i) {
    const RstSpan span = place(olds[i]);
    if (stays[i]) {
      to = span.end;
    } else {
      const RstIndex section = groups[olds[i]].section;
      const std::size_t level = section == rst_none ? 0 : context.tree[section].level;
      context.edits.move_block(span, to, context.titles.gap_ahead(level));
    }
  }
}

}  // namespace summit
