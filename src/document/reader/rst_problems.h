// What reading reStructuredText finds fault with: docutils' messages of level 2 and above, in words
// that say what to do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/reader/rst_source.h"
#include "text/problem.h"

namespace summit {

enum class RstFault : std::uint8_t {
  title_underline_short,
  title_overline_short,
  title_unexpected,
  line_unexpected,
  title_incomplete,
  title_underline_missing,
  title_mismatch,
  title_invalid,
  title_level,
  transition_first,
  transition_adjacent,
  transition_last,
  unindent,  // argument: what ends, a phrase
  indent,
  line_block_end,
  table_end,
  table_malformed,  // argument: why, a phrase
  literal_missing,
  literal_quoting,
  target_malformed,
  substitution_malformed,
  substitution_empty,      // argument: the name
  substitution_illegal,    // argument: the name
  substitution_duplicate,  // argument: the name
  substitution_unknown,    // argument: the name
  substitution_circular,   // argument: the name
  directive_unknown,       // argument: the name
  directive_invalid,       // argument: the sentence
  directive_empty,         // argument: the name
  role_unknown,            // argument: the name
  role_twice,
  role_reference,
  inline_unclosed,  // argument: what starts, a phrase
  name_unknown,     // argument: the name
  name_ambiguous,   // argument: the name
  name_duplicate,   // argument: the name
  target_unknown,   // an indirect target; argument: the name it leads to
  target_circular,  // argument: the name it leads to
  anonymous_count,  // argument: the sentence
  footnote_count,   // argument: "[#]" or "[*]"
  nesting,
};

class RstProblems {
 public:
  // Documents with more faults than a person would read are no documents; what comes after the
  // first ones is counted.
  static constexpr std::size_t limit = 10'000;

  // `offset` is one of the text, `argument` text of the document.
  void add(RstFault fault, std::uint32_t offset, std::string_view argument);
  void add(RstFault fault, std::uint32_t offset, const Message& argument);
  void add(RstFault fault, std::uint32_t offset);

  // Text of the document as it is quoted: it may be of any length.
  [[nodiscard]] static std::string shortened(std::string_view text);

  // In order of their places.
  [[nodiscard]] std::vector<Problem> take(const RstSource& source);

  // For what is tried and given up.
  [[nodiscard]] std::size_t size() const { return found_.size(); }
  // Whether there are more than are kept.
  [[nodiscard]] bool overflows() const { return more_ > 0; }
  void truncate(std::size_t size) { found_.resize(size); }

  // Whether something was found from one offset of the text up to, not at, another.
  [[nodiscard]] bool has_within(RstSpan span) const;
  // The text at `span` is another now, in which `others` were found.
  void replace(RstSpan span, const RstProblems& others, std::uint32_t size);

 private:
  void keep(RstFault fault, std::uint32_t offset, Message message);

  struct Found {
    RstFault fault = RstFault::nesting;
    std::uint32_t offset = 0;
    Message message;
  };
  std::vector<Found> found_;
  std::size_t more_ = 0;
};

}  // namespace summit
