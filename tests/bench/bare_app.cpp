// The program of the bare page that the first frame is measured against: one window of Dear ImGui
// with a line of text, in place of all of Summit's screens. Linked with the same src/browser, by
// the same flags, and bundled by the same web/build.mjs.
#include "imgui.h"
#include "plan/plan_json.h"
#include "ui/app.h"

namespace summit {

// src/browser writes the plan after a failure; here there is none, and its writer is no part of the
// platform.
std::string write_plan_json(const Plan&) {
  return {};
}

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
void App::activate(NodeId) {}
void App::set_text(NodeId, std::string_view) {}
bool App::key(NodeId, const KeyPress&) {
  return false;
}
void App::open(std::string_view, std::string_view) {}
void App::finished(RequestId, std::string_view) {}
void App::system_theme_changed() {}
const Plan& App::plan() const {
  return state_->plan;
}

}  // namespace ui
}  // namespace summit
