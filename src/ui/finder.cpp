#include "ui/finder.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "text/fuzzy.h"
#include "text/sort.h"
#include "text/utf8.h"
#include "ui/commands.h"
#include "ui/session.h"

namespace summit::ui {
namespace {

// Between equals commands come first, then what they are about, lines of the pad last.
constexpr int bonus_of[] = {6, 4, 4, 2, 0};

constexpr double budget = 4;                 // milliseconds of a frame for prose
constexpr std::size_t budget_step = 32'768;  // bytes of it between two looks at the clock
constexpr std::size_t excerpt_before = 32;   // bytes that show where a hit is
constexpr std::size_t excerpt_after = 96;

bool says_something(std::string_view typed) {
  return typed.find_first_not_of(' ') != std::string_view::npos;
}

// [SECTION] What there is

void add_ideas(FinderIndex& index, const std::vector<Idea>& ideas) {  // as deep as max_nesting
  for (const Idea& each : ideas) {
    index.names.push_back({Found::Kind::idea, 0, each.title, each.id});
    index.rows.push_back({Found::Kind::idea, each.title, each.id, &each.owners, each.notes});
    add_ideas(index, each.ideas);
  }
}

void add_sections(FinderIndex& index, const RstTree& tree) {
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    if (tree.kind(node) != RstKind::title || tree.kind(tree[node].parent) != RstKind::section) {
      continue;
    }
    index.made.push_back(tree.text_of(node));
    index.names.push_back({Found::Kind::section, node, index.made.back(), {}});
  }
}

bool is_current(const FinderIndex& index, Session& session) {
  return index.is_made && index.state == session.history.state() &&
         index.preview == session.preview().version() && index.pad == session.pad.state().get();
}

void make_index(Session& session) {
  Finder& finder = session.finder;
  finder.narrowed.clear();
  FinderIndex& index = finder.index = {};
  const Preview& preview = session.preview();
  index.state = session.history.state();
  index.preview = preview.version();
  index.pad = session.pad.state().get();
  index.is_made = true;
  for (const Group& group : session.plan.groups) {
    for (const Priority& each : group.priorities) {
      index.names.push_back({Found::Kind::priority, 0, each.title, each.id});
      index.rows.push_back(
          {Found::Kind::priority, each.title, each.id, &each.owners,
           each.description ? std::string_view(*each.description) : std::string_view()});
    }
  }
  add_ideas(index, session.plan.unplanned.ideas);
  add_sections(index, preview.tree());
  if (!session.pad.is_open()) return;
  const std::vector<PadLine>& lines = session.pad.pad().lines;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    index.names.push_back({Found::Kind::line, at, lines[at].text, {}});
  }
}

// [SECTION] Names

// Those with the letters that were typed, in the order of the index.
const std::vector<Finder::Match>& matching_names(Finder& finder) {
  std::vector<Finder::Narrowed>& narrowed = finder.narrowed;
  while (!narrowed.empty() && !finder.typed.starts_with(narrowed.back().typed)) {
    narrowed.pop_back();
  }
  if (!narrowed.empty() && narrowed.back().typed == finder.typed) return narrowed.back().matches;
  std::vector<Finder::Match> matches;
  const auto consider = [&](std::size_t at) {
    const FinderIndex::Name& each = finder.index.names[at];
    if (each.name.empty()) return;
    const std::optional<int> score = fuzzy_score(finder.typed, each.name);
    if (score) matches.push_back({at, *score + bonus_of[static_cast<std::size_t>(each.kind)]});
  };
  if (narrowed.empty()) {
    for (std::size_t at = 0; at < finder.index.names.size(); ++at) consider(at);
  } else {
    for (const Finder::Match& each : narrowed.back().matches) consider(each.name);
  }
  narrowed.push_back({finder.typed, std::move(matches)});
  return narrowed.back().matches;
}

struct Candidate {
  Found::Kind kind;
  std::size_t at;  // of a command, its id; else of the index
  std::string name;
  int score;
};

std::vector<Candidate> matching_commands(const Session& session) {
  std::vector<Candidate> found;
  for (const Command& each : all_commands()) {
    const bool itself = each.id == CommandId::palette || each.id == CommandId::next_region;
    if (itself || !is_enabled(session, each.id)) continue;
    std::string name = label_now(session, each);
    const std::optional<int> score = fuzzy_score(session.finder.typed, name);
    if (!score) continue;
    found.push_back(
        {Found::Kind::command, static_cast<std::size_t>(each.id), std::move(name), *score});
  }
  return found;
}

Found as_found(Session& session, Candidate candidate) {
  if (candidate.kind == Found::Kind::command) {
    return {candidate.kind, candidate.at, std::move(candidate.name), {}};
  }
  const FinderIndex::Name& name = session.finder.index.names[candidate.at];
  Found found{name.kind, name.at, std::string(name.name), std::string(name.id)};
  if (name.kind == Found::Kind::section) {
    const Preview& preview = session.preview();
    found.at =
        preview.line_of(preview.in_text(preview.tree()[static_cast<RstIndex>(name.at)].begin));
  }
  return found;
}

