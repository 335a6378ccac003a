// Taking parts of a document out without what others still need.
#pragma once

#include <cstdint>

#include "document/splice/rst_splice_context.h"

namespace summit {

// Erases whole lines, but for targets and footnotes in them that something else refers to.
void erase_part(RstSpliceContext& context, std::uint32_t begin, std::uint32_t end);

}  // namespace summit
