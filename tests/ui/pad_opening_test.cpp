// A pad that takes longer to open than a frame can spare, and one that does not.
#include "ui/pad_opening.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "pad/generated_pad.h"
#include "program.h"

namespace summit::ui {
namespace {

std::string generated(std::size_t revisions) {
  return GeneratedPad({.size = 600}).file(revisions);
}

PadStatePtr opened(std::string bytes) {
  Result<OpenedPad> read = read_pad(FileFormat::etherpad, std::move(bytes), "p.etherpad");
  REQUIRE(read);
  return PadSession::open(Plan(), std::move(*read.value)).after;
}

const std::string notes = "Demo Priorities\nPriorities\n\t* Cells\n";
const std::string many = generated(12'000);

// A program for which every look at the clock takes a while: one slice a frame.
void slow_down(Program& program) {
  program.host.step = 9;
}

// The last announcement while frames go by.
struct Listener {
  Program& program;
  std::vector<std::string> heard;
  void frame() {
    program.frame();
    const std::string& said = program.app.semantics().announcement;
    if (!said.empty()) heard.push_back(said);
  }
};

const Node* bar(const Program& program) {
  return program.find(Role::progressbar, "Opening big.etherpad");
}

}  // namespace

TEST_CASE("a pad read in slices is the pad read at once") {
  PadOpening opening(FileFormat::etherpad, "p.etherpad", many);
  int slices = 1;
  double progress = 0;
  for (; opening.step(nullptr, nullptr); ++slices) {
    REQUIRE(opening.progress() >= progress);
    progress = opening.progress();
  }
  CHECK(slices > 10);
  CHECK(opening.progress() == 1);
  const PadOpening::Opened done = std::move(opening).take();
  REQUIRE(done.pad);
  CHECK_FALSE(done.followed);
  CHECK(done.pad.value->lines.lines == opened(many)->source->opened.lines.lines);
  CHECK(done.pad.value->etherpad->head == 11'999);
}

TEST_CASE("a newer export is followed in slices, whichever pad is open in the end") {
  const PadStatePtr older = opened(generated(4000));
  const PadStatePtr other = opened(generated(7000));
  PadOpening opening(FileFormat::etherpad, "p.etherpad", many);
  double progress = 0;
  PadStatePtr beside = older;
  for (int slices = 0; opening.step(beside, nullptr); ++slices) {
    REQUIRE(opening.progress() >= progress);
    progress = opening.progress();
    if (progress > 0.6) beside = other;
  }
  CHECK(beside == other);
  const PadOpening::Opened done = std::move(opening).take();
  REQUIRE(done.followed);
  CHECK(*done.followed == follow(other->source->opened, *done.pad.value));
}

TEST_CASE("a small pad is open at once, and no dialog shows") {
  Program program;
  program.host.step = 1;
  program.app.open("demo.txt", notes);
  CHECK(program.app.plan().title == "demo");
  program.app.open("pad.etherpad", generated(200));
  Listener listener{program, {}};
  listener.frame();
  CHECK(program.find(Role::dialog, "Opening pad.etherpad") == nullptr);
  REQUIRE(listener.heard.size() == 1);
  CHECK(listener.heard[0].starts_with("Opened pad.etherpad: "));
}

TEST_CASE("a large one shows how far it is, and a screen reader hears when it begins and ends") {
  Program program;
  program.app.open("demo.txt", notes);
  program.settle();
  slow_down(program);
  program.app.open("big.etherpad", many);
  Listener listener{program, {}};
  int before = 0;
  for (; bar(program) == nullptr; ++before) {
    REQUIRE(before < 60);
    REQUIRE(program.app.wants_frame());
    listener.frame();
  }
  CHECK(before > 2);  // what does not take long shows nothing
  REQUIRE(listener.heard.size() == 1);
  CHECK(listener.heard[0] == "Opening big.etherpad. Escape cancels.");
  CHECK(program.node(Role::dialog, "Opening big.etherpad").modal);
  std::int32_t value = 0;
  int frames = 0;
  for (; bar(program) != nullptr; ++frames) {
    const Node& now = *bar(program);
    CHECK(now.value_now >= value);
    CHECK(now.value_max == 100);
    CHECK(now.description == std::to_string(now.value_now) + " %");
    value = now.value_now;
    if (frames > 2) CHECK(program.focus() == program.node(Role::button, "Cancel").id);
    REQUIRE(frames < 200);
    REQUIRE(program.app.wants_frame());
    listener.frame();
  }
  CHECK(frames > 3);
  CHECK(value > 50);
  program.host.step = 0;
  program.settle();
  REQUIRE(listener.heard.size() == 2);
  CHECK(listener.heard[1].starts_with("Opened big.etherpad: "));
  CHECK(program.node(Role::main, "").id != 0);
  CHECK_FALSE(program.app.wants_frame());
}

TEST_CASE("opening is given up by Escape, and nothing has changed") {
  Program program;
  program.app.open("demo.txt", notes);
  program.settle();
  program.key("Enter");
  const Plan plan = program.app.plan();
  const NodeId focus = program.focus();
  for (const bool by_key : {true, false}) {
    CAPTURE(by_key);
    slow_down(program);
    program.app.open("big.etherpad", many);
    for (int i = 0; i < 8 || program.find(Role::button, "Cancel") == nullptr; ++i) {
      REQUIRE(i < 60);
      program.frame();
    }
    // Behind the dialog nothing can be reached.
    CHECK_FALSE(program.app.key(program.focus(), {.key = "z", .primary = true}));
    program.frame();
    REQUIRE(bar(program) != nullptr);
    if (by_key) {
      CHECK(program.app.key(program.focus(), {.key = "Escape"}));
    } else {
      program.app.activate(program.node(Role::button, "Cancel").id);
    }
    program.frame();
    program.host.step = 0;
    program.settle();
    CHECK(bar(program) == nullptr);
    CHECK(program.find(Role::paragraph, "Cancelled: big.etherpad was not opened") != nullptr);
    CHECK(program.app.plan() == plan);
    CHECK(program.find(Role::paragraph, "1 of 3 lines placed") != nullptr);
    CHECK(program.focus() == focus);
    CHECK_FALSE(program.app.wants_frame());
  }
}

TEST_CASE("a mistake far into a large pad is told as any other") {
  Program program;
  slow_down(program);
  program.app.open("big.etherpad", many.substr(0, many.size() - 20));
  for (int i = 0; program.app.wants_frame(); ++i) {
    REQUIRE(i < 200);
    program.frame();
  }
  CHECK(bar(program) == nullptr);
  const Node& dialog = program.node(Role::alertdialog, "“big.etherpad” was not opened");
  CHECK(dialog.description.starts_with("Line 1, column "));
}

TEST_CASE("another file takes the place of one that is being opened") {
  Program program;
  slow_down(program);
  program.app.open("big.etherpad", many);
  program.frame();
  program.app.open("demo.txt", notes);
  program.host.step = 0;
  program.settle();
  CHECK(bar(program) == nullptr);
  CHECK(program.app.plan().title == "demo");
  CHECK(program.find(Role::paragraph, "0 of 3 lines placed") != nullptr);
}

TEST_CASE("a file comes in parts") {
  Program program;
  const FileId file = program.app.begin_file("demo.txt", notes.size());
  REQUIRE(file != 0);
  CHECK(program.app.add_to_file(file, notes.substr(0, 10)));
  program.settle();
  CHECK(program.app.plan().title.empty());
  CHECK(program.app.add_to_file(file, notes.substr(10)));
  program.app.end_file(file, "");
  program.settle();
  CHECK(program.find(Role::paragraph, "0 of 3 lines placed") != nullptr);

  SUBCASE("which take a while: that shows, and can be given up") {
    const FileId slow = program.app.begin_file("big.etherpad", many.size());
    CHECK(program.host.wakes > program.host.time);
    CHECK(program.app.add_to_file(slow, many.substr(0, many.size() / 2)));
    program.host.time = program.host.wakes;
    program.settle();
    CHECK_FALSE(program.app.wants_frame());
    REQUIRE(bar(program) != nullptr);
    CHECK(bar(program)->value_now > 0);
    program.key("Escape");
    CHECK_FALSE(program.app.add_to_file(slow, "x"));
    program.app.end_file(slow, "");
    program.settle();
    CHECK(program.find(Role::paragraph, "0 of 3 lines placed") != nullptr);
  }
  SUBCASE("of which a later one is wanted more") {
    const FileId first = program.app.begin_file("first.txt", 5);
    const FileId second = program.app.begin_file("second.rst", 5);
    CHECK_FALSE(program.app.add_to_file(first, "first"));
    CHECK(program.app.add_to_file(second, "A\n=\n\n"));
    program.app.end_file(first, "");
    program.app.end_file(second, "");
    CHECK(program.app.plan().title == "A");
  }
  SUBCASE("that the system cannot read") {
    const FileId bad = program.app.begin_file("folder", 4096);
    program.app.end_file(bad, "It is a folder.");
    program.settle();
    CHECK(program.node(Role::alertdialog, "“folder” was not opened")
              .description.starts_with("The browser cannot read the file: It is a folder."));
  }
  SUBCASE("and is too large") {
    CHECK(program.app.begin_file("big.etherpad", 209'715'200) == 0);
    program.settle();
    CHECK(program.node(Role::alertdialog, "“big.etherpad” was not opened")
              .description.starts_with("The file has 210 MB, and Summit opens files of up to "));
  }
  SUBCASE("that is no plan, and another one in its place") {
    const auto give = [&](std::string_view name, std::string_view bytes) {
      const FileId id = program.app.begin_file(name, bytes.size());
      (void)program.app.add_to_file(id, bytes);
      return program.app.end_file(id, "");
    };
    CHECK_FALSE(give("bad.plan.json", "{"));
    program.settle();
    CHECK(program.node(Role::alertdialog, "“bad.plan.json” was not opened")
              .description.ends_with("The plan that was open is as it was."));
    CHECK_FALSE(give("worse.plan.json", "["));
    CHECK(give("good.rst", "Good\n====\n\n"));
    program.settle();
    CHECK(program.app.plan().title == "Good");
    const std::string words =
        program.node(Role::alertdialog, "“bad.plan.json” was not opened").description;
    CHECK(words.find("“worse.plan.json” was not opened: Line 1, ") != std::string::npos);
    CHECK(words.find("is as it was") == std::string::npos);
  }
  SUBCASE("with others that are left, behind what is wrong with it") {
    const FileId bad = program.app.begin_file("bad.plan.json", 1);
    (void)program.app.add_to_file(bad, "{");
    program.app.end_file(bad, "");
    program.app.tell_unopened("a.rst, b.rst");
    program.settle();
    const Node& dialog = program.node(Role::alertdialog, "“bad.plan.json” was not opened");
    CHECK(dialog.description.starts_with("Line 1, "));
    CHECK(dialog.description.find("no folders. Not opened: a.rst, b.rst") != std::string::npos);
    program.click(Role::button, "Close");
    program.app.tell_unopened("c.rst");
    program.settle();
    CHECK(program.node(Role::alertdialog, "Not everything was opened")
              .description.ends_with("Not opened: c.rst"));
  }
}

}  // namespace summit::ui
