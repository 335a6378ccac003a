// Rich text as prose of a plan: what a clipboard has of a page, a pad or a word processor, with
// what reStructuredText says as well: bold, code, links and lists.
#pragma once

#include <string>
#include <string_view>

namespace summit {

// Paragraphs of one line each, parted by blank lines, without a line break behind the last. Other
// markup is left out, what is text stays text. Empty where there is none of these, so that the
// plain text does as well, and for source code (preformatted text). Time is linear.
[[nodiscard]] std::string prose_of_html(std::string_view html);

}  // namespace summit
