// Easysync's attribute pool: attributes (key and value) and the numbers by which changesets name
// them, as AttributePool.js of Etherpad has it. Besides, the lists of attributes that characters
// have are kept here once each, so that the text's runs and a changeset's operations hold a number,
// and comparing and composing them costs no more than looking that number up.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace summit {

struct Attribute {
  std::string key;
  std::string value;  // empty: taken away, where a changeset applies it to text
  friend bool operator==(const Attribute&, const Attribute&) = default;
  friend bool operator<(const Attribute& one, const Attribute& other) {
    return std::tie(one.key, one.value) < std::tie(other.key, other.value);
  }
};

using AttributeNumber = std::uint32_t;

// A list of attributes kept in a pool, in the order they were written in.
using Attributes = std::uint32_t;
inline constexpr Attributes no_attributes = 0;

class AttributePool {
 public:
  AttributePool();

  // The number of an attribute, which is added where the pool has it not (putAttrib).
  AttributeNumber put(const Attribute& attribute);
  // Gives an attribute the number that a file says. Of two equal ones the later is found by put().
  void set(AttributeNumber number, Attribute attribute);
  // Null where the pool has no such number.
  [[nodiscard]] const Attribute* find(AttributeNumber number) const;
  [[nodiscard]] std::optional<AttributeNumber> number_of(const Attribute& attribute) const;
  // By number.
  [[nodiscard]] const std::map<AttributeNumber, Attribute>& all() const { return attributes_; }
  [[nodiscard]] AttributeNumber next_number() const;

  [[nodiscard]] Attributes intern(std::span<const AttributeNumber> numbers);
  // As makeAttribsString: sorted.
  [[nodiscard]] Attributes intern(std::vector<Attribute> attributes);
  [[nodiscard]] std::span<const AttributeNumber> numbers(Attributes list) const {
    return lists_[list];
  }
  // The value of that key; empty without one.
  [[nodiscard]] std::string_view value(Attributes list, std::string_view key) const;
  // Ordered by key, none twice: what servers since 1.8.16 want.
  [[nodiscard]] bool is_sorted(Attributes list) const;
  // "*0*a": as changesets write it.
  void append_to(std::string& out, Attributes list) const;

  // composeAttributes: what comes of `second` upon `first`. For text a value that is empty takes
  // the attribute away; in a changeset (`is_mutation`) it is kept, to take away later.
  [[nodiscard]] Attributes compose(Attributes first, Attributes second, bool is_mutation);

 private:
  Attributes compose_anew(Attributes first, Attributes second, bool is_mutation);

  std::map<AttributeNumber, Attribute> attributes_;
  std::map<Attribute, AttributeNumber> numbers_;
  std::vector<std::vector<AttributeNumber>> lists_;
  std::map<std::vector<AttributeNumber>, Attributes> interned_;
  std::array<std::unordered_map<std::uint64_t, Attributes>, 2> composed_;  // by is_mutation
};

// Base 36 in lower case, as Easysync writes numbers.
void append_base36(std::string& out, std::uint32_t number);

// Lengths and counts go up to here, far above any pad (an import takes 50 MB), so that sums of two
// fit.
inline constexpr std::uint32_t max_easysync_number = 0x1FFFFFFF;

// The number at `at`, which moves behind it; none where there is no digit or the number is larger
// than max_easysync_number.
template <typename Char>
[[nodiscard]] std::optional<std::uint32_t> read_base36(std::basic_string_view<Char> text,
                                                       std::size_t& at) {
  const std::size_t begin = at;
  std::uint64_t number = 0;
  for (; at < text.size(); ++at) {
    const Char c = text[at];
    if (c >= '0' && c <= '9') {
      number = number * 36 + static_cast<std::uint64_t>(c - '0');
    } else if (c >= 'a' && c <= 'z') {
      number = number * 36 + static_cast<std::uint64_t>(c - 'a') + 10;
    } else {
      break;
    }
    if (number > max_easysync_number) return std::nullopt;
  }
  if (at == begin) return std::nullopt;
  return static_cast<std::uint32_t>(number);
}

}  // namespace summit
