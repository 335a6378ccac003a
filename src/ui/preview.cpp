#include "ui/preview.h"

#include <algorithm>

#include "text/common_items.h"
#include "text/find_byte.h"
#include "text/sort.h"

namespace summit::ui {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// The lines of a text without their breaks.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(find_byte(text, '\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

void Preview::write(const Plan& plan, std::string_view opened) {
  document_.write(plan);
  examine(opened);
}

bool Preview::follow(const Plan& plan, std::string_view opened) {
  if (version_ == 0 || !document_.follow(plan)) return false;
  examine(opened);
  return true;
}

void Preview::examine(std::string_view opened) {
  ++version_;
  cut_lines();
  compare_lines(opened);
  problems_ = check_rst(bound());
  sort_by(problems_, [](const RstFinding& each) {
    return descending(static_cast<int>(each.problem.severity));
  });
}

void Preview::cut_lines() {
  const std::string_view text = rst();
  line_begins_.assign(1, 0);
  longest_ = 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(find_byte(text, '\n', line), text.size());
    longest_ = std::max(longest_, end - line);
    line = end + 1;
    line_begins_.push_back(line);
  }
}

std::string_view Preview::line(std::size_t at) const {
  const std::size_t begin = line_begins_[at];
  return std::string_view(rst()).substr(begin, line_begins_[at + 1] - begin - 1);
}

std::size_t Preview::line_of(std::size_t byte) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), byte);
  const auto at = static_cast<std::size_t>(after - line_begins_.begin()) - 1;
  return std::min(at, std::max<std::size_t>(lines(), 1) - 1);
}

void Preview::compare_lines(std::string_view opened) {
  changes_.assign(lines() + 1, {});
  old_lines_.clear();
  old_texts_.clear();
  differing_ = 0;
  const std::string_view text = rst();
  if (opened.empty() || opened == text) return;
  // Whole lines at the start and at the end that are the same.
  const auto differs = static_cast<std::size_t>(
      std::mismatch(opened.begin(), opened.end(), text.begin(), text.end()).first - opened.begin());
  const std::size_t start = differs == 0 ? 0 : opened.rfind('\n', differs - 1) + 1;
  const std::size_t most = std::min(opened.size(), text.size()) - start;
  std::size_t tail = static_cast<std::size_t>(
      std::mismatch(opened.rbegin(), opened.rbegin() + static_cast<std::ptrdiff_t>(most),
                    text.rbegin())
          .first -
      opened.rbegin());
  const std::size_t line = opened.find('\n', opened.size() - tail);
  tail = line == npos ? 0 : opened.size() - line - 1;

  const std::vector<std::string_view> before =
      lines_of(opened.substr(start, opened.size() - tail - start));
  const std::vector<std::string_view> after =
      lines_of(text.substr(start, text.size() - tail - start));
  const std::size_t first = line_of(start);
  std::size_t old = 0;
  std::size_t now = 0;
  const auto mark = [&](std::size_t old_end, std::size_t now_end) {
    const LineChange change = old == old_end ? LineChange::added : LineChange::changed;
    if (now == now_end && old < old_end) changes_[first + now].removed_above = true;
    differing_ += std::max(old_end - old, now_end - now);
    if (old < old_end) {
      old_lines_.push_back({first + now, old_texts_.size(), old_end - old});
      for (std::size_t at = old; at < old_end; ++at) old_texts_.emplace_back(before[at]);
    }
    for (; now < now_end; ++now) changes_[first + now].change = change;
    old = old_end;
  };
  for (const CommonItem& same : common_items(before, after)) {
    mark(same.before, same.after);
    old = same.before + 1;
    now = same.after + 1;
  }
  mark(before.size(), after.size());
}

std::size_t Preview::next_change(std::size_t line) const {
  while (line < lines() && changes_[line].change == LineChange::none &&
         !changes_[line].removed_above) {
    ++line;
  }
  return line;
}

std::uint32_t Preview::in_tree(std::size_t byte) const {
  const RstSource& map = tree().source_map();
  if (!map.mapped()) return static_cast<std::uint32_t>(std::min(byte, map.text().size()));
  // in_source() rises with its argument.
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(map.text().size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (map.in_source(middle) < byte) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// The document says what the plan says, in the same order.
RstIndex Preview::node_of(const Plan& plan, std::string_view id) const {
  const Binding& binding = bound().binding;
  if (const std::optional<PriorityPlace> place = find_priority(plan, id)) {
    if (place->group >= binding.groups.size()) return rst_none;
    const std::vector<BoundPriority>& rows = binding.groups[place->group].priorities;
    if (place->at >= rows.size()) return rst_none;
    const BoundPriority& row = rows[place->at];
    return row.section != rst_none ? row.section : row.row;
  }
  const std::vector<BoundIdea>* ideas = &binding.unplanned.ideas;
  RstIndex node = rst_none;
  for (const std::size_t at : find_idea(plan, id)) {
    if (at >= ideas->size()) return rst_none;
    node = (*ideas)[at].item;
    ideas = &(*ideas)[at].ideas;
  }
  return node;
}

std::optional<Preview::Part> Preview::part_at(const Plan& plan, std::size_t line) const {
  const Binding& binding = bound().binding;
  const auto holds = [&](std::size_t begin, std::size_t end) {
    return begin < end && line_of(begin) <= line && line <= line_of(end - 1);
  };
  const auto holds_node = [&](RstIndex node) {
    if (node == rst_none) return false;
    const auto [begin, end] = tree().source_span(node);
    return holds(begin, end);
  };
  for (std::size_t group = 0; group < binding.groups.size(); ++group) {
    const std::vector<BoundPriority>& rows = binding.groups[group].priorities;
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const bool in_section = holds_node(rows[at].section);
      if (!in_section && !holds_node(rows[at].row)) continue;
      const Priority* priority = priority_at(plan, {group, at});
      if (priority == nullptr) return std::nullopt;
      return Part{priority->id, in_section};
    }
  }
  // The innermost idea.
  const std::vector<BoundIdea>* items = &binding.unplanned.ideas;
  const std::vector<Idea>* ideas = &plan.unplanned.ideas;
  std::optional<Part> part;
  while (items != nullptr) {
    const std::vector<BoundIdea>* within = nullptr;
    for (std::size_t at = 0; at < items->size() && at < ideas->size(); ++at) {
      const BoundIdea& item = (*items)[at];
      if (!holds_node(item.item)) continue;
      part = Part{(*ideas)[at].id, !holds_node(item.title)};
      within = &item.ideas;
      ideas = &(*ideas)[at].ideas;
      break;
    }
    items = within;
  }
  if (part) return part;
  const RstSpan introduction = binding.introduction.span;
  if (holds(in_text(introduction.begin), in_text(introduction.end))) return Part{{}, true};
  return std::nullopt;
}

}  // namespace summit::ui
