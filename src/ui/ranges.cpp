// Widgets with a value on a line; see widgets.h.

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/texts.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

constexpr float slider_knob = 8;

}  // namespace

std::optional<std::int32_t> Ui::slider(std::string_view key, const Rect& rect,
                                       std::string_view label, std::int32_t value, std::int32_t max,
                                       std::string_view words) {
  const NodeId id = id_of(key);
  const Pointer pointer = pointer_on(id, rect);
  last_ = id;
  const Palette& c = *palette_;
  const Rect track = inset(rect, slider_knob, (rect.height - 4) / 2);
  const float share = max > 0 ? static_cast<float>(value) / static_cast<float>(max) : 0;
  const ImVec2 knob{track.x + track.width * share, rect.y + rect.height / 2};
  fill(track, c.field_line, 2);
  fill({track.x, track.y, track.width * share, track.height}, c.accent, 2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddCircleFilled(knob, slider_knob, pointer.hovered || pointer.held ? c.text : c.accent);
  if (shows_focus(id)) draw_focus_ring(rect);
  record(id, {.role = Role::slider,
              .name = std::string(label),
              .description = std::string(words),
              .rect = rect,
              .focusable = true,
              .drags = true,
              .keys = key_left_right | key_up_down | key_home_end | key_page,
              .value_now = value,
              .value_max = max});
  std::optional<std::int32_t> moved;
  if (pointer.held && track.width > 0) {
    const float at = (ImGui::GetIO().MousePos.x - track.x) / track.width;
    moved = static_cast<std::int32_t>(
        std::lround(std::clamp(at, 0.0F, 1.0F) * static_cast<float>(max)));
  }
  if (const auto typed = take_key(id)) {
    const std::int32_t page = std::max(1, max / 20);
    const std::string& name = typed->key;
    moved = name == "Home"                              ? 0
            : name == "End"                             ? max
            : name == "PageUp"                          ? value + page
            : name == "PageDown"                        ? value - page
            : name == "ArrowRight" || name == "ArrowUp" ? value + 1
                                                        : value - 1;
  }
  if (!moved) return std::nullopt;
  moved = std::clamp(*moved, 0, max);
  return *moved == value ? std::nullopt : moved;
}

void Ui::progress(std::string_view key, const Rect& rect, std::string_view label, double share) {
  const Palette& c = *palette_;
  const auto hundredths = static_cast<std::int32_t>(std::clamp(share, 0.0, 1.0) * 100);
  const float rounding = rect.height / 2;
  fill(rect, c.field_line, rounding);
  const float done = rect.width * static_cast<float>(std::clamp(share, 0.0, 1.0));
  if (done >= 2 * rounding) fill({rect.x, rect.y, done, rect.height}, c.accent, rounding);
  record(id_of(key), {.role = Role::progressbar,
                      .name = std::string(label),
                      .description = format_text(tr("{} %"), {std::to_string(hundredths)}),
                      .rect = rect,
                      .value_now = hundredths,
                      .value_max = 100});
}

std::optional<int> Ui::splitter(std::string_view key, const Rect& rect, const Rect& whole,
                                std::string_view label, int share, int least, int most) {
  const NodeId id = id_of(key);
  const bool upright = rect.height > rect.width;
  const Pointer pointer = pointer_on(id, rect);
  last_ = id;
  const Palette& c = *palette_;
  fill(rect, c.raised);
  // A line along it and a grip in its middle; the line is thicker for the keyboard, and while held.
  const auto bar = [&](float length, float thick, ImU32 color, float rounding) {
    const ImVec2 size = upright ? ImVec2(thick, length) : ImVec2(length, thick);
    fill({std::floor(rect.x + (rect.width - size.x) / 2),
          std::floor(rect.y + (rect.height - size.y) / 2), size.x, size.y},
         color, rounding);
  };
  const bool active = pointer.held || shows_focus(id);
  const bool lit = active || pointer.hovered;
  const float length = upright ? rect.height : rect.width;
  bar(length, active ? 4 : lit ? 2 : 1, lit ? c.focus : c.line, 0);
  bar(std::min(length, 48.0F), lit ? 6 : 4, lit ? c.focus : c.field_line, lit ? 3 : 2);
  if (pointer.hovered || pointer.held) {
    ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
  }
  record(id, {.role = Role::separator,
              .name = std::string(label),
              .description = share == 0 ? std::string(tr("folded away"))
                                        : format_text(tr("{} %"), {std::to_string(share)}),
              .rect = rect,
              .focusable = true,
              .upright = upright,
              .drags = true,
              .keys = static_cast<std::uint16_t>((upright ? key_left_right : key_up_down) |
                                                 key_home_end | key_enter),
              .value_now = share,
              // Folded away it lies below what keys and drags lead to, and the usual may as well.
              .value_min = std::min(least, share),
              .value_max = std::max(most, share)});
  if (const auto typed = take_key(id)) {
    const std::string& name = typed->key;
    if (name == "Enter") return share == 0 ? -1 : 0;
    const int step = name == "ArrowRight" || name == "ArrowDown" ? 2 : -2;
    const int next = name == "Home" ? least : name == "End" ? most : share + step;
    return std::clamp(next, least, most);
  }
  if (pointer.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return -1;
  const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 2);
  if (!pointer.held || (moved.x == 0 && moved.y == 0)) return std::nullopt;
  const ImVec2 at = ImGui::GetIO().MousePos;
  const float place = upright ? (at.x - whole.x) / whole.width : (at.y - whole.y) / whole.height;
  return std::clamp(static_cast<int>(std::lround(place * 100)), least, most);
}

}  // namespace summit::ui
