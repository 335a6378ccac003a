// What the texts of a plan may hold: the rules that reading a file and applying an operation share.
#pragma once

#include <string>
#include <string_view>

namespace summit {

// Whether something must be given; a required text on one line must have something to read, too.
enum class Presence { optional, required };

// True for the characters that a title or name, which stands on one line, cannot have: controls
// and the line and paragraph separators.
[[nodiscard]] bool breaks_line(std::string_view text);

// Each gives the sentence that says what is wrong with a text, which it calls `what` ("the title");
// nothing when it may stand in a plan. A line is a title, a name or a URL; any other text is prose.
[[nodiscard]] std::string line_trouble(std::string_view text, std::string_view what,
                                       Presence presence = Presence::required);
// A line of any length, which may be empty.
[[nodiscard]] std::string long_line_trouble(std::string_view text, std::string_view what);
[[nodiscard]] std::string text_trouble(std::string_view text, std::string_view what);

// “text”, for messages: on one line and shortened.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace summit
