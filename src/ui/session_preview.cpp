// The document as the screens show it; see session.h.

#include "ui/session.h"

namespace summit::ui {

const Preview& Session::preview() {
  if (preview_is_current()) return preview_;
  const bool busy = preview_state_ != never && host_->now() - changed_at_ < typing_pause;
  if (busy && follow_cost_ > follow_budget) {
    host_->wake_after(typing_pause);
  } else if (!follow_preview()) {
    if (busy && preview_cost_ > preview_budget) {
      host_->wake_after(typing_pause);
    } else {
      write_preview();
    }
  }
  return preview_;
}

const std::string& Session::document() {
  if (!preview_is_current() && !follow_preview()) write_preview();
  return preview_.rst();
}

bool Session::follow_preview() {
  if (declined_state_ == history.state()) return false;
  const double begin = host_->now();
  const bool followed = preview_state_ != never && preview_.follow(plan, opened());
  follow_cost_ = host_->now() - begin;
  if (!followed) {
    declined_state_ = history.state();
    return false;
  }
  preview_state_ = history.state();
  if (preview_.change()) typed_line = preview_.line_of(preview_.change()->first);
  if (problem != no_problem && problem >= preview_.problems().size()) problem = no_problem;
  return true;
}

void Session::write_preview() {
  const double begin = host_->now();
  preview_state_ = history.state();
  preview_.write(plan, opened());
  preview_cost_ = host_->now() - begin;
  follow_cost_ = 0;
  declined_state_ = never;
  if (problem != no_problem && problem >= preview_.problems().size()) problem = no_problem;
}

}  // namespace summit::ui
