// Any bytes are a text with attributes and two changesets, the parts parted by bytes 0xFF. Where
// the changesets apply one after the other, their composition does the same at once and is
// canonical where both are; taken back, each leaves what was before.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pad/attributed_text.h"
#include "pad/changeset.h"
#include "pad/line_tracker.h"
#include "text/utf16.h"

namespace summit {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_part(std::string_view& input) {
  const std::size_t end = std::min(input.find('\xFF'), input.size());
  const std::string_view part = input.substr(0, end);
  input.remove_prefix(std::min(end + 1, input.size()));
  return part;
}

AttributePool some_pool() {
  AttributePool pool;
  for (const char* key : {"author", "bold", "list"}) {
    for (const char* value : {"1", "2", ""}) pool.put({key, value});
  }
  return pool;
}

bool are_sorted(const auto& parts, const AttributePool& pool) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const auto& part) { return pool.is_sorted(part.attributes); });
}

bool is_canonical(std::u16string_view written, const Changeset& changeset,
                  const AttributePool& pool) {
  return check_canonical(written, changeset, pool).empty();
}

void require_taken_back(const Changeset& changeset, const AttributedText& before,
                        AttributedText after, AttributePool& pool) {
  const Changeset back = inverse(changeset, before, pool);
  require(apply(back, after, pool).empty());
  require(after.text == before.text);
}

// Lines that are tracked are the text's own.
void require_tracked(const Changeset& changeset, const AttributedText& before,
                     const AttributedText& after) {
  LineTracker tracker(before.text);
  if (!before.text.ends_with(u'\n') || !after.text.ends_with(u'\n')) return;
  require(tracker.apply(changeset, 1));
  const LineTracker anew(after.text);
  require(tracker.lines().size() == anew.lines().size());
  for (std::size_t i = 0; i < anew.lines().size(); ++i) {
    require(tracker.lines()[i].length == anew.lines()[i].length);
  }
}

void check(std::string_view input) {
  AttributePool pool = some_pool();
  AttributedText text;
  const std::u16string content = to_utf16(take_part(input)) + u'\n';
  (void)read_attribs(content, take_part(input), pool, text);
  const std::u16string first_text = to_utf16(take_part(input));
  const std::u16string second_text = to_utf16(take_part(input));
  Changeset first;
  Changeset second;
  if (!read_changeset(first_text, pool, first).empty()) return;
  Changeset again;
  require(read_changeset(write_changeset(first, pool), pool, again).empty() && again == first);
  AttributedText once = text;
  if (!apply(first, once, pool).empty()) {
    require(once == text);
    return;
  }
  require_tracked(first, text, once);
  require_taken_back(first, text, once, pool);
  if (!read_changeset(second_text, pool, second).empty()) return;
  AttributedText twice = once;
  if (!apply(second, twice, pool).empty()) return;
  require_taken_back(second, once, twice, pool);
  Changeset both;
  require(compose(first, second, pool, both).empty());
  // What comes of a key that stands twice depends on the order.
  if (!are_sorted(text.runs, pool) || !are_sorted(first.ops, pool) ||
      !are_sorted(second.ops, pool)) {
    return;
  }
  if (is_canonical(first_text, first, pool) && is_canonical(second_text, second, pool)) {
    require(is_canonical(write_changeset(both, pool), both, pool));
  }
  AttributedText composed = text;
  require(apply(both, composed, pool).empty());
  require(composed == twice);
}

}  // namespace
}  // namespace summit

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  summit::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
