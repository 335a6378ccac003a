// What a plan keeps of a pad (plan/plan.h, CollectedPad), so that what was decided about its lines
// is found again when it is opened with the plan, be that export the same or a newer one: each line
// with its role, readable in a plan's JSON and in a diff of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pad/line_roles.h"
#include "pad/pad_lines.h"
#include "plan/operation.h"
#include "plan/plan.h"

namespace summit {

// "priority:   * Cells V2 (Andrew Laski) +1": the role; two spaces for each level; "* ", "1. " or
// "# " (one for each level) for a list item or a heading; what the line says, "~~" around what is
// struck out. "?" where nobody decided, nothing for a blank line without a decision. Characters
// that no line has are spaces.
[[nodiscard]] std::string record_line(const PadLine& line, std::optional<LineRole> role);

// The other way round: the lines without authors, numbers and looks but for what is struck out.
struct RecordedLines {
  std::vector<PadLine> lines;
  std::vector<std::optional<LineRole>> chosen;
};
[[nodiscard]] RecordedLines recorded_lines(const CollectedPad& pad);

// Whether the lines are those that were recorded, whatever their roles.
[[nodiscard]] bool is_recorded(const CollectedPad& pad, std::span<const PadLine> lines);

[[nodiscard]] bool is_recorded(std::string_view recorded, const PadLine& line);

// Where a plan keeps no lines of a pad, its origins still say something: the line of a priority or
// an idea is what that is now, and lines below it that it came from, too, are what is proposed.
[[nodiscard]] std::vector<std::optional<LineRole>> roles_from_origins(const Plan& plan,
                                                                      const PadLines& pad,
                                                                      const LineRoles& roles);

// The operation after which the plan knows the pad's lines with these roles: the lines that differ
// from those it knows. None where it knows all that, and where no line has a role.
[[nodiscard]] std::optional<SetPad> record_pad(const Plan& plan, const PadLines& pad,
                                               std::optional<std::int64_t> revision,
                                               std::span<const std::optional<LineRole>> chosen);

}  // namespace summit
