#include "document/reader/rst_uri.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <string>

#include "document/reader/rst_punctuation.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Sorted.
constexpr std::string_view schemes[] = {
    "about",       "acap",
    "addbook",     "afp",
    "afs",         "aim",
    "callto",      "castanet",
    "chttp",       "cid",
    "crid",        "data",
    "dav",         "dict",
    "dns",         "eid",
    "fax",         "feed",
    "file",        "finger",
    "freenet",     "ftp",
    "go",          "gopher",
    "gsm-sms",     "h323",
    "h324",        "hdl",
    "hnews",       "http",
    "https",       "hydra",
    "iioploc",     "ilu",
    "im",          "imap",
    "info",        "ior",
    "ipp",         "irc",
    "iris.beep",   "iseek",
    "jar",         "javascript",
    "jdbc",        "ldap",
    "lifn",        "livescript",
    "lrq",         "mailbox",
    "mailserver",  "mailto",
    "md5",         "mid",
    "mocha",       "modem",
    "mtqp",        "mupdate",
    "news",        "nfs",
    "nntp",        "opaquelocktoken",
    "phone",       "pop",
    "pop3",        "pres",
    "printer",     "prospero",
    "rdar",        "res",
    "rtsp",        "rvp",
    "rwhois",      "rx",
    "sdp",         "service",
    "shttp",       "sip",
    "sips",        "smb",
    "snews",       "snmp",
    "soap.beep",   "soap.beeps",
    "ssh",         "t120",
    "tag",         "tcp",
    "tel",         "telephone",
    "telnet",      "tftp",
    "tip",         "tn3270",
    "tv",          "urn",
    "uuid",        "vemmi",
    "videotex",    "view-source",
    "wais",        "whodp",
    "whois++",     "x-man-page",
    "xmlrpc.beep", "xmlrpc.beeps",
    "z39.50r",     "z39.50s",
};

enum : std::uint8_t { uric = 1, uri_last = 2, email = 4, scheme_character = 8, letter = 16 };

// A backslash is what docutils has in place of it, a null character.
constexpr auto roles = [] {
  std::array<std::uint8_t, 256> result{};
  const auto add = [&](std::string_view characters, std::uint8_t role) {
    for (const char c : characters) result[static_cast<unsigned char>(c)] |= role;
  };
  add("-_.!~*'()[];/:@&=+$,%\\", uric);
  add("_~*/=+", uri_last);
  add("-_!~*'{|}/#?^`&=+$%\\", email);
  add(".+-", scheme_character);
  add("0123456789", uric | uri_last | email | scheme_character);
  for (std::size_t c = 0; c < 26; ++c) {
    constexpr std::uint8_t every = uric | uri_last | email | scheme_character | letter;
    result[std::size_t{'a'} + c] |= every;
    result[std::size_t{'A'} + c] |= every;
  }
  return result;
}();

bool has(std::string_view text, std::size_t at, std::uint8_t role) {
  return at < text.size() && (roles[static_cast<unsigned char>(text[at])] & role) != 0;
}

char at(std::string_view text, std::size_t i) {
  return i < text.size() ? text[i] : '\0';
}

bool may_end(std::string_view text, std::size_t end) {
  return end >= text.size() || may_follow_inline(decode(text, end).value);
}

// A backslash that is escaped itself is no part of a URL.
std::size_t run_end(std::string_view text, std::size_t from, std::uint8_t role, char also) {
  while (has(text, from, role) || (also != '\0' && at(text, from) == also)) {
    if (text[from] == '\\' && at(text, from + 1) == '\\') return from + 1;
    ++from;
  }
  return from;
}

// Whether a URL may end at `end`, in or behind the characters up to `stop`.
bool is_last(std::string_view text, std::size_t end) {
  return has(text, end - 1, uri_last) || (has(text, end - 1, uric) && at(text, end) == '>');
}

