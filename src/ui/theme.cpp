#include "ui/theme.h"

#include <array>

namespace summit::ui {
namespace {

// 0xRRGGBB as designers write it.
constexpr ImU32 rgb(unsigned value, unsigned alpha = 0xFF) {
  return IM_COL32((value >> 16U) & 0xFFU, (value >> 8U) & 0xFFU, value & 0xFFU, alpha);
}

constexpr Palette light{
    .ground = rgb(0xF3F1EC),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFAF9F6),
    .hover = rgb(0xECEAE3),
    .selected = rgb(0xE3EDF5),
    .mark = rgb(0xFCE9A9),
    .line = rgb(0xDFDBD1),
    .field_line = rgb(0x8C8779),
    .text = rgb(0x22262B),
    .muted = rgb(0x5A5F66),
    .accent = rgb(0x1F5F8B),
    .danger = rgb(0xA12B2B),
    .caution = rgb(0x7A5200),
    .added = rgb(0x266B2C),
    .primary = rgb(0x1F5F8B),
    .primary_text = rgb(0xFFFFFF),
    .focus = rgb(0x1F5F8B),
    .dark = false,
};

constexpr Palette dark_palette{
    .ground = rgb(0x15181C),
    .surface = rgb(0x1D2126),
    .raised = rgb(0x23282E),
    .hover = rgb(0x2E343C),
    .selected = rgb(0x24374A),
    .mark = rgb(0x4A3F14),
    .line = rgb(0x343A42),
    .field_line = rgb(0x7D858F),
    .text = rgb(0xE8E6E1),
    .muted = rgb(0xA9AEB5),
    .accent = rgb(0x8CC1EA),
    .danger = rgb(0xF29A94),
    .caution = rgb(0xE3B65B),
    .added = rgb(0x8BCB90),
    .primary = rgb(0x8CC1EA),
    .primary_text = rgb(0x10202D),
    .focus = rgb(0x8CC1EA),
    .dark = true,
};

constexpr Palette high_light{
    .ground = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .hover = rgb(0xE6E6E6),
    .selected = rgb(0xD9ECFF),
    .mark = rgb(0xFFF0A0),
    .line = rgb(0x595959),
    .field_line = rgb(0x000000),
    .text = rgb(0x000000),
    .muted = rgb(0x2E2E2E),
    .accent = rgb(0x00386B),
    .danger = rgb(0x7A0000),
    .caution = rgb(0x4A3000),
    .added = rgb(0x00430A),
    .primary = rgb(0x00386B),
    .primary_text = rgb(0xFFFFFF),
    .focus = rgb(0x00386B),
    .dark = false,
};

constexpr Palette high_dark{
    .ground = rgb(0x000000),
    .surface = rgb(0x000000),
    .raised = rgb(0x000000),
    .hover = rgb(0x2B2B2B),
    .selected = rgb(0x003A5C),
    .mark = rgb(0x3D3200),
    .line = rgb(0xA6A6A6),
    .field_line = rgb(0xFFFFFF),
    .text = rgb(0xFFFFFF),
    .muted = rgb(0xDCDCDC),
    .accent = rgb(0x9FDBFF),
    .danger = rgb(0xFFB7B2),
    .caution = rgb(0xFFD866),
    .added = rgb(0xA6F0AA),
    .primary = rgb(0x9FDBFF),
    .primary_text = rgb(0x000000),
    .focus = rgb(0xFFD866),
    .dark = true,
};

// The fonts, in the order they are loaded.
enum FontIndex { regular_font, semibold_font, code_font, italic_font };
constexpr std::array<std::string_view, 4> font_names = {
    "400 system-ui, sans-serif",
    "600 system-ui, sans-serif",
    "400 ui-monospace, \"DejaVu Sans Mono\", \"Noto Sans Mono\", monospace",
    "italic 400 system-ui, sans-serif",
};

}  // namespace

const Palette& palette(bool dark, bool contrast) {
  if (contrast) return dark ? high_dark : high_light;
  return dark ? dark_palette : light;
}

void load_fonts() {
  for (const std::string_view name : font_names) {
    ImFontConfig config;
    config.FontData = const_cast<char*>(name.data());  // only read; see browser/glyphs.h
    config.FontDataSize = static_cast<int>(name.size());
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = body.size;
    ImGui::GetIO().Fonts->AddFont(&config);
  }
}

ImFont* font_of(const TextStyle& style) {
  const FontIndex index = style.monospace  ? code_font
                          : style.semibold ? semibold_font
                          : style.italic   ? italic_font
                                           : regular_font;
  return ImGui::GetIO().Fonts->Fonts[index];
}

void apply_theme(const Palette& colors) {
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  style.WindowPadding = style.FramePadding = style.ItemSpacing = {0, 0};
  style.WindowBorderSize = style.ChildBorderSize = style.FrameBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.DisabledAlpha = 1;  // behind a dialog everything is dimmed alike
  style.ScrollbarSize = 12;
  style.ScrollbarRounding = 6;
  style.FontSizeBase = body.size;
  const auto set = [&](ImGuiCol index, ImU32 color) {
    style.Colors[index] = ImGui::ColorConvertU32ToFloat4(color);
  };
  set(ImGuiCol_Text, colors.text);
  set(ImGuiCol_TextDisabled, colors.muted);
  set(ImGuiCol_WindowBg, colors.ground);
  set(ImGuiCol_ChildBg, 0);
  set(ImGuiCol_FrameBg, colors.surface);
  set(ImGuiCol_ScrollbarBg, 0);
  set(ImGuiCol_ScrollbarGrab, (colors.field_line & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, 0x90));
  set(ImGuiCol_ScrollbarGrabHovered, colors.field_line);
  set(ImGuiCol_ScrollbarGrabActive, colors.field_line);
  set(ImGuiCol_TextSelectedBg,
      (colors.accent & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, colors.dark ? 0x60 : 0x48));
}

}  // namespace summit::ui
