// Any bytes are a document. Its plan keeps the rules of all plans, so that it survives being
// written as JSON; what it binds stands in the text; and it comes back as the same document.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "document/binding/rst_binding.h"
#include "document/plan_rst.h"
#include "plan/plan_json.h"
#include "plan/validity.h"

namespace summit {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

class Places {
 public:
  explicit Places(const BoundDocument& bound) : bound_(bound), tree_(bound.document.tree) {}

  void check() {
    const Binding& binding = bound_.binding;
    const Plan& plan = bound_.plan;
    require(binding.labels.size() == plan.labels.size());
    for (const RstIndex label : binding.labels) node(label, RstKind::target);
    node_or_none(binding.title, RstKind::section);
    prose(binding.introduction, plan.introduction);
    require(binding.people.size() == plan.people.size());
    for (std::size_t i = 0; i < plan.people.size(); ++i) {
      require((binding.people[i] == rst_none) == plan.people[i].url.empty());
    }
    require(binding.groups.size() == plan.groups.size());
    for (std::size_t i = 0; i < plan.groups.size(); ++i) group(binding.groups[i], plan.groups[i]);
    node_or_none(binding.unplanned.section, RstKind::section);
    prose(binding.unplanned.introduction, plan.unplanned.introduction);
    prose(binding.unplanned.closing, plan.unplanned.closing);
    ideas(binding.unplanned.ideas, plan.unplanned.ideas);
    sections(binding.sections, plan.sections);
  }

 private:
  void node(RstIndex node, RstKind kind) {
    require(node < tree_.nodes.size() && tree_.kind(node) == kind);
  }
  void node_or_none(RstIndex node, RstKind kind) {
    if (node != rst_none) this->node(node, kind);
  }

  void prose(const BoundProse& prose, const std::string& text) {
    const std::string_view all = tree_.text();
    require(prose.span.begin <= prose.span.end && prose.span.end <= all.size());
    require((prose.span.begin == prose.span.end) == text.empty());
    require(prose.span.begin == 0 || text.empty() || all[prose.span.begin - 1] == '\n');
    require(prose.span.end == all.size() || text.empty() || all[prose.span.end - 1] == '\n');
  }

  void group(const BoundGroup& bound, const Group& group) {
    node_or_none(bound.section, RstKind::section);
    node(bound.table, RstKind::table);
    prose(bound.introduction, group.introduction);
    require(group.columns.empty() || group.columns.size() == bound.roles.size());
    require(bound.priorities.size() == group.priorities.size());
    for (std::size_t i = 0; i < group.priorities.size(); ++i) {
      node(bound.priorities[i].row, RstKind::row);
      node_or_none(bound.priorities[i].section, RstKind::section);
      const bool described = group.priorities[i].description.has_value();
      require((bound.priorities[i].section != rst_none) == described);
      if (described) prose(bound.priorities[i].description, *group.priorities[i].description);
    }
  }

  void ideas(const std::vector<BoundIdea>& bound, const std::vector<Idea>& ideas) {
    require(bound.size() == ideas.size());
    for (std::size_t i = 0; i < ideas.size(); ++i) {
      node(bound[i].item, RstKind::list_item);
      require(bound[i].title < tree_.nodes.size());
      prose(bound[i].notes, ideas[i].notes);
      this->ideas(bound[i].ideas, ideas[i].ideas);
    }
  }

  void sections(const std::vector<BoundSection>& bound, const std::vector<Section>& sections) {
    require(bound.size() == sections.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
      node(bound[i].section, RstKind::section);
      prose(bound[i].body, sections[i].body);
      this->sections(bound[i].sections, sections[i].sections);
    }
  }

  const BoundDocument& bound_;
  const RstTree& tree_;
};

void check(std::string_view text) {
  const BoundDocument bound = bind_rst(std::string(text));
  require(trouble_in(bound.plan).empty());
  Places(bound).check();
  const Result<Plan> again = read_plan_json(write_plan_json(bound.plan), "");
  require(again.value == bound.plan);
  const Result<Plan> read = read_plan_rst(text, "");
  require(read.value.has_value() == bound.plan.source.has_value());
  if (read) require(*read.value == bound.plan && write_plan_rst(*read.value) == text);
}

}  // namespace
}  // namespace summit

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  summit::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
