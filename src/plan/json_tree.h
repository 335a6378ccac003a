// JSON (RFC 8259) as a tree that remembers where everything stands, so that a problem found while
// making sense of it can name its line and column, and so that what is not understood can be kept
// byte for byte. The grammar is nlohmann/json's, which reports what it reads; the places and the
// sentences that a person can act on are made here. No exceptions, no value of a fraction, time
// linear in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/problem.h"

namespace summit {

struct JsonNode {
  enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  std::uint16_t height = 0;  // levels of arrays and objects it has, itself included
  std::int64_t integer = 0;
  std::string name;             // the member's name, for an object's members
  std::string text;             // a string's value
  std::vector<JsonNode> items;  // an array's items, an object's members in file order
  std::size_t begin = 0;        // bytes of the text it spans
  std::size_t end = 0;
};

// Deeper nesting is refused: readers walk the tree by recursion. A plan at its own limits, whole
// within a list of operations, needs 2 levels for each of max_nesting, up to max_unknown_height for
// a member that is not known, and a few around them.
inline constexpr std::size_t max_json_depth = 256;

// Reads `text`, which has no byte order mark (without_byte_order_mark in text/utf8.h takes it away:
// RFC 8259 lets a reader ignore one). Problems, at most one: json-utf8, json-syntax, json-depth,
// json-number (past 1e4932), json-duplicate (two members of one name: which of them counts would be
// a guess).
[[nodiscard]] Result<JsonNode> read_json(std::string_view text, std::string_view file);

// The object's member of that name; null without one.
[[nodiscard]] const JsonNode* find_member(const JsonNode& object, std::string_view name);

// "an object", "a text", …: for messages.
[[nodiscard]] Pattern describe(JsonNode::Kind kind);

}  // namespace summit
