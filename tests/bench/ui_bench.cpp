// Measures the whole program without a browser, at a large plan and a large pad, and prints one
// JSON object for each thing somebody does; run.py makes a table of them.
//
//   summit_ui_bench PRIORITIES LINES
//
// Times are processor time, milliseconds: `frame` is the slowest frame after one input, `input` the
// input with all frames it takes until the program rests. A page adds what its DOM and WebGL cost.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "generated_plan.h"
#include "measure.h"
#include "pad/pad_export.h"
#include "pad/pad_lines.h"
#include "pad/plan_lines.h"
#include "plan/plan_json.h"
#include "ui/program.h"

namespace summit::ui {
namespace {

double milliseconds() {
  return cpu_nanoseconds() / 1e6;
}

double percentile(std::vector<double> times, double share) {
  std::sort(times.begin(), times.end());
  const auto last = static_cast<double>(times.size() - 1);
  return times[static_cast<std::size_t>(last * share + 0.5)];
}

class Bench {
 public:
  Bench(std::size_t priorities, std::size_t lines) {
    PadLines pad = lines_of_plan(generated_plan(lines / 6 + 1), "bench");
    pad.lines.resize(std::min(lines, pad.lines.size()));
    program_.app.open("bench.plan.json", write_plan_json(generated_plan(priorities)));
    rest();
    program_.app.open("bench.txt", write_pad_text(pad));
    rest();
    program_.key("2", false, true, true);  // the plan's stage
    program_.host.step = 12;               // writing the document anew takes longer than a key may
  }

  void run() {
    program_.host.clock = milliseconds;  // searching ends where a frame's time does
    scroll();
    type_title();
    filter();
    palette();
    several();
    const Node* description = program_.find(Role::textbox, "Description");
    if (description != nullptr) type_into("description", Role::textbox, "Description", "a b ");
    load();
  }

 private:
  // Runs frames until the program rests.
  void rest() {
    slowest_ = 0;
    int frames = 0;
    do {
      const double begin = milliseconds();
      program_.frame();
      slowest_ = std::max(slowest_, milliseconds() - begin);
    } while (program_.app.wants_frame() && ++frames < 1000);
  }

  template <typename Act>
  void measure(std::string_view what, int steps, Act act) {
    std::vector<double> frames;
    std::vector<double> inputs;
    for (int step = 0; step < steps; ++step) {
      const double begin = milliseconds();
      act(step);
      rest();
      inputs.push_back(milliseconds() - begin);
      frames.push_back(slowest_);
    }
    std::printf(
        "{\"act\": \"%s\", \"steps\": %d, \"frame_p50\": %.3f, \"frame_p95\": %.3f, "
        "\"input_p50\": %.3f, \"input_p95\": %.3f}\n",
        std::string(what).c_str(), steps, percentile(frames, 0.5), percentile(frames, 0.95),
        percentile(inputs, 0.5), percentile(inputs, 0.95));
    std::fflush(stdout);
  }

  void scroll() {
    const Rect plan = program_.node(Role::region, "Plan").rect;
    ImGui::GetIO().AddMousePosEvent(plan.x + plan.width / 2, plan.y + plan.height / 2);
    rest();
    measure("scroll", 200,
            [](int step) { ImGui::GetIO().AddMouseWheelEvent(0, step % 40 < 30 ? -3.0F : 3.0F); });
    // The record that the page builds its tree from.
    measure("tree as JSON", 100, [&](int) { json_ += to_json(program_.app.semantics()).size(); });
  }

  void type_into(std::string_view what, Role role, std::string_view name, std::string_view keys) {
    const NodeId id = program_.node(role, name).id;
    program_.focus(role, name);
    std::string text = program_.node(role, name).value;
    measure(what, 40, [&](int step) {
      text += keys[static_cast<std::size_t>(step) % keys.size()];
      program_.app.set_text(id, text);
    });
    program_.key("z", true);
    rest();
  }

  std::string first(Role role, std::string_view prefix) {
    for (const Node& node : program_.app.semantics().nodes) {
      if (node.role == role && node.name.starts_with(prefix)) return node.name;
    }
    std::fputs("summit_ui_bench: a widget is missing\n", stderr);
    std::exit(1);
  }

