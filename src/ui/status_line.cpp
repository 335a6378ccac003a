#include "ui/status_line.h"

#include <algorithm>

#include "text/ascii.h"
#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {

std::string saved_words(const Session& session) {
  if (!session.unsaved()) return session.was_saved() ? std::string(tr("Saved")) : std::string();
  return session.keeps() ? tr("In this browser") : tr("Not saved");
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

namespace {

constexpr float line_height = 28;    // with one line
constexpr float least_beside = 140;  // what is said has this beside the problems, or goes above

// What a line above the plan says is not said twice.
bool says(const Session& session) {
  return !session.message.empty() && session.message != session.save_failure;
}

// On a phone: how wide the message is beside the count of problems, or above it.
struct Words {
  float width;
  bool above;
};
Words words_of(Session& session, float width) {
  const float room = width - 2 * pane_padding;
  // The count of a moment before keeps its room while another one is found out.
  const float taken =
      Ui::text_width(count_problems(session.preview().problems()), small_text) + 2 + roomy +
      (session.has_new_version ? Ui::text_width(tr("New version ready"), small_text) + 2 + roomy
                               : 0);
  const bool above =
      room - taken < least_beside && Ui::text_width(session.message, small_text) > room - taken;
  return {above ? room : room - taken, above};
}

void draw_ground(Ui& ui, const Rect& rect) {
  ui.fill(rect, ui.colors().raised);
  ui.fill({rect.x, rect.y, rect.width, 1}, ui.colors().line);
}

// Text to press at the right end of what is left of the line.
bool link(Ui& ui, Rect& bar, std::string_view key, std::string_view label, std::string_view name) {
  const Rect place = take_right(bar, Ui::text_width(label, small_text) + 2);
  const bool pressed =
      ui.button(key, {place.x - 6, place.y + 2, place.width + 12, place.height - 3}, "",
                {.name = name, .look = ButtonLook::quiet});
  ui.draw_line(place, label, small_text, ui.colors().accent);
  take_right(bar, roomy);
  return pressed;
}

void draw_new_version(Ui& ui, Session& session, Rect& bar) {
  if (!session.has_new_version) return;
  if (link(ui, bar, "new version", tr("New version ready"),
           tr("New version ready: reload with it"))) {
    run_command(session, CommandId::reload);
  }
}

}  // namespace

float StatusLine::height(Session& session, float width) {
  if (!session.narrow || !says(session)) return line_height;
  const Words words = words_of(session, width);
  const float text = Ui::wrapped_height(session.message, words.width, small_text);
  return words.above ? line_height + text : line_height + text - small_text.leading;
}

void StatusLine::draw_start(Ui& ui, Session& session, const Rect& rect) {
  draw_ground(ui, rect);
  const auto footer =
      ui.scope("status", {.role = Role::contentinfo, .name = tr("Status"), .rect = rect});
  Rect bar = inset(rect, pane_padding, 0);
  draw_new_version(ui, session, bar);
}

void StatusLine::draw(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  draw_ground(ui, rect);
  const auto footer =
      ui.scope("status", {.role = Role::contentinfo, .name = tr("Status"), .rect = rect});
  Rect bar = inset(rect, pane_padding, 0);
  if (session.narrow && says(session)) {
    const Words words = words_of(session, rect.width);
    const float shift = std::floor((line_height - small_text.leading) / 2);
    ui.wrapped_text("message", {bar.x, bar.y + shift}, words.width, session.message, small_text,
                    session.message_is_error ? c.danger : c.muted);
    if (words.above) take_top(bar, rect.height - line_height + shift);
    bar.height = std::min(bar.height, line_height);
  }
  const Preview& preview = session.preview();
  const std::string problems = count_problems(preview.problems());
  if (preview.problems().empty()) {
    const Rect place = take_right(bar, Ui::text_width(problems, small_text) + 2);
    ui.text("problems", place, problems, small_text, c.muted);
    take_right(bar, roomy);
  } else if (link(ui, bar, "problems", problems,
                  format_text(tr("{}: go to the first"), {problems}))) {
    session.problem = Session::no_problem;
    session.next_problem(false);
    ui.settle();
  }
  draw_new_version(ui, session, bar);
  if (!session.narrow) {
    const std::string text = facts(session);
    const Rect rest = take_right(bar, std::min(Ui::text_width(text, small_text) + 2, bar.width));
    ui.text("counts", rest, text, small_text, c.muted);
    take_right(bar, gap);
  }
  if (!session.narrow && says(session)) {
    ui.text("message", bar, session.message, small_text,
            session.message_is_error ? c.danger : c.muted);
  }
}

}  // namespace summit::ui
