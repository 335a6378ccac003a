#include "ui/row_handle.h"

#include "ui/plan_drag.h"
#include "ui/texts.h"

namespace summit::ui {

void act_on_handle(Session& session, const std::string& id, bool toggle, bool range) {
  if (range) return session.select_to(id);
  if (toggle) return session.toggle_selected(id);
  session.select_only(id);
}

void draw_row_handle(PlanColumn& layout, PlanDrag& drag, const std::string& id,
                     const std::string& title, int level, const Rect& rect, ButtonOptions options) {
  Ui& ui = layout.ui;
  Session& session = layout.session;
  const bool selected = session.is_selected(id);
  options.look = ButtonLook::quiet;
  options.show_label = false;
  std::string name;
  if (session.selecting) {
    options.icon = selected ? Icon::ticked : Icon::box;
    options.role = Role::checkbox;
    options.checked = selected ? Toggle::on : Toggle::off;
    name = format_text(tr("Select {}"), {title});
  } else {
    options.icon = Icon::grip;
    options.drags = session.read_only.empty();
    options.pressed = selected ? Toggle::on : Toggle::off;
    name = format_text(tr("Select or move {}"), {title});
  }
  const bool pressed = ui.button("grip", session.narrow ? rect : inset(rect, 1, 4), name, options);
  if (session.selecting) {
    if (pressed) session.toggle_selected(id);
  } else if (drag.handle(id, level, pressed)) {
    // By keyboard or a screen reader no modifiers come along.
    const ImGuiIO& io = ImGui::GetIO();
    const bool mouse = ImGui::IsMouseReleased(0);
    act_on_handle(session, id, mouse && io.KeyCtrl, mouse && io.KeyShift);
  }
  if (pressed) ui.settle();
}

void select_by_focus(PlanColumn& layout, NodeId field, const std::string& id,
                     const std::string& handle) {
  Session& session = layout.session;
  const ImGuiIO& io = ImGui::GetIO();
  const bool mouse = ImGui::IsMouseDown(0) || ImGui::IsMouseReleased(0);
  // A finger may be gone by the time its focus comes; that of keys shows.
  const bool ticks = session.selecting && !layout.ui.shows_focus(field);
  if (ticks || (mouse && (io.KeyCtrl || io.KeyShift))) {
    act_on_handle(session, id, !io.KeyShift, io.KeyShift);
    session.focus_target = handle + id;
  } else if (session.selected != id && !session.selecting) {
    session.select_only(id);
  } else {
    return;
  }
  layout.ui.settle();
}

}  // namespace summit::ui
