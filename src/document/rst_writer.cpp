#include "document/rst_writer.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/document_names.h"
#include "document/prose.h"
#include "document/rst_escape.h"
#include "document/rst_table.h"
#include "document/rst_words.h"
#include "text/name.h"
#include "text/width.h"
#include "text/wrap.h"

namespace summit {
namespace {

// Underlines by level, the document's own title aside; the first ones are what OpenStack's
// documents use. Sections nested deeper than there are adornments are siblings at the last level.
constexpr std::string_view adornments = "-~^\"'+*#:.<>_`,;!?@$%&()/[]{}|\\=";

// A column of a group's table.
struct Column {
  ColumnRole role;
  std::string_view header;
};

const Field* find_field(const Priority& priority, std::string_view name) {
  for (const Field& field : priority.fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// Whether a table has to show something of these priorities that no section does.
bool needs_table(const std::vector<Priority>& priorities) {
  return std::any_of(priorities.begin(), priorities.end(), [](const Priority& priority) {
    return !priority.description || !priority.owners.empty() || !priority.fields.empty();
  });
}

// The group's columns, and those that are missing to show everything: none for a group that needs
// no table.
std::vector<Column> columns_of(const Group& group,
                               const std::vector<std::string>& default_headers) {
  if (group.columns.empty() && !needs_table(group.priorities)) return {};
  const std::vector<std::string>& headers = group.columns.empty() ? default_headers : group.columns;
  std::vector<Column> columns;
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

// Whether docutils takes two titles for one name. The small sigma's forms, which normalize_name()
// does not tell apart, count as different.
bool same_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string name = normalize_name(a);
  return name == normalize_name(b) && name.find("\u03c3") == std::string::npos;
}

// Whether the last thing in tidy prose belongs to a "*" list: what comes next, if it is a bullet
// too, would join it.
bool ends_in_bullets(std::string_view tidy) {
  while (!tidy.empty()) {
    const std::size_t start = tidy.rfind('\n') + 1;  // npos + 1 is 0
    const std::string_view line = tidy.substr(start);
    if (!line.empty() && line.front() != ' ') return line == "*" || line.starts_with("* ");
    tidy = tidy.substr(0, start == 0 ? 0 : start - 1);
  }
  return false;
}

class RstWriter {
 public:
  explicit RstWriter(const Plan& plan) : plan_(plan), names_(plan) {}

  std::string write() {
    // Mostly prose, and room for the rest: a large document is not moved about while it grows.
    out_.reserve(names_.prose_size() + names_.prose_size() / 4);
    labels();
    document_title();
    prose(plan_.introduction);
    for (const Group& group : plan_.groups) this->group(group);
    targets();
    unplanned(plan_.unplanned);
    for (const Group& group : plan_.groups) {
      for (const Priority& priority : group.priorities) {
        if (!priority.description) continue;
        heading(heading_of(priority), 0);
        prose(*priority.description);
      }
    }
    for (const Section& section : plan_.sections) this->section(section, 0);
    return std::move(out_);
  }

 private:
  // --- Blocks: each ends its last line; a blank line stands between two ---

  void blank_line() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  void prose(std::string_view text, std::size_t indent = 0) {
    if (is_blank(text)) return;
    blank_line();
    append_prose(out_, text, indent);
  }

  // An empty comment, which parts two lists, or a list and a block quote.
  void separator(std::size_t indent = 0) {
    blank_line();
    out_.append(indent, ' ');
    out_ += "..\n";
  }

  void labels() {
    std::unordered_set<std::string> written;
    for (const std::string& label : plan_.labels) {
      const std::string_view name = one_line(label, scratch_);
      if (name.empty() || !written.insert(normalize_name(name)).second) continue;
      append_target(out_, name);
      out_ += '\n';
    }
  }

  void document_title() {
    const std::string_view title = one_line(plan_.title, scratch_);
    if (title.empty()) return;
    blank_line();
    markup_.clear();
    append_text(markup_, title);
    const std::size_t width = std::max<std::size_t>(display_width(markup_), 1);
    out_.append(width, '=');
    out_ += '\n';
    out_ += markup_;
    out_ += '\n';
    out_.append(width, '=');
    out_ += '\n';
  }

  void heading(std::string_view text, std::size_t level) {
    const std::string_view title = one_line(text, scratch_);
    blank_line();
    // Two blank lines set the targets off from the sections.
    if (after_targets_) out_ += '\n';
    after_targets_ = false;
    const std::size_t begin = out_.size();
    append_text(out_, title.empty() ? DocumentNames::untitled : title);
    const std::size_t width = display_width(std::string_view(out_).substr(begin));
    out_ += '\n';
    out_.append(std::max<std::size_t>(width, 1),
                adornments[std::min(level, adornments.size() - 1)]);
    out_ += '\n';
  }

  void targets() {
    if (names_.targets().empty()) return;
    blank_line();
    for (const Person* person : names_.targets()) {
      append_target(out_, one_line(person->name, scratch_), person->url);
      out_ += '\n';
    }
    after_targets_ = true;
  }

  void section(const Section& section, std::size_t level) {
    heading(section.title, level);
    prose(section.body);
    for (const Section& inner : section.sections) this->section(inner, level + 1);
  }

  // --- Tables ---

  void group(const Group& group) {
    if (!is_blank(group.title)) heading(group.title, 0);
    prose(group.introduction);
    const std::vector<Column> columns = columns_of(group, default_headers_);
    if (columns.empty()) return;
    RstTable table(columns.size());
    for (const Column& column : columns) {
      markup_.clear();
      append_text(markup_, one_line(column.header, scratch_));
      table.add(markup_, RstTable::Cell::text);
    }
    for (const Priority& priority : group.priorities) {
      for (const Column& column : columns) add_cell(table, column, priority);
    }
    blank_line();
    table.write(out_);
  }

  void add_cell(RstTable& table, const Column& column, const Priority& priority) {
    markup_.clear();
    switch (column.role) {
      case ColumnRole::title:
        append_title(priority);
        break;
      case ColumnRole::owners:
        append_owners(priority.owners);
        break;
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

  // A reference to the priority's section where it has one that a reference finds.
  void append_title(const Priority& priority) {
    const std::string_view title = one_line(priority.title, scratch_);
    const std::string_view heading = one_line(heading_of(priority), heading_scratch_);
    if (title.empty() || !priority.description || !names_.finds_section(heading)) {
      append_text(markup_, title);
    } else if (same_name(title, heading)) {
      append_reference(markup_, title);
    } else {
      append_reference(markup_, title, heading);
    }
  }

  // One a line, so that a change of owners is a change of one line; a comma ends all but the last.
  void append_owners(const std::vector<std::string>& owners) {
    const auto is_named = [&](const std::string& owner) {
      return !one_line(owner, scratch_).empty();
    };
    auto next = std::find_if(owners.begin(), owners.end(), is_named);
    while (next != owners.end()) {
      const std::string& owner = *next;
      next = std::find_if(std::next(next), owners.end(), is_named);
      append_owner(owner, next == owners.end() ? "" : ",");
      if (next != owners.end()) markup_ += '\n';
    }
  }

  void append_owner(const std::string& owner, std::string_view comma) {
    const std::string_view name = one_line(owner, scratch_);
    switch (names_.mention(owner)) {
      case DocumentNames::Mention::text:
        // What follows a character decides whether it is markup, so the comma is escaped with it.
        owner_text_.assign(name).append(comma);
        append_text(markup_, owner_text_);
        return;
      case DocumentNames::Mention::target:
        append_reference(markup_, name);
        break;
      case DocumentNames::Mention::link:
        append_link(markup_, name, names_.person(owner)->url);
        break;
    }
    markup_ += comma;
  }

  // --- Ideas ---

  void unplanned(const Unplanned& unplanned) {
    if (!is_blank(unplanned.title)) heading(unplanned.title, 0);
    prose(unplanned.introduction);
    ideas(unplanned.ideas, unplanned.introduction, 0);
    if (!unplanned.ideas.empty() && joins_list(unplanned.closing)) separator();
    prose(unplanned.closing);
  }

  // Whether prose after a list would be taken for a part of it.
  bool joins_list(std::string_view text) {
    const std::string_view tidy = tidy_prose(text, scratch_);
    return tidy.starts_with(' ') || tidy.starts_with("* ") || tidy.starts_with("*\n");
  }

  void ideas(const std::vector<Idea>& ideas, std::string_view before, std::size_t indent) {
    if (ideas.empty()) return;
    if (ends_in_bullets(tidy_prose(before, scratch_))) separator(indent);
    blank_line();
    bool simple = true;
    for (const Idea& idea : ideas) {
      const bool was_simple = simple;
      simple = idea.ideas.empty() && is_blank(idea.notes);
      if (!was_simple || !simple) blank_line();
      this->idea(idea, indent);
    }
  }

  void idea(const Idea& idea, std::size_t indent) {
    const std::string_view title = one_line(idea.title, scratch_);
    const std::size_t hanging = indent + 2;
    markup_.clear();
    append_text(markup_, title);
    out_.append(indent, ' ');
    out_ += '*';
    if (title.empty()) out_ += '\n';
    split_words(markup_, words_);
    lines_.clear();
    wrap(words_, prose_columns(hanging), display_width, lines_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      out_.append(i == 0 ? 1 : hanging, ' ');
      out_ += lines_[i];
      out_ += '\n';
    }
    prose(idea.notes, hanging);
    ideas(idea.ideas, idea.notes, hanging);
  }

  const Plan& plan_;
  DocumentNames names_;
  std::vector<std::string> default_headers_ = default_columns();
  std::string out_;
  bool after_targets_ = false;
  // Kept between calls for their memory.
  std::string scratch_;
  std::string heading_scratch_;
  std::string owner_text_;
  std::string markup_;
  std::vector<std::string_view> words_;
  std::vector<std::string_view> lines_;
};

}  // namespace

std::string write_rst(const Plan& plan) {
  return RstWriter(plan).write();
}

}  // namespace summit
