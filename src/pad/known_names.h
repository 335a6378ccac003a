// Who a name in a pad is: the people of a plan or of the last release, the pad's authors, and whom
// the pad itself introduces or calls an owner.
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

// Whom a line introduces: a full name, a nick in brackets if there is one, and a person's address,
// which ends in "/~nick", and nothing else: "Dan Smith (danms) – https://launchpad.net/~danms".
// Words of a full name begin with a capital or a character that is not ASCII; they are two to five,
// but for names of scripts that write them as one.
[[nodiscard]] std::optional<Person> introduced_person(std::string_view text);

// "alaski, Dan Smith & @danms" as names: at commas, slashes, ampersands, "+", ";" and "and".
[[nodiscard]] std::vector<std::string_view> split_names(std::string_view text);

}  // namespace summit
