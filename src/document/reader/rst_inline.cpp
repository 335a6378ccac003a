#include "document/reader/rst_inline.h"

#include <algorithm>

#include "document/reader/rst_punctuation.h"
#include "document/reader/rst_uri.h"
#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

enum : std::uint8_t { plain, markup, uri };

// Which bytes need a look.
constexpr auto looks = [] {
  std::array<std::uint8_t, 256> result{};
  for (const char c : std::string_view("*`|_[\\")) result[static_cast<unsigned char>(c)] = markup;
  for (const char c : std::string_view(":@")) result[static_cast<unsigned char>(c)] = uri;
  return result;
}();

// Those of docutils (docutils.parsers.rst.languages.en) and of Sphinx.
constexpr std::string_view known_roles[] = {
    "ab",       "abbr",          "abbreviation",
    "ac",       "acronym",       "any",
    "c:func",   "code",          "command",
    "dfn",      "doc",           "download",
    "emphasis", "envvar",        "eq",
    "file",     "guilabel",      "i",
    "index",    "kbd",           "keyword",
    "literal",  "mailheader",    "makevar",
    "manpage",  "math",          "menuselection",
    "mimetype", "newsgroup",     "numref",
    "option",   "pep",           "pep-reference",
    "program",  "py:attr",       "py:class",
    "py:data",  "py:exc",        "py:func",
    "py:meth",  "py:mod",        "py:obj",
    "raw",      "ref",           "regexp",
    "rfc",      "rfc-reference", "samp",
    "strong",   "sub",           "subscript",
    "sup",      "superscript",   "t",
    "term",     "title",         "title-reference",
    "token",
};

std::string lower(std::string_view text) {
  return normalize_name(text);
}

}  // namespace

void RstInline::add_role(std::string_view name) {
  roles_.insert(lower(name));
}

bool RstInline::is_role(std::string_view name) const {
  const std::string key = lower(name);
  return std::find(std::begin(known_roles), std::end(known_roles), key) != std::end(known_roles) ||
         roles_.count(key) > 0;
}

// --- The text
// -------------------------------------------------------------------------------------

void RstInline::join(std::span<const RstSpan> lines) {
  lines_.clear();
  bool contiguous = true;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    contiguous = contiguous && lines[i].begin == lines[i - 1].end + 1;
  }
  if (contiguous) {
    text_ = builder_.text({lines.front().begin, lines.back().end});
    lines_.push_back({0, lines.front().begin});
    return;
  }
  joined_.clear();
  for (const RstSpan& line : lines) {
    if (!lines_.empty()) joined_ += '\n';
    lines_.push_back({joined_.size(), line.begin});
    joined_ += builder_.text(line);
  }
  text_ = joined_;
}

std::uint32_t RstInline::in_text(std::size_t offset) {
  while (line_ + 1 < lines_.size() && lines_[line_ + 1].joined <= offset) ++line_;
  while (lines_[line_].joined > offset) --line_;
  return lines_[line_].text + static_cast<std::uint32_t>(offset - lines_[line_].joined);
}

void RstInline::parse(std::span<const RstSpan> lines, std::uint32_t indent) {
  if (lines.empty()) return;
  indent_ = indent;
  terms_ = false;
  join(lines);
  parse_joined();
}

void RstInline::parse_term(RstSpan line) {
  indent_ = 0;
  terms_ = true;
  join({&line, 1});
  parse_joined();
}

void RstInline::parse_joined() {
  base_ = done_ = next_ = 0;
  line_ = 0;
  has_uri_ = false;
  found_ = {};
  while (next_ < text_.size()) {
    const std::uint8_t look = looks[static_cast<unsigned char>(text_[next_])];
    if (look == plain) {
      ++next_;
      continue;
    }
    if (look == uri) {
      has_uri_ = true;
      ++next_;
      continue;
    }
    const std::size_t here = next_;
    bool read = false;
    switch (text_[here]) {
      case '*':
        read = star(here);
        break;
      case '`':
        read = backquote(here);
        break;
      case '|':
        read = bar(here);
        break;
      case '_':
        read = underscore(here);
        break;
      case '[':
        read = bracket(here);
        break;
      default:
        next_ = here + 2;  // what is escaped is text
        continue;
    }
    if (!read) next_ = here + 1;
  }
  implicit(done_, text_.size(), 0);
}

