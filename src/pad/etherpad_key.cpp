#include "pad/etherpad_key.h"

#include <algorithm>
#include <optional>

#include "pad/attribute_pool.h"
#include "pad/json_scanner.h"

namespace summit {

EtherpadKey key_of(std::string_view name) {
  constexpr std::string_view author = "globalAuthor:";
  constexpr std::string_view pad = "pad:";
  EtherpadKey key;
  if (name.starts_with(author)) return {EtherpadKey::Kind::author, name.substr(author.size())};
  if (!name.starts_with(pad)) return key;
  const std::string_view rest = name.substr(pad.size());
  const std::size_t colon = rest.find(':');
  key.id = rest.substr(0, colon);
  if (colon == std::string_view::npos) {
    key.kind = EtherpadKey::Kind::pad;
    return key;
  }
  const std::string_view part = rest.substr(colon);
  const std::string_view digits = part.substr(std::min<std::size_t>(6, part.size()));
  const std::optional<std::int64_t> number = whole_number(digits);
  if (!number || *number < 0 || *number > max_easysync_number) return key;
  if (part.starts_with(":revs:")) key.kind = EtherpadKey::Kind::revision;
  if (part.starts_with(":chat:")) key.kind = EtherpadKey::Kind::message;
  key.number = static_cast<std::uint32_t>(*number);
  return key;
}

}  // namespace summit
