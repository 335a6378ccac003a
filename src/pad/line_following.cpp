#include "pad/line_following.h"

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace summit {
namespace {

// Changesets do not tell a line that was cut and pasted elsewhere from a new one, nor always a list
// item that goes from a change of the next one's start. Lines of the same text are the same line:
// of those that changed, then of those that are gone.
void map_same_text(const PadLines& older, const PadLines& newer, LineMapping& mapping) {
  for (const bool gone : {false, true}) {
    std::vector<bool> taken(newer.lines.size());
    for (const std::size_t line : mapping) {
      if (line != no_line) taken[line] = true;
    }
    std::unordered_map<std::string_view, std::size_t> came;  // by text; no_line: several
    for (std::size_t line = 0; line < newer.lines.size(); ++line) {
      if (taken[line] || !says_something(newer.lines[line])) continue;
      const auto [known, is_first] = came.emplace(newer.lines[line].text, line);
      if (!is_first) known->second = no_line;
    }
    for (std::size_t line = 0; line < mapping.size(); ++line) {
      const std::string& text = older.lines[line].text;
      if (gone ? mapping[line] != no_line
               : mapping[line] == no_line || newer.lines[mapping[line]].text == text) {
        continue;
      }
      const auto found = came.find(text);
      if (found == came.end() || found->second == no_line) continue;
      mapping[line] = std::exchange(found->second, no_line);
    }
  }
}

}  // namespace

LineFollowing::LineFollowing(const PadLines& older, std::optional<std::uint32_t> revision,
                             const std::u16string* text, const OpenedPad& newer)
    : older_(older), text_(text), newer_(newer) {
  if (!revision || !newer.etherpad || *revision > newer.etherpad->head) return;
  history_ = std::make_unique<PadHistory>(*newer.etherpad);
  since_.emplace(*history_, *revision, newer.etherpad->head);
}

LineFollowing::LineFollowing(const OpenedPad& older, const OpenedPad& newer)
    : LineFollowing(older.lines, revision_of(older),
                    older.etherpad ? &older.etherpad->text.text : nullptr, newer) {}

bool LineFollowing::step(std::uint32_t revisions) {
  if (!since_) return false;
  const bool is_left = since_->step(revisions);
  const std::u16string* then = since_->text_then();
  if (!since_->wrong().empty() || (then != nullptr && text_ != nullptr && *then != *text_)) {
    since_.reset();  // that text never was this pad's
    return false;
  }
  return is_left;
}

LineMapping LineFollowing::take() && {
  if (!since_) return map_lines(older_, newer_.lines);
  LineMapping mapping(older_.lines.size(), no_line);
  const std::vector<TrackedLine>& lines = since_->lines();
  for (std::size_t i = 0; i < lines.size() && i < newer_.lines.lines.size(); ++i) {
    if (lines[i].was < mapping.size()) mapping[lines[i].was] = i;
  }
  map_same_text(older_, newer_.lines, mapping);
  return mapping;
}

LineMapping follow(const OpenedPad& older, const OpenedPad& newer) {
  LineFollowing following(older, newer);
  while (following.step(1000)) continue;
  return std::move(following).take();
}

}  // namespace summit