// --- The rules
// ------------------------------------------------------------------------------------

bool RstInline::may_start(std::size_t at) const {
  return at == base_ || may_precede_inline(code_point_before(text_, base_, at));
}

bool RstInline::may_end(std::size_t at) const {
  return at >= text_.size() || may_follow_inline(decode(text_, at).value);
}

bool RstInline::space_at(std::size_t at) const {
  return at < text_.size() && is_white_space(decode(text_, at).value);
}

bool RstInline::space_before(std::size_t at) const {
  return at > 0 && is_white_space(code_point_before(text_, 0, at));
}

// Calls `use` with each place where a simple name that ends at `end` can start, from the right.
template <typename Use>
void RstInline::for_each_name_start(std::size_t end, Use use) const {
  std::size_t i = end;
  while (i > base_) {
    const char32_t before = code_point_before(text_, base_, i);
    if (is_word(before)) {
      i -= before < 0x80 ? 1 : before < 0x800 ? 2 : before < 0x10000 ? 3 : 4;
      use(i);
      continue;
    }
    const bool joins =
        before < 0x80 && std::string_view("-._+:").find(static_cast<char>(before)) != npos;
    if (!joins || i == end || i - 1 <= base_) return;
    if (!is_word(code_point_before(text_, base_, i - 1))) return;
    --i;
  }
}

// Whether what starts in [begin, end) stands between quotes or brackets, or at the very end.
bool RstInline::is_quoted(std::size_t begin, std::size_t end) const {
  if (begin == base_) return false;
  if (end >= text_.size()) return true;
  return is_quoting_pair(code_point_before(text_, base_, begin), decode(text_, end).value);
}

// The bytes of the end-string at `at`, which is known to start like one; 0 where it is none, but
// for what must not come before it.
std::size_t RstInline::end_size(End end, std::size_t at) const {
  std::size_t size = 1;
  switch (end) {
    case strong:
    case literal:
      if (this->at(at + 1) != text_[at]) return 0;
      size = 2;
      break;
    case phrase: {
      const std::size_t role = this->at(at + 1) == ':' ? simple_name(text_, at + 2) : 0;
      if (role > 0 && this->at(at + 2 + role) == ':') size = role + 3;
      [[fallthrough]];
    }
    case substitution: {
      std::size_t underscores = 0;
      while (underscores < 2 && this->at(at + size + underscores) == '_') ++underscores;
      for (std::size_t i = underscores + 1; i-- > 0;) {
        if (may_end(at + size + i)) return size + i;
      }
      if (size == 1) return 0;
      // The role is none then, and a colon may follow markup.
      return 1;
    }
    default:
      break;
  }
  return may_end(at + size) ? size : 0;
}

// Where the markup whose content starts at `from` ends; npos where it does not, or is empty.
std::size_t RstInline::find_end(End end, std::size_t from) {
  static constexpr char first_of[ends] = {'*', '*', '`', '`', '`', '|'};
  const char first = first_of[end];
  if (at(from) == first && end_size(end, from) > 0) return npos;
  Found& found = found_[end];
  if (found.known && found.from <= from && (found.at == npos || found.at > from)) return found.at;
  found = {from, npos, true};
  std::size_t escaped = npos;  // the last character behind a backslash
  for (std::size_t i = from; i < text_.size(); ++i) {
    if (text_[i] == '\\' && end != literal) {
      escaped = ++i;
      continue;
    }
    if (text_[i] != first || i == from) continue;
    if (space_before(i) && !(end == phrase && escaped == i - 1)) continue;
    if (end_size(end, i) == 0) continue;
    found.at = i;
    break;
  }
  return found.at;
}

// --- Constructs
// -----------------------------------------------------------------------------------

