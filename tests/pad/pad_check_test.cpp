#include "pad/pad_check.h"

#include <doctest/doctest.h>

#include "pad/etherpad_reader.h"
#include "pad/generated_pad.h"

namespace summit {
namespace {

// Of the pad with something put in place of something else.
std::string checked(std::string_view find, std::string_view put) {
  std::string file = GeneratedPad().file(150);
  const std::size_t at = file.find(find);
  REQUIRE(at != std::string::npos);
  file.replace(at, find.size(), put);
  const Result<Etherpad> read = read_etherpad(file, "p");
  REQUIRE(read);
  std::string codes;
  for (const Problem& problem : check_pad(*read.value)) codes += problem.code + " ";
  return codes;
}

}  // namespace

TEST_CASE("the history leads to the head, or it is told where it does not") {
  CHECK(checked("{", "{").empty());
  CHECK(checked("{\"text\":\"", "{\"text\":\"x").find("pad-head ") == 0);
  CHECK(checked("\"changeset\":\"Z:", "\"changeset\":\"Z:0") == "pad-changeset-form ");
  CHECK(checked("\"changeset\":\"Z:", "\"changeset\":\"Y:") == "pad-changeset ");
  CHECK(checked("\"atext\":{\"text\":\"", "\"atext\":{\"text\":\"").empty());
}

TEST_CASE("a key revision with another text") {
  std::string file = GeneratedPad().file(150);
  const std::size_t record = file.find("revs:100\"");
  file.insert(file.find("\"text\":\"", record) + 8, "x");
  const Result<Etherpad> read = read_etherpad(file, "p");
  REQUIRE(read);
  const std::vector<Problem> problems = check_pad(*read.value);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "pad-key-revision");
  CHECK(is_refused("pad-key-revision", EtherpadServer::v2_5_3));
  CHECK_FALSE(is_refused("pad-key-revision", EtherpadServer::v3_3_1));
  CHECK_FALSE(is_refused("pad-surrogate", EtherpadServer::v2_5_3));
  CHECK(is_refused("pad-head", EtherpadServer::v3_3_1));
}

TEST_CASE("a check goes in slices") {
  const Result<Etherpad> read = read_etherpad(GeneratedPad().file(100), "p");
  REQUIRE(read);
  PadCheck check(*read.value);
  int steps = 1;
  while (check.step(10)) ++steps;
  CHECK(steps == 11);
  CHECK(std::move(check).take().empty());
}

}  // namespace summit
