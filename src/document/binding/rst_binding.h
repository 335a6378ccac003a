// A document and the plan it is about, and where in the document each part of the plan stands. What
// a document has beside the plan (notes, tables of dates, comments …) stays in the document alone.
//
// Everything here is derived from the text, and the same text always gives the same: a plan that
// was read from a document and edited since is written back by comparing it with what the document
// says (document/splice/rst_splice.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/reader/rst_reader.h"
#include "plan/plan.h"

namespace summit {

// Prose of the plan as it stands in the document. The plan's text is these lines without `indent`
// columns of indentation, parted by "\n", no line break after the last.
struct BoundProse {
  RstSpan span;              // whole lines: from the start of the first to behind the break of the
                             // last that is not blank. Empty without prose: where it would stand.
  std::uint32_t indent = 0;  // columns
};

// A row of a group's table (also of its header, where that is none), and the section of that
// priority.
struct BoundPriority {
  RstIndex row = rst_none;
  RstIndex section = rst_none;  // none: the plan's priority has no description
  BoundProse description;       // the section's body, sections within it included
};

// A table of priorities; its entries stand in the order of its columns.
struct BoundGroup {
  RstIndex section = rst_none;  // whose title is the group's; none for the document's main table
  BoundProse introduction;
  RstIndex table = rst_none;
  std::vector<ColumnRole> roles;          // of each column
  std::vector<BoundPriority> priorities;  // as in the plan
};

struct BoundIdea {
  RstIndex item = rst_none;   // list_item
  RstIndex title = rst_none;  // its paragraph, or a term (see read_ideas)
  BoundProse notes;
  std::vector<BoundIdea> ideas;  // as in the plan
};

struct BoundUnplanned {
  RstIndex section = rst_none;
  BoundProse introduction;
  std::vector<BoundIdea> ideas;
  BoundProse closing;
};

// Any other section. Sections of priorities and groups that stand within it are no part of it.
struct BoundSection {
  RstIndex section = rst_none;
  BoundProse body;  // up to the first section within it
  std::vector<BoundSection> sections;
};

// Has the shape of the plan: its lists have an item for each of the plan's.
struct Binding {
  std::vector<RstIndex> labels;  // targets
  RstIndex title = rst_none;     // the section that is the document's
  BoundProse introduction;
  std::vector<RstIndex> people;  // the target of each, or the reference with its URL; rst_none for
                                 // people without a URL
  std::vector<BoundGroup> groups;
  BoundUnplanned unplanned;
  std::vector<BoundSection> sections;
};

struct BoundDocument {
  RstDocument document;
  Plan plan;  // its `source` is the document, if that is a text that a plan can have
  Binding binding;
};

// The release a document is about:
// - the word of the title that a label calls the release, a "." for a "-"; or else
// - the title's first word, where the second is "Project", "Review", "Cycle" or "Release" or one of
//   "Priorities", "Themes", "Goals", and the first is none of these; or else
// - what a label calls the release, with a capital letter.
[[nodiscard]] std::string release_of(const std::string& title,
                                     const std::vector<std::string>& labels);

// Makes a plan of any text; one that is no priorities document gives a plan with sections only.
[[nodiscard]] BoundDocument bind_rst(std::string source);

}  // namespace summit
