#include "text/width.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("display_width counts like docutils.utils.column_width") {
  CHECK(display_width("") == 0);
  CHECK(display_width("V2.1 API") == 8);
  CHECK(display_width("caf\u00e9") == 4);
  CHECK(display_width("cafe\u0301") == 4);
  CHECK(display_width("\u65e5\u672c\u8a9e") == 6);
  CHECK(display_width("\uff21\uff22") == 4);
  CHECK(display_width("\U0001F600") == 2);
  CHECK(display_width("\u302a") == 1);        // wide and combining
  CHECK(display_width("\u200b\ufe0f") == 2);  // invisible, but one column each to docutils
}

TEST_CASE("grid_width counts combining characters") {
  CHECK(grid_width("cafe\u0301") == 5);
  CHECK(grid_width("\u65e5\u672c\u8a9e") == 6);
  CHECK(grid_width("plain") == 5);
}

TEST_CASE("has_combining") {
  CHECK_FALSE(has_combining("caf\u00e9 \u65e5"));
  CHECK(has_combining("cafe\u0301"));
  CHECK(has_combining("\u05d0\u05b0"));
}

}  // namespace summit
