#include "document/binding/rst_priority_table.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "document/binding/rst_excerpt.h"
#include "text/name.h"

namespace summit {

RstSectionFinder::RstSectionFinder(const RstDocument& document) : document_(document) {
  const RstTree& tree = document.tree;
  std::vector<RstIndex> labels;  // with nothing but labels behind them so far
  for (RstIndex node = 1; node < tree.nodes.size();) {
    if (tree.kind(node) != RstKind::section) {
      if (is_label(tree, node)) {
        labels.push_back(node);
      } else {
        labels.clear();
      }
      node = tree[node].subtree_end;
      continue;
    }
    for (const RstIndex label : labels) by_label_.emplace(label, node);
    labels.clear();
    const RstIndex title = tree.child(node, RstKind::title);
    if (title != rst_none) {
      const auto [found, is_new] = by_title_.try_emplace(normalize_name(tree.text_of(title)), node);
      if (!is_new) found->second = rst_none;
    }
    ++node;
  }
}

RstIndex RstSectionFinder::section_behind(RstIndex node) const {
  if (node == rst_none) return rst_none;
  if (document_.tree.kind(node) == RstKind::section) return node;
  const auto labelled = by_label_.find(node);
  return labelled == by_label_.end() ? rst_none : labelled->second;
}

RstIndex RstSectionFinder::section_of(RstIndex entry) const {
  const RstTree& tree = document_.tree;
  RstIndex section = rst_none;
  for (RstIndex node = entry; node < tree[entry].subtree_end; ++node) {
    if (tree.kind(node) != RstKind::reference) continue;
    const RstIndex found = section_behind(document_.names.resolve(node));
    if (found == rst_none) continue;
    if (section != rst_none && section != found) return rst_none;
    section = found;
  }
  if (section != rst_none) return section;
  const std::string text = tree.text_of(entry);
  const auto titled = by_title_.find(normalize_name(text));
  if (titled != by_title_.end()) return titled->second;
  return section_behind(document_.names.find(text));
}

namespace {

// Puts each entry of a table's rows in its column, past cells that reach down from rows above.
class RowsReader {
 public:
  RowsReader(const RstTree& tree, RstIndex table) : tree_(tree) {
    for (const RstIndex part : tree.children(table)) {
      const RstKind kind = tree.kind(part);
      if (kind != RstKind::thead && kind != RstKind::tbody) continue;
      reaching_down_.clear();
      for (const RstIndex row : tree.children(part)) {
        if (tree.kind(row) != RstKind::row) continue;
        (kind == RstKind::thead ? header : body).push_back(read(row));
      }
    }
  }

  std::vector<RstPriorityTable::Row> header;
  std::vector<RstPriorityTable::Row> body;

 private:
  RstPriorityTable::Row read(RstIndex row) {
    RstPriorityTable::Row out{row, {}};
    for (const RstIndex entry : tree_.children(row)) {
      if (tree_.kind(entry) != RstKind::entry) continue;
      skip_taken(out);
      const RstCell& cell = tree_.cells[tree_[entry].value];
      const std::size_t columns = 1U + cell.more_columns;
      if (reaching_down_.size() < out.entries.size() + columns) {
        reaching_down_.resize(out.entries.size() + columns);
      }
      for (std::size_t i = 0; i < columns; ++i) {
        reaching_down_[out.entries.size()] = cell.more_rows;
        out.entries.push_back(i == 0 ? entry : rst_none);
      }
    }
    skip_taken(out);
    return out;
  }

  void skip_taken(RstPriorityTable::Row& row) {
    while (row.entries.size() < reaching_down_.size() && reaching_down_[row.entries.size()] > 0) {
      --reaching_down_[row.entries.size()];
      row.entries.push_back(rst_none);
    }
  }

  const RstTree& tree_;
  std::vector<std::size_t> reaching_down_;  // rows that a cell above takes yet, by column
};

RstIndex entry_at(const RstPriorityTable::Row& row, std::size_t column) {
  return column < row.entries.size() ? row.entries[column] : rst_none;
}

// What the header says. A plan's columns have one name each: where one is missing or stands twice,
// a number is added.
std::vector<std::string> headers_of(const RstTree& tree, const RstPriorityTable::Row& row) {
  constexpr std::size_t room_for_number = 20;
  std::vector<std::string> headers;
  std::unordered_set<std::string> seen;
  std::unordered_map<std::string, std::size_t> next;  // number to try next, by words
  for (const RstIndex entry : row.entries) {
    std::string header = entry == rst_none ? "" : excerpt_line(tree, entry);
    if (header.empty() || !seen.insert(header).second) {
      const std::string words =
          header.empty() ? "Column"
                         : excerpt_line(header.substr(0, max_title_bytes - room_for_number));
      std::size_t& number = next[words];
      number = std::max(number, headers.size() + 1);
      do {
        header = words + ' ' + std::to_string(number++);
      } while (!seen.insert(header).second);
    }
    headers.push_back(std::move(header));
  }
  return headers;
}

}  // namespace

bool read_priority_table(const RstDocument& document, const RstSectionFinder& sections,
                         RstIndex table, RstPriorityTable& out) {
  RowsReader rows(document.tree, table);
  out = {};
  const auto leads_to_section = [&](const RstPriorityTable::Row& row) {
    const RstIndex entry = entry_at(row, 0);
    return entry != rst_none && sections.section_of(entry) != rst_none;
  };
  if (!rows.header.empty()) out.headers = headers_of(document.tree, rows.header.back());
  if (is_priority_header(out.headers)) {
    out.roles = column_roles(out.headers);
    out.rows = std::move(rows.body);
  } else {
    if (!rows.header.empty() && !leads_to_section(rows.header.back())) return false;
    out.headers.clear();
    out.rows = std::move(rows.header);
    std::move(rows.body.begin(), rows.body.end(), std::back_inserter(out.rows));
    if (out.rows.empty()) return false;
    if (!std::all_of(out.rows.begin(), out.rows.end(), leads_to_section)) return false;
    std::size_t columns = 0;
    for (const RstPriorityTable::Row& row : out.rows) {
      columns = std::max(columns, row.entries.size());
    }
    out.roles.assign(columns, ColumnRole::field);
    out.roles[0] = ColumnRole::title;
    if (columns > 1) out.roles[1] = ColumnRole::owners;
  }
  const auto title = std::find(out.roles.begin(), out.roles.end(), ColumnRole::title);
  out.title = static_cast<std::size_t>(title - out.roles.begin());
  return title != out.roles.end();
}

}  // namespace summit
