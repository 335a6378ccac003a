// The tables of priorities, with the rows that the plan has now: each in the layout it has, cells
// in the way its other cells are written.
#pragma once

#include "document/splice/rst_splice_context.h"

namespace summit {

// Replaces the tables that are to say something else. One with cells that span others keeps its
// layout while rows and columns stay and a text replaces a text; what cannot be written in its own
// layout gets the canonical one.
void splice_tables(RstSpliceContext& context);

}  // namespace summit
