#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "program.h"
#include "ui/theme.h"

using namespace summit::ui;

namespace {

// WCAG 2.1's relative luminance and contrast ratio.
double luminance(ImU32 color) {
  const auto channel = [&](unsigned shift) {
    const double value = ((color >> shift) & 0xFFU) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) +
         0.0722 * channel(IM_COL32_B_SHIFT);
}

double contrast(ImU32 a, ImU32 b) {
  const double one = luminance(a) + 0.05;
  const double other = luminance(b) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

}  // namespace

TEST_CASE("text and edges stand out in every theme") {
  CHECK(contrast(IM_COL32_BLACK, IM_COL32_WHITE) == doctest::Approx(21));
  for (const int theme : {0, 1, 2, 3}) {
    CAPTURE(theme);
    const bool high = theme >= 2;
    const Palette& c = palette(theme % 2 == 1, high);
    CHECK(c.dark == (theme % 2 == 1));
    for (const ImU32 ground : {c.ground, c.surface, c.raised, c.hover, c.selected, c.mark}) {
      for (const ImU32 text : {c.text, c.muted, c.accent, c.danger, c.caution, c.added}) {
        CAPTURE(ground);
        CAPTURE(text);
        CHECK(contrast(text, ground) >= (high ? 7 : 4.5));
      }
    }
    for (const ImU32 ground : {c.ground, c.surface, c.raised}) {
      CHECK(contrast(c.field_line, ground) >= 3);
      CHECK(contrast(c.focus, ground) >= 3);
    }
    if (high) CHECK(contrast(c.line, c.surface) >= 4.5);
    CHECK(contrast(c.primary_text, c.primary) >= (high ? 7 : 4.5));
    CHECK(contrast(c.primary, c.surface) >= 3);
  }
}

TEST_CASE("what parts two panes is seen, and seen to be under the pointer or to have the focus") {
  for (const int theme : {0, 1, 2, 3}) {
    CAPTURE(theme);
    Program program;
    program.host.dark = theme % 2 == 1;
    program.host.contrast = theme >= 2;
    program.app.system_theme_changed();
    program.activate(Role::button, "Look at the Liberty sample");
    const Palette& c = palette(theme % 2 == 1, theme >= 2);
    const Rect line = program.node(Role::separator, "Width of the plan").rect;
    // How wide the strokes of a colour are that stand in the middle of the line's height.
    const auto width_of = [&](ImU32 color) {
      float left = line.x + line.width, right = line.x;
      for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
        for (const ImDrawVert& vertex : list->VtxBuffer) {
          const float from = vertex.pos.x - line.x;
          if (vertex.col != color || from < 0 || from > line.width) continue;
          left = std::min(left, vertex.pos.x);
          right = std::max(right, vertex.pos.x);
        }
      }
      return right - left;
    };
    CHECK(contrast(c.field_line, c.raised) >= 3);
    CHECK(width_of(c.field_line) >= 3);  // the grip
    CHECK(width_of(c.focus) < 1);
    ImGui::GetIO().AddMousePosEvent(line.x + line.width / 2, line.y + line.height / 3);
    program.settle();
    const float hovered = width_of(c.focus);
    CHECK(contrast(c.focus, c.raised) >= 3);
    CHECK(hovered >= 5);
    CHECK(width_of(c.field_line) < 1);
    ImGui::GetIO().AddMousePosEvent(0, 0);
    program.focus(Role::separator, "Width of the plan");
    program.settle();
    CHECK(width_of(c.focus) >= 5);
  }
}

TEST_CASE("text comes in four sizes, and monospace goes with them") {
  const float sizes[] = {small_size, body_size, heading_size, title_size};
  for (int step = 1; step < 4; ++step)
    CHECK(sizes[step] - sizes[step - 1] == 2.0F * static_cast<float>(step));
  for (const TextStyle& style :
       {small_text, small_strong, body, strong, italic, heading, title_text, code, literal}) {
    const float size = style.monospace ? style.size / monospace_share : style.size;
    CAPTURE(size);
    CHECK(std::any_of(std::begin(sizes), std::end(sizes),
                      [&](float each) { return std::abs(each - size) < 0.01F; }));
    CHECK(style.leading >= style.size * 1.2F);
  }
}

TEST_CASE("spacing goes up by steps that can be told apart") {
  const float steps[] = {tight, gap, roomy, pane_padding, dialog_padding};
  for (const float* step = std::begin(steps); step + 1 != std::end(steps); ++step) {
    CHECK(step[1] - step[0] >= 4);
  }
}
