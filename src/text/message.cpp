#include "text/message.h"

#include <algorithm>
#include <vector>

namespace summit {
namespace {

constexpr char text_value = 't';
constexpr char message_value = 'm';
constexpr std::size_t size_bytes = 4;

std::size_t take_size(std::string_view& rest) {
  std::size_t size = 0;
  for (std::size_t i = size_bytes; i-- > 0;) size = size << 8 | static_cast<unsigned char>(rest[i]);
  rest.remove_prefix(size_bytes);
  return size;
}

std::string tell(std::string_view encoded, Message::LookUp look_up) {
  const std::size_t end = std::min(encoded.find('\0'), encoded.size());
  const std::string_view pattern = look_up(encoded.substr(0, end));
  std::string_view rest = encoded.substr(end);
  if (rest.empty()) return std::string(pattern);
  rest.remove_prefix(1);
  std::vector<std::string> values;
  while (!rest.empty()) {
    const bool is_message = rest.front() == message_value;
    rest.remove_prefix(1);
    const std::size_t size = take_size(rest);
    const std::string_view value = rest.substr(0, size);
    values.push_back(is_message ? tell(value, look_up) : std::string(value));
    rest.remove_prefix(size);
  }
  return fill(pattern, std::vector<std::string_view>(values.begin(), values.end()));
}

}  // namespace

Message::Message(Pattern pattern, Values values) : encoded_(pattern.english) {
  if (values.size() > 0) encoded_ += '\0';
  for (const Value& value : values) value.append_to(encoded_);
}

void Message::Value::append_to(std::string& encoded) const {
  const bool is_message = kind_ == Kind::message || kind_ == Kind::phrase;
  encoded += is_message ? message_value : text_value;
  const std::size_t begin = encoded.size();
  encoded.append(size_bytes, '\0');
  if (kind_ == Kind::number) {
    encoded += std::to_string(number_);
  } else if (kind_ == Kind::phrase) {
    encoded.append(phrase_).push_back('\0');
    Value(text_).append_to(encoded);
  } else {
    encoded += text_;
  }
  std::size_t size = encoded.size() - begin - size_bytes;
  for (std::size_t i = 0; i < size_bytes; ++i, size >>= 8) {
    encoded[begin + i] = static_cast<char>(size & 0xFF);
  }
}

std::string Message::told(LookUp look_up) const {
  return empty() ? std::string() : tell(encoded_, look_up);
}

std::string Message::english() const {
  return told([](std::string_view english) { return english; });
}

std::string fill(std::string_view pattern, std::span<const std::string_view> values) {
  std::string text;
  auto next = values.begin();
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    text += pattern.substr(0, open);
    const std::string_view which = pattern.substr(open + 1, close - open - 1);
    const bool numbered = which.size() == 1 && which[0] >= '1' && which[0] <= '9';
    if (numbered && static_cast<std::size_t>(which[0] - '1') < values.size()) {
      text += values[static_cast<std::size_t>(which[0] - '1')];
    } else if (which.empty() && next != values.end()) {
      text += *next++;
    } else {
      text += pattern.substr(open, close - open + 1);
    }
    pattern.remove_prefix(close + 1);
  }
  text += pattern;
  return text;
}

}  // namespace summit
