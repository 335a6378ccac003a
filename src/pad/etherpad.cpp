#include "pad/etherpad.h"

#include <algorithm>
#include <array>

#include "pad/json_scanner.h"

namespace summit {
namespace {

constexpr std::array<std::string_view, 64> palette = {
    "#ffc7c7", "#fff1c7", "#e3ffc7", "#c7ffd5", "#c7ffff", "#c7d5ff", "#e3c7ff", "#ffc7f1",
    "#ffa8a8", "#ffe699", "#cfff9e", "#99ffb3", "#a3ffff", "#99b3ff", "#cc99ff", "#ff99e5",
    "#e7b1b1", "#e9dcaf", "#cde9af", "#bfedcc", "#b1e7e7", "#c3cdee", "#d2b8ea", "#eec3e6",
    "#e9cece", "#e7e0ca", "#d3e5c7", "#bce1c5", "#c1e2e2", "#c1c9e2", "#cfc1e2", "#e0bdd9",
    "#baded3", "#a0f8eb", "#b1e7e0", "#c3c8e4", "#cec5e2", "#b1d5e7", "#cda8f0", "#f0f0a8",
    "#f2f2a6", "#f5a8eb", "#c5f9a9", "#ececbb", "#e7c4bc", "#daf0b2", "#b0a0fd", "#bce2e7",
    "#cce2bb", "#ec9afe", "#edabbd", "#aeaeea", "#c4e7b1", "#d722bb", "#f3a5e7", "#ffa8a8",
    "#d8c0c5", "#eaaedd", "#adc6eb", "#bedad1", "#dee9af", "#e9afc2", "#f8d2a0", "#b3b3e6",
};

// The value of the member at a path of names, where a record has it.
std::optional<std::string_view> member_at(std::string_view record,
                                          std::initializer_list<std::string_view> path) {
  std::optional<std::string_view> found = record;
  for (const std::string_view wanted : path) {
    JsonScanner json(*found);
    found.reset();
    if (json.peek() != '{' || !json.begin_object()) return std::nullopt;
    JsonString name;
    while (json.next_member(name)) {
      std::string_view value;
      if (!json.value(value)) return std::nullopt;
      if (name == wanted) found = value;
    }
    if (!found) return std::nullopt;
  }
  return found;
}

std::optional<JsonString> string_at(std::string_view record,
                                    std::initializer_list<std::string_view> path) {
  const std::optional<std::string_view> value = member_at(record, path);
  if (!value || !value->starts_with('"')) return std::nullopt;
  JsonString text;
  if (!JsonScanner(*value).string(text)) return std::nullopt;
  return text;
}

std::string_view record_of(const Etherpad& pad, const EtherpadRevision& revision) {
  return std::string_view(pad.bytes).substr(revision.begin, revision.end - revision.begin);
}

}  // namespace

const EtherpadRevision* find_revision(const Etherpad& pad, std::uint32_t number) {
  // Where none is missing each is at its place.
  const std::vector<EtherpadRevision>& all = pad.revisions;
  if (number < all.size() && all[number].number == number) return &all[number];
  const auto found = std::lower_bound(
      all.begin(), all.end(), number,
      [](const EtherpadRevision& each, std::uint32_t wanted) { return each.number < wanted; });
  return found == all.end() || found->number != number ? nullptr : &*found;
}

std::uint32_t find_author(const std::vector<PadAuthor>& authors, std::string_view id) {
  const auto found = std::find_if(authors.begin(), authors.end(),
                                  [&](const PadAuthor& each) { return each.id == id; });
  return found == authors.end() || id.empty() ? no_author
                                              : static_cast<std::uint32_t>(found - authors.begin());
}

std::u16string changeset_of(const Etherpad& pad, const EtherpadRevision& revision) {
  const std::optional<JsonString> text = string_at(record_of(pad, revision), {"changeset"});
  return text ? text->utf16() : std::u16string();
}

std::optional<KeyText> key_text_of(const Etherpad& pad, const EtherpadRevision& revision) {
  const std::optional<std::string_view> atext =
      member_at(record_of(pad, revision), {"meta", "atext"});
  if (!atext) return std::nullopt;
  const std::optional<JsonString> text = string_at(*atext, {"text"});
  const std::optional<JsonString> attribs = string_at(*atext, {"attribs"});
  if (!text || !attribs) return std::nullopt;
  return KeyText{text->utf16(), attribs->utf8()};
}

std::string_view palette_color(std::int64_t index) {
  return index < 0 || index >= static_cast<std::int64_t>(palette.size())
             ? std::string_view()
             : palette[static_cast<std::size_t>(index)];
}

}  // namespace summit
