// What changed between an older and a newer export of one pad: in its lines, and what that means
// for the plan that was collected from the older one. Nothing changes without a person's word: each
// change is a proposal that is accepted by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pad/collect.h"
#include "pad/line_roles.h"
#include "pad/pad_lines.h"
#include "plan/operation.h"
#include "text/message.h"

namespace summit {

// For each line of the older export its line in the newer one; no_line where it is gone. No two
// lines have the same. Where a pad comes with its history, its changesets give this; else:
using LineMapping = std::vector<std::size_t>;

// By comparing the exports: lines of the same text in order; then those of the same text elsewhere,
// if there is just one; then, between lines that stayed, those whose text is similar. Time is
// linear in the pads but for a logarithm.
[[nodiscard]] LineMapping map_lines(const PadLines& older, const PadLines& newer);

struct LineChange {
  enum class Kind : std::uint8_t { added, changed, moved, gone };
  Kind kind;
  std::size_t older;  // no_line for an added one
  std::size_t newer;  // no_line for one that is gone
  friend bool operator==(const LineChange&, const LineChange&) = default;
};
// In the order of the newer export, lines that are gone where they stood. One that moved and
// changed is `changed`. What a line says counts, how it stands (kind, level), and whether it is
// struck out.
[[nodiscard]] std::vector<LineChange> line_changes(const PadLines& older, const PadLines& newer,
                                                   const LineMapping& mapping);

// The roles that a person chose, for the lines of the newer export.
[[nodiscard]] std::vector<std::optional<LineRole>> follow_roles(
    std::span<const std::optional<LineRole>> chosen, const LineMapping& mapping,
    std::size_t newer_lines);

// The operations by which the origins in a plan follow their lines; those of lines that are gone
// are gone, too.
[[nodiscard]] Operations follow_lines(const Plan& plan, std::string_view pad,
                                      const LineMapping& mapping);

// A proposal of what the newer export means: for a priority or an idea, or, where it names neither,
// for what stands around them (the title, introductions, headings).
struct PlanChange {
  std::size_t before = no_line;  // position among update.before.items; no_line: it is new
  std::size_t after = no_line;   // position among update.after.items; no_line: it is gone
  std::string id;                // in the plan; empty for what is new
  Message sentence;  // "“DevRef” is now “DevRef and onboarding”; 3 votes instead of 2"
};

struct PadUpdate {
  std::string pad;
  std::size_t newer_lines = 0;
  Collected before;  // of the older export, in lines of the newer one; those that are gone are
                     // newer_lines and their number in the older export
  Collected after;
  std::vector<PlanChange> changes;  // what stands around, `after`'s items in order, those gone
};

// What both exports say, and how they differ. `plan` is as it was collected from the older one, its
// origins not moved yet.
[[nodiscard]] PadUpdate compare_pads(const Plan& plan, std::string_view pad, const Collected& older,
                                     const Collected& newer, const LineMapping& mapping,
                                     std::size_t newer_lines);

// The operations for one change, or for several at once, on a plan whose origins follow_lines() has
// moved: `accepted` are positions in update.changes.
[[nodiscard]] Operations accept(const Plan& plan, const PadUpdate& update,
                                std::span<const std::size_t> accepted,
                                std::span<const Person> people);

}  // namespace summit
