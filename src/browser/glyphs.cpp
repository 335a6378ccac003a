#include "browser/glyphs.h"

#include <cmath>

#include "browser/page.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace summit::browser {
namespace {

struct Font {
  std::int32_t number;
  float ascent, descent;  // at 100 px per em
};

const Font& font_of(const ImFontConfig& source) {
  return *static_cast<const Font*>(source.FontLoaderData);
}

// ImGui's size of a font is the height of its line, CSS' size is its em.
float em_of(const ImFontConfig& source, const ImFontBaked& baked) {
  const Font& font = font_of(source);
  float size = baked.Size;
  if (source.MergeMode && source.SizePixels != 0.0F) {
    size *= source.SizePixels / baked.ContainerFont->Sources[0]->SizePixels;
  }
  return size * 100.0F / (font.ascent + font.descent);
}

float density_of(const ImFontConfig& source, const ImFontBaked& baked) {
  return source.RasterizerDensity * baked.RasterizerDensity;
}

// Control characters have no glyph; everything else the browser draws, if only as a box.
bool has_glyph(ImWchar code_point) {
  return code_point >= 0x20 && !(code_point >= 0x7F && code_point < 0xA0) &&
         !(code_point >= 0xD800 && code_point < 0xE000);
}

bool open_font(ImFontAtlas*, ImFontConfig* source) {
  float metrics[2] = {};
  const std::int32_t number =
      page_font_open(static_cast<const char*>(source->FontData),
                     static_cast<std::size_t>(source->FontDataSize), metrics);
  if (metrics[0] + metrics[1] <= 0) {
    return false;
  }
  source->FontLoaderData = IM_NEW(Font){number, metrics[0], metrics[1]};
  return true;
}

void close_font(ImFontAtlas*, ImFontConfig* source) {
  IM_DELETE(static_cast<Font*>(source->FontLoaderData));
  source->FontLoaderData = nullptr;
}

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar code_point) {
  return has_glyph(code_point);
}

bool open_size(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  if (!source->MergeMode) {
    // The baseline lies on a whole pixel of the display, or every glyph would be blurred.
    const float density = density_of(*source, *baked);
    const float ascent = font_of(*source).ascent * em_of(*source, *baked) / 100.0F;
    baked->Ascent = std::round(ascent * density) / density;
    baked->Descent = baked->Ascent - baked->Size;
  }
  return true;
}

// Either only `advance` is wanted, or the whole glyph.
bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar code_point, ImFontGlyph* glyph, float* advance) {
  if (!has_glyph(code_point)) {
    return false;
  }
  const float density = density_of(*source, *baked);
  const double em = em_of(*source, *baked) * density;
  const std::int32_t font = font_of(*source).number;
  const auto width_of = [&](ImWchar of) {
    return static_cast<float>(page_glyph_advance(font, em, static_cast<std::uint32_t>(of)));
  };
  // Figures are tabular: each as wide as a zero, in its middle.
  const bool is_figure = code_point >= '0' && code_point <= '9';
  const float wide = width_of(is_figure ? '0' : code_point);
  const float shift = is_figure ? std::round((wide - width_of(code_point)) / 2) : 0;
  const float advance_x = wide / density;
  if (advance != nullptr) {
    *advance = advance_x;
    return true;
  }
  glyph->Codepoint = static_cast<unsigned int>(code_point);
  glyph->AdvanceX = advance_x;

  GlyphBox box{};
  const GlyphKind kind =
      page_glyph_rasterize(font, em, static_cast<std::uint32_t>(code_point), &box);
  if (kind == GlyphKind::blank) {
    return true;
  }
  const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, box.width, box.height);
  if (place == ImFontAtlasRectId_Invalid) {
    return false;
  }
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(box.width * box.height * 4);
  page_glyph_pixels(pixels.Data);

  glyph->X0 = (static_cast<float>(box.left) + shift) / density;
  glyph->Y0 = static_cast<float>(box.top) / density + baked->Ascent;
  glyph->X1 = (static_cast<float>(box.left + box.width) + shift) / density;
  glyph->Y1 = static_cast<float>(box.top + box.height) / density + baked->Ascent;
  glyph->Visible = true;
  glyph->Colored = kind == GlyphKind::coloured;
  glyph->PackId = place;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph,
                                     ImFontAtlasPackGetRect(atlas, place), pixels.Data,
                                     ImTextureFormat_RGBA32, box.width * 4);
  return true;
}

}  // namespace
}  // namespace summit::browser

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "browser";
    made.FontSrcInit = summit::browser::open_font;
    made.FontSrcDestroy = summit::browser::close_font;
    made.FontSrcContainsGlyph = summit::browser::contains_glyph;
    made.FontBakedInit = summit::browser::open_size;
    made.FontBakedLoadGlyph = summit::browser::load_glyph;
    return made;
  }();
  return &loader;
}
