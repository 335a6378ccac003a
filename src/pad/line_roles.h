// What each line of a pad may be in a plan: a proposal with its reason in words, which a person
// confirms or corrects. A role that a person chose is kept and changes what is proposed for the
// lines around it: below a line that was made a group, the list items are priorities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pad/pad_lines.h"
#include "plan/plan.h"
#include "text/message.h"

namespace summit {

enum class LineRole : std::uint8_t { ignore, title, group, priority, owner, description, idea };
[[nodiscard]] std::string_view to_string(LineRole role);
[[nodiscard]] std::optional<LineRole> line_role_from(std::string_view name);

// "##api" on a line is a tag: notes are sorted by topic or by team so while they are taken. A plan
// has groups and columns for that, which a person chooses, and no priorities document that is known
// has room for more of it (none of the 69 of the census does), so tags stay in the pad: a title is
// without them, its line, which its origin leads to, keeps them, and lines are found by them
// (ui/pad_session.h, PadFilter).

// What the lines of a group are.
enum class GroupKind : std::uint8_t {
  priorities,
  ideas,  // "Priorities without a clear plan": unplanned ideas
  other   // "Agenda": nothing for a plan
};

inline constexpr std::size_t no_line = static_cast<std::size_t>(-1);

struct Proposal {
  LineRole role = LineRole::ignore;
  bool chosen = false;  // by a person
  // The line that this one belongs to: the group of a priority; the idea around an idea; what an
  // owner owns and what a description describes (a priority, an idea, or the title or group that it
  // introduces). no_line: none.
  std::size_t target = no_line;
  GroupKind group = GroupKind::priorities;  // of a group
  bool closing = false;  // a description of a group of ideas that stands behind them
  PadLineKind kind = PadLineKind::text;  // the line's, lists that people typed included
  std::size_t depth = 0;                 // of a description: list items of it around this line
  std::string title;                // of a title, group, priority or idea; plain text, as all here
  std::string notes;                // what its line says behind the title
  std::string text;                 // what a description says
  std::vector<std::string> owners;  // full names where they are known
  std::int64_t votes = 0;           // those on lines of votes below it included
  std::vector<Link> links;
  std::vector<std::string> tags;  // without their "##"
  Message reason;                 // "a bullet under a heading; names in brackets at the end"
};

// What the lines of one pad may be, for whatever roles a person chooses. Reading the lines is done
// once; proposing anew for another choice is what a key stroke costs. Time is linear in the pad.
class LineRoles {
 public:
  // `people` are those of the plan, of the last release, of the team; the pad's authors and whom it
  // introduces are known as well.
  LineRoles(const PadLines& pad, std::span<const Person> people);
  LineRoles(LineRoles&& other) noexcept;
  LineRoles& operator=(LineRoles&& other) noexcept;
  ~LineRoles();

  // Whom the pad introduces, with their addresses, in the order of its lines.
  [[nodiscard]] const std::vector<Person>& people() const;

  // A proposal for each line. `chosen` has a role for each line that a person decided, and may be
  // shorter than the pad. The same choice gives the same proposals.
  [[nodiscard]] std::vector<Proposal> propose(
      std::span<const std::optional<LineRole>> chosen) const;

 private:
  struct Read;
  std::unique_ptr<Read> read_;
};

// The same for one choice.
[[nodiscard]] std::vector<Proposal> propose(const PadLines& pad,
                                            std::span<const std::optional<LineRole>> chosen,
                                            std::span<const Person> people);

}  // namespace summit
