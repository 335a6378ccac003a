#include "document/splice/rst_target_splice.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/splice/rst_reference_edits.h"
#include "document/writer/prose.h"
#include "text/name.h"
#include "text/rst_escape.h"
#include "text/sort.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// What a target on one line looks like around its name and its URL.
struct TargetStyle {
  std::string ahead = ".. _";
  std::string between = ": ";
};

std::string target_line(const TargetStyle& style, std::string_view name, std::string_view url) {
  std::string plain;
  append_target(plain, name, url);
  std::string canonical;
  append_target(canonical, name);
  // The style is for names that need no quotes of their own.
  const std::string_view link = std::string_view(plain).substr(canonical.size() + 1);
  std::string written(std::string_view(canonical).substr(4, canonical.size() - 5));
  std::string line = style.ahead;
  const bool quoted = written.starts_with('`');
  if (quoted && line.ends_with('`')) line.pop_back();
  line += written;
  std::string_view between = style.between;
  if (quoted && between.starts_with('`')) between.remove_prefix(1);
  return line.append(between).append(link) += '\n';
}

class TargetsSplice {
 public:
  explicit TargetsSplice(RstSpliceContext& context) : context_(context), tree_(context.tree) {}

  void splice() {
    for (std::size_t i = 0; i < context_.after.people.size(); ++i) change(i);
    std::vector<const Person*> added;
    for (const Person* person : context_.names.targets()) {
      if (is_missing(*person)) added.push_back(person);
    }
    if (!added.empty()) add(added);
  }

  // Adds what `written` turns out to lack: a target that followed its person stood in prose that
  // is another now.
  bool complete(const RstDocument& written) {
    std::vector<const Person*> added;
    for (const Person* person : context_.names.targets()) {
      if (!is_followed(*person)) continue;
      if (written.names.find(person->name) == rst_none) added.push_back(person);
    }
    if (!added.empty()) add(added);
    return !added.empty();
  }

 private:
  // Whether the person was known by another name or link.
  [[nodiscard]] bool is_followed(const Person& person) const {
    const auto index = static_cast<std::size_t>(&person - context_.after.people.data());
    return is_own_target(node_before(index));
  }

  [[nodiscard]] RstIndex node_before(std::size_t person) const {
    const std::optional<std::size_t> was = context_.person_before(person);
    return was ? context_.before.binding.people[*was] : rst_none;
  }

  [[nodiscard]] bool is_own_target(RstIndex node) const {
    return node != rst_none && tree_.kind(node) == RstKind::target &&
           tree_.child(node, RstKind::target_uri) != rst_none;
  }

  // The targets of somebody who was there already; a document may have one twice.
  void change(std::size_t index) {
    const Person& now = context_.after.people[index];
    const RstIndex node = node_before(index);
    if (!is_own_target(node) || is_blank(now.url)) return;
    const Person& was = context_.before.plan.people[*context_.person_before(index)];
    if (now.name == was.name && now.url == was.url) return;
    const std::string name = normalize_name(was.name);
    for (RstIndex target = 0; target < tree_.nodes.size(); ++target) {
      if (tree_.kind(target) != RstKind::target || !is_own_target(target)) continue;
      // Where the link is another's target, it is that which leads there, too.
      if (name_of(target) != name) continue;
      const RstSpan lines = context_.edits.lines({tree_[target].begin, tree_[target].end});
      context_.edits.replace_lines(lines, target_line(style_of(target), now.name, now.url));
      changed_.insert(now.name);
    }
  }

  [[nodiscard]] RstSpan span_of(RstIndex node) const {
    return {tree_[node].begin, tree_[node].end};
  }

  [[nodiscard]] std::string name_of(RstIndex target) const {
    return normalize_name(written_name(tree_, tree_.child(target, RstKind::target_name)));
  }

