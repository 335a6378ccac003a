#include "program.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "text/utf16.h"

namespace summit::ui {

Program::Program(float width, float height, int plans) {
  host.settings[static_cast<std::size_t>(Setting::plans)] = plans;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  io.DisplaySize = {width, height};
  io.DeltaTime = 1.0F / 60;
  app.set_up();
  settle();
}

Program::~Program() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext();
}

void Program::frame() {
  host.time += 16;
  ImGui::NewFrame();
  app.draw();
  ImGui::Render();
  // A renderer would copy the textures now.
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_Destroyed) {
      texture->SetTexID(1);
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
  for (auto& [request, error] : std::exchange(host.ended, {})) app.finished(request, error);
  if (!host.has_disk) {
    for (const auto& save : std::exchange(host.saves, {})) {
      const std::string text = app.text_to_save(save.request, save.name);
      if (const std::string why = std::exchange(host.failure, {}); !why.empty()) {
        app.finished(save.request, why);
        continue;
      }
      host.saved.push_back({save.name, text});
      app.saved(save.request, save.name, 0);
    }
  }
  if (app.semantics().edited != 0) {
    host.selections[app.semantics().edited] = app.semantics().selection;
  }
  const NodeId wanted = app.semantics().focus;
  if (wanted != 0 && wanted != focus_) {
    focus_ = wanted;
    app.focus(wanted, true);
  }
}

int Program::settle() {
  int frames = 0;
  do {
    frame();
    REQUIRE_MESSAGE(++frames < 60, "the program never comes to rest");
  } while (app.wants_frame() || ImGui::GetCurrentContext() == nullptr);
  frame();  // Dear ImGui reports some things a frame late
  return frames;
}

void Program::resize(float width, float height) {
  ImGui::GetIO().DisplaySize = {width, height};
  settle();
}

const Node* Program::find(Role role, std::string_view name) const {
  const std::vector<Node>& nodes = app.semantics().nodes;
  const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) {
    return node.role == role && node.name == name;
  });
  return found == nodes.end() ? nullptr : &*found;
}

const Node& Program::node(Role role, std::string_view name) {
  const Node* found = find(role, name);
  REQUIRE_MESSAGE(found != nullptr,
                  "no " << std::string(to_string(role)) << " “" << std::string(name) << "”");
  return *found;
}

void Program::activate(Role role, std::string_view name) {
  const Node& found = node(role, name);
  REQUIRE_MESSAGE(!found.disabled, "“" << std::string(name) << "” is disabled");
  app.activate(found.id);
  settle();
}

void Program::focus(Role role, std::string_view name) {
  focus_ = node(role, name).id;
  app.focus(focus_, true);
  settle();
}

void Program::type(Role role, std::string_view name, std::string_view text) {
  const NodeId id = node(role, name).id;
  if (focus_ != id) focus(role, name);
  std::string typed(text);
  const std::size_t caret = std::min(typed.find("¦"), typed.size());
  if (caret < typed.size()) typed.erase(caret, std::string_view("¦").size());
  const auto units = static_cast<std::uint32_t>(units_in(typed, caret));
  host.selections[id] = {units, units};
  app.set_text(id, typed);
  settle();
}

bool Program::key(std::string_view key, bool primary, bool shift, bool alt) {
  const bool acted = app.key(focus_, {key, primary, shift, alt});
  settle();
  return acted;
}

void Program::click(Role role, std::string_view name) {
  const Rect rect = node(role, name).rect;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(rect.x + rect.width / 2, rect.y + rect.height / 2);
  io.AddMouseButtonEvent(0, true);
  frame();
  frame();
  io.AddMouseButtonEvent(0, false);
  frame();
  settle();
}

void Program::drag(const Node& from, float to_y) {
  const Rect rect = from.rect;
  ImGuiIO& io = ImGui::GetIO();
  const float x = rect.x + rect.width / 2;
  io.AddMousePosEvent(x, rect.y + rect.height / 2);
  frame();
  io.AddMouseButtonEvent(0, true);
  frame();
  io.AddMousePosEvent(x, (rect.y + rect.height / 2 + to_y) / 2);
  frame();
  io.AddMousePosEvent(x, to_y);
  frame();
  io.AddMouseButtonEvent(0, false);
  frame();
  settle();
}

std::vector<std::string> titles(const Plan& plan) {
  std::vector<std::string> result;
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) result.push_back(priority.title);
  }
  return result;
}

}  // namespace summit::ui
