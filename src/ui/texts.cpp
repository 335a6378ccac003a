#include "ui/texts.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <map>
#include <utility>

#include "ui/host.h"

namespace summit::ui {
namespace {

struct Forms {
  std::string one;  // of texts that count something; else the only one
  std::string many;
};
using Catalogue = std::map<std::string, Forms, std::less<>>;

// One page has one reader; a language that every call were to be handed would be in every
// signature.
Catalogue& catalogue() {
  static Catalogue texts;
  return texts;
}

const Host*& formats() {
  static const Host* host = nullptr;
  return host;
}

}  // namespace

Text tr(std::string_view english) {
  const auto found = catalogue().find(english);
  return found == catalogue().end() ? english : std::string_view(found->second.one);
}

Text tr_n(std::size_t count, std::string_view one, std::string_view many) {
  const auto found = catalogue().find(many);
  if (found == catalogue().end()) return count == 1 ? one : many;
  return std::string_view(count == 1 ? found->second.one : found->second.many);
}

std::string format_text(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string text;
  const auto* next = values.begin();
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    text += pattern.substr(0, open);
    const std::string_view which = pattern.substr(open + 1, close - open - 1);
    const bool numbered = which.size() == 1 && which[0] >= '1' && which[0] <= '9';
    if (numbered && static_cast<std::size_t>(which[0] - '1') < values.size()) {
      text += values.begin()[which[0] - '1'];
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

std::string number(std::size_t count) {
  // What is short is written alike in every language there is a catalogue for.
  if (count < 1000 || formats() == nullptr) return std::to_string(count);
  return formats()->format_number(count);
}

std::string date_and_time(std::int64_t milliseconds) {
  if (formats() != nullptr) return formats()->format_time(milliseconds);
  const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
  const std::tm* parts = std::gmtime(&seconds);
  char text[40];
  if (parts == nullptr || std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", parts) == 0) {
    return "";
  }
  return text;
}

void set_formats(const Host* host) {
  formats() = host;
}

void set_catalogue(std::string_view texts) {
  const auto take = [&texts] {
    const std::size_t end = std::min(texts.find('\0'), texts.size());
    std::string text(texts.substr(0, end));
    texts.remove_prefix(std::min(end + 1, texts.size()));
    return text;
  };
  catalogue().clear();
  while (!texts.empty()) {
    std::string english = take();
    std::string one = take();
    catalogue()[std::move(english)] = {std::move(one), take()};
  }
}

}  // namespace summit::ui
