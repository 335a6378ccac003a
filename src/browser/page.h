// What the page does for the program: the functions of library.js, which hand over to the ES
// modules of web/. This header is the whole of it; nothing else of C++ calls JavaScript.
//
// Text is UTF-8 with a length in bytes. Memory passed in is only read during the call, unless a
// function says otherwise.
#pragma once

#include <cstddef>
#include <cstdint>

namespace summit::browser {

// One draw list: its vertices (ImDrawVert) and indices (ImDrawIdx).
struct DrawBuffers {
  const void* vertices;
  std::uint32_t vertex_bytes;
  const void* indices;
  std::uint32_t index_bytes;
};

// One draw call. The scissor rectangle is in pixels of the canvas from its bottom left corner;
// offsets are bytes in the buffers of all lists, laid end to end.
struct DrawCommand {
  std::int32_t x, y, width, height;
  std::uint32_t texture;
  std::uint32_t index_count;
  std::uint32_t index_offset;
  std::uint32_t vertex_offset;
};

struct DrawFrame {
  std::int32_t pixel_width, pixel_height;
  float width, height;     // in ImGui's coordinates
  float white_u, white_v;  // where the texture is plain white: everything that is no glyph
  float red, green, blue;  // what the canvas is cleared with
  const DrawBuffers* buffers;
  std::uint32_t buffers_count;
  const DrawCommand* commands;
  std::uint32_t commands_count;
};

// Where a rasterised glyph stands, in pixels from its origin on the baseline, y downwards.
struct GlyphBox {
  std::int32_t left, top, width, height;
};

enum class GlyphKind : std::int32_t { blank, mask, coloured };

}  // namespace summit::browser

extern "C" {

// Once, before everything else: the page takes hold of the program's memory.
void page_attach();

// --- glyphs (web/glyphs.js) ---

// Opens a font given as CSS names it ("600 system-ui") and measures it at 100 px: `ascent_descent`
// receives two numbers. Answers the font's number for the functions below.
std::int32_t page_font_open(const char* css, std::size_t length, float* ascent_descent);
// How far a glyph moves the pen, in pixels at `em` pixels.
double page_glyph_advance(std::int32_t font, double em, std::uint32_t code_point);
// Draws a glyph with the browser; the page keeps its pixels until the next call.
summit::browser::GlyphKind page_glyph_rasterize(std::int32_t font, double em,
                                                std::uint32_t code_point,
                                                summit::browser::GlyphBox* box);
// Copies the last glyph's pixels, width × height RGBA with straight alpha.
void page_glyph_pixels(void* rgba);

// --- drawing (web/renderer.js) ---

void page_texture_create(std::uint32_t texture, std::int32_t width, std::int32_t height,
                         const void* rgba);
// Replaces a part; `rgba` is its first pixel inside of an image `pitch` pixels wide.
void page_texture_update(std::uint32_t texture, std::int32_t x, std::int32_t y, std::int32_t width,
                         std::int32_t height, std::int32_t pitch, const void* rgba);
void page_texture_destroy(std::uint32_t texture);
void page_draw(const summit::browser::DrawFrame* frame);

// --- what a frame showed ---

// ui::Semantics as JSON (web/accessibility.js). The page applies it after the frame.
void page_set_semantics(const char* json, std::size_t length);
// A shape of ImGuiMouseCursor; -1 hides it.
void page_set_cursor(std::int32_t shape);
// Colours of the page's own editors, 0xAABBGGRR as ImGui packs them: those of text, of what is
// selected, of placeholders and of each ProseColor.
void page_set_colors(const std::uint32_t* colors, std::size_t count);
// How much is wrong in the document, and the height at which nothing on the page would scroll; for
// the page that embeds this one.
void page_set_problems(std::uint32_t errors, std::uint32_t warnings);
void page_set_wanted_height(float height);
// `begin_end` receives two numbers.
void page_selection_in(std::uint32_t field, std::uint32_t* begin_end);

// --- ui/host.h ---

void page_pick_file();
void page_save_file(std::uint32_t request, const char* name, std::size_t name_length,
                    const char* mime_type, std::size_t mime_type_length, const char* text,
                    std::size_t text_length);
void page_save_plan(std::uint32_t request, std::uint32_t handle, const char* name,
                    std::size_t length, bool is_chosen, bool is_plan, bool overwrites);
bool page_keeps_plan();
void page_keep_plan(std::uint32_t request);
void page_copy_text(std::uint32_t request, const char* text, std::size_t length, const char* html,
                    std::size_t html_length);
void page_copy_link(std::uint32_t request, const char* plan, std::size_t length);
void page_reload();
void page_read_clipboard(std::uint32_t request);
void page_set_document(const char* title, std::size_t length, bool unsaved);
// Writes ASCII and gives its length, of which there is never more than `capacity`.
std::uint32_t page_new_id(char* text, std::size_t capacity);
void page_plan_changed();
// `action`: a ui::LibraryAction.
void page_library(std::int32_t action, const char* id, std::size_t id_length, const char* text,
                  std::size_t length);
void page_wake_after(double milliseconds);
double page_now();
bool page_uses_command();
bool page_prefers_dark();
bool page_prefers_contrast();
std::int32_t page_recall(std::int32_t setting);
void page_remember(std::int32_t setting, std::int32_t value);
void page_push_place(std::uint32_t place);
void page_go_places(std::int32_t steps);
// Both write UTF-8 and give its length, of which there is never more than `capacity`.
std::uint32_t page_number(double count, char* text, std::size_t capacity);
std::uint32_t page_time(double milliseconds, char* text, std::size_t capacity);
void page_set_dark(bool dark);

}  // extern "C"
