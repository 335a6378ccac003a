// Positions of many offsets of one text, at the cost of one walk through it when they come in
// order.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/problem.h"

namespace summit {

class PositionCursor {
 public:
  explicit PositionCursor(std::string_view text) : text_(text) {}

  // As position_of (text/utf8.h). An offset before the one asked for last starts a new walk.
  [[nodiscard]] Position at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t at_ = 0;  // where `position_` is
  Position position_;
};

}  // namespace summit
