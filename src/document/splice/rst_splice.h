// Writes a plan back into the document it was read from, so that a review shows the lines that were
// meant to change and no others.
//
// What the plan says now is compared with what the document says (BoundDocument::plan); how it came
// to be does not matter. So a change that was taken back leaves no trace: the same plan gives the
// same bytes. Priorities and ideas are matched by their ids, people by their names or links, groups
// by their titles or what is in them, sections by their titles.
//
// What stays keeps its bytes. What changes or is new is written the way the document writes such
// things: rows in the layout of their table (document/splice/rst_table_splice.h), sections with the
// adornment of their level, ideas with the bullets of their list, the targets of people beside
// those of the others; paragraphs one by one (document/splice/rst_prose_splice.h). Names that
// change take all references along, also those in parts of the document that are not the plan's;
// references to what is gone become text (document/splice/rst_dangling_splice.h).
#pragma once

#include <string>

#include "document/binding/rst_binding.h"
#include "plan/plan.h"

namespace summit {

// The document, saying what `after` says. Where that cannot be had by changing parts (names that
// collide, a table without a header that gets one …), all is written in the canonical layout, and
// what the document has beside the plan follows.
[[nodiscard]] std::string write_into(const BoundDocument& before, const Plan& after);

}  // namespace summit
