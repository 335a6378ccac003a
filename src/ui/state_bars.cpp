// Lines above what they are about: that the plan cannot be changed here, and what its document is
// compared with.

#include <algorithm>

#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float bar_padding = 6;

// A sentence that stays, over as many lines as it needs; `room`: of the buttons behind it.
float sentence(Ui& ui, const Rect& rect, std::string_view text, Icon icon, float room) {
  const Palette& c = ui.colors();
  const float left = pane_padding + icon_size + gap;
  const float width = rect.width - left - room - roomy;
  const float text_height = Ui::wrapped_height(text, width, body);
  const float height = std::max(touch_size, text_height) + 2 * bar_padding;
  ui.fill({rect.x, rect.y, rect.width, height}, c.selected);
  ui.fill({rect.x, rect.y + height - 1, rect.width, 1}, c.line);
  draw_icon(*ImGui::GetWindowDrawList(), icon,
            {rect.x + pane_padding, rect.y + (height - icon_size) / 2}, icon_size, c.caution);
  const Rect place{rect.x + left, rect.y + (height - text_height) / 2, width, text_height};
  (void)ui.draw_wrapped(min_of(place), width, text, body, c.text);
  ui.leaf("why", {.role = Role::status, .name = std::string(text), .rect = place});
  return height;
}

Rect buttons_in(const Rect& rect, float height, float width) {
  return {rect.x + rect.width - roomy - width, rect.y + (height - touch_size) / 2, width,
          touch_size};
}

}  // namespace

float draw_read_only_bar(Ui& ui, Session& session, const Rect& rect) {
  const std::string_view label = tr("Edit here");
  const float width = session.is_elsewhere ? Ui::button_width(label, false) : 0;
  const auto group =
      ui.scope("read only", {.role = Role::region, .name = tr("Read only"), .rect = rect});
  const float height = sentence(ui, rect, session.read_only, Icon::hint, width);
  if (session.is_elsewhere && ui.button("edit here", buttons_in(rect, height, width), label)) {
    session.ask_library(LibraryAction::take_over, session.plan_id());
    ui.settle();
  }
  return height;
}

float draw_comparison_bar(Ui& ui, Session& session, const Rect& rect) {
  const Preview& preview = session.preview();
  std::size_t count = 0;
  for (std::size_t at = preview.next_change(0); at < preview.lines();
       at = preview.next_change(at + 1)) {
    ++count;
  }
  const std::string differs =
      count == 0 ? std::string(tr("no line differs"))
                 : format_text(tr_n(count, "{} line differs", "{} lines differ"), {number(count)});
  const std::string text =
      format_text(tr("Compared with {1}: {2}"), {session.compared_with(), differs});
  const std::string_view label = tr("Stop comparing");
  const float width = Ui::button_width(label, false);
  const auto group =
      ui.scope("comparison", {.role = Role::group, .name = tr("Comparison"), .rect = rect});
  const float height = sentence(ui, rect, text, Icon::clock, width);
  if (ui.button("done", buttons_in(rect, height, width), label)) {
    (void)session.leave();
    ui.settle();
  }
  return height;
}

}  // namespace summit::ui