void RstInline::begin_construct(std::size_t begin) {
  implicit(done_, begin, 0);
  done_ = begin;
}

void RstInline::end_construct(std::size_t end) {
  base_ = done_ = next_ = end;
  has_uri_ = false;
}

void RstInline::problematic(std::size_t begin, std::size_t end) {
  begin_construct(begin);
  builder_.open(RstKind::problematic, in_text(begin));
  add_text(begin, end, true);
  builder_.close(in_text(end));
  end_construct(end);
}

void RstInline::unclosed(std::size_t begin, std::size_t end, Pattern name) {
  builder_.problem(RstFault::inline_unclosed, in_text(begin), name);
  problematic(begin, end);
}

// Markup of `size` bytes at `begin` with text in it and nothing else. Always true.
bool RstInline::simple(std::size_t begin, std::size_t size, RstKind kind, End end, Pattern name) {
  const std::size_t content = begin + size;
  if (is_quoted(begin, content)) {
    base_ = next_ = content;
    return true;
  }
  const std::size_t close = find_end(end, content);
  if (close == npos) {
    unclosed(begin, content, name);
    return true;
  }
  const std::size_t last = close + end_size(end, close);
  begin_construct(begin);
  const bool reference = end == substitution && text_[last - 1] == '_';
  if (reference) {
    const RstIndex node = builder_.open(RstKind::reference, in_text(begin));
    const bool anonymous = text_[last - 2] == '_';
    builder_[node].style =
        static_cast<std::uint8_t>(anonymous ? RstReference::anonymous : RstReference::named);
  }
  builder_.open(kind, in_text(begin));
  if (kind == RstKind::target) {
    builder_.open(RstKind::target_name, in_text(content));
    add_text(content, close);
    builder_.close(in_text(close));
  } else {
    add_text(content, close, kind == RstKind::literal);
  }
  builder_.close(in_text(reference ? close + 1 : last));
  if (reference) builder_.close(in_text(last));
  end_construct(last);
  return true;
}

bool RstInline::star(std::size_t at) {
  if (!may_start(at)) return false;
  if (this->at(at + 1) == '*') {
    if (space_at(at + 2)) return false;
    return simple(at, 2, RstKind::strong, strong, Pattern("strong emphasis (**)"));
  }
  if (space_at(at + 1)) return false;
  return simple(at, 1, RstKind::emphasis, emphasis, Pattern("emphasis (*)"));
}

bool RstInline::bar(std::size_t at) {
  if (this->at(at + 1) == '|' || space_at(at + 1) || !may_start(at)) return false;
  return simple(at, 1, RstKind::substitution_reference, substitution,
                Pattern("a substitution (|)"));
}

bool RstInline::backquote(std::size_t at) {
  if (this->at(at + 1) == '`') {
    if (!may_start(at) || space_at(at + 2)) return false;
    return simple(at, 2, RstKind::literal, literal, Pattern("a literal (``)"));
  }
  if (space_at(at + 1)) return false;
  // A role may come before: ":name:`", and docutils sees what starts first.
  std::size_t begin = npos;
  if (at > done_ + 2 && text_[at - 1] == ':') {
    for_each_name_start(at - 1, [&](std::size_t name) {
      if (name > done_ && text_[name - 1] == ':' && may_start(name - 1)) begin = name - 1;
    });
  }
  if (begin == npos) {
    if (!may_start(at)) return false;
    if (is_quoted(at, at + 1)) {
      base_ = next_ = at + 1;
      return true;
    }
    begin = at;
  }
  return interpreted(begin, at + 1, at);
}

