#include "document/splice/rst_dangling_splice.h"

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/splice/rst_edits.h"
#include "document/splice/rst_reference_edits.h"
#include "document/splice/rst_splice_context.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

// The name that a reference calls, as docutils compares it; empty for one that calls none.
std::string called_name(const RstTree& tree, RstIndex reference) {
  const RstIndex alias = tree.child(reference, RstKind::target_alias);
  return normalize_name(alias == rst_none ? tree.text_of(reference) : written_name(tree, alias));
}

class DanglingSplice {
 public:
  DanglingSplice(const BoundDocument& before, const BoundDocument& after)
      : before_(before),
        after_(after),
        tree_(after.document.tree),
        edits_(tree_),
        references_(edits_, tree_) {}

  std::string splice() {
    find();
    if (dangling_.empty()) return std::string(tree_.source());
    for (const BoundIdea& idea : after_.binding.unplanned.ideas) this->idea(idea);
    for (const BoundGroup& group : after_.binding.groups) {
      for (const BoundPriority& priority : group.priorities) {
        if (priority.section == rst_none) row(priority.row);
      }
    }
    for (const auto& [node, name] : dangling_) {
      if (!targets_.contains(name)) plain(node);
    }
    references_.finish();
    return edits_.apply();
  }

 private:
  void find() {
    const RstNames& names = after_.document.names;
    std::unordered_set<std::string> led;  // what led somewhere before
    for (const RstNames::Reference& reference : before_.document.names.resolved()) {
      led.insert(called_name(before_.document.tree, reference.from));
    }
    for (RstIndex node = 0; node < tree_.nodes.size(); ++node) {
      if (tree_.kind(node) != RstKind::reference) continue;
      const auto style = static_cast<RstReference>(tree_[node].style);
      const bool by_name = style == RstReference::named || style == RstReference::named_name ||
                           style == RstReference::anonymous_name;
      if (!by_name) continue;
      std::string name = called_name(tree_, node);
      // A name that is there twice leads nowhere, too, and is another matter.
      if (names.resolve(node) != rst_none || !led.contains(name)) continue;
      if (is_defined(name)) continue;
      wanted_.insert(name);
      dangling_.emplace_back(node, std::move(name));
    }
  }

  bool is_defined(const std::string& name) {
    if (defined_.empty()) {
      defined_.insert("");
      for (RstIndex node = 0; node < tree_.nodes.size(); ++node) {
        if (tree_.kind(node) == RstKind::title)
          defined_.insert(normalize_name(tree_.text_of(node)));
        if (tree_.kind(node) == RstKind::target_name) {
          defined_.insert(normalize_name(written_name(tree_, node)));
        }
      }
    }
    return defined_.contains(name);
  }

  void idea(const BoundIdea& idea) {
    make_target(idea.title);
    for (const BoundIdea& inner : idea.ideas) this->idea(inner);
  }

  void row(RstIndex row) {
    for (const RstIndex entry : tree_.children(row)) {
      const RstIndex paragraph = tree_.child(entry, RstKind::paragraph);
      if (paragraph != rst_none) make_target(paragraph);
    }
  }

  // A title that is nothing but text, and what a reference calls.
  void make_target(RstIndex title) {
    const RstIndex text = tree_.first_child(title);
    if (text == rst_none || tree_.kind(text) != RstKind::text ||
        tree_.next_sibling(text) != rst_none) {
      return;
    }
    std::string scratch;
    const std::string shown = tree_.text_of(text);
    std::string name = normalize_name(shown);
    if (!wanted_.contains(name) || !targets_.insert(std::move(name)).second) return;
    std::string markup = "_";
    append_reference(markup, one_line(shown, scratch));
    markup.pop_back();
    references_.replace(text, std::move(markup));
  }

  void plain(RstIndex reference) {
    std::string scratch;
    std::string markup;
    const std::string shown = tree_.text_of(reference);
    append_text(markup, one_line(shown, scratch));
    references_.replace(reference, std::move(markup));
  }

  const BoundDocument& before_;
  const BoundDocument& after_;
  const RstTree& tree_;
  RstEdits edits_;
  RstReferenceEdits references_;
  std::vector<std::pair<RstIndex, std::string>> dangling_;  // references, and what they call
  std::unordered_set<std::string> wanted_;
  std::unordered_set<std::string> targets_;  // names that are there again
  std::unordered_set<std::string> defined_;  // names that titles and targets have
};

}  // namespace

std::string without_dangling(const BoundDocument& before, const BoundDocument& after) {
  return DanglingSplice(before, after).splice();
}

}  // namespace summit
