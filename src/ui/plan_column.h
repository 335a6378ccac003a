// The scrolled column that the plan screen is: what its tables and its tree share. Rows of a kind
// have one height, so that only those in sight are drawn, whatever the plan's size.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>

#include "ui/session.h"
#include "ui/texts.h"
#include "ui/widgets.h"

namespace summit::ui {

inline constexpr float heading_height = 44;
inline constexpr float hint_height = 28;

[[nodiscard]] inline float button_size(const Session& session) {
  return session.narrow ? touch_size : control_height;
}
// The left of a row: what it is dragged by, or expanded.
[[nodiscard]] inline float grip_width(const Session& session) {
  return session.narrow ? touch_size : 28;
}

struct PlanColumn {
  Ui& ui;
  Session& session;
  Rect column;  // left edge and width; its top and height mean nothing
  Rect clip;    // what of it shows
  float y;      // where the next thing is drawn

  Rect next(float height) {
    const Rect rect{column.x, std::floor(y), column.width, height};
    y += height;
    return rect;
  }

  // Calls `draw(index, rect)` for the rows in sight, and for the one that is `kept` wherever
  // the column is scrolled to, so that it keeps the focus.
  template <typename Draw>
  void rows(std::size_t count, float height, std::size_t kept, Draw draw) {
    const float top = y;
    y += height * static_cast<float>(count);
    const auto row_at = [&](float at_y) {
      const float row = std::floor((at_y - top) / height);
      return static_cast<std::size_t>(std::clamp(row, 0.0F, static_cast<float>(count)));
    };
    const std::size_t first_seen = row_at(clip.y);
    const std::size_t first = first_seen > overscan ? first_seen - overscan : 0;
    const std::size_t last = std::min(count, row_at(clip.y + clip.height) + overscan + 1);
    const auto draw_at = [&](std::size_t at) {
      draw(at,
           Rect{column.x, std::floor(top + height * static_cast<float>(at)), column.width, height});
    };
    if (kept < first) draw_at(kept);
    for (std::size_t at = first; at < last; ++at) draw_at(at);
    if (kept >= std::max(last, first) && kept < count) draw_at(kept);
  }

  // `shown`: how many a filter leaves.
  void section_heading(std::string_view key, std::string_view title, std::size_t count,
                       std::optional<std::size_t> shown = {}) {
    Rect rect = next(heading_height);
    take_top(rect, roomy);
    const float width = std::min(Ui::text_width(title, heading) + 2, rect.width - 48);
    ui.text(key, take_left(rect, width), title, heading, ui.colors().text, Role::heading, 2);
    take_left(rect, gap);
    const std::string words = shown ? number(*shown) + "/" + number(count) : number(count);
    ui.draw_line(rect, words, body, ui.colors().muted);
  }

  // What belongs where nothing is yet.
  void hint(const Rect& rect, std::string_view text) const {
    ui.draw_line(rect, text, small_text, ui.colors().muted);
  }

  // What is chosen is told by more than a tint.
  void row_background(const Rect& rect, bool selected) const {
    const Palette& c = ui.colors();
    ui.fill(rect, selected ? c.selected : c.surface, corner);
    // Where the ground is like it, an edge tells the row.
    if (c.ground == c.surface) ui.outline(rect, c.line, corner);
    if (selected) ui.fill({rect.x, rect.y + 6, 3, rect.height - 12}, c.accent, 1.5F);
  }

  void claim_focus(const std::string& target, NodeId node) {
    if (session.focus_target != target) return;
    session.focus_target.clear();
    ui.request_focus(node);
  }
  static constexpr std::size_t overscan = 2;  // rows drawn beyond each edge: no gaps in scrolling
};

}  // namespace summit::ui
