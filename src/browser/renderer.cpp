#include "browser/renderer.h"

#include <cmath>
#include <cstring>
#include <utility>
#include <vector>

#include "browser/page.h"

namespace summit::browser {
namespace {

// What every WebGL2 device can do in practice; an atlas beyond it would be dropped glyphs anyway.
constexpr int max_texture_size = 4096;

std::uint32_t next_texture = 1;

void destroy_texture(ImTextureData& texture) {
  if (texture.TexID != ImTextureID_Invalid) {
    page_texture_destroy(static_cast<std::uint32_t>(texture.TexID));
  }
  texture.SetTexID(ImTextureID_Invalid);
  texture.SetStatus(ImTextureStatus_Destroyed);
}

// Answers whether what is drawn with it may look different now.
bool update_texture(ImTextureData& texture) {
  switch (texture.Status) {
    case ImTextureStatus_WantCreate:
      page_texture_create(next_texture, texture.Width, texture.Height, texture.GetPixels());
      texture.SetTexID(next_texture++);
      texture.SetStatus(ImTextureStatus_OK);
      return true;
    case ImTextureStatus_WantUpdates:
      for (const ImTextureRect& part : texture.Updates) {
        page_texture_update(static_cast<std::uint32_t>(texture.TexID), part.x, part.y, part.w,
                            part.h, texture.Width, texture.GetPixelsAt(part.x, part.y));
      }
      texture.SetStatus(ImTextureStatus_OK);
      return true;
    case ImTextureStatus_WantDestroy:
      // Not in the frame that may still draw with it.
      if (texture.UnusedFrames > 0) {
        destroy_texture(texture);
      }
      return false;
    default:
      return false;
  }
}

int to_pixels(float length, float scale) {
  return static_cast<int>(std::floor(length * scale + 0.5F));
}

// The commands and buffers of one frame; kept, so that a frame allocates nothing once it is warm.
struct Packed {
  std::vector<DrawBuffers> buffers;
  std::vector<DrawCommand> commands;
  std::uint32_t vertex_bytes = 0;
  std::uint32_t index_bytes = 0;
};

void pack(const ImDrawList& list, const ImDrawData& data, int pixel_height, Packed& packed) {
  for (const ImDrawCmd& command : list.CmdBuffer) {
    // No callbacks: the program draws with nothing but ImGui's own primitives.
    if (command.UserCallback != nullptr || command.ElemCount == 0) {
      continue;
    }
    const ImVec4& clip = command.ClipRect;
    const int left = to_pixels(clip.x - data.DisplayPos.x, data.FramebufferScale.x);
    const int top = to_pixels(clip.y - data.DisplayPos.y, data.FramebufferScale.y);
    const int right = to_pixels(clip.z - data.DisplayPos.x, data.FramebufferScale.x);
    const int bottom = to_pixels(clip.w - data.DisplayPos.y, data.FramebufferScale.y);
    if (right <= left || bottom <= top) {
      continue;
    }
    packed.commands.push_back(
        {.x = left,
         .y = pixel_height - bottom,
         .width = right - left,
         .height = bottom - top,
         .texture = static_cast<std::uint32_t>(command.GetTexID()),
         .index_count = command.ElemCount,
         .index_offset =
             packed.index_bytes + command.IdxOffset * static_cast<std::uint32_t>(sizeof(ImDrawIdx)),
         .vertex_offset = packed.vertex_bytes +
                          command.VtxOffset * static_cast<std::uint32_t>(sizeof(ImDrawVert))});
  }
  packed.buffers.push_back(
      {.vertices = list.VtxBuffer.Data,
       .vertex_bytes = static_cast<std::uint32_t>(list.VtxBuffer.size_in_bytes()),
       .indices = list.IdxBuffer.Data,
       .index_bytes = static_cast<std::uint32_t>(list.IdxBuffer.size_in_bytes())});
  packed.vertex_bytes += packed.buffers.back().vertex_bytes;
  packed.index_bytes += packed.buffers.back().index_bytes;
}

void append(std::vector<char>& bytes, const void* data, std::size_t size) {
  const std::size_t end = bytes.size();
  bytes.resize(end + size);
  if (size > 0) {
    std::memcpy(bytes.data() + end, data, size);
  }
}

// Whether a frame looks like the one that was asked about before. An input is followed by frames in
// which most often nothing changes any more.
bool looks_as_before(DrawFrame frame) {
  static std::vector<char> before;
  static std::vector<char> now;
  now.clear();
  append(now, frame.commands, frame.commands_count * sizeof(DrawCommand));
  for (std::uint32_t i = 0; i < frame.buffers_count; i++) {
    append(now, frame.buffers[i].vertices, frame.buffers[i].vertex_bytes);
    append(now, frame.buffers[i].indices, frame.buffers[i].index_bytes);
  }
  // Where they are in memory does not show.
  frame.commands = nullptr;
  frame.buffers = nullptr;
  append(now, &frame, sizeof(frame));
  std::swap(before, now);
  return before == now;
}

}  // namespace

void set_up_renderer() {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendRendererName = "summit";
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  // Lines are drawn as polygons, so that whatever samples the texture is a glyph: the vertex shader
  // moves glyphs, and nothing else, onto whole pixels.
  io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Renderer_TextureMaxWidth = platform.Renderer_TextureMaxHeight = max_texture_size;
}

void draw(const ImDrawData& data, const ImVec4& background) {
  bool changed = false;
  if (data.Textures != nullptr) {
    for (ImTextureData* texture : *data.Textures) {
      changed |= update_texture(*texture);
    }
  }
  const int width = to_pixels(data.DisplaySize.x, data.FramebufferScale.x);
  const int height = to_pixels(data.DisplaySize.y, data.FramebufferScale.y);
  if (width <= 0 || height <= 0) {
    return;
  }

  static Packed packed;
  packed.buffers.clear();
  packed.commands.clear();
  packed.vertex_bytes = packed.index_bytes = 0;
  for (const ImDrawList* list : data.CmdLists) {
    pack(*list, data, height, packed);
  }

  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  const DrawFrame frame{.pixel_width = width,
                        .pixel_height = height,
                        .width = data.DisplaySize.x,
                        .height = data.DisplaySize.y,
                        .white_u = white.x,
                        .white_v = white.y,
                        .red = background.x,
                        .green = background.y,
                        .blue = background.z,
                        .buffers = packed.buffers.data(),
                        .buffers_count = static_cast<std::uint32_t>(packed.buffers.size()),
                        .commands = packed.commands.data(),
                        .commands_count = static_cast<std::uint32_t>(packed.commands.size())};
  if (!looks_as_before(frame) || changed) {
    page_draw(&frame);
  }
}

void forget_textures() {
  // ImGui keeps the pixels and asks for a new texture when it finds one destroyed.
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    destroy_texture(*texture);
  }
}

}  // namespace summit::browser
