#include "document/splice/rst_table_splice.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/binding/rst_excerpt.h"
#include "document/binding/rst_priority_table.h"
#include "document/splice/rst_owner_style.h"
#include "document/splice/rst_reference_edits.h"
#include "document/splice/rst_table_layout.h"
#include "document/splice/rst_table_rewrite.h"
#include "document/writer/prose.h"
#include "text/rst_escape.h"
#include "text/width.h"

namespace summit {
namespace {

using PriorityBefore = RstSpliceContext::PriorityBefore;

class TablesSplice {
 public:
  explicit TablesSplice(RstSpliceContext& context) : context_(context), tree_(context.tree) {
    for (std::size_t i = 0; i < context.before.plan.groups.size(); ++i) tables_.push_back(read(i));
    learn_styles();
  }

  void splice() {
    for (std::size_t i = 0; i < context_.after.groups.size(); ++i) {
      const std::optional<std::size_t> old = context_.group_before(i);
      if (old && tables_[*old].table != rst_none) splice(context_.after.groups[i], *old);
    }
  }

 private:
  // --- The tables as they are ---

  RstOldTable read(std::size_t index) {
    const Group& group = context_.before.plan.groups[index];
    const BoundGroup& bound = context_.before.binding.groups[index];
    RstOldTable table;
    table.table = bound.table;
    if (bound.table == rst_none) return table;
    for (std::size_t i = 0; i < bound.roles.size(); ++i) {
      table.columns.push_back(
          {bound.roles[i], i < group.columns.size() ? group.columns[i] : std::string()});
    }
    table.rows = rows_of_table(tree_, bound.table);
    const RstIndex head = tree_.child(bound.table, RstKind::thead);
    if (head != rst_none) {
      for (const RstIndex row : tree_.children(head)) {
        if (tree_.kind(row) == RstKind::row) ++table.header_rows;
      }
    }
    table.regular = is_regular(tree_, bound.table, table.columns.size());
    return table;
  }

  [[nodiscard]] RstIndex entry(RstIndex row, std::size_t column) const {
    for (const RstIndex child : tree_.children(row)) {
      if (tree_.kind(child) == RstKind::entry && column-- == 0) return child;
    }
    return rst_none;
  }

  [[nodiscard]] std::string markup(RstIndex row, std::size_t column) const {
    const RstIndex cell = entry(row, column);
    return cell == rst_none ? std::string() : excerpt_cell(tree_, cell);
  }

  // How owners and titles are written in most cells.
  void learn_styles() {
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      std::map<std::pair<RstOwnerStyle::Separator, char>, std::size_t> styles;
      const RstOldTable& table = tables_[i];
      const std::optional<std::size_t> owners = table.column(ColumnRole::owners, {});
      const std::optional<std::size_t> title = table.column(ColumnRole::title, {});
      const Group& group = context_.before.plan.groups[i];
      for (std::size_t at = 0; at < group.priorities.size() && table.regular; ++at) {
        const BoundPriority& bound = context_.before.binding.groups[i].priorities[at];
        if (bound.section != rst_none && title) {
          ++(refers(entry(bound.row, *title)) ? references_ : plain_titles_);
        }
        if (!owners) continue;
        const auto style =
            owner_style_of(markup(bound.row, *owners), group.priorities[at].owners.size());
        if (style) ++styles[{style->separator, style->bullet}];
      }
      const auto most =
          std::max_element(styles.begin(), styles.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      owner_styles_.push_back(most == styles.end() ? std::nullopt
                                                   : std::optional(RstOwnerStyle{
                                                         most->first.first, most->first.second}));
      if (!usual_owner_style_) usual_owner_style_ = owner_styles_.back();
    }
  }

  [[nodiscard]] bool refers(RstIndex node) const {
    if (node == rst_none) return false;
    for (RstIndex inner = node; inner < tree_[node].subtree_end; ++inner) {
      if (tree_.kind(inner) == RstKind::reference) return true;
    }
    return false;
  }

  // Whether a reference in a cell leads to a section, which may be another's.
  [[nodiscard]] bool refers_to_some_section(RstIndex cell) const {
    if (cell == rst_none) return false;
    for (RstIndex inner = cell; inner < tree_[cell].subtree_end; ++inner) {
      if (tree_.kind(inner) != RstKind::reference) continue;
      const RstIndex to = context_.before.document.names.resolve(inner);
      if (to != rst_none && tree_.kind(to) == RstKind::section) return true;
    }
    return false;
  }

