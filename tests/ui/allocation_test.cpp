// Memory in the long run: what is done again and again takes no more of it.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "program.h"

#ifdef __GLIBC__
#include <malloc.h>

namespace summit::ui {
namespace {

// Bytes that are allocated; nothing where a sanitizer has its own allocator.
std::size_t allocated() {
  return mallinfo2().uordblks;
}

// Something of everything people do, ending as it began.
int use(Program& program) {
  int frames = 0;
  const auto rest = [&] { frames += program.settle() + 1; };
  const Rect plan = program.node(Role::region, "Plan").rect;
  ImGui::GetIO().AddMousePosEvent(plan.x + plan.width / 2, plan.y + plan.height / 2);
  for (const float wheel : {-2.0F, 2.0F}) {
    ImGui::GetIO().AddMouseWheelEvent(0, wheel);
    rest();
  }
  program.type(Role::textbox, "Title of Scheduler", "Scheduling");
  program.key("z", true);
  program.type(Role::searchbox, "Rows that contain", "api");
  program.key("Escape");
  program.key("k", true);
  for (const std::string_view typed : {"s", "sc", "sche", "review", "zzz"}) {
    program.type(Role::combobox, "Find", typed);
  }
  program.key("Escape");
  program.focus(Role::button, "Select or move Cells V2");
  program.key("a", true);
  program.key("ArrowDown", false, false, true);
  program.activate(Role::button, "Select no more rows");
  for (const std::string_view stage : {"1", "3", "2"}) program.key(stage, false, true, true);
  program.activate(Role::button, "Plan as load");
  program.activate(Role::button, "Plan as list");
  for (int at = 0; at < 20; ++at) program.frame();
  rest();
  return frames + 20 + 24 * 2;  // every step above takes two at least
}

}  // namespace

TEST_CASE("10,000 frames of use take no more memory than the first ones") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  for (int warm = 0; warm < 20; ++warm) (void)use(program);
  const std::size_t before = allocated();
  int frames = 0;
  while (frames < 10'000) frames += use(program);
  const std::size_t after = allocated();
  CAPTURE(before);
  CAPTURE(after);
  CHECK(after <= before + 16'384);  // less than two bytes a frame: a table that grew once
}

}  // namespace summit::ui
#endif
