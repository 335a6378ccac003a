#include "document/reader/rst_markers.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "text/ascii.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

char at(std::string_view text, std::size_t i) {
  return i < text.size() ? text[i] : '\0';
}

// The end of the spaces behind a marker of `size` bytes; 0 where something else follows it.
std::size_t with_spaces(std::string_view line, std::size_t size) {
  if (size == line.size()) return size;
  if (line[size] != ' ') return 0;
  const std::size_t text = line.find_first_not_of(' ', size);
  return text == npos ? line.size() : text;
}

template <typename Holds>
std::size_t run(std::string_view line, std::size_t from, Holds holds) {
  while (from < line.size() && holds(line[from])) ++from;
  return from;
}

bool is_lower_roman(char c) {
  return std::string_view("ivxlcdm").find(c) != npos;
}
bool is_upper_roman(char c) {
  return std::string_view("IVXLCDM").find(c) != npos;
}

// --- Roman numbers ---

struct RomanDigit {
  std::string_view letters;
  std::uint32_t value;
};
constexpr std::array<RomanDigit, 13> roman_digits = {{{"M", 1000},
                                                      {"CM", 900},
                                                      {"D", 500},
                                                      {"CD", 400},
                                                      {"C", 100},
                                                      {"XC", 90},
                                                      {"L", 50},
                                                      {"XL", 40},
                                                      {"X", 10},
                                                      {"IX", 9},
                                                      {"V", 5},
                                                      {"IV", 4},
                                                      {"I", 1}}};
constexpr std::uint32_t roman_limit = 4999;

std::string to_roman(std::uint32_t value) {
  std::string text;
  for (const RomanDigit& digit : roman_digits) {
    for (; value >= digit.value; value -= digit.value) text += digit.letters;
  }
  return text;
}

// 0 where it is none: only the one way to write a number counts.
std::uint32_t from_roman(std::string_view text) {
  constexpr std::size_t longest = 16;  // MMMMDCCCLXXXVIII
  if (text.size() > longest) return 0;
  std::uint32_t value = 0;
  std::size_t i = 0;
  for (const RomanDigit& digit : roman_digits) {
    for (; text.substr(i).starts_with(digit.letters); i += digit.letters.size()) {
      value += digit.value;
    }
  }
  return i == text.size() && value <= roman_limit && to_roman(value) == text ? value : 0;
}

std::string in_case(std::string text, bool lower) {
  if (lower) {
    for (char& c : text) c = static_cast<char>(c | 0x20);
  }
  return text;
}

std::string in_upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = static_cast<char>(c & ~0x20);
  return upper;
}

bool matches(char sequence, std::string_view text) {
  const auto all = [&](auto holds) { return std::all_of(text.begin(), text.end(), holds); };
  switch (sequence) {
    case '1':
      return all(is_digit);
    case 'a':
      return text.size() == 1 && is_lower(text[0]);
    case 'A':
      return text.size() == 1 && is_upper(text[0]);
    case 'i':
      return all(is_lower_roman);
    default:
      return all(is_upper_roman);
  }
}

char sequence_of(std::string_view text, char expected) {
  if (text == "#") return '#';
  if (expected != '\0' && expected != '#') {
    if (matches(expected, text)) return expected;
  } else if (text == "i" || text == "I") {
    return text[0];
  }
  for (const char sequence : {'1', 'a', 'A', 'i'}) {
    if (matches(sequence, text)) return sequence;
  }
  return 'I';
}

std::uint32_t ordinal_of(std::string_view text, char sequence) {
  switch (sequence) {
    case '#':
      return 1;
    case '1': {
      // "0." is a list of its own; one less than the smallest here, and told apart by the caller.
      std::uint64_t value = 0;
      constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max() - 1;
      for (const char c : text) {
        value = std::min(value * 10 + static_cast<std::uint64_t>(c - '0'), most);
      }
      return static_cast<std::uint32_t>(value);
    }
    case 'a':
      return static_cast<std::uint32_t>(text[0] - 'a' + 1);
    case 'A':
      return static_cast<std::uint32_t>(text[0] - 'A' + 1);
    default:
      return from_roman(in_upper_case(text));
  }
}

