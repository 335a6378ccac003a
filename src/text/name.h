// Names as docutils compares them: the titles of sections, the targets of references.
#pragma once

#include <string>
#include <string_view>

namespace summit {

// What Python's str.isspace, str.split and str.strip take for white space.
[[nodiscard]] bool is_white_space(char32_t value);

// The small letter of a capital one, and itself of anything else; one form of the small sigma.
[[nodiscard]] char32_t lower_case(char32_t value);

// `text` without the white space at its end (Python's str.rstrip).
[[nodiscard]] std::string_view trim_end(std::string_view text);

// Lower case, white space runs one space, none at the ends (docutils.nodes.fully_normalize_name).
// Two names that docutils takes for one give one; the small sigma's two forms give one as well,
// although docutils tells them apart.
[[nodiscard]] std::string normalize_name(std::string_view text);

// The same into `name`, whose memory is used again.
void normalize_name(std::string_view text, std::string& name);

}  // namespace summit
