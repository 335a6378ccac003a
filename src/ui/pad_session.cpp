#include "ui/pad_session.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "pad/collect.h"
#include "pad/line_following.h"
#include "pad/pad_record.h"
#include "text/ascii.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

template <typename Visit>
void each_item(const std::vector<Idea>& ideas, Visit visit) {
  for (const Idea& idea : ideas) {
    visit(idea.id, idea.origin);
    each_item(idea.ideas, visit);
  }
}

template <typename Visit>
void each_item(const Plan& plan, Visit visit) {
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) visit(priority.id, priority.origin);
  }
  each_item(plan.unplanned.ideas, visit);
}

bool contains(std::string_view text, std::string_view lower) {
  return std::search(text.begin(), text.end(), lower.begin(), lower.end(),
                     [](char a, char b) { return to_lower(a) == b; }) != text.end();
}

std::string lower(std::string text) {
  for (char& c : text) c = to_lower(c);
  return text;
}

bool has_tag(const Proposal& proposal, const std::string& tag) {
  return std::any_of(proposal.tags.begin(), proposal.tags.end(),
                     [&](const std::string& each) { return lower(each) == tag; });
}

std::vector<std::string> tags_of(const std::vector<Proposal>& proposals) {
  std::vector<std::string> tags;
  std::unordered_set<std::string> seen;
  for (const Proposal& proposal : proposals) {
    for (const std::string& each : proposal.tags) {
      std::string tag = lower(each);
      if (seen.insert(tag).second) tags.push_back(std::move(tag));
    }
  }
  return tags;
}

// Nothing is decided yet.
PadState state_of(const Plan& plan, OpenedPad opened) {
  LineRoles roles(opened.lines, plan.people);
  PadState state;
  state.chosen.resize(opened.lines.lines.size());
  state.source = std::make_shared<const PadState::Source>(
      PadState::Source{std::move(opened), std::move(roles)});
  return state;
}

// A step that nothing in the plan changes by.
PadStep opening(PadState state) {
  std::string name = format_text(state.news ? tr("Open a newer “{}”") : tr("Open the pad “{}”"),
                                 {state.source->opened.lines.id});
  return {std::make_shared<const PadState>(std::move(state)), {}, std::move(name)};
}

}  // namespace

Text label_of(LineRole role) {
  constexpr std::array<std::string_view, 7> labels = {
      to_translate("Ignore"),   to_translate("Title"), to_translate("Group"),
      to_translate("Priority"), to_translate("Owner"), to_translate("Description"),
      to_translate("Idea")};
  return tr(labels[static_cast<std::size_t>(role)]);
}

Text noun_of(LineRole role) {
  constexpr std::array<std::string_view, 7> words = {
      to_translate("ignore"),   to_translate("title"), to_translate("group"),
      to_translate("priority"), to_translate("owner"), to_translate("description"),
      to_translate("idea")};
  return tr(words[static_cast<std::size_t>(role)]);
}

void PadSession::show(PadStatePtr state) {
  const bool other = !state_ || !state || state_->source != state->source;
  if (other) {  // these refer to it
    ages_.reset();
    past_.reset();
  }
  state_ = std::move(state);
  if (other && state_ && state_->source->opened.etherpad) {
    ages_ = std::make_unique<PadAges>(*state_->source->opened.etherpad);
  }
  rows_known_ = false;
  proposals_ = nullptr;
  lines_ = placed_ = 0;
  if (other) {
    filter = {};
    current = {};
  }
  if (!state_) return;
  proposals_ = said_this() ? said_->proposals
                           : std::make_shared<const std::vector<Proposal>>(
                                 state_->source->roles.propose(state_->chosen));
  if (other) tags_ = tags_of(*proposals_);
  const std::vector<PadLine>& lines = pad().lines;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (!says_something(lines[line])) continue;
    ++lines_;
    if (is_confirmed(line)) ++placed_;
  }
}

bool PadSession::said_this() const {
  return said_ && said_->source == state_->source && said_->chosen == state_->chosen;
}

bool PadSession::has_past() const {
  return state_->source->opened.etherpad && state_->source->opened.etherpad->head > 0;
}

void PadSession::show_past(bool shows) {
  past_.reset();
  if (shows && has_past()) past_ = std::make_unique<PadPast>(*state_->source->opened.etherpad);
}

LineMark PadSession::mark(std::size_t line) const {
  return state_->news ? state_->news->marks[line] : LineMark::none;
}

std::uint32_t main_author(const PadLine& line) {
  std::uint32_t most = 0;
  std::uint32_t author = no_author;
  for (const PadSpan& span : line.spans) {
    if (span.author == no_author || span.end - span.begin <= most) continue;
    most = span.end - span.begin;
    author = span.author;
  }
  return author;
}

// [SECTION] What shows

