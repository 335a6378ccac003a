#include "ui/status_line.h"

#include <algorithm>

#include "text/ascii.h"
#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {

std::string saved_words(const Session& session) {
  if (!session.unsaved()) return session.was_saved() ? std::string(tr("Saved")) : std::string();
  return session.is_kept() ? tr("In this browser") : tr("Not saved");
}

std::string StatusLine::facts(Session& session) {
  const Preview& preview = session.preview();
  if (counted_version_ != preview.version()) {
    counted_version_ = preview.version();
    words_ = 0;
    bool inside = false;
    for (const char each : preview.rst()) {
      const bool letter = is_alphanumeric(each) || (each & 0x80) != 0 || (inside && each > ' ');
      if (letter && !inside) ++words_;
      inside = letter;
    }
  }
  std::string text = saved_words(session);
  if (!text.empty()) text += " · ";
  // Those of a moment before would be told for those of now.
  text += session.preview_is_current()
              ? format_text(tr_n(words_, "{} word", "{} words"), {number(words_)})
              : std::string(tr("Checking…"));
  if (session.pad.is_open()) {
    const auto& etherpad = session.pad.state()->source->opened.etherpad;
    if (etherpad) {
      text += " · " + format_text(tr("pad revision {}"), {number(etherpad->head)});
    }
  }
  return text;
}

void StatusLine::draw(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  ui.fill(rect, c.raised);
  ui.fill({rect.x, rect.y, rect.width, 1}, c.line);
  const auto footer =
      ui.scope("status", {.role = Role::contentinfo, .name = tr("Status"), .rect = rect});
  Rect bar = inset(rect, pane_padding, 0);
  const Preview& preview = session.preview();
  const bool known = session.preview_is_current() && !preview.problems().empty();
  const std::string problems =
      session.preview_is_current() ? count_problems(preview.problems()) : std::string();
  Rect place = take_right(bar, Ui::text_width(problems, small_text) + 2);
  if (!known) {
    if (!problems.empty()) ui.text("problems", place, problems, small_text, c.muted);
  } else if (ui.button("problems", {place.x - 6, place.y + 2, place.width + 12, place.height - 3},
                       "",
                       {.name = format_text(tr("{}: go to the first"), {problems}),
                        .look = ButtonLook::quiet})) {
    session.problem = Session::no_problem;
    session.next_problem(false);
    ui.settle();
  }
  if (known) ui.draw_line(place, problems, small_text, c.accent);
  take_right(bar, roomy);
  if (!session.narrow) {
    const std::string text = facts(session);
    const Rect rest = take_right(bar, std::min(Ui::text_width(text, small_text) + 2, bar.width));
    ui.text("counts", rest, text, small_text, c.muted);
    take_right(bar, gap);
  }
  if (!session.message.empty()) {
    ui.text("message", bar, session.message, small_text,
            session.message_is_error ? c.danger : c.muted);
  }
}

}  // namespace summit::ui
