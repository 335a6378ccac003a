#include "ui/pad_past.h"

#include <algorithm>

#include "pad/attributed_lines.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

// The whole of a pad's history takes about so many milliseconds, however long it is.
constexpr double playing_time = 20'000;

// Some milliseconds of work.
constexpr std::uint32_t revisions_a_frame = 1000;

}  // namespace

std::string time_of_revision(const Etherpad& pad, std::uint32_t revision) {
  const EtherpadRevision* found = find_revision(pad, revision);
  if (found == nullptr || found->timestamp == 0) return "";
  return date_and_time(found->timestamp);
}

std::string name_of_author(const PadAuthor& author) {
  return author.name.empty() ? std::string(tr("an unnamed author")) : author.name;
}

PadPast::PadPast(const Etherpad& pad) : pad_(pad), history_(pad), revision_(pad.head) {
  show(pad.head);
}

void PadPast::show(std::uint32_t revision) {
  revision_ = std::min(revision, pad_.head);
  is_there_ = false;
  step();
}

bool PadPast::step() {
  if (is_there_) return false;
  if (history_.approach(revision_, revisions_a_frame)) return true;
  is_there_ = true;
  AttributedText text;
  wrong_ = history_.text_at(revision_, text);
  lines_.clear();
  if (wrong_.empty()) lines_ = read_lines(text, history_.pool(), pad_.authors);
  return false;
}

double PadPast::progress() const {
  if (is_there_ || revision_ == 0) return 1;
  return std::min(1.0, double(history_.reached()) / double(revision_));
}

std::string PadPast::about() const {
  std::string text = format_text(tr("Revision {} of {}"), {number(revision_), number(pad_.head)});
  const std::string time = time_of_revision(pad_, revision_);
  if (!time.empty()) text += " · " + time;
  const EtherpadRevision* found = find_revision(pad_, revision_);
  if (found != nullptr && found->author < pad_.authors.size()) {
    text += " · " + name_of_author(pad_.authors[found->author]);
  }
  for (const EtherpadSavedRevision& saved : pad_.saved_revisions) {
    if (saved.revision != revision_) continue;
    text += " · " + format_text(tr("saved as “{}”"), {saved.label});
  }
  return text;
}

void PadPast::play(double now) {
  if (revision_ == pad_.head) show(0);
  playing_ = true;
  played_at_ = now;
}

bool PadPast::tick(double now) {
  if (!playing_) return false;
  if (!is_there_) {
    played_at_ = now;
    return true;
  }
  const double each = std::min(frame_time * 3, playing_time / std::max(1.0, double(pad_.head)));
  const auto steps = static_cast<std::uint32_t>(std::max(0.0, (now - played_at_) / each));
  if (steps == 0) return true;
  played_at_ = now;
  show(revision_ + std::min(steps, pad_.head - revision_));
  playing_ = revision_ < pad_.head;
  return playing_;
}

}  // namespace summit::ui
