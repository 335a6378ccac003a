#include "text/rst_escape.h"

#include <doctest/doctest.h>

namespace summit {
namespace {

std::string text(std::string_view plain) {
  std::string out;
  append_text(out, plain);
  return out;
}

std::string reference(std::string_view name) {
  std::string out;
  append_reference(out, name);
  return out;
}

std::string reference(std::string_view shown, std::string_view name) {
  std::string out;
  append_reference(out, shown, name);
  return out;
}

std::string link(std::string_view shown, std::string_view url) {
  std::string out;
  append_link(out, shown, url);
  return out;
}

std::string target(std::string_view name, std::string_view url) {
  std::string out;
  append_target(out, name, url);
  return out;
}

}  // namespace

TEST_CASE("ordinary text stays as it is") {
  for (const std::string_view plain :
       {"V2.1 API",    "request_spec",
        "A (B, C)",    "Ken'ichi Ohmichi",
        "2 * 3 = 6",   "a | b",
        "C++ & Rust",  "Neutron/Nova-network integration (Fast Path, VIF plug)",
        "50% done!",   "a->b",
        "<html>",      "https://example.org/x",
        "...and more", "Mixed. Case",
        "Version 1.",  "caf\u00e9 \u65e5\u672c",
        "x:y",         "_private",
        "__init__.py", "a*b*c"}) {
    CHECK(text(plain) == plain);
  }
}

TEST_CASE("inline markup is escaped where it starts") {
  CHECK(text("*a*") == "\\*a*");
  CHECK(text("**a**") == "\\**a**");
  CHECK(text("(*a*)") == "(\\*a*)");
  CHECK(text("|a|") == "\\|a|");
  CHECK(text("`a`_") == "\\`a\\`_");
  CHECK(text("``a``") == "\\`\\`a\\`\\`");
  CHECK(text(":ref:`a`") == ":ref:\\`a\\`");
  CHECK(text("a\\b\\") == "a\\\\b\\\\");
}

TEST_CASE("underscores are escaped where they end a reference") {
  CHECK(text("nova_") == "nova\\_");
  CHECK(text("nova__ x") == "nova\\__ x");
  CHECK(text("nova_, x_y_") == "nova\\_, x_y\\_");
  CHECK(text("[1]_") == "[1]\\_");
  CHECK(text("__init__") == "__init__");
  CHECK(text("\u4e2d_") == "\u4e2d\\_");
}

TEST_CASE("what starts a block is escaped") {
  CHECK(text("* a") == "\\* a");
  CHECK(text("- a") == "\\- a");
  CHECK(text("\u2022 a") == "\\\u2022 a");
  CHECK(text("1. a") == "\\1. a");
  CHECK(text("(iv) a") == "\\(iv) a");
  CHECK(text("A.") == "\\A.");
  CHECK(text("#. a") == "\\#. a");
  CHECK(text("MIX. a") == "\\MIX. a");
  CHECK(text(":a: b") == "\\:a: b");
  CHECK(text("-x") == "\\-x");
  CHECK(text("--long=x y") == "\\--long=x y");
  CHECK(text("/V") == "\\/V");
  CHECK(text(">>> a") == "\\>>> a");
  CHECK(text("| a") == "\\| a");
  CHECK(text(".. a") == "\\.. a");
  CHECK(text("__ a") == "\\__ a");
  CHECK(text("+---+") == "\\+---+");
  CHECK(text("==  ==") == "\\==  ==");
  CHECK(text("----") == "\\----");
  CHECK(text("::") == "\\::");
  CHECK(text("\\\\") == "\\ \\\\\\\\");  // backslashes alone would be an adornment
}

TEST_CASE("a literal block is not announced") {
  CHECK(text("a::") == "a\\::");
  CHECK(text("a:::") == "a:\\::");
  CHECK(text("a ::") == "a \\::");
}

TEST_CASE("references") {
  CHECK(reference("V2.1 API") == "`V2.1 API`_");
  CHECK(reference("nova_ *x*") == "`nova_ *x*`_");
  CHECK(reference("a`b\\") == "`a\\`b\\\\`_");
  CHECK(reference("a <b>") == "`a <b\\>`_");
  CHECK(reference("a->b>") == "`a->b>`_");
  CHECK(reference("Cells", "Cells version 2") == "`Cells <Cells version 2_>`__");
  CHECK(reference("A", "http: b@c <d>") == "`A <http\\: b\\@c \\<d\\>_>`__");
  CHECK(reference("A", "b\\") == "`A <b\\\\\\ _>`__");
}

TEST_CASE("links and targets keep the URL") {
  CHECK(link("A", "https://a.b/c") == "`A <https://a.b/c>`__");
  CHECK(link("A", "https://a.b/<c>_") == "`A <https://a.b/\\<c\\>\\_>`__");
  CHECK(link("A", "a\\_") == "`A <a\\\\\\\\\\_>`__");
  CHECK(target("A b", "https://a.b/~c_") == ".. _A b: https://a.b/~c\\_");
  CHECK(target("A: b", "x y\\z") == ".. _`A: b`: x\\ y\\\\z");
  CHECK(target("_a", "x") == ".. _`_a`: x");
  CHECK(target("a`b", " x\u00a0y\n") == ".. _a\\`b: x%C2%A0y");
}

TEST_CASE("one_line takes out what breaks lines, and white space at the ends") {
  std::string scratch;
  const std::string_view plain = "A title";
  CHECK(one_line(plain, scratch).data() == plain.data());
  CHECK(one_line("  a  b ", scratch) == "a  b");
  CHECK(one_line("a\nb\tc\r\n", scratch) == "a b c");
  CHECK(one_line("\u2028a\u0085b\u2029", scratch) == "a b");
  CHECK(one_line("\u00a0\u3000a\u00a0b\u2003", scratch) == "a\u00a0b");
  CHECK(one_line(" \t\n", scratch) == "");
  CHECK(one_line("\u65e5\u672c", scratch) == "\u65e5\u672c");
}

TEST_CASE("unescape takes backslashes away as docutils does") {
  CHECK(unescape("a\\*b\\\\c\\ d\\\ne") == "a*b\\cde");
  CHECK(unescape("a\\") == "a\\");
}

}  // namespace summit
