#include "ui/pad_past.h"

#include <algorithm>
#include <ctime>

#include "pad/attributed_lines.h"

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
  const auto seconds = static_cast<std::time_t>(found->timestamp / 1000);
  const std::tm* parts = std::gmtime(&seconds);
  char text[40];
  if (parts == nullptr || std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", parts) == 0) {
    return "";
  }
  return text;
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
  std::string text = "Revision " + std::to_string(revision_) + " of " + std::to_string(pad_.head);
  const std::string time = time_of_revision(pad_, revision_);
  if (!time.empty()) text += " · " + time;
  const EtherpadRevision* found = find_revision(pad_, revision_);
  if (found != nullptr && found->author < pad_.authors.size()) {
    const std::string& name = pad_.authors[found->author].name;
    text += " · " + (name.empty() ? "an unnamed author" : name);
  }
  for (const EtherpadSavedRevision& saved : pad_.saved_revisions) {
    if (saved.revision == revision_) text += " · saved as “" + saved.label + "”";
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
