// The program as the page sees it: functions that web/program.js calls. Coordinates are CSS pixels
// from the top left corner of the canvas; text is UTF-8 with its length in bytes, in memory from
// summit_allocate().

#include <emscripten.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "browser/page.h"
#include "browser/page_host.h"
#include "browser/renderer.h"
#include "browser/scroll.h"
#include "document/prose/prose_break.h"
#include "document/prose/prose_spans.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "pad/html_prose.h"
#include "plan/plan_json.h"
#include "text/utf16.h"
#include "ui/app.h"
#include "ui/embedding.h"
#include "ui/prose_field.h"
#include "ui/theme.h"

namespace summit::browser {
namespace {

// What the page knows already, so that it is told only what changed.
struct Told {
  std::vector<ui::Node> nodes;
  ui::NodeId focus = 0;
  bool semantics_due = true;
  int cursor = ImGuiMouseCursor_COUNT;
  std::array<ImU32, 8> colors{};
  ui::Embedding::ProblemCounts problems;
  float wanted_height = 0;
};

struct Program {
  PageHost host;
  ui::App app{host};
  double last_frame = 0;  // milliseconds
  ImVec2 scroll;          // what the next frame scrolls by
  Told told;
  std::string clip;                  // what summit_copy() gave
  std::string prose;                 // what summit_prose() gave, or summit_prose_break()
  std::string answer;                // what answer() gave
  std::vector<std::uint32_t> spans;  // and summit_prose_spans()
};

std::unique_ptr<Program> program;

// Bits of `modifiers`, as web/keyboard.js sets them.
enum Modifiers : int { modifier_primary = 1, modifier_shift = 2, modifier_alt = 4 };

void tell_semantics(const ui::Semantics& semantics, Told& told) {
  if (!told.semantics_due && semantics.announcement.empty() && semantics.edited == 0 &&
      semantics.focus == told.focus && semantics.nodes == told.nodes) {
    return;
  }
  const std::string json = to_json(semantics);
  page_set_semantics(json.data(), json.size());
  told.nodes = semantics.nodes;
  told.focus = semantics.focus;
  told.semantics_due = false;
}

void tell_cursor(Told& told) {
  const int cursor = ImGui::GetMouseCursor();
  if (cursor != told.cursor) {
    page_set_cursor(cursor);
    told.cursor = cursor;
  }
}

void tell_colors(const ui::Palette& c, Told& told) {
  const ImVec4& selection = ImGui::GetStyle().Colors[ImGuiCol_TextSelectedBg];
  std::array<ImU32, 8> colors = {c.text, ImGui::ColorConvertFloat4ToU32(selection), c.muted};
  for (std::size_t i = 3; i < colors.size(); ++i) {
    colors[i] = color_of(static_cast<ProseColor>(i - 3), c);
  }
  if (colors == told.colors) return;
  told.colors = colors;
  page_set_colors(colors.data(), colors.size());
}

void tell_embedder(const ui::Embedding& embedding, Told& told) {
  const auto problems = embedding.problem_counts();
  if (problems && *problems != told.problems) {
    told.problems = *problems;
    page_set_problems(problems->errors, problems->warnings);
  }
  const float height = std::ceil(embedding.wanted_height());
  if (height != told.wanted_height) {
    told.wanted_height = height;
    page_set_wanted_height(height);
  }
}

// Text for the page, which may have zero bytes in it: where it begins; how long it is tells
// summit_answer_length(). Valid until the next one.
const char* answer(std::string text) {
  program->answer = std::move(text);
  return program->answer.data();
}

}  // namespace
}  // namespace summit::browser

using summit::browser::answer;
using summit::browser::program;
using summit::ui::NodeId;

