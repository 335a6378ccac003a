#include "document/writer/rst_cells.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "document/writer/prose.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

// Whether a table has to show something of these priorities that no section does.
bool needs_table(const std::vector<Priority>& priorities) {
  return std::any_of(priorities.begin(), priorities.end(), [](const Priority& priority) {
    return !priority.description || !priority.owners.empty() || !priority.fields.empty();
  });
}

// Whether docutils takes two titles for one name. The small sigma's forms, which normalize_name()
// does not tell apart, count as different.
bool same_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string name = normalize_name(a);
  return name == normalize_name(b) && name.find("\u03c3") == std::string::npos;
}

}  // namespace

std::vector<RstColumn> columns_of(const Group& group) {
  static const std::vector<std::string> default_headers = default_columns();
  if (group.columns.empty() && !needs_table(group.priorities)) return {};
  const std::vector<std::string>& headers = group.columns.empty() ? default_headers : group.columns;
  std::vector<RstColumn> columns;
  std::unordered_set<std::string_view> shown;
  const std::vector<ColumnRole> roles = column_roles(headers);
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (roles[i] == ColumnRole::field) shown.insert(headers[i]);
    columns.push_back({roles[i], headers[i]});
  }
  const auto has = [&](ColumnRole role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  };
  bool owners = has(ColumnRole::owners);
  if (!has(ColumnRole::title)) {
    columns.insert(columns.begin(), {ColumnRole::title, default_headers[0]});
  }
  for (const Priority& priority : group.priorities) {
    if (!owners && !priority.owners.empty()) {
      columns.push_back({ColumnRole::owners, default_headers[1]});
      owners = true;
    }
    for (const Field& field : priority.fields) {
      if (!is_blank(field.value) && shown.insert(field.name).second) {
        columns.push_back({ColumnRole::field, field.name});
      }
    }
  }
  return columns;
}

const Field* find_field(const Priority& priority, std::string_view name) {
  for (const Field& field : priority.fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

bool RstCells::refers_to_section(const Priority& priority) {
  return priority.description && !one_line(priority.title, scratch_).empty() &&
         names_.finds_section(one_line(heading_of(priority), heading_scratch_));
}

void RstCells::append_plain_title(std::string& out, const Priority& priority) {
  append_text(out, one_line(priority.title, scratch_));
}

void RstCells::append_title(std::string& out, const Priority& priority) {
  if (!refers_to_section(priority)) return append_plain_title(out, priority);
  const std::string_view title = one_line(priority.title, scratch_);
  const std::string_view heading = one_line(heading_of(priority), heading_scratch_);
  if (same_name(title, heading)) {
    append_reference(out, title);
  } else {
    append_reference(out, title, heading);
  }
}

void RstCells::append_owners(std::string& out, const std::vector<std::string>& owners) {
  const auto is_named = [&](const std::string& owner) {
    return !one_line(owner, scratch_).empty();
  };
  auto next = std::find_if(owners.begin(), owners.end(), is_named);
  while (next != owners.end()) {
    const std::string& owner = *next;
    next = std::find_if(std::next(next), owners.end(), is_named);
    append_owner(out, owner, next == owners.end() ? "" : ",");
    if (next != owners.end()) out += '\n';
  }
}

void RstCells::append_owner(std::string& out, const std::string& owner, std::string_view comma) {
  const std::string_view name = one_line(owner, scratch_);
  switch (names_.mention(owner)) {
    case DocumentNames::Mention::text:
      // What follows a character decides whether it is markup, so the comma is escaped with it.
      owner_text_.assign(name).append(comma);
      append_text(out, owner_text_);
      return;
    case DocumentNames::Mention::target:
      append_reference(out, name);
      break;
    case DocumentNames::Mention::link:
      append_link(out, name, names_.person(owner)->url);
      break;
  }
  out += comma;
}

bool RstCells::keeps_lines(const std::vector<std::string>& owners) {
  // Longer ones have two words on some line.
  constexpr std::ptrdiff_t most_spaces = 2;
  std::ptrdiff_t most = 0;
  bool breaks = false;
  for (const std::string& owner : owners) {
    const std::string_view name = one_line(owner, scratch_);
    const std::ptrdiff_t spaces = std::count(name.begin(), name.end(), ' ');
    most = std::max(most, spaces);
    breaks = breaks || (spaces > 0 && names_.mention(owner) == DocumentNames::Mention::text);
  }
  return owners.size() > 1 && breaks && most <= most_spaces;
}

void RstCells::append_table(std::string& out, const std::vector<RstColumn>& columns,
                            const Group& group) {
  RstTable table(columns.size());
  for (const RstColumn& column : columns) {
    markup_.clear();
    append_text(markup_, one_line(column.header, scratch_));
    table.add(markup_, RstTable::Cell::text);
  }
  for (const Priority& priority : group.priorities) {
    for (const RstColumn& column : columns) add_cell(table, column, priority);
  }
  table.write(out);
}

void RstCells::add_cell(RstTable& table, const RstColumn& column, const Priority& priority) {
  markup_.clear();
  switch (column.role) {
    case ColumnRole::title:
      append_title(markup_, priority);
      break;
    case ColumnRole::owners:
      append_owners(markup_, priority.owners);
      return table.add(
          markup_, keeps_lines(priority.owners) ? RstTable::Cell::verbatim : RstTable::Cell::text);
    case ColumnRole::field:
      if (const Field* field = find_field(priority, column.header)) {
        const std::string_view value = tidy_prose(field->value, scratch_);
        table.add(value, is_paragraph(value) ? RstTable::Cell::text : RstTable::Cell::verbatim);
        return;
      }
      break;
  }
  table.add(markup_, RstTable::Cell::text);
}

}  // namespace summit
