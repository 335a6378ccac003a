// How the program looks: palettes for light and dark, each of high contrast too, one scale of
// sizes. Colours are Dear ImGui's packed RGBA, sizes are pixels of the page.
#pragma once

#include <cstdint>
#include <string_view>

#include "imgui.h"

namespace summit::ui {

// What a person chose.
enum class Theme : std::uint8_t { system, light, dark, contrast };

struct Palette {
  ImU32 ground;        // behind everything
  ImU32 surface;       // panes and fields
  ImU32 raised;        // bars, buttons
  ImU32 hover;         // whatever the pointer is over
  ImU32 selected;      // the chosen row
  ImU32 mark;          // behind what was searched for
  ImU32 line;          // separators
  ImU32 field_line;    // borders of fields and buttons; 3:1 against what is around (WCAG 1.4.11)
  ImU32 text;          // 4.5:1 on all of the above (WCAG 1.4.3), as are the next five
  ImU32 muted;         // secondary text
  ImU32 accent;        // links, what is chosen
  ImU32 danger;        // what went wrong
  ImU32 caution;       // what may be wrong
  ImU32 added;         // lines that are new
  ImU32 primary;       // the main button
  ImU32 primary_text;  // on it
  ImU32 focus;         // the ring around what has the keyboard
  bool dark;
};
// With high `contrast` text has 7:1 (WCAG 1.4.6), and edges as well.
[[nodiscard]] const Palette& palette(bool dark, bool contrast = false);

// Text comes in four sizes, each step two pixels longer than the one before. A size is the height
// of a line as the font has it (ascent and descent); lines stand `leading` apart.
inline constexpr float small_size = 16;
inline constexpr float body_size = 18;
inline constexpr float heading_size = 22;
inline constexpr float title_size = 28;
// Monospace letters look larger than others of their size; with this they go together.
inline constexpr float monospace_share = 0.9F;

struct TextStyle {
  float size;
  float leading;
  bool semibold = false;
  bool monospace = false;
  bool italic = false;
};
inline constexpr TextStyle small_text{small_size, 20};
inline constexpr TextStyle small_strong{small_size, 20, true};
inline constexpr TextStyle body{body_size, 23};
inline constexpr TextStyle strong{body_size, 23, true};
inline constexpr TextStyle italic{body_size, 23, false, false, true};
inline constexpr TextStyle heading{heading_size, 28, true};
inline constexpr TextStyle title_text{title_size, 36, true};
inline constexpr TextStyle code{small_size * monospace_share, 20, false, true};
inline constexpr TextStyle literal{body_size * monospace_share, 23, false, true};  // within text

// Spacing, from what belongs together to what stands apart.
inline constexpr float tight = 4;
inline constexpr float gap = 8;
inline constexpr float roomy = 12;
inline constexpr float pane_padding = 16;
inline constexpr float dialog_padding = 24;

inline constexpr float control_height = 36;
inline constexpr float touch_size = 40;  // the least that a finger is to hit
inline constexpr float row_height = 44;
inline constexpr float icon_size = 18;
inline constexpr float progress_height = 8;
inline constexpr float corner = 6;
inline constexpr float dialog_corner = 10;

// Loads the fonts (the system's own, by CSS name) into the current ImGui context.
void load_fonts();
[[nodiscard]] ImFont* font_of(const TextStyle& style);

// Sets Dear ImGui's own colours and metrics, which scroll bars and the page's fields follow.
void apply_theme(const Palette& palette);

}  // namespace summit::ui
