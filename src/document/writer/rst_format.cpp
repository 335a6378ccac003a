#include "document/writer/rst_format.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "document/binding/rst_excerpt.h"
#include "document/writer/prose.h"
#include "document/writer/rst_table.h"
#include "document/writer/rst_writer.h"
#include "text/find_byte.h"
#include "text/sort.h"
#include "text/width.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Edit {
  std::uint32_t begin;
  std::uint32_t end;
  std::string text;
};

// Makes the edits of one document's text.
class RstFormatter {
 public:
  explicit RstFormatter(const RstDocument& document)
      : tree_(document.tree), text_(document.tree.text()) {}

  std::string run() {
    for (RstIndex node = 1; node < tree_.nodes.size();) node = visit(node);
    by_place(titles_);
    lines();
    by_place(edits_);
    std::string out;
    out.reserve(text_.size());
    std::uint32_t done = 0;
    for (const Edit& edit : edits_) {
      out += text_.substr(done, edit.begin - done);
      out += edit.text;
      done = edit.end;
    }
    out += text_.substr(done);
    return out;
  }

 private:
  template <typename T>
  static void by_place(std::vector<T>& items) {
    // What is put between two comes ahead of what takes the place of the second.
    sort_by(items, [](const T& each) { return key_of(each.begin, each.end); });
  }

  // Looks at one node; gives the one to look at next.
  RstIndex visit(RstIndex node) {
    switch (tree_.kind(node)) {
      case RstKind::title:
        title(node);
        return tree_[node].subtree_end;
      case RstKind::paragraph:
        paragraph(node);
        return tree_[node].subtree_end;
      case RstKind::table:
        if (!grid_table(node)) kept_.push_back({tree_[node].begin, tree_[node].end});
        return tree_[node].subtree_end;
      case RstKind::literal_block:
      case RstKind::doctest_block:
      case RstKind::comment:
      case RstKind::directive_content:
      case RstKind::opaque:
        kept_.push_back({tree_[node].begin, tree_[node].end});
        return tree_[node].subtree_end;
      default:
        return node + 1;
    }
  }

  // [SECTION] Elements

  void title(RstIndex node) {
    const RstIndex section = tree_[node].parent;
    if (tree_.kind(section) != RstKind::section) return;
    // Its lines are the overline, if it has one, the title and the underline.
    const bool overlined = tree_[node].level == 1;
    const std::uint32_t begin = line_start(text_, tree_[node].begin);
    const std::uint32_t end = line_end(text_, tree_[node].end);
    const std::uint32_t line_begin = overlined ? line_end(text_, begin) : begin;
    std::string_view markup = text_.substr(line_begin, line_end(text_, line_begin) - line_begin);
    markup = markup.substr(0, markup.find_last_not_of(" \r\n") + 1);
    markup.remove_prefix(std::min(markup.find_first_not_of(' '), markup.size()));
    const std::size_t level = tree_[section].level;
    const char adornment = level <= rst_adornments.size() ? rst_adornments[level - 1]
                                                          : static_cast<char>(tree_[section].style);
    const std::string line(std::max<std::size_t>(display_width(markup), 1), adornment);
    std::string lines = overlined ? line + "\n" : "";
    lines.append(markup).append("\n").append(line).append("\n");
    titles_.push_back({begin, end});
    edits_.push_back({begin, end, std::move(lines)});
  }

  // One that stands in a table's cell has the cell's width.
  void paragraph(RstIndex node) {
    if (!tree_.pieces_around(node).empty()) return;
    const RstNode& self = tree_[node];
    const std::uint32_t start = line_start(text_, self.begin);
    const std::string lines = tree_.lines_of(node);
    const std::size_t indent = display_width(text_.substr(start, self.begin - start));
    // In a footnote the first line may stand further right than the others.
    if (lines.find('\n') != npos && self.value != indent) return;
    if (!has_long_line(lines, indent)) return;
    std::string wrapped;
    append_prose(wrapped, lines, indent);
    if (wrapped.size() <= indent || wrapped.find_first_not_of(' ') != indent) return;
    wrapped.pop_back();  // the last line break is the parent's
    edits_.push_back({self.begin, self.end, wrapped.substr(indent)});
  }

  static bool has_long_line(std::string_view lines, std::size_t indent) {
    for (std::size_t begin = 0; begin <= lines.size();) {
      const std::size_t end = std::min(find_byte(lines, '\n', begin), lines.size());
      if (end - begin + indent > rst_line_columns) return true;
      begin = end + 1;
    }
    return false;
  }