extern "C" {

// Memory for text and bytes passed in; the page gives it back with summit_release().
EMSCRIPTEN_KEEPALIVE void* summit_allocate(std::size_t length) {
  return std::malloc(length);
}
EMSCRIPTEN_KEEPALIVE void summit_release(void* memory) {
  std::free(memory);
}

EMSCRIPTEN_KEEPALIVE void summit_init() {
  page_attach();
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendPlatformName = "summit";
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  summit::browser::set_up_renderer();
  program = std::make_unique<summit::browser::Program>();
  program->app.set_up();
}

// Draws one frame. `scale` is canvas pixels per CSS pixel, `time` milliseconds. Answers whether
// another frame is wanted although nothing happens.
EMSCRIPTEN_KEEPALIVE bool summit_frame(float width, float height, float scale, double time) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(width, height);
  io.DisplayFramebufferScale = ImVec2(scale, scale);
  // Not clamped from above: double clicks are told by ImGui's clock, which must not stand still
  // while nothing is drawn.
  io.DeltaTime = static_cast<float>(std::max(time - program->last_frame, 1.0) / 1000.0);
  program->last_frame = time;

  ImGui::NewFrame();
  summit::browser::scroll_under_pointer(std::exchange(program->scroll, ImVec2()));
  program->app.draw();
  ImGui::Render();

  summit::browser::draw(*ImGui::GetDrawData(), ImGui::GetStyle().Colors[ImGuiCol_WindowBg]);
  summit::browser::tell_semantics(program->app.semantics(), program->told);
  summit::browser::tell_cursor(program->told);
  summit::browser::tell_colors(program->app.colors(), program->told);
  summit::browser::tell_embedder(program->app.embedding(), program->told);
  return program->app.wants_frame() || GImGui->InputEventsQueue.Size > 0;
}

// --- pointer ---

// `source` is ImGuiMouseSource: 0 mouse, 1 touch, 2 pen.
EMSCRIPTEN_KEEPALIVE void summit_pointer_move(float x, float y, int source) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(static_cast<ImGuiMouseSource>(source));
  io.AddMousePosEvent(x, y);
}

// `button`: 0 left, 1 right, 2 middle, as ImGui counts.
EMSCRIPTEN_KEEPALIVE void summit_pointer_button(int button, bool down, int modifiers) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, (modifiers & summit::browser::modifier_primary) != 0);
  io.AddKeyEvent(ImGuiMod_Shift, (modifiers & summit::browser::modifier_shift) != 0);
  io.AddKeyEvent(ImGuiMod_Alt, (modifiers & summit::browser::modifier_alt) != 0);
  io.AddMouseButtonEvent(button, down);
}

EMSCRIPTEN_KEEPALIVE void summit_pointer_leave() {
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

// Scrolls what is under the pointer by pixels; positive shows what is further down or right.
EMSCRIPTEN_KEEPALIVE void summit_scroll(float x, float y) {
  program->scroll.x += x;
  program->scroll.y += y;
}

// --- the accessibility tree: focus, activation, text, keys (ui/app.h) ---

EMSCRIPTEN_KEEPALIVE void summit_focus(NodeId node, bool visible) {
  program->app.focus(node, visible);
}

EMSCRIPTEN_KEEPALIVE void summit_activate(NodeId node) {
  program->app.activate(node);
}

EMSCRIPTEN_KEEPALIVE void summit_set_text(NodeId node, const char* text, std::size_t length) {
  // Told anew even when nothing changes: the program may have refused the text, and then the page's
  // editor must show what is.
  program->told.semantics_due = true;
  program->app.set_text(node, {text, length});
}

EMSCRIPTEN_KEEPALIVE bool summit_key(NodeId focus, const char* key, std::size_t length,
                                     int modifiers) {
  return program->app.key(focus, {.key = {key, length},
                                  .primary = (modifiers & summit::browser::modifier_primary) != 0,
                                  .shift = (modifiers & summit::browser::modifier_shift) != 0,
                                  .alt = (modifiers & summit::browser::modifier_alt) != 0});
}

// --- files and the rest of the page ---

// A file in parts (ui/app.h), so that its bytes are in memory once and no part takes long.
EMSCRIPTEN_KEEPALIVE summit::ui::FileId summit_file_begin(const char* name, std::size_t name_length,
                                                          double size) {
  constexpr double most = 4294967295;
  return program->app.begin_file({name, name_length},
                                 static_cast<std::size_t>(std::min(size, most)));
}
EMSCRIPTEN_KEEPALIVE bool summit_file_part(summit::ui::FileId file, const char* bytes,
                                           std::size_t length) {
  return program->app.add_to_file(file, {bytes, length});
}
EMSCRIPTEN_KEEPALIVE bool summit_file_end(summit::ui::FileId file, const char* error,
                                          std::size_t length, std::uint32_t handle) {
  return program->app.end_file(file, {error, length}, handle);
}
EMSCRIPTEN_KEEPALIVE void summit_files_unopened(const char* names, std::size_t length) {
  program->app.tell_unopened({names, length});
}

// What Copy or Cut takes of what has the focus: its text and the same as HTML, each with a '\0'
// behind it; valid until the next call. Null where that is up to the browser.
EMSCRIPTEN_KEEPALIVE const char* summit_copy(bool cut) {
  const std::optional<summit::ui::Clip> clip = program->app.copy(cut);
  if (!clip) return nullptr;
  program->clip = clip->text;
  std::erase(program->clip, '\0');
  program->clip += '\0';
  program->clip += clip->html;
  return program->clip.c_str();
}

EMSCRIPTEN_KEEPALIVE void summit_go_to_place(std::uint32_t place) {
  program->app.go_to_place(place);
}

EMSCRIPTEN_KEEPALIVE void summit_context_menu(float x, float y) {
  program->app.context_menu(x, y);
}

// What was pasted outside of a text box: rich text, and the same as plain text.
EMSCRIPTEN_KEEPALIVE void summit_paste(const char* html, std::size_t html_length, const char* text,
                                       std::size_t length) {
  program->app.paste({html, html_length}, {text, length});
}

// Rich text as what a field of prose takes, with a '\0' behind it; valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* summit_prose(const char* html, std::size_t length) {
  program->prose = summit::prose_of_html({html, length});
  std::erase(program->prose, '\0');
  return program->prose.c_str();
}

