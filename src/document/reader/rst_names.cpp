#include "document/reader/rst_names.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "document/reader/rst_problems.h"
#include "document/reader/rst_uri.h"
#include "text/name.h"
#include "text/sort.h"
#include "text/utf8.h"

namespace summit {
namespace {

std::string own_url(const RstTree& tree, RstIndex node) {
  if (tree.kind(node) == RstKind::reference &&
      tree[node].style == static_cast<std::uint8_t>(RstReference::url)) {
    const std::string text = tree.text_of(node);
    return is_email(text) ? "mailto:" + text : text;
  }
  const RstIndex uri = tree.child(node, RstKind::target_uri);
  if (uri == rst_none) return {};
  const bool anonymous = tree.kind(node) == RstKind::target &&
                         tree[node].style == static_cast<std::uint8_t>(RstTarget::anonymous);
  std::string url = tree.text_of(uri);
  return !anonymous && is_email(url) ? "mailto:" + url : url;
}

std::string white_space_normalized(std::string_view text) {
  std::string result;
  bool space = true;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode(text, i);
    const bool is_space = is_white_space(point.value);
    if (is_space && !space) result += ' ';
    if (!is_space) result += text.substr(i, point.size);
    space = is_space;
    i += point.size;
  }
  if (space && !result.empty()) result.pop_back();
  return result;
}

bool is(const RstTree& tree, RstIndex node, RstTarget style) {
  return tree[node].style == static_cast<std::uint8_t>(style);
}

}  // namespace

class RstNamesBuilder {
 public:
  RstNamesBuilder(const RstTree& tree, RstProblems& problems) : tree_(tree), problems_(problems) {}

  RstNames build() {
    for (RstIndex node = 0; node < tree_.nodes.size(); ++node) collect(node);
    chain_targets();
    number_footnotes();
    check_indirect();
    pair_footnotes();
    for (const RstIndex reference : references_) resolve(reference);
    pair_anonymous();
    find_substitutions();
    sort_by(names_.resolved_, [](const auto& each) { return each.from; });
    return std::move(names_);
  }

 private:
  using Entry = RstNames::Entry;

  // --- What there is ---

  void collect(RstIndex node) {
    switch (tree_.kind(node)) {
      case RstKind::section:
        return add_implicit(tree_.text_of(node + 1), node);
      case RstKind::target:
        return collect_target(node);
      case RstKind::footnote:
      case RstKind::citation:
        return collect_footnote(node);
      case RstKind::reference:
        return collect_reference(node);
      case RstKind::footnote_reference:
        return collect_footnote_reference(node);
      case RstKind::citation_reference:
        references_.push_back(node);
        return;
      case RstKind::substitution_definition:
        substitution_definitions_.push_back(node);
        return;
      case RstKind::substitution_reference:
        substitution_references_.push_back(node);
        return;
      case RstKind::directive:
        return collect_directive(node);
      default:
        return;
    }
  }

  void collect_target(RstIndex node) {
    if (!tree_.is_inline(node)) block_targets_.push_back(node);
    if (is(tree_, node, RstTarget::anonymous)) {
      anonymous_targets_.push_back(node);
    } else {
      add_explicit(name_of(tree_.child(node, RstKind::target_name)), node);
    }
    if (tree_.child(node, RstKind::target_alias) != rst_none) indirect_.push_back(node);
  }

  void collect_footnote(RstIndex node) {
    std::string label = normalize_name(tree_.markup(tree_.child(node, RstKind::label)));
    if (tree_[node].style == '*') {
      symbol_footnotes_.push_back(node);
      return;
    }
    if (tree_[node].style == '#') {
      automatic_footnotes_.push_back(node);
      label.erase(0, 1);
    }
    if (!label.empty()) add_explicit(std::move(label), node);
  }

  void collect_reference(RstIndex node) {
    switch (static_cast<RstReference>(tree_[node].style)) {
      case RstReference::anonymous:
        anonymous_references_.push_back(node);
        return;
      case RstReference::named_url:
        add_explicit(name_of(node), node);
        return;
      case RstReference::named_name:
        aliases_.try_emplace(name_of(node), node);
        indirect_.push_back(node);
        [[fallthrough]];
      case RstReference::named:
      case RstReference::anonymous_name:
        references_.push_back(node);
        return;
      default:
        return;
    }
  }

