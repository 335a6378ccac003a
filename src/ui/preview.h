// The document that the plan gives: its text cut into lines, read again as its readers will read
// it, with what is wrong in it and what is new against the document that the plan came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/binding/rst_binding.h"
#include "document/checks/rst_checks.h"
#include "plan/plan.h"

namespace summit::ui {

enum class LineChange : std::uint8_t { none, added, changed };

struct DocumentLine {
  LineChange change = LineChange::none;
  bool removed_above = false;  // lines that the source has stood here
};

class Preview {
 public:
  // Writes the plan and reads what that gave. `opened` is the document as it was opened, which
  // changes are told against; empty where the plan came from none.
  void write(const Plan& plan, std::string_view opened);

  [[nodiscard]] const std::string& rst() const { return rst_; }
  [[nodiscard]] std::size_t lines() const { return line_begins_.size() - 1; }
  [[nodiscard]] std::string_view line(std::size_t at) const;
  [[nodiscard]] std::size_t longest() const { return longest_; }  // bytes of the longest line
  // The line in which a byte of the text stands, from 0.
  [[nodiscard]] std::size_t line_of(std::size_t byte) const;
  [[nodiscard]] std::size_t line_begin(std::size_t line) const { return line_begins_[line]; }
  // What became of it since the document was opened.
  [[nodiscard]] const DocumentLine& change(std::size_t line) const { return changes_[line]; }

  [[nodiscard]] const BoundDocument& bound() const { return *bound_; }
  [[nodiscard]] const RstTree& tree() const { return bound_->document.tree; }
  // Counts the texts written: another number, another tree.
  [[nodiscard]] std::size_t version() const { return version_; }
  // A byte of the text from one of the tree's, and back.
  [[nodiscard]] std::size_t in_text(std::uint32_t offset) const {
    return tree().source_map().in_source(offset);
  }
  [[nodiscard]] std::uint32_t in_tree(std::size_t byte) const;
  // Where a priority or idea of the plan stands: its section, or else its row or item. rst_none
  // where it stands nowhere.
  [[nodiscard]] RstIndex node_of(std::string_view id) const;

  // What is wrong or doubtful in it, in the order of the text.
  [[nodiscard]] const std::vector<RstFinding>& problems() const { return problems_; }

 private:
  void cut_lines();
  void compare_lines(std::string_view opened);
  void find_places(const Plan& plan);

  std::string rst_;
  std::vector<std::size_t> line_begins_{0};  // bytes; one more than there are lines
  std::size_t longest_ = 0;
  std::vector<DocumentLine> changes_;  // one more than there are lines
  std::shared_ptr<const BoundDocument> source_;
  std::shared_ptr<const BoundDocument> bound_;
  std::size_t version_ = 0;
  std::unordered_map<std::string, RstIndex> places_;  // of priorities and ideas, by id
  std::vector<RstFinding> problems_;
};

}  // namespace summit::ui
