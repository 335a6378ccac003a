// How a table lists the owners of a priority.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace summit {

struct RstOwnerStyle {
  enum class Separator {
    comma_line,  // a comma ends the line of all but the last, as in the canonical layout
    comma,       // one after the other, wrapped where the column ends
    line,        // one a line
    bullets,     // a list
  };
  Separator separator = Separator::comma_line;
  char bullet = '*';
  friend bool operator==(const RstOwnerStyle&, const RstOwnerStyle&) = default;
};

// By the markup of a cell that has `owners` of them; none where it does not tell.
[[nodiscard]] std::optional<RstOwnerStyle> owner_style_of(std::string_view markup,
                                                          std::size_t owners);

// The markup of each owner in a cell, without what parts them.
[[nodiscard]] std::vector<std::string> owner_pieces(std::string_view markup,
                                                    const RstOwnerStyle& style);

// The cell that has these owners, given as markup.
[[nodiscard]] std::string join_owners(const std::vector<std::string>& owners,
                                      const RstOwnerStyle& style);

}  // namespace summit
