#include "document/prose/prose_reference.h"

#include <doctest/doctest.h>

#include "document/reader/rst_reader.h"
#include "document/writer/rst_writer.h"

using namespace summit;

namespace {

// Where the typed reference stands, as the text around its name: "‹" "›".
std::string typed(std::string text) {
  const std::size_t caret = text.find("¦");
  text.erase(caret, std::string_view("¦").size());
  const auto found = typed_reference(text, caret);
  return found ? text.insert(found->to, "›").insert(found->from, "‹") : "";
}

Plan plan_with(const char* other) {
  Plan plan;
  plan.title = "Priorities";
  Group& group = plan.groups.emplace_back();
  group.title = "Chosen";
  group.columns = default_columns();
  group.priorities = {{.id = "a", .title = "Cells V2", .description = "About cells."},
                      {.id = "b", .title = "No section"},
                      {.id = "c", .title = other, .description = "Other."}};
  return plan;
}

std::vector<std::string> names(const Plan& plan) {
  std::vector<std::string> found;
  for (const Referable& each : referable(plan)) found.emplace_back(each.name);
  return found;
}

}  // namespace

TEST_CASE("a reference is typed behind a backquote that nothing ends") {
  CHECK(typed("see `Ce¦") == "see ‹`Ce›");
  CHECK(typed("see `Ce¦ now") == "see ‹`Ce› now");
  CHECK(typed("see `Ce¦`__ now") == "see ‹`Ce`__› now");
  CHECK(typed("`a`_ `Ce¦") == "`a`_ ‹`Ce›");
  CHECK(typed("`¦`__") == "‹``__›");
  CHECK(typed("see Ce¦") == "");
  CHECK(typed("`a` Ce¦") == "");
  CHECK(typed("``a`¦") == "");
  CHECK(typed("``a`` `b¦") == "``a`` ‹`b›");
  CHECK(typed("\\`b¦") == "");
  CHECK(typed(":ref:`b¦") == "");
  CHECK(typed("`text <ht¦") == "");
  CHECK(typed("` b¦") == "");
  CHECK(typed("`a\nb¦") == "");
  CHECK(typed("¦") == "");
}

TEST_CASE("what can be referred to has a name of its own") {
  CHECK(names(plan_with("Scheduler")) ==
        std::vector<std::string>{"Cells V2", "Scheduler", "Chosen"});
  // The same name twice means nothing.
  CHECK(names(plan_with("cells v2")) == std::vector<std::string>{"Chosen"});
  CHECK(names(plan_with("Chosen")) == std::vector<std::string>{"Cells V2"});
}

TEST_CASE("a reference that is put resolves in the document") {
  for (const char* title : {"Scheduler", "A <b>", "`x`", "back\\slash", "a_", "*star*", "日本"}) {
    CAPTURE(title);
    Plan plan = plan_with(title);
    for (const std::string before : {"see `x", "(`x", "word`x", "日`x"}) {
      CAPTURE(before);
      const auto at = typed_reference(before + "more", before.size());
      REQUIRE(at);
      std::string prose = apply_edit(before + "more", put_reference(before + "more", *at, title));
      plan.groups[0].priorities[0].description = prose;
      const RstDocument document = read_rst(write_rst(plan));
      CHECK(document.problems.empty());
      bool resolves = false;
      for (const RstNames::Reference& each : document.names.resolved()) {
        resolves = resolves || document.tree.text_of(each.from) == title;
      }
      CHECK(resolves);
    }
  }
}
