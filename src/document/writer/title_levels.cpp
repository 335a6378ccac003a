#include "document/writer/title_levels.h"

#include <algorithm>

#include "text/find_byte.h"
#include "text/rst_escape.h"
#include "text/width.h"

namespace summit {
namespace {

// The first ones are what OpenStack's documents use.
constexpr std::string_view adornments = "-~^\"'+*#:.<>_`,;!?@$%&()/[]{}|\\=";

// A shorter line under a title that is wider still is text to docutils.
constexpr std::size_t shortest_underline = 4;

bool underlines(std::string_view line, std::string_view title) {
  return is_adornment(line) && !title.empty() && title.front() != ' ' && !is_adornment(title) &&
         (line.size() >= shortest_underline || line.size() >= display_width(title));
}

}  // namespace

void TitleLevels::add_document_title() {
  has_title_ = true;
  add({'=', true});
}

TitleLevels::Style TitleLevels::style_of(std::size_t level) {
  level = std::min(level, adornments.size() - 1) + (has_title_ ? 1 : 0);
  for (const char adornment : adornments) {
    if (styles_.size() > level) break;
    add({adornment, false});
  }
  return styles_[std::min(level, styles_.size() - 1)];
}

void TitleLevels::learn(std::string_view prose) {
  std::string_view above;   // the line before
  std::string_view before;  // and the one before that
  while (!prose.empty()) {
    const std::size_t end = std::min(find_byte(prose, '\n'), prose.size());
    const std::string_view line = prose.substr(0, end);
    const bool over = before == line;
    if ((over || before.empty()) && underlines(line, above)) add({line.front(), over});
    before = above;
    above = line;
    prose.remove_prefix(std::min(end + 1, prose.size()));
  }
}

void TitleLevels::add(Style style) {
  if (std::find(styles_.begin(), styles_.end(), style) == styles_.end()) styles_.push_back(style);
}

}  // namespace summit
