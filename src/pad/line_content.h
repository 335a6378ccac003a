// What a line of a pad says: its words, and what stands among them for the plan — votes, links,
// tags, owners.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pad/known_names.h"
#include "pad/pad_lines.h"
#include "plan/plan.h"
#include "text/message.h"

namespace summit {

struct LineContent {
  std::string text;   // one line of plain text, as written but for what was struck through
  std::string title;  // the same without what the members below say
  std::string notes;  // what stands behind "title - "; empty without
  std::vector<std::string> owners;
  std::int64_t votes = 0;
  std::vector<Link> links;
  std::vector<std::string> tags;
  std::vector<Message> found;  // each rule that found something, in words: "+1 twice: 2 votes"
  bool struck = false;         // some of it is struck through
  bool names_owners = false;   // the line is there to name owners: "owner: alaski", "I'll take it"
  bool introduces = false;     // somebody, with their address (known_names.h)
  bool remark = false;         // it begins with who says it: "alaski: …"
};

// `line` as find_plain_structure() left it. Time is linear in the line.
[[nodiscard]] LineContent content_of(const PadLine& line, const std::vector<PadAuthor>& authors,
                                     const KnownNames& names);

// Whom a line calls an owner by a label ("Owner: Jane Doe"), known or not.
[[nodiscard]] std::vector<std::string> labelled_owners(std::string_view text);

// "blueprint", "bug", "review", "spec", "pad", "mail" by where a URL leads, else "link".
[[nodiscard]] std::string_view link_kind_of(std::string_view url);

}  // namespace summit
