// The plan: the document as a whole, its priorities, its unplanned ideas, in one scrolled column.

#include "ui/idea_tree.h"
#include "ui/plan_column.h"
#include "ui/plan_drag.h"
#include "ui/priority_table.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

// The document as a whole.
void draw_document_row(PlanColumn& layout) {
  Ui& ui = layout.ui;
  Session& session = layout.session;
  const Rect rect = layout.next(row_height);
  layout.y += gap;
  const Plan& plan = session.plan;
  const std::string label = plan.title.empty() ? std::string(tr("Untitled document")) : plan.title;
  ui.fill(rect, ui.colors().surface, corner);
  if (ui.button("document", rect, label,
                {.icon = Icon::sample,
                 .look = ButtonLook::row,
                 .pressed = session.selected.empty() ? Toggle::on : Toggle::off})) {
    session.selected.clear();
    if (session.narrow) session.pane = Pane::details;
    ui.settle();
  }
  layout.claim_focus("document", ui.last());
}

}  // namespace

void draw_plan_screen(Ui& ui, Session& session, const Rect& rect) {
  const auto region = ui.scope("plan", {.role = Role::region, .name = tr("Plan"), .rect = rect});
  session.plan_region = ui.container();
  ui.fill(rect, ui.colors().ground);
  Rect rest = rect;
  take_top(rest, draw_plan_bar(ui, session, rect));
  const std::vector<IdeaRow> ideas = visible_ideas(session);
  const float height = pane_padding + row_height + gap + priority_tables_height(session) +
                       idea_tree_height(session, ideas.size()) + pane_padding;
  const ImVec2 top = ui.begin_scroll("scroll", rest, height);
  PlanColumn layout{ui,
                    session,
                    {top.x + pane_padding, top.y, rest.width - 2 * pane_padding, 0},
                    ui.clip(),
                    top.y + pane_padding};
  PlanDrag drag(layout);
  draw_document_row(layout);
  draw_priority_tables(layout, drag);
  draw_idea_tree(layout, drag, ideas);
  drag.finish();
  ui.end_scroll();
}

}  // namespace summit::ui
