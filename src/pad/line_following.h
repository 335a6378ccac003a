// Which line of a newer export of a pad is which of the older one: by the changesets, where the
// newer export has them and they lead on from the older one, else by comparing the two. Changesets
// of hundreds of thousands of revisions are gone through in slices.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "pad/file_format.h"
#include "pad/pad_changes.h"
#include "pad/pad_history.h"
#include "pad/pad_lines.h"

namespace summit {

class LineFollowing {
 public:
  // `revision` is the one that the older lines are of, `text` the pad's text after it where the
  // lines do not come from the newer export's own history; without a revision they are compared.
  // What is referred to must outlive this.
  LineFollowing(const PadLines& older, std::optional<std::uint32_t> revision,
                const std::u16string* text, const OpenedPad& newer);
  LineFollowing(const OpenedPad& older, const OpenedPad& newer);

  // Goes on for about so many revisions; whether some are left.
  bool step(std::uint32_t revisions);
  // 0 to 1.
  [[nodiscard]] double progress() const { return since_ ? since_->progress() : 1; }
  // Once step() has said that nothing is left.
  [[nodiscard]] LineMapping take() &&;

 private:
  const PadLines& older_;
  const std::u16string* text_;
  const OpenedPad& newer_;
  std::unique_ptr<PadHistory> history_;  // of the newer one; null: there is none that leads on
  std::optional<LinesSince> since_;
};

[[nodiscard]] LineMapping follow(const OpenedPad& older, const OpenedPad& newer);

}  // namespace summit
