// The targets of people, and references to what bears another name now.
#pragma once

#include <string>
#include <vector>

#include "document/splice/rst_splice_context.h"

namespace summit {

// Targets of people who are new stand beside those of the others, written like them; those of
// others follow their name and link.
void splice_targets(RstSpliceContext& context);

// References to sections and people by their old names, in parts of the document that are not the
// plan's.
void splice_references(RstSpliceContext& context);

// Adds targets of people that `written`, which is what the document becomes without, lacks all the
// same. Gives whether there are any.
[[nodiscard]] bool complete_targets(RstSpliceContext& context, const RstDocument& written);

// Erases targets that the document needed and `after`, which is what it becomes without, refers to
// no longer. Gives whether there are any.
[[nodiscard]] bool erase_orphans(RstSpliceContext& context, const RstDocument& after);

}  // namespace summit
