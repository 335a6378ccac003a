// The text of a reStructuredText document as docutils takes it, and where each byte came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace summit {

// A range of bytes.
struct RstSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const RstSpan&, const RstSpan&) = default;
};

// What is read is the source as docutils takes it: tabs are spaces up to the next multiple of
// eight, "\v" and "\f" spaces, the rarer line breaks of Python's str.splitlines "\n". In nearly
// every document that is the source itself. Where it is not, this says what came from where.
class RstSource {
 public:
  explicit RstSource(std::string source);

  // What spans refer to.
  [[nodiscard]] std::string_view text() const { return mapped_ ? text_ : source_; }
  [[nodiscard]] std::string_view source() const { return source_; }
  [[nodiscard]] bool mapped() const { return mapped_; }

  // The byte of the source that the byte at `offset` of the text came from; inside what a tab
  // became, the tab.
  [[nodiscard]] std::uint32_t in_source(std::uint32_t offset) const;

  // Neither this nor `other` may be mapped: its text takes the place of a part of this one.
  void replace(RstSpan span, const RstSource& other) {
    source_.replace(span.begin, span.end - span.begin, other.source_);
  }

 private:
  // From `text` on, bytes of the text are bytes of the source from `source` on; where `fixed`,
  // they all are that one.
  struct Run {
    std::uint32_t text;
    std::uint32_t source;
    bool fixed;
  };
  void expand(std::size_t first);

  std::string source_;
  std::string text_;
  std::vector<Run> runs_;  // ordered by `text`
  bool mapped_ = false;
};

}  // namespace summit