  // --- One table ---

  void splice(const Group& group, std::size_t old) {
    const RstOldTable& table = tables_[old];
    std::vector<RstColumn> columns = table.columns;
    const Group& before = context_.before.plan.groups[old];
    const bool needs_header = !group.columns.empty() || !goes_without_header(group);
    if (!before.columns.empty() || needs_header) columns = columns_of(group);
    if (columns.empty()) return;
    if (!table.regular || (before.columns.empty() && needs_header)) {
      if (!says_the_same(group, before, columns, table) &&
          !change_cells(group, before, columns, table)) {
        write_canonical_table(context_, group, table);
      }
      return;
    }
    RstTableLayout layout;
    layout.columns = match_columns(columns, table.columns);
    layout.header_rows = table.header_rows;
    add_rows(group, old, columns, layout);
    if (is_as_it_was(layout, table)) return;
    write_table(context_, group, table, layout);
  }

  // A table without a header is one of priorities because each row leads to a section.
  static bool goes_without_header(const Group& group) {
    return std::all_of(
        group.priorities.begin(), group.priorities.end(),
        [](const Priority& priority) { return priority.description && priority.fields.empty(); });
  }

  static bool says_the_same(const Group& group, const Group& before,
                            const std::vector<RstColumn>& columns, const RstOldTable& table) {
    if (columns != table.columns || group.priorities.size() != before.priorities.size()) {
      return false;
    }
    return std::equal(group.priorities.begin(), group.priorities.end(), before.priorities.begin(),
                      [](const Priority& a, const Priority& b) {
                        return a.title == b.title && a.heading == b.heading &&
                               a.owners == b.owners && a.fields == b.fields &&
                               a.description.has_value() == b.description.has_value();
                      });
  }

  // In a table with cells that span others: text by other text, cell by cell, where there are the
  // same rows and columns.
  bool change_cells(const Group& group, const Group& before, const std::vector<RstColumn>& columns,
                    const RstOldTable& table) {
    RstPriorityTable read;
    if (before.columns.empty() || columns != table.columns ||
        group.priorities.size() != before.priorities.size() ||
        !read_priority_table(context_.before.document, RstSectionFinder(context_.before.document),
                             table.table, read) ||
        read.rows.size() != before.priorities.size()) {
      return false;
    }
    RstReferenceEdits cells(context_.edits, tree_);
    for (std::size_t at = 0; at < group.priorities.size(); ++at) {
      const Priority& now = group.priorities[at];
      const PriorityBefore* was = context_.before_of(now);
      if (was == nullptr || was->priority != &before.priorities[at]) return false;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (says_the_same(columns[i], now, *was->priority)) continue;
        const RstIndex entry =
            i < read.rows[at].entries.size() ? read.rows[at].entries[i] : rst_none;
        const RstIndex text = entry == rst_none ? rst_none : tree_.first_child(entry);
        RstNewCell changed = cell(columns[i], now, nullptr, std::nullopt, was->group);
        if (text == rst_none || tree_.kind(text) != RstKind::paragraph ||
            tree_.next_sibling(text) != rst_none || changed.markup.empty() || changed.verbatim) {
          return false;
        }
        std::replace(changed.markup.begin(), changed.markup.end(), '\n', ' ');
        cells.replace(text, std::move(changed.markup));
      }
    }
    cells.finish();
    return true;
  }

  static bool says_the_same(const RstColumn& column, const Priority& now, const Priority& was) {
    switch (column.role) {
      case ColumnRole::title:
        return now.title == was.title && now.heading == was.heading &&
               now.description.has_value() == was.description.has_value();
      case ColumnRole::owners:
        return now.owners == was.owners;
      case ColumnRole::field:
        break;
    }
    const Field* field = find_field(now, column.header);
    const Field* old = find_field(was, column.header);
    return (field == nullptr ? std::string_view() : std::string_view(field->value)) ==
           (old == nullptr ? std::string_view() : std::string_view(old->value));
  }

