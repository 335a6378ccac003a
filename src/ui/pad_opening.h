// A pad on its way from a file's bytes to what the Collect screen shows, in slices of about a
// millisecond: a page stays responsive, and whoever waits can give up. What is long is the history
// in a pad's own export, hundreds of thousands of revisions; the other forms are read in one slice.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pad/etherpad_reader.h"
#include "pad/file_format.h"
#include "pad/line_following.h"
#include "ui/pad_session.h"

namespace summit::ui {

class PadOpening {
 public:
  // For a format that is_pad().
  PadOpening(FileFormat format, std::string name, std::string bytes);
  PadOpening(const PadOpening&) = delete;
  PadOpening& operator=(const PadOpening&) = delete;

  // One slice. Whether something is left. `beside` is the pad that is open, which this may be a
  // newer export of; null: none. So may it be of what `plan` keeps of a pad; null: no plan is open,
  // and the one that came along counts. They may be others each time.
  bool step(const PadStatePtr& beside, const Plan* plan);
  // Of the whole, 0 to 1; it never goes back.
  [[nodiscard]] double progress() const;

  struct Opened {
    Result<OpenedPad> pad;
    Result<Plan> came_along;  // the plan that a pad takes along, where none was open
    // Of a newer export of the pad beside: which of its lines is which.
    std::optional<LineMapping> followed;
    // What that is newer than, if it is not the pad beside but what the plan keeps.
    std::shared_ptr<const DecidedPad> recorded;
  };
  // Once step() has said that nothing is left.
  [[nodiscard]] Opened take() &&;

 private:
  void finish_reading(const Plan* plan);
  void follow(const PadStatePtr& beside);
  bool step_following();

  std::unique_ptr<EtherpadReader> reader_;  // while it reads
  Opened opened_;
  std::shared_ptr<const DecidedPad> known_;        // what the plan keeps of an older export
  std::shared_ptr<const PadState::Source> older_;  // of the pad beside
  std::unique_ptr<LineFollowing> following_;       // refers to one of these and to opened_
  bool follows_ = false;
  double progress_ = 0;
};

}  // namespace summit::ui
