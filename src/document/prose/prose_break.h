// What Enter does in prose. A line break of its own means nothing in reStructuredText, so Enter
// begins what comes next: a paragraph, an item of the list, a line of a literal block or a table.
#pragma once

#include "document/prose/prose_marks.h"

namespace summit {

// In a paragraph: the next one, with a blank line ahead of it. In an item of a bullet list or of
// one with numbers: the next item; in one that is still empty, what follows the list, or the next
// item of the list around it. Behind the blank lines that end a paragraph: nothing. Anywhere else:
// a line, indented as the one before.
[[nodiscard]] ProseEdit break_line(std::string_view text, std::size_t begin, std::size_t end);

// Without items at its end that nothing was written into yet: a "* " that Enter began.
[[nodiscard]] std::string_view without_open_item(std::string_view text);

}  // namespace summit
