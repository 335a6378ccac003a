// The owners that a cell of a priorities table names.
//
// A comma, a semicolon, the word "and", "&", the end of a paragraph and so a bullet each end a
// name. So does a line break, unless it only wraps the text:
// - where there are commas or semicolons, it ends a name if all names are single words (nicks);
// - where there are none, it does not in a grid whose lines had no room for the next word.
// References stand for one owner each, whatever is in their text: one that follows another without
// a separator is the next owner, and words beside one belong to its name. Markup aside, a name is
// what the cell shows.
//
// A paragraph that begins with "was" ("was `X`_, seeking new owner") tells of the past: all of it
// is one placeholder for nobody yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/reader/rst_reader.h"
#include "plan/plan.h"

namespace summit {

struct RstOwner {
  std::string name;          // as excerpt_line() gives it; never empty
  std::string url;           // empty without one
  RstIndex link = rst_none;  // the target with the URL, or the reference that has it itself
  PersonKind kind = PersonKind::person;
};

// In order, also where one is named twice.
[[nodiscard]] std::vector<RstOwner> owners_in(const RstDocument& document, RstIndex entry);

// Whether a name stands for nobody yet or for many people:
// - unassigned: it has neither letters nor digits ("???", "-"); it is "TBD", "TBA", "TBC", "none",
//   "N/A", "nobody", "open" or "vacant"; or one of its words is "TBD", "unassigned", "wanted",
//   "needed" or "seeking" ("help wanted");
// - team: its first or last word is "team" or "all", or the last is one for many: "teams",
//   "developers", "contributors", "community", "group", "SIG", "WG", "cores", "everyone",
//   "everybody", "volunteers".
[[nodiscard]] PersonKind person_kind_of(std::string_view name);

}  // namespace summit
