#include "document/splice/rst_csv_layout.h"

#include "document/splice/splicing.h"

namespace summit {
namespace {

const std::string document = R"(Title
=====

.. csv-table:: Work
   :header-rows: 1
   :widths: 20, 10

   "Priority", "Owner"
   "Alpha_", "ada, eve"
   "Beta", bob
   "Gamma", "a
   b"

Alpha
-----

Words.
)";

TEST_CASE("a csv-table stays one, and rows that stay keep their lines") {
  changes(document, {SetOwners{"alpha", {"ada"}}},
          {{"\"Alpha_\", \"ada, eve\"", "\"Alpha_\", \"ada\""}});
  CHECK(edited(document, {RenamePriority{"beta", "The \"other\""}}).find(".. table:: Work") !=
        std::string::npos);
  changes(document, {RemovePriority{"gamma"}}, {{"   \"Gamma\", \"a\n   b\"\n", ""}});
  changes(document, {SetOwners{"beta", {"Ada Lovelace", "eve"}}},
          {{"\"Beta\", bob", "\"Beta\", \"Ada Lovelace, eve\""}});
  changes(document, {SetField{"beta", "When", "soon"}},
          {{"   :widths: 20, 10\n", ""},
           {"\"Priority\", \"Owner\"", "\"Priority\", \"Owner\", \"When\""},
           {"\"Alpha_\", \"ada, eve\"", "\"Alpha_\", \"ada, eve\", \"\""},
           {"\"Beta\", bob", "\"Beta\", bob, \"soon\""},
           {"\"a\n   b\"", "\"a\n   b\", \"\""}});
}

TEST_CASE("without quotes where the table has none") {
  std::string plain = document;
  std::erase(plain, '"');
  plain = with(with(plain, "ada, eve", "ada"), "a\n   b", "a");
  changes(plain, {SetOwners{"beta", {"eve"}}}, {{"Beta, bob", "Beta, eve"}});
  changes(plain, {RenamePriority{"beta", "One, two"}}, {{"Beta, bob", "\"One, two\", bob"}});
  changes(plain, {SetOwners{"beta", {}}}, {{"Beta, bob", "Beta,"}});
}

TEST_CASE("what is no table of values is none") {
  CHECK(RstCsvLayout::read("  a,b\n  c,\"d\"\"\n  e\"\n"));
  for (const char* text : {"", "\n", "a,b\nc\n", "a,\"b\n", "a,\"b\" c\n", "a\n b\n"}) {
    CAPTURE(text);
    CHECK_FALSE(RstCsvLayout::read(text));
  }
}

}  // namespace
}  // namespace summit
