#include "text/fuzzy.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/ascii.h"

namespace summit {
namespace {

constexpr std::size_t most_text = 200;  // bytes: what of a name is read; bounds the time
constexpr int none = std::numeric_limits<int>::min() / 2;
constexpr int per_letter = 16;
constexpr int at_word = 12;  // a letter that begins a word
constexpr int in_run = 14;   // one right behind the letter before
constexpr int at_start = 6;  // of the whole text

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  const char here = text[at];
  const bool in_word = is_alphanumeric(before) || (before & 0x80) != 0;
  return !in_word || (is_lower(before) && is_upper(here));
}

bool is_subsequence(std::string_view typed, std::string_view text) {
  std::size_t found = 0;
  for (const char c : text) {
    while (found < typed.size() && typed[found] == ' ') ++found;
    if (found < typed.size() && to_lower(c) == to_lower(typed[found])) ++found;
  }
  while (found < typed.size() && typed[found] == ' ') ++found;
  return found == typed.size();
}

}  // namespace

std::optional<int> fuzzy_score(std::string_view typed, std::string_view text) {
  text = text.substr(0, most_text);
  if (!is_subsequence(typed, text)) return std::nullopt;
  // The best score with the last letter read at each place of the text.
  std::array<int, most_text> ending{};
  bool first = true;
  for (const char letter : typed) {
    if (letter == ' ') continue;
    int before = first ? 0 : none;  // the best of all that end ahead of this place
    int last = none;                // the one that ends right ahead of it
    for (std::size_t at = 0; at < text.size(); ++at) {
      int score = none;
      if (to_lower(text[at]) == to_lower(letter)) {
        score = std::max(before, last + in_run) + per_letter;
        if (begins_word(text, at)) score += at_word;
        if (at == 0) score += at_start;
      }
      last = first ? none : ending[at];
      if (!first) before = std::max(before, last);
      ending[at] = score;
    }
    first = false;
  }
  if (first) return 0;
  const int best =
      *std::max_element(ending.begin(), ending.begin() + static_cast<long>(text.size()));
  return best - static_cast<int>(text.size()) / 8;
}

}  // namespace summit
