#include "ui/pad_opening.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pad/etherpad_writer.h"
#include "pad/pad_record.h"
#include "plan/plan_json.h"

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

bool PadOpening::step(const PadStatePtr& beside, const Plan* plan) {
  if (reader_) {
    const bool is_left = reader_->step(bytes_a_slice);
    const bool may_be_newer = (beside && beside->source->opened.lines.id == reader_->id()) ||
                              (plan != nullptr && find_pad(*plan, reader_->id()) != nullptr);
    progress_ = std::max(progress_, (may_be_newer ? reading_share : 1) * reader_->progress());
    if (is_left) return true;
    opened_.pad = opened_pad(std::move(*reader_).take());
    reader_.reset();
    return opened_.pad.value.has_value();
  }
  if (!opened_.pad) return false;
  if (!follows_) finish_reading(plan);
  follow(beside);
  return following_ && step_following();
}

void PadOpening::finish_reading(const Plan* plan) {
  const OpenedPad& pad = *opened_.pad.value;
  if (plan == nullptr && pad.etherpad) {
    const std::string_view json = travelling_plan(pad.etherpad->unknown);
    if (!json.empty()) opened_.came_along = read_plan_json(json, "");
    if (opened_.came_along) plan = &*opened_.came_along.value;
  }
  const CollectedPad* known = plan == nullptr ? nullptr : find_pad(*plan, pad.lines.id);
  if (known != nullptr && !is_recorded(*known, pad.lines.lines)) {
    known_ = std::make_shared<const DecidedPad>(decided_pad(*plan, *known, pad));
  }
}

// From the pad beside, if it is the same one, else from what the plan keeps.
void PadOpening::follow(const PadStatePtr& beside) {
  const OpenedPad& pad = *opened_.pad.value;
  const bool is_open = beside && beside->source->opened.lines.id == pad.lines.id;
  if (follows_ && older_ == (is_open ? beside->source : nullptr)) return;
  follows_ = true;
  older_ = is_open ? beside->source : nullptr;
  opened_.followed.reset();
  opened_.recorded = is_open ? nullptr : known_;
  following_ = older_ ? std::make_unique<LineFollowing>(older_->opened, pad)
               : known_
                   ? std::make_unique<LineFollowing>(known_->pad, known_->revision, nullptr, pad)
                   : nullptr;
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
