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
  // newer export of; null: none. It may be another one each time.
  bool step(const PadStatePtr& beside);
  // Of the whole, 0 to 1; it never goes back.
  [[nodiscard]] double progress() const;

  struct Opened {
    Result<OpenedPad> pad;
    // Of a newer export of the pad beside: which of its lines is which.
    std::optional<LineMapping> followed;
  };
  // Once step() has said that nothing is left.
  [[nodiscard]] Opened take() &&;

 private:
  bool step_following();

  std::unique_ptr<EtherpadReader> reader_;  // while it reads
  Opened opened_;
  std::shared_ptr<const PadState::Source> older_;  // what is followed from
  std::unique_ptr<LineFollowing> following_;       // refers to it and to opened_
  double progress_ = 0;
};

}  // namespace summit::ui
