#include "ui/pad_ages.h"

#include "ui/pad_past.h"
#include "ui/texts.h"

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
  std::string since = number(tracked.appeared);
  const std::string time = time_of_revision(pad_, tracked.appeared);
  if (!time.empty()) since += " (" + time + ")";
  if (tracked.changed <= tracked.appeared) return format_text(tr("Since revision {}"), {since});
  const std::string changed = number(tracked.changed);
  const EtherpadRevision* last = find_revision(pad_, tracked.changed);
  if (last == nullptr || last->author >= pad_.authors.size()) {
    return format_text(tr("Since revision {}, changed in {}"), {since, changed});
  }
  return format_text(tr("Since revision {}, changed in {} by {}"),
                     {since, changed, name_of_author(pad_.authors[last->author])});
}

}  // namespace summit::ui
