#include "plan/rules.h"

#include <algorithm>

#include "plan/plan.h"
#include "text/utf8.h"

namespace summit {
namespace {

// Operations may bring text from anywhere; what is written must be UTF-8.
Message encoding_trouble(std::string_view text, const Message::Value& what) {
  if (find_invalid(text) == std::string_view::npos) return {};
  return Message("{} is not valid UTF-8; give it as UTF-8 text", {what});
}

}  // namespace

bool breaks_line(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x20 || c == 0x7F) return true;
    // U+0085 is C2 85, U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    if (c == 0xC2 && text.substr(i, 2) == "\xC2\x85") return true;
    if (c == 0xE2 && (text.substr(i, 3) == "\xE2\x80\xA8" || text.substr(i, 3) == "\xE2\x80\xA9")) {
      return true;
    }
  }
  return false;
}

Message line_trouble(std::string_view text, const Message::Value& what, Presence presence) {
  if (presence == Presence::required && text.find_first_not_of(' ') == std::string_view::npos) {
    return Message("{} is empty; give it some text", {what});
  }
  if (text.size() > max_title_bytes && !breaks_line(text)) {
    return Message("{} is longer than {} bytes; shorten it, and put long text into a description",
                   {what, max_title_bytes});
  }
  return long_line_trouble(text, what);
}

Message long_line_trouble(std::string_view text, const Message::Value& what) {
  if (breaks_line(text)) {
    return Message("{} must stand on one line; take out its line breaks and control characters",
                   {what});
  }
  return encoding_trouble(text, what);
}

Message text_trouble(std::string_view text, const Message::Value& what) {
  const bool control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !(c >= '\t' && c <= '\r');
  });
  if (control) {
    return Message("{} has a control character that no text has; take it out", {what});
  }
  return encoding_trouble(text, what);
}

std::string shortened(std::string_view text) {
  constexpr std::size_t most_bytes = 80;
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= most_bytes) {
      shown += "…";
      break;
    }
    const CodePoint point = decode(text, at);
    const std::string_view character = text.substr(at, point.size);
    if (!point.valid || breaks_line(character)) {
      append_utf8(shown, U'\uFFFD');
    } else {
      shown += character;
    }
    at += point.size;
  }
  return shown;
}

}  // namespace summit
