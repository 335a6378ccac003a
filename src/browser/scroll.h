// Scrolling by pixels, as touch and trackpads do. Dear ImGui's own wheel moves in steps of five
// lines, which neither follows a finger nor a trackpad's fine movements.
#pragma once

#include "imgui.h"

namespace summit::browser {

// Scrolls what lies under the pointer, per axis the innermost window that can scroll; positive is
// towards the end. After ImGui::NewFrame(), before anything is drawn.
void scroll_under_pointer(ImVec2 pixels);

}  // namespace summit::browser
