#include "browser/scroll.h"

#include "imgui_internal.h"

namespace summit::browser {
namespace {

ImGuiWindow* scrollable_under_pointer(ImGuiAxis axis) {
  ImGuiWindow* window = GImGui->HoveredWindow;
  while (window != nullptr && (window->ScrollMax[axis] <= 0.0F ||
                               (window->Flags & ImGuiWindowFlags_NoScrollWithMouse) != 0)) {
    const bool is_child = (window->Flags & ImGuiWindowFlags_ChildWindow) != 0;
    window = is_child ? window->ParentWindow : nullptr;
  }
  return window;
}

}  // namespace

void scroll_under_pointer(ImVec2 pixels) {
  if (pixels.x != 0.0F) {
    if (ImGuiWindow* window = scrollable_under_pointer(ImGuiAxis_X)) {
      ImGui::SetScrollX(window, window->Scroll.x + pixels.x);
    }
  }
  if (pixels.y != 0.0F) {
    if (ImGuiWindow* window = scrollable_under_pointer(ImGuiAxis_Y)) {
      ImGui::SetScrollY(window, window->Scroll.y + pixels.y);
    }
  }
}

}  // namespace summit::browser
