#include "text/common_items.h"

#include <algorithm>
#include <unordered_map>

namespace summit {
namespace {

using Items = std::span<const std::string_view>;

// The items between `first` and the ends that occur once in both, as pairs in order of `after`.
std::vector<CommonItem> unique_pairs(Items before, Items after, std::size_t first,
                                     std::size_t before_end, std::size_t after_end) {
  struct Seen {
    std::size_t count[2] = {0, 0};
    std::size_t before = 0;
  };
  std::unordered_map<std::string_view, Seen> seen;
  for (std::size_t i = first; i < before_end; ++i) {
    Seen& item = seen[before[i]];
    ++item.count[0];
    item.before = i;
  }
  for (std::size_t i = first; i < after_end; ++i) ++seen[after[i]].count[1];
  std::vector<CommonItem> pairs;
  for (std::size_t i = first; i < after_end; ++i) {
    const Seen& item = seen[after[i]];
    if (item.count[0] == 1 && item.count[1] == 1) pairs.push_back({item.before, i});
  }
  return pairs;
}

// The longest run of pairs, not necessarily neighbours, whose `before` rises.
std::vector<CommonItem> longest_rising(const std::vector<CommonItem>& pairs) {
  constexpr auto none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> ends;                          // of the best run of each length
  std::vector<std::size_t> previous(pairs.size(), none);  // in the best run that ends here
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto place = std::lower_bound(
        ends.begin(), ends.end(), pairs[i].before,
        [&](std::size_t at, std::size_t value) { return pairs[at].before < value; });
    if (place != ends.begin()) previous[i] = *(place - 1);
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<CommonItem> run;
  for (std::size_t at = ends.empty() ? none : ends.back(); at != none; at = previous[at]) {
    run.push_back(pairs[at]);
  }
  std::reverse(run.begin(), run.end());
  return run;
}

}  // namespace

std::vector<CommonItem> common_items(Items before, Items after) {
  std::vector<CommonItem> common;
  std::size_t first = 0;
  while (first < before.size() && first < after.size() && before[first] == after[first]) {
    common.push_back({first, first});
    ++first;
  }
  std::size_t before_end = before.size();
  std::size_t after_end = after.size();
  while (before_end > first && after_end > first &&
         before[before_end - 1] == after[after_end - 1]) {
    --before_end;
    --after_end;
  }
  // Each pair takes the equal items ahead of it and behind it along, up to the next pair.
  std::size_t before_done = first;
  std::size_t after_done = first;
  for (const CommonItem& pair :
       longest_rising(unique_pairs(before, after, first, before_end, after_end))) {
    if (pair.before < before_done || pair.after < after_done) continue;  // taken along
    std::size_t ahead = 0;
    while (pair.before - ahead > before_done && pair.after - ahead > after_done &&
           before[pair.before - ahead - 1] == after[pair.after - ahead - 1]) {
      ++ahead;
    }
    before_done = pair.before - ahead;
    after_done = pair.after - ahead;
    while (before_done < before_end && after_done < after_end &&
           before[before_done] == after[after_done]) {
      common.push_back({before_done++, after_done++});
    }
  }
  for (; before_end < before.size(); ++before_end, ++after_end) {
    common.push_back({before_end, after_end});
  }
  return common;
}

}  // namespace summit
