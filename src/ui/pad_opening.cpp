#include "ui/pad_opening.h"

#include <algorithm>
#include <utility>

namespace summit::ui {
namespace {

// About a millisecond of work each.
constexpr std::size_t bytes_a_slice = std::size_t{128} * 1024;
constexpr std::uint32_t revisions_a_slice = 500;
// Of opening a newer export: going through its history takes longer than finding its revisions.
constexpr double reading_share = 0.3;

}  // namespace

PadOpening::PadOpening(FileFormat format, std::string name, std::string bytes) {
  if (format == FileFormat::etherpad) {
    reader_ = std::make_unique<EtherpadReader>(std::move(bytes), std::move(name));
  } else {
    opened_.pad = read_pad(format, std::move(bytes), name);
  }
}

bool PadOpening::step(const PadStatePtr& beside) {
  if (reader_) {
    const bool is_left = reader_->step(bytes_a_slice);
    const bool may_be_newer = beside && beside->source->opened.lines.id == reader_->id();
    progress_ = std::max(progress_, (may_be_newer ? reading_share : 1) * reader_->progress());
    if (is_left) return true;
    opened_.pad = opened_pad(std::move(*reader_).take());
    reader_.reset();
    return opened_.pad.value.has_value();
  }
  if (!opened_.pad) return false;
  const bool is_newer = beside && beside->source->opened.lines.id == opened_.pad.value->lines.id;
  if (older_ != (is_newer ? beside->source : nullptr)) {
    older_ = is_newer ? beside->source : nullptr;
    opened_.followed.reset();
    following_.reset();
    if (older_) {
      following_ = std::make_unique<LineFollowing>(older_->opened, *opened_.pad.value);
    }
  }
  return following_ && step_following();
}

bool PadOpening::step_following() {
  const bool is_left = following_->step(revisions_a_slice);
  progress_ = std::max(progress_, reading_share + (1 - reading_share) * following_->progress());
  if (is_left) return true;
  opened_.followed = std::move(*following_).take();
  following_.reset();
  return false;
}

double PadOpening::progress() const {
  return progress_;
}

PadOpening::Opened PadOpening::take() && {
  return std::move(opened_);
}

}  // namespace summit::ui
