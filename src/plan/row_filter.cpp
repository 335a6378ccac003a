#include "plan/row_filter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "plan/load.h"
#include "text/text_search.h"

namespace summit {
namespace {

class RowsFiltered {
 public:
  RowsFiltered(const Plan& plan, const RowFilter& filter, std::string_view always,
               const FilteredRows* among)
      : plan_(plan), filter_(filter), always_(always), among_(among), text_(filter.text) {}

  FilteredRows run() {
    if (filter_.capacity > 0) count_loads();
    result_.groups.resize(plan_.groups.size());
    for (std::size_t at = 0; at < plan_.groups.size(); ++at) group(at);
    ideas(plan_.unplanned.ideas);
    if (among_ != nullptr) result_.rows = among_->rows;
    return std::move(result_);
  }

 private:
  void count_loads() {
    for (const OwnerLoad& owner : load_of(plan_).owners) loads_[owner.name] = owner.carries();
  }

  void group(std::size_t at) {
    const std::size_t size = plan_.groups[at].priorities.size();
    result_.rows += size;
    if (among_ != nullptr) {
      for (const std::size_t row : among_->groups[at]) priority(at, row);
    } else {
      for (std::size_t row = 0; row < size; ++row) priority(at, row);
    }
  }

  void priority(std::size_t group, std::size_t row) {
    const Priority& priority = plan_.groups[group].priorities[row];
    const bool matches =
        (!filter_.group || *filter_.group == group) &&
        (!filter_.status || *filter_.status == priority.status) &&
        (!filter_.ownerless || priority.owners.empty()) &&
        fits(priority,
             priority.description ? std::string_view(*priority.description) : std::string_view());
    if (matches) ++result_.matches;
    if (!matches && priority.id != always_) return;
    result_.groups[group].push_back(row);
    if (!matches) result_.kept = true;
  }

  // Whether one of them shows. As deep as max_nesting.
  bool ideas(const std::vector<Idea>& rows) {
    bool shows = false;
    for (const Idea& idea : rows) {
      ++result_.rows;
      if (among_ != nullptr && !among_->ideas.contains(idea.id)) continue;
      const bool matches = !filter_.group && (!filter_.status || filter_.status == idea.status) &&
                           (!filter_.ownerless || idea.owners.empty()) && fits(idea, idea.notes);
      if (matches) ++result_.matches;
      const bool below = ideas(idea.ideas);
      if (!matches && !below) {
        if (idea.id != always_) continue;
        result_.kept = true;
      }
      result_.ideas.insert(idea.id);
      shows = true;
    }
    return shows;
  }

  template <typename Row>
  [[nodiscard]] bool fits(const Row& row, std::string_view prose) const {
    const std::vector<std::string>& owners = row.owners;
    if (!filter_.owner.empty() &&
        std::find(owners.begin(), owners.end(), filter_.owner) == owners.end()) {
      return false;
    }
    const auto loaded = [&](const std::string& owner) {
      const auto load = loads_.find(owner);
      return load != loads_.end() && load->second > filter_.capacity;
    };
    if (filter_.capacity > 0 && std::none_of(owners.begin(), owners.end(), loaded)) return false;
    if (text_.empty() || text_.find(row.title) || text_.find(prose)) return true;
    return std::any_of(owners.begin(), owners.end(),
                       [&](const std::string& owner) { return text_.find(owner).has_value(); }) ||
           std::any_of(row.fields.begin(), row.fields.end(),
                       [&](const Field& field) { return text_.find(field.value).has_value(); });
  }

  const Plan& plan_;
  const RowFilter& filter_;
  std::string_view always_;
  const FilteredRows* among_;
  TextSearch text_;
  std::unordered_map<std::string, std::size_t> loads_;
  FilteredRows result_;
};

bool is_among(const FilteredRows& shown, const Plan& plan, const std::string& id) {
  if (id.empty()) return true;
  if (const auto place = find_priority(plan, id)) {
    const std::vector<std::size_t>& rows = shown.groups[place->group];
    return std::binary_search(rows.begin(), rows.end(), place->at);
  }
  return shown.ideas.contains(id);
}

}  // namespace

bool RowFilter::narrows(const RowFilter& other) const {
  RowFilter same_text = other;
  same_text.text = text;
  return same_text == *this && text.starts_with(other.text);
}

FilteredRows filter_rows(const Plan& plan, const RowFilter& filter, std::string_view always,
                         const FilteredRows* among) {
  return RowsFiltered(plan, filter, always, among).run();
}

const FilteredRows& KeptFilters::rows(const Plan& plan, std::size_t state, const RowFilter& filter,
                                      const std::string& always) {
  constexpr std::size_t most = 32;
  if (state_ != state) kept_.clear();
  // Where another row has to stay that shows anyway, as did the one before, all of them hold.
  if (always_ != always && !kept_.empty()) {
    const FilteredRows& last = kept_.back().rows;
    if (last.kept || !is_among(last, plan, always)) kept_.clear();
  }
  state_ = state;
  always_ = always;
  while (!kept_.empty() && !filter.narrows(kept_.back().filter)) kept_.pop_back();
  if (kept_.empty() || kept_.back().filter != filter) {
    const FilteredRows* among = kept_.empty() ? nullptr : &kept_.back().rows;
    Kept made{filter, filter_rows(plan, filter, always, among)};
    if (kept_.size() == most) kept_.erase(kept_.begin());
    kept_.push_back(std::move(made));
  }
  return kept_.back().rows;
}

}  // namespace summit
