// Who a name in a pad is: the people of a plan or of the last release, the pad's authors, and whom
// the pad itself calls an owner.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pad/pad_lines.h"
#include "plan/plan.h"

namespace summit {

class KnownNames {
 public:
  KnownNames(std::span<const Person> people, std::span<const PadAuthor> authors);

  void add(const std::string& name);

  // The full name of whom `text` names: by full name, nick, the "~nick" at the end of a person's
  // URL, or a first name that only one of them has. "@" ahead is no part of a name.
  [[nodiscard]] std::optional<std::string> find(std::string_view text) const;

 private:
  void add(std::string_view text, const std::string& name);

  std::unordered_map<std::string, std::string> names_;        // normalised, to the full name
  std::unordered_map<std::string, std::string> first_names_;  // an empty one: of several
};

// "alaski, Dan Smith & @danms" as names: at commas, slashes, ampersands, "+", ";" and "and".
[[nodiscard]] std::vector<std::string_view> split_names(std::string_view text);

}  // namespace summit
