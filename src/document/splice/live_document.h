// A plan's document kept up with the plan while it is edited: text, tree and binding.
//
// Most edits are those of somebody typing prose. They change some lines of the document and nothing
// else, so that only these are written and read again: a cost that hardly grows with the document.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "document/binding/rst_rebind.h"

namespace summit {

class LiveDocument {
 public:
  // Makes it the document of a plan: what is written into the plan's source (write_into), or in the
  // canonical layout (write_rst) where it has none.
  void write(const Plan& plan);

  // The same at the cost of what changed since the last call. Where something else changed than
  // a prose, or it changed more than its lines, the answer is false, and all stays as it was.
  [[nodiscard]] bool follow(const Plan& plan);

  [[nodiscard]] const std::string& text() const { return text_; }
  // As bind_rst(text()), with the ids of the plan and what else no document shows (carry_over).
  [[nodiscard]] const BoundDocument& bound() const { return *bound_; }

  // What follow() changed: nodes and, of the text as it was before, bytes. `bytes` of them are new,
  // the first that differs stands at `first`.
  struct Change {
    RstReread nodes;
    RstSpan lines;
    std::uint32_t bytes = 0;
    std::uint32_t first = 0;
  };
  // Of the last call that was no failed follow(); none of write().
  [[nodiscard]] const std::optional<Change>& change() const { return change_; }

 private:
  [[nodiscard]] std::optional<std::size_t> changed_prose(const Plan& plan) const;
  bool follow_prose(std::size_t at, const Plan& plan);
  [[nodiscard]] std::optional<std::string> lines_of(const PlanProse& prose,
                                                    std::string_view after) const;

  Plan plan_;  // as it was written
  std::shared_ptr<BoundDocument> source_;
  std::shared_ptr<BoundDocument> bound_;
  std::string text_;
  bool is_aligned_ = false;  // the document has the proses of the plan in the same order
  std::optional<Change> change_;
};

}  // namespace summit
