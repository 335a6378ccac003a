#include "plan/history.h"

#include <utility>

namespace summit {
namespace {

// Operations that take themselves back. As each sets or moves something to a given state, applying
// it twice is applying it once: so these have left the plan as it was.
bool changed_nothing(const Operations& operations, const Applied& applied) {
  return operations == applied.inverse;
}

}  // namespace

void History::tell(const Operations& operations) const {
  if (listener_ && !operations.empty()) listener_(operations);
}

Applied History::apply(Plan& plan, Operations operations, std::string_view name) {
  Applied applied = summit::apply(plan, operations);
  if (!applied || changed_nothing(operations, applied)) return applied;
  entries_.resize(done_);
  entries_.push_back({std::string(name), std::move(operations), applied.inverse, ++last_state_});
  done_ = entries_.size();
  key_.clear();
  tell(entries_.back().forward);
  return applied;
}

void History::mark(std::string_view name) {
  entries_.resize(done_);
  entries_.push_back({std::string(name), {}, {}, ++last_state_});
  done_ = entries_.size();
  key_.clear();
}

Applied History::type(Plan& plan, Operations operations, std::string_view name,
                      std::string_view key, double now) {
  const bool continues = !key_.empty() && key == key_ && now - typed_at_ < pause &&
                         done_ == entries_.size() && done_ > 0;
  if (!continues) {
    const std::size_t before = state();
    Applied applied = apply(plan, std::move(operations), name);
    if (state() != before) {
      key_ = key;
      typed_at_ = now;
    }
    return applied;
  }
  Entry& newest = entries_.back();
  Operations told = newest.backward;  // for whoever listens: back to before, then the whole text
  (void)summit::apply(plan, newest.backward);
  Applied applied = summit::apply(plan, operations);
  if (!applied) {
    (void)summit::apply(plan, newest.forward);
    return applied;
  }
  typed_at_ = now;
  told.insert(told.end(), operations.begin(), operations.end());
  if (changed_nothing(operations, applied)) {
    entries_.pop_back();
    --done_;
    key_.clear();
  } else {
    newest = {std::string(name), std::move(operations), applied.inverse, ++last_state_};
  }
  tell(told);
  return applied;
}

bool History::undo(Plan& plan) {
  if (!can_undo()) return false;
  const Entry& entry = entries_[--done_];
  key_.clear();
  (void)summit::apply(plan, entry.backward);
  tell(entry.backward);
  return true;
}

bool History::redo(Plan& plan) {
  if (!can_redo()) return false;
  const Entry& entry = entries_[done_++];
  key_.clear();
  (void)summit::apply(plan, entry.forward);
  tell(entry.forward);
  return true;
}

std::string_view History::undo_name() const {
  return can_undo() ? std::string_view(entries_[done_ - 1].name) : std::string_view();
}

std::string_view History::redo_name() const {
  return can_redo() ? std::string_view(entries_[done_].name) : std::string_view();
}

std::size_t History::state() const {
  return done_ == 0 ? base_state_ : entries_[done_ - 1].state;
}

std::size_t History::redo_state() const {
  return can_redo() ? entries_[done_].state : state();
}

void History::clear() {
  entries_.clear();
  done_ = 0;
  key_.clear();
  base_state_ = ++last_state_;
}

}  // namespace summit
