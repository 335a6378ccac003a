#include "text/name.h"

#include "text/code_point_tables.h"
#include "text/utf8.h"

namespace summit {
namespace {

bool is_ascii_space(char c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c < 0x20);
}

char ascii_lower(char c) {
  const bool upper = static_cast<unsigned char>(c - 'A') < 26;
  return static_cast<char>(c | (upper ? 'a' - 'A' : 0));
}

void append_lower(std::string& out, char32_t value) {
  constexpr char32_t capital_i_dotted = 0x130;  // its lower case is two code points
  if (value == capital_i_dotted) {
    out += 'i';
    append_utf8(out, 0x307);
  } else {
    append_utf8(out, lower_case(value));
  }
}

}  // namespace

bool is_white_space(char32_t value) {
  return find_range<CodePointRange>(white_space_ranges, value) != nullptr;
}

char32_t lower_case(char32_t value) {
  if (value < 0x80) return static_cast<unsigned char>(ascii_lower(static_cast<char>(value)));
  constexpr char32_t final_sigma = 0x3C2;
  constexpr char32_t sigma = 0x3C3;
  if (value == final_sigma) return sigma;
  const LowerCaseRun* run = find_range<LowerCaseRun>(lower_case_runs, value);
  if (run == nullptr || (value - run->first) % run->step != 0) return value;
  return static_cast<char32_t>(static_cast<std::int32_t>(value) + run->offset);
}

std::string_view trim_end(std::string_view text) {
  while (!text.empty()) {
    const auto last = static_cast<unsigned char>(text.back());
    if (last > ' ' && last < 0x7F) break;
    std::size_t at = text.size() - 1;
    const std::size_t first = text.size() < 4 ? 0 : text.size() - 4;  // a code point's bytes
    while (at > first && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
    const CodePoint point = decode(text, at);
    if (!point.valid || at + point.size != text.size() || !is_white_space(point.value)) break;
    text.remove_suffix(point.size);
  }
  return text;
}

void normalize_name(std::string_view text, std::string& name) {
  name.resize(text.size());
  bool space = true;  // before the next character; none at the front
  std::size_t at = 0;
  std::size_t size = 0;
  for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80; ++at) {
    const char c = text[at];
    const bool more_space = is_ascii_space(c);
    if (!(more_space && space)) name[size++] = more_space ? ' ' : ascii_lower(c);
    space = more_space;
  }
  name.resize(size);
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    at += point.size;
    const bool more_space = is_white_space(point.value);
    if (more_space && !space) name += ' ';
    if (!more_space) append_lower(name, point.value);
    space = more_space;
  }
  if (space && !name.empty()) name.pop_back();
}

std::string normalize_name(std::string_view text) {
  std::string name;
  normalize_name(text, name);
  return name;
}

}  // namespace summit
