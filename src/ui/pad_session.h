// What the Collect screen knows beside the plan: the pad that is open, what a person decided about
// its lines, what a newer export of it brought, and which line and which lines show. Decisions are
// values that are never changed: each step makes another one, so that undo gives back the old.
//
// What is in the plan comes from the lines that were confirmed, by the difference that a decision
// makes to what those lines say (pad/collect.h). The plan keeps the decisions, too (`pads`), so
// that the pad can be opened again with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pad/collect.h"
#include "pad/file_format.h"
#include "pad/line_roles.h"
#include "plan/operation.h"
#include "plan/plan.h"
#include "ui/pad_ages.h"
#include "ui/pad_news.h"
#include "ui/pad_past.h"
#include "ui/texts.h"

namespace summit::ui {

struct PadState {
  // As it was opened.
  struct Source {
    OpenedPad opened;
    LineRoles roles;
  };
  std::shared_ptr<const Source> source;
  ChosenRoles chosen;
  std::shared_ptr<const PadNews> news;  // null: no newer export came
  // Where the lines are now that the plan's origins mean: opening a newer export changes nothing in
  // the plan, the first decision moves them. Null: they are lines of this export.
  std::shared_ptr<const LineMapping> behind;
  std::vector<std::size_t> pending;  // changes of news->update nobody decided about
};
using PadStatePtr = std::shared_ptr<const PadState>;  // null: no pad is open

// A decision: the state after it, and what it does to the plan.
struct PadStep {
  PadStatePtr after;
  Operations operations;
  std::string name;  // as undo calls it
};

struct PadFilter {
  std::optional<LineRole> role;
  std::uint32_t author = no_author;  // no_author: all
  std::string tag;                   // as tags() has it; empty: all
  std::string text;                  // in any case
  friend bool operator==(const PadFilter&, const PadFilter&) = default;
};

// A line that shows, or one that is gone.
struct PadRow {
  std::size_t line = no_line;  // no_line: gone
  std::size_t gone = no_line;  // position in PadNews::gone
  friend bool operator==(const PadRow&, const PadRow&) = default;
};

// Who wrote the most of a line; no_author where nobody is known.
[[nodiscard]] std::uint32_t main_author(const PadLine& line);

class PadSession {
 public:
  [[nodiscard]] bool is_open() const { return state_ != nullptr; }
  [[nodiscard]] const PadStatePtr& state() const { return state_; }
  // Another state is the one that shows.
  void show(PadStatePtr state);

  // [SECTION] What there is, while a pad is open
  [[nodiscard]] const PadLines& pad() const { return state_->source->opened.lines; }
  [[nodiscard]] const std::vector<Proposal>& proposals() const { return *proposals_; }
  [[nodiscard]] bool is_confirmed(std::size_t line) const {
    return state_->chosen[line].has_value();
  }
  [[nodiscard]] LineMark mark(std::size_t line) const;
  // Null where the pad came without its history.
  [[nodiscard]] PadAges* ages() { return ages_.get(); }
  // The pad as it was, while that is what shows; null else.
  [[nodiscard]] PadPast* past() const { return past_.get(); }
  [[nodiscard]] bool has_past() const;
  void show_past(bool shows);
  // Lines that say something, and how many of them a person confirmed.
  [[nodiscard]] std::size_t lines_in_all() const { return lines_; }
  [[nodiscard]] std::size_t lines_placed() const { return placed_; }
  [[nodiscard]] std::uint32_t author_of(std::size_t line) const {
    return main_author(pad().lines[line]);
  }

  // The tags on the pad's lines, each once, in lower case, in the order of the lines.
  [[nodiscard]] const std::vector<std::string>& tags() const { return tags_; }

  // [SECTION] What shows. Empty lines do not.
  PadFilter filter;
  PadRow current;
  [[nodiscard]] const std::vector<PadRow>& rows();
  // The position of `current` among the rows: the nearest where it does not show.
  [[nodiscard]] std::size_t current_row();

  // The first row that a newer export changed, else the first.
  [[nodiscard]] PadRow first_news();

  // [SECTION] Decisions
  // What was decided before, as far as the plan keeps it (its `pads`, else its origins), is decided
  // again; where the plan knows an older export, this is a newer one.
  [[nodiscard]] static PadStep open(const Plan& plan, OpenedPad opened);
  // An export that is newer than one that was decided about (pad_news.h).
  [[nodiscard]] static PadStep open_newer(const Plan& plan, const DecidedPad& before,
                                          const LineMapping& mapping, OpenedPad newer);
  // A newer export of the pad that is open: roles follow their lines, of which `mapping`
  // (pad/line_following.h) says which is which.
  [[nodiscard]] PadStep reopen(const Plan& plan, OpenedPad newer, const LineMapping& mapping) const;
  // One role for a line, or for each what is proposed.
  [[nodiscard]] PadStep choose(const Plan& plan, std::size_t line, LineRole role) const;
  [[nodiscard]] PadStep confirm(const Plan& plan, std::span<const std::size_t> lines) const;
  // Changes that a newer export proposes, by position in PadNews::update.
  [[nodiscard]] PadStep accept(const Plan& plan, std::span<const std::size_t> changes) const;
  // What the plan says stays as it is.
  [[nodiscard]] PadStep dismiss(const Plan& plan, std::span<const std::size_t> changes) const;

  // [SECTION] Between pad and plan
  // The priority or idea that came from a line; empty: none.
  [[nodiscard]] std::string item_of(const Plan& plan, std::size_t line) const;
  // The line that a priority or idea came from; no_line: none of this pad.
  [[nodiscard]] std::size_t line_of(const Plan& plan, std::string_view id) const;

 private:
  [[nodiscard]] static PadState newer_state(const Plan& plan, const DecidedPad& before,
                                            const LineMapping& mapping, OpenedPad newer);
  // The plan with its origins on the lines of this export; `scratch` may hold it.
  [[nodiscard]] const Plan& caught_up(const Plan& plan, Plan& scratch) const;
  [[nodiscard]] static PadStep step_to(const Plan& plan, PadState state, Operations operations,
                                       std::string name);
  [[nodiscard]] PadState without_pending(std::span<const std::size_t> changes) const;
  [[nodiscard]] std::size_t line_here(const Origin& origin) const;
  [[nodiscard]] PadStep decide(const Plan& plan, ChosenRoles chosen, std::string name) const;

  using Proposals = std::shared_ptr<const std::vector<Proposal>>;

  // What is proposed for one choice of roles, and what the confirmed lines say.
  struct Said {
    std::shared_ptr<const PadState::Source> source;
    ChosenRoles chosen;
    Proposals proposals;
    Collected collected;
  };
  // Whether the last decision led to the state that shows.
  [[nodiscard]] bool said_this() const;

  PadStatePtr state_;
  // After the last decision, which is what the next one begins with.
  mutable std::shared_ptr<const Said> said_;
  std::unique_ptr<PadAges> ages_;  // of state_->source, as is the next
  std::unique_ptr<PadPast> past_;
  Proposals proposals_;  // null where no pad is open
  std::vector<std::string> tags_;
  std::size_t lines_ = 0;
  std::size_t placed_ = 0;
  std::vector<PadRow> rows_;
  PadFilter shown_filter_;  // what rows_ is for
  bool rows_known_ = false;
};

// "Priority", and "priority" as it stands in a sentence.
[[nodiscard]] Text label_of(LineRole role);
[[nodiscard]] Text noun_of(LineRole role);

}  // namespace summit::ui
