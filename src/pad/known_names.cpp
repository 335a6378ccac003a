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

// Without the signs that join a name and an address.
std::string_view without_joints(std::string_view text) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view sign :
         {" ", "\t", "-", "–", "—", ":", ",", "<", ">", "→", "(", ")"}) {
      if (text.ends_with(sign)) text.remove_suffix(sign.size()), more = true;
    }
  }
  return text;
}

bool is_full_name(std::string_view name) {
  constexpr std::size_t longest = 60;
  constexpr std::size_t most_words = 5;
  if (name.size() > longest || name.find_first_of(":;,/#+=*@()[]<>") != npos) return false;
  std::size_t words = 0;
  bool ascii = true;
  for (std::size_t at = name.find_first_not_of(' '); at != npos;) {
    const bool wide = static_cast<unsigned char>(name[at]) >= 0x80;
    if (!wide && !(name[at] >= 'A' && name[at] <= 'Z')) return false;
    ascii = ascii && !wide;
    ++words;
    at = name.find_first_not_of(' ', std::min(name.find(' ', at), name.size()));
  }
  return words <= most_words && (words > 1 || (words == 1 && !ascii));
}

}  // namespace

std::optional<Person> introduced_person(std::string_view text) {
  const std::size_t at = std::min(text.find("http://"), text.find("https://"));
  if (at == npos) return std::nullopt;
  std::string_view url = text.substr(at);
  while (!url.empty() && std::string_view(" \t.,;)>").find(url.back()) != npos)
    url.remove_suffix(1);
  const std::size_t tilde = url.rfind("/~");
  if (tilde == npos || tilde + 2 == url.size() || url.size() > max_title_bytes ||
      url.find_first_of("/ \t<>()\"?#", tilde + 2) != npos || url.find(' ') != npos) {
    return std::nullopt;
  }
  std::string_view name = text.substr(0, at);
  std::string_view nick;
  const std::size_t open = name.find('(');
  const std::size_t close = open == npos ? npos : name.find(')', open);
  if (close != npos) {
    if (!without_joints(name.substr(close)).empty()) return std::nullopt;
    nick = trimmed(name.substr(open + 1, close - open - 1));
    name = name.substr(0, open);
  }
  name = without_joints(name);
  name.remove_prefix(std::min(name.find_first_not_of(" \t"), name.size()));
  if (!is_full_name(name) || nick.find(' ') != npos) return std::nullopt;
  return Person{std::string(name), std::string(url), std::string(nick), PersonKind::person, {}};
}

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
