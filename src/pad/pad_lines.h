// A pad as a person sees it: its lines with their kinds and levels, who wrote what, what is bold or
// struck through. Every reader of pads (a `.etherpad` export, the HTML and text exports, notes
// pasted from anywhere) gives these; the roles that lines take in a plan are told from them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace summit {

// What Etherpad's line attribute `list` says, and ep_headings2's `heading`.
enum class PadLineKind : std::uint8_t { text, bullet, number, indent, heading };

inline constexpr std::uint32_t no_author = 0xFFFFFFFF;

// Characters of a line with the same attributes; those of a line cover its text, in order.
struct PadSpan {
  std::uint32_t begin = 0;  // bytes of the line's text
  std::uint32_t end = 0;
  std::uint32_t author = no_author;  // index into PadLines::authors
  bool bold = false;
  bool italic = false;
  bool underline = false;
  bool strikethrough = false;
  friend bool operator==(const PadSpan&, const PadSpan&) = default;
};

struct PadLine {
  std::string text;  // UTF-8, without the "*" that carries line attributes and without the break
  PadLineKind kind = PadLineKind::text;
  std::uint8_t level = 0;    // of lists and indents from 1, of headings 1 to 6; 0 for text
  std::uint32_t number = 0;  // of a numbered line, as an export counts it
  std::vector<PadSpan> spans;
  friend bool operator==(const PadLine&, const PadLine&) = default;
};

[[nodiscard]] inline bool says_something(const PadLine& line) {
  return line.text.find_first_not_of(" \t") != std::string::npos;
}

struct PadAuthor {
  std::string id;     // "a." and 16 characters; empty where the form carries none
  std::string name;   // empty: unnamed
  std::string color;  // "#rrggbb"; empty: none known
  friend bool operator==(const PadAuthor&, const PadAuthor&) = default;
};

struct PadLines {
  std::string id;  // the pad's name on its server; for other forms what the file is called
  std::vector<PadLine> lines;
  std::vector<PadAuthor> authors;
};

}  // namespace summit
