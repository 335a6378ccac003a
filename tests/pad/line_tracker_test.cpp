#include "pad/line_tracker.h"

#include <doctest/doctest.h>

#include "pad/generated_pad.h"

namespace summit {
namespace {

// What became of the lines: "0 1* -" are line 0, line 1 changed, and a new one.
std::string after(std::u16string_view text, std::u16string_view written) {
  AttributePool pool;
  pool.put({"bold", "true"});
  Changeset changeset;
  REQUIRE(read_changeset(written, pool, changeset).empty());
  LineTracker tracker(text);
  if (!tracker.apply(changeset, 1)) return "does not fit";
  std::string out;
  for (const TrackedLine& line : tracker.lines()) {
    if (!out.empty()) out += ' ';
    out += line.was == no_tracked_line ? "-"
                                       : std::to_string(line.was) + (line.changed == 1 ? "*" : "");
  }
  return out;
}

}  // namespace

TEST_CASE("lines are followed through a changeset") {
  const std::u16string_view text = u"ab\ncd\nef\n";
  CHECK(after(text, u"Z:9>0$") == "0 1 2");
  CHECK(after(text, u"Z:9>1|1=3=1+1$x") == "0 1* 2");
  CHECK(after(text, u"Z:9>2|1=3|1+2$x\n") == "0 - 1 2");
  CHECK(after(text, u"Z:9>2|1=3=2|1+1+1$\nx") == "0 1 - 2");  // behind the end of line 1
  CHECK(after(text, u"Z:9>1|1=3=1|1+1$\n") == "0 1* - 2");
  CHECK(after(text, u"Z:9<3|1=3|1-3$") == "0 2");
  CHECK(after(text, u"Z:9<3|1=3=1|1-2-1$") == "0 1*");
  CHECK(after(text, u"Z:9<1=2|1-1$") == "0* 2");
  CHECK(after(text, u"Z:9>0|1=3*0=1$") == "0 1* 2");
  CHECK(after(text, u"Z:9>0*0|2=6$") == "0* 1* 2");
  CHECK(after(text, u"Z:9>0*0=4$") == "does not fit");
  // A list item ahead of another: the "*" of that one is kept, and one more inserted.
  CHECK(after(u"*ab\n*cd\n", u"Z:8>3|1=4=1|1+2+1$x\n*") == "0 - 1");
  CHECK(after(u"*ab\n*cd\n", u"Z:8>5|1=4=1|2+4+1$x\ny\n*") == "0 - - 1");
  CHECK(after(u"*ac\n*bc\n*bd\n", u"Z:c>4|1=4=2|1+2+2$x\n*b") == "0 - 1 2");
}

TEST_CASE("a removed item is gone, and the next one what it was") {
  const std::u16string_view text = u"*ab\n*cd\n*ce\nplain\n";
  CHECK(after(text, u"Z:i<4=1|1-3-1$") == "1 2 3");
  CHECK(after(text, u"Z:i<8=1|2-7-1$") == "2 3");
  CHECK(after(text, u"Z:i<4|1=4=2|1-2-2$") == "0 2 3");  // they begin alike
  CHECK(after(text, u"Z:i<4*0=1|1-3-1$") == "1* 2 3");
  CHECK(after(text, u"Z:i<5=1|1-3-2$") == "0* 2 3");  // and something of the next
  CHECK(after(text, u"Z:i<5|2=8=1|1-3-2$") == "0 1 2*");
  CHECK(after(text, u"Z:i<4|2=8=1|1-3-1$") == "0 1 2*");  // the next is no item
  CHECK(after(u"ab\ncd\n", u"Z:6<3=1|1-2-1$") == "0*");
  CHECK(after(u"ab\n*cd\n", u"Z:7<3=1|1-2-1$") == "0*");
}

TEST_CASE("lengths stay those of the text") {
  GeneratedPad pad({.size = 150, .seed = 3});
  LineTracker tracker(pad.text().text);
  for (std::uint32_t i = 0; i < 2000; ++i) {
    REQUIRE(tracker.apply(pad.next(), i));
    std::vector<std::uint32_t> lengths;
    const LineTracker anew(pad.text().text);
    for (const TrackedLine& line : anew.lines()) lengths.push_back(line.length);
    std::vector<std::uint32_t> tracked;
    for (const TrackedLine& line : tracker.lines()) tracked.push_back(line.length);
    REQUIRE(tracked == lengths);
  }
}

}  // namespace summit
