#include "pad/plain_structure.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t tab_columns = 4;  // as wide as most editors show it in notes

std::size_t run_of(std::string_view text, char c) {
  return std::min(text.find_first_not_of(c), text.size());
}

// The size of a marker and the blanks behind it, or none where no blank follows.
std::size_t with_blanks(std::string_view line, std::size_t size) {
  const std::size_t end = std::min(line.find_first_not_of(" \t", size), line.size());
  return end > size ? end : 0;
}

// "1.", "2.1.", "3)", "(4)": numbers of at most three digits, so that no year is one.
PlainMarker number_marker(std::string_view line) {
  constexpr std::size_t most_digits = 3;
  PlainMarker marker{PadLineKind::number, 0, 0, 0};
  const bool bracket = line.starts_with('(');
  std::size_t i = bracket ? 1 : 0;
  while (i < line.size() && is_digit(line[i])) {
    const std::size_t begin = i;
    marker.number = 0;
    for (; i < line.size() && is_digit(line[i]) && i - begin < most_digits; ++i) {
      marker.number = marker.number * 10 + static_cast<std::uint32_t>(line[i] - '0');
    }
    ++marker.depth;
    if (i == line.size() || (line[i] != '.' && line[i] != ')')) return {};
    if (line[i++] == ')' || bracket) break;
  }
  if (marker.depth == 0 || (bracket && (line[i - 1] != ')' || marker.depth > 1))) return {};
  marker.size = with_blanks(line, i);
  return marker.size == 0 ? PlainMarker{} : marker;
}

PlainMarker bullet_marker(std::string_view line) {
  for (const std::string_view sign : {"•", "◦", "▪", "‣", "–", "—", "·"}) {
    if (!line.starts_with(sign)) continue;
    const bool dash = sign == "–" || sign == "—";
    const std::size_t size = with_blanks(line, sign.size());
    if (size == 0 && dash) return {};
    return {PadLineKind::bullet, std::max(size, sign.size()), 1, 0};
  }
  const char first = line[0];
  if (first != '*' && first != '-' && first != '+') return {};
  const std::size_t depth = first == '*' ? run_of(line, '*') : 1;
  std::size_t size = with_blanks(line, depth);
  if (size == 0) {
    // "**bold**" and "*word*" are no bullets, nor are "-5", "--option" and "+1".
    const char next = depth < line.size() ? line[depth] : '\0';
    const bool word = is_alphanumeric(next) && !is_digit(next);
    if (!word || first == '+' || (first == '*' && line.find('*', depth) != npos)) return {};
    if (first == '-' && line.substr(1, 2).find(' ') != npos) return {};  // "-x value"
    size = depth;
  }
  return {PadLineKind::bullet, size, depth, 0};
}

// Indentation as a person sees it; tabs alone are levels.
struct Indentation {
  std::size_t bytes = 0;
  std::size_t tabs = 0;
  std::size_t columns = 0;
};

Indentation indentation_of(std::string_view text) {
  Indentation result;
  for (; result.bytes < text.size(); ++result.bytes) {
    if (text[result.bytes] == '\t') {
      ++result.tabs;
      result.columns += tab_columns - result.columns % tab_columns;
    } else if (text[result.bytes] == ' ') {
      ++result.columns;
    } else {
      break;
    }
  }
  return result;
}

bool is_free(const PadLine& line) {
  return line.kind == PadLineKind::text || line.kind == PadLineKind::indent;
}

bool is_blank(const PadLine& line) {
  return line.text.find_first_not_of(" \t") == npos;
}

std::uint8_t as_level(std::size_t level) {
  return static_cast<std::uint8_t>(std::clamp<std::size_t>(level, 1, max_pad_level));
}

// How deep lines stand that are indented by hand: each deeper than those around it.
class Nesting {
 public:
  std::size_t depth(std::size_t columns) {
    if (columns == 0) {
      open_.clear();
      return 0;
    }
    while (!open_.empty() && open_.back() > columns) open_.pop_back();
    if (open_.empty() || open_.back() < columns) open_.push_back(columns);
    return open_.size();
  }

 private:
  std::vector<std::size_t> open_;
};

