#include "document/writer/prose_names.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {
namespace {

std::string found(std::string_view prose) {
  std::vector<ProseName> names;
  find_names(prose, names);
  std::string joined;
  for (const ProseName& name : names) {
    joined += name.kind == ProseName::Kind::reference ? "ref "
              : name.kind == ProseName::Kind::target  ? "target "
                                                      : "heading ";
    joined.append(name.markup).append(";");
  }
  return joined;
}

}  // namespace

TEST_CASE("references are found") {
  CHECK(found("`John Garbutt`_ and Nova_, a.b-c_.") == "ref John Garbutt;ref Nova;ref a.b-c;");
  CHECK(found("`two\nlines`_") == "ref two\nlines;");
  CHECK(found("`shown <Name_>`_") == "ref Name;ref Name;");
  CHECK(found("`a<>`_ `b<c>`_ `d <e\\>`_ `f < g>`_") == "ref a<>;ref b<c>;ref d <e\\>;ref f < g>;");
  CHECK(found("`a\\`b`_") == "ref a\\`b;");
  CHECK(found("snake_case_name and __init__ `x`__x") == "ref x;");
  CHECK(found("\\`x\\`_ _ __") == "");
}

TEST_CASE("what prose defines is found") {
  CHECK(found(".. _A b: https://x/y_z") == "target A b;");
  CHECK(found("  .. _`a: b`: x") == "target a: b;");
  CHECK(found(".. _a\\: b: x") == "target a\\: b;");
  CHECK(found("`text <https://x>`_") == "target text ;");
  CHECK(found("an _`inline target` here") == "target inline target;");
}

TEST_CASE("headings are found") {
  CHECK(found("Title\n=====\n\ntext\n\nOther\n~~~") == "heading Title;heading Other;");
  CHECK(found("a\n\n----\n\nb") == "");
}

}  // namespace summit
