#include "ui/pad_news.h"

#include <algorithm>
#include <utility>

#include "pad/attributed_lines.h"
#include "pad/pad_history.h"
#include "pad/pad_record.h"

namespace summit::ui {
namespace {

// The lines of an earlier revision; none where the export does not have its history.
std::optional<std::vector<PadLine>> lines_at(PadHistory& history, const Etherpad& pad,
                                             std::uint32_t revision) {
  AttributedText text;
  if (revision > pad.head || !history.text_at(revision, text).empty()) return std::nullopt;
  return read_lines(text, history.pool(), pad.authors);
}

// The newer line that a line which is gone stood ahead of.
std::size_t place_of_gone(const LineMapping& mapping, std::size_t older, std::size_t newer_lines) {
  while (++older < mapping.size()) {
    if (mapping[older] != no_line) return mapping[older];
  }
  return newer_lines;
}

// Lines that were recorded, with all that a record does not say from the lines they are now.
std::vector<PadLine> lines_as_recorded(const CollectedPad& known, std::vector<PadLine> lines,
                                       const PadLines& now) {
  PadLines before{now.id, std::move(lines), now.authors};
  const LineMapping mapping = map_lines(before, now);
  for (std::size_t line = 0; line < before.lines.size(); ++line) {
    if (mapping[line] != no_line && is_recorded(known.lines[line], now.lines[mapping[line]])) {
      before.lines[line] = now.lines[mapping[line]];
    }
  }
  return std::move(before.lines);
}

}  // namespace

DecidedPad decided_pad(const Plan& plan, const CollectedPad& known, const OpenedPad& now) {
  RecordedLines recorded = recorded_lines(known);
  DecidedPad before{{now.lines.id, {}, now.lines.authors}, {}, {}, std::move(recorded.chosen)};
  std::optional<std::vector<PadLine>> then;
  if (known.revision && now.etherpad && *known.revision <= now.etherpad->head) {
    const auto revision = static_cast<std::uint32_t>(*known.revision);
    PadHistory history(*now.etherpad);
    then = lines_at(history, *now.etherpad, revision);
    if (then && is_recorded(known, *then)) {
      before.pad.lines = std::move(*then);
      before.revision = revision;
    }
  }
  if (!before.revision) {
    before.pad.lines = lines_as_recorded(known, std::move(recorded.lines), now.lines);
  }
  before.proposals = propose(before.pad, before.chosen, plan.people);
  return before;
}

Collected collect_confirmed(const PadLines& pad, std::vector<Proposal>& proposals,
                            const ChosenRoles& confirmed, const Collected* like) {
  struct Place {
    LineRole role;
    std::size_t target;
  };
  std::vector<Place> proposed;
  proposed.reserve(proposals.size());
  for (const Proposal& each : proposals) proposed.push_back({each.role, each.target});
  for (std::size_t line = 0; line < proposals.size(); ++line) {
    Proposal& proposal = proposals[line];
    if (!confirmed[line]) {
      proposal.role = LineRole::ignore;
      proposal.target = no_line;
    } else if (proposal.target != no_line && proposed[proposal.target].role == LineRole::title) {
      proposal.target = no_line;  // introduces the plan, be its title confirmed or not
    }
  }
  Collected collected = collect(proposals, like);
  for (std::size_t line = 0; line < proposals.size(); ++line) {
    proposals[line].role = proposed[line].role;
    proposals[line].target = proposed[line].target;
  }
  if (collected.title.empty()) collected.title = pad.id;
  return collected;
}

FollowedPad follow_pad(const Plan& plan, const DecidedPad& before, const LineMapping& mapping,
                       const OpenedPad& after, const LineRoles& roles) {
  const std::size_t count = after.lines.lines.size();
  FollowedPad result{follow_roles(before.chosen, mapping, count), {}};

  auto news = std::make_shared<PadNews>();
  news->marks.resize(count);
  for (const LineChange& change : line_changes(before.pad, after.lines, mapping)) {
    if (change.kind == LineChange::Kind::gone) {
      const PadLine& line = before.pad.lines[change.older];
      if (!says_something(line)) continue;
      news->gone.push_back({place_of_gone(mapping, change.older, count), line.text});
    } else {
      news->marks[change.newer] = change.kind == LineChange::Kind::added     ? LineMark::added
                                  : change.kind == LineChange::Kind::changed ? LineMark::changed
                                                                             : LineMark::moved;
    }
  }
  // What the pad would say with its new lines confirmed.
  std::vector<Proposal> proposals = roles.propose(result.chosen);
  std::vector<Proposal> proposed_before = before.proposals;
  ChosenRoles with_new = result.chosen;
  for (std::size_t line = 0; line < count; ++line) {
    if (news->marks[line] == LineMark::added) with_new[line] = proposals[line].role;
  }
  news->update = compare_pads(plan, after.lines.id,
                              collect_confirmed(before.pad, proposed_before, before.chosen),
                              collect_confirmed(after.lines, proposals, with_new), mapping, count);
  result.news = std::move(news);
  return result;
}

}  // namespace summit::ui
