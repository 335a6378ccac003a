#include "document/writer/prose_names.h"

#include <algorithm>

#include "text/find_byte.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// A character of a simple reference name; of those past ASCII, any might be.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Whether a backslash takes the meaning from the character at `i`.
bool is_escaped(std::string_view text, std::size_t i) {
  std::size_t backslashes = 0;
  while (backslashes < i && text[i - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

class NameFinder {
 public:
  NameFinder(std::string_view prose, std::vector<ProseName>& names)
      : prose_(prose), names_(names) {}

  // Everything but headings has an underscore: one search skips most prose.
  void find_marked() {
    std::size_t at = find_byte(prose_, '_');
    while (at != npos) {
      const std::size_t end = std::min(prose_.find_first_not_of('_', at), prose_.size());
      const char before = at > 0 ? prose_[at - 1] : ' ';
      if (before == '`' && !is_escaped(prose_, at - 1)) {
        phrase(at - 1);
      } else if (is_word(before)) {
        if (end == at + 1 && (end == prose_.size() || !is_word(prose_[end]))) simple_name(at);
      } else if (end < prose_.size() && prose_[end] == '`' && !ends_markup_start(at)) {
        inline_target(end);
      } else if (ends_markup_start(at)) {
        explicit_target(at + 1);
      }
      at = find_byte(prose_, '_', end);
    }
  }

  void find_headings() {
    std::string_view above;
    for (std::size_t begin = 0; begin < prose_.size();) {
      const std::size_t end = std::min(find_byte(prose_, '\n', begin), prose_.size());
      const std::string_view line = prose_.substr(begin, end - begin);
      if (!above.empty() && is_adornment(line)) add(ProseName::Kind::heading, above);
      above = line;
      begin = end + 1;
    }
  }

 private:
  void add(ProseName::Kind kind, std::string_view markup, std::string_view url = {}) {
    if (!markup.empty()) names_.push_back({kind, markup, trimmed(url)});
  }

  static std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
  }

  // Whether ".. " at the start of a line stands before `at`.
  [[nodiscard]] bool ends_markup_start(std::size_t at) const {
    if (at < 3 || prose_.substr(at - 3, 3) != ".. ") return false;
    std::size_t start = at - 3;
    while (start > 0 && prose_[start - 1] == ' ') --start;
    return start == 0 || prose_[start - 1] == '\n';
  }

  // Where "<url>" begins at the end of a phrase, behind white space or all there is (docutils'
  // embedded_link); npos without one.
  static std::size_t embedded_link(std::string_view text) {
    if (!text.ends_with('>')) return npos;
    const std::size_t open = text.rfind('<');
    if (open == npos || open + 2 >= text.size()) return npos;
    if (open > 0 && text[open - 1] != ' ' && text[open - 1] != '\n') return npos;
    const char first = text[open + 1];
    const char last = text[text.size() - 2];
    const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
    return is_space(first) || is_space(last) || last == '\\' ? npos : open;
  }

  // The phrase that the backquote at `close` ends.
  void phrase(std::size_t close) {
    if (close == 0) return;
    std::size_t open = prose_.rfind('`', close - 1);
    while (open != npos && open > 0 && is_escaped(prose_, open)) {
      open = prose_.rfind('`', open - 1);
    }
    if (open == npos) return;
    const std::string_view text = prose_.substr(open + 1, close - open - 1);
    const std::size_t embedded = embedded_link(text);
    if (embedded == npos) return add(ProseName::Kind::reference, text);
    const std::string_view inner = text.substr(embedded + 1, text.size() - embedded - 2);
    if (inner.ends_with('_')) {
      add(ProseName::Kind::reference, inner.substr(0, inner.size() - 1));
    } else {
      add(ProseName::Kind::target, text.substr(0, embedded), inner);
    }
  }

  // Words joined by single "-", ".", "+", ":" or "_" that end at `end`.
  void simple_name(std::size_t end) {
    std::size_t begin = end;
    while (begin > 0) {
      const char before = prose_[begin - 1];
      const bool joins = std::string_view("-._+:").find(before) != npos && begin < end &&
                         begin > 1 && is_word(prose_[begin - 2]);
      if (!is_word(before) && !joins) break;
      --begin;
    }
    add(ProseName::Kind::reference, prose_.substr(begin, end - begin));
  }

  void inline_target(std::size_t open) {
    const std::size_t close = prose_.find('`', open + 1);
    if (close != npos) add(ProseName::Kind::target, prose_.substr(open + 1, close - open - 1));
  }

  // The name from `begin` to its colon, perhaps in backquotes.
  void explicit_target(std::size_t begin) {
    const std::string_view line = prose_.substr(begin, prose_.find('\n', begin) - begin);
    if (line.starts_with('`')) {
      const std::size_t close = line.find("`:", 1);
      if (close == npos) return add(ProseName::Kind::target, line.substr(1));
      return add(ProseName::Kind::target, line.substr(1, close - 1), line.substr(close + 2));
    }
    for (std::size_t colon = line.find(':'); colon != npos; colon = line.find(':', colon + 1)) {
      const bool ends = colon + 1 == line.size() || line[colon + 1] == ' ';
      if (ends && !is_escaped(line, colon)) {
        return add(ProseName::Kind::target, line.substr(0, colon), line.substr(colon + 1));
      }
    }
  }

  std::string_view prose_;
  std::vector<ProseName>& names_;
};

}  // namespace

void find_names(std::string_view prose, std::vector<ProseName>& names) {
  NameFinder finder(prose, names);
  finder.find_marked();
  finder.find_headings();
}

}  // namespace summit