const std::vector<PadRow>& PadSession::rows() {
  if (rows_known_ && filter == shown_filter_) return rows_;
  rows_known_ = true;
  shown_filter_ = filter;
  rows_.clear();
  const std::string wanted = lower(filter.text);
  const std::vector<PadLine>& lines = pad().lines;
  const bool all = !filter.role && filter.author == no_author && filter.tag.empty();
  std::size_t gone = 0;
  for (std::size_t line = 0; line <= lines.size(); ++line) {
    while (state_->news && gone < state_->news->gone.size() &&
           state_->news->gone[gone].before <= line) {
      if (all && contains(state_->news->gone[gone].text, wanted)) rows_.push_back({no_line, gone});
      ++gone;
    }
    if (line == lines.size() || !says_something(lines[line])) continue;
    if (filter.role && (*proposals_)[line].role != *filter.role) continue;
    if (!filter.tag.empty() && !has_tag((*proposals_)[line], filter.tag)) continue;
    if (filter.author != no_author &&
        std::none_of(lines[line].spans.begin(), lines[line].spans.end(),
                     [&](const PadSpan& span) { return span.author == filter.author; })) {
      continue;
    }
    if (contains(lines[line].text, wanted)) rows_.push_back({line, no_line});
  }
  return rows_;
}

std::size_t PadSession::current_row() {
  const std::vector<PadRow>& shown = rows();
  if (shown.empty()) return 0;
  const auto exact = std::find(shown.begin(), shown.end(), current);
  if (exact != shown.end()) return static_cast<std::size_t>(exact - shown.begin());
  const auto next = std::find_if(shown.begin(), shown.end(), [&](const PadRow& row) {
    return row.line != no_line && current.line != no_line && row.line >= current.line;
  });
  const auto at = static_cast<std::size_t>(next - shown.begin());
  return current.line == no_line ? 0 : std::min(at, shown.size() - 1);
}

PadRow PadSession::first_news() {
  for (const PadRow& row : rows()) {
    if (row.line == no_line || mark(row.line) != LineMark::none) return row;
  }
  return rows().empty() ? PadRow{} : rows().front();
}

// [SECTION] Decisions

PadStep PadSession::open(const Plan& plan, OpenedPad opened) {
  const CollectedPad* known = find_pad(plan, opened.lines.id);
  if (known != nullptr && !is_recorded(*known, opened.lines.lines)) {
    const DecidedPad before = decided_pad(plan, *known, opened);
    LineFollowing following(before.pad, before.revision, nullptr, opened);
    while (following.step(1000)) continue;
    const LineMapping mapping = std::move(following).take();
    return open_newer(plan, before, mapping, std::move(opened));
  }
  PadState state = state_of(plan, std::move(opened));
  const PadState::Source& source = *state.source;
  state.chosen = known != nullptr ? recorded_lines(*known).chosen
                                  : roles_from_origins(plan, source.opened.lines, source.roles);
  return opening(std::move(state));
}

PadStep PadSession::reopen(const Plan& plan, OpenedPad newer, const LineMapping& mapping) const {
  const OpenedPad& open = state_->source->opened;
  const DecidedPad before{open.lines, revision_of(open), *proposals_, state_->chosen};
  Plan scratch;
  PadState state = newer_state(caught_up(plan, scratch), before, mapping, std::move(newer));
  if (state_->behind) {
    LineMapping all = *state_->behind;
    for (std::size_t& line : all) {
      if (line != no_line) line = mapping[line];
    }
    state.behind = std::make_shared<const LineMapping>(std::move(all));
  }
  return opening(std::move(state));
}

PadStep PadSession::open_newer(const Plan& plan, const DecidedPad& before,
                               const LineMapping& mapping, OpenedPad newer) {
  return opening(newer_state(plan, before, mapping, std::move(newer)));
}

PadState PadSession::newer_state(const Plan& plan, const DecidedPad& before,
                                 const LineMapping& mapping, OpenedPad newer) {
  PadState state = state_of(plan, std::move(newer));
  FollowedPad followed =
      follow_pad(plan, before, mapping, state.source->opened, state.source->roles);
  state.chosen = std::move(followed.chosen);
  state.news = std::move(followed.news);
  state.behind = std::make_shared<const LineMapping>(mapping);
  for (std::size_t i = 0; i < state.news->update.changes.size(); ++i) state.pending.push_back(i);
  return state;
}

const Plan& PadSession::caught_up(const Plan& plan, Plan& scratch) const {
  if (!state_->behind) return plan;
  scratch = plan;
  // They were made for this very plan.
  static_cast<void>(summit::apply(scratch, follow_lines(scratch, pad().id, *state_->behind)));
  return scratch;
}

// The step to a state, which the plan keeps what was decided in. The operations are for a plan that
// has caught up.
PadStep PadSession::step_to(const Plan& plan, PadState state, Operations operations,
                            std::string name) {
  const OpenedPad& opened = state.source->opened;
  if (const auto behind = std::exchange(state.behind, nullptr)) {
    Operations first = follow_lines(plan, opened.lines.id, *behind);
    operations.insert(operations.begin(), std::make_move_iterator(first.begin()),
                      std::make_move_iterator(first.end()));
  }
  if (std::optional<SetPad> set =
          record_pad(plan, opened.lines, revision_of(opened), state.chosen)) {
    operations.emplace_back(std::move(*set));
  }
  return {std::make_shared<const PadState>(std::move(state)), std::move(operations),
          std::move(name)};
}

