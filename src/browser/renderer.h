// Hands Dear ImGui's draw lists and textures to the page's WebGL2 renderer (web/renderer.js).
#pragma once

#include "imgui.h"

namespace summit::browser {

// Tells ImGui what the renderer can do; once, before the first frame.
void set_up_renderer();
// Brings textures up to date and draws a frame over `background`, unless the canvas shows it
// already.
void draw(const ImDrawData& data, const ImVec4& background);
// The WebGL context was lost, and every texture with it: they are created anew by the next frame.
void forget_textures();

}  // namespace summit::browser
