// What of a text in reStructuredText is markup, for showing it in colours while it is edited.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace summit {

enum class ProseColor : std::uint8_t {
  mark,     // what sets markup apart: "**", the address of a link, an adornment, a comment
  literal,  // text as it is typed
  link,     // where a reference leads, in its words; bullets
  role,     // names of roles and directives
  wrong,    // markup that docutils refuses
};

struct ProseSpan {
  std::uint32_t begin, end;  // bytes
  ProseColor color;
  friend bool operator==(const ProseSpan&, const ProseSpan&) = default;
};

// Spans in order, without overlap; what is in none is plain text.
[[nodiscard]] std::vector<ProseSpan> prose_spans(std::string_view prose);

// Makes the bytes of all spans UTF-16 units, as a page counts. `prose` is well-formed UTF-8.
void count_in_units(std::string_view prose, std::vector<ProseSpan>& spans);

// More bytes than this take longer to read than a key may take; such prose shows without colours.
inline constexpr std::size_t most_colored = 50'000;

}  // namespace summit