void find_names(Session& session) {
  Finder& finder = session.finder;
  std::vector<Candidate> found = matching_commands(session);
  if (says_something(finder.typed)) {
    const std::size_t commands = found.size();
    for (Candidate& each : found) each.score += bonus_of[0];
    if (session.started) {
      const auto& names = finder.index.names;
      for (const Finder::Match& each : matching_names(finder)) {
        found.push_back({names[each.name].kind, each.name, {}, each.score});
      }
    }
    const auto kept = static_cast<std::ptrdiff_t>(
        session.started ? std::min(found.size(), most_found) : commands);
    std::partial_sort(found.begin(), found.begin() + kept, found.end(),
                      [](const Candidate& a, const Candidate& b) {
                        return a.score != b.score
                                   ? a.score > b.score
                                   : std::pair(a.kind, a.at) < std::pair(b.kind, b.at);
                      });
    found.erase(found.begin() + kept, found.end());
  }
  finder.found.clear();
  for (Candidate& each : found) finder.found.push_back(as_found(session, std::move(each)));
  finder.by_name = finder.found.size();
}

// [SECTION] Owners and prose

// What is around a hit, on one line.
Found excerpt_of(const FinderIndex::Row& row, Found::Where where, std::string_view text,
                 TextHit hit) {
  Found found{row.kind, 0, std::string(row.title), std::string(row.id), where};
  std::size_t begin = hit.begin > excerpt_before ? hit.begin - excerpt_before : 0;
  // From a word on, and never from the middle of a letter.
  while (begin > 0 && begin < hit.begin && text[begin - 1] != ' ' && text[begin - 1] != '\n') {
    ++begin;
  }
  std::size_t end = std::min(text.size(), hit.end + excerpt_after);
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  if (begin > 0) found.excerpt = "…";
  const auto add = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from) {
      const bool space = static_cast<unsigned char>(text[from]) <= ' ';
      if (!space) {
        found.excerpt += text[from];
      } else if (!found.excerpt.ends_with(' ')) {
        found.excerpt += ' ';
      }
    }
  };
  add(begin, hit.begin);
  found.hit.begin = found.excerpt.size();
  add(hit.begin, std::min(hit.end, hit.begin + excerpt_after));
  found.hit.end = found.excerpt.size();
  add(hit.end, end);
  if (end < text.size()) found.excerpt += "…";
  return found;
}

// Looks through rows for as long as a frame can spare.
void go_on_in_rows(Session& session) {
  Finder& finder = session.finder;
  const TextSearch search(finder.typed);
  std::unordered_set<std::string> known;
  std::vector<Found> owned;
  std::vector<Found> written;
  for (std::size_t at = 0; at < finder.found.size(); ++at) {
    Found& each = finder.found[at];
    if (!each.id.empty()) known.insert(each.id);
    if (at >= finder.by_name) {
      (each.where == Found::Where::owner ? owned : written).push_back(std::move(each));
    }
  }
  finder.found.resize(finder.by_name);
  const double until = session.now() + budget;
  std::size_t read = 0;
  const std::vector<FinderIndex::Row>& rows = finder.index.rows;
  while (finder.next_row < rows.size() &&
         (owned.size() < most_owned || written.size() < most_written)) {
    if (read > budget_step) {
      read = 0;
      if (session.now() > until) break;
    }
    const FinderIndex::Row& row = rows[finder.next_row++];
    read += 64;
    if (known.contains(std::string(row.id))) continue;
    bool owns = false;
    if (owned.size() < most_owned) {
      for (const std::string& owner : *row.owners) {
        const std::optional<TextHit> hit = search.find(owner);
        if (!hit) continue;
        owned.push_back(excerpt_of(row, Found::Where::owner, owner, *hit));
        owns = true;
        break;
      }
    }
    if (owns || written.size() >= most_written) continue;
    read += row.prose.size();
    if (const std::optional<TextHit> hit = search.find(row.prose)) {
      written.push_back(excerpt_of(row, Found::Where::prose, row.prose, *hit));
    }
  }
  finder.searching =
      finder.next_row < rows.size() && (owned.size() < most_owned || written.size() < most_written);
  std::move(owned.begin(), owned.end(), std::back_inserter(finder.found));
  std::move(written.begin(), written.end(), std::back_inserter(finder.found));
}

}  // namespace

void type_into_finder(Session& session, std::string_view typed) {
  Finder& finder = session.finder;
  finder.typed = typed;
  finder.chosen = 0;
  finder.fresh = false;
}

void find_anything(Session& session) {
  Finder& finder = session.finder;
  if (session.started && !is_current(finder.index, session)) {
    make_index(session);
    finder.fresh = false;
  }
  if (finder.fresh && !finder.searching) return;
  if (!finder.fresh) {
    find_names(session);
    finder.fresh = true;
    finder.next_row = 0;
    // A letter alone stands everywhere.
    finder.searching = session.started && says_something(finder.typed) &&
                       decode(finder.typed, 0).size < finder.typed.size();
  }
  if (finder.searching) go_on_in_rows(session);
  finder.chosen = std::min(finder.chosen, finder.found.empty() ? 0 : finder.found.size() - 1);
}

void go_to_found(Session& session, const Found& found) {
  switch (found.kind) {
    case Found::Kind::command:
      return run_command(session, static_cast<CommandId>(found.at));
    case Found::Kind::priority:
    case Found::Kind::idea: {
      std::vector<std::size_t> path = find_idea(session.plan, found.id);
      while (path.size() > 1) {  // what is around it is opened
        path.pop_back();
        session.collapsed.erase(idea_at(session.plan, path)->id);
      }
      session.select_only(found.id);
      session.jump();
      session.show(Pane::plan);
      // Beside the plan they show anyway.
      if (found.where == Found::Where::prose && session.narrow) session.pane = Pane::details;
      return;
    }
    case Found::Kind::section:
      session.show(Pane::document);
      return session.show_line(found.at);
    case Found::Kind::line:
      return session.go_to_line(found.at);
  }
}

}  // namespace summit::ui
