// What the line at the bottom of the page offers, and what the palette has beside it.
#include "ui/status_line.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "program.h"
#include "ui/theme.h"

namespace summit::ui {
namespace {

// The last announcement while frames go by.
std::string heard(Program& program) {
  std::string last;
  for (int frame = 0; frame < 8; ++frame) {
    program.frame();
    const std::string& said = program.app.semantics().announcement;
    if (!said.empty()) last = said;
  }
  return last;
}

constexpr std::string_view offer = "New version ready: reload with it";

}  // namespace

TEST_CASE("a new version is told of and waits until it is asked for") {
  Program program;
  SUBCASE("on the start screen") {}
  SUBCASE("with a plan open") {
    program.activate(Role::button, "Look at the Liberty sample");
  }
  SUBCASE("on a phone") {
    program.resize(390, 844);
    program.activate(Role::button, "Look at the Liberty sample");
  }
  CHECK(program.find(Role::button, offer) == nullptr);
  program.app.set_new_version();
  CHECK(heard(program) == "A new version is ready");
  CHECK(program.host.reloads == 0);
  program.activate(Role::button, offer);
  CHECK(program.host.reloads == 1);
}

TEST_CASE("on a phone what is said is whole, over several lines where it needs them") {
  for (const float width : {390.0F, 360.0F, 195.0F}) {
    CAPTURE(width);
    Program program(width, 700);
    program.activate(Role::button, "Look at the Liberty sample");
    const auto footer = [&] { return program.node(Role::contentinfo, "Status").rect; };
    CHECK(footer().height < 40 + (width < 300 ? 40 : 0));
    const std::string words =
        "This is said in more words than there is room for in one line beside the problems";
    program.app.say(words, false);
    program.settle();
    const Rect said = program.node(Role::paragraph, words).rect;
    const Rect around = footer();
    CHECK(said.height >= 2 * small_text.leading);
    CHECK(said.y >= around.y);
    CHECK(said.y + said.height <= around.y + around.height);
    const Rect problems = program.node(Role::paragraph, "No problems").rect;
    CHECK((said.x + said.width <= problems.x || said.y + said.height <= problems.y + 1));
    CHECK(around.y + around.height <= 700);
  }
}

TEST_CASE("the palette has the reload only where it brings a new version") {
  Program program;
  const auto offers = [&] {
    CHECK(program.key("k", true));
    program.settle();
    program.type(Role::combobox, "Find", "Reload with");
    const Node* found = program.find(Role::option, "Reload with the new version");
    const bool can = found != nullptr && !found->disabled;
    CHECK(program.key("Escape"));
    program.settle();
    return can;
  };
  CHECK_FALSE(offers());
  program.app.set_new_version();
  CHECK(offers());
}

TEST_CASE("a link is made of the plan, and what goes wrong is told") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  const auto copy = [&] {
    CHECK(program.key("k", true));
    program.settle();
    program.type(Role::combobox, "Find", "Copy link to this plan");
    CHECK(program.key("Enter"));
    program.settle();
  };
  copy();
  CHECK(program.host.link == program.app.write("plan"));
  CHECK(program.find(Role::paragraph,
                     "Copied the link; whoever opens it gets a plan of their own") != nullptr);
  program.host.failure = "it is too long";
  copy();
  CHECK(program.find(Role::paragraph, "The link was not copied: it is too long") != nullptr);
}

TEST_CASE("what cannot be opened is told in a dialog, and what was open stays") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.app.refuse("Link to a plan", "It is cut off.");
  program.settle();
  const Node& dialog = program.node(Role::alertdialog, "“Link to a plan” was not opened");
  CHECK(dialog.description == "It is cut off.\n\nThe plan that was open is as it was.");
  program.activate(Role::button, "Close");
  CHECK(program.find(Role::button, "Select or move Scheduler") != nullptr);
}

}  // namespace summit::ui
