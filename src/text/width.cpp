#include "text/width.h"

#include <algorithm>

#include "text/code_point_tables.h"
#include "text/utf8.h"

namespace summit {
namespace {

// Neither wide nor combining characters come before this one, the first combining accent.
constexpr char32_t first_special = 0x300;

bool is_wide(char32_t c) {
  return find_range<CodePointRange>(wide_ranges, c) != nullptr;
}
bool is_combining(char32_t c) {
  return find_range<CodePointRange>(combining_ranges, c) != nullptr;
}

// The sum of `width(code point)`; ASCII counts one each.
template <typename Width>
std::size_t sum(std::string_view text, Width width) {
  std::size_t at = find_non_ascii(text);
  if (at == std::string_view::npos) return text.size();
  std::size_t columns = at;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    columns += point.value < first_special ? 1 : width(point.value);
    at += point.size;
    const std::size_t next = std::min(find_non_ascii(text, at), text.size());
    columns += next - at;
    at = next;
  }
  return columns;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  return sum(text, [](char32_t c) {
    // A wide combining character counts 2 - 1 columns in docutils.
    return (is_wide(c) ? 2U : 1U) - (is_combining(c) ? 1U : 0U);
  });
}

std::size_t grid_width(std::string_view text) {
  return sum(text, [](char32_t c) { return is_wide(c) ? 2U : 1U; });
}

bool has_combining(std::string_view text) {
  std::size_t at = find_non_ascii(text);
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (point.value >= first_special && is_combining(point.value)) return true;
    at += point.size;
  }
  return false;
}

}  // namespace summit
