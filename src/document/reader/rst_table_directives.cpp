// The directives whose content is a table (docutils.parsers.rst.directives.tables).

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "document/reader/rst_blocks.h"

namespace summit {
namespace {

std::uint32_t to_number(std::string_view digits) {
  constexpr std::uint32_t most = 1'000'000;
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') break;
    value = std::min(value * 10 + static_cast<std::uint32_t>(c - '0'), most);
  }
  return value;
}

// What a table lacks.
std::optional<Pattern> lacks(std::uint32_t rows, std::uint32_t columns, std::uint32_t head_rows,
                             std::uint32_t stub_columns) {
  if (rows < head_rows)
    return Pattern("the directive \"{}\" has fewer rows than its header; lower :header-rows:");
  if (rows == head_rows && rows > 0) {
    return Pattern(
        "the directive \"{}\" has no row below its header; add one or lower :header-rows:");
  }
  if (rows > 0 && columns <= stub_columns && stub_columns > 0) {
    return Pattern(
        "the directive \"{}\" has no column besides its stub columns; lower :stub-columns:");
  }
  return std::nullopt;
}

}  // namespace

// The number of rows and columns of the table, from its options.
bool RstBlocks::check_table(std::uint32_t rows, std::uint32_t columns, std::uint32_t& head_rows,
                            std::string_view name, std::uint32_t place) {
  const RstIndex directive = builder_.parent();
  head_rows = to_number(option(directive, "header-rows"));
  const std::optional<Pattern> fault =
      lacks(rows, columns, head_rows, to_number(option(directive, "stub-columns")));
  if (fault) {
    refuse(place, name, *fault);
    return false;
  }
  const std::string_view widths = option(directive, "widths");
  if (widths.empty() || widths == "auto" || widths == "grid") return true;
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const bool digit = widths[i] >= '0' && widths[i] <= '9';
    if (digit && (i == 0 || widths[i - 1] < '0' || widths[i - 1] > '9')) ++count;
  }
  if (count == columns) return true;
  refuse(place, name,
         Pattern("the directive \"{}\" has :widths: for another number of columns; give one number "
                 "a column"));
  return false;
}

bool RstBlocks::list_table(const RstBlock& content, std::string_view name, std::uint32_t place) {
  // Read as lists first; then the same nodes are rows and entries.
  RstTree& tree = builder_.tree();
  const RstBuilder::Mark mark = builder_.mark();
  nested(content);
  const RstIndex list = mark.size;
  const bool one_list = builder_.size() > list && tree.kind(list) == RstKind::bullet_list &&
                        tree[list].subtree_end == builder_.size();
  if (!one_list) {
    refuse(
        place, name,
        Pattern(
            "the directive \"{}\" has other content than one bullet list; write a row a bullet"));
    return false;
  }
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  for (const RstIndex item : tree.children(list)) {
    const RstIndex inner = tree.first_child(item);
    if (inner == rst_none || tree.kind(inner) != RstKind::bullet_list ||
        tree[inner].subtree_end != tree[item].subtree_end) {
      refuse(
          place, name,
          Pattern("the directive \"{}\" has a row without a list of its own; write \"* - cell\""));
      return false;
    }
    std::uint32_t count = 0;
    for ([[maybe_unused]] const RstIndex cell : tree.children(inner)) ++count;
    if (rows++ == 0) columns = count;
    if (count != columns) {
      refuse(place, name,
             Pattern("the directive \"{}\" has rows of different lengths; give each row the same "
                     "number of items"));
      return false;
    }
  }
  std::uint32_t head_rows = 0;
  if (!check_table(rows, columns, head_rows, name, place)) return false;

  const std::vector<RstNode> nodes(tree.nodes.begin() + list, tree.nodes.end());
  builder_.take_back_nodes(
      {list, mark.parent, tree.cells.size(), tree.pieces.size(), 0, builder_.furthest()});
  builder_.open(RstKind::table, nodes[0].begin);
  std::uint32_t row = 0;
  const auto end_of = [&](RstIndex node) { return nodes[node].subtree_end - list; };
  for (RstIndex item = 1; item < nodes.size(); item = end_of(item), ++row) {
    if (row == 0 || row == head_rows) {
      if (row > 0) builder_.close(nodes[item - 1].end);
      builder_.open(row < head_rows ? RstKind::thead : RstKind::tbody, nodes[item].begin);
    }
    builder_.open(RstKind::row, nodes[item].begin);
    for (RstIndex cell = item + 2; cell < end_of(item); cell = end_of(cell)) {
      builder_.open(RstKind::entry, nodes[cell].begin);
      const RstIndex entry = builder_.parent();
      const RstIndex moved = entry - cell;  // modulo 2^32
      for (RstIndex each = cell + 1; each < end_of(cell); ++each) {
        RstNode node = nodes[each];
        node.parent = node.parent - list == cell ? entry : node.parent - list + moved;
        node.subtree_end = node.subtree_end - list + moved;
        tree.nodes.push_back(node);
      }
      builder_.close(nodes[cell].end);
    }
    builder_.close(nodes[item].end);
  }
  builder_.close(nodes[0].end);
  builder_.close(nodes[0].end);
  return true;
}

