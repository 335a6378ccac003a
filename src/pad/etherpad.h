// A pad as its server exports it (`.etherpad`): its text now, who wrote what, and an index of how
// it came to be. The file itself is kept, and revisions are decoded from it when they are wanted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pad/attribute_pool.h"
#include "pad/attributed_text.h"
#include "pad/changeset.h"
#include "pad/pad_lines.h"
#include "plan/plan.h"

namespace summit {

// Every so many revisions the server stores the text too.
inline constexpr std::uint32_t key_revision_interval = 100;

struct EtherpadRevision {
  std::uint32_t number = 0;
  std::uint32_t author = no_author;  // index into Etherpad::authors
  std::uint32_t begin = 0;           // bytes of the file that its record takes
  std::uint32_t end = 0;
  std::int64_t timestamp =
      0;  // milliseconds since 1970; 0 where the file has none that makes sense
};

struct EtherpadMessage {
  std::string text;
  std::uint32_t author = no_author;
  std::string name;  // of the author as it was then; empty where not said
  std::int64_t timestamp = 0;
};

struct EtherpadSavedRevision {
  std::uint32_t revision = 0;
  std::string id;
  std::string label;
  std::uint32_t author = no_author;
  std::int64_t timestamp = 0;
};

struct Etherpad {
  std::string file;  // what problems call it
  std::string id;
  AttributedText text;
  AttributePool pool;
  std::uint32_t head = 0;  // the newest revision
  std::vector<PadAuthor> authors;
  std::vector<EtherpadRevision> revisions;  // by number; some may be missing
  std::vector<EtherpadMessage> chat;
  std::vector<EtherpadSavedRevision> saved_revisions;
  bool is_public = false;
  // Members of the pad's record that this version does not know: what travels with a pad.
  UnknownMembers unknown;

  std::string bytes;  // the file
};

// The record of a revision; null where it is missing.
[[nodiscard]] const EtherpadRevision* find_revision(const Etherpad& pad, std::uint32_t number);

// The index of an author in `authors`, or no_author.
[[nodiscard]] std::uint32_t find_author(const std::vector<PadAuthor>& authors, std::string_view id);

// The changeset of a revision as the file has it; empty where it has none.
[[nodiscard]] std::u16string changeset_of(const Etherpad& pad, const EtherpadRevision& revision);

// The text after a revision as the file has it, for key revisions.
struct KeyText {
  std::u16string text;
  std::string attribs;
};
[[nodiscard]] std::optional<KeyText> key_text_of(const Etherpad& pad,
                                                 const EtherpadRevision& revision);

// The colours that Etherpad gives authors, who keep the index of theirs. Empty past the last.
[[nodiscard]] std::string_view palette_color(std::int64_t index);

}  // namespace summit
