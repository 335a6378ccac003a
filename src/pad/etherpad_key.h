// The keys of a pad's export, each of one record: "pad:ID", "pad:ID:revs:N", "pad:ID:chat:N" and
// "globalAuthor:a.…"; plugins have others.
#pragma once

#include <cstdint>
#include <string_view>

namespace summit {

struct EtherpadKey {
  enum class Kind { pad, revision, message, author, other };
  Kind kind = Kind::other;
  std::string_view id;       // of the pad, or the author
  std::uint32_t number = 0;  // of the revision or message
};

// Taken apart at its colons.
[[nodiscard]] EtherpadKey key_of(std::string_view name);

}  // namespace summit
