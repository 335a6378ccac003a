// Searching for bytes, fast as WebAssembly too: its C library looks at four bytes a step and is not
// inlined, where the native one has vector instructions. Eight bytes are looked at as one number,
// the first of them its lowest (both machines are little-endian).
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace summit {

namespace eight_bytes {

inline constexpr std::uint64_t ones = 0x0101010101010101U;
inline constexpr std::uint64_t high_bits = ones << 7U;

inline std::uint64_t load(const char* from) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, from, 8);
  return eight;
}

// Sets the high bit of every byte below `limit` (at most 0x80), and perhaps of some after the first
// such byte.
inline std::uint64_t below(std::uint64_t eight, unsigned char limit) {
  return (eight - ones * limit) & ~eight & high_bits;
}

inline std::size_t first(std::uint64_t marks) {
  return static_cast<std::size_t>(__builtin_ctzll(marks)) / 8;
}

}  // namespace eight_bytes

// The offset of the first `byte` at or after `from`, or npos.
[[nodiscard]] inline std::size_t find_byte(std::string_view text, char byte, std::size_t from = 0) {
#ifdef __EMSCRIPTEN__
  const std::uint64_t pattern = eight_bytes::ones * static_cast<unsigned char>(byte);
  for (; from + 8 <= text.size(); from += 8) {
    const std::uint64_t found = eight_bytes::below(eight_bytes::load(&text[from]) ^ pattern, 1);
    if (found != 0) return from + eight_bytes::first(found);
  }
  for (; from < text.size(); ++from) {
    if (text[from] == byte) return from;
  }
  return std::string_view::npos;
#else
  return text.find(byte, from);
#endif
}

// The offset of the first byte at or after `from` that is one of three, or the text's size.
[[nodiscard]] inline std::size_t find_any(std::string_view text, std::size_t from, char a, char b,
                                          char c) {
  const auto marks = [](std::uint64_t eight, char byte) {
    return eight_bytes::below(eight ^ (eight_bytes::ones * static_cast<unsigned char>(byte)), 1);
  };
  for (; from + 8 <= text.size(); from += 8) {
    const std::uint64_t eight = eight_bytes::load(&text[from]);
    const std::uint64_t found = marks(eight, a) | marks(eight, b) | marks(eight, c);
    if (found != 0) return from + eight_bytes::first(found);
  }
  while (from < text.size() && text[from] != a && text[from] != b && text[from] != c) ++from;
  return from;
}

// The offset of the first control character of ASCII (a byte below a space) at or after `from`, or
// npos.
[[nodiscard]] inline std::size_t find_control(std::string_view text, std::size_t from = 0) {
  for (; from + 8 <= text.size(); from += 8) {
    const std::uint64_t found = eight_bytes::below(eight_bytes::load(&text[from]), ' ');
    if (found != 0) return from + eight_bytes::first(found);
  }
  for (; from < text.size(); ++from) {
    if (static_cast<unsigned char>(text[from]) < ' ') return from;
  }
  return std::string_view::npos;
}

}  // namespace summit
