#include <algorithm>

#include "ui/commands.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {

void draw_start_screen(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  const auto main = ui.scope("start", {.role = Role::main, .name = tr("Start"), .rect = rect});
  const float width = std::min(440.0F, rect.width - 2 * pane_padding);
  const std::string_view what =
      tr("Turns the notes of a design summit into the release’s priorities document, and keeps the "
         "two true.");
  const std::string_view hint =
      session.narrow ? tr("The notes of a summit (.etherpad, .html, .txt), a priorities document "
                          "(.rst) or a .plan.json file. Nothing leaves your device.")
                     : tr("Or drop or paste the notes of a summit (.etherpad, .html, .txt), a "
                          "priorities document (.rst) or a .plan.json file anywhere on this page. "
                          "Nothing leaves your computer.");
  constexpr float choice_height = touch_size + gap;
  const float height = title_text.leading + gap + Ui::wrapped_height(what, width, body) +
                       dialog_padding + 5 * choice_height + gap +
                       Ui::wrapped_height(hint, width, small_text);
  const float above = std::max(pane_padding, (rect.height - height) / 3);
  const ImVec2 at = ui.begin_scroll("scroll", rect, above + height + pane_padding);
  Rect card{at.x + (rect.width - width) / 2, at.y + above, width, height};
  ui.text("name", take_top(card, title_text.leading), tr("Plan a release"), title_text, c.text,
          Role::heading, 2);
  take_top(card, gap);
  const float text_height =
      ui.wrapped_text("what", {card.x, card.y}, card.width, what, body, c.muted);
  take_top(card, text_height + dialog_padding);
  constexpr CommandId choices[] = {CommandId::open, CommandId::new_plan,
                                   CommandId::from_last_release, CommandId::pad_sample,
                                   CommandId::sample};
  const Text labels[] = {tr("Open a pad, plan or document…"), tr("Start a new plan"),
                         tr("Start from the last release…"), tr("Try it with the Liberty pad"),
                         tr("Look at the Liberty sample")};
  for (std::size_t i = 0; i < std::size(choices); ++i) {
    const Command& choice = command(choices[i]);
    if (ui.button(choice.label, take_top(card, touch_size), labels[i],
                  {.icon = choice.icon,
                   .look = i == 0 ? ButtonLook::primary : ButtonLook::plain,
                   .shortcut = choice.shortcut})) {
      run_command(session, choice.id);
      ui.settle();
    }
    take_top(card, gap);
  }
  take_top(card, gap);
  ui.wrapped_text("hint", {card.x, card.y}, card.width, hint, small_text, c.muted);
  ui.end_scroll();
}

void draw_dialog(Ui& ui, Session& session, const Rect& page) {
  const Palette& c = ui.colors();
  const float width = std::min(520.0F, page.width - 2 * pane_padding);
  const float inner_width = width - 2 * dialog_padding;
  const float text_height =
      std::min(Ui::wrapped_height(session.dialog_text, inner_width, body), page.height - 200);
  const float height =
      2 * dialog_padding + heading.leading + roomy + text_height + pane_padding + touch_size;
  const Rect box{page.x + (page.width - width) / 2, page.y + (page.height - height) / 3, width,
                 height};
  draw_dialog_box(ui, page, box);
  const auto dialog = ui.scope("dialog", {.role = Role::alertdialog,
                                          .name = session.dialog_title,
                                          .description = session.dialog_text,
                                          .rect = box,
                                          .modal = true});
  Rect inner = inset(box, dialog_padding, dialog_padding);
  ui.text("title", take_top(inner, heading.leading), session.dialog_title, heading, c.text,
          Role::heading, 2);
  take_top(inner, roomy);
  const Rect text = take_top(inner, text_height);
  const ImVec2 at =
      ui.begin_scroll("text", text, Ui::wrapped_height(session.dialog_text, inner_width, body));
  ui.wrapped_text("reason", at, inner_width, session.dialog_text, body, c.text);
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
    ui.settle();
  }
}

}  // namespace summit::ui
