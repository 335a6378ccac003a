// The titles and the prose of a document, its sections and groups: changed, added, moved, removed.
#pragma once

#include "document/splice/rst_splice_context.h"

namespace summit {

// Labels, the document's title and its introduction.
void splice_front(RstSpliceContext& context);

// Groups' titles and introductions; groups that are new with their tables, in the canonical layout.
void splice_groups(RstSpliceContext& context);

// The sections of priorities. A new one stands behind that of the priority before, or ahead of that
// of the next.
void splice_descriptions(RstSpliceContext& context);

// Every other section but the unplanned ideas'.
void splice_sections(RstSpliceContext& context);

// Moves groups to where they are; to be called when everything else is done.
void splice_group_order(RstSpliceContext& context);

}  // namespace summit
