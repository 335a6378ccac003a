#include "document/prose/prose_break.h"

#include <optional>
#include <string>
#include <vector>

#include "document/prose/prose_lines.h"
#include "document/writer/prose.h"
#include "text/ascii.h"

namespace summit {
namespace {

constexpr std::size_t most_digits = 9;  // of an item's number

// The marker that an item begins with, as "*" or "12.", and the same of the next item.
struct Marker {
  std::size_t size;  // bytes
  std::string next;
};

std::optional<Marker> marker_of(const MarkupLine& line) {
  if (line.is_item()) return Marker{1, std::string(1, line.text[line.indent])};
  const std::string_view rest = line.text.substr(line.indent);
  const bool in_parentheses = rest.starts_with('(');
  const std::size_t first = in_parentheses ? 1 : 0;
  std::size_t at = first;
  while (at < rest.size() && at - first < most_digits && is_digit(rest[at])) ++at;
  std::string next = "#";
  if (at > first) {
    next = std::to_string(std::stoul(std::string(rest.substr(first, at - first))) + 1);
  } else if (at < rest.size() && rest[at] == '#') {
    ++at;
  } else {
    return std::nullopt;
  }
  const std::string_view ending = rest.substr(std::min(at, rest.size()), 1);
  if (ending != ")" && (in_parentheses || ending != ".")) return std::nullopt;
  ++at;
  if (at < rest.size() && rest[at] != ' ') return std::nullopt;
  return Marker{at, std::string(in_parentheses ? "(" : "") + next + std::string(ending)};
}

// Where an item's text begins in its line; the line's end where it has none.
std::size_t content_of(const MarkupLine& line, const Marker& marker) {
  const std::size_t at = line.text.find_first_not_of(' ', line.indent + marker.size);
  return std::min(at, line.text.size());
}

class LineBreak {
 public:
  LineBreak(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text), lines_(lines_of_prose(text)), begin_(begin), end_(end) {
    line_ = line_with(lines_, begin);
  }

  [[nodiscard]] ProseEdit run() const {
    if (const std::optional<std::size_t> at = item()) {
      const MarkupLine& first = lines_[*at];
      const Marker marker = *marker_of(first);
      if (*at == line_ && content_of(first, marker) == first.text.size()) return end_item();
      if (*at != line_ || begin_ >= first.begin + content_of(first, marker)) {
        return insert(std::string(is_loose(*at, marker) ? "\n\n" : "\n") +
                      std::string(first.text.substr(0, first.indent)) + marker.next + " ");
      }
    }
    if (begin_ == end_ && begins_paragraph()) return {begin_, end_, "", begin_, begin_};
    if (is_in_paragraph()) return insert("\n\n");
    const MarkupLine& line = lines_[line_];
    const std::size_t indent = std::min(line.indent, begin_ - line.begin);
    const std::string break_and_indent = "\n" + std::string(line.text.substr(0, indent));
    return {begin_, end_, break_and_indent, begin_ + break_and_indent.size(),
            begin_ + break_and_indent.size()};
  }

 private:
  // In the place of what is selected and of the spaces around it.
  [[nodiscard]] ProseEdit insert(const std::string& with) const {
    std::size_t from = begin_;
    std::size_t to = end_;
    while (from > 0 && text_[from - 1] == ' ') --from;
    while (to < text_.size() && text_[to] == ' ') ++to;
    return {from, to, with, from + with.size(), from + with.size()};
  }

  // The first line of the item that the caret's line belongs to.
  [[nodiscard]] std::optional<std::size_t> item() const {
    const std::size_t indent = lines_[line_].indent;
    for (std::size_t at = line_;; --at) {
      const MarkupLine& line = lines_[at];
      if (line.is_blank()) return std::nullopt;
      if (const std::optional<Marker> marker = marker_of(line)) {
        const bool belongs = at == line_ || content_of(line, *marker) == indent;
        return belongs ? std::optional(at) : std::nullopt;
      }
      if (line.indent == 0 || line.indent != indent || at == 0) return std::nullopt;
    }
  }

  // Blank lines stand between the items of its list.
  [[nodiscard]] bool is_loose(std::size_t at, const Marker& marker) const {
    const MarkupLine& first = lines_[at];
    if (at < 2 || !lines_[at - 1].is_blank()) return false;
    for (std::size_t above = at - 1; above-- > 0;) {
      const MarkupLine& line = lines_[above];
      if (line.is_blank() || line.indent > first.indent) continue;
      const std::optional<Marker> other = marker_of(line);
      return line.indent == first.indent && other.has_value() &&
             other->next.back() == marker.next.back();
    }
    return false;
  }

  // An item without text becomes the next one of the list around it, or what follows.
  [[nodiscard]] ProseEdit end_item() const {
    const MarkupLine& line = lines_[line_];
    std::string with;
    if (line_ > 0 && !lines_[line_ - 1].is_blank()) with = "\n";
    for (std::size_t at = line_; line.indent > 0 && at-- > 0;) {
      const MarkupLine& above = lines_[at];
      if (above.is_blank() || above.indent >= line.indent) continue;
      if (const std::optional<Marker> marker = marker_of(above)) {
        with += std::string(above.text.substr(0, above.indent)) + marker->next + " ";
      }
      break;
    }
    const std::size_t caret = line.begin + with.size();
    const bool goes_on = line_ + 1 < lines_.size() && !lines_[line_ + 1].is_blank();
    if (goes_on) with += "\n";
    return {line.begin, line.end(), with, caret, caret};
  }

  // Blank lines behind a paragraph are there already: whoever types Enter twice for one means that.
  [[nodiscard]] bool begins_paragraph() const {
    if (line_ < 2 || !lines_[line_].is_blank() || !lines_[line_ - 1].is_blank()) return false;
    std::size_t above = line_ - 1;
    while (above > 0 && lines_[above].is_blank()) --above;
    return !lines_[above].is_blank() && lines_[above].indent == 0;
  }

  // In lines that docutils reads as one paragraph, and that may be on one line.
  [[nodiscard]] bool is_in_paragraph() const {
    if (lines_[line_].is_blank()) return false;
    std::size_t first = line_;
    std::size_t last = line_;
    while (first > 0 && !lines_[first - 1].is_blank()) --first;
    while (last + 1 < lines_.size() && !lines_[last + 1].is_blank()) ++last;
    std::size_t above = first;
    while (above > 0 && lines_[above - 1].is_blank()) --above;
    if (above > 0 && lines_[above - 1].text.ends_with("::")) return false;  // a literal block
    const std::size_t begin = lines_[first].begin;
    std::string scratch;
    return is_paragraph(tidy_prose(text_.substr(begin, lines_[last].end() - begin), scratch));
  }

  std::string_view text_;
  std::vector<MarkupLine> lines_;
  std::size_t begin_, end_;
  std::size_t line_;  // of the caret, or of where the selection begins
};

}  // namespace

std::string_view without_open_item(std::string_view text) {
  const std::vector<MarkupLine> lines = lines_of_prose(text);
  std::size_t end = lines.size();
  while (end > 0) {
    const MarkupLine& line = lines[end - 1];
    if (line.is_blank()) {
      --end;
      continue;
    }
    const std::optional<Marker> marker = line.text.ends_with(' ') ? marker_of(line) : std::nullopt;
    if (!marker || content_of(line, *marker) < line.text.size()) break;
    text = text.substr(0, end > 1 ? lines[end - 2].end() : 0);
    --end;
  }
  return text;
}

ProseEdit break_line(std::string_view text, std::size_t begin, std::size_t end) {
  return LineBreak(text, begin, end).run();
}

}  // namespace summit
