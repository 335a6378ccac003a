#include "text/text_search.h"

#include "text/name.h"
#include "text/utf8.h"

namespace summit {

TextSearch::TextSearch(std::string_view wanted) {
  for (std::size_t at = 0; at < wanted.size();) {
    const CodePoint point = decode(wanted, at);
    at += point.size;
    if (!is_white_space(point.value)) {
      wanted_ += lower_case(point.value);
    } else if (!wanted_.empty() && wanted_.back() != U' ') {
      wanted_ += U' ';
    }
  }
  if (!wanted_.empty() && wanted_.back() == U' ') wanted_.pop_back();
}

std::optional<std::size_t> TextSearch::end_of_hit(std::string_view text, std::size_t at) const {
  for (const char32_t letter : wanted_) {
    const std::size_t before = at;
    while (at < text.size()) {
      const CodePoint point = decode(text, at);
      if (letter == U' ' ? !is_white_space(point.value) : lower_case(point.value) != letter) break;
      at += point.size;
      if (letter != U' ') break;
    }
    if (at == before) return std::nullopt;
  }
  return at;
}

std::optional<TextHit> TextSearch::find(std::string_view text, std::size_t from) const {
  if (wanted_.empty()) return std::nullopt;
  const char32_t first = wanted_.front();
  while (from < text.size()) {
    const auto byte = static_cast<unsigned char>(text[from]);
    // Most bytes begin no hit, which is plain without decoding them.
    if (byte < 0x80 && lower_case(byte) != first) {
      ++from;
      continue;
    }
    if (const auto end = end_of_hit(text, from)) return TextHit{from, *end};
    from += decode(text, from).size;
  }
  return std::nullopt;
}

}  // namespace summit
