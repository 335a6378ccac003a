// What the texts of a plan may hold: the rules that reading a file and applying an operation share.
#pragma once

#include <string>
#include <string_view>

#include "text/message.h"

namespace summit {

// Whether something must be given; a required text on one line must have something to read, too.
enum class Presence { optional, required };

// True for the characters that a title or name, which stands on one line, cannot have: controls
// and the line and paragraph separators.
[[nodiscard]] bool breaks_line(std::string_view text);

// Each gives the sentence that says what is wrong with a text, which it calls `what` ("the title");
// nothing when it may stand in a plan. A line is a title, a name or a URL; any other text is prose.
[[nodiscard]] Message line_trouble(std::string_view text, const Message::Value& what,
                                   Presence presence = Presence::required);
// A line of any length, which may be empty.
[[nodiscard]] Message long_line_trouble(std::string_view text, const Message::Value& what);
[[nodiscard]] Message text_trouble(std::string_view text, const Message::Value& what);

// What is told of a name that something else of the plan has too; its value is that name.
inline constexpr Pattern id_twice("the id “{}” stands twice; give each its own");
inline constexpr Pattern person_twice("the person “{}” stands twice; give each its own");
inline constexpr Pattern pad_twice("the pad “{}” stands twice; give each its own");
inline constexpr Pattern field_twice("the field “{}” stands twice; give each its own");

// The text for messages: on one line and shortened.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace summit
