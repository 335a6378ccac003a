// Tables of priorities, and how they are told from tables of dates, drivers and so on.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "document/reader/rst_reader.h"
#include "plan/plan.h"

namespace summit {

// Which section a row of a table leads to.
class RstSectionFinder {
 public:
  explicit RstSectionFinder(const RstDocument& document);

  // Where all references in the cell that lead to sections lead to the same one, that one; where
  // none does, the one section whose title is what the cell says (case and white space aside), or
  // else the one behind a label of that name. rst_none otherwise.
  [[nodiscard]] RstIndex section_of(RstIndex entry) const;

 private:
  [[nodiscard]] RstIndex section_behind(RstIndex node) const;

  const RstDocument& document_;
  std::unordered_map<std::string, RstIndex> by_title_;  // rst_none where several have it
  std::unordered_map<RstIndex, RstIndex> by_label_;     // which stands right ahead of a section
};

struct RstPriorityTable {
  struct Row {
    RstIndex row;
    std::vector<RstIndex> entries;  // by column; rst_none where the row has none of its own there
  };

  std::vector<std::string> headers;  // by column; empty where the table has no header
  std::vector<ColumnRole> roles;     // by column
  std::size_t title = 0;             // the column of the titles
  std::vector<Row> rows;             // without the header
};

// Fills `out` where a table is one of priorities:
// - by its header (is_priority_header, plan/plan.h), or else
// - when each row leads to a section, the header's included: `:header-rows: 1` stands above many
//   tables that have none. The first column has titles then, the second owners.
[[nodiscard]] bool read_priority_table(const RstDocument& document,
                                       const RstSectionFinder& sections, RstIndex table,
                                       RstPriorityTable& out);

}  // namespace summit
