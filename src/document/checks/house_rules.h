// The rules that published documents meet line by line, whatever stands in them: those of doc8, by
// which the specifications repositories check theirs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/problem.h"

namespace summit {

// Bytes of a text and what takes their place.
struct TextEdit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  friend bool operator==(const TextEdit&, const TextEdit&) = default;
};

// A broken rule, and what would mend it without changing what the document says.
struct HouseRuleFinding {
  Problem problem;  // without its file
  std::optional<TextEdit> fix;
};

// In the order of the text, each kind once a line; all are hints or warnings. Codes: line-too-long
// (past rst_line_columns; lines with a URL or without a space to break at are excepted, as doc8
// excepts them), line-tab, line-trailing-space, line-carriage-return, zero-width-space,
// no-final-newline, blank-line-at-end.
[[nodiscard]] std::vector<HouseRuleFinding> check_house_rules(std::string_view text);

}  // namespace summit
