// Prose in a field that wraps by itself: there a paragraph is one line, however wide the field is.
// The document keeps the line breaks its author chose, for every paragraph that was not changed.
#pragma once

#include <string>
#include <string_view>

namespace summit {

// `prose` with each plain paragraph on one line. Lists, tables, literal blocks and whatever else
// needs its lines keep them.
[[nodiscard]] std::string unwrap_prose(std::string_view prose);

// `edited`, a text of that kind, with each paragraph that `prose` has too in the lines it has
// there. Changed and new paragraphs stay on one line: writing the document wraps them.
[[nodiscard]] std::string rewrap_prose(std::string_view edited, std::string_view prose);

}  // namespace summit
