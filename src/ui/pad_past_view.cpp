// The pad as it was after any of its revisions: a slider over them, marks where somebody saved one,
// and the lines with the colours of who wrote them.

#include <algorithm>

#include "ui/pad_view.h"
#include "ui/plan_column.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float line_height = 30;
constexpr float author_width = 4;

void draw_time_line(Ui& ui, Session& session, PadPast& past, Rect rect) {
  const Palette& c = ui.colors();
  const auto bar = ui.scope("time", {.role = Role::group, .name = tr("History"), .rect = rect});
  rect = inset(rect, pane_padding, gap / 2);
  const float control = session.narrow ? touch_size : control_height;
  Rect line = take_top(rect, control);
  if (ui.button("play", take_left(line, control), past.playing() ? tr("Pause") : tr("Play"),
                {.icon = past.playing() ? Icon::pause : Icon::play, .show_label = false})) {
    past.playing() ? past.stop() : past.play(session.now());
    ui.settle();
  }
  take_left(line, gap);
  const auto head = static_cast<std::int32_t>(past.head());
  for (const EtherpadSavedRevision& saved : past.saved()) {
    const float share = static_cast<float>(saved.revision) / static_cast<float>(past.head());
    ui.fill({line.x + 8 + (line.width - 16) * std::min(share, 1.0F) - 1, line.y + 2, 2,
             line.height - 4},
            c.caution, 1);
  }
  if (const auto moved =
          ui.slider("revision", line, tr("Revision"), static_cast<std::int32_t>(past.revision()),
                    head, past.about())) {
    past.stop();
    past.show(static_cast<std::uint32_t>(*moved));
    ui.settle();
  }
  ui.text("about", take_top(rect, small_text.leading), past.about(), small_text, c.muted);
}

}  // namespace

void draw_pad_past(Ui& ui, Session& session, const Rect& whole) {
  const Palette& c = ui.colors();
  PadPast& past = *session.pad.past();
  if (past.tick(session.now())) session.wake_after(PadPast::frame_time);
  const bool is_on_its_way = past.step();
  if (is_on_its_way) ui.settle();
  Rect rect = whole;
  const float control = session.narrow ? touch_size : control_height;
  draw_time_line(ui, session, past, take_top(rect, control + small_text.leading + gap));
  ui.fill(rect, c.surface);
  ui.fill({rect.x, rect.y, rect.width, 1}, c.line);
  if (const Message& wrong = past.wrong(); !wrong.empty()) {
    ui.wrapped_text("wrong", {rect.x + pane_padding, rect.y + pane_padding},
                    rect.width - 2 * pane_padding, tr(wrong), body, c.danger);
    return;
  }
  if (is_on_its_way) {
    ui.progress("progress", inset(take_top(rect, 2 * gap + progress_height), pane_padding, gap),
                tr("Going through the history"), past.progress());
  }
  const std::vector<PadLine>& lines = past.lines();
  const auto list =
      ui.scope("lines then", {.role = Role::list, .name = tr("Lines as they were"), .rect = rect});
  const ImVec2 top =
      ui.begin_scroll("scroll", rect, line_height * static_cast<float>(lines.size()));
  PlanColumn layout{ui, session, {top.x, top.y, rect.width - pane_padding, 0}, ui.clip(), top.y};
  layout.rows(lines.size(), line_height, lines.size(), [&](std::size_t at, const Rect& place) {
    Rect row = inset(place, 14, 0);
    const Rect author = take_left(row, author_width);
    const std::uint32_t who = main_author(lines[at]);
    if (who != no_author) {
      ui.fill({author.x, author.y + 3, author.width, author.height - 6},
              author_color(session.pad.pad(), who, c), 2);
    }
    take_left(row, 10);
    draw_pad_text(ui, lines[at], c.text, row);
    ui.leaf(std::to_string(at), {.role = Role::listitem,
                                 .name = lines[at].text,
                                 .rect = place,
                                 .position_in_set = static_cast<std::int32_t>(at + 1),
                                 .set_size = static_cast<std::int32_t>(lines.size())});
  });
  ui.end_scroll();
}

}  // namespace summit::ui
