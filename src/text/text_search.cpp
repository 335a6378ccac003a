#include "text/text_search.h"

#include "text/ascii.h"
#include "text/find_byte.h"
#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

// Whether a letter of ASCII is written with its own two bytes only. U+0130 and U+212A are capitals
// of i and k, too.
bool is_plain(char32_t letter) {
  return letter > U' ' && letter < 0x7F && letter != U'i' && letter != U'k';
}

// The first place at or after `from` where two letters of ASCII may follow one another, whatever
// their case; both have the bit that parts small letters from capitals.
std::size_t find_pair(std::string_view text, std::size_t from, char first, char second) {
  constexpr char small = 0x20;
  const auto spread = [](char byte) {
    return eight_bytes::ones * static_cast<unsigned char>(byte);
  };
  const std::uint64_t one = spread(static_cast<char>(first | small));
  const std::uint64_t other = spread(static_cast<char>(second | small));
  for (; from + 9 <= text.size(); from += 8) {
    const std::uint64_t differs = ((eight_bytes::load(&text[from]) | spread(small)) ^ one) |
                                  ((eight_bytes::load(&text[from + 1]) | spread(small)) ^ other);
    const std::uint64_t found = eight_bytes::below(differs, 1);
    if (found != 0) return from + eight_bytes::first(found);
  }
  return from;
}

}  // namespace

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
  const bool pair = wanted_.size() > 1 && is_plain(first) && is_plain(wanted_[1]);
  while (from < text.size()) {
    if (pair) {
      from = find_pair(text, from, static_cast<char>(first), static_cast<char>(wanted_[1]));
    } else if (is_plain(first)) {
      const char letter = static_cast<char>(first);
      const char capital = is_lower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter;
      from = find_any(text, from, letter, capital, letter);
    }
    if (from >= text.size()) return std::nullopt;
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