  // A grid table at the left edge with a row of headers and no cell that spans others.
  bool grid_table(RstIndex node) {
    const RstNode& self = tree_[node];
    if (text_[self.begin] != '+' || line_start(text_, self.begin) != self.begin) return false;
    std::vector<RstIndex> entries;
    std::size_t columns = 0;
    for (RstIndex row = node; row < self.subtree_end; ++row) {
      if (tree_.kind(row) != RstKind::row) continue;
      if (tree_.kind(tree_[row].parent) == RstKind::thead && columns > 0) return false;
      if (columns == 0 && tree_.kind(tree_[row].parent) != RstKind::thead) return false;
      std::size_t count = 0;
      for (const RstIndex entry : tree_.children(row)) {
        const RstCell& cell = tree_.cells[tree_[entry].value];
        if (cell.more_rows > 0 || cell.more_columns > 0) return false;
        entries.push_back(entry);
        ++count;
      }
      if (columns == 0) columns = count;
      if (count != columns) return false;
    }
    if (columns == 0 || entries.size() == columns || has_combining(tree_.markup(node)))
      return false;
    RstTable table(columns);
    std::string scratch;
    for (const RstIndex entry : entries) {
      const std::string lines = tree_.lines_of(entry);
      const std::string_view markup = tidy_prose(lines, scratch);
      table.add(markup, is_paragraph(markup) ? RstTable::Cell::text : RstTable::Cell::verbatim);
    }
    std::string out;
    table.write(out);
    edits_.push_back({self.begin, line_end(text_, self.end), std::move(out)});
    return true;
  }

  // [SECTION] Lines: white space at their ends, and blank ones

  void lines() {
    by_place(kept_);
    std::vector<RstSpan> edited;
    for (const Edit& edit : edits_) edited.push_back({edit.begin, edit.end});
    by_place(edited);
    Sweep in_kept(kept_);
    Sweep in_edited(edited);
    Sweep in_title(titles_);
    std::uint32_t blank = 0;   // where the blank lines before this one begin
    bool after_title = false;  // the last line that is not blank belongs to one
    bool any = false;          // there was a line that is not blank
    for (std::uint32_t begin = 0; begin < text_.size();) {
      const std::uint32_t next = line_end(text_, begin);
      const bool ends = text_[next - 1] == '\n';
      const std::string_view line = text_.substr(begin, next - begin - (ends ? 1 : 0));
      const std::size_t last = line.find_last_not_of(" \r");
      if (last == npos) {
        if (!line.empty() && in_kept.holds(begin)) trim(begin, line, 0);
        begin = next;
        continue;
      }
      const bool title = in_title.holds(begin);
      if (!title || !after_title || in_title.begins(begin)) {
        gap(blank, begin, any, in_kept.holds(blank) && in_kept.holds(begin), title, after_title);
      }
      if (!in_edited.touches(begin, next)) trim(begin, line, last + 1);
      if (!ends) edits_.push_back({next, next, "\n"});
      any = true;
      after_title = title;
      begin = next;
      blank = next;
    }
    if (blank < text_.size())
      edits_.push_back({blank, static_cast<std::uint32_t>(text_.size()), ""});
  }

  void trim(std::uint32_t begin, std::string_view line, std::size_t size) {
    if (size == line.size()) return;
    const auto at = begin + static_cast<std::uint32_t>(size);
    edits_.push_back({at, begin + static_cast<std::uint32_t>(line.size()), ""});
  }

  // The blank lines between two lines that are not.
  void gap(std::uint32_t begin, std::uint32_t end, bool any, bool kept, bool title,
           bool after_title) {
    if (kept) return;
    const auto lines =
        static_cast<std::size_t>(std::count(text_.begin() + begin, text_.begin() + end, '\n'));
    const std::size_t least = any && (title || after_title) ? 1 : 0;
    const std::size_t most = !any ? 0 : title ? 2 : 1;
    const std::size_t wanted = std::clamp(lines, least, most);
    if (wanted != end - begin) edits_.push_back({begin, end, std::string(wanted, '\n')});
  }

  // Walks along spans, which are in order, as the places that are asked for are.
  class Sweep {
   public:
    explicit Sweep(const std::vector<RstSpan>& spans) : spans_(spans) {}
    bool holds(std::uint32_t at) { return touches(at, at + 1); }
    // Whether the span that was found last begins there.
    [[nodiscard]] bool begins(std::uint32_t at) const {
      return at_ < spans_.size() && spans_[at_].begin == at;
    }
    // Whether a span has a byte of [begin, end).
    bool touches(std::uint32_t begin, std::uint32_t end) {
      while (at_ < spans_.size() && spans_[at_].end <= begin) ++at_;
      return at_ < spans_.size() && spans_[at_].begin < end;
    }

   private:
    const std::vector<RstSpan>& spans_;
    std::size_t at_ = 0;
  };

  const RstTree& tree_;
  std::string_view text_;
  std::vector<Edit> edits_;
  std::vector<RstSpan> kept_;
  std::vector<RstSpan> titles_;
};

// Whether two documents have the same elements with the same levels.
bool same_elements(const RstTree& a, const RstTree& b) {
  return std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(), b.nodes.end(),
                    [](const RstNode& one, const RstNode& other) {
                      return one.kind == other.kind && one.subtree_end == other.subtree_end &&
                             (one.kind != RstKind::section || one.level == other.level);
                    });
}

}  // namespace

std::string format_rst(const RstDocument& document) {
  std::string formatted = RstFormatter(document).run();
  // What is broken in just the right way would mean something else in another layout; it stays.
  const RstDocument again = read_rst(formatted);
  return same_elements(document.tree, again.tree) ? formatted : std::string(document.tree.source());
}

}  // namespace summit
