// Prose that changed, written into the lines it stood in: paragraphs and other blocks (parted by
// blank lines) that are as they were keep their bytes. A paragraph that is changed or new is
// wrapped again where one of its lines is too long, as in the canonical layout.
#pragma once

#include <string_view>

#include "document/binding/rst_binding.h"
#include "document/splice/rst_edits.h"

namespace summit {

// `before` is what stands there, as the plan has it.
void splice_prose(RstEdits& edits, const BoundProse& where, std::string_view before,
                  std::string_view after);

}  // namespace summit
