// What is wrong or doubtful in a priorities document: what reading it finds
// (document/reader/rst_reader.h), the house rules (document/checks/house_rules.h), what is doubtful
// in its plan (plan/checks.h), and what only shows where the two meet:
//
//   row-without-section    a priority without a section in a table where others have one
//   section-without-row    a section beside those of priorities that no row leads to
//   broken-label           a comment ahead of a section that is a label but for its "_"
//   label-of-other-release a label "X-priorities" while the document is about another release
//   missing-row-separator  rows without a line between them, which are one row to every reader
//   empty-row              a row of a table of priorities with nothing in it
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/binding/rst_binding.h"
#include "document/checks/house_rules.h"
#include "plan/operation.h"
#include "text/problem.h"

namespace summit {

struct RstFinding {
  Problem problem;    // without its file
  std::string id;     // of the priority of `bound` it is about; empty: the document
  std::string owner;  // the one of that priority's it is about; empty: none
  // What would mend it, if that is for a program to say: operations, or edits of the source in
  // order.
  Operations operations;
  std::vector<TextEdit> edits;
  [[nodiscard]] bool has_fix() const { return !operations.empty() || !edits.empty(); }
};

// In order of their places.
[[nodiscard]] std::vector<RstFinding> check_rst(const BoundDocument& bound);

// The id that a priority of `bound`, the document of `plan` as it is now, has in `plan`: ids are
// stable there, while a document's are made of titles. Empty where there is none.
[[nodiscard]] std::string id_in_plan(const BoundDocument& bound, const Plan& plan,
                                     std::string_view id);

// The operations that mend what was found in `bound`, the document of `plan` as it is now, with the
// ids of `plan`.
[[nodiscard]] Operations fix_of(const BoundDocument& bound, const Plan& plan,
                                const RstFinding& finding);

}  // namespace summit
