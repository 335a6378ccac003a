// The document as the screens show it; see session.h.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "ui/session.h"

namespace summit::ui {
namespace {

// The problem that was gone to last, while the list is made anew: it stays the one, wherever it
// comes to stand; where it is gone, the one that takes its place.
class KeptProblem {
 public:
  KeptProblem(const std::vector<RstFinding>& problems, std::size_t at) {
    if (at >= problems.size()) return;
    const RstFinding& found = problems[at];
    said_ = Said{found.problem.code, found.id, found.problem.message};
  }
  [[nodiscard]] std::size_t place_in(const std::vector<RstFinding>& problems,
                                     std::size_t before) const {
    if (!said_) return Session::no_problem;
    const auto found = std::find_if(problems.begin(), problems.end(), [&](const RstFinding& each) {
      return each.problem.code == said_->code && each.id == said_->id &&
             each.problem.message == said_->message;
    });
    if (found != problems.end()) return static_cast<std::size_t>(found - problems.begin());
    return before < problems.size() ? before : Session::no_problem;
  }

 private:
  struct Said {
    std::string code, id;
    Message message;
  };
  std::optional<Said> said_;
};

}  // namespace

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
  const KeptProblem kept(preview_.problems(), problem);
  const bool followed = preview_state_ != never && preview_.follow(plan, opened());
  follow_cost_ = host_->now() - begin;
  if (!followed) {
    declined_state_ = history.state();
    return false;
  }
  preview_state_ = history.state();
  if (preview_.change()) typed_line = preview_.line_of(preview_.change()->first);
  problem = kept.place_in(preview_.problems(), problem);
  return true;
}

void Session::write_preview() {
  const double begin = host_->now();
  const KeptProblem kept(preview_.problems(), problem);
  preview_state_ = history.state();
  preview_.write(plan, opened());
  preview_cost_ = host_->now() - begin;
  follow_cost_ = 0;
  declined_state_ = never;
  problem = kept.place_in(preview_.problems(), problem);
}

}  // namespace summit::ui