  [[nodiscard]] bool is_missing(const Person& person) const {
    if (changed_.contains(person.name)) return false;
    if (context_.embeds_links() && is_owner(person)) return false;
    const RstNames& names = context_.before.document.names;
    const RstIndex node = names.find(person.name);
    if (node == rst_none || names.url_of(tree_, node) != person.url) return true;
    // What stood in prose or in a row that is another now stands there no longer, or it would be
    // known.
    return context_.is_of_plan(node) && context_.edits.touches(span_of(node));
  }

  [[nodiscard]] bool is_owner(const Person& person) const {
    for (const Group& group : context_.after.groups) {
      for (const Priority& priority : group.priorities) {
        if (std::find(priority.owners.begin(), priority.owners.end(), person.name) !=
            priority.owners.end()) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] TargetStyle style_of(RstIndex target) const {
    const RstNode& name = tree_[tree_.child(target, RstKind::target_name)];
    const RstNode& uri = tree_[tree_.child(target, RstKind::target_uri)];
    const std::uint32_t begin = context_.edits.line_begin(name.begin);
    TargetStyle style;
    style.ahead = tree_.text().substr(begin, name.begin - begin);
    style.between = tree_.text().substr(name.end, uri.begin - name.end);
    if (style.between.find('\n') != npos) style.between = ": ";
    return style;
  }

  // Behind the last target of a person that stands outside of prose, else of all.
  void add(const std::vector<const Person*>& people) {
    RstIndex last = rst_none;
    for (const bool outside : {true, false}) {
      for (const RstIndex node : context_.before.binding.people) {
        if (!is_own_target(node) || (outside && context_.is_of_plan(node))) continue;
        if (context_.is_of_plan(node) && context_.edits.touches(span_of(node))) continue;
        if (last == rst_none || node > last) last = node;
      }
      if (last != rst_none) break;
    }
    TargetStyle style;
    if (last != rst_none) style = style_of(last);
    std::string lines;
    std::string scratch;
    for (const Person* person : people) {
      lines += target_line(style, one_line(person->name, scratch), person->url);
    }
    if (last != rst_none) {
      if (people.size() == 1 && add_sorted(last, *people.front(), lines)) return;
      const std::uint32_t at = context_.edits.lines({tree_[last].begin, tree_[last].end}).end;
      if (!tree_.text().substr(0, at).ends_with('\n')) lines.insert(0, "\n");
      return context_.edits.insert(at, std::move(lines));
    }
    add_first(lines);
  }

  // Where targets are in order of their names, a new one is put where it belongs.
  bool add_sorted(RstIndex last, const Person& person, const std::string& line) {
    std::vector<RstIndex> run{last};
    const RstIndex parent = tree_[last].parent;
    for (const RstIndex sibling : tree_.children(parent)) {
      if (sibling == last) break;
      if (is_own_target(sibling) &&
          context_.edits.blank_lines_ahead(context_.edits.line_begin(tree_[sibling].begin)) == 0) {
        run.insert(run.end() - 1, sibling);
      } else if (is_own_target(sibling)) {
        run.assign({sibling, last});
      } else {
        run.assign({last});
      }
    }
    constexpr std::size_t enough = 3;  // by chance, two are in order as often as not
    std::vector<std::string> names;
    names.reserve(run.size());
    for (const RstIndex target : run) names.push_back(name_of(target));
    if (names.size() < enough || !std::is_sorted(names.begin(), names.end())) return false;
    const auto next = std::upper_bound(names.begin(), names.end(), normalize_name(person.name));
    if (next == names.end()) return false;
    const RstIndex ahead_of = run[static_cast<std::size_t>(next - names.begin())];
    context_.edits.insert(context_.edits.line_begin(tree_[ahead_of].begin), line);
    return true;
  }

  // Behind the last table of priorities, else at the end of what is ahead of all sections.
  void add_first(const std::string& lines) {
    RstIndex block = rst_none;
    for (const BoundGroup& group : context_.before.binding.groups) {
      if (group.table != rst_none) block = group.table;
    }
    if (block == rst_none) {
      const RstIndex title = context_.before.binding.title;
      return context_.edits.insert_behind(
          context_.sections.end_of(title == rst_none ? RstTree::root : title), lines);
    }
    while (tree_.kind(tree_[block].parent) != RstKind::section &&
           tree_.kind(tree_[block].parent) != RstKind::document) {
      block = tree_[block].parent;
    }
    context_.edits.insert_behind(context_.edits.lines({tree_[block].begin, tree_[block].end}).end,
                                 lines);
  }

  RstSpliceContext& context_;
  const RstTree& tree_;
  std::unordered_set<std::string_view> changed_;
};

// --- References ---

// What bears another name now: sections and targets of people, by node.
std::unordered_map<RstIndex, std::string_view> renamed_nodes(const RstSpliceContext& context) {
  std::unordered_map<RstIndex, std::string_view> renamed;
  const Plan& before = context.before.plan;
  for (std::size_t group = 0; group < before.groups.size(); ++group) {
    for (std::size_t at = 0; at < before.groups[group].priorities.size(); ++at) {
      const Priority& was = before.groups[group].priorities[at];
      const RstIndex section = context.before.binding.groups[group].priorities[at].section;
      const Priority* now = context.after_of(was);
      if (section == rst_none || now == nullptr || !now->description) continue;
      if (heading_of(*now) != heading_of(was)) renamed.emplace(section, heading_of(*now));
    }
  }
  for (std::size_t group = 0; group < context.after.groups.size(); ++group) {
    const std::optional<std::size_t> old = context.group_before(group);
    if (!old || context.before.binding.groups[*old].section == rst_none) continue;
    const std::string& title = context.after.groups[group].title;
    if (title != before.groups[*old].title && !is_blank(title)) {
      renamed.emplace(context.before.binding.groups[*old].section, title);
    }
  }
  if (context.before.binding.title != rst_none && context.after.title != before.title) {
    renamed.emplace(context.before.binding.title, context.after.title);
  }
  if (context.before.binding.unplanned.section != rst_none &&
      context.after.unplanned.title != before.unplanned.title) {
    renamed.emplace(context.before.binding.unplanned.section, context.after.unplanned.title);
  }
  for (std::size_t i = 0; i < context.after.people.size(); ++i) {
    const std::optional<std::size_t> was = context.person_before(i);
    if (!was || context.before.binding.people[*was] == rst_none) continue;
    const std::string& name = context.after.people[i].name;
    if (name != before.people[*was].name) {
      renamed.emplace(context.before.binding.people[*was], name);
    }
  }
  return renamed;
}

std::string name_of_node(const RstTree& tree, RstIndex node) {
  if (tree.kind(node) == RstKind::section) {
    const RstIndex title = tree.child(node, RstKind::title);
    return title == rst_none ? std::string() : normalize_name(tree.text_of(title));
  }
  const RstIndex name = tree.child(node, RstKind::target_name);
  return normalize_name(name == rst_none ? tree.text_of(node) : written_name(tree, name));
}

void rename_reference(const RstSpliceContext& context, RstReferenceEdits& edits, RstIndex from,
                      const std::string& old, std::string_view to) {
  const RstTree& tree = context.tree;
  const RstIndex alias = tree.child(from, RstKind::target_alias);
  const std::string called = alias == rst_none ? tree.text_of(from) : written_name(tree, alias);
  if (normalize_name(called) != old) return;
  std::string scratch;
  const std::string_view name = one_line(to, scratch);
  std::string markup;
  // A title of an idea is text of the plan, which shows what it shows.
  const std::vector<BoundIdea>& ideas = context.before.binding.unplanned.ideas;
  const bool in_title = std::any_of(ideas.begin(), ideas.end(), [&](const BoundIdea& idea) {
    return idea.title < from && from < tree[idea.title].subtree_end;
  });
  if (alias != rst_none || in_title) {
    append_reference(markup, tree.text_of(from), name);
  } else {
    append_reference(markup, name);
  }
  edits.replace(from, std::move(markup));
}

// ".. _other: Name_", which resolved() does not list.
void rename_alias(RstSpliceContext& context, RstIndex target,
                  const std::unordered_map<std::string, std::string_view>& names) {
  const RstTree& tree = context.tree;
  const RstIndex alias = tree.child(target, RstKind::target_alias);
  if (alias == rst_none || context.is_of_plan(target)) return;
  const auto found = names.find(normalize_name(written_name(tree, alias)));
  if (found == names.end()) return;
  const RstSpan lines = context.edits.lines({tree[target].begin, tree[target].end});
  const std::string_view text = tree.text();
  std::string line(text.substr(lines.begin, tree[alias].begin - lines.begin));
  if (line.ends_with('`')) line.pop_back();
  std::string scratch;
  append_reference(line, one_line(found->second, scratch));
  line += '\n';
  context.edits.replace_lines(lines, std::move(line));
}

}  // namespace

void splice_targets(RstSpliceContext& context) {
  TargetsSplice(context).splice();
}

void splice_references(RstSpliceContext& context) {
  const std::unordered_map<RstIndex, std::string_view> renamed = renamed_nodes(context);
  if (renamed.empty()) return;
  const RstTree& tree = context.tree;
  RstReferenceEdits references(context.edits, tree);
  for (const RstNames::Reference& reference : context.before.document.names.resolved()) {
    const auto found = renamed.find(reference.to);
    if (found == renamed.end() || context.is_of_plan(reference.from)) continue;
    rename_reference(context, references, reference.from, name_of_node(tree, reference.to),
                     found->second);
  }
  references.finish();
  std::unordered_map<std::string, std::string_view> names;
  for (const auto& [node, name] : renamed) {
    const std::string old = name_of_node(tree, node);
    if (context.before.document.names.find(old) == node) names.emplace(old, name);
  }
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    if (tree.kind(node) == RstKind::target) rename_alias(context, node, names);
  }
}

