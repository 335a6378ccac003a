// Writes a pad as a `.etherpad` that servers of versions 1.8.14, 2.5.3 and 3.3.1 take: as one
// revision, or with the history of a pad that was read and the text as one revision more. Only
// records that such a server knows are written, changesets are canonical, and what pad_check.h
// finds in it is what was wrong with the history before.
//
// A plan may travel within the pad, as a member of the pad's own record, which servers keep.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pad/etherpad.h"
#include "pad/pad_lines.h"

namespace summit {

struct EtherpadExport {
  std::string id;
  AttributedText text;
  AttributePool pool;
  std::vector<PadAuthor> authors;  // those without an id are left out
  std::int64_t timestamp = 1;      // of the revision that is written, in milliseconds since 1970
  UnknownMembers unknown;
  // Kept where there is one; then the pool is that pad's, or has grown from it.
  const Etherpad* history = nullptr;
};

// The lines as one revision.
[[nodiscard]] EtherpadExport export_of(const PadLines& pad, std::int64_t timestamp);
// A pad as it is, with its history.
[[nodiscard]] EtherpadExport export_of(const Etherpad& pad);

[[nodiscard]] std::string write_etherpad(const EtherpadExport& pad);

// Servers take no larger one along.
inline constexpr std::size_t max_travelling_plan = 64UL * 1024;

// Gives a pad the JSON of a plan to take along, in place of one that it has. False where that is
// too large; then it takes none along.
[[nodiscard]] bool set_travelling_plan(UnknownMembers& unknown, std::string_view plan_json);
// The JSON of the plan that came along; empty without one.
[[nodiscard]] std::string_view travelling_plan(const UnknownMembers& unknown);

}  // namespace summit