bool RstBlocks::rst_table(const RstBlock& content, std::string_view name, std::uint32_t place) {
  if (content.empty()) {
    builder_.problem(RstFault::directive_empty, place, name);
    return false;
  }
  const RstTree& tree = builder_.tree();
  const RstIndex first = builder_.size();
  nested(content);
  const bool one_table = builder_.size() > first && tree.kind(first) == RstKind::table &&
                         tree[first].subtree_end == builder_.size();
  if (!one_table)
    refuse(place, name,
           Pattern("the directive \"{}\" has other content than one table; draw one below it"));
  return one_table;
}

// --- Comma-separated values
// -----------------------------------------------------------------------

namespace {

// Rows of cells in lines of comma-separated values, with docutils' defaults (DocutilsDialect).
class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter, char quote, bool keeps_space)
      : text_(text), delimiter_(delimiter), quote_(quote), keeps_space_(keeps_space) {}

  struct Cell {
    std::uint32_t first = 0;  // in `lines`
    std::uint32_t last = 0;
  };
  std::vector<RstSpan> lines;
  std::vector<std::vector<Cell>> rows;

  // False where a quote does not end, or text follows one.
  bool read(std::span<const RstSpan> input) {
    for (std::size_t i = 0; i < input.size(); ++i) {
      rows.emplace_back();
      std::uint32_t at = input[i].begin;
      if (at == input[i].end) continue;  // an empty line is a row without cells
      while (true) {
        const auto first = static_cast<std::uint32_t>(lines.size());
        while (!keeps_space_ && at < input[i].end && text_[at] == ' ') ++at;
        if (at < input[i].end && text_[at] == quote_) {
          if (!quoted(input, i, at)) return false;
        } else {
          const std::uint32_t begin = at;
          while (at < input[i].end && text_[at] != delimiter_) ++at;
          lines.push_back({begin, at});
        }
        rows.back().push_back({first, static_cast<std::uint32_t>(lines.size())});
        if (at >= input[i].end) break;
        ++at;
      }
    }
    return true;
  }

 private:
  // From the quote at `at` on, perhaps over several lines; `at` is behind it then.
  bool quoted(std::span<const RstSpan> input, std::size_t& i, std::uint32_t& at) {
    std::uint32_t begin = ++at;
    while (true) {
      while (at < input[i].end && text_[at] != quote_) ++at;
      if (at < input[i].end) {
        if (at + 1 < input[i].end && text_[at + 1] == quote_) {
          at += 2;  // a quote that is text
          continue;
        }
        lines.push_back({begin, at});
        ++at;
        return at >= input[i].end || text_[at] == delimiter_;
      }
      lines.push_back({begin, at});
      if (++i >= input.size()) return false;
      begin = at = input[i].begin;
    }
  }

  std::string_view text_;
  char delimiter_;
  char quote_;
  bool keeps_space_;
};

}  // namespace

bool RstBlocks::csv_table(const RstBlock& content, std::string_view name, std::uint32_t place) {
  const RstIndex directive = builder_.parent();
  if (content.empty()) {
    const bool elsewhere = !option(directive, "file").empty() || !option(directive, "url").empty();
    if (!elsewhere) builder_.problem(RstFault::directive_empty, place, name);
    return elsewhere;
  }
  const auto character = [&](std::string_view option_name, char otherwise) {
    const std::string_view value = option(directive, option_name);
    if (value == "tab") return '\t';
    if (value == "space") return ' ';
    return value.size() == 1 ? value[0] : otherwise;
  };
  CsvReader reader(builder_.text(), character("delim", ','), character("quote", '"'), false);
  const bool read =
      reader.read(std::span(lines_).subspan(content.first, content.last - content.first));
  std::size_t columns = 0;
  for (const auto& row : reader.rows) columns = std::max(columns, row.size());
  if (!read || columns == 0) {
    refuse(place, name,
           Pattern("the directive \"{}\" has a quoted value that does not end before its line or "
                   "comma; end it"));
    return false;
  }
  std::uint32_t head_rows = 0;
  if (!check_table(static_cast<std::uint32_t>(reader.rows.size()),
                   static_cast<std::uint32_t>(columns), head_rows, name, place)) {
    return false;
  }
  std::vector<TableCell> cells;
  const auto base = static_cast<std::uint32_t>(lines_.size());
  lines_.insert(lines_.end(), reader.lines.begin(), reader.lines.end());
  for (std::uint32_t row = 0; row < reader.rows.size(); ++row) {
    for (std::uint32_t column = 0; column < columns; ++column) {
      TableCell cell;
      cell.row = row;
      cell.column = column;
      if (column < reader.rows[row].size()) {
        const CsvReader::Cell& found = reader.rows[row][column];
        cell.lines = {base + found.first, base + found.last, 0};
      }
      cells.push_back(cell);
    }
  }
  // Values keep the white space at their ends; lines of a block do not.
  for (std::uint32_t i = base; i < lines_.size(); ++i) lines_[i] = trimmed_end(lines_[i]);
  table(content, cells, static_cast<std::uint32_t>(reader.rows.size()), head_rows);
  release(base);
  return true;
}

}  // namespace summit
