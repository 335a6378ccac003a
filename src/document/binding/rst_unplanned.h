// The ideas in a document: a section whose title says that its subject has no plan or nobody to
// lead it, with a bullet list.
#pragma once

#include <string_view>
#include <vector>

#include "document/binding/rst_binding.h"

namespace summit {

// Whether one of the title's words is "unplanned", "unassigned", "unowned", "backlog" or
// "wishlist"; or one is "without", "no", "lacking", "missing", "needing" or "seeking", and a later
// one "plan", "owner", "leader", "lead", "champion", "assignee", "contact" or "volunteer" (or their
// plural).
[[nodiscard]] bool is_unplanned_title(std::string_view title);

// The bullet list that a block is, or that is all there is in a block quote: indentation that its
// author hardly meant. rst_none otherwise.
[[nodiscard]] RstIndex bullet_list_in(const RstTree& tree, RstIndex block);

struct RstIdeas {
  std::vector<Idea> ideas;
  std::vector<BoundIdea> bound;
};
// The items of a bullet list as ideas. An item's first paragraph is the title; a list at its end
// has the ideas below it, and what stands between are its notes. (Where the list is indented too
// far, the paragraph is a term for docutils and the rest its definition.) Items without such text
// and what is nested deeper than max_nesting stay in the document alone.
[[nodiscard]] RstIdeas read_ideas(const RstTree& tree, RstIndex list);

}  // namespace summit