PadStep PadSession::decide(const Plan& plan, ChosenRoles chosen, std::string name) const {
  PadState after = *state_;
  after.chosen = std::move(chosen);
  std::shared_ptr<const Said> said = said_;
  if (!said_this()) {
    std::vector<Proposal> before = *proposals_;
    said = std::make_shared<const Said>(Said{state_->source, state_->chosen, proposals_,
                                             collect_confirmed(pad(), before, state_->chosen)});
  }
  auto proposals =
      std::make_shared<std::vector<Proposal>>(after.source->roles.propose(after.chosen));
  Collected collected = collect_confirmed(pad(), *proposals, after.chosen, &said->collected);
  const auto says = std::make_shared<const Said>(
      Said{after.source, after.chosen, std::move(proposals), std::move(collected)});
  if (after.news) {
    // A new line that somebody decided about is no open question any more.
    std::erase_if(after.pending, [&](std::size_t at) {
      const PlanChange& change = after.news->update.changes[at];
      if (change.before != no_line || change.after == no_line) return false;
      return after.chosen[after.news->update.after.items[change.after].line].has_value();
    });
  }
  Plan scratch;
  Operations operations = collect_into(caught_up(plan, scratch), pad().id, said->collected,
                                       says->collected, state_->source->roles.people());
  said_ = says;
  return step_to(plan, std::move(after), std::move(operations), std::move(name));
}

PadStep PadSession::choose(const Plan& plan, std::size_t line, LineRole role) const {
  ChosenRoles chosen = state_->chosen;
  chosen[line] = role;
  return decide(plan, std::move(chosen), std::string(label_of(role)));
}

PadStep PadSession::confirm(const Plan& plan, std::span<const std::size_t> lines) const {
  ChosenRoles chosen = state_->chosen;
  for (const std::size_t line : lines) {
    if (!chosen[line]) chosen[line] = (*proposals_)[line].role;
  }
  return decide(
      plan, std::move(chosen),
      format_text(tr_n(lines.size(), "Place a line", "Place {} lines"), {number(lines.size())}));
}

PadStep PadSession::accept(const Plan& plan, std::span<const std::size_t> changes) const {
  PadState after = without_pending(changes);
  const PadUpdate& update = after.news->update;
  // What was added to the pad is confirmed with the change it belongs to.
  const auto confirm_added = [&](std::size_t line) {
    if (after.news->marks[line] == LineMark::added && !after.chosen[line]) {
      after.chosen[line] = (*proposals_)[line].role;
    }
  };
  for (const std::size_t at : changes) {
    const PlanChange& change = update.changes[at];
    if (change.after != no_line) {
      for (const std::size_t line : update.after.items[change.after].lines) confirm_added(line);
    } else if (change.before == no_line) {
      for (std::size_t line = 0; line < proposals_->size(); ++line) {
        const LineRole role = (*proposals_)[line].role;
        if (role == LineRole::title || role == LineRole::group) confirm_added(line);
      }
    }
  }
  Plan scratch;
  Operations operations =
      summit::accept(caught_up(plan, scratch), update, changes, state_->source->roles.people());
  return step_to(plan, std::move(after), std::move(operations),
                 tr_n(changes.size(), "Accept a change of the pad", "Accept the pad’s changes"));
}

PadStep PadSession::dismiss(const Plan& plan, std::span<const std::size_t> changes) const {
  return step_to(plan, without_pending(changes), {},
                 tr_n(changes.size(), "Dismiss a change of the pad", "Dismiss the pad’s changes"));
}

PadState PadSession::without_pending(std::span<const std::size_t> changes) const {
  PadState after = *state_;
  const std::unordered_set<std::size_t> decided(changes.begin(), changes.end());
  std::erase_if(after.pending, [&](std::size_t at) { return decided.contains(at); });
  return after;
}

// [SECTION] Between pad and plan

// The line of this pad that an origin means; no_line: none.
std::size_t PadSession::line_here(const Origin& origin) const {
  if (origin.pad != pad().id || origin.line < 0) return no_line;
  auto line = static_cast<std::size_t>(origin.line);
  if (state_->behind) line = line < state_->behind->size() ? (*state_->behind)[line] : no_line;
  return line < pad().lines.size() ? line : no_line;
}

std::string PadSession::item_of(const Plan& plan, std::size_t line) const {
  std::string found;
  each_item(plan, [&](const std::string& id, const std::vector<Origin>& origin) {
    if (!found.empty()) return;
    for (const Origin& each : origin) {
      if (line_here(each) == line) found = id;
    }
  });
  return found;
}

std::size_t PadSession::line_of(const Plan& plan, std::string_view id) const {
  std::size_t found = no_line;
  each_item(plan, [&](const std::string& its, const std::vector<Origin>& origin) {
    if (its != id) return;
    for (const Origin& each : origin) {
      if (found == no_line) found = line_here(each);
    }
  });
  return found;
}

}  // namespace summit::ui
