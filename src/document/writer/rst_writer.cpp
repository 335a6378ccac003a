#include "document/writer/rst_writer.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "document/binding/rst_unplanned.h"
#include "document/writer/document_names.h"
#include "document/writer/prose.h"
#include "document/writer/rst_cells.h"
#include "document/writer/rst_ideas.h"
#include "document/writer/title_levels.h"
#include "text/name.h"
#include "text/rst_escape.h"
#include "text/width.h"

namespace summit {
namespace {

class RstWriter {
 public:
  explicit RstWriter(const Plan& plan) : plan_(plan), names_(plan), cells_(names_) {}

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
    const std::size_t begin = out_.size();
    append_prose(out_, text, indent);
    levels_.learn(std::string_view(out_).substr(begin));
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
    levels_.add_document_title();
  }

  void heading(std::string_view text, std::size_t level) {
    const std::string_view title = one_line(text, scratch_);
    blank_line();
    // Two blank lines set the targets off from the sections.
    if (after_targets_) out_ += '\n';
    after_targets_ = false;
    markup_.clear();
    append_text(markup_, title.empty() ? DocumentNames::untitled : title);
    const std::size_t width = std::max<std::size_t>(display_width(markup_), 1);
    const TitleLevels::Style style = levels_.style_of(level);
    if (style.overline) out_.append(width, style.adornment) += '\n';
    out_.append(markup_) += '\n';
    out_.append(width, style.adornment) += '\n';
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
    const std::vector<RstColumn> columns = columns_of(group);
    if (columns.empty()) return;
    blank_line();
    cells_.append_table(out_, columns, group);
  }

  // --- Ideas ---

  void unplanned(const Unplanned& unplanned) {
    if (!is_blank(unplanned.title)) {
      heading(unplanned.title, 0);
      if (!unplanned.ideas.empty() &&
          needs_unplanned_mark(unplanned.title, unplanned.introduction)) {
        blank_line();
        out_ += unplanned_mark_ahead_of(unplanned.introduction);
      }
    }
    prose(unplanned.introduction);
    append_ideas(out_, unplanned.ideas, unplanned.introduction, 0);
    if (!unplanned.ideas.empty() && joins_list(unplanned.closing)) {
      blank_line();
      append_separator(out_, 0);
    }
    prose(unplanned.closing);
  }

  const Plan& plan_;
  DocumentNames names_;
  RstCells cells_;
  TitleLevels levels_;
  std::string out_;
  bool after_targets_ = false;
  // Kept between calls for their memory.
  std::string scratch_;
  std::string markup_;
};

}  // namespace

std::string write_rst(const Plan& plan) {
  return RstWriter(plan).write();
}

}  // namespace summit
