#include "document/writer/rst_words.h"

#include <algorithm>

#include "text/find_byte.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_ascii_punctuation(char c) {
  return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') &&
         !(c >= 'a' && c <= 'z');
}

// Walks along a line from one space that may be broken at to the next.
class Stretches {
 public:
  explicit Stretches(std::string_view line) : line_(line) {}

  // The end of the stretch that starts at `i`: a single space, or the end of the line.
  std::size_t end_of(std::size_t i) {
    while ((i = find_any(line_, i, ' ', '\\', '`')) < line_.size()) {
      const char c = line_[i];
      if (c == ' ') {
        const std::size_t next = std::min(line_.find_first_not_of(' ', i), line_.size());
        if (next == i + 1) return i;
        i = next;
      } else if (c == '\\') {
        i += 2;
      } else {
        i = after_backquote(i);
      }
    }
    return line_.size();
  }

 private:
  // Past an inline literal or interpreted text, which stay whole; else past the backquotes.
  std::size_t after_backquote(std::size_t i) {
    if (i <= phrase_end_) return i + 1;
    const std::string_view mark = line_.substr(i, 2) == "``" ? "``" : "`";
    const std::size_t begin = i + mark.size();
    const std::size_t end = find_end(mark, begin);
    if (end == npos) return begin;
    if (mark.size() == 2 || line_.substr(end, 2) != "`_") return end + mark.size();
    phrase_end_ = end;
    return begin;
  }

  // Where the markup that `mark` starts before `begin` ends: docutils wants no white space inside
  // its marks, and no backslash ahead of a single one.
  std::size_t find_end(std::string_view mark, std::size_t begin) {
    if (begin >= no_end_ || begin >= line_.size() || line_[begin] == ' ') return npos;
    std::size_t end = begin;
    while ((end = line_.find(mark, end + 1)) != npos) {
      const char before = line_[end - 1];
      if (before != ' ' && (mark.size() == 2 || before != '\\')) return end;
    }
    no_end_ = begin;
    return npos;
  }

  std::string_view line_;
  std::size_t phrase_end_ = 0;  // the backquote that ends a phrase reference we are in
  std::size_t no_end_ = npos;   // from here on nothing ends: keeps the search linear
};

}  // namespace

void split_words(std::string_view line, std::vector<std::string_view>& words) {
  words.clear();
  Stretches stretches(line);
  std::size_t begin = 0;  // of the word that is being gathered
  bool leading = true;    // nothing but punctuation so far
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t start = i;
    i = stretches.end_of(start);
    const bool punctuation =
        std::all_of(line.begin() + start, line.begin() + i, is_ascii_punctuation);
    if (!punctuation && !leading) {
      words.push_back(line.substr(begin, start - 1 - begin));
      begin = start;
    }
    leading = leading && punctuation;
  }
  if (begin < line.size()) words.push_back(line.substr(begin));
}

}  // namespace summit
