#include "plan/json_tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
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
         problem.message.english() + " [" + problem.code + "]";
}

std::string_view span(std::string_view text, const JsonNode& node) {
  return text.substr(node.begin, node.end - node.begin);
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
  CHECK(span(text, a->items[1]) == "-2.5e3");
  CHECK(span(text, *a) == R"([1, -2.5e3, "x\n\u00e9\ud83d\ude00"])");
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
        "1:3: this is not valid JSON: half of a character stands here without its "
        "other half; escapes from \\ud800 to \\udfff come in pairs [json-syntax]");
  CHECK(problem_in(R"("\udc00")") ==
        "1:2: this is not valid JSON: half of a character stands here without its "
        "other half; escapes from \\ud800 to \\udfff come in pairs [json-syntax]");
  CHECK(problem_in("[01]") ==
        "1:2: this is not valid JSON: a number is written like 12, -3 or 0.5, "
        "and this is not [json-syntax]");
  CHECK(problem_in(std::string_view("[1]\0", 4)) ==
        "1:4: this is not valid JSON: a zero byte stands here, which no text has; save the file as "
        "UTF-8 [json-syntax]");
  CHECK(problem_in("\xEF\xBB\xBF[1]") ==
        "1:1: this is not valid JSON: an invisible character, U+FEFF, stands here; delete it "
        "[json-syntax]");
  CHECK(problem_in("[\"\xFF\"]") ==
        "1:3: this is not UTF-8; save the file in that encoding [json-utf8]");
  CHECK(problem_in("{\"a\": 1,\n \"a\": 2}") ==
        "2:7: the member “a” stands twice; keep the one that is meant [json-duplicate]");
}

// "line:column: …" behind "this is not valid JSON: ".
std::string syntax_in(std::string_view text) {
  std::string problem = problem_in(text);
  const std::string_view common = "this is not valid JSON: ";
  const std::size_t at = problem.find(common);
  REQUIRE(at != std::string::npos);
  return problem.erase(at, common.size());
}

TEST_CASE("what is expected follows from what stands before") {
  const std::string_view name = "the name of a member in quotation marks is expected";
  const std::string_view next = "but “,” or “}” is expected";
  CHECK(syntax_in("{").find(name) != std::string::npos);
  CHECK(syntax_in("{1").starts_with("1:2: here stands “1”, but the name of a member"));
  CHECK(syntax_in("{\"a\"").starts_with("1:5: the file ends here, but “:”"));
  CHECK(syntax_in("{\"a\":\n").starts_with("2:1: the file ends here, but a value"));
  CHECK(syntax_in("{\"a\": :1}").starts_with("1:7: here stands “:”, but a value"));
  CHECK(syntax_in("{\"a\": {}").starts_with("1:9: the file ends here, but “,” or “}”"));
  CHECK(syntax_in("{\"a\": [] \"b\"").find(next) != std::string::npos);
  CHECK(syntax_in("{\"a\": 1,\n}").starts_with("2:1: here stands “}”, but the name of a member"));
  CHECK(syntax_in("{\"a\": 1, b").starts_with("1:10: here stands “b”, but the name of a member"));
  CHECK(syntax_in("[[], {]").starts_with("1:7: here stands “]”, but the name of a member"));
  CHECK(syntax_in("[{}, {} ").starts_with("1:9: the file ends here, but “,” or “]”"));
  CHECK(syntax_in("[1 2]").starts_with("1:4: here stands “2”, but “,” or “]”"));
  CHECK(syntax_in("[1}").starts_with("1:3: here stands “}”, but “,” or “]”"));
  CHECK(syntax_in("[tru]").starts_with("1:2: here stands “t”, but a value"));
  CHECK(syntax_in("[é]").starts_with("1:2: here stands “é”, but a value"));
  CHECK(syntax_in("ﬁ").starts_with("1:1: here stands “ﬁ”, but a value"));  // begins as a mark does
  CHECK(syntax_in("[\x7F]").starts_with("1:2: here stands a control character, but a value"));
  CHECK(syntax_in("12 3").starts_with("1:4: here stands “3”, but the end of the file"));
  CHECK(syntax_in("1]").starts_with("1:2: here stands “]”, but the end of the file"));
  CHECK(syntax_in("{5.}").starts_with("1:2: here stands “5”, but the name of a member"));
  CHECK(syntax_in("[\"a\" \"\\x\"]").starts_with("1:6: here stands “\"”, but “,” or “]”"));
  CHECK(syntax_in("{\"a\" \"b").starts_with("1:6: here stands “\"”, but “:”"));
  CHECK(syntax_in("[] -").starts_with("1:4: here stands “-”, but the end of the file"));
  CHECK(syntax_in("// note\n{}").starts_with("1:1: here stands “/”, but a value"));
}

