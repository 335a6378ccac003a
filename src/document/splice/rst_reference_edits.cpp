#include "document/splice/rst_reference_edits.h"

#include <utility>

#include "text/sort.h"

namespace summit {

void RstReferenceEdits::replace(RstIndex node, std::string markup) {
  RstIndex table = rst_none;
  for (RstIndex around = node; around != RstTree::root; around = tree_[around].parent) {
    if (tree_.kind(around) == RstKind::table) table = around;
  }
  if (table == rst_none) {
    return edits_.replace({tree_[node].begin, tree_[node].end}, std::move(markup));
  }
  tree_.for_each_piece(node, [&](RstSpan piece) {
    tables_[table].push_back({piece.begin, piece.end, std::exchange(markup, {})});
  });
}

void RstReferenceEdits::finish() {
  for (auto& [table, replacements] : tables_) {
    const RstSpan lines = edits_.lines({tree_[table].begin, tree_[table].end});
    sort_by(replacements, [](const TextReplacement& each) { return each.begin; });
    for (TextReplacement& replacement : replacements) {
      replacement.begin -= lines.begin;
      replacement.end -= lines.begin;
    }
    const std::string_view text = tree_.text().substr(lines.begin, lines.end - lines.begin);
    edits_.replace_lines(lines, replace_in_tables(text, replacements));
  }
  tables_.clear();
}

}  // namespace summit
