#include "plan/json_writer.h"

#include <doctest/doctest.h>

#include <string_view>

namespace summit {
namespace {

TEST_CASE("JSON is indented by two spaces and ends in a newline") {
  JsonWriter json;
  json.begin_object();
  json.name("a");
  json.begin_array();
  json.integer(-1);
  json.boolean(true);
  json.null();
  json.end_array();
  json.name("b");
  json.begin_object();
  json.end_object();
  json.name("c");
  json.raw("1e999");
  json.end_object();
  CHECK(std::move(json).take() ==
        "{\n  \"a\": [\n    -1,\n    true,\n    null\n  ],\n  \"b\": {},\n  \"c\": 1e999\n}\n");
}

TEST_CASE("only what must be escaped is escaped") {
  JsonWriter json;
  using namespace std::string_view_literals;
  json.string("\"\\/\b\f\n\r\t\0\x1f\x7f é 日本 😀"sv);
  CHECK(std::move(json).take() == "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\x7f é 日本 😀\"\n");
}

}  // namespace
}  // namespace summit
