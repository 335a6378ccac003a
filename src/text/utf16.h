// UTF-16, in which JavaScript counts and Etherpad's changesets give their lengths. Half of a
// surrogate pair may stand alone in it, which UTF-8 cannot say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace summit {

[[nodiscard]] inline bool is_high_surrogate(char16_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
[[nodiscard]] inline bool is_low_surrogate(char16_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

// Ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] std::u16string to_utf16(std::string_view text);

// Appends `text` as UTF-8; a lone surrogate becomes U+FFFD.
void append_utf8(std::string& out, std::u16string_view text);
[[nodiscard]] std::string to_utf8(std::u16string_view text);

// How many units the first `bytes` bytes of UTF-8 are, and how many bytes the first `units` units;
// half a surrogate pair leads to the start of its code point, and what is past the end to the end.
[[nodiscard]] std::size_t units_in(std::string_view text, std::size_t bytes);
[[nodiscard]] std::size_t bytes_in(std::string_view text, std::size_t units);

// Appends one code point.
void append_utf16(std::u16string& out, char32_t value);

}  // namespace summit
