// The document as text, line for line, live.

#include <algorithm>
#include <cmath>

#include "text/rst_escape.h"
#include "ui/document_views.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float sign_width = 16;           // of the gutter: what became of a line
constexpr float numbers_from = 680;        // wide enough for line numbers as well
constexpr std::size_t most_columns = 400;  // what one can scroll to sideways

float digit_width() {
  return Ui::text_width("00000000", code) / 8;  // of one it is rounded up
}

ImU32 color_of(const Preview& preview, std::size_t at, const Palette& c) {
  const std::string_view line = preview.line(at);
  const bool bare = is_adornment(line) || line.starts_with("..") || line.starts_with("+-") ||
                    line.starts_with("+=");
  if (bare) return c.muted;
  const bool title = at + 1 < preview.lines() && line[0] != '|' && line[0] != ' ' &&
                     is_adornment(preview.line(at + 1));
  return title ? c.accent : c.text;
}

// What became of a line, in words.
std::string name_of(const Preview& preview, std::size_t at) {
  const DocumentLine& change = preview.change(at);
  std::string name(preview.line(at));
  if (change.change == LineChange::added) name = format_text(tr("Added: {}"), {name});
  if (change.change == LineChange::changed) name = format_text(tr("Changed: {}"), {name});
  if (change.removed_above) name = format_text(tr("Lines removed above. {}"), {name});
  return name;
}

void draw_sign(Ui& ui, const DocumentLine& line, const Rect& gutter) {
  const Palette& c = ui.colors();
  if (line.removed_above) {
    ui.fill({gutter.x, gutter.y - 1, gutter.width - 4, 2}, c.danger);
    ui.fill({gutter.x, gutter.y - 3, 4, 6}, c.danger, 1);
  }
  if (line.change == LineChange::none) return;
  const bool added = line.change == LineChange::added;
  const ImU32 color = added ? c.added : c.accent;
  ui.fill({gutter.x, gutter.y, 3, gutter.height}, color);
  ui.draw_text({gutter.x + 5, gutter.y + 2}, added ? "+" : "~", code, color);
}

}  // namespace

void draw_source_view(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  const Preview& preview = session.preview();
  const float line_height = code.leading;
  const auto lines = static_cast<float>(preview.lines());
  const float letter = digit_width();
  const bool numbered = rect.width >= numbers_from;
  const float numbers =
      numbered ? letter * static_cast<float>(std::to_string(preview.lines()).size()) + gap : 0;
  const float text_left = gap + numbers + sign_width + 2;
  const float width =
      letter * static_cast<float>(std::min<std::size_t>(preview.longest(), most_columns));
  ui.fill(rect, c.raised);
  const auto document =
      ui.scope("text", {.role = Role::document,
                        .name = format_text(tr("{}, source"), {session.rst_name()}),
                        .rect = rect,
                        .focusable = true,
                        .keys = scroll_keys});
  const NodeId text = ui.container();
  const ImVec2 top = ui.begin_scroll("scroll", rect, lines * line_height + 2 * view_padding,
                                     text_left + width + gap);
  keep_to_place(
      ui, session, session.source_scroll,
      [&](double line) { return static_cast<float>(line) * line_height; },
      [&](float y) { return std::min(static_cast<double>(y / line_height), double{lines}); });
  if (const auto key = ui.take_key(text)) scroll_by_key(key->key, rect.height, line_height);
  const auto line_at = [&](float y) {
    return static_cast<std::size_t>(
        std::clamp(std::floor((y - top.y - view_padding) / line_height), 0.0F, lines));
  };
  const std::size_t shown = session.problem < preview.problems().size()
                                ? preview.problems()[session.problem].problem.at.line - 1
                                : Session::no_problem;
  const std::size_t last = std::min(preview.lines(), line_at(rect.y + rect.height) + 1);
  for (std::size_t at = line_at(rect.y); at < last; ++at) {
    const float y = top.y + view_padding + static_cast<float>(at) * line_height;
    if (at == shown) ui.fill({rect.x, y, rect.width, line_height}, c.selected);
    const float left = top.x + gap;
    if (numbered) {
      const std::string number = std::to_string(at + 1);
      const float its = letter * static_cast<float>(number.size());
      ui.draw_text({left + numbers - gap - its, y + 2}, number, code, c.muted);
    }
    draw_sign(ui, preview.change(at), {left + numbers, y, sign_width, line_height});
    const std::string_view line = preview.line(at);
    const std::string name = name_of(preview, at);
    if (name.empty()) continue;
    const Rect place{top.x + text_left, y, std::max(width + gap, rect.width - text_left),
                     line_height};
    if (!line.empty()) ui.draw_line(place, line, code, color_of(preview, at, c));
    ui.leaf("line " + std::to_string(at), {.role = Role::paragraph, .name = name, .rect = place});
  }
  ui.end_scroll();
  if (ui.shows_focus(text)) ui.draw_focus_ring(rect);
}

}  // namespace summit::ui
