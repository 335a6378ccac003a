// The priorities as tables, one a group: edited in place, put into order by dragging and by
// keyboard.
#pragma once

#include "ui/plan_column.h"

namespace summit::ui {

class PlanDrag;

// Draws all groups, each with its heading and the button that adds to it.
void draw_priority_tables(PlanColumn& layout, PlanDrag& drag);
// The height that takes, in pixels.
[[nodiscard]] float priority_tables_height(Session& session);

}  // namespace summit::ui
