// The document that the plan gives: its text cut into lines, read again as its readers will read
// it, with what is wrong in it and what is new against the document that the plan came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/checks/rst_checks.h"
#include "document/splice/live_document.h"
#include "plan/plan.h"

namespace summit::ui {

enum class LineChange : std::uint8_t { none, added, changed };

struct DocumentLine {
  LineChange change = LineChange::none;
  bool removed_above = false;  // lines that the source has stood here
};

// Lines that the opened document has and this one has not, or not so, where they stood.
struct OldLines {
  std::size_t above = 0;  // the line of this document that comes behind them; lines(): none does
  std::size_t begin = 0;  // of them, for old_line(): how many there are ahead of these
  std::size_t count = 0;
};

class Preview {
 public:
  // Writes the plan and reads what that gave. `opened` is the document as it was opened, which
  // changes are told against; empty where the plan came from none.
  void write(const Plan& plan, std::string_view opened);
  // The same at the cost of what changed since the last call, where that is a prose and nothing
  // else; false where it is not, and write() has to be called.
  [[nodiscard]] bool follow(const Plan& plan, std::string_view opened);

  [[nodiscard]] const std::string& rst() const { return document_.text(); }
  [[nodiscard]] std::size_t lines() const { return line_begins_.size() - 1; }
  [[nodiscard]] std::string_view line(std::size_t at) const;
  [[nodiscard]] std::size_t longest() const { return longest_; }  // bytes of the longest line
  // The line in which a byte of the text stands, from 0.
  [[nodiscard]] std::size_t line_of(std::size_t byte) const;
  [[nodiscard]] std::size_t line_begin(std::size_t line) const { return line_begins_[line]; }
  // What became of it since the document was opened.
  [[nodiscard]] const DocumentLine& change(std::size_t line) const { return changes_[line]; }

  // In their order.
  [[nodiscard]] const std::vector<OldLines>& old_lines() const { return old_lines_; }
  [[nodiscard]] std::string_view old_line(std::size_t at) const { return old_texts_[at]; }
  // How many lines are not the same, one that became another once.
  [[nodiscard]] std::size_t differing() const { return differing_; }

  // The first line from `line` on where something changed, lines() where none is.
  [[nodiscard]] std::size_t next_change(std::size_t line) const;

  [[nodiscard]] const BoundDocument& bound() const { return document_.bound(); }
  [[nodiscard]] const RstTree& tree() const { return bound().document.tree; }
  // Counts the texts written: another number, another tree.
  [[nodiscard]] std::size_t version() const { return version_; }
  // What is new in the tree since the version before; none where that is all.
  [[nodiscard]] const std::optional<LiveDocument::Change>& change() const {
    return document_.change();
  }
  // A byte of the text from one of the tree's, and back.
  [[nodiscard]] std::size_t in_text(std::uint32_t offset) const {
    return tree().source_map().in_source(offset);
  }
  [[nodiscard]] std::uint32_t in_tree(std::size_t byte) const;
  // Where a priority or idea of the plan it was written for stands: its section, or else its row or
  // item. rst_none where it stands nowhere.
  [[nodiscard]] RstIndex node_of(const Plan& plan, std::string_view id) const;

  // What of the plan it was written for a line (from 0) says: a priority, an idea, or, with an
  // empty id, the document itself. `is_prose`: its description, notes, or introduction.
  struct Part {
    std::string id;
    bool is_prose = false;
  };
  [[nodiscard]] std::optional<Part> part_at(const Plan& plan, std::size_t line) const;

  // What is wrong or doubtful in it: the errors, the warnings, the hints, each in the order of the
  // text.
  [[nodiscard]] const std::vector<RstFinding>& problems() const { return problems_; }

 private:
  void examine(std::string_view opened);
  void cut_lines();
  void compare_lines(std::string_view opened);

  LiveDocument document_;
  std::vector<std::size_t> line_begins_{0};  // bytes; one more than there are lines
  std::size_t longest_ = 0;
  std::vector<DocumentLine> changes_;  // one more than there are lines
  std::vector<OldLines> old_lines_;
  std::vector<std::string> old_texts_;
  std::size_t differing_ = 0;
  std::size_t version_ = 0;
  std::vector<RstFinding> problems_;
};

}  // namespace summit::ui
