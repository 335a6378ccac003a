#include "ui/icons.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "program.h"

namespace summit::ui {

TEST_CASE("every icon is drawn, inside of its square") {
  Program program;  // for Dear ImGui's context
  ImDrawList list(ImGui::GetDrawListSharedData());
  const ImVec2 at = {40, 60};
  constexpr float fringe = 0.5F;  // what smooth edges reach beyond
  for (const float size : {18.0F, 24.0F, 240.0F}) {
    for (int icon = 0; icon <= static_cast<int>(Icon::book); ++icon) {
      CAPTURE(icon);
      CAPTURE(size);
      list._ResetForNewFrame();
      draw_icon(list, static_cast<Icon>(icon), at, size, IM_COL32_BLACK);
      CHECK(list.VtxBuffer.empty() == (static_cast<Icon>(icon) == Icon::none));
      float left = at.x + size, right = at.x, top = at.y + size, bottom = at.y;
      for (const ImDrawVert& vertex : list.VtxBuffer) {
        left = std::min(left, vertex.pos.x);
        right = std::max(right, vertex.pos.x);
        top = std::min(top, vertex.pos.y);
        bottom = std::max(bottom, vertex.pos.y);
      }
      CHECK(left >= at.x - fringe);
      CHECK(right <= at.x + size + fringe);
      CHECK(top >= at.y - fringe);
      CHECK(bottom <= at.y + size + fringe);
      if (static_cast<Icon>(icon) == Icon::none) continue;
      // It fills what an icon should: none is half as large as the others by mistake.
      CHECK(std::max(right - left, bottom - top) > size / 2);
    }
  }
}

}  // namespace summit::ui
