#include "pad/text_difference.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/common_items.h"
#include "text/utf16.h"

namespace summit {
namespace {

// A stretch of a text, in UTF-16 code units.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

// A text whose units can be compared together with their attributes, without its last line break.
class Units {
 public:
  explicit Units(const AttributedText& of) : text(of.text) {
    bytes_.reserve(text.size() * unit_size);
    std::size_t at = 0;
    for (const AttributeRun& run : of.runs) {
      attributes_.insert(attributes_.end(), run.chars, run.attributes);
      for (const std::size_t end = at + run.chars; at < end; ++at) {
        append(&text[at], sizeof(char16_t));
        append(&run.attributes, sizeof(Attributes));
      }
    }
    const std::size_t last = text.size() - 1;
    for (std::size_t begin = 0; begin < last;) {
      const std::size_t end = std::min(text.find(u'\n', begin), last - 1) + 1;
      lines.push_back({begin, end});
      keys.push_back(std::string_view(bytes_).substr(begin * unit_size, (end - begin) * unit_size));
      begin = end;
    }
  }
  Units(const Units&) = delete;
  Units& operator=(const Units&) = delete;

  [[nodiscard]] bool same(std::size_t at, const Units& other, std::size_t other_at) const {
    return text[at] == other.text[other_at] && attributes_[at] == other.attributes_[other_at];
  }
  [[nodiscard]] Attributes attributes(std::size_t at) const { return attributes_[at]; }
  // From a line on, so many: where they stand.
  [[nodiscard]] Stretch stretch(std::size_t line, std::size_t count) const {
    const std::size_t begin = line < lines.size() ? lines[line].begin : text.size() - 1;
    return {begin, count == 0 ? begin : lines[line + count - 1].end};
  }

  std::u16string_view text;
  std::vector<Stretch> lines;
  std::vector<std::string_view> keys;  // equal for equal lines

 private:
  static constexpr std::size_t unit_size = sizeof(char16_t) + sizeof(Attributes);
  void append(const void* value, std::size_t size) {
    bytes_.append(static_cast<const char*>(value), size);
  }

  std::string bytes_;
  std::vector<Attributes> attributes_;
};

class Difference {
 public:
  Difference(const AttributedText& before, const AttributedText& after)
      : before_(before), after_(after) {}

  Changeset run() {
    std::size_t before = 0;
    std::size_t after = 0;
    for (const CommonItem& same : common_items(before_.keys, after_.keys)) {
      lines(before, same.before - before, after, same.after - after);
      keep(before_.lines[same.before].size());
      before = same.before + 1;
      after = same.after + 1;
    }
    lines(before, before_.lines.size() - before, after, after_.lines.size() - after);
    flush();
    return {static_cast<std::uint32_t>(before_.text.size()),
            static_cast<std::uint32_t>(after_.text.size()), assembler_.take(), std::move(bank_)};
  }

 private:
  void lines(std::size_t before, std::size_t removed, std::size_t after, std::size_t inserted) {
    if (removed != inserted) {
      return middle(before_.stretch(before, removed), after_.stretch(after, inserted));
    }
    for (std::size_t i = 0; i < removed; ++i) {
      middle(before_.lines[before + i], after_.lines[after + i]);
    }
  }

  // Replaces what stands between the common beginning and end; no surrogate pair is cut.
  void middle(Stretch old, Stretch now) {
    const std::size_t most = std::min(old.size(), now.size());
    std::size_t ahead = 0;
    while (ahead < most && before_.same(old.begin + ahead, after_, now.begin + ahead)) ++ahead;
    if (ahead > 0 && is_high_surrogate(before_.text[old.begin + ahead - 1])) --ahead;
    std::size_t behind = 0;
    while (behind < most - ahead &&
           before_.same(old.end - behind - 1, after_, now.end - behind - 1)) {
      ++behind;
    }
    if (behind > 0 && is_low_surrogate(before_.text[old.end - behind])) --behind;
    keep(ahead);
    removed_ += old.size() - ahead - behind;
    inserted_ += now.size() - ahead - behind;
    keep(behind);
  }

  // What is replaced goes out whole, the removed text ahead of the new one.
  void keep(std::size_t chars) {
    if (chars == 0) return;
    flush();
    append(before_.text.substr(before_at_, chars), Opcode::keep, no_attributes);
    before_at_ += chars;
    after_at_ += chars;
  }

  void flush() {
    append(before_.text.substr(before_at_, removed_), Opcode::remove, no_attributes);
    before_at_ += removed_;
    removed_ = 0;
    bank_ += after_.text.substr(after_at_, inserted_);
    for (const std::size_t end = after_at_ + inserted_; after_at_ < end;) {
      const Attributes attributes = after_.attributes(after_at_);
      std::size_t to = after_at_ + 1;
      while (to < end && after_.attributes(to) == attributes) ++to;
      append(after_.text.substr(after_at_, to - after_at_), Opcode::insert, attributes);
      after_at_ = to;
    }
    inserted_ = 0;
  }

  void append(std::u16string_view text, Opcode opcode, Attributes attributes) {
    append_insert(text, attributes, [&](Op op) {
      op.opcode = opcode;
      assembler_.append(op);
    });
  }

  Units before_;
  Units after_;
  OpAssembler assembler_;
  std::u16string bank_;
  std::size_t before_at_ = 0;  // up to where the changeset says it
  std::size_t after_at_ = 0;
  std::size_t removed_ = 0;  // from there on, not said yet
  std::size_t inserted_ = 0;
};

}  // namespace

Changeset difference(const AttributedText& before, const AttributedText& after) {
  return Difference(before, after).run();
}

}  // namespace summit
