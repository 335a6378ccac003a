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
  // Letters, not the bytes they have in common.
  CHECK_FALSE(fuzzy_score("\u30c6", "\u30e9\u30a4\u30c8\u30c0\u3046\u3006"));
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

TEST_CASE("fuzzy_places are those of the best match") {
  using Places = std::vector<std::size_t>;
  CHECK(fuzzy_places("erst", "Export RST") == Places{0, 7, 8, 9});
  CHECK(fuzzy_places("e r", "Export RST") == Places{0, 7});
  CHECK(fuzzy_places("cells", "c e cells") == Places{4, 5, 6, 7, 8});
  CHECK(fuzzy_places("d", "and docs") == Places{4});
  CHECK(fuzzy_places("\u30c6", "\u30e9\u30a4\u30c8\u30c6") == Places{9, 10, 11});
  CHECK(fuzzy_places("aaa", "aaa") == Places{0, 1, 2});
  CHECK(fuzzy_places("", "Export RST").empty());
  CHECK(fuzzy_places("tsr", "Export RST").empty());
  CHECK(fuzzy_places("x", "").empty());
  CHECK(fuzzy_places(std::string(200, 'a'), std::string(10'000, 'a')).back() == 199);
}

TEST_CASE("fuzzy_score reads only the beginning of a long text") {
  CHECK_FALSE(fuzzy_score("b", std::string(10'000, 'a') + "b"));
  CHECK(fuzzy_score("aaaa", std::string(10'000, 'a')));
}

}  // namespace summit
