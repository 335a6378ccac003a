#include "pad/html_tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/ascii.h"
#include "text/find_byte.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

char lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
bool equals_lower(std::string_view text, std::string_view name) {
  return text.size() == name.size() && std::equal(text.begin(), text.end(), name.begin(),
                                                  [](char a, char b) { return lower(a) == b; });
}

// Elements whose content is no HTML.
bool is_raw(std::string_view name) {
  constexpr std::array<std::string_view, 6> names = {"script", "style",    "textarea",
                                                     "title",  "noscript", "template"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Entity {
  std::string_view name;
  char32_t value;
};
// XML's, and those of HTML 4 that word processors and people write.
constexpr std::array entities = {
    Entity{"amp", '&'},       Entity{"lt", '<'},        Entity{"gt", '>'},
    Entity{"quot", '"'},      Entity{"apos", '\''},     Entity{"ndash", 0x2013},
    Entity{"mdash", 0x2014},  Entity{"lsquo", 0x2018},  Entity{"rsquo", 0x2019},
    Entity{"sbquo", 0x201A},  Entity{"ldquo", 0x201C},  Entity{"rdquo", 0x201D},
    Entity{"bdquo", 0x201E},  Entity{"bull", 0x2022},   Entity{"hellip", 0x2026},
    Entity{"prime", 0x2032},  Entity{"lsaquo", 0x2039}, Entity{"rsaquo", 0x203A},
    Entity{"euro", 0x20AC},   Entity{"trade", 0x2122},  Entity{"larr", 0x2190},
    Entity{"rarr", 0x2192},   Entity{"harr", 0x2194},   Entity{"rArr", 0x21D2},
    Entity{"minus", 0x2212},  Entity{"ne", 0x2260},     Entity{"le", 0x2264},
    Entity{"ge", 0x2265},     Entity{"ensp", 0x2002},   Entity{"emsp", 0x2003},
    Entity{"thinsp", 0x2009}, Entity{"zwnj", 0x200C},   Entity{"zwj", 0x200D},
    Entity{"OElig", 0x152},   Entity{"oelig", 0x153},   Entity{"Scaron", 0x160},
    Entity{"scaron", 0x161},  Entity{"check", 0x2713},
};
// Those of U+00A0 to U+00FF, in order.
constexpr std::array<std::string_view, 96> latin_entities = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
constexpr std::size_t longest_entity = 10;  // in bytes, "&" and ";" aside: of names and of numbers

char32_t named_entity(std::string_view name) {
  const auto entity = std::find_if(entities.begin(), entities.end(),
                                   [&](const Entity& each) { return each.name == name; });
  if (entity != entities.end()) return entity->value;
  const auto latin = std::find(latin_entities.begin(), latin_entities.end(), name);
  if (latin == latin_entities.end()) return 0;
  return 0xA0 + static_cast<char32_t>(latin - latin_entities.begin());
}

// "#8212" or "#x2014"; nothing where it is no number, U+FFFD where no character has it.
char32_t numbered_entity(std::string_view digits) {
  digits.remove_prefix(1);
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty()) return 0;
  std::uint64_t value = 0;  // of longest_entity digits at most
  for (const char c : digits) {
    const bool letter = hexadecimal && lower(c) >= 'a' && lower(c) <= 'f';
    if (!is_digit(c) && !letter) return 0;
    value = value * (hexadecimal ? 16 : 10) +
            static_cast<std::uint64_t>(letter ? lower(c) - 'a' + 10 : c - '0');
  }
  return value == 0 || value > 0x10FFFF ? 0xFFFD : static_cast<char32_t>(value);
}

}  // namespace

HtmlWeight html_weight(const HtmlToken& tag) {
  constexpr std::string_view property = "font-weight:";
  const std::string css = html_attribute(tag.raw, "style");
  std::size_t at = css.find(property);
  if (at == std::string::npos) return HtmlWeight::unsaid;
  at = std::min(css.find_first_not_of(' ', at + property.size()), css.size());
  const std::string_view value = std::string_view(css).substr(at);
  const bool bold =
      value.starts_with("bold") || (value.starts_with('6') || value.starts_with('7') ||
                                    value.starts_with('8') || value.starts_with('9'));
  return bold ? HtmlWeight::bold : HtmlWeight::normal;
}

