// How a pad came to be: its text after any revision, when each of its lines appeared and who
// changed it last, and which line of one revision is which of another.
//
// A revision is reached from the nearest text before it that is known: the file has one for every
// hundredth revision, and where it lacks them some are made, within a budget of memory. The
// changesets on the way are composed to one, two by two, which costs what they change; only that
// one is applied to the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pad/etherpad.h"
#include "pad/line_tracker.h"

namespace summit {

// A line of a later revision and what it was in an earlier one.
struct MappedLine {
  std::uint32_t was = no_tracked_line;  // its number then; no_tracked_line: it is new
  bool is_changed = false;              // its text or attributes
};

class PadHistory {
 public:
  // The pad must outlive this.
  explicit PadHistory(const Etherpad& pad);

  // The attributes of what this gives: those of the pad, and more.
  [[nodiscard]] const AttributePool& pool() const { return pool_; }

  // The text after a revision. Gives why it cannot be had, or nothing.
  [[nodiscard]] std::string text_at(std::uint32_t revision, AttributedText& into);

  // Makes the texts that the file lacks, over about so many revisions more; whether some are left.
  // Of a long history without texts the first one asked for takes as long as all of this otherwise.
  bool prepare(std::uint32_t revisions);

  // For each line after revision `to` what it was after `from`, an earlier one or the same.
  [[nodiscard]] std::string map_lines(std::uint32_t from, std::uint32_t to,
                                      std::vector<MappedLine>& into);

  // The changeset of one revision.
  [[nodiscard]] std::string changeset_at(std::uint32_t revision, Changeset& into);

 private:
  [[nodiscard]] std::string compose_range(std::uint32_t after, std::uint32_t to, Changeset& into);
  [[nodiscard]] std::string advance(AttributedText& text, std::uint32_t after, std::uint32_t to);
  std::uint32_t nearest_text(std::uint32_t revision, AttributedText& into);
  void keep(std::uint32_t revision, const AttributedText& text);

  const Etherpad& pad_;
  AttributePool pool_;
  std::map<std::uint32_t, AttributedText> kept_;  // made here
  std::size_t kept_bytes_ = 0;
  std::uint32_t kept_apart_;
  std::uint32_t prepared_ = 0;  // up to this revision
};

// When the lines of a pad's head appeared and changed, found by going through all of its history in
// slices.
class LineAges {
 public:
  explicit LineAges(PadHistory& history, std::uint32_t head);

  // Goes on for about so many revisions; whether some are left.
  bool step(std::uint32_t revisions);
  // Why it ended early; empty while all is well.
  [[nodiscard]] const std::string& wrong() const { return wrong_; }
  // The head's lines once step() has said that nothing is left and nothing is wrong.
  [[nodiscard]] const std::vector<TrackedLine>& lines() const { return tracker_.lines(); }

 private:
  PadHistory& history_;
  std::uint32_t head_;
  std::uint32_t next_ = 0;
  LineTracker tracker_{u"\n"};
  std::string wrong_;
};

}  // namespace summit