bool is_option_argument_character(char c) {
  return is_alphanumeric(c) || c == '_' || c == '-';
}

// "FILE" or "<file name>" at `from`; answers its end, or `from` where there is none.
std::size_t option_argument(std::string_view text, std::size_t from) {
  const char first = at(text, from);
  if (is_lower(first) || is_upper(first)) {
    return run(text, from, is_option_argument_character);
  }
  if (first != '<') return from;
  const std::size_t end = text.find_first_of("<>", from + 1);
  return end == npos || text[end] == '<' || end == from + 1 ? from : end + 1;
}

bool is_doctest(std::string_view line) {
  return line.starts_with(">>>") && with_spaces(line, 3) > 0;
}

bool is_simple_top(std::string_view line) {
  return line[0] == '=' && line.find(' ') != npos && is_simple_border(line);
}

RstMarker punctuation_marker_of(std::string_view line) {
  switch (line[0]) {
    case '-':
    case '+':
      if (bullet_marker(line) > 0) return RstMarker::bullet;
      if (option_marker(line) > 0) return RstMarker::option;
      if (line[0] == '+' && is_grid_border(line)) return RstMarker::grid_table;
      break;
    case '*':
      if (bullet_marker(line) > 0) return RstMarker::bullet;
      break;
    case '/':
      if (option_marker(line) > 0) return RstMarker::option;
      break;
    case '(':
    case '#':
      if (enumerator(line).size > 0) return RstMarker::enumerator;
      break;
    case ':':
      if (field_marker(line) > 0) return RstMarker::field;
      break;
    case '>':
      if (is_doctest(line)) return RstMarker::doctest;
      break;
    case '|':
      if (line_block_marker(line) > 0) return RstMarker::line_block;
      break;
    case '=':
      if (is_simple_top(line)) return RstMarker::simple_table;
      break;
    case '.':
      if (explicit_marker(line) > 0) return RstMarker::explicit_markup;
      break;
    case '_':
      if (anonymous_marker(line) > 0) return RstMarker::anonymous;
      break;
    default:
      break;
  }
  return is_adornment(line) ? RstMarker::line : RstMarker::text;
}

}  // namespace

RstMarker marker_of(std::string_view line) {
  const char first = line[0];
  if (is_alphanumeric(first)) {
    return enumerator(line).size > 0 ? RstMarker::enumerator : RstMarker::text;
  }
  if (static_cast<unsigned char>(first) >= 0x80) {
    return bullet_marker(line) > 0 ? RstMarker::bullet : RstMarker::text;
  }
  return punctuation_marker_of(line);
}

std::size_t bullet_marker(std::string_view line) {
  const char first = at(line, 0);
  if (first == '-' || first == '*' || first == '+') return with_spaces(line, 1);
  for (const std::string_view bullet : {"\u2022", "\u2023", "\u2043"}) {
    if (line.starts_with(bullet)) return with_spaces(line, bullet.size());
  }
  return 0;
}

std::size_t field_marker(std::string_view line) {
  const char second = at(line, 1);
  if (at(line, 0) != ':' || line.size() < 2 || second == ':' || second == ' ') return 0;
  // Up to the last colon that ends it: the pattern is greedy only as far as no ": " comes before.
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == ':') {
      const char next = at(line, i + 1);
      if (i + 1 < line.size() && next != ' ') {
        if (next == '`') return 0;
        continue;
      }
      if (line[i - 1] == ' ') return 0;
      return with_spaces(line, i + 1);
    }
  }
  return 0;
}

