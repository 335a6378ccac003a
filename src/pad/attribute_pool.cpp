#include "pad/attribute_pool.h"

#include <algorithm>

namespace summit {

AttributePool::AttributePool() : lists_(1), interned_{{{}, no_attributes}} {}

AttributeNumber AttributePool::next_number() const {
  return attributes_.empty() ? 0 : attributes_.rbegin()->first + 1;
}

std::optional<AttributeNumber> AttributePool::number_of(const Attribute& attribute) const {
  const auto found = numbers_.find(attribute);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

AttributeNumber AttributePool::put(const Attribute& attribute) {
  if (const std::optional<AttributeNumber> number = number_of(attribute)) return *number;
  const AttributeNumber number = next_number();
  set(number, attribute);
  return number;
}

void AttributePool::set(AttributeNumber number, Attribute attribute) {
  numbers_[attribute] = number;
  attributes_[number] = std::move(attribute);
}

const Attribute* AttributePool::find(AttributeNumber number) const {
  const auto found = attributes_.find(number);
  return found == attributes_.end() ? nullptr : &found->second;
}

Attributes AttributePool::intern(std::span<const AttributeNumber> numbers) {
  if (numbers.empty()) return no_attributes;
  const auto [place, added] =
      interned_.try_emplace(std::vector<AttributeNumber>(numbers.begin(), numbers.end()),
                            static_cast<Attributes>(lists_.size()));
  if (added) lists_.push_back(place->first);
  return place->second;
}

Attributes AttributePool::intern(std::vector<Attribute> attributes) {
  std::sort(attributes.begin(), attributes.end());
  std::vector<AttributeNumber> list;
  list.reserve(attributes.size());
  for (const Attribute& each : attributes) list.push_back(put(each));
  return intern(list);
}

std::string_view AttributePool::value(Attributes list, std::string_view key) const {
  for (const AttributeNumber number : lists_[list]) {
    const Attribute* attribute = find(number);
    if (attribute != nullptr && attribute->key == key) return attribute->value;
  }
  return {};
}

bool AttributePool::is_sorted(Attributes list) const {
  const std::vector<AttributeNumber>& numbers = lists_[list];
  return std::adjacent_find(numbers.begin(), numbers.end(), [&](auto one, auto next) {
           const Attribute* first = find(one);
           const Attribute* second = find(next);
           return first == nullptr || second == nullptr || first->key >= second->key;
         }) == numbers.end();
}

void AttributePool::append_to(std::string& out, Attributes list) const {
  for (const AttributeNumber number : lists_[list]) {
    out += '*';
    append_base36(out, number);
  }
}

Attributes AttributePool::compose(Attributes first, Attributes second, bool is_mutation) {
  if (second == no_attributes) return first;
  if (first == no_attributes && is_mutation) return second;
  const std::uint64_t key = (std::uint64_t{first} << 32U) | second;
  std::unordered_map<std::uint64_t, Attributes>& known = composed_[is_mutation ? 1 : 0];
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  const Attributes composed = compose_anew(first, second, is_mutation);
  known.emplace(key, composed);
  return composed;
}

Attributes AttributePool::compose_anew(Attributes first, Attributes second, bool is_mutation) {
  std::vector<Attribute> attributes;
  for (const AttributeNumber number : lists_[first]) {
    if (const Attribute* attribute = find(number)) attributes.push_back(*attribute);
  }
  for (const AttributeNumber number : lists_[second]) {
    const Attribute* change = find(number);
    if (change == nullptr) continue;
    const auto same = std::find_if(attributes.begin(), attributes.end(),
                                   [&](const Attribute& each) { return each.key == change->key; });
    const bool is_kept = is_mutation || !change->value.empty();
    if (same == attributes.end()) {
      if (is_kept) attributes.push_back(*change);
    } else if (is_kept) {
      same->value = change->value;
    } else {
      attributes.erase(same);
    }
  }
  return intern(std::move(attributes));
}

void append_base36(std::string& out, std::uint32_t number) {
  char digits[7];
  std::size_t begin = sizeof digits;
  do {
    digits[--begin] = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
    number /= 36;
  } while (number > 0);
  out.append(digits + begin, sizeof digits - begin);
}

}  // namespace summit
