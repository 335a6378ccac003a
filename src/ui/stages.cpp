// The stages of the way, to choose from: in the header, or on a phone below the pane, as tabs.

#include <string>

#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

struct StageWords {
  std::string count;  // shown beside the stage's name
  std::string words;  // the same as it is spoken
};
StageWords state_of(Session& session, Stage of) {
  if (of == Stage::pad) {
    if (!session.pad.is_open()) return {"", tr("none is open")};
    const std::string placed = number(session.pad.lines_placed());
    const std::string all = number(session.pad.lines_in_all());
    return {placed + "/" + all, format_text(tr("{} of {} lines placed"), {placed, all})};
  }
  if (of == Stage::plan) {
    std::size_t count = 0;
    for (const Group& group : session.plan.groups) count += group.priorities.size();
    return {number(count),
            format_text(tr_n(count, "{} priority", "{} priorities"), {number(count)})};
  }
  const std::size_t problems = session.preview().problems().size();
  // While they are counted anew the number of before keeps its room.
  return {problems == 0 ? "" : "! " + number(problems),
          session.preview_is_current() ? count_problems(session.preview().problems())
                                       : std::string(tr("Checking…"))};
}

}  // namespace

void draw_stages(Ui& ui, Session& session, Rect& bar) {
  const Text labels[] = {tr("Pad"), tr("Plan"), tr("Document")};
  constexpr std::string_view keys[] = {"Pad", "Plan", "Document"};
  constexpr CommandId commands[] = {CommandId::go_pad, CommandId::go_plan, CommandId::go_document};
  StageWords states[3];
  float widths[3];
  float whole = 0;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < std::size(labels); ++at) {
    if (!session.shows_stage(static_cast<Stage>(at))) continue;
    ++shown;
    states[at] = state_of(session, static_cast<Stage>(at));
    const float count = Ui::text_width(states[at].count, small_text);
    widths[at] = Ui::button_width(labels[at], false) + (count > 0 ? count + 6 : 0);
    whole += widths[at];
  }
  if (shown < 2) return;
  Rect rect = inset(take_right(bar, whole), 0, 2);
  const auto group = ui.scope("stage", {.role = Role::group, .name = tr("Stage"), .rect = rect});
  const Rect frame = rect;
  ui.fill(frame, ui.colors().surface, corner);
  for (std::size_t at = 0; at < std::size(labels); ++at) {
    if (!session.shows_stage(static_cast<Stage>(at))) continue;
    const bool on = session.stage == static_cast<Stage>(at);
    if (ui.button(keys[at], take_left(rect, widths[at]), labels[at],
                  {.description = states[at].words,
                   .beside = states[at].count,
                   .look = ButtonLook::quiet,
                   .pressed = on ? Toggle::on : Toggle::off,
                   .shortcut = command(commands[at]).shortcut})) {
      run_command(session, commands[at]);
      ui.settle();
    }
  }
  ui.outline(frame, ui.colors().field_line, corner);
}

void draw_tabs(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  ui.fill(rect, c.raised);
  ui.fill({rect.x, rect.y, rect.width, 1}, c.line);
  const auto navigation =
      ui.scope("navigation", {.role = Role::navigation, .name = tr("Screens"), .rect = rect});
  const auto list = ui.scope("panes", {.role = Role::tablist, .name = tr("Screens"), .rect = rect});
  constexpr Pane panes[] = {Pane::pad, Pane::plan, Pane::details, Pane::document};
  const Text labels[] = {tr("Pad"), tr("Plan"), tr("Details"), tr("Document")};
  constexpr std::string_view keys[] = {"Pad", "Plan", "Details", "Document"};
  const StageWords states[] = {state_of(session, Stage::pad),
                               state_of(session, Stage::plan),
                               {},
                               state_of(session, Stage::document)};
  constexpr std::size_t count = std::size(panes);
  const auto shows = [&](std::size_t i) { return session.shows_stage(stage_of(panes[i])); };
  std::size_t shown = 0;
  for (std::size_t i = 0; i < count; ++i) shown += shows(i) ? 1 : 0;
  Rect bar = inset(rect, 6, 6);
  const float width = bar.width / static_cast<float>(shown);
  // Icons where the words have no room.
  constexpr Icon icons[] = {Icon::pad, Icon::plan, Icon::description, Icon::sample};
  bool fits = true;
  for (const Text& label : labels) fits = fits && Ui::text_width(label, body) + gap <= width;
  for (std::size_t i = 0; i < count; ++i) {
    if (!shows(i)) continue;
    const bool on = session.pane == panes[i];
    if (ui.button(keys[i], inset(take_left(bar, width), 2, 0), labels[i],
                  {.description = states[i].words,
                   .below = states[i].count,
                   .icon = fits ? Icon::none : icons[i],
                   .look = ButtonLook::quiet,
                   .show_label = fits,
                   .role = Role::tab,
                   .selected = on ? Toggle::on : Toggle::off,
                   .keys = key_left_right})) {
      session.pane = panes[i];
      ui.settle();
    }
    if (const auto key = ui.take_key(ui.last())) {
      std::size_t next = i;
      do {
        next = (next + (key->key == "ArrowRight" ? 1 : count - 1)) % count;
      } while (!shows(next));
      session.pane = panes[next];
      session.focus_target = "tab";
    }
    if (on && session.focus_target == "tab") {
      session.focus_target.clear();
      ui.request_focus(ui.last());
    }
  }
}

}  // namespace summit::ui