// What of prose is markup: how many parts, then begin, end and colour of each (prose_spans.h);
// valid until the next call.
EMSCRIPTEN_KEEPALIVE const std::uint32_t* summit_prose_spans(const char* text, std::size_t length) {
  std::vector<summit::ProseSpan> spans = summit::prose_spans({text, length});
  summit::count_in_units({text, length}, spans);
  std::vector<std::uint32_t>& out = program->spans;
  out.assign(1, static_cast<std::uint32_t>(spans.size()));
  for (const summit::ProseSpan& span : spans) {
    out.insert(out.end(), {span.begin, span.end, static_cast<std::uint32_t>(span.color)});
  }
  return out.data();
}

// What Enter does in prose (prose_break.h): "from to caret\n" in UTF-16 units and what replaces
// that part of the text, with a '\0' behind it; valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* summit_prose_break(const char* text, std::size_t length,
                                                    std::size_t begin, std::size_t end) {
  const std::string_view prose(text, length);
  const summit::ProseEdit edit =
      summit::break_line(prose, summit::bytes_in(prose, begin), summit::bytes_in(prose, end));
  std::string& out = program->prose;
  out.clear();
  for (const std::size_t place : {edit.from, edit.to}) {
    out += std::to_string(summit::units_in(prose, place)) + " ";
  }
  const std::string after = summit::apply_edit(prose, edit);
  out += std::to_string(summit::units_in(after, edit.end)) + "\n" + edit.with;
  return out.c_str();
}

// --- the page that embeds this one (ui/embedding.h) ---

// `format` is FileFormat.
EMSCRIPTEN_KEEPALIVE void summit_load(int format, const char* title, std::size_t title_length,
                                      const char* bytes, std::size_t length) {
  program->app.embedding().load(static_cast<summit::FileFormat>(format), {title, title_length},
                                {bytes, length});
}

// Gives an answer: what became of that, as JSON; nothing where it is not known yet.
EMSCRIPTEN_KEEPALIVE const char* summit_loaded() {
  return answer(program->app.embedding().loaded().value_or(std::string()));
}

EMSCRIPTEN_KEEPALIVE bool summit_go_to(const char* id, std::size_t length) {
  return program->app.embedding().go_to({id, length});
}

// `theme` is Theme.
EMSCRIPTEN_KEEPALIVE void summit_choose_theme(int theme) {
  program->app.embedding().choose_theme(static_cast<summit::ui::Theme>(theme));
}

EMSCRIPTEN_KEEPALIVE void summit_show_stages(unsigned bits) {
  program->app.embedding().show_stages(bits);
}

EMSCRIPTEN_KEEPALIVE void summit_kept() {
  program->app.embedding().kept();
}

EMSCRIPTEN_KEEPALIVE void summit_pick_cancelled() {
  program->app.pick_cancelled();
}

EMSCRIPTEN_KEEPALIVE void summit_finished(std::uint32_t request, const char* error,
                                          std::size_t length) {
  program->app.finished(request, {error, length});
}

// What a save writes, as an answer, and what came of it (ui/app.h).
EMSCRIPTEN_KEEPALIVE const char* summit_text_to_save(std::uint32_t request, const char* name,
                                                     std::size_t length) {
  return answer(program->app.text_to_save(request, {name, length}));
}
EMSCRIPTEN_KEEPALIVE void summit_saved(std::uint32_t request, const char* name, std::size_t length,
                                       std::uint32_t handle) {
  program->app.saved(request, {name, length}, handle);
}
EMSCRIPTEN_KEEPALIVE void summit_save_cancelled(std::uint32_t request) {
  program->app.save_cancelled(request);
}
EMSCRIPTEN_KEEPALIVE void summit_file_differs(std::uint32_t request, std::uint32_t handle,
                                              const char* bytes, std::size_t length) {
  program->app.file_differs(request, handle, {bytes, length});
}

