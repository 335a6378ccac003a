#include "document/splice/rst_simple_layout.h"

#include "document/splice/splicing.h"

namespace summit {
namespace {

const std::string document = R"(Title
=====

========  ========  =====
Priority  Owner     When
========  ========  =====
`Alpha`_  ada       soon,
                    or so
Beta      bob, eve

\         none      x
========  ========  =====

Alpha
-----

Words.
)";

TEST_CASE("a simple table stays one, and rows that stay keep their lines") {
  changes(document, {SetOwners{"beta", {"eve"}}}, {{"Beta      bob, eve\n", "Beta      eve\n"}});
  changes(document, {SetField{"alpha", "When", "a long time from now"}},
          {{"soon,\n                    or so",
            "a\n                    long\n"
            "                    time\n"
            "                    from\n"
            "                    now"}});
  changes(document, {RemovePriority{"beta"}}, {{"Beta      bob, eve\n\n", ""}});
  // A row that is no priority stays behind the one it was behind.
  const std::string others = "Beta      bob, eve\n\n\\         none      x\n";
  const std::string alpha = "`Alpha`_  ada       soon,\n                    or so\n";
  changes(document, {MovePriority{"beta", 0, {}}}, {{alpha + others, others + alpha}});
}

TEST_CASE("columns grow for titles, which stand on one line") {
  Priority added;
  added.title = "A new one";
  added.owners = {"ada"};
  changes(document, {AddPriority{added, 0, 1}},
          {{"========  ========  =====\nPriority  Owner     When\n========  ========  =====\n"
            "`Alpha`_  ada       soon,\n                    or so\nBeta      bob, eve\n\n"
            "\\         none      x\n========  ========  =====\n",
            "=========  ========  =====\nPriority   Owner     When\n=========  ========  =====\n"
            "`Alpha`_   ada       soon,\n                     or so\nA new one  ada\n"
            "Beta       bob, eve\n\n\\          none      x\n=========  ========  =====\n"}});
}

TEST_CASE("what is no simple table, or spans columns, is none") {
  CHECK(RstSimpleLayout::read("==  ==\na   b\n==  ==\n"));
  for (const char* text : {"", "a", "====\na\n====\n", "==  ==\na   b\n", "==  ==\n==  ==\n",
                           "==  ==\na b c\n==  ==\n", "==  ==\na   b\n------\nc   d\n==  ==\n",
                           "==  ==\n    b\n==  ==\n", "==  ==\n\n==  ==\n",
                           "==  ==\na   b\n== ===\nc   d\n==  ==\n"}) {
    CAPTURE(text);
    CHECK_FALSE(RstSimpleLayout::read(text));
  }
}

}  // namespace
}  // namespace summit
