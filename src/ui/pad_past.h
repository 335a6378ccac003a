// The pad as it was after one of its revisions, and a clock that goes through them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pad/etherpad.h"
#include "pad/pad_history.h"
#include "pad/pad_lines.h"

namespace summit::ui {

class PadPast {
 public:
  // The pad must outlive this.
  explicit PadPast(const Etherpad& pad);

  // Shows it at once where a text near it is known; else step() goes there.
  void show(std::uint32_t revision);
  // Goes on towards the revision for as long as a frame can spare; whether something is left.
  bool step();
  // Of the way there: 0 to 1, and 1 once it shows.
  [[nodiscard]] double progress() const;
  [[nodiscard]] std::uint32_t revision() const { return revision_; }
  [[nodiscard]] std::uint32_t head() const { return pad_.head; }
  // Those that were shown last while it is on its way; at first there are none.
  [[nodiscard]] const std::vector<PadLine>& lines() const { return lines_; }
  // Why the revision's text cannot be had; empty while all is well.
  [[nodiscard]] const Message& wrong() const { return wrong_; }
  // "Revision 12 of 57 · May 20, 2015, 10:02 AM UTC · Ada · saved as “Friday”".
  [[nodiscard]] std::string about() const;
  [[nodiscard]] const std::vector<EtherpadSavedRevision>& saved() const {
    return pad_.saved_revisions;
  }

  // Plays from here, or from the beginning where it is at the end. Milliseconds.
  void play(double now);
  void stop() { playing_ = false; }
  [[nodiscard]] bool playing() const { return playing_; }
  // Goes on to where it is by now; whether it plays still.
  bool tick(double now);
  static constexpr double frame_time = 60;

 private:
  const Etherpad& pad_;
  PadHistory history_;
  std::uint32_t revision_;
  bool is_there_ = false;
  std::vector<PadLine> lines_;
  Message wrong_;
  bool playing_ = false;
  double played_at_ = 0;
};

// "May 20, 2015, 10:02 AM UTC"; empty where the pad does not say.
[[nodiscard]] std::string time_of_revision(const Etherpad& pad, std::uint32_t revision);
// Or that they have none.
[[nodiscard]] std::string name_of_author(const PadAuthor& author);

}  // namespace summit::ui
