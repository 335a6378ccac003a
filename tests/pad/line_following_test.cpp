#include "pad/line_following.h"

#include <doctest/doctest.h>

#include <utility>

#include "pad/generated_pad.h"
#include "pad/pad_files.h"

namespace summit {
namespace {

OpenedPad read(std::string bytes) {
  Result<OpenedPad> pad = read_pad(FileFormat::etherpad, std::move(bytes), "p.etherpad");
  REQUIRE(pad);
  return std::move(*pad.value);
}

OpenedPad generated(std::size_t revisions, unsigned seed = 1) {
  return read(GeneratedPad({.seed = seed}).file(revisions));
}

LineMapping in_slices(const OpenedPad& older, const OpenedPad& newer, std::uint32_t slice,
                      int& slices) {
  LineFollowing following(older, newer);
  double progress = 0;
  for (slices = 1; following.step(slice); ++slices) {
    CHECK(following.progress() >= progress);
    progress = following.progress();
  }
  CHECK(following.progress() == 1);
  return std::move(following).take();
}

}  // namespace

TEST_CASE("changesets tell which line is which, in slices of any size") {
  const OpenedPad older = read(contents("assets/liberty-pad.etherpad"));
  const OpenedPad newer = read(contents("tests/pad/newer/liberty-pad.etherpad"));
  int slices = 0;
  const LineMapping mapping = in_slices(older, newer, 1000, slices);
  CHECK(slices == 2);  // to the older export, and on
  CHECK(in_slices(older, newer, 1, slices) == mapping);
  CHECK(slices > 5);
  std::size_t line = 0;
  while (older.lines.lines[line].text != "DevRef Update") ++line;
  REQUIRE(mapping[line] != no_line);
  CHECK(newer.lines.lines[mapping[line]].text == "DevRef and onboarding");
}

TEST_CASE("where they do not lead on from the older export, the two are compared") {
  const OpenedPad older = generated(300);
  const OpenedPad other = generated(500, 2);
  int slices = 0;
  CHECK(in_slices(older, other, 50, slices) == map_lines(older.lines, other.lines));
  CHECK(slices == 1);
  const OpenedPad newer = generated(500);
  CHECK(in_slices(newer, older, 50, slices) == map_lines(newer.lines, older.lines));
  OpenedPad without = generated(500);
  without.etherpad.reset();
  CHECK(in_slices(older, without, 50, slices) == map_lines(older.lines, without.lines));
  OpenedPad gap = generated(500);
  gap.etherpad->revisions.erase(gap.etherpad->revisions.begin() + 400);
  CHECK(in_slices(older, gap, 50, slices) == map_lines(older.lines, gap.lines));
  CHECK(slices > 1);
}

}  // namespace summit