std::size_t append_html_character(std::string& out, std::string_view text, std::size_t at) {
  if (text[at] != '&') {
    const std::size_t size = decode(text, at).size;
    out += text.substr(at, size);
    return size;
  }
  const std::string_view name = text.substr(at + 1, longest_entity + 1);
  const std::size_t size = std::min(name.find(';'), name.size());
  if (size > 0 && size < name.size()) {
    const char32_t value =
        name[0] == '#' ? numbered_entity(name.substr(0, size)) : named_entity(name.substr(0, size));
    if (value != 0) {
      append_utf8(out, value);
      return size + 2;
    }
  }
  out += '&';
  return 1;
}

std::string html_attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  const auto skip = [&](auto holds) {
    const std::size_t begin = at;
    while (at < attributes.size() && holds(attributes[at])) ++at;
    return attributes.substr(begin, at - begin);
  };
  while (at < attributes.size()) {
    skip([](char c) { return is_space(c) || c == '/' || c == '='; });
    const std::string_view key = skip([](char c) { return !is_space(c) && c != '=' && c != '/'; });
    skip(is_space);
    std::string_view value;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      skip(is_space);
      if (at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'')) {
        const char quote = attributes[at++];
        value = skip([quote](char c) { return c != quote; });
        ++at;
      } else {
        value = skip([](char c) { return !is_space(c); });
      }
    }
    if (!equals_lower(key, name)) continue;
    std::string decoded;
    for (std::size_t i = 0; i < value.size();) i += append_html_character(decoded, value, i);
    return decoded;
  }
  return {};
}

void HtmlTokens::skip_past(std::string_view mark) {
  const std::size_t found = page_.find(mark, at_);
  at_ = found == npos ? page_.size() : found + mark.size();
}

HtmlToken HtmlTokens::text_until(std::size_t end) {
  end = std::min(end, page_.size());
  HtmlToken token{HtmlToken::Kind::text, {}, page_.substr(at_, end - at_)};
  at_ = end;
  return token;
}

// At "<" and a letter, or "</" and a letter.
HtmlToken HtmlTokens::tag() {
  HtmlToken token;
  ++at_;
  token.kind = page_[at_] == '/' ? HtmlToken::Kind::close : HtmlToken::Kind::open;
  if (token.kind == HtmlToken::Kind::close) ++at_;
  while (at_ < page_.size() && !is_space(page_[at_]) && page_[at_] != '>' && page_[at_] != '/') {
    token.name += lower(page_[at_++]);
  }
  const std::size_t begin = at_;
  char quote = '\0';
  for (char before = ' '; at_ < page_.size(); ++at_) {
    const char c = page_[at_];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      break;
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    }
    if (!is_space(c)) before = c;
  }
  token.raw = page_.substr(begin, at_ - begin);
  if (at_ < page_.size()) ++at_;
  if (token.kind == HtmlToken::Kind::open && is_raw(token.name)) raw_element_ = token.name;
  return token;
}

HtmlToken HtmlTokens::next() {
  while (at_ < page_.size()) {
    if (!raw_element_.empty()) {
      const std::string name = std::move(raw_element_);
      raw_element_.clear();
      std::size_t end = find_byte(page_, '<', at_);
      while (end != npos && !(page_.substr(end, 2) == "</" &&
                              equals_lower(page_.substr(end + 2, name.size()), name))) {
        end = find_byte(page_, '<', end + 1);
      }
      HtmlToken content = text_until(end);
      if ((name == "style" || name == "title") && !content.raw.empty()) return content;
      continue;
    }
    if (page_[at_] != '<') return text_until(find_byte(page_, '<', at_));
    const auto letter_at = [&](std::size_t i) {
      return i < page_.size() && (is_lower(page_[i]) || is_upper(page_[i]));
    };
    const char following = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
    if (letter_at(at_ + 1) || (following == '/' && letter_at(at_ + 2))) return tag();
    if (page_.substr(at_, 4) == "<!--") {
      at_ += 4;
      skip_past("-->");
    } else if (following == '!' || following == '?' || following == '/') {
      skip_past(">");
    } else {
      return text_until(find_byte(page_, '<', at_ + 1));
    }
  }
  return {};
}

}  // namespace summit
