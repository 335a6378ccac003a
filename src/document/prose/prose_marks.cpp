#include "document/prose/prose_marks.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "document/prose/prose_list.h"
#include "document/reader/rst_punctuation.h"
#include "document/reader/rst_reader.h"
#include "text/rst_escape.h"
#include "text/utf8.h"

namespace summit {
namespace {

constexpr std::string_view escaped_space = "\\ ";
constexpr std::string_view empty_address = "https://";

enum class Style : std::uint8_t { plain, strong, emphasis, literal, fixed };

std::string_view mark_of(Style style) {
  switch (style) {
    case Style::strong:
      return "**";
    case Style::emphasis:
      return "*";
    case Style::literal:
      return "``";
    default:
      return {};
  }
}

Style style_of(ProseMark mark) {
  return mark == ProseMark::strong     ? Style::strong
         : mark == ProseMark::emphasis ? Style::emphasis
                                       : Style::literal;
}

Style style_of(RstKind kind) {
  switch (kind) {
    case RstKind::text:
      return Style::plain;
    case RstKind::strong:
      return Style::strong;
    case RstKind::emphasis:
      return Style::emphasis;
    case RstKind::literal:
      return Style::literal;
    default:
      return Style::fixed;
  }
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}
bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_space);
}

// Whether the byte at `at` is escaped by a backslash before it.
bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == '\\') --begin;
  return (at - begin) % 2 == 1;
}

// A part of a text that has one style.
struct Run {
  Style style;
  std::string content;  // without its marks; of a fixed one with them
  bool selected = false;
  bool changed = false;
  std::string said = {};  // what is read, of one whose content was a literal
};

// Text as it is read, white space told apart from nothing else.
void append_read(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
}

std::string read_of(const Run& run) {
  if (!run.said.empty()) return run.said;
  return run.style == Style::literal || run.style == Style::fixed ? run.content
                                                                  : unescape(run.content);
}

// What somebody reads: each style's text in order, neighbours of one style together.
using Reading = std::vector<std::pair<Style, std::string>>;

Reading reading_of(const std::vector<Run>& runs) {
  Reading reading;
  for (const Run& run : runs) {
    const std::string text = read_of(run);
    if (text.empty()) continue;
    if (reading.empty() || reading.back().first != run.style) reading.emplace_back(run.style, "");
    append_read(reading.back().second, text);
  }
  return reading;
}

// A block's text in the reader's tree, with places in its source.
class Block {
 public:
  Block(const RstTree& tree, RstIndex node) : tree_(tree), node_(node) {
    for (const RstIndex child : tree.children(node)) {
      if (begin_ == npos) begin_ = tree.source_span(child).begin;
      end_ = tree.source_span(child).end;
    }
  }
  [[nodiscard]] bool is_empty() const { return begin_ == npos; }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

  [[nodiscard]] std::vector<Run> runs(std::size_t from, std::size_t to) const {
    std::vector<Run> runs;
    for (const RstIndex child : tree_.children(node_)) {
      const Style style = style_of(tree_.kind(child));
      const auto [outer, whole_end] = tree_.source_span(child);
      if (style == Style::fixed) {
        const bool selected = from < whole_end && to > outer;
        runs.push_back({style, std::string(slice(outer, whole_end)), selected});
        continue;
      }
      const std::size_t mark = mark_of(style).size();
      split(runs, style, outer + mark, whole_end - mark, from, to);
    }
    return runs;
  }
  // All that is read there.
  [[nodiscard]] std::string text() const {
    std::string out;
    append_read(out, tree_.text_of(node_));
    return out;
  }
  // The child around a place, its ends included; rst_none for plain text.
  [[nodiscard]] RstIndex around(std::size_t from, std::size_t to) const {
    for (const RstIndex child : tree_.children(node_)) {
      const auto [begin, end] = tree_.source_span(child);
      if (tree_.kind(child) != RstKind::text && begin <= from && to <= end) return child;
    }
    return rst_none;
  }

 private:
  static constexpr std::size_t npos = std::string_view::npos;

  [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
    return tree_.source().substr(begin, end - begin);
  }
  void split(std::vector<Run>& runs, Style style, std::size_t begin, std::size_t end,
             std::size_t from, std::size_t to) const {
    from = std::clamp(from, begin, end);
    to = std::clamp(to, from, end);
    // A backslash and what it escapes stay together.
    if (style != Style::literal) {
      if (from < end && is_escaped(slice(begin, end), from - begin)) --from;
      if (to < end && is_escaped(slice(begin, end), to - begin)) ++to;
    }
    const auto add = [&](std::size_t first, std::size_t last, bool selected) {
      if (first < last) runs.push_back({style, std::string(slice(first, last)), selected});
    };
    add(begin, from, false);
    add(from, to, true);
    add(to, end, false);
  }