bool complete_targets(RstSpliceContext& context, const RstDocument& written) {
  return TargetsSplice(context).complete(written);
}

bool erase_orphans(RstSpliceContext& context, const RstDocument& after) {
  const RstTree& tree = context.tree;
  const RstNames& names = context.before.document.names;
  std::unordered_set<RstIndex> needed_before;
  for (const RstNames::Reference& reference : names.resolved()) needed_before.insert(reference.to);
  std::unordered_set<RstIndex> needed;
  for (const RstNames::Reference& reference : after.names.resolved()) needed.insert(reference.to);
  const std::vector<RstIndex>& people = context.before.binding.people;
  std::vector<RstSpan> orphans;
  for (const RstIndex node : needed_before) {
    const RstIndex name = tree.child(node, RstKind::target_name);
    if (tree.kind(node) != RstKind::target || name == rst_none) continue;
    if (tree.child(node, RstKind::target_uri) == rst_none) continue;
    // What prose of the plan defines stays as long as the plan says it, people's links aside.
    if (context.is_of_plan(node) && std::find(people.begin(), people.end(), node) == people.end()) {
      continue;
    }
    const RstIndex now = after.names.find(written_name(tree, name));
    if (now == rst_none || needed.contains(now) || after.tree.kind(now) != RstKind::target) {
      continue;
    }
    orphans.push_back(context.edits.lines({tree[node].begin, tree[node].end}));
  }
  sort_by(orphans, [](const RstSpan& span) { return span.begin; });
  // Neighbours go together, with the blank lines around them if nothing else is left there.
  for (std::size_t i = 0; i < orphans.size();) {
    RstSpan run = orphans[i];
    while (++i < orphans.size() && orphans[i].begin == run.end) run.end = orphans[i].end;
    context.edits.erase_lines(run);
  }
  return !orphans.empty();
}

}  // namespace summit
