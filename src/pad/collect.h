// From lines with roles to a plan. What the lines of a pad say is collected first; the plan then
// changes by what is different from what they said before, through operations, so that every step
// can be undone and nothing that a person did to the plan meanwhile is overwritten: a title, votes
// or prose that is another by now stays, lists of owners and links take what is new.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pad/line_roles.h"
#include "pad/pad_lines.h"
#include "pad/pad_prose.h"
#include "plan/operation.h"
#include "plan/plan.h"

namespace summit {

// A priority or an idea as the pad has it.
struct CollectedItem {
  std::size_t line = 0;
  bool idea = false;
  std::size_t parent =
      no_line;  // of a priority its group's line, of an idea that of the idea around
  std::string title;
  std::vector<std::string> owners;
  std::string prose;  // description or notes, RST markup
  std::int64_t votes = 0;
  std::vector<Link> links;
  std::vector<std::size_t> lines;  // all it came from, its own first
  friend bool operator==(const CollectedItem&, const CollectedItem&) = default;
};

struct CollectedGroup {
  std::size_t line = no_line;  // no_line: priorities that stand under no heading
  std::string title;           // empty for a heading that says just "Priorities"
  std::string introduction;
};

struct Collected {
  std::string title;
  std::string introduction;
  std::vector<CollectedGroup> groups;  // of priorities, those that have some
  std::vector<CollectedItem> items;    // in the order of their lines
  std::string ideas_title;
  std::string ideas_introduction;
  std::string ideas_closing;
  // What each item's prose was made of, as collect() leaves it.
  std::vector<std::vector<ProseLine>> item_lines;
};

// What lines with these roles say. One proposal for each line of the pad, as propose() gives them.
// `like`, if not null, is what the pad said with other roles: prose that is the same is not written
// anew, which is most of the work.
[[nodiscard]] Collected collect(std::span<const Proposal> proposals,
                                const Collected* like = nullptr);

// The operations that bring a plan from what a pad said `before` to what it says `after`. Items are
// told by the pad's name and their line in the plan's `origin`: what is there already is not added
// again, and what a person took out since `before` stays out. `people` are those known otherwise
// (the last release's, whom the pad introduces): facts about owners come from there. Time is linear
// in the plan for each change.
[[nodiscard]] Operations collect_into(const Plan& plan, std::string_view pad,
                                      const Collected& before, const Collected& after,
                                      std::span<const Person> people);

// The plan that a pad gives where every proposal is accepted; it keeps them (pad/pad_record.h),
// with the revision of an export that has its history.
[[nodiscard]] Plan plan_from(const PadLines& pad, std::span<const Person> people = {},
                             std::optional<std::int64_t> revision = {});

}  // namespace summit