  void collect_footnote_reference(RstIndex node) {
    if (tree_[node].style == '*') {
      symbol_references_.push_back(node);
    } else if (tree_[node].style == '#') {
      automatic_references_.push_back(node);
    } else {
      references_.push_back(node);
    }
  }

  void collect_directive(RstIndex node) {
    const RstIndex options = tree_.child(node, RstKind::field_list);
    if (options == rst_none) return;
    for (const RstIndex field : tree_.children(options)) {
      if (tree_.markup(field + 1) != "name") continue;
      const RstIndex body = tree_.child(field, RstKind::field_body);
      std::string name = normalize_name(tree_.text_of(body));
      if (!name.empty()) add_explicit(std::move(name), node);
    }
  }

  // Until the next call.
  const std::string& name_of(RstIndex node) {
    text_.clear();
    tree_.append_text_of(node, text_);
    normalize_name(text_, name_);
    return name_;
  }
  void add_implicit(std::string_view text, RstIndex node) {
    const auto [found, added] = names_.entries_.try_emplace(normalize_name(text), Entry{node});
    if (!added && !found->second.is_explicit) found->second.node = rst_none;
  }

  void add_explicit(std::string name, RstIndex node) {
    const auto [found, added] = names_.entries_.try_emplace(std::move(name), Entry{node, true});
    if (added) return;
    Entry& entry = found->second;
    if (!entry.is_explicit) {
      entry = {node, true};
      return;
    }
    if (entry.node != rst_none) {
      const std::string url = own_url(tree_, node);
      if (!url.empty() && url == own_url(tree_, entry.node)) return;
      entry.node = rst_none;
    }
    problems_.add(RstFault::name_duplicate, tree_[node].begin, found->first);
  }

  // --- Where it leads ---

  // A target right ahead of another one leads where that leads.
  void chain_targets() {
    RstIndex next = rst_none;  // the target behind
    for (auto each = block_targets_.rbegin(); each != block_targets_.rend(); ++each) {
      const bool follows = next != rst_none && tree_[*each].subtree_end == next;
      if (is_label(*each) && follows) {
        const auto chained = chained_.find(next);
        if (chained != chained_.end()) {
          chained_.emplace(*each, chained->second);
        } else if (!is_label(next)) {
          chained_.emplace(*each, next);
        }
      }
      next = *each;
    }
  }
  bool is_label(RstIndex target) const {
    return tree_.child(target, RstKind::target_uri) == rst_none &&
           tree_.child(target, RstKind::target_alias) == rst_none;
  }

  // Automatic footnotes without a label have their number for a name.
  void number_footnotes() {
    std::size_t number = 1;
    for (const RstIndex footnote : automatic_footnotes_) {
      while (names_.entries_.count(std::to_string(number)) > 0) ++number;
      if (tree_.markup(tree_.child(footnote, RstKind::label)) == "#") {
        names_.entries_.emplace(std::to_string(number), Entry{footnote, true});
        unlabeled_footnotes_.push_back(footnote);
      }
      ++number;
    }
  }

  std::string alias_of(RstIndex node) const {
    return normalize_name(tree_.text_of(tree_.child(node, RstKind::target_alias)));
  }

  // Follows indirect targets to the end; rst_none where there is none.
  RstIndex follow(RstIndex node) {
    if (const auto chained = chained_.find(node); chained != chained_.end()) {
      node = chained->second;
    }
    if (node == rst_none || tree_.child(node, RstKind::target_alias) == rst_none) return node;
    if (const auto known = ends_.find(node); known != ends_.end()) return known->second;
    std::vector<RstIndex> path;
    RstIndex at = node;
    while (at != rst_none && tree_.child(at, RstKind::target_alias) != rst_none) {
      const auto [known, added] = ends_.try_emplace(at, rst_none);
      if (!added) {
        const bool circular = std::find(path.begin(), path.end(), at) != path.end();
        if (circular) circular_.insert(at);
        at = known->second;
        break;
      }
      path.push_back(at);
      const auto found = names_.entries_.find(alias_of(at));
      at = found == names_.entries_.end() ? rst_none : found->second.node;
      if (const auto chained = chained_.find(at); chained != chained_.end()) at = chained->second;
    }
    for (const RstIndex each : path) ends_[each] = at;
    return at;
  }

