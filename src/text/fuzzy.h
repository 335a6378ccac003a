// How well a few typed letters name a text: "exp" and "erst" name "Export RST".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace summit {

// None where the letters of `typed` do not all stand in `text` in their order; case and spaces of
// `typed` mean nothing. A better match has more letters at the beginning of words or next to each
// other, and a shorter text. Of a long text only the beginning counts.
[[nodiscard]] std::optional<int> fuzzy_score(std::string_view typed, std::string_view text);

// Where in `text` the letters of `typed` stand in the match that gives this score: bytes, upwards.
// Empty where there is none.
[[nodiscard]] std::vector<std::size_t> fuzzy_places(std::string_view typed, std::string_view text);

}  // namespace summit