RstOption option_at(std::string_view text) {
  const char first = at(text, 0);
  const bool is_long = first == '/' || text.starts_with("--");
  if (!is_long && first != '-' && first != '+') return {};
  RstOption option;
  if (is_long) {
    const std::size_t name = first == '/' ? 1 : 2;
    if (!is_alphanumeric(at(text, name))) return {};
    option.name_end = run(text, name, is_option_argument_character);
  } else {
    if (!is_alphanumeric(at(text, 1))) return {};
    option.name_end = 2;
  }
  const char parting = at(text, option.name_end);
  const std::size_t argument =
      option.name_end + (parting == ' ' || (is_long && parting == '=') ? 1 : 0);
  option.argument = option.name_end;
  option.size = option.name_end;
  if (is_long && argument == option.name_end) return option;
  const std::size_t end = option_argument(text, argument);
  if (end > argument) {
    option.argument = argument;
    option.size = end;
  }
  return option;
}

std::size_t option_marker(std::string_view line) {
  std::size_t i = 0;
  while (true) {
    const RstOption option = option_at(line.substr(i));
    if (option.size == 0) return 0;
    i += option.size;
    if (!line.substr(i).starts_with(", ")) break;
    i += 2;
  }
  if (i == line.size()) return i;
  if (!line.substr(i).starts_with("  ")) return 0;
  return with_spaces(line, i);
}

std::size_t line_block_marker(std::string_view line) {
  return line.starts_with('|') ? with_spaces(line, 1) : 0;
}

std::size_t explicit_marker(std::string_view line) {
  return line.starts_with("..") ? with_spaces(line, 2) : 0;
}

std::size_t anonymous_marker(std::string_view line) {
  return line.starts_with("__") ? with_spaces(line, 2) : 0;
}

RstEnumerator enumerator(std::string_view line, char expected) {
  RstEnumerator result;
  const std::size_t begin = at(line, 0) == '(' ? 1 : 0;
  if (begin == 1) result.open = '(';
  const char first = at(line, begin);
  std::size_t end = begin;
  if (is_digit(first)) {
    end = run(line, begin, is_digit);
  } else if (is_lower_roman(first)) {
    end = run(line, begin, is_lower_roman);
  } else if (is_upper_roman(first)) {
    end = run(line, begin, is_upper_roman);
  } else if (first == '#' || is_lower(first) || is_upper(first)) {
    end = begin + 1;
  }
  if (end == begin) return result;
  result.close = at(line, end);
  if (result.close != ')' && (result.close != '.' || result.open == '(')) return result;
  result.size = with_spaces(line, end + 1);
  if (result.size == 0) return result;
  const std::string_view text = line.substr(begin, end - begin);
  result.sequence = sequence_of(text, expected);
  result.ordinal = ordinal_of(text, result.sequence);
  return result;
}

bool starts_next(std::string_view line, const RstEnumerator& before) {
  if (before.open != '\0') {
    if (!line.starts_with(before.open)) return false;
    line.remove_prefix(1);
  }
  std::string next;
  const std::uint32_t ordinal = before.ordinal + 1;
  const bool lower = before.sequence == 'a' || before.sequence == 'i';
  switch (before.sequence) {
    case '#':
      next = "#";
      break;
    case '1':
      next = std::to_string(ordinal);
      break;
    case 'a':
    case 'A':
      if (ordinal > 26) return false;
      next = in_case(std::string(1, static_cast<char>('A' + ordinal - 1)), lower);
      break;
    default:
      if (ordinal > roman_limit) return false;
      next = in_case(to_roman(ordinal), lower);
      break;
  }
  const auto follows = [&](std::string_view text) {
    return line.starts_with(text) && at(line, text.size()) == before.close &&
           at(line, text.size() + 1) == ' ';
  };
  return follows(next) || follows("#");
}

bool is_grid_border(std::string_view line) {
  return line.size() >= 5 && line.starts_with("+-") && line.ends_with("-+") &&
         line.find_first_not_of("-+") == npos;
}

bool is_simple_border(std::string_view line) {
  return line.starts_with('=') && line.find_first_not_of("= ") == npos;
}

}  // namespace summit
