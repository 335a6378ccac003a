// Plain text as reStructuredText markup that docutils reads back as that very text, with as few
// backslashes as are safe: what could be markup nowhere near its place stays as it is. The rules
// are those of docutils.parsers.rst.states: class Inliner for what stands inside a line, the
// transitions of class Body for what starts a block.
//
// Every text here is one line without white space at its ends: see one_line().
#pragma once

#include <string>
#include <string_view>

namespace summit {

// `text` as one line: what docutils or a terminal would take for a line break or a control
// character is a space, and white space at the ends is gone. Answers a part of `text` itself where
// it can, else of `scratch`.
[[nodiscard]] std::string_view one_line(std::string_view text, std::string& scratch);

// Whether docutils could take a line of text for the start of something else than a paragraph: a
// list item, a field, an option, a table, explicit markup, an adornment …
[[nodiscard]] bool may_start_block(std::string_view line);

// Whether the line is one punctuation character over and over: under a line of text it makes that
// a section title (the transition "line" of docutils' Body and "underline" of its Text).
[[nodiscard]] bool is_adornment(std::string_view line);

// Text that is a block of its own: a section title, the paragraph of a list item or of a cell.
void append_text(std::string& out, std::string_view text);

// `name`_
void append_reference(std::string& out, std::string_view name);

// `text <name_>`__, which shows a text of its own. Two underscores: a single one makes the text a
// name as well, and other references to that name would end here.
void append_reference(std::string& out, std::string_view text, std::string_view name);

// `text <url>`__
void append_link(std::string& out, std::string_view text, std::string_view url);

// .. _name:
void append_target(std::string& out, std::string_view name);

// .. _name: url
void append_target(std::string& out, std::string_view name, std::string_view url);

// Markup without its backslashes, as docutils.nodes.unescape has it.
[[nodiscard]] std::string unescape(std::string_view markup);

}  // namespace summit
