#include "ui/finder.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "text/fuzzy.h"
#include "text/sort.h"
#include "ui/commands.h"
#include "ui/session.h"

namespace summit::ui {
namespace {

// Between equals commands come first, then what they are about, lines of the pad last.
constexpr int bonus_of[] = {6, 4, 4, 2, 0};

// A name that matches, as long as the best are not known.
struct Candidate {
  Found::Kind kind;
  std::size_t at;  // as in Found, but of a section the node of its title
  std::string_view name, id;
  int score;
};

class Search {
 public:
  explicit Search(Session& session) : session_(session), typed_(session.finder.typed) {}

  std::vector<Found> run() {
    commands();
    const bool all = typed_.find_first_not_of(' ') != std::string::npos;
    if (all && session_.started) {
      for (const Group& group : session_.plan.groups) {
        for (const Priority& each : group.priorities) {
          consider(Found::Kind::priority, 0, each.title, each.id);
        }
      }
      ideas(session_.plan.unplanned.ideas);
      sections();
      lines();
      const std::size_t kept = std::min(found_.size(), most_found);
      const auto better = [](const Candidate& a, const Candidate& b) {
        return a.score != b.score ? a.score > b.score
                                  : std::pair(a.kind, a.at) < std::pair(b.kind, b.at);
      };
      std::partial_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(kept),
                        found_.end(), better);
      found_.resize(kept);
    } else if (all) {
      sort_by(found_, [](const Candidate& each) { return descending(each.score); });
    }
    std::vector<Found> found;
    found.reserve(found_.size());
    for (const Candidate& each : found_) {
      const bool section = each.kind == Found::Kind::section;
      found.push_back({each.kind, section ? line_of(static_cast<RstIndex>(each.at)) : each.at,
                       std::string(each.name), std::string(each.id)});
    }
    return found;
  }

 private:
  // What `name` and `id` point into stays until the end of the search.
  bool consider(Found::Kind kind, std::size_t at, std::string_view name, std::string_view id = {}) {
    if (name.empty()) return false;
    const std::optional<int> score = fuzzy_score(typed_, name);
    if (!score) return false;
    found_.push_back({kind, at, name, id, *score + bonus_of[static_cast<std::size_t>(kind)]});
    return true;
  }
  // The same for a name that is made for it.
  void consider_made(Found::Kind kind, std::size_t at, std::string name) {
    made_.push_back(std::move(name));
    if (!consider(kind, at, made_.back())) made_.pop_back();
  }

  void commands() {
    for (const Command& each : all_commands()) {
      const bool itself = each.id == CommandId::palette || each.id == CommandId::next_region;
      if (itself || !is_enabled(session_, each.id)) continue;
      consider_made(Found::Kind::command, static_cast<std::size_t>(each.id),
                    label_now(session_, each));
    }
  }

  void ideas(const std::vector<Idea>& all) {  // as deep as max_nesting
    for (const Idea& each : all) {
      consider(Found::Kind::idea, 0, each.title, each.id);
      ideas(each.ideas);
    }
  }

  void sections() {
    const Preview& preview = session_.preview();
    const RstTree& tree = preview.tree();
    for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
      if (tree.kind(node) != RstKind::title || tree.kind(tree[node].parent) != RstKind::section) {
        continue;
      }
      consider_made(Found::Kind::section, node, tree.text_of(node));
    }
  }

  [[nodiscard]] std::size_t line_of(RstIndex title) {
    const Preview& preview = session_.preview();
    return preview.line_of(preview.in_text(preview.tree()[title].begin));
  }

  void lines() {
    if (!session_.pad.is_open()) return;
    const std::vector<PadLine>& all = session_.pad.pad().lines;
    for (std::size_t at = 0; at < all.size(); ++at) {
      consider(Found::Kind::line, at, all[at].text);
    }
  }

  Session& session_;
  std::string_view typed_;
  std::vector<Candidate> found_;
  std::deque<std::string> made_;
};

}  // namespace

void find_anything(Session& session) {
  Finder& finder = session.finder;
  finder.found = Search(session).run();
  finder.chosen = std::min(finder.chosen, finder.found.empty() ? 0 : finder.found.size() - 1);
  finder.fresh = true;
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
      return session.show(Pane::plan);
    }
    case Found::Kind::section:
      session.show(Pane::document);
      return session.show_line(found.at);
    case Found::Kind::line:
      return session.go_to_line(found.at);
  }
}

}  // namespace summit::ui
