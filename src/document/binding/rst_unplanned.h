// The ideas in a document: a section with a bullet list whose title says that its subject has no
// plan or nobody to lead it; or that begins with a comment saying so, whatever its title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/binding/rst_binding.h"

namespace summit {

// Whether one of the title's words is "unplanned", "unassigned", "unowned", "backlog" or
// "wishlist"; or one is "without", "no", "lacking", "missing", "needing" or "seeking", and a later
// one "plan", "owner", "leader", "lead", "champion", "assignee", "contact" or "volunteer" (or their
// plural).
[[nodiscard]] bool is_unplanned_title(std::string_view title);

// The comment. What is indented below it would be a part of it, so an empty comment may follow.
inline constexpr std::string_view unplanned_mark = ".. unplanned";
// Whether a section of ideas has to be marked to be known.
[[nodiscard]] bool needs_unplanned_mark(std::string_view title, std::string_view introduction);
// The mark, a "\n" behind it, and what has to part it from the prose that follows.
[[nodiscard]] std::string unplanned_mark_ahead_of(std::string_view introduction);
// The last node of a section's mark: the comment or the empty one behind it; rst_none without one.
[[nodiscard]] RstIndex unplanned_mark_in(const RstTree& tree, RstIndex section);

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
