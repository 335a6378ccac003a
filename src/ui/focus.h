// Where the keyboard focus goes, as far as the record of a frame (semantics.h) decides it.
#pragma once

#include <vector>

#include "ui/semantics.h"

namespace summit::ui {

[[nodiscard]] const Node* find_node(const std::vector<Node>& nodes, NodeId id);

// The first control of the region after the one `focus` is in, or of the one before; 0 where there
// is none.
[[nodiscard]] NodeId next_region_stop(const std::vector<Node>& nodes, NodeId focus, bool back);

// What gets the focus when `focus`, drawn in the frame `before`, is gone from the one `now`: never
// nothing, as long as anything can have it. For a place in a row that is `offered` where it is not
// 0, else the same place in the row that follows or precedes; for other things what came behind
// them in their pane. 0 when `focus` is still there, or was in a dialog, which gives back the focus
// that it took.
[[nodiscard]] NodeId heir_of_focus(const std::vector<Node>& before, const std::vector<Node>& now,
                                   NodeId focus, NodeId offered);

}  // namespace summit::ui
