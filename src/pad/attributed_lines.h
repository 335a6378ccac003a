// Attributed text as a pad's lines. A line attribute (list, heading) sits on a "*" that is the
// line's first character, as `list=bullet1`, `heading=h2` (plugin ep_headings2) and the like.
#pragma once

#include <cstdint>
#include <vector>

#include "pad/attribute_pool.h"
#include "pad/attributed_text.h"
#include "pad/etherpad.h"
#include "pad/pad_lines.h"

namespace summit {

[[nodiscard]] std::vector<PadLine> read_lines(const AttributedText& text, const AttributePool& pool,
                                              const std::vector<PadAuthor>& authors);
// Of the pad's head.
[[nodiscard]] PadLines read_lines(const Etherpad& pad);

// The lines as attributed text, whose last line break no author has; the authors' attributes and
// the others go to the pool. What a canonical pad has, whatever was in one that the lines are from.
[[nodiscard]] AttributedText write_lines(const std::vector<PadLine>& lines,
                                         const std::vector<PadAuthor>& authors,
                                         AttributePool& pool);

// Counts numbered lines as Etherpad's text export does: 1., 2., 2.1. A line of any other kind
// begins anew.
class ListNumbering {
 public:
  // The number of each level down to the line's, for a numbered line; empty for others.
  const std::vector<std::uint32_t>& next(PadLineKind kind, std::uint8_t level);

 private:
  std::vector<std::uint32_t> numbers_;  // by level, from 1; 0 where there is none yet
  std::uint8_t last_level_ = 0;
  std::vector<std::uint32_t> shown_;
};

}  // namespace summit
