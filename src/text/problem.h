// A problem: something wrong or doubtful in an input, with its place, its reason and the way out.
// Readers return problems; they never throw and never abort.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/message.h"

namespace summit {

// A place in a text. Both count from 1; the column counts code points (a tab is one), as compilers
// and docutils count.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

enum class Severity { hint, warning, error };

struct Problem {
  Severity severity = Severity::error;
  std::string file;  // as the person named it; "-" for standard input; may be empty
  Position at;       // where in the file
  Message message;   // one sentence: what was found, what was expected, what to do
  std::string code;  // stable, lower case with hyphens: "json-syntax"
};

// "file:line:column: severity: message [code]", the form compilers and editors understand.
[[nodiscard]] std::string to_string(const Problem& problem);
[[nodiscard]] std::string_view to_string(Severity severity);

// What a reader gives: a value, or none, and what it found on the way. `value` is empty exactly
// when a problem of severity error stopped the reading.
template <typename T>
struct [[nodiscard]] Result {
  std::optional<T> value;
  std::vector<Problem> problems;

  explicit operator bool() const { return value.has_value(); }
};

}  // namespace summit
