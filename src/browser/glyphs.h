// Glyphs from the browser's fonts: implements ImGuiFreeType::GetFontLoader(), which Dear ImGui asks
// for instead of its own rasteriser (ui/imgui_config.h). No font is shipped; whatever script or
// emoji the person's system can show, the program can.
//
// A font's ImFontConfig::FontData is not a font file but what CSS calls it, for instance
// "600 system-ui": weight and family, UTF-8, FontDataSize bytes without a final zero.
//
// One code point is one glyph: no ligatures, kerning or right-to-left shaping.
#pragma once

#include "misc/freetype/imgui_freetype.h"
