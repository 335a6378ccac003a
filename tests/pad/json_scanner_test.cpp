#include "pad/json_scanner.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {
namespace {

std::string trouble(std::string_view text) {
  JsonScanner json(text);
  if (json.skip() && json.end()) return {};
  return std::to_string(json.at()) + " " + json.wrong().english;
}

std::u16string decoded(std::string_view text) {
  JsonScanner json(text);
  JsonString string;
  REQUIRE(json.string(string));
  return string.utf16();
}

}  // namespace

TEST_CASE("what JSON is and what it is not") {
  for (const char* text : {"{}", "[]", "0", "-0.5e+3", "\"\"", "null", "true", "false",
                           " [ 1 , {\"a\" : [ ] , \"b\":\"c\"} ] ", "[[[]],[{}]]"}) {
    CHECK_MESSAGE(trouble(text).empty(), text);
  }
  CHECK(trouble("") == "0 the file ends here, where a value is expected");
  CHECK(trouble("nul") == "0 a value is expected here");
  CHECK(trouble("{") == "1 the file ends here, within an object");
  CHECK(trouble("{\"a\"") == "4 “:” is expected here");
  CHECK(trouble("{\"a\":1") == "6 the file ends here, within an object");
  CHECK(trouble("{\"a\":1,}") == "7 the name of a member, in quotation marks, is expected here");
  CHECK(trouble("{a:1}") == "1 the name of a member, in quotation marks, is expected here");
  CHECK(trouble("{\"a\":1 \"b\"") == "7 “,” or “}” is expected here");
  CHECK(trouble("[1") == "2 the file ends here, within a list");
  CHECK(trouble("[1 2]") == "3 “,” or “]” is expected here");
  CHECK(trouble("[1,]") == "3 a value is expected here");
  CHECK(trouble("[}") == "1 a value is expected here");
  CHECK(trouble("01") == "1 the pad ends before this, and nothing may follow");
  CHECK(trouble("-") == "1 a number is expected here");
  CHECK(trouble("1.") == "2 a number is expected here");
  CHECK(trouble("1e") == "2 a number is expected here");
  CHECK(trouble("\"abc") == "4 the file ends here, within a text");
  CHECK(trouble("\"a\nb\"") == "2 a line break or control character stands within quotation marks");
  CHECK(trouble("\"\\x\"") == "1 this backslash begins no escape that JSON has");
  CHECK(trouble("\"\\u12g4\"") == "1 a \\u is followed by four hexadecimal digits, here it is not");
  CHECK(trouble("\"\\") == "1 this backslash begins no escape that JSON has");
  CHECK(trouble(std::string("[1,") + '\0' + "]") == "3 a zero byte stands here, which no text has");
}

TEST_CASE("nesting has an end") {
  const std::string fits = std::string(256, '[') + std::string(256, ']');
  CHECK(trouble(fits).empty());
  CHECK(trouble("[" + fits + "]") == "256 this is nested too deeply for a pad");
  CHECK_FALSE(trouble(std::string(1'000'000, '[')).empty());
}

TEST_CASE("texts are decoded, half surrogate pairs and all") {
  CHECK(decoded(R"("a\"\\\/\b\f\n\r\té€🎉")") == u"a\"\\/\b\f\n\r\té€🎉");
  CHECK(decoded(R"("\ud83c\udf89")") == u"🎉");
  const std::u16string half = decoded(R"("a\uD83Cb")");
  CHECK(half.size() == 3);
  CHECK(half[1] == 0xD83C);
  JsonScanner json(R"("a\ud83cb")");
  JsonString string;
  REQUIRE(json.string(string));
  CHECK(string.utf8() == "a\uFFFDb");
}

TEST_CASE("members and items one by one") {
  JsonScanner json(R"({"a": [1, "x"], "b\u0063": {}, "d": null} )");
  REQUIRE(json.begin_object());
  JsonString name;
  REQUIRE(json.next_member(name));
  CHECK(name == "a");
  REQUIRE(json.begin_array());
  std::string_view value;
  REQUIRE(json.next_item());
  REQUIRE(json.number(value));
  CHECK(value == "1");
  REQUIRE(json.next_item());
  REQUIRE(json.value(value));
  CHECK(value == "\"x\"");
  CHECK_FALSE(json.next_item());
  REQUIRE(json.next_member(name));
  CHECK(name == "bc");
  REQUIRE(json.skip());
  REQUIRE(json.next_member(name));
  CHECK(json.peek() == 'n');
  REQUIRE(json.skip());
  CHECK_FALSE(json.next_member(name));
  CHECK(json.end());
}

TEST_CASE("whole numbers") {
  CHECK(whole_number("-12") == -12);
  CHECK(whole_number("1795340942626") == 1795340942626);
  CHECK_FALSE(whole_number("1.5"));
  CHECK_FALSE(whole_number(""));
  CHECK_FALSE(whole_number("9999999999999999999999"));
}

}  // namespace summit
