// The plan: the document as a whole, its priorities, its unplanned ideas, in one scrolled column;
// or who carries how much of it.

#include "ui/commands.h"
#include "ui/idea_tree.h"
#include "ui/load_view.h"
#include "ui/plan_column.h"
#include "ui/plan_drag.h"
#include "ui/priority_table.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float bar_stays_from = 160;  // pixels of height

// Whether something of the list is to get the focus.
bool wants_list(std::string_view focus_target) {
  const std::string_view kind = focus_target.substr(0, focus_target.find(':'));
  return kind == "title" || kind == "owners" || kind == "grip" || kind == "idea" ||
         kind == "idea title" || kind == "document" || kind == "add-priority" ||
         kind == "add-idea" || kind == "filter plan";
}

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
  if (ui.colors().ground == ui.colors().surface) ui.outline(rect, ui.colors().line, corner);
}

}  // namespace

void draw_plan_screen(Ui& ui, Session& session, const Rect& rect) {
  const auto region = ui.scope("plan", {.role = Role::region, .name = tr("Plan"), .rect = rect});
  session.plan_region = ui.container();
  ui.fill(rect, ui.colors().ground);
  if (wants_list(session.focus_target)) session.load_view.shows = false;
  Rect rest = rect;
  // Where hardly anything has room the bar scrolls along.
  const bool stays = session.load_view.shows || rect.height >= bar_stays_from;
  if (stays) take_top(rest, draw_plan_bar(ui, session, rect));
  if (session.load_view.shows) return draw_load_view(ui, session, rest);
  const std::vector<IdeaRow> ideas = visible_ideas(session);
  const float bar_room = stays ? 0 : 4 * pane_bar_height;  // at most
  const float height = bar_room + pane_padding + row_height + gap +
                       priority_tables_height(session) + idea_tree_height(session, ideas.size()) +
                       pane_padding;
  const ImVec2 top = ui.begin_scroll("scroll", rest, height);
  PlanColumn layout{ui,
                    session,
                    {top.x + pane_padding, top.y, rest.width - 2 * pane_padding, 0},
                    ui.clip(),
                    top.y + pane_padding};
  if (!stays) layout.y += draw_plan_bar(ui, session, {top.x, top.y, rest.width, bar_room});
  PlanDrag drag(layout);
  draw_document_row(layout);
  draw_priority_tables(layout, drag);
  draw_idea_tree(layout, drag, ideas);
  drag.finish();
  ui.end_scroll();
}

}  // namespace summit::ui
