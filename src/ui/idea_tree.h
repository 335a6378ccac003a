// The unplanned ideas as a tree: renamed in place, promoted, moved about with the keyboard.
#pragma once

#include <cstddef>
#include <vector>

#include "ui/plan_column.h"

namespace summit::ui {

// An idea that shows: none of those around it is collapsed.
struct IdeaRow {
  const Idea* idea;
  std::size_t position, count;  // among its siblings, from 1
  int level;                    // from 1
};
[[nodiscard]] std::vector<IdeaRow> visible_ideas(const Session& session);

// Draws the heading, the tree and the button that adds to it.
void draw_idea_tree(PlanColumn& layout, const std::vector<IdeaRow>& ideas);
// The height that takes, in pixels.
[[nodiscard]] float idea_tree_height(const Session& session, std::size_t ideas);

}  // namespace summit::ui
