#include "document/splice/rst_table_rewrite.h"

#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "document/splice/rst_csv_layout.h"
#include "document/splice/rst_grid_layout.h"
#include "document/splice/rst_list_table_layout.h"
#include "document/splice/rst_simple_layout.h"
#include "document/writer/prose.h"

namespace summit {
namespace {

class TableRewrite {
 public:
  TableRewrite(RstSpliceContext& context, const RstOldTable& table, const RstTableLayout& layout)
      : context_(context), tree_(context.tree), table_(table), layout_(layout) {}

  // False where the table's kind does not show that.
  bool write() {
    return write_drawn<RstGridLayout>() || write_drawn<RstSimpleLayout>() ||
           (is_plain_csv() ? write_rows<RstCsvLayout>() : write_rows<RstListTableLayout>());
  }

 private:
  template <typename Layout>
  bool write_drawn() {
    const RstSpan lines =
        context_.edits.lines({tree_[table_.table].begin, tree_[table_.table].end});
    const std::string_view text = tree_.text().substr(lines.begin, lines.end - lines.begin);
    const std::optional<Layout> drawn = Layout::read(text);
    if (!drawn || drawn->rows() != table_.rows.size() ||
        drawn->columns() != table_.columns.size()) {
      return false;
    }
    std::optional<std::string> written = drawn->write(layout_);
    if (!written) return false;
    context_.edits.replace_lines(lines, *std::move(written));
    return true;
  }

  // The rows of a directive, which has options ahead of them.
  template <typename Layout>
  bool write_rows() {
    if (table_.rows.empty()) return false;
    const RstSpan lines =
        context_.edits.lines({tree_[table_.rows.front()].begin, tree_[table_.rows.back()].end});
    const std::string_view text = tree_.text().substr(lines.begin, lines.end - lines.begin);
    const std::optional<Layout> rows = Layout::read(text);
    if (!rows || rows->rows() != table_.rows.size() || rows->columns() != table_.columns.size()) {
      return false;
    }
    std::optional<std::string> written = rows->write(layout_);
    if (!written) return false;
    context_.edits.replace_lines(lines, *std::move(written));
    if (layout_.columns.size() != table_.columns.size()) erase_widths(lines.begin);
    return true;
  }

  // A csv-table with docutils' own marks: others are options.
  [[nodiscard]] bool is_plain_csv() const {
    const RstIndex directive = tree_[table_.table].parent;
    const RstIndex name = tree_.child(directive, RstKind::directive_name);
    if (name == rst_none || tree_.markup(name) != "csv-table" || table_.rows.empty()) return false;
    const std::string_view ahead = tree_.text().substr(
        tree_[directive].begin, tree_[table_.rows.front()].begin - tree_[directive].begin);
    return std::none_of(
        std::begin(csv_options), std::end(csv_options),
        [&](std::string_view option) { return ahead.find(option) != std::string_view::npos; });
  }
  static constexpr std::string_view csv_options[] = {
      ":delim:", ":quote:", ":escape:", ":keepspace:"};

  // The option that gives each column a width, as long as there are as many.
  void erase_widths(std::uint32_t rows) {
    std::uint32_t at = context_.edits.line_begin(tree_[tree_[table_.table].parent].begin);
    for (; at < rows; at = context_.edits.line_end(at)) {
      const std::uint32_t end = context_.edits.line_end(at);
      const std::string_view line = tree_.text().substr(at, end - at);
      const std::size_t first = line.find_first_not_of(' ');
      if (first == std::string_view::npos || !line.substr(first).starts_with(":widths:")) continue;
      if (line.find_first_of("0123456789") == std::string_view::npos) continue;
      context_.edits.replace({at, end}, "");
    }
  }

  RstSpliceContext& context_;
  const RstTree& tree_;
  const RstOldTable& table_;
  const RstTableLayout& layout_;
};

}  // namespace

void write_table(RstSpliceContext& context, const Group& group, const RstOldTable& table,
                 const RstTableLayout& layout) {
  if (!TableRewrite(context, table, layout).write()) write_canonical_table(context, group, table);
}

void write_canonical_table(RstSpliceContext& context, const Group& group,
                           const RstOldTable& table) {
  const RstTree& tree = context.tree;
  const std::vector<RstColumn> columns = columns_of(group);
  if (columns.empty()) return;
  RstIndex block = table.table;
  while (tree.kind(tree[block].parent) == RstKind::directive) block = tree[block].parent;
  const RstSpan lines = context.edits.lines({tree[block].begin, tree[block].end});
  std::string written;
  context.cells.append_table(written, columns, group);
  std::string text;
  const RstIndex title = tree.child(block, RstKind::title);
  if (title != rst_none && !written.starts_with("..")) {
    text.append(".. table:: ").append(tree.lines_of(title)).append("\n\n");
    append_prose(text, written, 3);
    written = std::move(text);
  }
  const std::string_view first = tree.text().substr(lines.begin, lines.end - lines.begin);
  std::string indented;
  append_prose(indented, written, first.find_first_not_of(' '));
  context.edits.replace_lines(lines, std::move(indented));
}

}  // namespace summit
