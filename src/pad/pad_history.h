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
#include <optional>
#include <vector>

#include "pad/etherpad.h"
#include "pad/line_tracker.h"
#include "text/message.h"

namespace summit {

class PadHistory {
 public:
  // The pad must outlive this.
  explicit PadHistory(const Etherpad& pad);

  // The attributes of what this gives: those of the pad, and more.
  [[nodiscard]] const AttributePool& pool() const { return pool_; }

  // The text after a revision. Gives why it cannot be had, or nothing.
  [[nodiscard]] Message text_at(std::uint32_t revision, AttributedText& into);

  // Of a long history without texts text_at() takes as long as all of it. This goes towards a
  // revision in slices, each over about so many revisions, and keeps texts on the way; whether the
  // revision is still far. What is wrong with the history text_at() says.
  bool approach(std::uint32_t revision, std::uint32_t revisions);
  // The revision it came to.
  [[nodiscard]] std::uint32_t reached() const { return reached_done_ > 0 ? reached_done_ - 1 : 0; }

  // The changeset of one revision.
  [[nodiscard]] Message changeset_at(std::uint32_t revision, Changeset& into);

  // The changesets of the revisions behind `after` up to `to`, of which there is one at least, as
  // one.
  [[nodiscard]] Message compose_range(std::uint32_t after, std::uint32_t to, Changeset& into);

 private:
  [[nodiscard]] Message advance(AttributedText& text, std::uint32_t after, std::uint32_t to);
  std::uint32_t nearest_text(std::uint32_t revision, AttributedText& into);
  void keep(std::uint32_t revision, const AttributedText& text);

  const Etherpad& pad_;
  AttributePool pool_;
  std::map<std::uint32_t, AttributedText> kept_;  // made here
  std::size_t kept_bytes_ = 0;
  std::uint32_t kept_apart_;
  // Where approach() has come to; the numbers are of revisions done, one more than the last one's.
  AttributedText reached_;
  std::uint32_t reached_done_ = 0;
  std::uint32_t goal_ = 0;
};

// What the lines after revision `to` were after `from`, an earlier one or the same, found in
// slices.
class LinesSince {
 public:
  LinesSince(PadHistory& history, std::uint32_t from, std::uint32_t to);

  // Goes on for about so many revisions; whether some are left.
  bool step(std::uint32_t revisions);
  // Why it ended early; empty while all is well.
  [[nodiscard]] const Message& wrong() const { return wrong_; }
  // 0 to 1.
  [[nodiscard]] double progress() const;
  // The text after `from`, once it is reached; null before.
  [[nodiscard]] const std::u16string* text_then() const { return tracker_ ? &then_.text : nullptr; }
  // Once step() has said that nothing is left and nothing is wrong: `was` of a line is its number
  // after `from`, `changed` is 0 where it is the same still.
  [[nodiscard]] const std::vector<TrackedLine>& lines() const { return tracker_->lines(); }

 private:
  PadHistory& history_;
  std::uint32_t from_;
  std::uint32_t to_;
  std::uint32_t at_;
  AttributedText then_;
  std::optional<LineTracker> tracker_;
  Message wrong_;
};

// When the lines of a pad's head appeared and changed, found by going through all of its history in
// slices.
class LineAges {
 public:
  explicit LineAges(PadHistory& history, std::uint32_t head);

  // Goes on for about so many revisions; whether some are left.
  bool step(std::uint32_t revisions);
  // Why it ended early; empty while all is well.
  [[nodiscard]] const Message& wrong() const { return wrong_; }
  // The head's lines once step() has said that nothing is left and nothing is wrong.
  [[nodiscard]] const std::vector<TrackedLine>& lines() const { return tracker_.lines(); }

 private:
  PadHistory& history_;
  std::uint32_t head_;
  std::uint32_t next_ = 0;
  LineTracker tracker_{u"\n"};
  Message wrong_;
};

}  // namespace summit
