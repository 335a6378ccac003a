// What changes when one text becomes another, line by line: lines that stay are kept with their
// attributes, so that a history says of nobody's line that somebody else wrote it anew.
#pragma once

#include "pad/attributed_text.h"
#include "pad/changeset.h"

namespace summit {

// The changeset that makes `before` into `after`, but for attributes of the last line break. Lines
// that are equal, attributes included, are kept; of lines that take the place of as many others the
// changed middle of each is replaced, of any others the changed middle of all. Time is linear but
// for a logarithm.
[[nodiscard]] Changeset difference(const AttributedText& before, const AttributedText& after);

}  // namespace summit
