// Buttons: words, an icon, or both, in one of several looks; see widgets.h.

#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace summit::ui {
namespace {

// How a label is shown: as it is, its end cut where it has no room; smaller; on two smaller lines.
enum class LabelFit : std::uint8_t { line, small_line, two_lines };

LabelFit fit_label(std::string_view label, const TextStyle& usual, float room, float height) {
  if (room <= 0 || Ui::text_width(label, usual) <= room) return LabelFit::line;
  if (Ui::text_width(label, small_text) <= room) return LabelFit::small_line;
  // Between words only.
  for (std::size_t at = 0; at < label.size();) {
    const std::size_t end = std::min(label.find(' ', at), label.size());
    if (Ui::text_width(label.substr(at, end - at), small_text) > room) return LabelFit::line;
    at = end + 1;
  }
  const float most = 2 * small_text.leading;
  const bool fits = height >= most && Ui::wrapped_height(label, room, small_text) <= most;
  return fits ? LabelFit::two_lines : LabelFit::line;
}

}  // namespace

bool Ui::button(std::string_view key, const Rect& rect, std::string_view label,
                const ButtonOptions& options) {
  const NodeId id = id_of(key);
  const Pointer pointer = pointer_on(id, rect, options.disabled);
  last_held_ = pointer.held;
  last_released_ = ImGui::IsItemDeactivated();
  const Palette& c = *palette_;
  const bool on = options.pressed == Toggle::on || options.selected == Toggle::on;
  ImU32 color = options.disabled ? (c.muted & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, 0x80)
                : on             ? c.accent
                                 : c.text;
  if (options.look == ButtonLook::primary && !options.disabled) {
    fill(rect, c.primary, corner);
    if (pointer.hovered) fill(rect, IM_COL32(255, 255, 255, 0x22), corner);
    color = c.primary_text;
  } else {
    if (options.look == ButtonLook::plain) fill(rect, c.surface, corner);
    if (on && !options.drags) fill(rect, c.selected, corner);  // a handle lies on what shows it
    if (pointer.hovered || pointer.held) fill(rect, c.hover, corner);
    if (options.look == ButtonLook::plain) {
      outline(rect, options.disabled ? c.line : c.field_line, corner);
    }
  }
  if (pointer.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);

  const float icon = options.icon == Icon::none ? 0 : icon_size;
  const float space = icon > 0 && options.show_label ? gap : 0;
  const float beside = options.beside.empty() ? 0 : text_width(options.beside, small_text) + 6;
  const float room = rect.width - 8 - icon - space - beside;
  const TextStyle& usual = options.look == ButtonLook::primary ? strong : body;
  const LabelFit fit = options.show_label && options.below.empty()
                           ? fit_label(label, usual, room, rect.height)
                           : LabelFit::line;
  const bool wraps = fit == LabelFit::two_lines;
  const TextStyle& style = fit == LabelFit::line ? usual : small_text;
  const float label_width = options.show_label ? std::min(text_width(label, style), room) : 0;
  const float total = icon + space + label_width + beside;
  float x = options.look == ButtonLook::row ? rect.x + gap
                                            : rect.x + std::max(4.0F, (rect.width - total) / 2);
  x = std::floor(x);
  const bool stacked = !options.show_label && !options.below.empty();
  const float under = stacked ? small_text.leading + 2 : 0;
  const bool icon_last = options.opens_menu && options.show_label;  // as pickers have it
  if (icon > 0) {
    draw_icon(*ImGui::GetWindowDrawList(), options.icon,
              {icon_last ? x + label_width + beside + space : x,
               std::floor(rect.y + (rect.height - icon - under) / 2)},
              icon, color);
  }
  if (stacked) {
    const float wide = std::min(text_width(options.below, small_text) + 1, rect.width - 4);
    draw_line({std::floor(rect.x + (rect.width - wide) / 2),
               std::floor(rect.y + (rect.height + icon - under) / 2) + 2, wide, small_text.leading},
              options.below, small_text, color);
  }
  if (options.show_label) {
    if (!icon_last) x += icon + space;
    const float above = options.below.empty() ? rect.height : style.leading + 2;
    const float top = options.below.empty()
                          ? rect.y
                          : rect.y + (rect.height - style.leading - small_text.leading) / 2;
    if (wraps) {
      const float lines = std::min(wrapped_height(label, room, style), 2 * style.leading);
      draw_wrapped({x, std::floor(rect.y + (rect.height - lines) / 2)}, room, label, style, color);
    } else {
      draw_line({x, top,
                 std::max(label_width,
                          rect.x + rect.width - x - 4 - beside - (icon_last ? icon + space : 0)),
                 above},
                label, style, color);
    }
    if (beside > 0) {
      draw_line({x + label_width + 6, top, beside, above}, options.beside, small_text,
                options.look == ButtonLook::primary || on ? color : c.muted);
    }
    const float wide = std::min(text_width(options.below, small_text) + 1, rect.width - 4);
    draw_line({std::floor(rect.x + (rect.width - wide) / 2), top + style.leading, wide,
               small_text.leading},
              options.below, small_text, on ? c.accent : c.muted);
  }
  if (shows_focus(id)) {
    draw_focus_ring(rect);
    // On the accent colour the ring needs one of its own.
    if (options.look == ButtonLook::primary) outline(inset(rect, 3, 3), c.primary_text, corner, 2);
  }
  record(id, {.role = options.role,
              .name = std::string(options.name.empty() ? label : options.name),
              .description = std::string(options.description),
              .shortcut = std::string(options.shortcut),
              .rect = rect,
              .focusable = true,
              .skips_tab = options.skips_tab,
              .disabled = options.disabled,
              .drags = options.drags,
              .opens_menu = options.opens_menu,
              .wordless = !options.show_label && !stacked,
              .pressed = options.pressed,
              .checked = options.checked,
              .selected = options.selected,
              .expanded = options.expanded,
              .keys = options.keys,
              .level = options.level,
              .position_in_set = options.position_in_set,
              .set_size = options.set_size});
  const bool activated = take_activation(id);
  return (pointer.pressed || activated) && !options.disabled;
}

float Ui::button_width(std::string_view label, bool with_icon) {
  return text_width(label, body) + 2 * roomy + (with_icon ? icon_size + gap : 0);
}

}  // namespace summit::ui