bool RstInline::interpreted(std::size_t begin, std::size_t content, std::size_t quote) {
  const std::size_t close = find_end(phrase, content);
  if (close == npos) {
    unclosed(quote, content, Pattern("interpreted text or a phrase reference (`)"));
    return true;
  }
  const std::size_t end = close + end_size(phrase, close);
  const bool prefixed = begin < quote;
  const std::size_t role_end = text_[end - 1] == ':' && end - close > 2 ? end - 1 : npos;
  // ":role:_" has both.
  const bool suffixed = at(close + 1) == ':' && end - close > 2;
  const bool reference = text_[end - 1] == '_';
  if (suffixed && prefixed) {
    builder_.problem(RstFault::role_twice, in_text(begin));
    problematic(begin, end);
    return true;
  }
  if (reference && (suffixed || prefixed)) {
    builder_.problem(RstFault::role_reference, in_text(begin));
    problematic(begin, end);
    return true;
  }
  if (reference) {
    phrase_reference(begin, content, close, end);
    return true;
  }
  std::size_t role_begin = begin;
  std::size_t role_stop = begin;
  if (prefixed) {
    role_begin = begin + 1;
    role_stop = quote - 1;
  } else if (suffixed) {
    role_begin = close + 2;
    role_stop = role_end;
  }
  const std::string_view written = text_.substr(role_begin, role_stop - role_begin);
  const std::string_view role = written.empty() ? std::string_view(default_role_) : written;
  if (!role.empty() && !is_role(role)) {
    builder_.problem(RstFault::role_unknown, in_text(begin), role);
    problematic(begin, end);
    return true;
  }
  begin_construct(begin);
  builder_.open(RstKind::interpreted, in_text(begin));
  if (prefixed) builder_.leaf(RstKind::role, in_text(role_begin), in_text(role_stop));
  add_text(content, close);
  if (suffixed) builder_.leaf(RstKind::role, in_text(role_begin), in_text(role_stop));
  builder_.close(in_text(end));
  end_construct(end);
  return true;
}

// `text`_ or `text <url>`_ or `text <name_>`_; [content, quote) is between the backquotes.
void RstInline::phrase_reference(std::size_t begin, std::size_t content, std::size_t quote,
                                 std::size_t end) {
  // "<…>" at the end, unless it is escaped or there is another bracket in it.
  std::size_t open = npos;
  std::size_t close = npos;  // the last unescaped ">"
  bool inner = false;
  for (std::size_t i = content; i < quote; ++i) {
    const char c = text_[i];
    if (c == '\\') {
      ++i;
    } else if (c == '<') {
      open = i;
      inner = false;
      close = npos;
    } else if (c == '>') {
      inner = close != npos;
      close = i;
    }
  }
  const auto is_blank = [](char c) { return c == ' ' || c == '\n'; };
  const bool embeds = open != npos && close + 1 == quote && !inner && close > open + 1 &&
                      (open == content || is_blank(text_[open - 1])) && !space_at(open + 1) &&
                      !space_before(close);
  const bool anonymous = text_[end - 2] == '_';
  begin_construct(begin);
  const RstIndex node = builder_.open(RstKind::reference, in_text(begin));
  RstReference style = anonymous ? RstReference::anonymous : RstReference::named;
  if (!embeds) {
    add_text(content, quote);
  } else {
    std::size_t text_end = open;
    while (text_end > content && is_blank(text_[text_end - 1])) --text_end;
    if (text_end > content) add_text(content, text_end);
    const std::string_view inside = text_.substr(open + 1, close - open - 1);
    const bool name =
        inside.ends_with('_') && !inside.ends_with("\\_") && find_uri(inside).begin != 0;
    if (name) {
      style = anonymous ? RstReference::anonymous_name : RstReference::named_name;
      builder_[builder_.leaf(RstKind::target_alias, in_text(open + 1), in_text(close - 1))].value =
          indent_;
    } else {
      style = anonymous ? RstReference::anonymous_url : RstReference::named_url;
      builder_[builder_.leaf(RstKind::target_uri, in_text(open + 1), in_text(close))].value =
          indent_;
    }
  }
  builder_[node].style = static_cast<std::uint8_t>(style);
  builder_.close(in_text(end));
  end_construct(end);
}

