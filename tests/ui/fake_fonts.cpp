// Fonts for tests: every glyph is a box, half as wide as the line is high. Takes the place of the
// browser's (src/browser/glyphs.cpp).

#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

namespace {

bool init(ImFontAtlas*, ImFontConfig*) {
  return true;
}
bool contains(ImFontAtlas*, ImFontConfig*, ImWchar) {
  return true;
}

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size * 0.8F;
  baked->Descent = -baked->Size * 0.2F;
  return true;
}

bool load_glyph(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*, ImWchar code_point,
                ImFontGlyph* glyph, float* advance) {
  if (advance != nullptr) *advance = baked->Size / 2;
  if (glyph != nullptr) {
    glyph->Codepoint = code_point & 0x3FFFFFFU;
    glyph->AdvanceX = baked->Size / 2;
    glyph->Visible = code_point > ' ' ? 1 : 0;
    glyph->X1 = baked->Size / 2;
    glyph->Y1 = baked->Size;
  }
  return true;
}

}  // namespace

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
  static ImFontLoader loader;
  loader.Name = "boxes";
  loader.FontSrcInit = init;
  loader.FontSrcContainsGlyph = contains;
  loader.FontBakedInit = init_baked;
  loader.FontBakedLoadGlyph = load_glyph;
  return &loader;
}
