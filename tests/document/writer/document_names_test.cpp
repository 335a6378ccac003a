#include "document/writer/document_names.h"

#include <doctest/doctest.h>

namespace summit {

TEST_CASE("a name in a document has one meaning") {
  Plan plan;
  plan.title = "Liberty";
  plan.labels = {"label"};
  plan.introduction = "Defines _`inline`, mentions `someone`_ and `Topic`_.\n\nPart\n----";
  plan.people.resize(3);
  plan.people[0] = {.name = "Someone", .url = "https://s", .nick = "", .unknown = {}};
  plan.people[1] = {.name = "Topic", .url = "https://t", .nick = "", .unknown = {}};
  plan.people[2] = {.name = "Nobody", .url = "", .nick = "", .unknown = {}};
  plan.sections.resize(2);
  plan.sections[0].title = "Topic";
  plan.sections[1].title = "Inline";
  const DocumentNames names(plan);

  CHECK(names.finds_section("liberty"));
  CHECK(names.finds_section("Part"));
  CHECK(names.finds_section(" TOPIC "));
  CHECK_FALSE(names.finds_section("Inline"));
  CHECK_FALSE(names.finds_section("Label"));
  CHECK_FALSE(names.finds_section("Unknown"));

  REQUIRE(names.targets().size() == 1);
  CHECK(names.targets()[0] == &plan.people[0]);
  CHECK(names.mention("Someone") == DocumentNames::Mention::target);
  CHECK(names.mention("Topic") == DocumentNames::Mention::link);
  CHECK(names.mention("Nobody") == DocumentNames::Mention::text);
  CHECK(names.mention("Unknown") == DocumentNames::Mention::text);
  CHECK(names.person("Topic") == &plan.people[1]);
  CHECK(names.person("Unknown") == nullptr);
}

}  // namespace summit
