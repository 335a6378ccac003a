#include "pad/plan_lines.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;
// Etherpad indents no deeper.
constexpr std::size_t deepest = 16;

class PlanLines {
 public:
  explicit PlanLines(std::string id) { pad_.id = std::move(id); }

  PadLines of(const Plan& plan) {
    heading(plan.title, 1);
    prose(plan.introduction, 0);
    for (const Group& group : plan.groups) {
      if (group.priorities.empty() && group.title.empty()) continue;
      heading(group.title.empty() ? "Priorities" : group.title, 2);
      prose(group.introduction, 0);
      for (const Priority& priority : group.priorities) {
        item(priority, 1);
        prose(priority.description.value_or(""), 2);
        links(priority.links, 2);
      }
    }
    const Unplanned& unplanned = plan.unplanned;
    if (!unplanned.title.empty() || !unplanned.ideas.empty()) {
      heading(unplanned.title.empty() ? "Priorities without a clear plan" : unplanned.title, 2);
      prose(unplanned.introduction, 0);
      ideas(unplanned.ideas, 1);
      prose(unplanned.closing, 0);
    }
    sections(plan.sections, 2);
    return std::move(pad_);
  }

 private:
  void line(std::string_view text, PadLineKind kind, std::size_t level) {
    PadLine line;
    line.text = text;
    line.kind = kind;
    line.level = static_cast<std::uint8_t>(std::min(level, deepest));
    PadSpan span;
    span.end = static_cast<std::uint32_t>(text.size());
    span.bold = kind == PadLineKind::heading;
    if (!text.empty()) line.spans.push_back(span);
    pad_.lines.push_back(std::move(line));
  }

  void heading(std::string_view text, std::size_t level) {
    if (text.empty()) return;
    if (!pad_.lines.empty()) line({}, PadLineKind::text, 0);
    line(text, PadLineKind::heading, std::min<std::size_t>(level, 6));
  }

  // "Title (owner, owner) +1 +1"
  template <typename T>
  void item(const T& what, std::size_t level) {
    constexpr std::int64_t most_votes = 40;  // that a line shows one by one
    std::string text = what.title;
    for (std::size_t at = 0; at < what.owners.size(); ++at) {
      text += at == 0 ? " (" : ", ";
      text += what.owners[at];
    }
    if (!what.owners.empty()) text += ')';
    for (std::int64_t i = std::min(what.votes.value_or(0), most_votes); i > 0; --i) text += " +1";
    line(text, PadLineKind::bullet, level);
  }

  void links(const std::vector<Link>& links, std::size_t level) {
    for (const Link& link : links) line(link.url, PadLineKind::bullet, level);
  }

  void ideas(const std::vector<Idea>& ideas, std::size_t level) {
    for (const Idea& idea : ideas) {
      item(idea, level);
      prose(idea.notes, level + 1);
      links(idea.links, level + 1);
      this->ideas(idea.ideas, level + 1);
    }
  }

  void sections(const std::vector<Section>& sections, std::size_t level) {
    for (const Section& section : sections) {
      heading(section.title, level);
      prose(section.body, 0);
      this->sections(section.sections, level + 1);
    }
  }

  // A paragraph or a list item is one line, however it is wrapped; indented lines go on with what
  // is above them.
  void prose(std::string_view text, std::size_t level) {
    std::string open;
    std::size_t open_level = 0;
    bool is_item = false;
    const auto close = [&] {
      if (open.empty()) return;
      const PadLineKind kind = is_item          ? PadLineKind::bullet
                               : open_level > 0 ? PadLineKind::indent
                                                : PadLineKind::text;
      line(open, kind, open_level);
      open.clear();
    };
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view one = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      const std::size_t indent = one.find_first_not_of(" \t\r");
      if (indent == npos) {
        close();
        continue;
      }
      one = one.substr(indent, one.find_last_not_of(" \t\r") + 1 - indent);
      const bool bullet = one.size() > 2 && one[1] == ' ' && (one[0] == '*' || one[0] == '-');
      if (bullet || open.empty()) {
        close();
        is_item = bullet;
        // Two columns are a level, as bullets are wide.
        open_level = level + indent / 2 + (bullet && level == 0 ? 1 : 0);
        open = bullet ? one.substr(2) : one;
      } else {
        open.append(1, ' ').append(one);
      }
    }
    close();
  }

  PadLines pad_;
};

}  // namespace

PadLines lines_of_plan(const Plan& plan, std::string id) {
  return PlanLines(std::move(id)).of(plan);
}

}  // namespace summit