// --- what is kept of the plans, other tabs, embedding (ui/app.h) ---

EMSCRIPTEN_KEEPALIVE std::size_t summit_answer_length() {
  return program->answer.size();
}
// Each of these that tells a text gives it as an answer.
EMSCRIPTEN_KEEPALIVE const char* summit_take_changes() {
  return answer(program->app.take_changes());
}
EMSCRIPTEN_KEEPALIVE const char* summit_write(const char* format, std::size_t length) {
  return answer(program->app.write({format, length}));
}
EMSCRIPTEN_KEEPALIVE const char* summit_apply(const char* operations, std::size_t length,
                                              const char* name, std::size_t name_length,
                                              bool follows) {
  return answer(program->app.apply_json({operations, length}, {name, name_length}, follows));
}
EMSCRIPTEN_KEEPALIVE const char* summit_begin_kept(const char* json, std::size_t length) {
  return answer(program->app.begin_kept({json, length}));
}
EMSCRIPTEN_KEEPALIVE const char* summit_go_on_kept(const char* operations, std::size_t length) {
  return answer(program->app.go_on_kept({operations, length}));
}
EMSCRIPTEN_KEEPALIVE const char* summit_write_kept() {
  return answer(program->app.write_kept());
}
EMSCRIPTEN_KEEPALIVE void summit_show_kept(const char* id, std::size_t id_length, const char* file,
                                           std::size_t length, bool is_document, bool is_saved,
                                           std::uint32_t handle) {
  program->app.show_kept({id, id_length}, {file, length}, is_document, is_saved, handle);
}
EMSCRIPTEN_KEEPALIVE void summit_open_kept_pad(const char* name, std::size_t name_length,
                                               const char* bytes, std::size_t length) {
  program->app.open_kept_pad({name, name_length}, {bytes, length});
}
EMSCRIPTEN_KEEPALIVE void summit_set_kept(double revision, const char* failure,
                                          std::size_t length) {
  program->app.set_kept(static_cast<std::size_t>(revision), {failure, length});
}
EMSCRIPTEN_KEEPALIVE void summit_set_read_only(const char* why, std::size_t length,
                                               bool elsewhere) {
  program->app.set_read_only({why, length}, elsewhere);
}
EMSCRIPTEN_KEEPALIVE void summit_set_library(const char* json, std::size_t length) {
  program->app.set_library({json, length});
}
EMSCRIPTEN_KEEPALIVE void summit_set_versions(const char* json, std::size_t length) {
  program->app.set_versions({json, length});
}
EMSCRIPTEN_KEEPALIVE void summit_compare_with(const char* plan, std::size_t plan_length,
                                              const char* label, std::size_t length) {
  program->app.compare_with({plan, plan_length}, {label, length});
}
EMSCRIPTEN_KEEPALIVE void summit_say(const char* text, std::size_t length, bool is_error) {
  program->app.say({text, length}, is_error);
}

EMSCRIPTEN_KEEPALIVE void summit_refuse(const char* name, std::size_t name_length, const char* why,
                                        std::size_t length) {
  program->app.refuse({name, name_length}, {why, length});
}
EMSCRIPTEN_KEEPALIVE void summit_set_new_version() {
  program->app.set_new_version();
}

// Of a textbox of several lines.
EMSCRIPTEN_KEEPALIVE void summit_caret_moved(NodeId node) {
  program->app.caret_moved(node);
}

// The interface's language changed: its catalogue (ui/texts.h).
EMSCRIPTEN_KEEPALIVE void summit_set_texts(const char* texts, std::size_t length) {
  program->told.semantics_due = true;  // tooltips have words of the page itself
  program->app.set_texts({texts, length});
}

EMSCRIPTEN_KEEPALIVE void summit_theme_changed() {
  program->app.system_theme_changed();
}

EMSCRIPTEN_KEEPALIVE void summit_show_widgets() {
  program->app.show_widgets();
}

EMSCRIPTEN_KEEPALIVE void summit_context_lost() {
  summit::browser::forget_textures();
}

// After a failure: hands the plan over as a file while it can still be reached.
EMSCRIPTEN_KEEPALIVE void summit_rescue() {
  const std::string json = summit::write_plan_json(program->app.plan());
  program->host.save_file(0, "rescued.plan.json", "application/json", json);
}

}  // extern "C"
