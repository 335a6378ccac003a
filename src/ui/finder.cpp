#include "ui/finder.h"

#include <algorithm>
#include <limits>
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

constexpr double budget = 2;                 // milliseconds of a frame for searching
constexpr std::size_t names_step = 512;      // names between two looks at the clock
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

// Of names with the letters that were typed, in the order of the index; all of them, or as many as
// were found until then.
const Finder::Narrowed& matching_names(Session& session, double until) {
  Finder& finder = session.finder;
  std::vector<Finder::Narrowed>& narrowed = finder.narrowed;
  const auto size = [&](std::size_t at) {
    return at == 0 ? finder.index.names.size() : narrowed[at - 1].matches.size();
  };
  const auto serves = [&] {
    const Finder::Narrowed& last = narrowed.back();
    return last.typed == finder.typed ||
           (finder.typed.starts_with(last.typed) && last.next == size(narrowed.size() - 1));
  };
  while (!narrowed.empty() && !serves()) narrowed.pop_back();
  if (narrowed.empty() || narrowed.back().typed != finder.typed) {
    narrowed.push_back({finder.typed, {}});
  }
  Finder::Narrowed& now = narrowed.back();
  const std::size_t end = size(narrowed.size() - 1);
  while (now.next < end) {
    const std::size_t stop = std::min(end, now.next + names_step);
    for (; now.next < stop; ++now.next) {
      const std::size_t at =
          narrowed.size() == 1 ? now.next : narrowed[narrowed.size() - 2].matches[now.next].name;
      const FinderIndex::Name& each = finder.index.names[at];
      if (each.name.empty()) continue;
      const std::optional<int> score = fuzzy_score(finder.typed, each.name);
      if (score)
        now.matches.push_back({at, *score + bonus_of[static_cast<std::size_t>(each.kind)]});
    }
    if (session.now() > until) break;
  }
  finder.names_left = now.next < end;
  return now;
}

// What was found by its name, as a number: less is better. Of two with one score the kind decides,
// then the place: of a command its id, else of the index.
std::uint64_t as_key(int score, Found::Kind kind, std::size_t at) {
  return key_of(static_cast<std::uint32_t>(descending(score)),
                static_cast<std::uint32_t>(kind) << 28U | static_cast<std::uint32_t>(at));
}

Found found_at(Session& session, std::uint64_t key) {
  const auto kind = static_cast<Found::Kind>((key >> 28U) & 0xFU);
  const std::size_t at = key & 0xFFF'FFFFU;
  if (kind == Found::Kind::command) {
    return {kind, at, label_now(session, command(static_cast<CommandId>(at))), {}};
  }
  const FinderIndex::Name& name = session.finder.index.names[at];
  Found found{name.kind, name.at, std::string(name.name), std::string(name.id)};
  if (name.kind == Found::Kind::section) {
    const Preview& preview = session.preview();
    found.at =
        preview.line_of(preview.in_text(preview.tree()[static_cast<RstIndex>(name.at)].begin));
  }
  return found;
}

void find_names(Session& session, double until) {
  Finder& finder = session.finder;
  finder.names_left = false;
  std::vector<std::uint64_t> keys;
  for (const Command& each : all_commands()) {
    const bool itself = each.id == CommandId::palette || each.id == CommandId::next_region;
    if (itself || !is_enabled(session, each.id)) continue;
    const std::optional<int> score = fuzzy_score(finder.typed, label_now(session, each));
    if (!score) continue;
    keys.push_back(
        as_key(*score + bonus_of[0], Found::Kind::command, static_cast<std::size_t>(each.id)));
  }
  if (says_something(finder.typed)) {
    if (session.started) {
      const auto& names = finder.index.names;
      for (const Finder::Match& each : matching_names(session, until).matches) {
        keys.push_back(as_key(each.score, names[each.name].kind, each.name));
      }
    }
    const std::size_t kept = session.started ? std::min(keys.size(), most_found) : keys.size();
    const auto end = keys.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(keys.begin(), end, keys.end());
    keys.erase(end, keys.end());
  }
  finder.found.clear();
  for (const std::uint64_t key : keys) finder.found.push_back(found_at(session, key));
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
void go_on_in_rows(Session& session, double until) {
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
  const double until = session.now() + budget;
  if (!finder.fresh || finder.names_left) {
    find_names(session, until);
    finder.fresh = true;
    finder.next_row = 0;
    // A letter alone stands everywhere.
    const bool in_rows = session.started && says_something(finder.typed) &&
                         decode(finder.typed, 0).size < finder.typed.size();
    finder.searching = in_rows || finder.names_left;
  }
  if (finder.searching && !finder.names_left) go_on_in_rows(session, until);
  finder.chosen = std::min(finder.chosen, finder.found.empty() ? 0 : finder.found.size() - 1);
}

void find_all_names(Session& session) {
  if (session.finder.names_left) find_names(session, std::numeric_limits<double>::infinity());
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
