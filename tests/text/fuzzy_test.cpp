#include "text/fuzzy.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {

TEST_CASE("fuzzy_score finds letters in their order, whatever their case") {
  CHECK(fuzzy_score("exp", "Export RST"));
  CHECK(fuzzy_score("ERST", "Export RST"));
  CHECK(fuzzy_score("e r", "Export RST"));
  CHECK(fuzzy_score("", "Export RST"));
  CHECK_FALSE(fuzzy_score("tsr", "Export RST"));
  CHECK_FALSE(fuzzy_score("rstt", "Export RST"));
  CHECK_FALSE(fuzzy_score("x", ""));
  CHECK(fuzzy_score("\u65e5", "\u4eca\u65e5"));
}

TEST_CASE("fuzzy_score prefers beginnings of words, runs and short texts") {
  const auto better = [](const char* typed, const char* one, const char* other) {
    CAPTURE(typed);
    CAPTURE(one);
    CHECK(fuzzy_score(typed, one).value() > fuzzy_score(typed, other).value());
  };
  better("er", "Export RST", "Filter");
  better("np", "Next problem", "Snap");
  better("re", "Redo", "Previous");
  better("undo", "Undo", "Upgrade nova docs");
  better("cells", "Cells V2", "Clear levels of all scheduler logs");
  better("sch", "Scheduler", "Scheduler of a long and winding name");
  // The best way to read a text counts, not the first: "d" of "docs", behind that of "And".
  better("d", "And docs", "Anda ocs");
  better("api", "V2.1 API", "Tasks for a pipeline");
}

TEST_CASE("fuzzy_score reads only the beginning of a long text") {
  CHECK_FALSE(fuzzy_score("b", std::string(10'000, 'a') + "b"));
  CHECK(fuzzy_score("aaaa", std::string(10'000, 'a')));
}

}  // namespace summit
