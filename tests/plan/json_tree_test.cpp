#include "plan/json_tree.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace summit {
namespace {

// "line:column: message [code]" of the one problem; empty when the text can be read.
std::string problem_in(std::string_view text) {
  const Result<JsonNode> read = read_json(text, "");
  if (read) return read.problems.empty() ? "" : "a value and a problem";
  if (read.problems.size() != 1) return "not one problem";
  const Problem& problem = read.problems[0];
  return std::to_string(problem.at.line) + ":" + std::to_string(problem.at.column) + ": " +
         problem.message + " [" + problem.code + "]";
}

TEST_CASE("values keep their kind, value and place") {
  const std::string_view text =
      R"( {"a": [1, -2.5e3, "x\n\u00e9\ud83d\ude00"], "b": {"c": null}} )";
  const Result<JsonNode> read = read_json(text, "");
  REQUIRE(read);
  const JsonNode* a = find_member(*read.value, "a");
  REQUIRE(a != nullptr);
  REQUIRE(a->items.size() == 3);
  CHECK(a->items[0].integer == 1);
  CHECK(a->items[1].kind == JsonNode::Kind::number);
  CHECK(a->items[2].text == "x\né😀");
  CHECK(text.substr(a->items[1].begin, a->items[1].end - a->items[1].begin) == "-2.5e3");
  CHECK(text.substr(a->begin, a->end - a->begin) == R"([1, -2.5e3, "x\n\u00e9\ud83d\ude00"])");
  CHECK(read.value->height == 2);
  CHECK(find_member(*read.value, "c") == nullptr);
}

TEST_CASE("a whole number past 64 bits is a number, not another whole number") {
  CHECK(read_json("9223372036854775807", "").value->kind == JsonNode::Kind::integer);
  CHECK(read_json("9223372036854775808", "").value->kind == JsonNode::Kind::number);
  CHECK(read_json("1e999", "").value->kind == JsonNode::Kind::number);
}

TEST_CASE("each problem has its place and says what is expected") {
  CHECK(problem_in("") ==
        "1:1: this is not valid JSON: the file ends here, but a value is expected [json-syntax]");
  CHECK(problem_in("{\n  \"a\": 1\n  \"b\": 2\n}") ==
        "3:3: this is not valid JSON: here stands “\"”, but “,” or “}” is expected [json-syntax]");
  CHECK(problem_in("[1,]") ==
        "1:4: this is not valid JSON: here stands “]”, but a value is expected [json-syntax]");
  CHECK(problem_in("{\"é\" 1}") ==
        "1:6: this is not valid JSON: here stands “1”, but “:” is expected [json-syntax]");
  CHECK(problem_in("{a: 1}") ==
        "1:2: this is not valid JSON: here stands “a”, but the name of a "
        "member in quotation marks is expected [json-syntax]");
  CHECK(problem_in("[] x") ==
        "1:4: this is not valid JSON: here stands “x”, but the end of the "
        "file is expected [json-syntax]");
  CHECK(problem_in("[\n \"abc") ==
        "2:2: this is not valid JSON: the text that begins here has no "
        "closing quotation mark [json-syntax]");
  CHECK(problem_in("\"a\nb\"") ==
        "1:3: this is not valid JSON: a line break or control character stands within quotation "
        "marks, where it is written as an escape such as \\n [json-syntax]");
  CHECK(problem_in(R"("\x")") ==
        "1:2: this is not valid JSON: this backslash begins no escape that "
        "JSON has; write a backslash as \\\\ [json-syntax]");
  CHECK(problem_in(R"("\u12")") ==
        "1:2: this is not valid JSON: a \\u is followed by four "
        "hexadecimal digits, here it is not [json-syntax]");
  CHECK(problem_in(R"("a\ud800")") ==
        "1:3: this is not valid JSON: this escape is the first half of "
        "a character without the second [json-syntax]");
  CHECK(problem_in(R"("\udc00")") ==
        "1:2: this is not valid JSON: this escape is the second half of "
        "a character without the first [json-syntax]");
  CHECK(problem_in("[01]") ==
        "1:2: this is not valid JSON: a number is written like 12, -3 or 0.5, "
        "and this is not [json-syntax]");
  CHECK(problem_in(std::string_view("[1]\0", 4)) ==
        "1:4: this is not valid JSON: here stands a control character, but the end of the file is "
        "expected [json-syntax]");
  CHECK(problem_in("[\"\xFF\"]") ==
        "1:3: this is not UTF-8; save the file in that encoding [json-utf8]");
  CHECK(problem_in("{\"a\": 1,\n \"a\": 2}") ==
        "2:7: the member “a” stands twice; keep the one that is meant [json-duplicate]");
}

TEST_CASE("nesting has a limit, at any length") {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  CHECK(problem_in(nested(max_json_depth)) == "");
  for (const std::size_t levels : {std::size_t{257}, std::size_t{1000}, std::size_t{100'000}}) {
    CHECK(problem_in(nested(levels)) ==
          "1:257: this is nested more than 256 levels deep, which no "
          "plan is; take the inner levels out [json-depth]");
  }
  CHECK(problem_in(std::string(1 << 20, '[')).ends_with("[json-depth]"));
  std::string objects;
  for (int i = 0; i < 1000; ++i) objects += "{\"a\":";
  CHECK(problem_in(objects).ends_with("[json-depth]"));
}

TEST_CASE("a member that stands twice is found among many") {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text.append("\"").append(std::to_string(i)).append("\": 0,\n");
  CHECK(problem_in(text + "\"x\": 0}") == "");
  CHECK(problem_in(text + "\"7\": 0}").starts_with("100001:6: the member “7” stands twice"));
}

// Everything but what is refused on purpose: repeated members, deep nesting.
TEST_CASE("the same texts are JSON here and for nlohmann/json") {
  const std::string sample =
      R"({"a": [1, -0, 2.5e-3, 1E+2, true, false, null], "b\/\"": {"c": "\ud83d\ude00é\\"}, "": []})";
  std::mt19937 random(7);
  constexpr std::string_view bytes = "{}[]:,\"\\ua0e+-.1tfn \n\xC3\xA9\x01";
  int valid = 0;
  for (int i = 0; i < 50'000; ++i) {
    std::string text = sample;
    for (auto changes = random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = bytes[random() % bytes.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 3);
          break;
        default:
          text.insert(at, 1, bytes[random() % bytes.size()]);
      }
    }
    const std::string problem = problem_in(text);
    if (problem.ends_with("[json-duplicate]")) continue;
    CAPTURE(text);
    CAPTURE(problem);
    CHECK(problem.empty() == nlohmann::json::accept(text));
    valid += problem.empty() ? 1 : 0;
  }
  CHECK(valid > 10'000);
}

}  // namespace
}  // namespace summit
