// A pad that comes again: which of its lines were decided about before, in the export that was open
// or in what the plan keeps of one (pad/pad_record.h), and what is different now.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pad/collect.h"
#include "pad/file_format.h"
#include "pad/line_roles.h"
#include "pad/pad_changes.h"
#include "plan/plan.h"

namespace summit::ui {

using ChosenRoles = std::vector<std::optional<LineRole>>;  // for each line

enum class LineMark : std::uint8_t { none, added, changed, moved };

struct GoneLine {
  std::size_t before;  // the line it stood ahead of
  std::string text;
};

// What a newer export brought.
struct PadNews {
  std::vector<LineMark> marks;  // of each line
  std::vector<GoneLine> gone;   // in their order
  PadUpdate update;
};

// An export that was decided about.
struct DecidedPad {
  PadLines pad;
  std::optional<std::uint32_t> revision;  // where it has its history
  std::vector<Proposal> proposals;        // for the roles that were chosen
  ChosenRoles chosen;
};

// What the plan keeps of a pad: its lines as they were then, from the history that came with `now`
// where that has them, else as far as the plan tells.
[[nodiscard]] DecidedPad decided_pad(const Plan& plan, const CollectedPad& known,
                                     const OpenedPad& now);

// What the confirmed lines say: the others are nothing for the plan yet. A plan that was begun with
// the pad has its name until a title is confirmed. `like` as in collect().
// The proposals are as they were afterwards: a copy of them is what a key stroke cannot afford.
[[nodiscard]] Collected collect_confirmed(const PadLines& pad, std::vector<Proposal>& proposals,
                                          const ChosenRoles& confirmed,
                                          const Collected* like = nullptr);

// Roles follow their lines to a newer export, of which `mapping` says which is which
// (pad/line_following.h); origins may, by follow_lines().
struct FollowedPad {
  ChosenRoles chosen;
  std::shared_ptr<const PadNews> news;
};
[[nodiscard]] FollowedPad follow_pad(const Plan& plan, const DecidedPad& before,
                                     const LineMapping& mapping, const OpenedPad& after,
                                     const LineRoles& roles);

}  // namespace summit::ui