  void check_indirect() {
    for (const RstIndex node : indirect_) {
      if (follow(node) != rst_none) continue;
      const bool circular = circular_.count(node) > 0;
      const std::string alias = alias_of(node);
      const auto found = names_.entries_.find(alias);
      const bool dead_end = found == names_.entries_.end() || found->second.node == rst_none;
      if (dead_end || circular) {
        problems_.add(circular ? RstFault::target_circular : RstFault::target_unknown,
                      tree_[node].begin, alias);
      }
    }
  }

  void resolve(RstIndex reference) {
    const bool embeds = tree_.child(reference, RstKind::target_alias) != rst_none;
    if (embeds) {
      name_ = alias_of(reference);
    } else {
      name_of(reference);
    }
    std::string& name = name_;
    if (tree_.kind(reference) == RstKind::footnote_reference && name.starts_with('#')) {
      name.erase(0, 1);
    }
    RstIndex to = rst_none;
    const auto found = names_.entries_.find(name);
    if (const auto alias = aliases_.find(name); alias != aliases_.end()) {
      to = follow(alias->second);
      if (to == rst_none) return;  // said already
    } else if (found == names_.entries_.end() || found->second.node == rst_none) {
      problems_.add(
          found == names_.entries_.end() ? RstFault::name_unknown : RstFault::name_ambiguous,
          tree_[reference].begin, name);
      return;
    } else {
      to = follow(found->second.node);
    }
    if (to != rst_none) names_.resolved_.push_back({reference, to});
  }

  void pair_anonymous() {
    const std::size_t references = anonymous_references_.size();
    if (references != anonymous_targets_.size()) {
      const RstIndex first =
          references == 0 ? anonymous_targets_.front() : anonymous_references_.front();
      problems_.add(
          RstFault::anonymous_count, tree_[first].begin,
          Message("anonymous references and targets do not match: there are {} references and {} "
                  "targets; each reference needs one target, in the same order",
                  {references, anonymous_targets_.size()}));
      return;
    }
    for (std::size_t i = 0; i < references; ++i) {
      const RstIndex to = follow(anonymous_targets_[i]);
      if (to != rst_none) names_.resolved_.push_back({anonymous_references_[i], to});
    }
  }

  void pair_footnotes() {
    pair_automatic();
    for (std::size_t i = 0; i < symbol_references_.size(); ++i) {
      if (i == symbol_footnotes_.size()) {
        problems_.add(RstFault::footnote_count, tree_[symbol_references_[i]].begin, "[*]");
        break;
      }
      names_.resolved_.push_back({symbol_references_[i], symbol_footnotes_[i]});
    }
  }

  // References "[#]" get the footnotes without a label in order, and so do those whose label is not
  // that of such a footnote.
  void pair_automatic() {
    std::size_t next = 0;
    bool enough = true;
    for (const RstIndex reference : automatic_references_) {
      std::string label = normalize_name(tree_.text_of(reference));
      label.erase(0, 1);
      const auto found = names_.entries_.find(label);
      if (!label.empty() && found != names_.entries_.end() && found->second.node != rst_none &&
          tree_.kind(found->second.node) == RstKind::footnote &&
          tree_[found->second.node].style == '#') {
        names_.resolved_.push_back({reference, found->second.node});
      } else if (next < unlabeled_footnotes_.size()) {
        names_.resolved_.push_back({reference, unlabeled_footnotes_[next++]});
      } else {
        if (enough) problems_.add(RstFault::footnote_count, tree_[reference].begin, "[#]");
        enough = false;
        if (!label.empty()) references_.push_back(reference);
      }
    }
  }

  // --- Substitutions, whose names are their own, and tell upper from lower case if they can ---

