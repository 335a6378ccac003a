// How the lines of a pad stand to each other, before anybody asks what they mean: which are deeper
// than others, what stands below them, what their words look like.
#pragma once

#include <string_view>
#include <vector>

#include "pad/line_roles.h"
#include "pad/pad_lines.h"

namespace summit {

struct OutlineLine {
  int depth = 0;      // below 0: a heading; 0: text at the margin; else twice the level
  bool item = false;  // a bullet or a numbered line
  bool blank = false;
  bool rule = false;      // nothing but punctuation; blank as well
  bool sentence = false;  // prose rather than a title
  bool welcome = false;   // the text that a new Etherpad starts with
  bool may_be_title = false;
  bool has_below = false;  // the next line is deeper, headings aside
  bool has_items = false;  // the next line is a deeper list item
  bool nested = false;     // lines below it have lines below them
  // Of a line at the margin or a heading: what stands up to the next heading.
  bool section_has_items = false;
  bool section_has_sentences = false;
  bool pad_has_items = false;
};

// For lines as find_plain_structure() left them. Time is linear.
[[nodiscard]] std::vector<OutlineLine> outline_of(const std::vector<PadLine>& lines);

// What stands below a heading of these words.
[[nodiscard]] GroupKind kind_of_group(std::string_view title);

}  // namespace summit
