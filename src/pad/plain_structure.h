// What people write by hand where an editor has lists and headings: "- item", "*** item", "1)
// item",
// "# Heading", a line of "===" below a heading. Etherpad's own lists and headings are attributes;
// its text export writes the lists as such markers too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pad/pad_lines.h"

namespace summit {

// Deeper lines count as this deep: Etherpad itself offers 16 levels, and a level is a byte.
inline constexpr std::size_t max_pad_level = 64;

// What a line begins with.
struct PlainMarker {
  PadLineKind kind = PadLineKind::text;  // text: no marker
  std::size_t size = 0;                  // bytes to its content, white space behind it included
  std::size_t depth = 1;                 // "***" is a bullet three deep, "##" a heading two deep
  std::uint32_t number = 0;              // the last of "2.1."
};
[[nodiscard]] PlainMarker plain_marker_of(std::string_view line);

// Takes the first `size` bytes of a line away; its spans follow.
void cut_front(PadLine& line, std::size_t size);

// Turns lines of text and indented lines that begin with a marker, or stand over a line of
// punctuation, into the bullets, numbered lines and headings they were meant as. Spaces ahead of
// them nest. As many lines come out as went in, and all others stay as they are; once more changes
// nothing.
void find_plain_structure(std::vector<PadLine>& lines);

}  // namespace summit
