#include "document/splice/rst_splice_context.h"

#include <algorithm>
#include <utility>

#include "text/rst_escape.h"
#include "text/sort.h"

namespace summit {
namespace {

// Calls `use(prose)` for every prose of the plan.
template <typename Use>
void each_prose(const std::vector<BoundIdea>& ideas, const Use& use) {
  for (const BoundIdea& idea : ideas) {
    use(idea.notes);
    each_prose(idea.ideas, use);
  }
}
template <typename Use>
void each_prose(const std::vector<BoundSection>& sections, const Use& use) {
  for (const BoundSection& section : sections) {
    use(section.body);
    each_prose(section.sections, use);
  }
}
template <typename Use>
void each_prose(const Binding& binding, const Use& use) {
  use(binding.introduction);
  for (const BoundGroup& group : binding.groups) {
    use(group.introduction);
    for (const BoundPriority& priority : group.priorities) use(priority.description);
  }
  use(binding.unplanned.introduction);
  each_prose(binding.unplanned.ideas, use);
  use(binding.unplanned.closing);
  each_prose(binding.sections, use);
}

// The plan's prose and tables of priorities, in order; they may overlap nowhere.
std::vector<RstSpan> spans_of(const BoundDocument& document) {
  std::vector<RstSpan> spans;
  each_prose(document.binding, [&](const BoundProse& prose) {
    if (prose.span.begin != prose.span.end) spans.push_back(prose.span);
  });
  const RstTree& tree = document.document.tree;
  for (const BoundGroup& group : document.binding.groups) {
    if (group.table != rst_none) spans.push_back({tree[group.table].begin, tree[group.table].end});
  }
  sort_by(spans, [](const RstSpan& span) { return span.begin; });
  return spans;
}

bool is_within(const std::vector<RstSpan>& spans, std::uint32_t at) {
  auto next =
      std::upper_bound(spans.begin(), spans.end(), at,
                       [](std::uint32_t place, const RstSpan& span) { return place < span.begin; });
  return next != spans.begin() && at < std::prev(next)->end;
}

// The name that a node gives a meaning; empty for most nodes.
std::string defined_name(const RstTree& tree, RstIndex node) {
  RstIndex name = rst_none;
  switch (tree.kind(node)) {
    case RstKind::target:
      name = tree.child(node, RstKind::target_name);
      if (name == rst_none) name = tree.child(node, RstKind::text);
      break;
    case RstKind::footnote:
    case RstKind::citation:
      name = tree.child(node, RstKind::label);
      break;
    case RstKind::reference:
      if (tree[node].style == static_cast<std::uint8_t>(RstReference::named_url) ||
          tree[node].style == static_cast<std::uint8_t>(RstReference::named_name)) {
        return tree.text_of(node);
      }
      break;
    default:
      break;
  }
  return name == rst_none ? std::string() : written_name(tree, name);
}

std::optional<std::size_t> find_person_like(const Plan& plan, const Person& person) {
  std::optional<std::size_t> linked;
  for (std::size_t i = 0; i < plan.people.size(); ++i) {
    if (plan.people[i].name == person.name) return i;
    if (!person.url.empty() && plan.people[i].url == person.url && !linked) linked = i;
  }
  return linked;
}

// Who somebody before is now: no one who has a namesake there.
std::vector<std::optional<std::size_t>> match_people(const Plan& before, const Plan& after) {
  std::vector<std::optional<std::size_t>> people(after.people.size());
  std::vector<bool> taken(before.people.size(), false);
  for (const bool by_name : {true, false}) {
    for (std::size_t i = 0; i < after.people.size(); ++i) {
      if (people[i]) continue;
      const std::optional<std::size_t> found = find_person_like(before, after.people[i]);
      if (!found || taken[*found]) continue;
      if ((before.people[*found].name == after.people[i].name) != by_name) continue;
      people[i] = found;
      taken[*found] = true;
    }
  }
  return people;
}

std::vector<DocumentNames::Elsewhere> names_elsewhere(const BoundDocument& before,
                                                      const Plan& after) {
  const RstTree& tree = before.document.tree;
  const std::vector<RstSpan> spans = spans_of(before);
  // Targets of people go with them.
  std::unordered_map<RstIndex, const Person*> people;
  const auto matches = match_people(before.plan, after);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (!matches[i] || before.binding.people[*matches[i]] == rst_none) continue;
    if (tree.kind(before.binding.people[*matches[i]]) != RstKind::target) continue;
    people.emplace(before.binding.people[*matches[i]], &after.people[i]);
  }
  std::vector<DocumentNames::Elsewhere> names;
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    std::string name = defined_name(tree, node);
    if (name.empty()) continue;
    // What prose has is what the plan has.
    if (is_within(spans, tree[node].begin)) continue;
    const auto person = people.find(node);
    if (person == people.end()) {
      names.push_back({std::move(name), before.document.names.url_of(tree, node)});
    } else if (!person->second->url.empty()) {
      names.push_back({person->second->name, person->second->url});
    }
  }
  return names;
}

}  // namespace

