#include "ui/preview.h"

#include <algorithm>
#include <utility>

#include "document/splice/rst_splice.h"
#include "document/writer/rst_writer.h"
#include "plan/carry_over.h"
#include "text/common_items.h"
#include "text/find_byte.h"

namespace summit::ui {
namespace {

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
  ++version_;
  if (plan.source && plan.source->format == "rst") {
    if (!source_ || source_->document.tree.source() != plan.source->text) {
      source_ = std::make_shared<const BoundDocument>(bind_rst(plan.source->text));
    }
    rst_ = write_into(*source_, plan);
  } else {
    source_.reset();
    rst_ = write_rst(plan);
  }
  if (source_ && source_->document.tree.source() == rst_) {
    bound_ = source_;
  } else {
    auto bound = std::make_shared<BoundDocument>(bind_rst(rst_));
    carry_over(plan, bound->plan);  // so that what is found has the ids of the plan
    bound_ = std::move(bound);
  }
  cut_lines();
  compare_lines(opened);
  find_places(plan);
  problems_ = check_rst(*bound_);
}

void Preview::cut_lines() {
  line_begins_.assign(1, 0);
  longest_ = 0;
  for (std::size_t line = 0; line < rst_.size();) {
    const std::size_t end = std::min(find_byte(rst_, '\n', line), rst_.size());
    longest_ = std::max(longest_, end - line);
    line = end + 1;
    line_begins_.push_back(line);
  }
}

std::string_view Preview::line(std::size_t at) const {
  const std::size_t begin = line_begins_[at];
  return std::string_view(rst_).substr(begin, line_begins_[at + 1] - begin - 1);
}

std::size_t Preview::line_of(std::size_t byte) const {
  const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), byte);
  const auto at = static_cast<std::size_t>(after - line_begins_.begin()) - 1;
  return std::min(at, std::max<std::size_t>(lines(), 1) - 1);
}

void Preview::compare_lines(std::string_view opened) {
  changes_.assign(lines() + 1, {});
  if (opened.empty() || opened == rst_) return;
  const std::vector<std::string_view> before = lines_of(opened);
  const std::vector<std::string_view> after = lines_of(rst_);
  std::size_t old = 0;
  std::size_t now = 0;
  const auto mark = [&](std::size_t old_end, std::size_t now_end) {
    const LineChange change = old == old_end ? LineChange::added : LineChange::changed;
    if (now == now_end && old < old_end) changes_[now].removed_above = true;
    for (; now < now_end; ++now) changes_[now].change = change;
    old = old_end;
  };
  for (const CommonItem& same : common_items(before, after)) {
    mark(same.before, same.after);
    old = same.before + 1;
    now = same.after + 1;
  }
  mark(before.size(), after.size());
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

RstIndex Preview::node_of(std::string_view id) const {
  const auto found = places_.find(std::string(id));
  return found == places_.end() ? rst_none : found->second;
}

namespace {

using Places = std::unordered_map<std::string, RstIndex>;

void find_ideas(const std::vector<Idea>& ideas, const std::vector<BoundIdea>& bound,
                Places& places) {
  for (std::size_t at = 0; at < std::min(ideas.size(), bound.size()); ++at) {
    places.emplace(ideas[at].id, bound[at].item);
    find_ideas(ideas[at].ideas, bound[at].ideas, places);
  }
}

}  // namespace

// The document says what the plan says, in the same order.
void Preview::find_places(const Plan& plan) {
  places_.clear();
  const Binding& binding = bound_->binding;
  for (std::size_t at = 0; at < std::min(plan.groups.size(), binding.groups.size()); ++at) {
    const std::vector<Priority>& priorities = plan.groups[at].priorities;
    const std::vector<BoundPriority>& rows = binding.groups[at].priorities;
    for (std::size_t row = 0; row < std::min(priorities.size(), rows.size()); ++row) {
      const RstIndex section = rows[row].section;
      places_.emplace(priorities[row].id, section != rst_none ? section : rows[row].row);
    }
  }
  find_ideas(plan.unplanned.ideas, binding.unplanned.ideas, places_);
}

}  // namespace summit::ui
