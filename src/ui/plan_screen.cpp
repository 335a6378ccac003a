// The plan: the document as a whole, its priorities, its unplanned ideas, in one scrolled column;
// or who carries how much of it.

#include "ui/commands.h"
#include "ui/idea_tree.h"
#include "ui/load_view.h"
#include "ui/plan_column.h"
#include "ui/priority_table.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

// Above the plan: what it is seen as.
void draw_plan_bar(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  ui.fill(rect, c.raised);
  ui.fill({rect.x, rect.y + rect.height - 1, rect.width, 1}, c.line);
  Rect bar = inset(rect, pane_padding, (rect.height - button_size(session)) / 2);
  const std::string_view labels[] = {tr("List"), tr("Load")};
  float widths[] = {Ui::button_width(labels[0], false), Ui::button_width(labels[1], false)};
  Rect place = take_right(bar, widths[0] + widths[1]);
  take_right(bar, gap);
  ui.text("name", bar, tr("Plan"), strong, c.text, Role::heading, 2);
  const auto group = ui.scope(
      "plan view", {.role = Role::group, .name = std::string(tr("Plan as")), .rect = place});
  const Rect frame = place;
  ui.fill(frame, c.surface, corner);
  for (std::size_t at = 0; at < std::size(labels); ++at) {
    const bool load = at == 1;
    if (ui.button(std::to_string(at), take_left(place, widths[at]), labels[at],
                  {.look = ButtonLook::quiet,
                   .pressed = session.load_view.shows == load ? Toggle::on : Toggle::off,
                   .shortcut = load ? command(CommandId::show_load).shortcut : ""})) {
      session.load_view.shows = load;
      ui.settle();
    }
  }
  ui.outline(frame, c.field_line, corner);
}

// Whether something of the list is to get the focus.
bool wants_list(std::string_view focus_target) {
  const std::string_view kind = focus_target.substr(0, focus_target.find(':'));
  return kind == "title" || kind == "owners" || kind == "grip" || kind == "idea" ||
         kind == "idea title" || kind == "document" || kind == "add-priority" || kind == "add-idea";
}

// The document as a whole.
void draw_document_row(PlanColumn& layout) {
  Ui& ui = layout.ui;
  Session& session = layout.session;
  const Rect rect = layout.next(row_height);
  layout.y += gap;
  const Plan& plan = session.plan;
  const std::string label = plan.title.empty() ? "Untitled document" : plan.title;
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

void draw_plan_screen(Ui& ui, Session& session, const Rect& whole) {
  const auto region = ui.scope("plan", {.role = Role::region, .name = "Plan", .rect = whole});
  ui.fill(whole, ui.colors().ground);
  if (wants_list(session.focus_target)) session.load_view.shows = false;
  Rect rect = whole;
  draw_plan_bar(ui, session, take_top(rect, pane_bar_height));
  if (session.load_view.shows) return draw_load_view(ui, session, rect);
  const std::vector<IdeaRow> ideas = visible_ideas(session);
  const float height = pane_padding + row_height + gap + priority_tables_height(session) +
                       idea_tree_height(session, ideas.size()) + pane_padding;
  const ImVec2 top = ui.begin_scroll("scroll", rect, height);
  PlanColumn layout{ui,
                    session,
                    {top.x + pane_padding, top.y, rect.width - 2 * pane_padding, 0},
                    ui.clip(),
                    top.y + pane_padding};
  draw_document_row(layout);
  draw_priority_tables(layout);
  draw_idea_tree(layout, ideas);
  ui.end_scroll();
}

}  // namespace summit::ui
