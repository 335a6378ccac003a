// The unplanned ideas: the section around them and the bullet list they are, which keeps its
// bullets, its indentation and its blank lines.
#pragma once

#include "document/splice/rst_splice_context.h"

namespace summit {

void splice_unplanned(RstSpliceContext& context);

}  // namespace summit