  void type_title() {
    type_into("type title", Role::textbox, first(Role::textbox, "Title of "), "typing ");
  }

  void words(std::string_view what, NodeId id, std::string_view word) {
    const std::size_t letters = word.size();
    measure(what, static_cast<int>(letters) * 4, [&](int step) {
      // Letter by letter, and all of it away again.
      const std::size_t at = static_cast<std::size_t>(step) % (2 * letters);
      const std::size_t typed = at < letters ? at + 1 : 2 * letters - at - 1;
      program_.app.set_text(id, word.substr(0, typed));
    });
    program_.app.set_text(id, "");
    rest();
  }

  void filter() {
    program_.focus(Role::searchbox, "Rows that contain");
    const NodeId id = program_.node(Role::searchbox, "Rows that contain").id;
    words("filter, found often", id, "the scheduler");
    words("filter, found nowhere", id, "zebra");
    program_.activate(Role::button, "More filters");
    measure("frame with choices of the filter", 50, [](int) {});
    program_.activate(Role::button, "More filters");
  }

  void palette() {
    program_.host.step =
        0;  // all rows are looked through in one frame, which a page does in several
    program_.key("k", true);
    rest();
    const NodeId id = program_.node(Role::combobox, "Find").id;
    words("palette, found often", id, "scheduler");
    words("palette, found nowhere", id, "zzqxj");
    program_.key("Escape");
    program_.host.step = 12;
  }

  void command(std::string_view name) {
    program_.key("k", true);
    program_.type(Role::combobox, "Find", name);
    program_.key("Enter");
    rest();
  }

  void undo() { program_.key("z", true); }

  void several() {
    const std::string grip = first(Role::button, "Select or move ");
    program_.focus(Role::button, grip);
    measure("select all", 5, [&](int) { (void)program_.app.key(program_.focus(), {"a", true}); });
    measure("frame with all selected", 50, [](int) {});
    measure("copy all", 3, [&](int) { (void)program_.app.copy(false); });
    measure("move all to the ideas", 1, [&](int) { run("Demote"); });
    measure("undo", 1, [&](int) { (void)program_.app.key(0, {"z", true}); });
    measure("move all ahead of one row", 1, [&](int) { run("Move up"); });
    undo();
    program_.focus(Role::button, first(Role::button, "Select or move "));
    (void)program_.app.key(program_.focus(), {"a", true});
    rest();
    measure("remove all", 1, [&](int) { (void)program_.app.key(program_.focus(), {"Delete"}); });
    measure("undo", 1, [&](int) { (void)program_.app.key(0, {"z", true}); });
    program_.click(Role::button, first(Role::button, "Select or move "));
  }

  // By its button in the bar of rows.
  void run(std::string_view name) {
    const Node* node = program_.find(Role::button, name);
    if (node == nullptr) {
      std::printf("{\"missing\": \"%s\"}\n", std::string(name).c_str());
      return;
    }
    program_.app.activate(node->id);
  }

  void load() {
    program_.activate(Role::button, "Plan as load");
    program_.activate(Role::button, "Plan as list");
    measure("load view opened", 5,
            [&](int step) { run(step % 2 == 0 ? "Plan as load" : "Plan as list"); });
    const Rect plan = program_.node(Role::region, "Plan").rect;
    ImGui::GetIO().AddMousePosEvent(plan.x + plan.width / 2, plan.y + plan.height / 2);
    measure("load view scrolled", 40,
            [](int step) { ImGui::GetIO().AddMouseWheelEvent(0, step % 40 < 30 ? -3.0F : 3.0F); });
  }

  Program program_;
  double slowest_ = 0;
  std::size_t json_ = 0;
};

}  // namespace
}  // namespace summit::ui

int main(int count, char** values) {
  doctest::Context context;
  context.setAsDefaultForAssertsOutOfTestCases();
  if (count != 3) {
    std::fputs("usage: summit_ui_bench PRIORITIES LINES\n", stderr);
    return 2;
  }
  const auto number = [&](int at) {
    return static_cast<std::size_t>(std::max(1, std::atoi(values[at])));
  };
  summit::ui::Bench(number(1), number(2)).run();
  return 0;
}
