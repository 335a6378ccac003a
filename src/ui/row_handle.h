// The handle at the left of a row, the same in tables and the tree: the row is dragged by it, and
// selected, along with others where Control or Shift say so.
#pragma once

#include <string>

#include "ui/plan_column.h"

namespace summit::ui {

class PlanDrag;

// Draws the handle of row `id`, which stands at that level of the tree; of `options` what the row
// adds. While rows have boxes to tick it is one.
void draw_row_handle(PlanColumn& layout, PlanDrag& drag, const std::string& id,
                     const std::string& title, int level, const Rect& rect, ButtonOptions options);
// Selects a row whose handle was clicked or had Space typed on it: alone, `toggle`d along with
// others, or with all up to it (`range`).
void act_on_handle(Session& session, const std::string& id, bool toggle, bool range);
// `field` of row `id` got the focus: the row is selected, along with others by a click with Control
// or Shift, or while rows have boxes to tick, which a click or tap anywhere in them does. Then the
// focus goes to what `handle` ("grip:", "idea:") names of the row.
void select_by_focus(PlanColumn& layout, NodeId field, const std::string& id,
                     const std::string& handle);

}  // namespace summit::ui
