#include <algorithm>

#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {

void draw_opening(Ui& ui, Session& session, const Rect& page) {
  const float button_width = std::max(96.0F, Ui::button_width(tr("Cancel"), false));
  const std::string title = session.opening_title();
  const float width = std::min(440.0F, page.width - 2 * pane_padding);
  const float height = 2 * dialog_padding + heading.leading + pane_padding + progress_height +
                       pane_padding + touch_size;
  const Rect box{page.x + (page.width - width) / 2, page.y + (page.height - height) / 3, width,
                 height};
  draw_dialog_box(ui, page, box);
  const auto dialog =
      ui.scope("opening", {.role = Role::dialog, .name = title, .rect = box, .modal = true});
  Rect inner = inset(box, dialog_padding, dialog_padding);
  ui.text("title", take_top(inner, heading.leading), title, heading, ui.colors().text,
          Role::heading, 2);
  take_top(inner, pane_padding);
  ui.progress("progress", take_top(inner, progress_height), title, session.opening_progress());
  Rect buttons = take_bottom(inner, touch_size);
  const bool pressed =
      ui.button("cancel", take_right(buttons, button_width), tr("Cancel"), {.keys = key_escape});
  const NodeId button = ui.last();
  if (ui.focus() != button) {
    session.focus_before_opening = ui.focus();
    ui.request_focus(button);
  }
  if (pressed || ui.take_key(button)) {
    session.cancel_opening();
    if (session.focus_before_opening != 0) ui.request_focus(session.focus_before_opening);
    ui.settle();
  }
}

}  // namespace summit::ui
