// The program of the bare page that the first frame is measured against: one window of Dear ImGui
// with a line of text, in place of all of Summit's screens. Linked with the same src/browser, by
// the same flags, and bundled by the same web/build.mjs.
#include "document/prose/prose_spans.h"
#include "imgui.h"
#include "pad/html_prose.h"
#include "plan/plan_json.h"
#include "ui/app.h"
#include "ui/embedding.h"
#include "ui/prose_field.h"
#include "ui/theme.h"

namespace summit {

// src/browser calls these for a failure and for prose, of which there is none here; what does that
// is no part of the platform.
std::string write_plan_json(const Plan&) {
  return {};
}
std::string prose_of_html(std::string_view) {
  return {};
}
std::vector<ProseSpan> prose_spans(std::string_view) {
  return {};
}
void count_in_units(std::string_view, std::vector<ProseSpan>&) {}

namespace ui {

struct App::State {
  Host& host;
  Semantics semantics;
  Plan plan;
};

App::App(Host& host) : state_(new State{host, {}, {}}) {}
App::~App() = default;

void App::set_up() {
  static char font[] = "400 system-ui, sans-serif";  // in CSS: see browser/glyphs.h
  ImFontConfig config;
  config.FontData = font;
  config.FontDataSize = sizeof font - 1;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 17;
  ImGui::GetIO().Fonts->AddFont(&config);
}

void App::draw() {
  ImGui::Begin("Bare");
  ImGui::TextUnformatted("A line of text in a window.");
  ImGui::End();
}

const Semantics& App::semantics() const {
  return state_->semantics;
}
bool App::wants_frame() const {
  return false;
}
void App::focus(NodeId, bool) {}
void App::caret_moved(NodeId) {}
void App::activate(NodeId) {}
void App::set_text(NodeId, std::string_view) {}
bool App::key(NodeId, const KeyPress&) {
  return false;
}
void App::open(std::string_view, std::string) {}
FileId App::begin_file(std::string_view, std::size_t) {
  return 0;
}
bool App::add_to_file(FileId, std::string_view) {
  return false;
}
bool App::end_file(FileId, std::string_view, FileHandle) {
  return true;
}
void App::pick_cancelled() {}
std::optional<Clip> App::copy(bool) {
  return std::nullopt;
}
void App::context_menu(float, float) {}
void App::go_to_place(std::size_t) {}
void App::paste(std::string_view, std::string_view) {}
std::string App::take_changes() {
  return {};
}
std::string App::write(std::string_view) {
  return {};
}
std::string App::apply_json(std::string_view, std::string_view, bool) {
  return {};
}
std::string App::begin_kept(std::string_view) {
  return {};
}
std::string App::go_on_kept(std::string_view) {
  return {};
}
std::string App::write_kept() const {
  return {};
}
void App::show_kept(std::string_view, std::string_view, bool, bool, FileHandle) {}
std::string App::text_to_save(RequestId, std::string_view) {
  return {};
}
void App::saved(RequestId, std::string_view, FileHandle) {}
void App::save_cancelled(RequestId) {}
void App::file_differs(RequestId, FileHandle, std::string) {}
void App::open_kept_pad(std::string_view, std::string) {}
void App::set_kept(std::size_t, std::string_view) {}
void App::set_read_only(std::string_view, bool) {}
void App::set_library(std::string_view) {}
void App::set_versions(std::string_view) {}
void App::compare_with(std::string_view, std::string_view) {}
void App::say(std::string_view, bool) {}
void App::refuse(std::string_view, std::string_view) {}
void App::tell_unopened(std::string_view) {}
void App::set_new_version() {}
Embedding App::embedding() {
  return {nullptr, nullptr};
}
void App::finished(RequestId, std::string_view) {}
void App::system_theme_changed() {}
void App::set_texts(std::string_view) {}
void App::show_widgets() {}
ImU32 color_of(ProseColor, const Palette& its) {
  return its.text;
}
void Embedding::load(FileFormat, std::string_view, std::string) {}
std::optional<std::string> Embedding::loaded() {
  return std::nullopt;
}
bool Embedding::go_to(std::string_view) {
  return false;
}
void Embedding::choose_theme(Theme) {}
void Embedding::show_stages(unsigned) {}
void Embedding::kept() {}
std::optional<Embedding::ProblemCounts> Embedding::problem_counts() const {
  return std::nullopt;
}
float Embedding::wanted_height() const {
  return 0;
}

const Palette& App::colors() const {
  return palette(false);
}
const Plan& App::plan() const {
  return state_->plan;
}

}  // namespace ui
}  // namespace summit
