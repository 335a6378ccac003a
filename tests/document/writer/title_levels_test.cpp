#include "document/writer/title_levels.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

using Style = TitleLevels::Style;

TEST_CASE("levels have adornments in order") {
  TitleLevels levels;
  levels.add_document_title();
  CHECK(levels.style_of(0) == Style{'-', false});
  CHECK(levels.style_of(1) == Style{'~', false});
  CHECK(levels.style_of(0) == Style{'-', false});
  CHECK(levels.style_of(100) == levels.style_of(50));
}

TEST_CASE("a title in prose makes its level what it is") {
  TitleLevels levels;
  levels.add_document_title();
  CHECK(levels.style_of(0) == Style{'-', false});
  levels.learn("Words\n\nInner\n^^^^^\n\nMore\n\n    Code\n    ~~~~\n\nlonger\n++\n");
  levels.learn("=====\nOver\n=====\n");
  CHECK(levels.style_of(1) == Style{'^', false});
  CHECK(levels.style_of(2) == Style{'~', false});
  CHECK(TitleLevels().style_of(1) == Style{'~', false});
}

}  // namespace
}  // namespace summit
