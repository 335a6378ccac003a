// When the lines of the open pad appeared and who changed them last, where it came with its
// history.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "pad/etherpad.h"
#include "pad/pad_history.h"

namespace summit::ui {

class PadAges {
 public:
  // The pad must outlive this.
  explicit PadAges(const Etherpad& pad);

  // Goes on through the history for as long as a frame can spare; whether something is left.
  bool step();
  // "Since revision 12 (May 20, 2015, 10:02 AM UTC), changed in 31 by Chloé"; empty while that is
  // not known, or where the history does not tell.
  [[nodiscard]] std::string about(std::size_t line) const;

 private:
  const Etherpad& pad_;
  PadHistory history_;
  LineAges ages_;
  bool done_ = false;
};

}  // namespace summit::ui
