// The characters around inline markup: docutils takes a "*" for the start of emphasis only behind
// some of them, and for its end only ahead of some (docutils.utils.punctuation_chars).
#pragma once

#include <cstddef>
#include <string_view>

namespace summit {

// Whether inline markup may start behind the code point: white space, what opens a bracket or
// quote, a delimiter.
[[nodiscard]] bool may_precede_inline(char32_t value);

// Whether inline markup may end ahead of the code point.
[[nodiscard]] bool may_follow_inline(char32_t value);

// Whether the two are a pair of brackets or quotes: what stands between them alone is no markup.
[[nodiscard]] bool is_quoting_pair(char32_t open, char32_t close);

// What Python's regular expressions take for \w, but for the underscore.
[[nodiscard]] bool is_word(char32_t value);

// The code point before `end`, which must be more than `begin`.
[[nodiscard]] char32_t code_point_before(std::string_view text, std::size_t begin, std::size_t end);

// How many bytes a simple reference name (docutils' Inliner.simplename) takes at `at`: letters and
// digits with single "-", ".", "_", "+" or ":" between; 0 where there is none.
[[nodiscard]] std::size_t simple_name(std::string_view text, std::size_t at);

}  // namespace summit
