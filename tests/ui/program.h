// The program without a browser: frames are run by hand, widgets are addressed by role and name as
// in the page's accessibility tree, files and the clipboard are strings.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "imgui.h"
#include "ui/app.h"
#include "ui/host.h"

namespace summit::ui {

class MemoryHost final : public Host {
 public:
  struct File {
    std::string name;
    std::string text;
  };
  std::vector<File> saved;
  std::string clipboard;
  std::string rich_clipboard;
  int pastes = 0;  // asked for
  std::string title;
  bool unsaved = false;
  bool dark = false;
  bool command = false;
  bool contrast = false;
  std::array<int, setting_count> settings{-1, -1, -1, -1, -1, -1, -1, -1};
  int pickers = 0;
  mutable double time = 0;
  // Of fields of text, by node; what the program selects comes here as it does to a page.
  std::unordered_map<NodeId, TextSelection> selections;
  double step = 0;              // how far the time moves with every look at it
  double (*clock)() = nullptr;  // tells the time in its place; milliseconds
  double wakes = 0;             // when a frame is wanted although nothing happens; 0: never
  std::string failure;          // what the next save or copy ends with
  std::vector<std::pair<RequestId, std::string>> ended;

  void pick_file(bool) override { ++pickers; }
  void save_file(RequestId request, std::string_view name, std::string_view,
                 std::string_view text) override {
    if (failure.empty()) saved.push_back({std::string(name), std::string(text)});
    ended.emplace_back(request, std::exchange(failure, {}));
  }
  // Files on a disk: the browser lets the program write them where it is said to.
  bool has_disk = false;
  struct Disk {
    RequestId request = 0;
    SaveTarget target;
    std::string name;  // what `target` has
  };
  std::vector<Disk> saves;  // asked for, in order; without a disk they end in the next frame
  void save_plan(RequestId request, const SaveTarget& target) override {
    saves.push_back({request, target, std::string(target.name)});
    saves.back().target.name = {};
  }
  bool keeps = false;           // somebody else keeps the plan
  std::vector<RequestId> kept;  // what was asked of them
  [[nodiscard]] bool keeps_plan() const override { return keeps; }
  void keep_plan(RequestId request) override { kept.push_back(request); }
  void copy_text(RequestId request, std::string_view text, std::string_view html) override {
    if (failure.empty()) {
      clipboard = text;
      rich_clipboard = html;
    }
    ended.emplace_back(request, std::exchange(failure, {}));
  }
  std::string link;  // the plan that was put into one
  void copy_link(RequestId request, std::string_view plan) override {
    if (failure.empty()) link = plan;
    ended.emplace_back(request, std::exchange(failure, {}));
  }
  int reloads = 0;  // asked for
  void reload() override { ++reloads; }
  std::vector<std::uint32_t> places;
  int steps = 0;  // asked for
  void push_place(std::uint32_t place) override { places.push_back(place); }
  void go_places(int by) override { steps += by; }
  void read_clipboard(RequestId request) override {
    ++pastes;
    ended.emplace_back(request, std::exchange(failure, {}));
  }
  void set_document(std::string_view its_title, bool is_unsaved) override {
    title = its_title;
    unsaved = is_unsaved;
  }
  int plans = 0;    // named so far
  int changes = 0;  // told of
  [[nodiscard]] std::string new_id() override { return "plan-" + std::to_string(++plans); }
  void plan_changed() override { ++changes; }
  struct Asked {
    LibraryAction action;
    std::string id;
    std::string text;
    friend bool operator==(const Asked&, const Asked&) = default;
  };
  std::vector<Asked> asked;  // of the library, in order
  void ask_library(LibraryAction action, std::string_view id, std::string_view text) override {
    asked.push_back({action, std::string(id), std::string(text)});
  }
  void wake_after(double milliseconds) override { wakes = time + milliseconds; }
  [[nodiscard]] double now() const override { return clock != nullptr ? clock() : time += step; }
  [[nodiscard]] bool uses_command() const override { return command; }
  [[nodiscard]] TextSelection selection_in(NodeId field) const override {
    const auto found = selections.find(field);
    return found == selections.end() ? TextSelection() : found->second;
  }
  [[nodiscard]] bool prefers_dark() const override { return dark; }
  [[nodiscard]] bool prefers_contrast() const override { return contrast; }
  [[nodiscard]] int recall(Setting setting) const override {
    return settings[static_cast<std::size_t>(setting)];
  }
  void remember(Setting setting, int value) override {
    settings[static_cast<std::size_t>(setting)] = value;
  }
  // As neither a page nor the program itself would write them.
  [[nodiscard]] std::string format_number(std::uint64_t count) const override {
    return std::to_string(count / 1000) + "'" + std::to_string(1000 + count % 1000).substr(1);
  }
  [[nodiscard]] std::string format_time(std::int64_t milliseconds) const override {
    return "<" + std::to_string(milliseconds) + ">";
  }
  void set_dark(bool) override {}
};

class Program {
 public:
  // `plans` were listed in the visit before; -1: that is not known.
  explicit Program(float width = 1280, float height = 800, int plans = -1);
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program();

  MemoryHost host;
  App app{host};

  // Runs frames until nothing more is wanted; gives how many. A program that never settles fails.
  int settle();
  void frame();
  void resize(float width, float height);

  // The node of that role and name; fails the test where there is none.
  const Node& node(Role role, std::string_view name);
  [[nodiscard]] const Node* find(Role role, std::string_view name) const;
  [[nodiscard]] TextSelection selection_in(Role role, std::string_view name) {
    return host.selection_in(node(role, name).id);
  }
  [[nodiscard]] NodeId focus() const { return focus_; }

  // As a screen reader or a keyboard does it.
  void activate(Role role, std::string_view name);
  void focus(Role role, std::string_view name);
  // Types all of the text; the caret is behind it then, or where "¦" stands.
  void type(Role role, std::string_view name, std::string_view text);
  bool key(std::string_view key, bool primary = false, bool shift = false, bool alt = false);

  void open_sample() { activate(Role::button, "Look at the Liberty sample"); }

  // As a pointer does it, on the middle of the node.
  void click(Role role, std::string_view name);
  void drag(const Node& from, float to_y);

 private:
  NodeId focus_ = 0;
};

// Of all priorities, in their order.
[[nodiscard]] std::vector<std::string> titles(const Plan& plan);

}  // namespace summit::ui