  const RstTree& tree_;
  RstIndex node_;
  std::size_t begin_ = npos, end_ = npos;
};

bool holds_text(RstKind kind) {
  return kind == RstKind::paragraph || kind == RstKind::title || kind == RstKind::term ||
         kind == RstKind::line || kind == RstKind::attribution || kind == RstKind::field_name;
}

// The blocks of text that the places from `from` to `to` touch.
std::vector<Block> blocks_in(const RstTree& tree, std::size_t from, std::size_t to) {
  std::vector<Block> blocks;
  for (RstIndex node = 0; node < tree.nodes.size(); ++node) {
    if (!holds_text(tree.kind(node))) continue;
    const Block block(tree, node);
    if (!block.is_empty() && block.begin() <= to && from <= block.end()) blocks.push_back(block);
  }
  return blocks;
}

// White space that a mark must not stand next to is no part of what is marked.
void trim(std::vector<Run>& runs) {
  const auto cut = [&](std::size_t at, std::size_t keep_from, std::size_t keep_to) {
    const Run run = runs[at];
    std::vector<Run> parts;
    const auto part = [&](std::size_t begin, std::size_t end, Style style) {
      if (begin == end) return;
      std::string content = run.content.substr(begin, end - begin);
      const std::string said = run.said.empty() ? std::string() : content;
      parts.push_back({style, std::move(content), run.selected, run.changed, said});
    };
    part(0, keep_from, Style::plain);
    part(keep_from, keep_to, run.style);
    part(keep_to, run.content.size(), Style::plain);
    const auto place = runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(at));
    runs.insert(place, parts.begin(), parts.end());
    return parts.size();
  };
  const auto is_marked = [&](std::size_t at) {
    return at < runs.size() && !mark_of(runs[at].style).empty();
  };
  for (std::size_t at = 0; at < runs.size(); ++at) {
    const bool begins = at == 0 || runs[at - 1].style != runs[at].style;
    if (!is_marked(at) || !begins) continue;
    const std::string& content = runs[at].content;
    const std::size_t size = content.size();
    std::size_t from = 0;
    while (from < size && is_space(content[from])) ++from;
    if (from == size) {
      runs[at].style = Style::plain;
    } else if (from > 0) {
      cut(at, from, size);
    }
  }
  for (std::size_t at = runs.size(); at-- > 0;) {
    const bool ends = at + 1 == runs.size() || runs[at + 1].style != runs[at].style;
    if (!is_marked(at) || !ends) continue;
    const std::string& content = runs[at].content;
    std::size_t to = content.size();
    while (to > 0 && is_space(content[to - 1]) && !is_escaped(content, to - 1)) --to;
    if (to == 0) {
      runs[at].style = Style::plain;
    } else if (to < content.size()) {
      cut(at, 0, to);
    }
  }
}

// What was a literal may be markup by itself.
void escape_said(std::vector<Run>& runs) {
  for (Run& run : runs) {
    if (run.said.empty()) continue;
    run.content.clear();
    append_text(run.content, run.said);
  }
}

// Escaped spaces that only set apart what is changed.
void drop_escaped_spaces(std::vector<Run>& runs) {
  for (std::size_t at = 0; at < runs.size(); ++at) {
    if (runs[at].style != Style::plain) continue;
    std::string& content = runs[at].content;
    if (at > 0 && runs[at - 1].changed && content.starts_with(escaped_space)) content.erase(0, 2);
    if (at + 1 < runs.size() && runs[at + 1].changed && content.ends_with(escaped_space) &&
        !is_escaped(content, content.size() - 2)) {
      content.erase(content.size() - 2);
    }
  }
}

bool needs_space_before(std::string_view text) {
  if (text.empty()) return false;
  return !may_precede_inline(code_point_before(text, 0, text.size()));
}
bool needs_space_after(std::string_view rest) {
  return !rest.empty() && !may_follow_inline(decode(rest, 0).value);
}

struct Written {
  std::string text;
  std::size_t begin = 0, end = 0;  // of what is selected
};

