// Dialogs that ask for an answer: a message that must be read, and what to do about a file that
// another program changed.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

// Over as many lines as it needs, which `rect` has room for.
void draw_title(Ui& ui, const Rect& rect, const std::string& title) {
  (void)ui.draw_wrapped(min_of(rect), rect.width, title, heading, ui.colors().text);
  ui.leaf("title", {.role = Role::heading, .name = title, .rect = rect, .level = 2});
}

}  // namespace

void draw_dialog(Ui& ui, Session& session, const Rect& page) {
  const Palette& c = ui.colors();
  const float width = std::min(520.0F, page.width - 2 * pane_padding);
  const float inner_width = width - 2 * dialog_padding;
  const std::string words = session.dialog_text + session.dialog_end;
  const float title_height = Ui::wrapped_height(session.dialog_title, inner_width, heading);
  const float rest = 2 * dialog_padding + title_height + roomy + pane_padding + touch_size;
  const float text_height = std::min(Ui::wrapped_height(words, inner_width, body),
                                     std::max(body.leading, page.height - rest - 2 * gap));
  const float height = rest + text_height;
  const Rect box{page.x + (page.width - width) / 2, page.y + (page.height - height) / 3, width,
                 height};
  draw_dialog_box(ui, page, box);
  const auto dialog = ui.scope("dialog", {.role = Role::alertdialog,
                                          .name = session.dialog_title,
                                          .description = words,
                                          .rect = box,
                                          .modal = true});
  Rect inner = inset(box, dialog_padding, dialog_padding);
  draw_title(ui, take_top(inner, title_height), session.dialog_title);
  take_top(inner, roomy);
  const Rect text = take_top(inner, text_height);
  const ImVec2 at = ui.begin_scroll("text", text, Ui::wrapped_height(words, inner_width, body));
  ui.wrapped_text("reason", at, inner_width, words, body, c.text);
  ui.end_scroll();
  const float button_width = std::max(96.0F, Ui::button_width(tr("Close"), false));
  const Rect place{box.x + box.width - dialog_padding - button_width,
                   box.y + box.height - dialog_padding - touch_size, button_width, touch_size};
  const bool closed =
      ui.button("close", place, tr("Close"), {.look = ButtonLook::primary, .keys = key_escape});
  const NodeId button = ui.last();
  if (ui.focus() != button) ui.request_focus(button);
  if (closed || ui.take_key(button)) {
    session.dialog_title.clear();
    session.dialog_text.clear();
    session.dialog_end.clear();
    ui.settle();
  }
}

void draw_changed_file(Ui& ui, Session& session, const Rect& page) {
  struct Choice {
    std::string_view label;
    Icon icon;
    void (*act)(Session&);
  };
  const std::array<Choice, 4> choices = {{
      {tr("Show what differs"), Icon::differences, [](Session& of) { of.compare_with_file(); }},
      {tr("Open it as it is on the disk"), Icon::open, [](Session& of) { of.open_changed_file(); }},
      {tr("Save over it"), Icon::save, [](Session& of) { of.save_over_file(); }},
      {tr("Cancel"), Icon::close, [](Session& of) { (void)of.leave(); }},
  }};
  const Palette& c = ui.colors();
  const std::string title = session.changed_file_text();
  const std::string_view text =
      tr("What it has there now is not in this plan, and saving over it would lose that. Opening "
         "it can be undone.");
  const float width = std::min(440.0F, page.width - 2 * pane_padding);
  const float inner_width = width - 2 * dialog_padding;
  const float title_height = Ui::wrapped_height(title, inner_width, heading);
  const float text_height = Ui::wrapped_height(text, inner_width, body);
  const float buttons = static_cast<float>(choices.size()) * (touch_size + gap) - gap;
  const float height =
      2 * dialog_padding + title_height + roomy + text_height + pane_padding + buttons;
  const Rect box{std::floor(page.x + (page.width - width) / 2),
                 std::floor(page.y + std::max(0.0F, (page.height - height) / 3)), width,
                 std::min(height, page.height)};
  draw_dialog_box(ui, page, box);
  const auto dialog = ui.scope("changed file", {.role = Role::alertdialog,
                                                .name = title,
                                                .description = std::string(text),
                                                .rect = box,
                                                .modal = true});
  const ImVec2 at = ui.begin_scroll("scroll", box, height);
  Rect inner = inset({at.x, at.y, width, height}, dialog_padding, dialog_padding);
  const Rect head = take_top(inner, title_height);
  draw_title(ui, head, title);
  take_top(inner, roomy);
  ui.wrapped_text("reason", min_of(take_top(inner, text_height)), inner_width, text, body, c.text);
  take_top(inner, pane_padding);
  for (const Choice& choice : choices) {
    const Rect place = take_top(inner, touch_size);
    take_top(inner, gap);
    const bool is_first = &choice == choices.data();
    const bool pressed = ui.button(
        choice.label, place, choice.label,
        {.icon = choice.icon, .look = is_first ? ButtonLook::primary : ButtonLook::plain});
    if (is_first && std::exchange(session.changed_file->asks_focus, false)) {
      ui.request_focus(ui.last());
    }
    if (pressed) {
      ui.end_scroll();
      choice.act(session);
      return ui.settle();
    }
  }
  ui.end_scroll();
  if (pressed_outside(box)) {
    (void)session.leave();
    ui.settle();
  }
}

}  // namespace summit::ui
