// Undo and redo of any length. Every change of a plan in the program goes through here.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/operation.h"

namespace summit {

class History {
 public:
  // Called with every list of operations that changed the plan, undo and redo included: applied to
  // the plan before, it gives the plan after.
  using Listener = std::function<void(const Operations&)>;
  void listen(Listener listener) { listener_ = std::move(listener); }

  // Applies a change and remembers it as `name` ("Rename"), which the undo command shows. What was
  // undone is then gone. A refused change leaves plan and history alone; one that changes nothing
  // (a title set to what it is) leaves no trace either.
  Applied apply(Plan& plan, Operations operations, std::string_view name);

  // Remembers a step that something beside the plan takes, which is undone and done again in its
  // order among the changes.
  void mark(std::string_view name);

  // The same as apply() for text while it is typed. As long as the newest change has the same `key`
  // and less than `pause` milliseconds have passed since, it is taken back and replaced: many
  // keystrokes are one change, each applied to the plan as it was before the first. A list that is
  // empty or leads back to that plan takes the newest change back without a new one. A refused one
  // leaves the change before it. `now` is in milliseconds and never goes back.
  Applied type(Plan& plan, Operations operations, std::string_view name, std::string_view key,
               double now);
  static constexpr double pause = 2000;

  // The next type() begins a change of its own: focus left the field, the file was saved.
  void seal() { key_.clear(); }
  // Whether the newest change is one that type() makes under that key, and may go on.
  [[nodiscard]] bool is_typing(std::string_view key) const { return !key.empty() && key_ == key; }

  bool undo(Plan& plan);
  bool redo(Plan& plan);
  [[nodiscard]] bool can_undo() const { return done_ > 0; }
  [[nodiscard]] bool can_redo() const { return done_ < entries_.size(); }
  // The name of the change that undo or redo would take; empty without one.
  [[nodiscard]] std::string_view undo_name() const;
  [[nodiscard]] std::string_view redo_name() const;

  // Names the state the plan and what is marked beside it are in; the same number means the same
  // plan. For "saved or not".
  [[nodiscard]] std::size_t state() const;
  // The one that redo leads to; state() where there is nothing to redo.
  [[nodiscard]] std::size_t redo_state() const;
  // Forgets everything: another plan was opened.
  void clear();

 private:
  struct Entry {
    std::string name;
    Operations forward;
    Operations backward;
    std::size_t state;  // after it
  };

  void tell(const Operations& operations) const;

  std::vector<Entry> entries_;
  std::size_t done_ = 0;  // entries_[0, done_) are applied
  std::size_t base_state_ = 0;
  std::size_t last_state_ = 0;
  std::string key_;
  double typed_at_ = 0;
  Listener listener_;
};

}  // namespace summit