// `careful`: an escaped space at every mark that has no white space at its side.
Written write(const std::vector<Run>& runs, bool careful) {
  Written out;
  bool selects = false;
  for (std::size_t at = 0; at < runs.size(); ++at) {
    const Run& run = runs[at];
    const std::string_view mark = mark_of(run.style);
    const bool opens = !mark.empty() && (at == 0 || runs[at - 1].style != run.style);
    const bool closes = !mark.empty() && (at + 1 == runs.size() || runs[at + 1].style != run.style);
    if (opens) {
      const bool bare = !out.text.empty() && !is_space(out.text.back());
      if (careful ? bare : needs_space_before(out.text)) out.text += escaped_space;
      out.text += mark;
    }
    if (run.selected && !is_blank(run.content)) {
      if (!std::exchange(selects, true)) out.begin = out.text.size();
      out.end = out.text.size() + run.content.size();
    }
    out.text += run.content;
    if (!closes) continue;
    out.text += mark;
    if (at + 1 == runs.size()) continue;
    const std::string& next = runs[at + 1].content;
    const bool marked = !mark_of(runs[at + 1].style).empty();
    const bool bare = !next.empty() && !is_space(next[0]);
    if (marked || (careful ? bare : needs_space_after(next))) out.text += escaped_space;
  }
  return out;
}

std::string splice(std::string_view text, std::size_t from, std::size_t to, std::string_view with) {
  std::string result(text.substr(0, from));
  result += with;
  result += text.substr(to);
  return result;
}

// Whether the text has a block in the place of `old` that reads like the runs, letter for letter.
bool reads_like(const std::string& text, const Block& old, const Reading& wanted) {
  const RstDocument document = read_rst(text);
  for (const Block& block : blocks_in(document.tree, old.begin(), old.begin())) {
    if (block.begin() == old.begin() && reading_of(block.runs(0, 0)) == wanted &&
        block.text() == old.text()) {
      return true;
    }
  }
  return false;
}

bool set_style(std::vector<Run>& runs, Style style, bool removes) {
  bool any = false;
  for (Run& run : runs) {
    if (!run.selected || run.style == Style::fixed) continue;
    const Style next = removes ? Style::plain : style;
    if (run.style == next || (removes && run.style != style)) continue;
    if (is_blank(run.content) && run.style != Style::plain) continue;
    any = any || !is_blank(run.content);
    if (next == Style::literal) run.content = unescape(run.content);
    if (run.style == Style::literal) run.said = run.content;
    run.style = next;
    run.changed = true;
  }
  return any;
}

ProseEdit nothing(std::size_t begin, std::size_t end) {
  return {begin, begin, {}, begin, end};
}

ProseEdit toggle_selected(std::string_view text, std::size_t begin, std::size_t end, Style style) {
  const RstDocument document = read_rst(std::string(text));
  std::vector<Block> blocks = blocks_in(document.tree, begin, end);
  bool removes = true;
  for (const Block& block : blocks) {
    for (const Run& run : block.runs(begin, end)) {
      if (run.selected && run.style != style && run.style != Style::fixed &&
          !is_blank(run.content)) {
        removes = false;
      }
    }
  }
  std::string after(text);
  std::optional<std::size_t> first;
  std::size_t last = 0;  // both places of `after`, which changes from its end to its start
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    std::vector<Run> runs = block->runs(begin, end);
    if (!set_style(runs, style, removes)) continue;
    trim(runs);
    // The plainest way that reads as it is to read.
    for (const unsigned attempt : {0U, 1U, 2U, 3U, 4U, 5U}) {
      std::vector<Run> tried = runs;
      if (attempt % 3 < 2) drop_escaped_spaces(tried);
      if (attempt >= 3) escape_said(tried);
      const Written written = write(tried, attempt % 3 == 1);
      std::string candidate = splice(after, block->begin(), block->end(), written.text);
      if (!reads_like(candidate, *block, reading_of(tried))) continue;
      const std::size_t grown = candidate.size() - after.size();  // modulo 2^n where it shrinks
      last = first ? last + grown : block->begin() + written.end;
      first = block->begin() + written.begin;
      after = std::move(candidate);
      break;
    }
  }
  if (!first) return nothing(begin, end);
  return edit_between(text, after, *first, last);
}

// Two marks with the caret between, or without if they are there.
ProseEdit insert_marks(std::string_view text, std::size_t caret, std::string_view mark) {
  const std::string_view before = text.substr(0, caret);
  const std::string_view rest = text.substr(caret);
  const auto run_of = [&](auto begin, auto end) {
    return static_cast<std::size_t>(std::find_if(begin, end, [&](char c) { return c != mark[0]; }) -
                                    begin);
  };
  if (run_of(before.rbegin(), before.rend()) == mark.size() &&
      run_of(rest.begin(), rest.end()) == mark.size()) {
    const std::size_t from = caret - mark.size();
    return {from, caret + mark.size(), {}, from, from};
  }
  std::string with;
  if (needs_space_before(before)) with += escaped_space;
  with += mark;
  const std::size_t place = caret + with.size();
  with += mark;
  if (needs_space_after(rest)) with += escaped_space;
  return {caret, caret, with, place, place};
}

