// Text with attributes: Easysync's "atext". The text is held as UTF-16, whose code units changesets
// count; the attributes as runs of characters that have the same ones. Neighbours differ, so equal
// texts with equal attributes have equal runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pad/attribute_pool.h"
#include "text/message.h"

namespace summit {

struct AttributeRun {
  Attributes attributes = no_attributes;
  std::uint32_t chars = 0;
  friend bool operator==(const AttributeRun&, const AttributeRun&) = default;
};

struct AttributedText {
  std::u16string text = u"\n";  // ends in a line break
  std::vector<AttributeRun> runs = {{no_attributes, 1}};
  friend bool operator==(const AttributedText&, const AttributedText&) = default;
};

// Adds to the last run where that has the same attributes.
void append_run(std::vector<AttributeRun>& runs, AttributeRun run);

// Makes the runs of `text` from what a file says ("*0|1+5*1+3|1+1"). Gives what is wrong, or
// nothing; then `into` has all of the text without attributes.
[[nodiscard]] Message read_attribs(std::u16string text, std::string_view attribs,
                                   AttributePool& pool, AttributedText& into);

// What a file says of the runs, in the canonical form: each up to its last line break, then what of
// it is left.
[[nodiscard]] std::string write_attribs(const AttributedText& text, const AttributePool& pool);

// Walks along runs.
class RunCursor {
 public:
  explicit RunCursor(const std::vector<AttributeRun>& runs) : runs_(&runs) {}

  // Passes over `chars` characters, which must be there, and tells of each run or part of one.
  template <typename Tell>
  void take(std::uint32_t chars, Tell tell) {
    while (chars > 0) {
      const AttributeRun& run = (*runs_)[index_];
      const std::uint32_t some = chars < run.chars - offset_ ? chars : run.chars - offset_;
      tell(AttributeRun{run.attributes, some});
      chars -= some;
      offset_ += some;
      if (offset_ == run.chars) {
        ++index_;
        offset_ = 0;
      }
    }
  }
  void skip(std::uint32_t chars) {
    take(chars, [](const AttributeRun&) {});
  }

  [[nodiscard]] std::size_t index() const { return index_; }
  [[nodiscard]] std::uint32_t offset() const { return offset_; }  // in the run

 private:
  const std::vector<AttributeRun>* runs_;
  std::size_t index_ = 0;
  std::uint32_t offset_ = 0;
};

}  // namespace summit