std::string written_name(const RstTree& tree, RstIndex node) {
  return unescape(tree.lines_of(node));
}

RstSpliceContext::RstSpliceContext(const BoundDocument& before_document, const Plan& after_plan)
    : before(before_document),
      after(after_plan),
      tree(before_document.document.tree),
      edits(tree),
      sections(edits, tree),
      titles(edits, tree),
      names(after_plan, names_elsewhere(before_document, after_plan)),
      cells(names),
      people_(summit::match_people(before_document.plan, after_plan)),
      spans_(spans_of(before_document)) {
  match_priorities();
  match_groups();
  std::size_t targets = 0;
  std::size_t references = 0;
  for (const RstIndex link : before.binding.people) {
    if (link == rst_none) continue;
    ++(tree.kind(link) == RstKind::reference ? references : targets);
    if (tree.kind(link) != RstKind::reference) continue;
    links_are_names_ =
        links_are_names_ || tree[link].style == static_cast<std::uint8_t>(RstReference::named_url);
  }
  embeds_links_ = references > targets;
}

void RstSpliceContext::match_priorities() {
  std::unordered_map<std::string_view, PriorityBefore> by_title;
  std::unordered_map<std::string_view, const Priority*> after_by_id;
  for (const Group& group : after.groups) {
    for (const Priority& priority : group.priorities) after_by_id.emplace(priority.id, &priority);
  }
  for (std::size_t group = 0; group < before.plan.groups.size(); ++group) {
    for (std::size_t at = 0; at < before.plan.groups[group].priorities.size(); ++at) {
      const Priority& priority = before.plan.groups[group].priorities[at];
      const PriorityBefore found{group, at, &priority,
                                 &before.binding.groups[group].priorities[at]};
      const auto same = after_by_id.find(priority.id);
      if (same == after_by_id.end()) {
        if (find_idea(after, priority.id).empty()) by_title.emplace(priority.title, found);
        continue;
      }
      priorities_.emplace(priority.id, found);
      kept_.emplace(priority.id, same->second);
    }
  }
  // A plan that took its ids from elsewhere: titles have to do.
  for (const auto& [id, priority] : after_by_id) {
    if (priorities_.contains(id)) continue;
    const auto found = by_title.find(priority->title);
    if (found == by_title.end()) continue;
    priorities_.emplace(id, found->second);
    kept_.emplace(found->second.priority->id, priority);
    by_title.erase(found);
  }
}

const RstSpliceContext::PriorityBefore* RstSpliceContext::before_of(
    const Priority& priority) const {
  const auto found = priorities_.find(priority.id);
  return found == priorities_.end() ? nullptr : &found->second;
}

const Priority* RstSpliceContext::after_of(const Priority& priority) const {
  const auto found = kept_.find(priority.id);
  return found == kept_.end() ? nullptr : found->second;
}

void RstSpliceContext::match_groups() {
  groups_.resize(after.groups.size());
  std::vector<bool> taken(before.plan.groups.size(), false);
  const auto take = [&](std::size_t group, std::size_t old) {
    groups_[group] = old;
    taken[old] = true;
  };
  const auto each_free = [&](const auto& choose) {
    for (std::size_t group = 0; group < after.groups.size(); ++group) {
      if (groups_[group]) continue;
      for (std::size_t old = 0; old < taken.size(); ++old) {
        if (taken[old] || !choose(group, old)) continue;
        take(group, old);
        break;
      }
    }
  };
  each_free([&](std::size_t group, std::size_t old) {
    return after.groups[group].title == before.plan.groups[old].title &&
           after.groups[group].columns == before.plan.groups[old].columns &&
           (!after.groups[group].title.empty() || group == old);
  });
  each_free([&](std::size_t group, std::size_t old) {
    return !after.groups[group].title.empty() &&
           after.groups[group].title == before.plan.groups[old].title;
  });
  // Of most of the priorities that it has.
  each_free([&](std::size_t group, std::size_t old) {
    std::size_t shared = 0;
    for (const Priority& priority : after.groups[group].priorities) {
      const PriorityBefore* was = before_of(priority);
      if (was != nullptr && was->group == old) ++shared;
    }
    return 2 * shared > before.plan.groups[old].priorities.size();
  });
  each_free([&](std::size_t group, std::size_t old) {
    return after.groups[group].title.empty() && before.plan.groups[old].title.empty();
  });
  each_free([&](std::size_t group, std::size_t old) {
    return group == old && after.groups.size() == before.plan.groups.size();
  });
}

bool RstSpliceContext::is_of_plan(RstIndex node) const {
  return is_within(spans_, tree[node].begin);
}

}  // namespace summit
