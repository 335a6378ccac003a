#include "pad/line_tracker.h"

#include <algorithm>
#include <string>

namespace summit {

LineTracker::LineTracker(std::u16string_view text, std::uint32_t revision) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(u'\n', at), text.size() - 1) + 1;
    const auto number = static_cast<std::uint32_t>(lines_.size());
    lines_.push_back(
        {static_cast<std::uint32_t>(end - at), number, revision, revision, text[at] == u'*'});
    at = end;
  }
}

bool LineTracker::apply(const Changeset& changeset, std::uint32_t revision) {
  revision_ = revision;
  line_ = 0;
  column_ = 0;
  const std::u16string_view bank = changeset.bank;
  std::size_t inserted = 0;
  for (std::size_t at = 0; at < changeset.ops.size(); ++at) {
    const Op& op = changeset.ops[at];
    bool fits = false;
    if (op.opcode == Opcode::keep) {
      fits = keep(op);
    } else if (op.opcode == Opcode::remove && at + 1 < changeset.ops.size() &&
               is_removed_item(op, changeset.ops[at + 1])) {
      remove_items(op);
      ++at;
      fits = true;
    } else if (op.opcode == Opcode::remove) {
      fits = remove(op);
    } else {
      // What is inserted at one place, whatever its attributes.
      std::size_t chars = op.chars;
      while (at + 1 < changeset.ops.size() && changeset.ops[at + 1].opcode == Opcode::insert) {
        chars += changeset.ops[++at].chars;
      }
      fits = insert(bank.substr(inserted, chars));
      inserted += chars;
    }
    if (!fits) return false;
  }
  return true;
}

bool LineTracker::keep(const Op& op) {
  const bool changes = op.attributes != no_attributes;
  if (op.lines == 0) {
    if (line_ == lines_.size() || op.chars >= lines_[line_].length - column_) return false;
    if (changes) lines_[line_].changed = revision_;
    column_ += op.chars;
    return true;
  }
  if (op.lines > lines_.size() - line_) return false;
  if (changes) {
    for (std::size_t i = 0; i < op.lines; ++i) lines_[line_ + i].changed = revision_;
  }
  line_ += op.lines;
  column_ = 0;
  return true;
}

bool LineTracker::remove(const Op& op) {
  if (op.lines > lines_.size() - line_ || line_ == lines_.size()) return false;
  TrackedLine& first = lines_[line_];
  if (op.lines == 0) {
    if (op.chars >= first.length - column_) return false;
    first.length -= op.chars;
    if (column_ == 0) first.is_item = false;
    first.changed = revision_;
    return true;
  }
  const auto place = lines_.begin() + static_cast<std::ptrdiff_t>(line_);
  const auto behind = place + static_cast<std::ptrdiff_t>(op.lines);
  if (column_ == 0) {
    lines_.erase(place, behind);
    return true;
  }
  // What is left of the first goes on with the line behind.
  first.length = column_ + (behind == lines_.end() ? 0 : behind->length);
  first.changed = revision_;
  lines_.erase(place + 1, behind == lines_.end() ? behind : behind + 1);
  return true;
}

// Items begin alike, with "*" at least. Of one that is removed that beginning is kept, and the same
// of the next one removed: what is gone are in fact whole lines.
bool LineTracker::is_removed_item(const Op& op, const Op& next) const {
  if (op.lines == 0 || next.opcode != Opcode::remove || next.lines > 0 || column_ == 0 ||
      next.chars != column_ || op.lines >= lines_.size() - line_) {
    return false;
  }
  const TrackedLine& behind = lines_[line_ + op.lines];
  return lines_[line_].is_item && behind.is_item && next.chars < behind.length;
}

void LineTracker::remove_items(const Op& op) {
  const auto place = lines_.begin() + static_cast<std::ptrdiff_t>(line_);
  const auto behind = place + static_cast<std::ptrdiff_t>(op.lines);
  // The beginning that is kept may have been given other attributes.
  if (place->changed == revision_) behind->changed = revision_;
  lines_.erase(place, behind);
}

// The other way round: of an item that others are put ahead of the beginning is kept, and one like
// it inserted at the end.
bool LineTracker::insert(std::u16string_view text) {
  const std::u16string_view tail = text.substr(text.rfind(u'\n') + 1);
  const bool cuts_item = tail.size() < text.size() && column_ > 0 && tail.size() == column_ &&
                         tail[0] == u'*' && line_ < lines_.size() && lines_[line_].is_item;
  if (!cuts_item) return insert_lines(text);
  column_ = 0;
  std::u16string whole(tail);
  whole += text.substr(0, text.size() - tail.size());
  if (!insert_lines(whole)) return false;
  column_ = static_cast<std::uint32_t>(tail.size());
  return true;
}

bool LineTracker::insert_lines(std::u16string_view text) {
  while (true) {
    const std::size_t end = text.find(u'\n');
    if (end == std::u16string_view::npos) break;
    const auto length = static_cast<std::uint32_t>(end) + 1;
    const auto place = lines_.begin() + static_cast<std::ptrdiff_t>(line_);
    if (column_ == 0) {
      lines_.insert(place, {length, no_tracked_line, revision_, revision_, text[0] == u'*'});
    } else {
      // The line is cut; what comes behind the break is a new one.
      if (line_ == lines_.size()) return false;
      const std::uint32_t rest = place->length - column_;
      if (length > 1 || rest > 1) place->changed = revision_;
      place->length = column_ + length;
      lines_.insert(place + 1, {rest, no_tracked_line, revision_, revision_});
    }
    ++line_;
    column_ = 0;
    text.remove_prefix(length);
  }
  if (text.empty()) return true;
  if (line_ == lines_.size()) return false;
  lines_[line_].length += static_cast<std::uint32_t>(text.size());
  lines_[line_].changed = revision_;
  if (column_ == 0) lines_[line_].is_item = text[0] == u'*';
  column_ += static_cast<std::uint32_t>(text.size());
  return true;
}

}  // namespace summit