  void find_substitutions() {
    std::unordered_map<std::string, RstIndex> exact;
    std::unordered_map<std::string, RstIndex> any_case;
    for (const RstIndex node : substitution_definitions_) {
      const RstIndex directive = tree_.child(node, RstKind::directive);
      if (directive == rst_none || tree_[directive].style == 1) continue;
      const std::string name =
          white_space_normalized(tree_.lines_of(tree_.child(node, RstKind::target_name)));
      const auto [found, added] = exact.try_emplace(name, node);
      if (!added) {
        problems_.add(RstFault::substitution_duplicate, tree_[node].begin, name);
        found->second = node;
      }
      any_case[normalize_name(name)] = node;
    }
    for (const RstIndex node : substitution_references_) {
      const std::string name = white_space_normalized(tree_.text_of(node));
      auto found = exact.find(name);
      if (found == exact.end()) {
        found = any_case.find(normalize_name(name));
        if (found == any_case.end()) {
          problems_.add(RstFault::substitution_unknown, tree_[node].begin, name);
          continue;
        }
      }
      const RstIndex around = tree_.ancestor(node, RstKind::substitution_definition);
      if (around == found->second) {
        problems_.add(RstFault::substitution_circular, tree_[node].begin, name);
        continue;
      }
      names_.resolved_.push_back({node, found->second});
    }
  }

  const RstTree& tree_;
  RstProblems& problems_;
  RstNames names_;
  // In document order.
  std::vector<RstIndex> references_;
  std::vector<RstIndex> indirect_;
  std::vector<RstIndex> anonymous_references_;
  std::vector<RstIndex> anonymous_targets_;
  std::vector<RstIndex> automatic_footnotes_;
  std::vector<RstIndex> unlabeled_footnotes_;
  std::vector<RstIndex> automatic_references_;
  std::vector<RstIndex> symbol_footnotes_;
  std::vector<RstIndex> symbol_references_;
  std::vector<RstIndex> substitution_definitions_;
  std::vector<RstIndex> substitution_references_;

  std::unordered_map<std::string, RstIndex> aliases_;  // what `text <name_>`_ makes names
  std::vector<RstIndex> block_targets_;
  std::string text_;  // kept for their memory
  std::string name_;
  std::unordered_map<RstIndex, RstIndex> chained_;  // labels ahead of a target that leads on
  std::unordered_map<RstIndex, RstIndex> ends_;     // where indirect targets lead
  std::unordered_set<RstIndex> circular_;           // indirect targets that close a circle
};

RstNames find_names(const RstTree& tree, RstProblems& problems) {
  return RstNamesBuilder(tree, problems).build();
}

RstIndex RstNames::find(std::string_view name) const {
  const auto found = entries_.find(normalize_name(name));
  return found == entries_.end() ? rst_none : found->second.node;
}

RstIndex RstNames::resolve(RstIndex reference) const {
  const auto found =
      std::lower_bound(resolved_.begin(), resolved_.end(), reference,
                       [](const Reference& entry, RstIndex node) { return entry.from < node; });
  return found != resolved_.end() && found->from == reference ? found->to : rst_none;
}

RstIndex RstNames::element_of(const RstTree& tree, RstIndex target) {
  const auto is_label = [&](RstIndex node) {
    return tree.kind(node) == RstKind::target &&
           tree.child(node, RstKind::target_uri) == rst_none &&
           tree.child(node, RstKind::target_alias) == rst_none && !tree.is_inline(node);
  };
  if (!is_label(target)) return target;
  // Nothing refused is an element.
  const auto is_skipped = [&](RstIndex node) {
    return is_label(node) || tree.kind(node) == RstKind::opaque ||
           (tree.kind(node) == RstKind::directive && tree[node].style == 1);
  };
  RstIndex next = tree[target].subtree_end;
  while (next < tree.nodes.size() && is_skipped(next)) next = tree[next].subtree_end;
  if (next >= tree.nodes.size()) return target;
  switch (tree.kind(next)) {
    case RstKind::comment:
    case RstKind::substitution_definition:
    case RstKind::footnote:
    case RstKind::citation:
    case RstKind::target:
      return target;
    default:
      return next;
  }
}

std::string RstNames::url_of(const RstTree& tree, RstIndex node) const {
  std::string url = own_url(tree, node);
  if (!url.empty()) return url;
  const RstIndex to = resolve(node);
  return to == rst_none ? std::string() : own_url(tree, to);
}

}  // namespace summit