ProseEdit toggle_at_caret(std::string_view text, std::size_t caret, Style style) {
  const std::size_t mark = mark_of(style).size();
  const RstDocument document = read_rst(std::string(text));
  for (const Block& block : blocks_in(document.tree, caret, caret)) {
    const RstIndex node = block.around(caret, caret);
    if (node == rst_none || style_of(document.tree.kind(node)) != style) continue;
    const auto [begin, end] = document.tree.source_span(node);
    if (caret < begin + mark || caret > end - mark) continue;
    if (caret == end - mark) return nothing(end, end);
    ProseEdit edit = toggle_selected(text, begin + mark, end - mark, style);
    edit.begin = edit.end = std::min(edit.begin + caret - begin - mark, edit.end);
    return edit;
  }
  return insert_marks(text, caret, mark_of(style));
}

// [SECTION] Links

bool is_link(const RstTree& tree, RstIndex node) {
  return tree.kind(node) == RstKind::reference &&
         static_cast<RstReference>(tree[node].style) != RstReference::url;
}

ProseEdit unlink(std::string_view text, const RstTree& tree, RstIndex node) {
  std::string shown;
  const RstIndex inner = tree.child(node, RstKind::text);
  if (inner != rst_none) {
    const auto [from, to] = tree.source_span(inner);
    shown = text.substr(from, to - from);
  } else {
    append_text(shown, tree.text_of(node));
  }
  while (shown.ends_with(' ')) shown.pop_back();
  const auto [begin, end] = tree.source_span(node);
  return edit_between(text, splice(text, begin, end, shown), begin, begin + shown.size());
}

ProseEdit toggle_link(std::string_view text, std::size_t begin, std::size_t end) {
  const RstDocument document = read_rst(std::string(text));
  const RstTree& tree = document.tree;
  const std::vector<Block> blocks = blocks_in(tree, begin, end);
  for (const Block& block : blocks) {
    const RstIndex node = block.around(begin, end);
    if (node != rst_none && is_link(tree, node)) {
      const auto span = tree.source_span(node);
      const bool inside = begin < end || (span.begin < begin && end < span.end);
      if (inside) return unlink(text, tree, node);
    }
  }
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  if (begin == end) {
    ProseEdit edit = put_inline(text, begin, begin, "``__");
    edit.begin = edit.end = edit.from + edit.with.find('`') + 1;
    return edit;
  }
  if (blocks.size() != 1) return nothing(begin, end);
  std::string shown;
  for (const Run& run : blocks[0].runs(begin, end)) {
    if (!run.selected) continue;
    const bool address = run.content.find("://") != std::string::npos;
    if (run.style == Style::fixed && !address) return nothing(begin, end);
    shown += read_of(run);
  }
  const bool address = shown.starts_with("https://") || shown.starts_with("http://");
  std::string link;
  append_link(link, address ? std::string_view() : shown, address ? shown : empty_address);
  ProseEdit edit = put_inline(text, begin, end, link);
  edit.begin = edit.end = edit.from + edit.with.find('`') + 1;
  if (!address) {
    edit.begin = edit.from + edit.with.rfind('<') + 1;
    edit.end = edit.begin + empty_address.size();
  }
  return edit;
}

}  // namespace

std::string apply_edit(std::string_view text, const ProseEdit& edit) {
  return splice(text, edit.from, edit.to, edit.with);
}

ProseEdit edit_between(std::string_view before, std::string_view after, std::size_t begin,
                       std::size_t end) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t same = 0;
  while (same < shorter && before[same] == after[same]) ++same;
  while (same > 0 && same < before.size() && (before[same] & 0xC0) == 0x80) --same;
  std::size_t tail = 0;
  while (tail < shorter - same &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  while (tail > 0 && (before[before.size() - tail] & 0xC0) == 0x80) --tail;
  return {same, before.size() - tail, std::string(after.substr(same, after.size() - tail - same)),
          begin, end};
}

ProseEdit put_inline(std::string_view text, std::size_t from, std::size_t to,
                     std::string_view markup) {
  std::string with;
  if (needs_space_before(text.substr(0, from))) with += escaped_space;
  with += markup;
  const std::size_t place = from + with.size();
  if (needs_space_after(text.substr(to))) with += escaped_space;
  return {from, to, with, place, place};
}

ProseEdit toggle_mark(std::string_view text, std::size_t begin, std::size_t end, ProseMark mark) {
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  if (mark == ProseMark::list) return toggle_list(text, begin, end);
  if (mark == ProseMark::link) return toggle_link(text, begin, end);
  const Style style = style_of(mark);
  if (is_blank(text.substr(begin, end - begin))) return toggle_at_caret(text, begin, style);
  return toggle_selected(text, begin, end, style);
}

}  // namespace summit
