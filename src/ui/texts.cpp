#include "ui/texts.h"

#include <algorithm>
#include <ctime>
#include <vector>

#include "text/ascii.h"
#include "ui/host.h"

namespace summit::ui {
namespace {

// A text in English, and its forms for one and for more.
struct Entry {
  std::string_view english, one, many;
};

// One page has one reader; a language that every call were to be handed would be in every
// signature.
struct Catalogue {
  std::string texts;
  std::vector<Entry> entries;  // by the bytes of their English
};
Catalogue& catalogue() {
  static Catalogue texts;
  return texts;
}

bool is_before(const Entry& one, const Entry& other) {
  return one.english < other.english;
}

const Entry* find(std::string_view english) {
  const std::vector<Entry>& entries = catalogue().entries;
  const auto found = std::lower_bound(entries.begin(), entries.end(), Entry{english}, is_before);
  return found != entries.end() && found->english == english ? &*found : nullptr;
}

const Host*& formats() {
  static const Host* host = nullptr;
  return host;
}

}  // namespace

Text::operator std::string() const {
  return std::string(data(), size());
}

Text tr(std::string_view english) {
  const Entry* found = find(english);
  return found == nullptr ? english : found->one;
}

Text tr(const char* english) {
  return tr(std::string_view(english));
}

Text tr_n(std::size_t count, const char* one, const char* many) {
  const Entry* found = find(many);
  if (found == nullptr) return std::string_view(count == 1 ? one : many);
  return count == 1 ? found->one : found->many;
}

std::string tr(const Message& message) {
  return message.told([](std::string_view english) -> std::string_view { return tr(english); });
}

std::string format_text(std::string_view pattern, std::initializer_list<std::string_view> values) {
  return fill(pattern, {values.begin(), values.size()});
}

std::string capital(std::string text) {
  if (!text.empty() && is_lower(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
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
  Catalogue& taken = catalogue();
  taken.texts = texts;
  taken.entries.clear();
  std::string_view rest = taken.texts;
  const auto take = [&rest] {
    const std::string_view text = rest.substr(0, rest.find('\0'));
    rest.remove_prefix(std::min(text.size() + 1, rest.size()));
    return text;
  };
  while (!rest.empty()) {
    const std::string_view english = take();
    const std::string_view one = take();
    taken.entries.push_back({english, one, take()});
  }
}

}  // namespace summit::ui
