// Titles, sections and transitions: lines of punctuation.

#include <algorithm>

#include "document/reader/rst_blocks.h"
#include "text/rst_escape.h"
#include "text/width.h"

namespace summit {
namespace {

// A shorter line of punctuation may be text: "--", "...".
constexpr std::size_t sure_adornment = 4;

}  // namespace

// Whether the line under `i` makes it a title.
bool RstBlocks::is_underlined(const RstBlock& block, std::uint32_t i) const {
  if (i + 1 >= block.last) return false;
  const std::string_view underline = line(i + 1);
  if (!is_adornment(underline)) return false;
  return underline.size() >= sure_adornment || display_width(line(i)) <= underline.size();
}

std::uint32_t RstBlocks::underlined(const RstBlock& block, std::uint32_t i, bool titles) {
  if (display_width(line(i)) > line(i + 1).size()) {
    builder_.problem(RstFault::title_underline_short, lines_[i + 1].begin);
  }
  if (!titles) {
    builder_.problem(RstFault::title_unexpected, lines_[i + 1].begin);
    opaque(block, i, i + 2);
    return i + 2;
  }
  section(block, i, i, false);
  return i + 2;
}

// A line that is punctuation and nothing else: an overline, a transition, or perhaps text.
std::uint32_t RstBlocks::punctuation_line(const RstBlock& block, std::uint32_t i, bool titles) {
  const std::string_view here = line(i);
  const bool is_short = here.size() < sure_adornment;
  if (!titles) {
    if (is_short) return text(block, i, titles);
    builder_.problem(RstFault::line_unexpected, lines_[i].begin);
    opaque(block, i, i + 1);
    return i + 1;
  }
  if (i + 1 < block.last && !blank(i + 1)) return overlined(block, i);
  if (is_short) return text(block, i, titles);
  transition(i);
  return i + 1;
}

std::uint32_t RstBlocks::overlined(const RstBlock& block, std::uint32_t i) {
  const std::string_view overline = line(i);
  const std::string_view title = line(i + 1);
  const std::uint32_t after = std::min(i + 3, block.last);
  std::uint32_t end = after;
  RstFault fault{};
  if (title[0] != ' ' && is_adornment(title)) {
    fault = RstFault::title_invalid;
    end = i + 2;
  } else if (i + 2 >= block.last) {
    fault = RstFault::title_incomplete;
  } else if (!is_adornment(line(i + 2))) {
    fault = RstFault::title_underline_missing;
  } else if (overline != line(i + 2)) {
    fault = RstFault::title_mismatch;
  } else {
    if (display_width(title) > overline.size()) {
      if (overline.size() < sure_adornment) return text(block, i, true);
      builder_.problem(RstFault::title_overline_short, lines_[i].begin);
    }
    section(block, i, i + 1, true);
    return i + 3;
  }
  if (overline.size() < sure_adornment) return text(block, i, true);
  builder_.problem(fault, lines_[i].begin);
  opaque(block, i, end);
  return end;
}

void RstBlocks::section(const RstBlock& block, std::uint32_t first, std::uint32_t title,
                        bool overline) {
  const char character = line(title + 1)[0];
  const auto known = std::find_if(styles_.begin(), styles_.end(), [&](const Style& style) {
    return style.character == character && style.overline == overline;
  });
  const auto level = static_cast<std::size_t>(known - styles_.begin());  // from 0
  if (level > sections_.size() || (known == styles_.end() && level != sections_.size())) {
    builder_.problem(RstFault::title_level, lines_[title].begin);
    opaque(block, first, title + 2);
    return;
  }
  if (known == styles_.end()) styles_.push_back({character, overline});
  close_sections(level);
  const RstIndex node = builder_.open(RstKind::section, lines_[first].begin);
  sections_.push_back(node);
  builder_[node].style = static_cast<std::uint8_t>(character);
  builder_[node].level = static_cast<std::uint16_t>(sections_.size());
  builder_[builder_.open(RstKind::title, lines_[first].begin)].level = overline ? 1 : 0;
  RstSpan text = lines_[title];
  const std::string_view words = builder_.text(text);
  text.begin += static_cast<std::uint32_t>(std::min(words.find_first_not_of(' '), words.size()));
  inline_.parse({&text, 1}, 0);
  builder_.close(lines_[title + 1].end);
}

void RstBlocks::close_sections(std::size_t open) {
  for (; sections_.size() > open; sections_.pop_back()) builder_.close(builder_.furthest());
}

void RstBlocks::transition(std::uint32_t i) {
  // What is before it in the section, the title aside.
  RstIndex before = builder_.size() - 1;
  while (before != builder_.parent() && builder_[before].parent != builder_.parent()) {
    before = builder_[before].parent;
  }
  const bool first = before == builder_.parent() || builder_[before].kind == RstKind::title;
  if (first) {
    builder_.problem(RstFault::transition_first, lines_[i].begin);
  } else if (builder_[before].kind == RstKind::transition) {
    builder_.problem(RstFault::transition_adjacent, lines_[i].begin);
  }
  builder_.leaf(RstKind::transition, lines_[i].begin, lines_[i].end);
}

void RstBlocks::check_last_transition() {
  const RstIndex last = builder_.size() - 1;
  if (builder_[last].kind == RstKind::transition) {
    builder_.problem(RstFault::transition_last, builder_[last].begin);
  }
}

}  // namespace summit
