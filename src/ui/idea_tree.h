// The unplanned ideas as a tree: renamed in place, promoted, moved about with the keyboard.
#pragma once

#include <cstddef>
#include <vector>

#include "ui/plan_column.h"

namespace summit::ui {

class PlanDrag;

inline constexpr float idea_indent = 22;  // pixels, of each level

// An idea that shows: the filter leaves it, and none of those around it is collapsed.
struct IdeaRow {
  const Idea* idea;
  std::size_t position, count;  // among its siblings, from 1
  int level;                    // from 1
};
[[nodiscard]] std::vector<IdeaRow> visible_ideas(Session& session);

// Draws the heading, the tree and the button that adds to it.
void draw_idea_tree(PlanColumn& layout, PlanDrag& drag, const std::vector<IdeaRow>& ideas);
// The height that takes, in pixels.
[[nodiscard]] float idea_tree_height(const Session& session, std::size_t ideas);

}  // namespace summit::ui
