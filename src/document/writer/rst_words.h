// Where a line of reStructuredText may be broken without changing what it means.
#pragma once

#include <string_view>
#include <vector>

namespace summit {

// Replaces `words` by the parts of `line` (which starts and ends without a space) that wrapping
// must keep whole. Single spaces part them, but not
// - inside inline literals and interpreted text, whose spaces may matter,
// - after a backslash, which would escape the line break,
// - ahead of or after a word that is nothing but punctuation: alone on a line it could be the
//   underline of a title, and at a line's start a person would take it for a bullet.
void split_words(std::string_view line, std::vector<std::string_view>& words);

}  // namespace summit
