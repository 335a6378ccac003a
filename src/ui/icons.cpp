#include "ui/icons.h"

#include <cstdlib>
#include <span>

namespace summit::ui {
namespace {

#include "ui/icon_strokes.inc"  // what make_icons.mjs prints

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 at, float size, ImU32 color) {
  const float unit = size / 24;
  const float thickness = 1.75F * unit < 1.25F ? 1.25F : 1.75F * unit;
  for (auto rest = numbers_of(icon); !rest.empty();) {
    const bool closed = rest[0] < 0;
    const auto numbers = rest.subspan(1, 2 * static_cast<std::size_t>(std::abs(rest[0])));
    rest = rest.subspan(1 + numbers.size());
    const auto place = [&](std::size_t i) {
      return ImVec2(at.x + numbers[i] * unit / 100, at.y + numbers[i + 1] * unit / 100);
    };
    for (std::size_t i = 0; i < numbers.size(); i += 2) list.PathLineTo(place(i));
    list.PathStroke(color, closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
    if (closed) continue;
    // Ends are round; a stroke of one point is a dot.
    list.AddCircleFilled(place(0), thickness / 2, color);
    if (numbers.size() > 2) list.AddCircleFilled(place(numbers.size() - 2), thickness / 2, color);
  }
}

}  // namespace summit::ui
