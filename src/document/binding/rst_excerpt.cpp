#include "document/binding/rst_excerpt.h"

#include <algorithm>
#include <utility>

#include "document/writer/prose.h"
#include "plan/plan.h"
#include "plan/rules.h"
#include "text/find_byte.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_word_byte(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || !is_ascii({&c, 1});
}

// What text_trouble() takes for a control character.
bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && !(c >= '\t' && c <= '\r');
}

// No longer than `most` bytes, cut between two code points.
void cut(std::string& text, std::size_t most) {
  if (text.size() <= most) return;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
  text.resize(most);
  while (text.ends_with(' ')) text.pop_back();
}

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \r\n") == npos;
}

// Without the blank lines at both ends.
RstSpan trimmed(std::string_view text, RstSpan lines) {
  while (lines.begin < lines.end) {
    const std::uint32_t next = std::min(line_end(text, lines.begin), lines.end);
    if (!is_blank_line(text.substr(lines.begin, next - lines.begin))) break;
    lines.begin = next;
  }
  while (lines.begin < lines.end) {
    const std::uint32_t last = line_start(text, lines.end - 1);
    if (!is_blank_line(text.substr(last, lines.end - last))) break;
    lines.end = last;
  }
  return lines;
}

// The lines as one prose, without the indentation that all have.
std::string without_indentation(const std::vector<std::string>& lines) {
  std::size_t indent = npos;
  for (const std::string& line : lines) {
    if (!is_blank_line(line)) indent = std::min(indent, line.find_first_not_of(' '));
  }
  std::string joined;
  for (const std::string& line : lines) {
    if (!joined.empty()) joined += '\n';
    if (!is_blank_line(line)) joined += std::string_view(line).substr(indent);
  }
  std::string scratch;
  return excerpt_prose(std::string(tidy_prose(joined, scratch)));
}

}  // namespace

std::string excerpt_line(std::string_view text) {
  std::string line;
  line.reserve(std::min(text.size(), max_title_bytes));
  bool space = false;
  // A longer line is cut; one code point more tells that it is.
  for (std::size_t at = 0; at < text.size() && line.size() <= max_title_bytes;) {
    const CodePoint point = decode(text, at);
    const std::string_view character = text.substr(at, point.size);
    at += point.size;
    if (character == " " || breaks_line(character)) {
      space = !line.empty();
      continue;
    }
    if (space) line += ' ';
    space = false;
    if (point.valid) {
      line += character;
    } else {
      append_utf8(line, U'\uFFFD');
    }
  }
  cut(line, max_title_bytes);
  return line;
}

std::string excerpt_line(const RstTree& tree, RstIndex node) {
  return excerpt_line(tree.text_of(node));
}

std::string excerpt_prose(std::string text) {
  if (text_trouble(text, {}).empty()) return text;
  std::string prose;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (!point.valid) {
      append_utf8(prose, U'\uFFFD');
    } else if (is_control(text[at])) {
      prose += ' ';
    } else {
      prose.append(text, at, point.size);
    }
    at += point.size;
  }
  return prose;
}

RstExcerpt excerpt_lines(const RstTree& tree, RstSpan lines, std::uint32_t indent) {
  const std::string_view text = tree.text();
  lines = trimmed(text, lines);
  RstExcerpt excerpt{{lines, indent}, {}};
  for (std::uint32_t at = lines.begin; at < lines.end;) {
    const std::uint32_t next = line_end(text, at);
    std::string_view line = text.substr(at, next - at);
    const std::size_t content = std::min(line.find_first_not_of(' '), line.size());
    line.remove_prefix(std::min<std::size_t>(content, indent));
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (at != lines.begin) excerpt.text += '\n';
    excerpt.text += line;
    at = next;
  }
  excerpt.text = excerpt_prose(std::move(excerpt.text));
  return excerpt;
}

std::vector<std::string> excerpt_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    const auto first = std::find_if(word.begin(), word.end(), is_word_byte);
    word.erase(word.begin(), first);
    while (!word.empty() && !is_word_byte(word.back())) word.pop_back();
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '\n') {
      finish();
    } else {
      word += lower(c);
    }
  }
  finish();
  return words;
}

bool is_label(const RstTree& tree, RstIndex node) {
  return tree.kind(node) == RstKind::target &&
         tree[node].style == static_cast<std::uint8_t>(RstTarget::internal);
}

std::string excerpt_cell(const RstTree& tree, RstIndex entry) {
  const std::string_view text = tree.text();
  RstIndex last = tree.first_child(entry);
  if (last == rst_none) return {};
  const std::uint32_t begin = tree[last].begin;
  for (RstIndex next = last; next != rst_none; next = tree.next_sibling(next)) last = next;
  const std::uint32_t end = tree[last].end;
  std::vector<std::string> lines;
  if (tree.cells[tree[entry].value].pieces == 0) {
    lines.emplace_back(column_of(text, begin), ' ');
    for (std::uint32_t at = begin; at < end;) {
      if (at != begin) lines.emplace_back();
      const std::uint32_t next = std::min(line_end(text, at), end);
      lines.back() += text.substr(at, next - at - (text[next - 1] == '\n' ? 1 : 0));
      at = next;
    }
  } else {
    std::uint32_t behind = begin;
    tree.for_each_piece(entry, [&](RstSpan piece) {
      if (piece.end < begin || piece.begin > end) return;
      // Lines without text have no piece.
      if (!lines.empty()) {
        const std::string_view between = text.substr(behind, piece.begin - behind);
        const auto breaks = std::count(between.begin(), between.end(), '\n');
        for (auto i = breaks; i > 1; --i) lines.emplace_back();
      }
      lines.emplace_back(text.substr(piece.begin, piece.end - piece.begin));
      behind = piece.end;
    });
  }
  return without_indentation(lines);
}

std::uint32_t line_start(std::string_view text, std::uint32_t offset) {
  return static_cast<std::uint32_t>(offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1);
}

std::uint32_t line_end(std::string_view text, std::uint32_t offset) {
  const std::size_t end = find_byte(text, '\n', offset);
  return static_cast<std::uint32_t>(end == npos ? text.size() : end + 1);
}

std::uint32_t column_of(std::string_view text, std::uint32_t offset) {
  std::uint32_t column = 0;
  for (std::size_t at = line_start(text, offset); at < offset; ++column) {
    at += decode(text, at).size;
  }
  return column;
}

}  // namespace summit
