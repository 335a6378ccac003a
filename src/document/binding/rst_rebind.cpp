#include "document/binding/rst_rebind.h"

#include <utility>

#include "document/binding/rst_excerpt.h"
#include "document/binding/rst_unplanned.h"
#include "document/writer/prose.h"
#include "plan/rules.h"

namespace summit {
namespace {

void add_sections(std::vector<Section>& sections, std::vector<PlanProse>& proses) {
  for (Section& section : sections) {
    proses.push_back({PlanProse::Kind::section, section.title, &section.body});
    add_sections(section.sections, proses);
  }
}

void add_sections(std::vector<BoundSection>& sections, std::vector<BoundProse*>& proses) {
  for (BoundSection& section : sections) {
    proses.push_back(&section.body);
    add_sections(section.sections, proses);
  }
}

// What the nodes refer to, in order; none where other parts of a document can tell in another way
// that the nodes are there.
std::optional<std::vector<std::string>> references_of_prose(const RstTree& tree, RstIndex first,
                                                            RstIndex end) {
  std::vector<std::string> references;
  for (RstIndex node = first; node < end; ++node) {
    switch (tree.kind(node)) {
      case RstKind::target:
      case RstKind::footnote:
      case RstKind::citation:
      case RstKind::substitution_definition:
      case RstKind::table:
      case RstKind::field_list:  // a directive's may name it
        return std::nullopt;
      case RstKind::reference:
        switch (static_cast<RstReference>(tree[node].style)) {
          case RstReference::named:
            references.push_back(tree.text_of(node));
            break;
          case RstReference::url:
          case RstReference::anonymous_url:
            break;
          default:
            return std::nullopt;
        }
        break;
      case RstKind::footnote_reference:
      case RstKind::citation_reference:
      case RstKind::substitution_reference:
        references.push_back(tree.text_of(node));
        break;
      default:
        break;
    }
  }
  return references;
}

// Moves what is behind a change along with it.
class Shift {
 public:
  Shift(const RstReread& nodes, RstSpan lines, std::uint32_t size)
      : old_end_(nodes.old_end),
        more_nodes_(nodes.new_end - nodes.old_end),
        end_(lines.end),
        more_bytes_(lines.begin + size - lines.end) {}

  void of(Binding& binding) const {
    for (RstIndex& label : binding.labels) node(label);
    node(binding.title);
    prose(binding.introduction);
    for (RstIndex& person : binding.people) node(person);
    for (BoundGroup& group : binding.groups) {
      node(group.section);
      prose(group.introduction);
      node(group.table);
      for (BoundPriority& priority : group.priorities) {
        node(priority.row);
        node(priority.section);
        prose(priority.description);
      }
    }
    node(binding.unplanned.section);
    prose(binding.unplanned.introduction);
    ideas(binding.unplanned.ideas);
    prose(binding.unplanned.closing);
    sections(binding.sections);
  }

 private:
  // Wraps around where there is less now.
  void node(RstIndex& index) const {
    if (index != rst_none && index >= old_end_) index += more_nodes_;
  }
  void prose(BoundProse& prose) const {
    if (prose.span.begin < end_) return;
    prose.span.begin += more_bytes_;
    prose.span.end += more_bytes_;
  }
  void ideas(std::vector<BoundIdea>& ideas) const {
    for (BoundIdea& idea : ideas) {
      node(idea.item);
      node(idea.title);
      prose(idea.notes);
      this->ideas(idea.ideas);
    }
  }
  void sections(std::vector<BoundSection>& sections) const {
    for (BoundSection& section : sections) {
      node(section.section);
      prose(section.body);
      this->sections(section.sections);
    }
  }

  RstIndex old_end_;
  RstIndex more_nodes_;
  std::uint32_t end_;
  std::uint32_t more_bytes_;
};

}  // namespace

std::vector<PlanProse> proses_of(Plan& plan) {
  std::vector<PlanProse> proses{{PlanProse::Kind::introduction, {}, &plan.introduction}};
  for (Group& group : plan.groups) {
    proses.push_back({PlanProse::Kind::group, group.title, &group.introduction});
  }
  for (Group& group : plan.groups) {
    for (Priority& priority : group.priorities) {
      if (!priority.description) continue;
      proses.push_back({PlanProse::Kind::description, priority.id, &*priority.description});
    }
  }
  add_sections(plan.sections, proses);
  return proses;
}

std::vector<BoundProse*> bound_proses_of(const Plan& plan, Binding& binding) {
  std::vector<BoundProse*> proses{&binding.introduction};
  for (BoundGroup& group : binding.groups) proses.push_back(&group.introduction);
  for (std::size_t group = 0; group < plan.groups.size(); ++group) {
    for (std::size_t at = 0; at < plan.groups[group].priorities.size(); ++at) {
      if (!plan.groups[group].priorities[at].description) continue;
      proses.push_back(&binding.groups[group].priorities[at].description);
    }
  }
  add_sections(binding.sections, proses);
  return proses;
}

std::optional<RstReread> rebind_prose(BoundDocument& document, std::size_t prose,
                                      std::string_view lines) {
  const PlanProse what = proses_of(document.plan)[prose];
  BoundProse& place = *bound_proses_of(document.plan, document.binding)[prose];
  const RstSpan span = place.span;
  if (span.begin == span.end || place.indent != 0 || is_blank(lines) ||
      !text_trouble(lines, {}).empty()) {
    return std::nullopt;
  }
  // Such a section may become that of the unplanned ideas.
  const auto has_mark = [](std::string_view text) {
    return text.find(unplanned_mark) != std::string_view::npos;
  };
  if (what.kind == PlanProse::Kind::section &&
      (is_unplanned_title(what.name) || has_mark(lines) ||
       has_mark(document.document.tree.text().substr(span.begin, span.end - span.begin)))) {
    return std::nullopt;
  }

  RstTree& tree = document.document.tree;
  const auto first_in = [&](std::uint32_t offset) {
    RstIndex node = 1;
    while (node < tree.nodes.size() && tree[node].begin < offset) {
      node = tree.kind(node) == RstKind::section ? node + 1 : tree[node].subtree_end;
    }
    return node;
  };
  const auto before = references_of_prose(tree, first_in(span.begin), first_in(span.end));
  if (!before) return std::nullopt;
  const auto refers_alike = [&](const RstTree& part) {
    return references_of_prose(part, 1, static_cast<RstIndex>(part.nodes.size())) == before;
  };
  const std::optional<RstReread> reread = reread_rst(document.document, span, lines, refers_alike);
  if (!reread) return std::nullopt;

  const auto size = static_cast<std::uint32_t>(lines.size());
  Shift(*reread, span, size).of(document.binding);
  RstExcerpt excerpt = excerpt_lines(tree, {span.begin, span.begin + size});
  place = excerpt.bound;
  *what.text = std::move(excerpt.text);
  if (document.plan.source) {
    document.plan.source->text.replace(span.begin, span.end - span.begin, lines);
  }
  return reread;
}

}  // namespace summit
