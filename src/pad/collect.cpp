#include "pad/collect.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "text/name.h"
#include "text/utf8.h"

namespace summit {
namespace {

// A heading that says no more than that priorities follow.
bool is_main_title(std::string_view title) {
  constexpr std::array<std::string_view, 5> names = {"priorities", "priority", "our priorities",
                                                     "the priorities", "list of priorities"};
  std::string name = normalize_name(title.substr(0, 100));
  while (name.ends_with(':') || name.ends_with(' ')) name.pop_back();
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A title is one line of limited length; what is longer stands below it in full.
std::string_view shortened(std::string_view title) {
  constexpr std::size_t longest = 200;  // in bytes: more is no title, whatever the plan allows
  if (title.size() <= longest) return title;
  const std::size_t space = title.rfind(' ', longest);
  std::size_t end = space == std::string_view::npos ? longest : space;
  while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80) --end;
  return title.substr(0, end);
}

template <typename T>
void add_missing(std::vector<T>& to, const std::vector<T>& from) {
  for (const T& each : from) {
    if (std::find(to.begin(), to.end(), each) == to.end()) to.push_back(each);
  }
}

class Gatherer {
 public:
  explicit Gatherer(std::span<const Proposal> proposals)
      : proposals_(proposals), places_(proposals.size(), no_line) {}

  Collected run(const Collected* like) {
    for (std::size_t line = 0; line < proposals_.size(); ++line) gather(line);
    write_prose(like);
    result_.introduction = prose_of(prose_[no_line]);
    for (CollectedGroup& group : result_.groups) {
      if (group.line != no_line) group.introduction = prose_of(prose_[group.line]);
    }
    if (ideas_line_ != no_line) result_.ideas_introduction = prose_of(prose_[ideas_line_]);
    result_.ideas_closing = prose_of(closing_);
    return std::move(result_);
  }

 private:
  // Both have their items in the order of their lines.
  void write_prose(const Collected* like) {
    std::size_t other = 0;
    for (std::size_t i = 0; i < result_.items.size(); ++i) {
      CollectedItem& item = result_.items[i];
      const std::size_t count = like == nullptr ? 0 : like->items.size();
      while (other < count && like->items[other].line < item.line) ++other;
      const bool is_known = other < count && like->items[other].line == item.line &&
                            like->item_lines[other] == result_.item_lines[i];
      item.prose = is_known ? like->items[other].prose : prose_of(result_.item_lines[i]);
    }
  }

  void gather(std::size_t line) {
    const Proposal& proposal = proposals_[line];
    switch (proposal.role) {
      case LineRole::title:
        if (!proposal.title.empty()) result_.title = shortened(proposal.title);
        return;
      case LineRole::group:
        if (proposal.group != GroupKind::ideas) return;
        ideas_line_ = line;
        result_.ideas_title = shortened(proposal.title);
        return;
      case LineRole::priority:
      case LineRole::idea:
        gather_item(line, proposal);
        return;
      case LineRole::owner:
      case LineRole::description:
        gather_part(line, proposal);
        return;
      case LineRole::ignore:
        if (proposal.target != no_line && places_[proposal.target] != no_line) {
          result_.items[places_[proposal.target]].lines.push_back(line);
        }
        return;
    }
  }

  void gather_item(std::size_t line, const Proposal& proposal) {
    if (proposal.title.empty()) return;
    CollectedItem item{.line = line,
                       .idea = proposal.role == LineRole::idea,
                       .title = std::string(shortened(proposal.title)),
                       .owners = proposal.owners,
                       .votes = proposal.votes,
                       .links = proposal.links,
                       .lines = {line}};
    item.parent = item.idea ? idea_around(proposal.target) : group_at(proposal.target);
    places_[line] = result_.items.size();
    levels_.push_back(item.parent == no_line || !item.idea ? 1 : level_of(item.parent) + 1);
    std::vector<ProseLine>& prose = result_.item_lines.emplace_back();
    if (item.title.size() < proposal.title.size()) {
      prose.push_back({proposal.text});
    } else if (!proposal.notes.empty()) {
      prose.push_back({proposal.notes});
    }
    result_.items.push_back(std::move(item));
  }

  std::size_t level_of(std::size_t line) const { return levels_[places_[line]]; }

  // Ideas nest as deep as a plan lets them.
  std::size_t idea_around(std::size_t line) const {
    while (line != no_line && places_[line] != no_line && level_of(line) >= max_nesting) {
      line = result_.items[places_[line]].parent;
    }
    const bool is_idea =
        line != no_line && places_[line] != no_line && result_.items[places_[line]].idea;
    return is_idea ? line : no_line;
  }

  std::size_t group_at(std::size_t line) {
    const auto known =
        std::find_if(result_.groups.rbegin(), result_.groups.rend(),
                     [&](const CollectedGroup& group) { return group.line == line; });
    if (known == result_.groups.rend()) {
      CollectedGroup group{line, {}, {}};
      if (line != no_line && !is_main_title(proposals_[line].title)) {
        group.title = shortened(proposals_[line].title);
      }
      result_.groups.push_back(std::move(group));
    }
    return line;
  }

  void gather_part(std::size_t line, const Proposal& proposal) {
    ProseLine prose{proposal.text, proposal.kind, proposal.depth};
    const std::size_t target = proposal.target;
    if (target != no_line && places_[target] != no_line) {
      CollectedItem& item = result_.items[places_[target]];
      item.lines.push_back(line);
      add_missing(item.owners, proposal.owners);
      add_missing(item.links, proposal.links);
      const bool only_link = proposal.links.size() == 1 && proposal.links[0].url == proposal.text;
      if (proposal.role == LineRole::description && !only_link) {
        result_.item_lines[places_[target]].push_back(std::move(prose));
      }
    } else if (proposal.role == LineRole::description && proposal.closing) {
      closing_.push_back(std::move(prose));
    } else if (proposal.role == LineRole::description) {
      const bool title = target == no_line || proposals_[target].role == LineRole::title;
      prose_[title ? no_line : target].push_back(std::move(prose));
    }
  }

  std::span<const Proposal> proposals_;
  Collected result_;
  std::vector<std::size_t> places_;                                // of lines among the items
  std::vector<std::size_t> levels_;                                // of items
  std::unordered_map<std::size_t, std::vector<ProseLine>> prose_;  // by line; no_line: the plan's
  std::vector<ProseLine> closing_;
  std::size_t ideas_line_ = no_line;
};

}  // namespace

Collected collect(std::span<const Proposal> proposals, const Collected* like) {
  return Gatherer(proposals).run(like);
}

}  // namespace summit
