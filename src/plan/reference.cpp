#include "plan/reference.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/find_byte.h"
#include "text/name.h"
#include "text/table_text.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// What may stand without backquotes, other scripts aside.
bool is_simple_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_word(c) && static_cast<unsigned char>(c) < 0x80;
  });
}

// Markup without its backslashes; one ahead of white space takes that with it.
std::string unescape(std::string_view markup) {
  std::string text;
  text.reserve(markup.size());
  for (std::size_t i = 0; i < markup.size(); ++i) {
    const bool escaped = markup[i] == '\\' && ++i < markup.size();
    if (i < markup.size() && !(escaped && (markup[i] == ' ' || markup[i] == '\n'))) {
      text += markup[i];
    }
  }
  return text;
}

// Plain text as it stands between the backquotes of a phrase reference.
std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '\\' || c == '`' || c == '<') out += '\\';
    out += c;
  }
  return out;
}

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == npos;
}

std::size_t indentation(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(" \t");
  return indent == npos ? line.size() : indent;
}

// Walks prose once and finds what is to be another.
class Renamer {
 public:
  Renamer(std::string_view prose, std::string_view from, std::string_view to)
      : prose_(prose), from_(from), to_(to) {}

  std::optional<std::string> run() {
    if (!may_refer()) return std::nullopt;
    bool line_start = true;
    while (at_ < prose_.size()) {
      if (line_start) {
        line_start = false;
        if (in_literal_block()) {
          pass(line_at(prose_, at_).size());
          continue;
        }
      }
      const char c = prose_[at_];
      if (c == '\n') {
        line_start = true;
        pass(1);
      } else if (c == '\\') {
        pass(2);
      } else if (c == '`') {
        backquote();
      } else if (is_word(c)) {
        word();
      } else {
        pass(1);
      }
    }
    if (replacements_.empty()) return std::nullopt;
    return replace_in_tables(prose_, replacements_);
  }

 private:
  // Cheap and generous: whether the last character of the name stands before some underscore.
  [[nodiscard]] bool may_refer() const {
    const char wanted = from_.empty() ? ' ' : from_.back();
    for (std::size_t i = find_byte(prose_, '_'); i != npos; i = find_byte(prose_, '_', i + 1)) {
      std::size_t end = i;
      if (end > 0 && prose_[end - 1] == '`') --end;
      if (end == 0) continue;
      const char last = prose_[end - 1];
      // What is not visible ASCII has other forms in a normalised name.
      const bool visible = last > ' ' && last < 0x7F;
      if (!visible || last == '>' || lower(last) == wanted) return true;
    }
    return false;
  }

  void pass(std::size_t size) { at_ += std::min(size, prose_.size() - at_); }
  // Up to `end`, there is to be another text.
  void replace(std::size_t end, std::string text) {
    replacements_.push_back({at_, end, std::move(text)});
    at_ = end;
  }

  // Whether the line that starts here belongs to a literal block; notes where one begins.
  bool in_literal_block() {
    const std::string_view line = line_at(prose_, at_);
    const std::size_t indent = indentation(line);
    if (indent == line.size()) return false;  // a blank line changes nothing
    if (literal_ && indent > literal_indent_) return true;
    const std::string_view text = line.substr(indent);
    const std::size_t last = text.find_last_not_of(" \t\r");
    literal_ = (text.substr(0, last + 1).ends_with("::") && !text.starts_with("..")) ||
               text.starts_with(".. code");
    literal_indent_ = indent;
    return false;
  }

  // Where the paragraph that holds the cursor ends: no markup goes on past a blank line.
  std::size_t paragraph_end() {
    if (at_ < paragraph_end_) return paragraph_end_;
    std::size_t line = at_;
    do {
      line = std::min(line + line_at(prose_, line).size() + 1, prose_.size());
    } while (line < prose_.size() && !is_blank(line_at(prose_, line)));
    return paragraph_end_ = line;
  }

  // `phrase`_, ``literal`` or interpreted text.
  void backquote() {
    const std::size_t end = paragraph_end();
    if (prose_.substr(at_).starts_with("``")) {
      const std::size_t close = prose_.substr(0, end).find("``", at_ + 2);
      return pass(close == npos ? 2 : close + 2 - at_);
    }
    std::size_t close = at_ + 1;
    while (close < end && prose_[close] != '`') close += prose_[close] == '\\' ? 2 : 1;
    if (close >= end) return pass(1);
    const std::string_view phrase = prose_.substr(at_ + 1, close - at_ - 1);
    const bool reference = close + 1 < prose_.size() && prose_[close + 1] == '_' &&
                           prose_.substr(close + 1, 2) != "__";
    if (!reference || phrase.empty()) return pass(close + 1 - at_);
    if (phrase.ends_with("_>")) {  // `text <Name_>`_
      const std::size_t open = phrase.rfind('<');
      if (open != npos && matches(phrase.substr(open + 1, phrase.size() - open - 3))) {
        pass(open + 2);
        replace(close - 2, escape(to_));
      }
    } else if (matches(phrase)) {
      replace(close, '`' + escape(to_));
    }
    pass(close + 2 - at_);
  }

  // A word, which is a simple reference when an underscore ends it.
  void word() {
    std::size_t end = at_;
    while (end < prose_.size() &&
           (is_word(prose_[end]) || (std::string_view("-._+:").find(prose_[end]) != npos &&
                                     end + 1 < prose_.size() && is_word(prose_[end + 1])))) {
      ++end;
    }
    const bool reference =
        end < prose_.size() && prose_[end] == '_' &&
        (end + 1 == prose_.size() || (prose_[end + 1] != '_' && !is_word(prose_[end + 1])));
    if (reference && matches(prose_.substr(at_, end - at_))) {
      replace(end, is_simple_name(to_) ? std::string(to_) : '`' + escape(to_) + '`');
    }
    pass(end + (reference ? 1 : 0) - at_);
  }

  [[nodiscard]] bool matches(std::string_view name) const {
    return normalize_name(unescape(name)) == from_;
  }

  std::string_view prose_;
  std::string_view from_;
  std::string_view to_;
  std::vector<TextReplacement> replacements_;
  std::size_t at_ = 0;
  std::size_t paragraph_end_ = 0;
  bool literal_ = false;
  std::size_t literal_indent_ = 0;
};

}  // namespace

std::optional<std::string> rename_references(std::string_view prose, std::string_view from,
                                             std::string_view to) {
  return Renamer(prose, from, to).run();
}

}  // namespace summit
