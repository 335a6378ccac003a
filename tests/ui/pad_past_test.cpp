#include "ui/pad_past.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/generated_pad.h"
#include "program.h"

namespace summit::ui {
namespace {

Etherpad generated(GeneratedPad::Options options, std::size_t revisions) {
  Result<Etherpad> read = read_etherpad(GeneratedPad(options).file(revisions), "p");
  REQUIRE(read);
  return std::move(*read.value);
}

}  // namespace

TEST_CASE("where the file has texts, any revision shows at once") {
  const Etherpad pad = generated({}, 9000);
  PadPast past(pad);
  CHECK(past.lines() == read_lines(pad).lines);
  past.show(4321);
  CHECK_FALSE(past.step());
  CHECK(past.progress() == 1);
  CHECK_FALSE(past.lines().empty());
}

TEST_CASE("where it has none, the way to a revision is gone in slices") {
  const Etherpad pad = generated({.has_key_texts = false}, 15'000);
  PadPast past(pad);
  CHECK(past.lines().empty());
  int slices = 0;
  double progress = 0;
  for (; past.step(); ++slices) {
    CHECK(past.progress() >= progress);
    CHECK(past.progress() < 1);
    progress = past.progress();
  }
  CHECK(slices >= 4);
  CHECK(past.progress() == 1);
  CHECK(past.lines() == read_lines(pad).lines);
  past.show(7000);  // on the way texts were kept
  CHECK_FALSE(past.step());
}

TEST_CASE("the screen says how far the way to a revision is, and then shows it") {
  Program program;
  program.app.open("p.etherpad", GeneratedPad({.has_key_texts = false}).file(15'000));
  program.settle();
  program.app.activate(program.node(Role::button, "History").id);
  program.frame();
  program.frame();
  const std::int32_t begun = program.node(Role::progressbar, "Going through the history").value_now;
  CHECK(begun < 50);
  CHECK(program.app.wants_frame());
  program.frame();
  CHECK(program.node(Role::progressbar, "Going through the history").value_now > begun);
  program.settle();
  CHECK(program.find(Role::progressbar, "Going through the history") == nullptr);
  CHECK(program.find(Role::list, "Lines as they were") != nullptr);
  CHECK(std::any_of(program.app.semantics().nodes.begin(), program.app.semantics().nodes.end(),
                    [](const Node& node) { return node.role == Role::listitem; }));
}

}  // namespace summit::ui
