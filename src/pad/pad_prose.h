// Lines of a pad as the prose of a plan, which is reStructuredText: plain text escaped, paragraphs
// wrapped, lists nested.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "pad/pad_lines.h"

namespace summit {

struct ProseLine {
  std::string text;                      // plain, one line
  PadLineKind kind = PadLineKind::text;  // a bullet or a numbered line is a list item
  std::size_t depth = 0;                 // list items around it
  friend bool operator==(const ProseLine&, const ProseLine&) = default;
};

// Each line is a paragraph or a list item. Lists nest as far as the lines do; empty lines are left
// out. Without a line break at the end.
[[nodiscard]] std::string prose_of(std::span<const ProseLine> lines);

}  // namespace summit
