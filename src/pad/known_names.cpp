#include "pad/known_names.h"

#include <algorithm>

#include "text/name.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view around = " \t@.?!\"'";
  const std::size_t begin = text.find_first_not_of(around);
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(around) + 1 - begin);
}

}  // namespace

KnownNames::KnownNames(std::span<const Person> people, std::span<const PadAuthor> authors) {
  for (const Person& person : people) {
    add(person.name);
    if (!person.nick.empty()) add(person.nick, person.name);
    const std::size_t tilde = person.url.rfind("/~");
    if (tilde != npos) add(std::string_view(person.url).substr(tilde + 2), person.name);
  }
  for (const PadAuthor& author : authors) {
    if (!author.name.empty() && !find(author.name)) add(author.name);
  }
}

void KnownNames::add(const std::string& name) {
  add(name, name);
  const std::size_t space = name.find(' ');
  if (space == npos) return;
  const auto [first, added] =
      first_names_.try_emplace(normalize_name(std::string_view(name).substr(0, space)), name);
  if (!added && first->second != name) first->second.clear();
}

void KnownNames::add(std::string_view text, const std::string& name) {
  names_.try_emplace(normalize_name(text), name);
}

std::optional<std::string> KnownNames::find(std::string_view text) const {
  constexpr std::size_t longest = 100;  // in bytes; no name is longer, and lines may be
  text = trimmed(text);
  if (text.empty() || text.size() > longest) return std::nullopt;
  const std::string name = normalize_name(text);
  if (const auto known = names_.find(name); known != names_.end()) return known->second;
  const auto first = first_names_.find(name);
  if (first == first_names_.end() || first->second.empty()) return std::nullopt;
  return first->second;
}

std::vector<std::string_view> split_names(std::string_view text) {
  std::vector<std::string_view> names;
  const auto add = [&](std::string_view name) {
    if (name = trimmed(name); !name.empty()) names.push_back(name);
  };
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool word = text.substr(i, 5) == " and ";
    if (!word && std::string_view(",/&+;").find(text[i]) == npos) continue;
    add(text.substr(begin, i - begin));
    begin = word ? i + 4 : i + 1;
  }
  add(text.substr(begin));
  return names;
}

}  // namespace summit
