#include "text/utf8.h"

#include <cstdint>
#include <cstring>

#include "text/position_cursor.h"

namespace summit {
namespace {

constexpr char32_t replacement = 0xFFFD;

// What a lead byte announces: the size of the form, and which second bytes it allows. The bounds
// on the second byte are what keeps out overlong forms, surrogates and values past U+10FFFF.
struct Form {
  std::size_t size;
  unsigned char second_min;
  unsigned char second_max;
};

Form form_of(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  const Form form = form_of(lead);
  if (form.size == 1) return {lead, 1, true};
  if (form.size == 0) return {replacement, 1, false};
  char32_t value = lead & (0x7FU >> form.size);
  for (std::size_t i = 1; i < form.size; ++i) {
    // An ill-formed sequence is as long as its longest well-formed beginning (section 3.9,
    // "maximal subpart"), which is how Python and browsers count too.
    if (offset + i >= text.size()) return {replacement, i, false};
    const unsigned char next = byte(i);
    const bool fits =
        i == 1 ? next >= form.second_min && next <= form.second_max : next >= 0x80 && next <= 0xBF;
    if (!fits) return {replacement, i, false};
    value = (value << 6U) | (next & 0x3FU);
  }
  return {value, form.size, true};
}

void append_utf8(std::string& out, char32_t value) {
  if ((value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) value = replacement;
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

std::size_t find_non_ascii(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t at = offset;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & high_bits) != 0) break;
  }
  for (; at < text.size(); ++at) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) return at;
  }
  return std::string_view::npos;
}

std::size_t find_invalid(std::string_view text) {
  std::size_t at = find_non_ascii(text);
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!point.valid) return at;
    at += point.size;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
      at = find_non_ascii(text, at);
    }
  }
  return std::string_view::npos;
}

Position position_of(std::string_view text, std::size_t offset) {
  return PositionCursor(text).at(offset);
}

}  // namespace summit
