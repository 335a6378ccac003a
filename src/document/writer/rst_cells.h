// The markup that shows priorities in a table: a reference to its section for each title that has
// one, owners by their targets, further columns as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/writer/document_names.h"
#include "document/writer/rst_table.h"
#include "plan/plan.h"

namespace summit {

struct RstColumn {
  ColumnRole role;
  std::string header;
  friend bool operator==(const RstColumn&, const RstColumn&) = default;
};

// The group's columns, and those that are missing to show everything: none for a group that needs
// no table.
[[nodiscard]] std::vector<RstColumn> columns_of(const Group& group);

// The value of a priority's further column; none where it has no such field.
[[nodiscard]] const Field* find_field(const Priority& priority, std::string_view name);

class RstCells {
 public:
  // `names` has to stay while this is used.
  explicit RstCells(const DocumentNames& names) : names_(names) {}

  // A reference to the priority's section where it has one that a reference finds.
  void append_title(std::string& out, const Priority& priority);
  void append_plain_title(std::string& out, const Priority& priority);
  [[nodiscard]] bool refers_to_section(const Priority& priority);

  // One a line, so that a change of owners is a change of one line; a comma ends all but the last.
  void append_owners(std::string& out, const std::vector<std::string>& owners);
  void append_owner(std::string& out, const std::string& owner, std::string_view comma);

  // Whether a line break within a name might make two owners of one: there are several, not all
  // names are references or single words, and all are so short that their lines may be nicks.
  [[nodiscard]] bool keeps_lines(const std::vector<std::string>& owners);

  // The whole table in the canonical layout.
  void append_table(std::string& out, const std::vector<RstColumn>& columns, const Group& group);

 private:
  void add_cell(RstTable& table, const RstColumn& column, const Priority& priority);

  const DocumentNames& names_;
  // Kept between calls for their memory.
  std::string markup_;
  std::string scratch_;
  std::string heading_scratch_;
  std::string owner_text_;
};

}  // namespace summit