// The last place in (`begin`, `end`] where a URL may end and other text go on; npos where none is.
std::size_t last_end(std::string_view text, std::size_t begin, std::size_t end) {
  for (; end > begin; --end) {
    if (is_last(text, end) && may_end(text, end)) return end;
  }
  return npos;
}

std::size_t fragment_end(std::string_view text, std::size_t hash) {
  return last_end(text, hash + 1, run_end(text, hash + 1, uric, '\0'));
}

// The end of a query or, without one, of a fragment that may follow what ends at `end`.
std::size_t tail_end(std::string_view text, std::size_t begin, std::size_t end) {
  if (end == begin || !is_last(text, end)) return npos;
  return at(text, end) == '#' ? fragment_end(text, end) : npos;
}

std::size_t absolute_end(std::string_view text, std::size_t colon) {
  const std::size_t begin = colon + 1;
  const std::size_t path = run_end(text, begin, uric, '\0');
  if (path > begin && is_last(text, path) && at(text, path) == '?') {
    const std::size_t query = run_end(text, path + 1, uric, '\0');
    std::size_t end = tail_end(text, path + 1, query);
    if (end == npos) end = last_end(text, path + 1, query);
    if (end != npos) return end;
  }
  const std::size_t end = tail_end(text, begin, path);
  return end != npos ? end : last_end(text, begin, path);
}

// The first place from `begin` on, before `end`, where markup may start and `holds`.
template <typename Holds>
std::size_t first_start(std::string_view text, std::size_t begin, std::size_t end, Holds holds) {
  for (; begin < end; ++begin) {
    if (!holds(begin)) continue;
    if (begin == 0 || may_precede_inline(code_point_before(text, 0, begin))) return begin;
  }
  return npos;
}

// What comes before the special character, as far as it may be part of the match; not past `from`.
RstUri absolute_at(std::string_view text, std::size_t colon, std::size_t from) {
  std::size_t begin = colon;
  while (begin > from && has(text, begin - 1, scheme_character)) --begin;
  begin = first_start(text, begin, colon, [&](std::size_t i) { return has(text, i, letter); });
  if (begin == npos) return {};
  const std::size_t end = absolute_end(text, colon);
  return end == npos ? RstUri{} : RstUri{begin, end, colon};
}

RstUri email_at(std::string_view text, std::size_t sign, std::size_t from) {
  if (sign == from || text[sign - 1] == '.' || text[sign - 1] == '\\') return {};
  std::size_t begin = sign;
  while (begin > from &&
         (has(text, begin - 1, email) || (text[begin - 1] == '.' && at(text, begin) != '.'))) {
    --begin;
  }
  begin = first_start(text, begin, sign, [&](std::size_t i) { return text[i] != '.'; });
  if (begin == npos || !has(text, sign + 1, email)) return {};
  std::size_t end = run_end(text, sign + 1, email, '.');
  if (has(text, end, uric) && at(text, end + 1) == '>') ++end;
  end = last_end(text, sign + 2, end);
  return end == npos ? RstUri{} : RstUri{begin, end, npos};
}

}  // namespace

RstUri find_uri(std::string_view text) {
  std::size_t from = 0;  // nothing before this is part of a match
  for (std::size_t i = text.find_first_of(":@"); i != npos; i = text.find_first_of(":@", i + 1)) {
    const RstUri found = text[i] == ':' ? absolute_at(text, i, from) : email_at(text, i, from);
    if (found.begin != npos) return found;
    from = i + 1;
  }
  return {};
}

bool is_uri_scheme(std::string_view scheme) {
  std::string lower(scheme);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return std::binary_search(std::begin(schemes), std::end(schemes), std::string_view(lower));
}

bool is_email(std::string_view text) {
  const std::size_t sign = text.find('@');
  if (sign == npos || text.find('\\') != npos) return false;  // here, it is no escape
  const RstUri found = email_at(text, sign, 0);
  return found.begin == 0 && found.end == text.size();
}

}  // namespace summit
