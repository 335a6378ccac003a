#include "text/position_cursor.h"

#include <algorithm>

#include "text/utf8.h"

namespace summit {

Position PositionCursor::at(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < at_) {
    at_ = 0;
    position_ = {};
  }
  // Looking no further than `offset` keeps many offsets of one long line linear.
  const std::string_view before = text_.substr(0, offset);
  for (std::size_t end = before.find('\n', at_); end != std::string_view::npos;
       end = before.find('\n', at_)) {
    ++position_.line;
    position_.column = 1;
    at_ = end + 1;
  }
  while (at_ < offset) {
    const std::size_t next = at_ + decode(text_, at_).size;
    if (next > offset) break;  // inside a code point: its own column
    ++position_.column;
    at_ = next;
  }
  return position_;
}

}  // namespace summit