bool RstInline::underscore(std::size_t at) {
  if (this->at(at + 1) == '`') {
    if (!may_start(at) || space_at(at + 2)) return false;
    return simple(at, 2, RstKind::target, target, Pattern("an inline target (_`)"));
  }
  if (at == base_ || !is_word(code_point_before(text_, base_, at))) return false;
  const bool anonymous = this->at(at + 1) == '_';
  const std::size_t end = at + (anonymous ? 2 : 1);
  if (!may_end(end)) return false;
  // The name starts as far to the left as one may.
  std::size_t begin = npos;
  for_each_name_start(at, [&](std::size_t name) {
    if (may_start(name)) begin = name;
  });
  if (begin == npos) return false;
  begin_construct(begin);
  const RstIndex node = builder_.open(RstKind::reference, in_text(begin));
  builder_[node].style =
      static_cast<std::uint8_t>(anonymous ? RstReference::anonymous : RstReference::named);
  add_text(begin, at);
  builder_.close(in_text(end));
  end_construct(end);
  return true;
}

bool RstInline::bracket(std::size_t at) {
  if (!may_start(at)) return false;
  const std::size_t label = at + 1;
  const char first = this->at(label);
  std::size_t close = label;
  if (first == '*') {
    ++close;
  } else {
    if (first == '#') ++close;
    close += simple_name(text_, close);
  }
  if (close == label || this->at(close) != ']' || this->at(close + 1) != '_' ||
      !may_end(close + 2)) {
    return false;
  }
  const std::string_view name = text_.substr(label, close - label);
  const bool number = name.find_first_not_of("0123456789") == npos;
  begin_construct(at);
  if (first == '#' || first == '*' || number) {
    const RstIndex node = builder_.open(RstKind::footnote_reference, in_text(at));
    builder_[node].style = static_cast<std::uint8_t>(number ? '1' : first);
  } else {
    builder_.open(RstKind::citation_reference, in_text(at));
  }
  add_text(label, close);
  builder_.close(in_text(close + 2));
  end_construct(close + 2);
  return true;
}

// --- Plain text, and the URLs in it
// ---------------------------------------------------------------

void RstInline::implicit(std::size_t begin, std::size_t end, int depth) {
  // What comes before a URL is looked at again, as docutils does: it ends earlier now.
  constexpr int depth_limit = 4;
  while (has_uri_ && begin < end && depth < depth_limit) {
    const RstUri found = find_uri(text_.substr(begin, end - begin));
    if (found.begin == npos) break;
    // docutils gives up on the rest of the text where a word with a colon is no URL.
    if (found.colon != npos &&
        !is_uri_scheme(text_.substr(begin + found.begin, found.colon - found.begin))) {
      break;
    }
    const std::size_t from = begin + found.begin;
    implicit(begin, from, depth + 1);
    begin += found.end;
    const RstIndex node = builder_.open(RstKind::reference, in_text(from));
    builder_[node].style = static_cast<std::uint8_t>(RstReference::url);
    add_text(from, begin);
    builder_.close(in_text(begin));
  }
  if (begin < end) add_text(begin, end);
}

void RstInline::add_text(std::size_t begin, std::size_t end, bool verbatim) {
  const RstKind parent = builder_[builder_.parent()].kind;
  if (terms_ && (parent == RstKind::term || parent == RstKind::classifier)) {
    return add_terms(begin, end);
  }
  const RstIndex node = builder_.leaf(RstKind::text, in_text(begin), in_text(end));
  builder_[node].style = verbatim ? 1 : 0;
  builder_[node].value = indent_;
}

// The text of a term or classifier, which ends at each " : ".
void RstInline::add_terms(std::size_t begin, std::size_t end) {
  const std::string_view text = text_.substr(0, end);
  for (std::size_t colon = text.find(" : ", begin); colon != npos;
       colon = text.find(" : ", begin)) {
    std::size_t stop = colon;
    while (stop > begin && text[stop - 1] == ' ') --stop;
    if (stop > begin) builder_.leaf(RstKind::text, in_text(begin), in_text(stop));
    builder_.close(in_text(stop));
    begin = std::min(text.find_first_not_of(' ', colon + 2), end);
    builder_.open(RstKind::classifier, in_text(begin));
  }
  if (begin < end) builder_.leaf(RstKind::text, in_text(begin), in_text(end));
}

}  // namespace summit
