// The texts that a plan takes out of a document. All keep the rules of plan/rules.h: where the
// document has what no plan can have, a space or U+FFFD stands in its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/binding/rst_binding.h"
#include "document/reader/rst_tree.h"

namespace summit {

// Plain text as a title or a name: on one line, white space runs one space, none at the ends, no
// more than max_title_bytes.
[[nodiscard]] std::string excerpt_line(std::string_view text);
// The same of the plain text of a node.
[[nodiscard]] std::string excerpt_line(const RstTree& tree, RstIndex node);

// Text as prose: without control characters and ill-formed bytes.
[[nodiscard]] std::string excerpt_prose(std::string text);

// The words that white space parts, in lower case (ASCII), without punctuation at their ends; none
// that is nothing but punctuation.
[[nodiscard]] std::vector<std::string> excerpt_words(std::string_view text);

// Lines of a document as prose.
struct RstExcerpt {
  BoundProse bound;
  std::string text;
};
// `lines` are whole ones; those that are blank at their start and end are left out. Lines lose
// their first `indent` columns, as far as these are spaces, and their "\r".
[[nodiscard]] RstExcerpt excerpt_lines(const RstTree& tree, RstSpan lines,
                                       std::uint32_t indent = 0);

// Whether a node is an internal target (`.. _name:`), which labels what follows it.
[[nodiscard]] bool is_label(const RstTree& tree, RstIndex node);

// What a table's cell has, without the marker and the indentation it has there.
[[nodiscard]] std::string excerpt_cell(const RstTree& tree, RstIndex entry);

// The start of the line that has `offset`, the start of the next line (the end of the text for the
// last), and the column from 0.
[[nodiscard]] std::uint32_t line_start(std::string_view text, std::uint32_t offset);
[[nodiscard]] std::uint32_t line_end(std::string_view text, std::uint32_t offset);
[[nodiscard]] std::uint32_t column_of(std::string_view text, std::uint32_t offset);

}  // namespace summit
