// What a line of reStructuredText starts with: the patterns by which docutils knows the first line
// of a block (docutils.parsers.rst.states.Body.patterns). A line has no white space at its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace summit {

enum class RstMarker : std::uint8_t {
  bullet,
  enumerator,
  field,
  option,
  doctest,
  line_block,
  grid_table,
  simple_table,
  explicit_markup,
  anonymous,
  line,  // punctuation: see is_adornment()
  text,
};

// Of a line that neither is empty nor starts with a space.
[[nodiscard]] RstMarker marker_of(std::string_view line);

// The sizes of markers, with the spaces behind them; 0 where the line does not start with one.
[[nodiscard]] std::size_t bullet_marker(std::string_view line);
[[nodiscard]] std::size_t field_marker(std::string_view line);
[[nodiscard]] std::size_t option_marker(std::string_view line);
[[nodiscard]] std::size_t line_block_marker(std::string_view line);
[[nodiscard]] std::size_t explicit_marker(std::string_view line);
[[nodiscard]] std::size_t anonymous_marker(std::string_view line);

// The bytes that one option takes at the start of `text` ("-f FILE"), 0 for none, and where its
// name ends and its argument begins.
struct RstOption {
  std::size_t size = 0;
  std::size_t name_end = 0;
  std::size_t argument = 0;  // equals `size` where there is none
};
[[nodiscard]] RstOption option_at(std::string_view text);

// The number or letter of an item in an enumerated list.
struct RstEnumerator {
  std::size_t size = 0;  // with the spaces behind it; 0 for none
  char open = '\0';      // '(' or nothing
  char close = '.';
  char sequence = '1';  // '1', 'a', 'A', 'i', 'I' or '#'
  // 0 where the letters are no Roman number. Saturates.
  std::uint32_t ordinal = 0;
};
// `expected` is the sequence of the list that may go on, or '\0'.
[[nodiscard]] RstEnumerator enumerator(std::string_view line, char expected = '\0');
// Whether `line` starts with the enumerator that follows, or an automatic one of the same form.
[[nodiscard]] bool starts_next(std::string_view line, const RstEnumerator& before);

[[nodiscard]] bool is_grid_border(std::string_view line);
// A column border of a simple table; the one above it has at least two columns.
[[nodiscard]] bool is_simple_border(std::string_view line);

}  // namespace summit
