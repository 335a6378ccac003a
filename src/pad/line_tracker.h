// Follows a text's lines through changesets: which line became which, and where it was touched. No
// text is needed, since changesets say how many lines they pass over; a changeset costs what its
// operations are.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pad/changeset.h"

namespace summit {

inline constexpr std::uint32_t no_tracked_line = 0xFFFFFFFF;

struct TrackedLine {
  std::uint32_t length = 0;  // UTF-16 code units, the line break included
  std::uint32_t was =
      no_tracked_line;         // its number when tracking began; no_tracked_line: it came later
  std::uint32_t appeared = 0;  // the revision that brought it in
  std::uint32_t changed = 0;   // the last one that changed its text or attributes
  bool is_item = false;        // begins, as far as is known, with the "*" that lines of lists have
};

class LineTracker {
 public:
  // Begins with the lines of `text`, as they are after `revision`.
  explicit LineTracker(std::u16string_view text, std::uint32_t revision = 0);

  // A line that is cut in two goes on as its first part, unless all of it moved down; of lines that
  // are joined the first goes on, unless nothing of it is left. False where the changeset does not
  // fit the lines, which are then in no sensible state.
  [[nodiscard]] bool apply(const Changeset& changeset, std::uint32_t revision);

  [[nodiscard]] const std::vector<TrackedLine>& lines() const { return lines_; }

 private:
  [[nodiscard]] bool keep(const Op& op);
  [[nodiscard]] bool remove(const Op& op);
  [[nodiscard]] bool is_removed_item(const Op& op, const Op& next) const;
  void remove_items(const Op& op);
  [[nodiscard]] bool insert(std::u16string_view text);
  [[nodiscard]] bool insert_lines(std::u16string_view text);

  std::vector<TrackedLine> lines_;
  std::size_t line_ = 0;  // where in the text the next operation is
  std::uint32_t column_ = 0;
  std::uint32_t revision_ = 0;
};

}  // namespace summit
