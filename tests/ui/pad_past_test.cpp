#include "ui/pad_past.h"

#include <doctest/doctest.h>

#include "pad/attributed_lines.h"
#include "pad/etherpad_reader.h"
#include "pad/generated_pad.h"

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

}  // namespace summit::ui
