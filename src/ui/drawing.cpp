// Text and shapes; see widgets.h.

#include <algorithm>
#include <cmath>
#include <cstring>

#include "imgui_internal.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

// Pushes a font for as long as it lives.
class WithFont {
 public:
  explicit WithFont(const TextStyle& style) { ImGui::PushFont(font_of(style), style.size); }
  WithFont(const WithFont&) = delete;
  WithFont& operator=(const WithFont&) = delete;
  ~WithFont() { ImGui::PopFont(); }
};

}  // namespace

void Ui::fill(const Rect& rect, ImU32 color, float rounding) const {
  ImGui::GetWindowDrawList()->AddRectFilled(min_of(rect), max_of(rect), color, rounding);
}

void Ui::outline(const Rect& rect, ImU32 color, float rounding, float thickness) const {
  ImGui::GetWindowDrawList()->AddRect(min_of(rect), max_of(rect), color, rounding, 0, thickness);
}

void Ui::fill_pattern(const Rect& rect, ImU32 color, Pattern pattern, float rounding) const {
  if (rect.width <= 0 || rect.height <= 0) return;
  if (pattern == Pattern::solid) return fill(rect, color, rounding);
  if (pattern == Pattern::mark) {
    return fill({std::floor(rect.x + rect.width / 2) - 1, rect.y, 2, rect.height}, color);
  }
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 least = min_of(rect);
  const ImVec2 most = max_of(rect);
  list.PushClipRect(least, most, true);
  const bool crossed = pattern == Pattern::crossed;
  constexpr float step = 5;
  if (pattern == Pattern::rising || pattern == Pattern::falling || crossed) {
    for (float x = least.x - rect.height; x < most.x; x += step) {
      if (pattern != Pattern::falling) {
        list.AddLine({x, most.y}, {x + rect.height, least.y}, color, 1.5F);
      }
      if (pattern != Pattern::rising) {
        list.AddLine({x, least.y}, {x + rect.height, most.y}, color, 1.5F);
      }
    }
  }
  if (pattern == Pattern::level) {
    for (float y = least.y + 3; y < most.y; y += 4) fill({least.x, y, rect.width, 1.5F}, color);
  }
  if (pattern == Pattern::upright) {
    for (float x = least.x + 3; x < most.x; x += 4) fill({x, least.y, 1.5F, rect.height}, color);
  }
  list.PopClipRect();
  outline(rect, color, rounding, 1.5F);
}

void Ui::draw_focus_ring(const Rect& rect) const {
  outline(inset(rect, 1, 1), palette_->focus, corner, 2);
}

void Ui::draw_line(const Rect& rect, std::string_view text, const TextStyle& style,
                   ImU32 color) const {
  if (text.empty() || rect.width <= 0) return;
  const WithFont font(style);
  const char* end = text.data() + text.size();
  const float top = std::floor(rect.y + (rect.height - style.size) / 2);
  ImGui::PushStyleColor(ImGuiCol_Text, color);
  ImGui::RenderTextEllipsis(ImGui::GetWindowDrawList(), {rect.x, top},
                            {rect.x + rect.width, top + style.leading}, rect.x + rect.width,
                            text.data(), end, nullptr);
  ImGui::PopStyleColor();
}

void Ui::draw_text(ImVec2 at, std::string_view text, const TextStyle& style, ImU32 color) const {
  const WithFont font(style);
  ImGui::GetWindowDrawList()->AddText(at, color, text.data(), text.data() + text.size());
}

float Ui::text_width(std::string_view text, const TextStyle& style) {
  const WithFont font(style);
  return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

namespace {

// Calls `line` for each line of `text` wrapped to `width`; the font is the current one.
template <typename Line>
void each_wrapped_line(std::string_view text, float width, float size, Line line) {
  const char* at = text.data();
  const char* end = at + text.size();
  while (true) {
    const auto* newline = static_cast<const char*>(
        at == end ? nullptr : std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    const char* paragraph_end = newline != nullptr ? newline : end;
    do {
      const char* wrap = at == paragraph_end ? at
                                             : ImGui::GetFont()->CalcWordWrapPosition(
                                                   size, at, paragraph_end, width);
      if (wrap == at && at < paragraph_end) ++wrap;  // not even one glyph fits
      if (!line(std::string_view(at, static_cast<std::size_t>(wrap - at)))) return;
      at = wrap;
      while (at < paragraph_end && *at == ' ') ++at;  // the space at which the line broke
    } while (at < paragraph_end);
    if (newline == nullptr) return;
    at = newline + 1;
  }
}

}  // namespace

float Ui::wrapped_height(std::string_view text, float width, const TextStyle& style) {
  const WithFont font(style);
  float height = 0;
  each_wrapped_line(text, width, style.size, [&](std::string_view) {
    height += style.leading;
    return true;
  });
  return height;
}

namespace {

// Gives the glyphs of `line`, which were drawn last, the colours of those parts that lie in it.
// Each glyph is a quad of four vertices; one in colours of its own keeps them.
void color_glyphs(ImDrawList& list, int first_vertex, float left, std::string_view text,
                  std::string_view line, ImU32 color, std::span<const ColoredPart> parts) {
  const auto begin = static_cast<std::size_t>(line.data() - text.data());
  const std::size_t end = begin + line.size();
  const auto x_of = [&](std::size_t at) {
    return left + ImGui::CalcTextSize(line.data(), text.data() + at).x;
  };
  int vertex = first_vertex;
  auto part = std::partition_point(parts.begin(), parts.end(),
                                   [&](const ColoredPart& each) { return each.end <= begin; });
  for (; part != parts.end() && part->begin < end; ++part) {
    const float from = x_of(std::max(part->begin, begin));
    const float to = x_of(std::min(part->end, end));
    for (; vertex + 4 <= list.VtxBuffer.Size; vertex += 4) {
      ImDrawVert* quad = &list.VtxBuffer[vertex];
      const float middle = (quad[0].pos.x + quad[2].pos.x) / 2;
      if (middle >= to) break;
      if (middle < from || quad[0].col != color) continue;
      for (int corner = 0; corner < 4; ++corner) quad[corner].col = part->color;
    }
  }
}

}  // namespace

void Ui::draw_wrapped(ImDrawList& list, ImVec2 at, float width, std::string_view text,
                      const TextStyle& style, ImU32 color, std::span<const ColoredPart> parts) {
  const WithFont font(style);
  const float bottom = list.GetClipRectMax().y;
  const float top = list.GetClipRectMin().y;
  const float shift = std::floor((style.leading - style.size) / 2);
  each_wrapped_line(text, width, style.size, [&](std::string_view line) {
    if (at.y + style.leading >= top) {
      const int first_vertex = list.VtxBuffer.Size;
      list.AddText({at.x, at.y + shift}, color, line.data(), line.data() + line.size());
      if (!parts.empty()) color_glyphs(list, first_vertex, at.x, text, line, color, parts);
    }
    at.y += style.leading;
    return at.y < bottom;
  });
}

float Ui::draw_wrapped(ImVec2 at, float width, std::string_view text, const TextStyle& style,
                       ImU32 color) const {
  draw_wrapped(*ImGui::GetWindowDrawList(), at, width, text, style, color);
  return wrapped_height(text, width, style);
}

}  // namespace summit::ui
