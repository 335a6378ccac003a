// Easysync's changesets, as Changeset.js of Etherpad has them: "Z:5>2=3*0+2$ab" is a text of 5
// characters that becomes longer by 2: of it 3 are kept, then 2 come in with attribute 0, "ab"; the
// rest is kept. All lengths are UTF-16 code units, all numbers base 36.
//
// What is wrong with a changeset is told in a sentence, and an empty one means that nothing is.
// A changeset that was read fits itself: its operations add up to its lengths, and its text (the
// "bank") to its insertions. Whether it fits a text shows when it is applied.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pad/attribute_pool.h"
#include "pad/attributed_text.h"

namespace summit {

enum class Opcode : char { keep = '=', remove = '-', insert = '+' };

struct Op {
  Opcode opcode = Opcode::keep;
  Attributes attributes = no_attributes;
  std::uint32_t lines =
      0;  // line breaks among them; where there are some, the last character is one
  std::uint32_t chars = 0;
  friend bool operator==(const Op&, const Op&) = default;
};

struct Changeset {
  std::uint32_t old_length = 0;
  std::uint32_t new_length = 0;
  std::vector<Op> ops;  // what is behind the last one is kept
  std::u16string bank;  // what the insertions insert
  friend bool operator==(const Changeset&, const Changeset&) = default;
};

[[nodiscard]] Message read_changeset(std::u16string_view text, AttributePool& pool,
                                     Changeset& into);
[[nodiscard]] std::u16string write_changeset(const Changeset& changeset, const AttributePool& pool);

// Whether `text` is the one way to write this changeset that servers since 1.8.16 accept: removals
// before insertions, what can be one operation is one, no keep at the end, attributes sorted.
[[nodiscard]] Message check_canonical(std::u16string_view text, const Changeset& changeset,
                                      const AttributePool& pool);

// Changes `text`, or leaves it where the changeset does not fit. What comes before the first change
// and behind the last is only counted, not copied.
[[nodiscard]] Message apply(const Changeset& changeset, AttributedText& text, AttributePool& pool);

// The changeset that does what `first` and then `second` do; their lengths must fit. Costs what
// their operations are, whatever the text.
[[nodiscard]] Message compose(const Changeset& first, const Changeset& second, AttributePool& pool,
                              Changeset& into);

// The changeset that takes `changeset` back, which applies to `before`.
[[nodiscard]] Changeset inverse(const Changeset& changeset, const AttributedText& before,
                                AttributePool& pool);

// --- The parts ---

// The operation at `at`, which moves behind it. The characters are ASCII or UTF-16.
[[nodiscard]] Message read_op(std::string_view text, std::size_t& at, AttributePool& pool,
                              Op& into);
[[nodiscard]] Message read_op(std::u16string_view text, std::size_t& at, AttributePool& pool,
                              Op& into);
void append_op(std::string& out, const Op& op, const AttributePool& pool);

[[nodiscard]] std::uint32_t count_lines(std::u16string_view text);
// Whether these characters are what an operation with so many lines spans.
[[nodiscard]] bool spans_lines(std::u16string_view text, std::uint32_t lines);

// The insertions of `text`: its lines, then what is behind the last line break.
template <typename Append>
void append_insert(std::u16string_view text, Attributes attributes, Append append) {
  const auto whole = static_cast<std::uint32_t>(text.rfind(u'\n') + 1);  // npos + 1 is 0
  if (whole > 0) append(Op{Opcode::insert, attributes, count_lines(text), whole});
  const auto rest = static_cast<std::uint32_t>(text.size()) - whole;
  if (rest > 0) append(Op{Opcode::insert, attributes, 0, rest});
}

// Makes operations canonical (smartOpAssembler).
class OpAssembler {
 public:
  void append(Op op);
  [[nodiscard]] std::vector<Op> take();

 private:
  // Operations with one opcode, the last of them still growing (mergingOpAssembler).
  struct Merged {
    std::vector<Op> ops;
    std::uint32_t behind = 0;  // characters behind the last line break of the last operation

    void append(const Op& op);
    void end();
    void move_to(std::vector<Op>& out);
  };
  void flush();

  Merged keeps_;
  Merged removals_;
  Merged insertions_;
  std::vector<Op> ops_;
};

}  // namespace summit
