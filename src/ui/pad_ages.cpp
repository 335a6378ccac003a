#include "ui/pad_ages.h"

#include "ui/pad_past.h"

namespace summit::ui {
namespace {

// A millisecond or two of work.
constexpr std::uint32_t revisions_a_frame = 2000;

}  // namespace

PadAges::PadAges(const Etherpad& pad) : pad_(pad), history_(pad), ages_(history_, pad.head) {}

bool PadAges::step() {
  if (!done_) done_ = !ages_.step(revisions_a_frame);
  return !done_;
}

std::string PadAges::about(std::size_t line) const {
  if (!done_ || !ages_.wrong().empty() || line >= ages_.lines().size()) return "";
  const TrackedLine& tracked = ages_.lines()[line];
  std::string text = "Since revision " + std::to_string(tracked.appeared);
  const std::string time = time_of_revision(pad_, tracked.appeared);
  if (!time.empty()) text += " (" + time + ")";
  if (tracked.changed <= tracked.appeared) return text;
  text += ", changed in " + std::to_string(tracked.changed);
  const EtherpadRevision* last = find_revision(pad_, tracked.changed);
  if (last != nullptr && last->author < pad_.authors.size()) {
    const std::string& name = pad_.authors[last->author].name;
    text += " by " + (name.empty() ? "an unnamed author" : name);
  }
  return text;
}

}  // namespace summit::ui
