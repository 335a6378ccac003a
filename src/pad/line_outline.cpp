#include "pad/line_outline.h"

#include <algorithm>
#include <array>
#include <string>

#include "pad/plain_structure.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool within = false;
  for (const char c : text) {
    if (c != ' ' && !within) ++words;
    within = c != ' ';
  }
  return words;
}

// Prose has an end, or many words.
bool is_sentence(std::string_view text) {
  constexpr std::size_t least_words = 6;  // with a full stop
  constexpr std::size_t many_words = 12;  // without
  const std::size_t words = words_in(text);
  text = trim_end(text);
  const bool ended = text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
  return words >= many_words || (ended && words >= least_words);
}

bool is_welcome(std::string_view text) {
  constexpr std::array<std::string_view, 4> starts = {
      "Welcome to Etherpad", "This pad text is synchronized as you type",
      "Get involved with Etherpad", "Warning: DirtyDB is used"};
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

bool is_list_item(const PadLine& line) {
  return line.kind == PadLineKind::bullet || line.kind == PadLineKind::number;
}

// All in bold, as people write headings where there are none.
bool is_bold(const PadLine& line) {
  return !line.spans.empty() && std::all_of(line.spans.begin(), line.spans.end(), [&](auto& span) {
    const std::string_view text =
        std::string_view(line.text).substr(span.begin, span.end - span.begin);
    return span.bold || text.find_first_not_of(' ') == npos;
  });
}

OutlineLine line_alone(const PadLine& line) {
  constexpr int headings = -100;  // ahead of all levels
  OutlineLine result;
  const std::string_view text = trim_end(line.text);
  result.rule = is_adornment(text);
  result.blank = text.empty() || result.rule;
  result.item = is_list_item(line);
  result.sentence = is_sentence(text);
  if (line.kind == PadLineKind::heading) {
    result.depth = headings + line.level;
  } else if (line.kind == PadLineKind::text) {
    // Bold text at the margin is a heading below all others.
    result.depth = is_bold(line) && !result.sentence ? -1 : 0;
    result.welcome = is_welcome(text);
  } else {
    result.depth = 2 * std::max<int>(line.level, 1);
  }
  return result;
}

}  // namespace

std::vector<OutlineLine> outline_of(const std::vector<PadLine>& lines) {
  std::vector<OutlineLine> outline(lines.size());
  std::size_t next = no_line;  // the next line that is not blank
  bool items = false;          // up to the next heading
  bool sentences = false;
  bool any_items = false;
  for (std::size_t i = lines.size(); i-- > 0;) {
    OutlineLine& line = outline[i] = line_alone(lines[i]);
    if (line.blank) continue;
    if (next != no_line) {
      const OutlineLine& below = outline[next];
      line.has_below = below.depth > line.depth && below.depth > 0;
      line.has_items = line.has_below && below.item;
      line.nested = line.has_below && below.has_below;
    }
    const bool colon = trim_end(lines[i].text).ends_with(':');
    // "Priorities:" right over a list is no pad's title, nor is the first of several short lines.
    const bool first_of_many = line.depth == 0 && i + 1 == next && outline[next].depth == 0 &&
                               !outline[next].sentence && !any_items;
    line.may_be_title = !line.item && line.depth < 1 && !colon && !first_of_many;
    line.section_has_items = items;
    line.section_has_sentences = sentences;
    items = line.depth >= 0 && (items || line.item);
    sentences = line.depth >= 0 && (sentences || line.sentence);
    any_items = any_items || line.depth > 0;
    next = i;
  }
  for (OutlineLine& line : outline) line.pad_has_items = any_items;
  return outline;
}

GroupKind kind_of_group(std::string_view title) {
  constexpr std::array<std::string_view, 18> ideas = {"without a clear plan",
                                                      "without a plan",
                                                      "without an owner",
                                                      "without owner",
                                                      "no clear plan",
                                                      "no owner",
                                                      "unplanned",
                                                      "unowned",
                                                      "need owner",
                                                      "needs owner",
                                                      "backlog",
                                                      "parking lot",
                                                      "nice to have",
                                                      "wish list",
                                                      "wishlist",
                                                      "someday",
                                                      "nobody",
                                                      "ideas"};
  constexpr std::array<std::string_view, 21> others = {
      "agenda",     "attendees", "participants", "who is here",  "present",    "logistics",
      "schedule",   "links",     "references",   "see also",     "minutes",    "moderator",
      "moderators", "etherpads", "facilitators", "introduction", "background", "todo",
      "todos",      "actions",   "action items"};
  std::string name = normalize_name(title.substr(0, 200));
  while (name.ends_with(':') || name.ends_with(' ')) name.pop_back();
  if (std::any_of(ideas.begin(), ideas.end(),
                  [&](std::string_view words) { return name.find(words) != npos; })) {
    return GroupKind::ideas;
  }
  return std::find(others.begin(), others.end(), name) != others.end() ? GroupKind::other
                                                                       : GroupKind::priorities;
}

}  // namespace summit
