// Prose line by line, as lists are edited in it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace summit {

struct MarkupLine {
  std::string_view text;
  std::size_t begin;   // in the whole text, in bytes
  std::size_t indent;  // bytes of white space at the start

  [[nodiscard]] std::size_t end() const { return begin + text.size(); }
  [[nodiscard]] bool is_blank() const { return indent == text.size(); }
  // Of a bullet list.
  [[nodiscard]] bool is_item() const {
    const std::string_view rest = text.substr(indent);
    return !rest.empty() && std::string_view("*+-").find(rest[0]) != std::string_view::npos &&
           (rest.size() == 1 || rest[1] == ' ');
  }
};

// At least one, which may be empty.
[[nodiscard]] inline std::vector<MarkupLine> lines_of_prose(std::string_view text) {
  std::vector<MarkupLine> lines;
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    lines.push_back({line, at, std::min(line.find_first_not_of(" \t"), line.size())});
    if (end == text.size()) return lines;
    at = end + 1;
  }
}

// The line with a byte of the text, or its end.
[[nodiscard]] inline std::size_t line_with(const std::vector<MarkupLine>& lines,
                                           std::size_t place) {
  const auto after = std::upper_bound(
      lines.begin(), lines.end(), place,
      [](std::size_t value, const MarkupLine& line) { return value < line.begin; });
  return static_cast<std::size_t>(after - lines.begin()) - 1;
}

}  // namespace summit
