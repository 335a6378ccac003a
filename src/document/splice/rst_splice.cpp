#include "document/splice/rst_splice.h"

#include <string_view>
#include <unordered_set>
#include <utility>

#include "document/splice/rst_dangling_splice.h"
#include "document/splice/rst_idea_splice.h"
#include "document/splice/rst_section_splice.h"
#include "document/splice/rst_splice_context.h"
#include "document/splice/rst_table_splice.h"
#include "document/splice/rst_target_splice.h"
#include "document/writer/document_view.h"
#include "document/writer/rst_writer.h"

namespace summit {
namespace {

// Elements of the document that are nothing of the plan's: notes, comments, targets of other
// things.
std::string beside_the_plan(const RstSpliceContext& context) {
  const RstTree& tree = context.tree;
  const Binding& binding = context.before.binding;
  std::unordered_set<RstIndex> known(binding.labels.begin(), binding.labels.end());
  known.insert(binding.people.begin(), binding.people.end());
  for (const BoundIdea& idea : binding.unplanned.ideas) known.insert(tree[idea.item].parent);
  std::string out;
  for (RstIndex node = 1; node < tree.nodes.size();) {
    const RstKind kind = tree.kind(node);
    if (kind == RstKind::section) {
      ++node;
      continue;
    }
    const RstIndex next = tree[node].subtree_end;
    if (kind != RstKind::title && !known.contains(node) && !context.is_of_plan(node)) {
      const RstSpan lines = context.edits.lines({tree[node].begin, tree[node].end});
      out += '\n';
      out += tree.text().substr(lines.begin, lines.end - lines.begin);
      if (!out.ends_with('\n')) out += '\n';
    }
    node = next;
  }
  return out;
}

}  // namespace

std::string write_into(const BoundDocument& before, const Plan& after) {
  if (after == before.plan) return std::string(before.document.tree.source());
  RstSpliceContext context(before, after);
  splice_front(context);
  splice_groups(context);
  splice_tables(context);
  splice_descriptions(context);
  splice_unplanned(context);
  splice_sections(context);
  splice_targets(context);
  splice_references(context);
  splice_group_order(context);
  if (context.edits.empty()) return std::string(before.document.tree.source());

  BoundDocument read = bind_rst(context.edits.apply());
  const bool completed = complete_targets(context, read.document);
  if (erase_orphans(context, read.document) || completed) {
    read = bind_rst(context.edits.apply());
  }
  // What stays of prose that is gone is more than the plan says, and is no reason to write all
  // anew.
  const std::string wanted = document_view(after);
  if (!context.keeps_prose && document_view(read.plan) != wanted) {
    BoundDocument canonical = bind_rst(write_rst(after) + beside_the_plan(context));
    if (document_view(canonical.plan) == wanted) read = std::move(canonical);
  }
  return without_dangling(before, read);
}

}  // namespace summit
