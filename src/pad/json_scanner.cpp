#include "pad/json_scanner.h"

#include <array>

#include "plan/json_tree.h"
#include "text/ascii.h"
#include "text/find_byte.h"
#include "text/utf16.h"
#include "text/utf8.h"

namespace summit {
namespace {

// The first byte at or after `at` that ends a run of plain characters in a string: a quotation
// mark, a backslash or a control character.
std::size_t find_string_special(std::string_view text, std::size_t at) {
  using namespace eight_bytes;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t eight = load(text.data() + at);
    const std::uint64_t found =
        below(eight ^ (ones * '"'), 1) | below(eight ^ (ones * '\\'), 1) | below(eight, ' ');
    if (found != 0) return at + first(found);
  }
  while (at < text.size() && text[at] != '"' && text[at] != '\\' &&
         static_cast<unsigned char>(text[at]) >= ' ') {
    ++at;
  }
  return at;
}

std::optional<char16_t> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  unsigned value = 0;
  for (const char c : text.substr(at, 4)) {
    const char lower = is_upper(c) ? static_cast<char>(c | 0x20) : c;
    if (!is_digit(c) && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(is_digit(c) ? c - '0' : lower - 'a' + 10);
  }
  return static_cast<char16_t>(value);
}

constexpr std::string_view escaped = "\"\\/bfnrt";
constexpr std::string_view meant = "\"\\/\b\f\n\r\t";

}  // namespace

std::u16string JsonString::utf16() const {
  std::u16string out;
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] != '\\') {
      const CodePoint point = decode(raw, at);
      append_utf16(out, point.value);
      at += point.size;
    } else if (raw[at + 1] == 'u') {
      out += hex4(raw, at + 2).value_or(0xFFFD);
      at += 6;
    } else {
      out += static_cast<char16_t>(meant[escaped.find(raw[at + 1])]);
      at += 2;
    }
  }
  return out;
}

std::string JsonString::utf8() const {
  return has_escapes ? to_utf8(utf16()) : std::string(raw);
}

bool JsonScanner::fail(Pattern what) {
  // A zero byte would look like the text's end.
  const bool is_zero = at_ < text_.size() && text_[at_] == '\0';
  if (!wrong_) wrong_ = is_zero ? Pattern("a zero byte stands here, which no text has") : what;
  return false;
}

