#include "text/utf16.h"

#include <cstddef>

#include "text/utf8.h"

namespace summit {

std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_utf16(out, point.value);
    at += point.size;
  }
  return out;
}

void append_utf8(std::string& out, std::u16string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    char32_t value = text[at];
    if (is_high_surrogate(text[at]) && at + 1 < text.size() && is_low_surrogate(text[at + 1])) {
      value = 0x10000U + ((value - 0xD800U) << 10U) + (text[++at] - 0xDC00U);
    }
    append_utf8(out, value);
  }
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  out.reserve(text.size());
  append_utf8(out, text);
  return out;
}

std::size_t units_in(std::string_view text, std::size_t bytes) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < bytes && at < text.size();) {
    const CodePoint point = decode(text, at);
    units += point.value < 0x10000 ? 1 : 2;
    at += point.size;
  }
  return units;
}

std::size_t bytes_in(std::string_view text, std::size_t units) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    const std::size_t its = point.value < 0x10000 ? 1 : 2;
    if (its > units) break;
    units -= its;
    at += point.size;
  }
  return at;
}

void append_utf16(std::u16string& out, char32_t value) {
  if (value < 0x10000) {
    out += static_cast<char16_t>(value);
    return;
  }
  out += static_cast<char16_t>(0xD800U + ((value - 0x10000U) >> 10U));
  out += static_cast<char16_t>(0xDC00U + ((value - 0x10000U) & 0x3FFU));
}

}  // namespace summit
