// UTF-8 as the Unicode Standard, section 3.9, table 3-7 defines it: no surrogates, no overlong
// forms, nothing past U+10FFFF. All offsets and sizes are bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/problem.h"

namespace summit {

struct CodePoint {
  char32_t value;    // U+FFFD where the bytes are ill-formed
  std::size_t size;  // bytes it takes, at least 1
  bool valid;
};

// The code point that starts at `offset`, which must be less than `text.size()`.
[[nodiscard]] CodePoint decode(std::string_view text, std::size_t offset);

// Appends `value` as UTF-8; a surrogate or a value past U+10FFFF becomes U+FFFD.
void append_utf8(std::string& out, char32_t value);

// The offset of the first byte at or after `offset` that is not ASCII, or npos.
[[nodiscard]] std::size_t find_non_ascii(std::string_view text, std::size_t offset = 0);
[[nodiscard]] inline bool is_ascii(std::string_view text) {
  return find_non_ascii(text) == std::string_view::npos;
}

// The offset of the first ill-formed byte, or `std::string_view::npos` where there is none.
[[nodiscard]] std::size_t find_invalid(std::string_view text);

// `text` behind the byte order mark (U+FEFF) that some editors put in front of it.
[[nodiscard]] inline std::string_view without_byte_order_mark(std::string_view text) {
  return text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

// The line and column of `offset`; an offset past the end counts as the end. Lines end in "\n".
[[nodiscard]] Position position_of(std::string_view text, std::size_t offset);

}  // namespace summit
