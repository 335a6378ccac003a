// Prose: reStructuredText as its author wrote it, kept line for line where the house rules allow.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace summit {

// Whether there is nothing to see.
[[nodiscard]] bool is_blank(std::string_view text);

// The columns for text at `indent`: those left of rst_line_columns, but never fewer than some, so
// that deeply nested text is no column of single words.
[[nodiscard]] std::size_t prose_columns(std::size_t indent);

// Appends `line` with its tabs as spaces up to the next multiple of eight columns, as docutils
// expands them.
void append_expanded(std::string& out, std::string_view line);

// `prose` by the rules every line has to meet: "\n" ends a line, tabs are spaces up to the next
// multiple of eight (as docutils expands them), no white space ends a line, no blank line starts or
// ends it all. Answers a part of `prose` itself where it can, else of `scratch`. There is no "\n"
// after the last line.
[[nodiscard]] std::string_view tidy_prose(std::string_view prose, std::string& scratch);

// Whether all of tidy prose is one paragraph and nothing else, so that it may be wrapped.
[[nodiscard]] bool is_paragraph(std::string_view tidy);

// Appends prose, indented by `indent` columns, a "\n" after each line; nothing for prose that is
// blank. A paragraph or an item of a bullet list with a line past rst_line_columns is wrapped
// again, each alone; everything else keeps its lines.
void append_prose(std::string& out, std::string_view prose, std::size_t indent = 0);

}  // namespace summit
