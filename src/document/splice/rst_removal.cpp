#include "document/splice/rst_removal.h"

#include <algorithm>
#include <vector>

#include "text/sort.h"

namespace summit {
namespace {

bool is_for_reference(RstKind kind) {
  return kind == RstKind::target || kind == RstKind::footnote || kind == RstKind::citation;
}

bool is_within(std::uint32_t at, RstSpan span) {
  return at >= span.begin && at < span.end;
}

}  // namespace

void erase_part(RstSpliceContext& context, std::uint32_t begin, std::uint32_t end) {
  const RstTree& tree = context.tree;
  const RstSpan part{begin, end};
  std::vector<RstSpan> kept;
  for (const RstNames::Reference& reference : context.before.document.names.resolved()) {
    const RstNode& target = tree[reference.to];
    if (!is_for_reference(target.kind) || !is_within(target.begin, part)) continue;
    if (is_within(tree[reference.from].begin, part)) continue;
    // A target within a sentence goes with it.
    const RstKind parent = tree.kind(target.parent);
    if (parent != RstKind::section && parent != RstKind::document) continue;
    context.keeps_prose = true;
    kept.push_back(context.edits.lines({target.begin, target.end}));
  }
  sort_by(kept, [](const RstSpan& span) { return span.begin; });
  for (const RstSpan& lines : kept) {
    if (lines.begin > begin) context.edits.replace({begin, lines.begin}, "");
    begin = std::max(begin, lines.end);
  }
  if (begin < end) context.edits.erase_block({begin, end});
}

}  // namespace summit