TEST_CASE("a text that is not closed or not written as JSON wants it") {
  CHECK(syntax_in("{\"a").starts_with("1:2: the text that begins here"));
  CHECK(syntax_in("[1, \"a\\\"]").starts_with("1:5: the text that begins here"));
  CHECK(syntax_in("{\"a\tb\": 1}").starts_with("1:4: a line break or control character"));
  CHECK(syntax_in("\"é\r\n").starts_with("1:3: a line break or control character"));
  CHECK(syntax_in("\"a\\").starts_with("1:3: this backslash begins no escape"));
  CHECK(syntax_in("\"\\\\\\\n\"").starts_with("1:4: this backslash begins no escape"));
  CHECK(syntax_in("\"\\u12").starts_with("1:2: a \\u is followed by"));
  CHECK(syntax_in("\"\\u12\\u0041\"").starts_with("1:2: a \\u is followed by"));
  CHECK(syntax_in("\"\\u").starts_with("1:2: a \\u is followed by"));
  CHECK(syntax_in("\"\\u00g0\"").starts_with("1:2: a \\u is followed by"));
  CHECK(syntax_in("\"\\ud83d").starts_with("1:2: half of a character"));
  CHECK(syntax_in("\"\\ud83d, \\ude00\"").starts_with("1:2: half of a character"));
  CHECK(syntax_in("\"\\ud83d\\n\"").starts_with("1:2: half of a character"));
  CHECK(syntax_in("\"\\ud83d\\u0041\"").starts_with("1:8: half of a character"));
  // What the text says is not what is said about it.
  CHECK(syntax_in("\"control character \\x\"").starts_with("1:20: this backslash"));
  CHECK(syntax_in("[\"; last read: \", \"surrogate").starts_with("1:19: the text that begins"));
}

TEST_CASE("a number is written as JSON wants it") {
  for (const char* text : {"-", "-x", "1.", "1.e3", ".5", "+1", "1e", "1e+", "00", "-01", "007"}) {
    CAPTURE(text);
    const bool begins_as_one = text[0] != '.' && text[0] != '+';
    CHECK(syntax_in(text).find(begins_as_one ? "a number is written like 12, -3 or 0.5"
                                             : "but a value is expected") != std::string::npos);
    CHECK(syntax_in(" [" + std::string(text) + "]").starts_with("1:3: "));
  }
  CHECK(problem_in("[0, -0, 0.0, 10, -10, 1e0, 1E-00, 0e+1]") == "");
}

TEST_CASE("a number spans its digits, whatever follows") {
  for (const char* number : {"0", "-0", "7", "-12", "9223372036854775807", "-9223372036854775808",
                             "9223372036854775808", "18446744073709551615", "18446744073709551616",
                             "-9223372036854775809", "0.5", "1e999", "-2.50E+07"}) {
    for (const char* behind : {"", " ", "\n"}) {
      CAPTURE(number);
      const std::string text = std::string(number) + behind;
      const Result<JsonNode> read = read_json(text, "");
      REQUIRE(read);
      CHECK(span(text, *read.value) == number);
    }
    const std::string text = "[" + std::string(number) + ",{\"\":" + number + "}]";
    const Result<JsonNode> read = read_json(text, "");
    REQUIRE(read);
    const JsonNode& first = read.value->items[0];
    const JsonNode& second = read.value->items[1].items[0];
    CHECK(span(text, first) == number);
    CHECK(span(text, second) == number);
  }
  CHECK(read_json("-9223372036854775808", "").value->integer == INT64_MIN);
}

TEST_CASE("a number has a limit past all that are in use") {
  const std::string sentence =
      ": this number is past 1e4932, which is as far as numbers are read; write it in quotation "
      "marks [json-number]";
  CHECK(problem_in("[1e4932, -1e4932, 1e-99999]") == "");
  CHECK(problem_in("[0, 1e4933]") == "1:5" + sentence);
  CHECK(problem_in("{\"a\":\n-2e99999 x") == "2:1" + sentence);
  CHECK(problem_in(std::string(1 << 20, '9')) == "1:1" + sentence);
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

// Whether each value of the tree is the one that nlohmann/json reads from the bytes it spans.
bool spans_itself(std::string_view text, const JsonNode& node, const nlohmann::json& value) {
  const std::string_view bytes = span(text, node);
  if (bytes.find_first_of(" \n") == 0 || bytes.find_last_of(" \n") == bytes.size() - 1)
    return false;
  if (nlohmann::json::parse(bytes) != value) return false;
  if (node.kind == JsonNode::Kind::string) return node.text == value;
  if (node.kind == JsonNode::Kind::integer) return node.integer == value;
  if (node.kind == JsonNode::Kind::boolean) return node.boolean == value;
  if (!value.is_structured()) return true;
  if (node.items.size() != value.size()) return false;
  std::size_t at = 0;
  return std::all_of(node.items.begin(), node.items.end(), [&](const JsonNode& item) {
    return spans_itself(text, item, value.is_array() ? value[at++] : value.at(item.name));
  });
}

// Everything but what is refused on purpose: repeated members, deep nesting.
TEST_CASE("the tree is what nlohmann/json reads, of each value from the bytes it spans") {
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
    REQUIRE(problem.empty() == nlohmann::json::accept(text));
    if (!problem.empty()) continue;
    CHECK(spans_itself(text, *read_json(text, "").value, nlohmann::json::parse(text)));
    ++valid;
  }
  CHECK(valid > 10'000);
}

}  // namespace
}  // namespace summit