// A line of "===" below a line of text at most as long makes that a heading; "=" is the first
// level.
bool is_underlined(const std::vector<PadLine>& lines, std::size_t at) {
  constexpr std::size_t least = 3;
  if (at + 1 >= lines.size() || lines[at].kind != PadLineKind::text || is_blank(lines[at])) {
    return false;
  }
  const std::string_view below = trim_end(lines[at + 1].text);
  return below.size() >= least && is_adornment(below) && !is_adornment(lines[at].text) &&
         std::string_view("=-~^\"'`#*+_").find(below[0]) != npos &&
         lines[at].text.size() <= 2 * below.size();
}

// "*Agenda": the "*" that carried a heading, where what wrote the line did not know headings. Of
// several such lines in a row each is a bullet written by hand.
bool is_stray_heading(const std::vector<PadLine>& lines, std::size_t at) {
  const auto starred = [&](std::size_t i) {
    return i < lines.size() && lines[i].kind == PadLineKind::text && lines[i].text.starts_with('*');
  };
  const std::string& text = lines[at].text;
  return starred(at) && text.size() > 1 && text[1] != ' ' && text[1] != '*' && text[1] != '\t' &&
         text.find('*', 1) == npos && !starred(at + 1) && !(at > 0 && starred(at - 1));
}

}  // namespace

PlainMarker plain_marker_of(std::string_view line) {
  if (line.empty()) return {};
  if (line[0] == '#') {
    const std::size_t depth = run_of(line, '#');
    const std::size_t size = with_blanks(line, depth);
    if (size == 0 || depth > 6 || size == line.size()) return {};
    return {PadLineKind::heading, size, depth, 0};
  }
  if (is_adornment(line)) return {};
  return line[0] == '(' || is_digit(line[0]) ? number_marker(line) : bullet_marker(line);
}

void cut_front(PadLine& line, std::size_t size) {
  line.text.erase(0, size);
  const auto cut = static_cast<std::uint32_t>(size);
  for (PadSpan& span : line.spans) {
    span.begin = std::max(span.begin, cut) - cut;
    span.end = std::max(span.end, cut) - cut;
  }
  std::erase_if(line.spans, [](const PadSpan& span) { return span.begin == span.end; });
}

void find_plain_structure(std::vector<PadLine>& lines) {
  std::vector<bool> stray(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) stray[i] = is_stray_heading(lines, i);
  Nesting nesting;
  std::size_t margin = 0;  // the level of the list item at the margin that lines may stand below
  for (std::size_t i = 0; i < lines.size(); ++i) {
    PadLine& line = lines[i];
    if (!is_free(line)) {
      nesting = {};
      if (line.kind == PadLineKind::heading) margin = 0;
      // A list of the editor's goes on with one that was begun by hand.
      if (margin > 1) line.level = as_level(line.level + margin - 1);
      continue;
    }
    if (is_blank(line)) continue;
    if (is_underlined(lines, i)) {
      line.kind = PadLineKind::heading;
      line.level = lines[i + 1].text[0] == '=' ? 1 : 2;
      margin = 0;
      continue;
    }
    if (stray[i]) {
      cut_front(line, 1);
      line.kind = PadLineKind::heading;
      line.level = 1;
      margin = 0;
      continue;
    }
    const Indentation indentation = indentation_of(line.text);
    const PlainMarker marker =
        plain_marker_of(std::string_view(line.text).substr(indentation.bytes));
    const std::size_t base = line.kind == PadLineKind::indent ? line.level : 0;
    const std::size_t depth = base + nesting.depth(indentation.columns);
    if (marker.kind == PadLineKind::text) {
      if (depth == 0) {
        margin = 0;
        continue;
      }
      cut_front(line, indentation.bytes);
      line.kind = PadLineKind::indent;
      line.level = as_level(margin + depth);
      continue;
    }
    cut_front(line, indentation.bytes + marker.size);
    line.kind = marker.kind;
    line.number = marker.number;
    if (marker.kind == PadLineKind::heading) {
      line.level = static_cast<std::uint8_t>(marker.depth);
      margin = 0;
    } else if (depth == 0) {
      margin = marker.depth;
      line.level = as_level(margin);
    } else {
      // An indented "2.1." stands where its indentation says.
      const std::size_t deeper = marker.kind == PadLineKind::number ? 0 : marker.depth - 1;
      line.level = as_level(margin + depth + deeper);
    }
  }
}

}  // namespace summit
