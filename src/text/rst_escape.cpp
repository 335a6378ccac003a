#include "text/rst_escape.h"

#include "text/ascii.h"
#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
bool is_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_alphanumeric(c);
}

char at(std::string_view text, std::size_t i) {
  return i < text.size() ? text[i] : '\0';
}

// Whether `text` goes on at `i` with a space or not at all, as after every marker of a block.
bool marker_ends(std::string_view text, std::size_t i) {
  return i >= text.size() || text[i] == ' ';
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// The code points that Python's str.splitlines breaks lines at are control characters but for two.
bool breaks_line(char32_t c) {
  return is_control(c) || c == 0x2028 || c == 0x2029;
}

// "1.", "a)", "(iv)", "#." …: patterns['enumerator'].
bool starts_enumeration(std::string_view line) {
  std::size_t i = at(line, 0) == '(' ? 1 : 0;
  const bool parenthesis = i == 1;
  const std::size_t begin = i;
  const auto skip = [&](auto holds) {
    while (i < line.size() && holds(line[i])) ++i;
  };
  const auto is_roman = [](std::string_view digits) {
    return [digits](char c) { return digits.find(c) != npos; };
  };
  const char first = at(line, i);
  if (first == '#') {
    ++i;
  } else if (is_digit(first)) {
    skip(is_digit);
  } else if (is_lower(first)) {
    skip(is_roman("ivxlcdm"));
  } else if (is_upper(first)) {
    skip(is_roman("IVXLCDM"));
  }
  if (i == begin && is_alphanumeric(first)) ++i;  // a single letter
  if (i == begin) return false;
  const char end = at(line, i);
  return (end == ')' || (end == '.' && !parenthesis)) && marker_ends(line, i + 1);
}

// ":name: value": patterns['field_marker'].
bool starts_field(std::string_view line) {
  if (at(line, 1) == ':' || marker_ends(line, 1)) return false;
  for (std::size_t i = line.find(':', 2); i != npos; i = line.find(':', i + 1)) {
    if (marker_ends(line, i + 1)) return true;
  }
  return false;
}

// "-x", "--long", "+x", "/V": patterns['option_marker']. Whether it is one depends on where the
// line ends, and wrapping decides that; so all that begin like one count.
bool starts_option(std::string_view line) {
  if (line[0] != '/') {
    return is_alphanumeric(at(line, line.starts_with("--") ? 2 : 1));
  }
  std::size_t i = 1;
  if (!is_alphanumeric(at(line, i))) return false;
  while (is_alphanumeric(at(line, i)) || at(line, i) == '_' || at(line, i) == '-') ++i;
  return marker_ends(line, i) || line[i] == ',' || line[i] == '=';
}

bool starts_with_wide_bullet(std::string_view line) {
  for (const std::string_view bullet : {"\u2022", "\u2023", "\u2043"}) {
    if (line.starts_with(bullet)) return marker_ends(line, bullet.size());
  }
  return false;
}

// Whether docutils could see the start of inline markup after the character before `i`: white
// space, an opening bracket or quote, a delimiter (Inliner's start_string_prefix). Of the many that
// are not ASCII, any might be.
bool may_precede_markup(std::string_view text, std::size_t i) {
  if (i == 0) return true;
  const char before = text[i - 1];
  return !is_ascii(before) || std::string_view(" \"'(<[{-/:").find(before) != npos;
}

// Whether the underscores that start at `i` could end a reference: name_, name__, [1]_.
bool may_end_reference(std::string_view text, std::size_t i) {
  if (i == 0) return false;
  const char before = text[i - 1];
  if (!is_alphanumeric(before) && is_ascii(before) && before != ']') return false;
  // A name does not start with an underscore, nor right after one: __init__ is none.
  std::size_t begin = i;
  while (begin > 0 && (is_alphanumeric(text[begin - 1]) || text[begin - 1] == '_')) --begin;
  if (text[begin] == '_' && begin < i && (begin == 0 || is_ascii(text[begin - 1]))) return false;
  const std::size_t after = text.find_first_not_of('_', i);
  return after == npos || !is_alphanumeric(text[after]);
}

// Whether the character at `i` of a paragraph's text needs a backslash.
bool needs_escape(std::string_view text, std::size_t i) {
  switch (text[i]) {
    case '\\':
    case '`':
      return true;
    case '*':
    case '|':
      return may_precede_markup(text, i) && !marker_ends(text, i + 1) &&
             (text[i] == '*' || text[i + 1] != '|');
    case '_':
      return (i == 0 || text[i - 1] != '_') && may_end_reference(text, i);
    default:
      return false;
  }
}

// Text between the backquotes of a phrase reference, where nothing but their end is markup …
void append_phrase(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\\' || c == '`') out += '\\';
    out += c;
  }
}

// … unless it ends like an embedded URL.
void append_whole_phrase(std::string& out, std::string_view text) {
  const bool embeds = text.ends_with('>') && (text[0] == '<' || text.find(" <") != npos);
  append_phrase(out, embeds ? text.substr(0, text.size() - 1) : text);
  if (embeds) out += "\\>";
}

// docutils drops white space from a URL unless it is an escaped space; other white space has no
// escape and no place in a URL, so it is percent-encoded. A trailing underscore would make the URL
// a reference.
void append_url(std::string& out, std::string_view url, std::string_view escaped) {
  static constexpr char hex[] = "0123456789ABCDEF";
  const auto is_blank = [](char c) { return is_ascii(c) && c <= ' '; };
  while (!url.empty() && is_blank(url.front())) url.remove_prefix(1);
  while (!url.empty() && is_blank(url.back())) url.remove_suffix(1);
  for (std::size_t i = 0; i < url.size();) {
    const CodePoint point = decode(url, i);
    const std::string_view bytes = url.substr(i, point.size);
    i += point.size;
    if (point.value != ' ' && (breaks_line(point.value) || is_white_space(point.value))) {
      for (const char byte : bytes) {
        out += '%';
        out += hex[static_cast<unsigned char>(byte) >> 4U];
        out += hex[static_cast<unsigned char>(byte) & 0xFU];
      }
      continue;
    }
    if (escaped.find(bytes) != npos || (bytes == "_" && i == url.size())) out += '\\';
    out += bytes;
  }
}

}  // namespace

std::string_view one_line(std::string_view text, std::string& scratch) {
  bool clean = true;
  for (std::size_t i = 0; i < text.size() && clean; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // The bytes that start a control character, a line break or white space past ASCII.
    clean = c >= 0x20 && c != 0x7F && c != 0xC2 && (c < 0xE1 || c > 0xE3);
  }
  if (!clean) {
    scratch.clear();
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint point = decode(text, i);
      if (breaks_line(point.value)) {
        scratch += ' ';
      } else {
        scratch += text.substr(i, point.size);
      }
      i += point.size;
    }
    text = scratch;
    std::size_t begin = npos;
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint point = decode(text, i);
      if (!is_white_space(point.value)) {
        if (begin == npos) begin = i;
        end = i + point.size;
      }
      i += point.size;
    }
    return begin == npos ? std::string_view() : text.substr(begin, end - begin);
  }
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_adornment(std::string_view line) {
  return !line.empty() && is_punctuation(line[0]) && line.back() == line[0] &&
         line.find_first_not_of(line[0]) == npos;
}

bool may_start_block(std::string_view line) {
  if (line.empty()) return false;
  if (is_adornment(line)) return true;
  switch (line[0]) {
    case '-':
    case '+':
      return marker_ends(line, 1) || starts_option(line) || line.starts_with("+-");
    case '/':
      return starts_option(line);
    case '*':
    case '|':
      return marker_ends(line, 1);
    case ':':
      return starts_field(line);
    case '.':
      return line.starts_with("..") && marker_ends(line, 2);
    case '_':
      return line.starts_with("__") && marker_ends(line, 2);
    case '>':
      return line.starts_with(">>>") && marker_ends(line, 3);
    case '=':  // the border of a simple table
      return line.find_first_not_of("= ") == npos;
    case '(':
    case '#':
      return starts_enumeration(line);
    default:
      return is_alphanumeric(line[0]) ? starts_enumeration(line) : starts_with_wide_bullet(line);
  }
}

void append_text(std::string& out, std::string_view text) {
  bool escape_first = may_start_block(text);
  if (text.find_first_not_of('\\') == npos) {
    // However many backslashes are an adornment; an escaped space is nothing, and makes it none.
    if (!text.empty()) out += "\\ ";
    escape_first = false;
  }
  // A paragraph's "::" announces a literal block, unless a backslash stands before it.
  const std::size_t literal_mark = text.ends_with("::") ? text.size() - 2 : npos;
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (needs_escape(text, i) || i == literal_mark || (i == 0 && escape_first)) {
      out += text.substr(done, i - done);
      out += '\\';
      done = i;
    }
  }
  out += text.substr(done);
}

void append_reference(std::string& out, std::string_view name) {
  out += '`';
  append_whole_phrase(out, name);
  out += "`_";
}

void append_reference(std::string& out, std::string_view text, std::string_view name) {
  out += '`';
  append_phrase(out, text);
  out += " <";
  // A name that looks like a URL or an e-mail address is one to docutils, unless the sign that
  // makes it so is escaped.
  const std::size_t colon = name.find(':');
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (std::string_view("\\`<>@").find(name[i]) != npos || i == colon) out += '\\';
    out += name[i];
  }
  // "\_" at the end would not be a reference; the escaped space between the two is nothing.
  if (name.ends_with('\\')) out += "\\ ";
  out += "_>`__";
}

void append_link(std::string& out, std::string_view text, std::string_view url) {
  out += '`';
  append_phrase(out, text);
  out += " <";
  append_url(out, url, "\\ `<>");
  // Here docutils takes a backslash away from a "\_" at the end, even if it is an escaped one.
  if (out.ends_with("\\\\\\_")) out.insert(out.size() - 2, "\\\\");
  out += ">`__";
}

void append_target(std::string& out, std::string_view name) {
  out += ".. _";
  const bool quoted = name.starts_with('_') || name.ends_with(':') || name.find(": ") != npos;
  if (quoted) out += '`';
  append_phrase(out, name);
  if (quoted) out += '`';
  out += ':';
}

void append_target(std::string& out, std::string_view name, std::string_view url) {
  append_target(out, name);
  out += ' ';
  append_url(out, url, "\\ ");
}

std::string unescape(std::string_view markup) {
  std::string text;
  text.reserve(markup.size());
  for (std::size_t i = 0; i < markup.size(); ++i) {
    if (markup[i] == '\\' && i + 1 < markup.size()) {
      ++i;
      if (markup[i] == ' ' || markup[i] == '\n') continue;
    }
    text += markup[i];
  }
  return text;
}

}  // namespace summit
