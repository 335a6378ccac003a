// Lucide's icons as strokes, drawn at any size; make_icons.mjs says which is which.
#pragma once

#include <cstdint>

#include "imgui.h"

namespace summit::ui {

enum class Icon : std::uint8_t {
  none,
  plus,
  open,
  save,
  download,
  copy,
  undo,
  redo,
  light,
  dark,
  contrast,
  up,
  down,
  remove,
  promote,
  demote,
  grip,
  collapsed,
  expanded,
  indent,
  outdent,
  sample,
  error,
  warning,
  hint,
  pad,
  check,
  check_all,
  close,
  search,
  keyboard,
  filter,
  clock,
  play,
  pause,
  title,
  group,
  priority,
  owner,
  description,
  idea,
  ignore,
  cut,
  paste,
  box,
  ticked,
  mark_strong,
  mark_emphasis,
  mark_literal,
  link,
  list,
  load,
  library,
  more,
};

// In the square of `size` pixels whose top left corner is `at`.
void draw_icon(ImDrawList& list, Icon icon, ImVec2 at, float size, ImU32 color);

}  // namespace summit::ui
