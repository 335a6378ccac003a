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

// A byte of UTF-8 that goes on with a letter: it stands right behind the one before.
bool goes_on(char byte) {
  return (byte & 0xC0) == 0x80;
}

bool is_subsequence(std::string_view typed, std::string_view text) {
  std::size_t at = 0;
  while (!typed.empty()) {
    std::size_t length = 1;
    while (length < typed.size() && goes_on(typed[length])) ++length;
    const std::string_view letter = typed.substr(0, length);
    typed.remove_prefix(length);
    if (letter == " ") continue;
    const char wanted = to_lower(letter[0]);
    while (at < text.size() &&
           (to_lower(text[at]) != wanted || text.substr(at + 1, length - 1) != letter.substr(1))) {
      ++at;
    }
    if (at >= text.size()) return false;
    at += length;
  }
  return true;
}

// The best score with the last letter read at each place of a text.
using Ending = std::array<int, most_text>;

// What a letter counts at a place, but for what stands ahead of it.
int worth(std::string_view text, std::size_t at) {
  return per_letter + (begins_word(text, at) ? at_word : 0) + (at == 0 ? at_start : 0);
}

// Reads one more letter; `ending` is for those before it, or null where it is the first.
void read_letter(char letter, std::string_view text, const Ending* ending, Ending& after) {
  int before = ending == nullptr ? 0 : none;  // the best of all that end ahead of this place
  int last = none;                            // the one that ends right ahead of it
  const char wanted = to_lower(letter);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int ahead = ending != nullptr && goes_on(letter) ? none : before;
    const int score =
        to_lower(text[at]) == wanted ? std::max(ahead, last + in_run) + worth(text, at) : none;
    if (ending != nullptr) {
      last = (*ending)[at];
      before = std::max(before, last);
    }
    after[at] = score;  // which may be where `ending` is
  }
}

std::size_t best_of(const Ending& ending, std::size_t count) {
  const auto end = ending.begin() + static_cast<std::ptrdiff_t>(count);
  return static_cast<std::size_t>(std::max_element(ending.begin(), end) - ending.begin());
}

}  // namespace

std::optional<int> fuzzy_score(std::string_view typed, std::string_view text) {
  text = text.substr(0, most_text);
  if (!is_subsequence(typed, text)) return std::nullopt;
  Ending ending;  // as far as the text goes; to clear all of it would take longer than to read
  bool first = true;
  for (const char letter : typed) {
    if (letter == ' ') continue;
    read_letter(letter, text, first ? nullptr : &ending, ending);
    first = false;
  }
  if (first) return 0;
  return ending[best_of(ending, text.size())] - static_cast<int>(text.size()) / 8;
}

std::vector<std::size_t> fuzzy_places(std::string_view typed, std::string_view text) {
  text = text.substr(0, most_text);
  if (!is_subsequence(typed, text)) return {};
  std::vector<Ending> endings;  // no more than the text has letters
  for (const char letter : typed) {
    if (letter == ' ') continue;
    const std::size_t read = endings.size();
    endings.emplace_back();
    read_letter(letter, text, read == 0 ? nullptr : &endings[read - 1], endings[read]);
  }
  std::vector<std::size_t> places(endings.size());
  for (std::size_t letter = endings.size(); letter-- > 0;) {
    if (letter + 1 == endings.size()) {
      places[letter] = best_of(endings[letter], text.size());
      continue;
    }
    // Back from where the next letter stands: right ahead of it if that is how its score came
    // about.
    const std::size_t next = places[letter + 1];
    const int rest = endings[letter + 1][next] - worth(text, next);
    places[letter] =
        endings[letter][next - 1] + in_run == rest ? next - 1 : best_of(endings[letter], next);
  }
  return places;
}

}  // namespace summit
