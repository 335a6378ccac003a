// Which of a plan's rows (its priorities and ideas) somebody wants to see.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "plan/plan.h"

namespace summit {

// What a row must be; what is not set does not matter.
struct RowFilter {
  std::string text;   // stands in its title, owners, prose or fields (text/text_search.h)
  std::string owner;  // one of its owners
  bool ownerless = false;
  std::size_t capacity = 0;  // one of its owners carries more than that (plan/load.h)
  std::optional<Status> status;
  std::optional<std::size_t> group;  // priorities of that group; no ideas
  [[nodiscard]] bool empty() const { return *this == RowFilter(); }
  // Whether nothing matches that does not match the other one: its text goes on where that one's
  // ends.
  [[nodiscard]] bool narrows(const RowFilter& other) const;
  friend bool operator==(const RowFilter&, const RowFilter&) = default;
};

struct FilteredRows {
  std::vector<std::vector<std::size_t>> groups;  // of each, the positions of priorities that match
  std::unordered_set<std::string> ideas;         // ids of those that match, and all around them
  std::size_t matches = 0;
  std::size_t rows = 0;  // in all
  bool kept = false;     // `always` is among them although it does not match
};

// `always`: a row that stays whatever it is, so that it is not gone while somebody changes it.
// `among`: what a filter gave that this one narrows, for the same plan and `always`; no other rows
// are looked at.
[[nodiscard]] FilteredRows filter_rows(const Plan& plan, const RowFilter& filter,
                                       std::string_view always = {},
                                       const FilteredRows* among = nullptr);

// What filters left that narrow one another, the last one asked for at the end: with a letter more
// only what is left is looked through, with a letter less it is there already.
class KeptFilters {
 public:
  // As filter_rows(); `state` names the plan as it is now, and no other state of it.
  const FilteredRows& rows(const Plan& plan, std::size_t state, const RowFilter& filter,
                           const std::string& always);

 private:
  struct Kept {
    RowFilter filter;
    FilteredRows rows;
  };
  std::vector<Kept> kept_;
  std::size_t state_ = 0;
  std::string always_;
};

}  // namespace summit