  static bool is_as_it_was(const RstTableLayout& layout, const RstOldTable& table) {
    if (layout.rows.size() != table.rows.size() || layout.columns.size() != table.columns.size()) {
      return false;
    }
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
      if (layout.columns[i] != i) return false;
    }
    for (std::size_t i = 0; i < layout.rows.size(); ++i) {
      const RstNewRow& row = layout.rows[i];
      if (row.old != i) return false;
      for (const RstNewCell& cell : row.cells) {
        if (!cell.old || cell.old->row != i) return false;
      }
    }
    return true;
  }

  // --- Rows ---

  // Rows that are no priorities stay behind the ones they were behind.
  void add_rows(const Group& group, std::size_t old, const std::vector<RstColumn>& columns,
                RstTableLayout& layout) {
    const RstOldTable& table = tables_[old];
    const std::vector<BoundPriority>& bound = context_.before.binding.groups[old].priorities;
    const std::vector<Priority>& before = context_.before.plan.groups[old].priorities;
    // For each old row the priority it shows.
    std::vector<const Priority*> shown(table.rows.size(), nullptr);
    for (std::size_t at = 0; at < bound.size(); ++at) {
      if (const auto row = table.row(bound[at].row)) shown[*row] = &before[at];
    }
    // The rows that follow each one that stays; those of no one come first.
    std::map<const Priority*, std::vector<std::size_t>> others;
    const Priority* behind = nullptr;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (shown[i] == nullptr) {
        others[behind].push_back(i);
      } else if (is_in(group, *shown[i])) {
        behind = shown[i];
      }
    }
    const auto add_others = [&](const Priority* priority) {
      for (const std::size_t row : others[priority]) {
        const bool header = row < table.header_rows;
        if (!header && is_empty(table.rows[row]) && !group.priorities.empty() && bound.empty()) {
          continue;  // it stood there because a table needs a row
        }
        layout.rows.push_back(old_row(table, row, columns, layout.columns));
      }
    };
    add_others(nullptr);
    for (const Priority& priority : group.priorities) {
      const PriorityBefore* was = context_.before_of(priority);
      const bool here = was != nullptr && was->group == old;
      const std::optional<std::size_t> row = here ? table.row(was->bound->row) : std::nullopt;
      layout.rows.push_back(new_row(priority, was, row, columns, layout.columns, old));
      if (here) add_others(was->priority);
    }
    if (layout.rows.size() > layout.header_rows) return;
    RstNewRow empty;
    empty.cells.resize(columns.size());
    layout.rows.push_back(std::move(empty));
  }

  [[nodiscard]] bool is_in(const Group& group, const Priority& before) const {
    const Priority* now = context_.after_of(before);
    return now != nullptr && now >= group.priorities.data() &&
           now < group.priorities.data() + group.priorities.size();
  }

  [[nodiscard]] bool is_empty(RstIndex row) const { return is_blank(tree_.text_of(row)); }

  static RstNewRow old_row(const RstOldTable& table, std::size_t row,
                           const std::vector<RstColumn>& columns,
                           const std::vector<std::optional<std::size_t>>& match) {
    RstNewRow out;
    out.old = row;
    std::string scratch;
    const bool names_columns = row + 1 == table.header_rows;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      RstNewCell cell;
      const bool renamed =
          names_columns && match[i] && table.columns[*match[i]].header != columns[i].header;
      if (match[i] && !renamed) {
        cell.old = RstOldCell{row, *match[i]};
      } else if (names_columns) {
        append_text(cell.markup, one_line(columns[i].header, scratch));
      }
      out.cells.push_back(std::move(cell));
    }
    return out;
  }

  RstNewRow new_row(const Priority& priority, const PriorityBefore* was,
                    std::optional<std::size_t> row, const std::vector<RstColumn>& columns,
                    const std::vector<std::optional<std::size_t>>& match, std::size_t old) {
    RstNewRow out;
    out.old = row;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      // Where the cell stood, in whatever table.
      std::optional<std::size_t> source;
      if (row) {
        source = match[i];
      } else if (was != nullptr && tables_[was->group].regular) {
        source = tables_[was->group].column(columns[i].role, columns[i].header);
      }
      const bool same = source && stays(columns[i], priority, *was->priority, *source, *was);
      if (same && row) {
        out.cells.push_back({RstOldCell{*row, *source}, {}, false});
      } else if (same) {
        std::string text = markup(was->bound->row, *source);
        const bool text_only = is_paragraph(text);
        out.cells.push_back({std::nullopt, std::move(text), !text_only});
      } else {
        out.cells.push_back(cell(columns[i], priority, was, source, old));
      }
    }
    return out;
  }

  // --- Cells ---

  // Whether a cell says what it is to say.
  bool stays(const RstColumn& column, const Priority& priority, const Priority& was,
             std::size_t source, const PriorityBefore& place) {
    switch (column.role) {
      case ColumnRole::title:
        return priority.title == was.title && heading_of(priority) == heading_of(was) &&
               !(priority.description && place.bound->section == rst_none &&
                 refers_to_some_section(entry(place.bound->row, source))) &&
               (priority.description.has_value() == was.description.has_value() ||
                refers(entry(place.bound->row, source)) == refers_to_section(priority, true));
      case ColumnRole::owners:
        return priority.owners == was.owners &&
               std::all_of(priority.owners.begin(), priority.owners.end(),
                           [&](const std::string& owner) { return is_written_alike(owner); });
      case ColumnRole::field: {
        const Field* now = find_field(priority, column.header);
        // The column may bear another name now, and so show another field.
        const RstOldTable& table = tables_[place.group];
        const Field* then = find_field(was, table.columns[source].header);
        return (now == nullptr ? std::string_view() : std::string_view(now->value)) ==
               (then == nullptr ? std::string_view() : std::string_view(then->value));
      }
    }
    return false;
  }

  // Whether an owner's markup stays the same: a link within a reference is part of it, the one of a
  // target is not.
  [[nodiscard]] bool is_written_alike(const std::string& owner) const {
    const Person* now = find_person(context_.after, owner);
    const Person* then = find_person(context_.before.plan, owner);
    const std::string_view url = now == nullptr ? std::string_view() : now->url;
    const std::string_view old_url = then == nullptr ? std::string_view() : then->url;
    if (url == old_url) return true;
    if (url.empty() || old_url.empty()) return false;
    const RstIndex link =
        context_.before.binding
            .people[static_cast<std::size_t>(then - context_.before.plan.people.data())];
    return link != rst_none && tree_.kind(link) == RstKind::target;
  }

  bool refers_to_section(const Priority& priority, bool usual) {
    const bool wanted = usual ? references_ >= plain_titles_ : true;
    return wanted && context_.cells.refers_to_section(priority);
  }

  RstNewCell cell(const RstColumn& column, const Priority& priority, const PriorityBefore* was,
                  std::optional<std::size_t> source, std::size_t table) {
    RstNewCell cell;
    switch (column.role) {
      case ColumnRole::title: {
        const bool referred = was != nullptr && source && refers(entry(was->bound->row, *source));
        const bool other_heading = heading_of(priority) != priority.title;
        if (refers_to_section(priority, !referred && !other_heading)) {
          context_.cells.append_title(cell.markup, priority);
        } else {
          context_.cells.append_plain_title(cell.markup, priority);
        }
        break;
      }
      case ColumnRole::owners:
        return owners_cell(priority, was, source, table);
      case ColumnRole::field:
        if (const Field* field = find_field(priority, column.header)) {
          std::string scratch;
          cell.markup = tidy_prose(field->value, scratch);
          cell.verbatim = !is_paragraph(cell.markup);
        }
        break;
    }
    return cell;
  }

  RstNewCell owners_cell(const Priority& priority, const PriorityBefore* was,
                         std::optional<std::size_t> source, std::size_t table) {
    std::optional<RstOwnerStyle> style = owner_styles_[table];
    std::vector<std::string> pieces;  // of the owners before
    if (was != nullptr && source) {
      const std::string before = markup(was->bound->row, *source);
      const auto own = owner_style_of(before, was->priority->owners.size());
      pieces = owner_pieces(before, own.value_or(RstOwnerStyle{}));
      if (was->priority->owners.size() == 1 && !own) pieces = {before};
      if (pieces.size() != was->priority->owners.size()) pieces.clear();
      if (was->group == table && own) style = own;
    }
    if (!style) style = usual_owner_style_;
    std::vector<std::string> owners;
    for (const std::string& owner : priority.owners) {
      std::string markup = kept_owner(owner, was, pieces);
      if (markup.empty()) markup = owner_markup(owner);
      if (!markup.empty()) owners.push_back(std::move(markup));
    }
    RstNewCell cell;
    RstOwnerStyle chosen = style.value_or(RstOwnerStyle{});
    // Without commas, words below a reference belong to its name, unless there was room for them
    // beside it.
    const auto is_reference = [](const std::string& owner) { return owner.ends_with('_'); };
    if (chosen.separator == RstOwnerStyle::Separator::line &&
        std::any_of(owners.begin(), owners.end(), is_reference) &&
        !std::all_of(owners.begin(), owners.end(), is_reference) &&
        !(was != nullptr && source && leaves_room(owners, entry(was->bound->row, *source)))) {
      chosen.separator = RstOwnerStyle::Separator::comma_line;
    }
    cell.markup = join_owners(owners, chosen);
    // Without a comma, a line break ends a name.
    const bool breaks = std::any_of(owners.begin(), owners.end(), [](const std::string& owner) {
      return owner.find(' ') != std::string::npos && !owner.starts_with('`');
    });
    const bool commas = owners.size() > 1 && chosen.separator != RstOwnerStyle::Separator::line;
    cell.verbatim = chosen.separator == RstOwnerStyle::Separator::bullets || (!commas && breaks) ||
                    context_.cells.keeps_lines(priority.owners);
    return cell;
  }

  // Whether owners, each on a line of a cell, are no text that was wrapped: some line had room for
  // the next word (see document/binding/rst_owners.h).
  [[nodiscard]] bool leaves_room(const std::vector<std::string>& owners, RstIndex cell) const {
    if (cell == rst_none) return false;
    // The cell's first line, from border to border.
    const std::string_view text = tree_.text();
    const auto pieces = tree_.pieces_around(cell);
    const std::size_t end = pieces.empty() ? tree_[cell].end : pieces.front().end;
    const std::size_t left = text.rfind('|', tree_[cell].begin);
    const std::size_t right = text.find_first_not_of(' ', end);
    if (left == std::string_view::npos || right == std::string_view::npos || text[right] != '|')
      return false;
    const std::size_t width = display_width(text.substr(left + 1, right - left - 1));
    constexpr std::size_t padding = 2;  // beside the text; one column stays free
    for (std::size_t at = 1; at < owners.size(); ++at) {
      const std::string_view word = std::string_view(owners[at]).substr(0, owners[at].find(' '));
      if (display_width(owners[at - 1]) + 1 + display_width(word) + padding <= width) return true;
    }
    return false;
  }

  // The markup that the owner has in the cell already, with whatever the document shows beside.
  [[nodiscard]] std::string kept_owner(const std::string& owner, const PriorityBefore* was,
                                       const std::vector<std::string>& pieces) const {
    if (was == nullptr || pieces.empty() || !is_written_alike(owner)) return {};
    const std::vector<std::string>& before = was->priority->owners;
    const auto found = std::find(before.begin(), before.end(), owner);
    return found == before.end() ? std::string() : pieces[found - before.begin()];
  }

  std::string owner_markup(const std::string& owner) {
    std::string markup;
    const Person* person = context_.names.person(owner);
    std::string scratch;
    const std::string_view name = one_line(owner, scratch);
    if (name.empty()) return {};
    if (context_.embeds_links() && person != nullptr && !is_blank(person->url)) {
      append_link(markup, name, person->url);
      if (context_.links_are_names()) markup.pop_back();
    } else {
      context_.cells.append_owner(markup, owner, "");
    }
    return markup;
  }

  RstSpliceContext& context_;
  const RstTree& tree_;
  std::vector<RstOldTable> tables_;                         // of the groups before
  std::vector<std::optional<RstOwnerStyle>> owner_styles_;  // of each table
  std::optional<RstOwnerStyle> usual_owner_style_;
  std::size_t references_ = 0;    // titles of priorities with a section that refer to it
  std::size_t plain_titles_ = 0;  // and those that do not
};

}  // namespace

void splice_tables(RstSpliceContext& context) {
  TablesSplice(context).splice();
}

}  // namespace summit
