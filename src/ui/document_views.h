// The document screen's parts: the document as it will be published, its source, and what is wrong
// in it. The first two show the same place (Session::document_top): scrolling one moves the other.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "ui/session.h"
#include "ui/widgets.h"

namespace summit::ui {

void draw_rendered_view(Ui& ui, Session& session, const Rect& rect);
void draw_source_view(Ui& ui, Session& session, const Rect& rect);
// What the document is compared with, and a way to end that. Gives its height.
float draw_comparison_bar(Ui& ui, Session& session, const Rect& rect);
// `rect` is for the list alone.
void draw_problem_list(Ui& ui, Session& session, const Rect& rect);

// "2 errors, 1 warning": what there is, the worst first; "No problems" where there is nothing.
[[nodiscard]] std::string count_problems(const std::vector<RstFinding>& problems);
// The worst of them, as an icon and its colour.
struct ProblemSign {
  Icon icon;
  ImU32 color;
};
[[nodiscard]] ProblemSign sign_of(Severity severity, const Palette& palette);

// Both views begin with this much space, of which a little is left above what is at their top.
inline constexpr float view_padding = pane_padding;
inline constexpr float view_padding_scrolled = 12;

// Keeps the scrolled area that is open to the place that both views show, or the place to where a
// person scrolled the area. `scrolled_to` is what this left the area at in the frame before;
// `height` is the view's; `y_of` and `line_at` turn places into heights in the document and back.
// A line that was typed comes into sight.
template <typename YOf, typename LineAt>
void keep_to_place(Ui& ui, Session& session, float height, float& scrolled_to, YOf y_of,
                   LineAt line_at) {
  const float y = ImGui::GetScrollY();
  // A document that got shorter ends there; nobody scrolled.
  const bool ends_there = y < scrolled_to && y >= ImGui::GetScrollMaxY() - 1;
  const bool scrolled = scrolled_to >= 0 && std::abs(y - scrolled_to) >= 1 && !ends_there;
  if (scrolled) {
    session.document_top = line_at(std::max(y - view_padding_scrolled, 0.0F));
    scrolled_to = y;
    ui.settle();
    return;
  }
  if (session.typed_line) {
    const float line = y_of(static_cast<double>(*session.typed_line)) + view_padding;
    if (line < y || line + 2 * body.leading > y + height) session.show_line(*session.typed_line);
  }
  const float top =
      session.document_top > 0 ? y_of(session.document_top) + view_padding_scrolled : 0;
  const float wanted = std::clamp(std::round(top), 0.0F, ImGui::GetScrollMaxY());
  scrolled_to = wanted;
  if (std::abs(wanted - y) < 1) return;
  ImGui::SetScrollY(wanted);
  ui.settle();
}

// Up, down, a page, to the ends: with the focus on a view as a whole.
inline constexpr std::uint16_t scroll_keys = key_up_down | key_page | key_home_end;
void scroll_by_key(std::string_view key, float page, float line);

}  // namespace summit::ui