void JsonScanner::skip_space() {
  while (at_ < text_.size() &&
         (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
    ++at_;
  }
}

char JsonScanner::peek() {
  skip_space();
  return at_ < text_.size() && !failed() ? text_[at_] : '\0';
}

bool JsonScanner::begin(char bracket) {
  if (peek() != bracket) {
    return fail(at_ == text_.size() ? Pattern("the file ends here, within a value")
                : bracket == '{'    ? Pattern("an object, in braces, is expected here")
                                    : Pattern("a list, in brackets, is expected here"));
  }
  ++at_;
  is_first_ = true;
  return true;
}

bool JsonScanner::next_item() {
  const char next = peek();
  if (failed()) return false;
  if (next == ']') {
    ++at_;
    is_first_ = false;
    return false;
  }
  if (!is_first_) {
    if (next == '\0') return fail(Pattern("the file ends here, within a list"));
    if (next != ',') return fail(Pattern("“,” or “]” is expected here"));
    ++at_;
  }
  is_first_ = false;
  return true;
}

bool JsonScanner::next_member(JsonString& name) {
  const char next = peek();
  if (failed()) return false;
  if (next == '}') {
    ++at_;
    is_first_ = false;
    return false;
  }
  if (!is_first_) {
    if (next == '\0') return fail(Pattern("the file ends here, within an object"));
    if (next != ',') return fail(Pattern("“,” or “}” is expected here"));
    ++at_;
  }
  is_first_ = false;
  if (peek() == '\0') return fail(Pattern("the file ends here, within an object"));
  if (text_[at_] != '"')
    return fail(Pattern("the name of a member, in quotation marks, is expected here"));
  if (!scan_string(name)) return false;
  if (peek() != ':') return fail(Pattern("“:” is expected here"));
  ++at_;
  return true;
}

bool JsonScanner::check_escape() {
  const std::size_t behind = at_ + 1;
  if (behind < text_.size() && text_[behind] == 'u') {
    if (!hex4(text_, behind + 1))
      return fail(Pattern("a \\u is followed by four hexadecimal digits, here it is not"));
    at_ += 6;
    return true;
  }
  if (behind == text_.size() || escaped.find(text_[behind]) == std::string_view::npos) {
    return fail(Pattern("this backslash begins no escape that JSON has"));
  }
  at_ += 2;
  return true;
}

bool JsonScanner::scan_string(JsonString& into) {
  const std::size_t begin = ++at_;
  into.has_escapes = false;
  while (true) {
    at_ = find_string_special(text_, at_);
    if (at_ == text_.size()) return fail(Pattern("the file ends here, within a text"));
    if (text_[at_] == '"') break;
    if (text_[at_] != '\\')
      return fail(Pattern("a line break or control character stands within quotation marks"));
    into.has_escapes = true;
    if (!check_escape()) return false;
  }
  into.raw = text_.substr(begin, at_++ - begin);
  is_first_ = false;
  return true;
}

bool JsonScanner::string(JsonString& into) {
  if (peek() == '"') return scan_string(into);
  return fail(Pattern("a text, in quotation marks, is expected here"));
}

bool JsonScanner::number(std::string_view& into) {
  constexpr Pattern no_number("a number is expected here");
  const char first = peek();
  if (first != '-' && !is_digit(first)) return fail(no_number);
  const std::size_t begin = at_;
  const auto digits = [&] {
    const std::size_t from = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ > from;
  };
  const auto take = [&](char one, char other) {
    if (at_ == text_.size() || (text_[at_] != one && text_[at_] != other)) return false;
    ++at_;
    return true;
  };
  take('-', '-');
  if (!take('0', '0') && !digits()) return fail(no_number);
  if (take('.', '.') && !digits()) return fail(no_number);
  if (take('e', 'E')) {
    take('+', '-');
    if (!digits()) return fail(no_number);
  }
  into = text_.substr(begin, at_ - begin);
  is_first_ = false;
  return true;
}

bool JsonScanner::skip() {
  std::array<char, max_json_depth> open{};  // the brackets we are in
  std::size_t depth = 0;
  do {
    JsonString text;
    std::string_view token;
    // To the next value, or out of what ends here.
    if (depth > 0) {
      const bool more = open[depth - 1] == '{' ? next_member(text) : next_item();
      if (failed()) return false;
      if (!more) {
        --depth;
        continue;
      }
    }
    const char first = peek();
    if (first == '{' || first == '[') {
      if (depth == open.size()) return fail(Pattern("this is nested too deeply for a pad"));
      open[depth++] = first;
      ++at_;
      is_first_ = true;
    } else if (first == '"') {
      if (!scan_string(text)) return false;
    } else if (first == '-' || is_digit(first)) {
      if (!number(token)) return false;
    } else {
      std::string_view word;
      for (const std::string_view each : {"null", "true", "false"}) {
        if (text_.substr(at_).starts_with(each)) word = each;
      }
      if (word.empty()) {
        return fail(first == '\0' ? Pattern("the file ends here, where a value is expected")
                                  : Pattern("a value is expected here"));
      }
      at_ += word.size();
      is_first_ = false;
    }
  } while (depth > 0);
  return true;
}

bool JsonScanner::value(std::string_view& into) {
  (void)peek();
  const std::size_t begin = at_;
  if (!skip()) return false;
  into = text_.substr(begin, at_ - begin);
  return true;
}

bool JsonScanner::end() {
  if (peek() == '\0' && at_ == text_.size()) return !failed();
  return fail(Pattern("the pad ends before this, and nothing may follow"));
}

std::optional<std::int64_t> whole_number(std::string_view number) {
  const bool is_negative = number.starts_with('-');
  if (is_negative) number.remove_prefix(1);
  if (number.empty() || number.size() > 15) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : number) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return is_negative ? -value : value;
}

}  // namespace summit
