#include "document/splice/rst_edits.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// How most documents end their lines is how this one ends its first.
std::string_view line_break_of(std::string_view source) {
  const std::size_t first = source.find_first_of("\r\n");
  if (first == npos || source[first] == '\n') return "\n";
  return source.substr(first, 2) == "\r\n" ? "\r\n" : "\r";
}

void append_lines(std::string& out, std::string_view text, std::string_view line_break) {
  if (line_break == "\n") {
    out += text;
    return;
  }
  // Lines that stay have theirs already.
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) {
      out += line_break;
    } else {
      out += text[i];
    }
  }
}

std::size_t trailing_line_breaks(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = text.size(); i > 0 && (text[i - 1] == '\n' || text[i - 1] == '\r'); --i) {
    if (text[i - 1] == '\r' && i < text.size() && text[i] == '\n') continue;
    ++count;
  }
  return count;
}

void drop_line_break(std::string& text) {
  if (text.ends_with("\r\n")) text.pop_back();
  text.pop_back();
}

}  // namespace

void RstEdits::replace(RstSpan span, std::string text) {
  edits_.push_back({span, std::move(text), 0, 0});
}

void RstEdits::replace_lines(RstSpan lines, std::string text) {
  if (!this->text().substr(0, lines.end).ends_with('\n') && text.ends_with('\n')) text.pop_back();
  replace(lines, std::move(text));
}

void RstEdits::erase_block(RstSpan lines) {
  const std::uint32_t next = skip_blank(lines.end);
  const std::uint32_t previous = skip_blank_back(lines.begin);
  // The wider gap of the two parts what is left.
  const bool wider_behind = next - lines.end > lines.begin - previous;
  if (next < text().size() && (!wider_behind || previous == 0)) {
    replace({lines.begin, next}, "");
  } else {
    replace({previous, lines.end}, "");
  }
}

void RstEdits::erase_lines(RstSpan lines) {
  const bool alone = (lines.begin == 0 || blank_lines_ahead(lines.begin) > 0) &&
                     (lines.end >= text().size() || is_blank_line(lines.end));
  if (alone) {
    erase_block(lines);
  } else {
    replace(lines, "");
  }
}

void RstEdits::insert_behind(std::uint32_t at, std::string_view block, std::size_t gap) {
  edits_.push_back({{at, at}, std::string(block), gap, 1});
}

void RstEdits::insert_ahead(std::uint32_t at, std::string_view block, std::size_t gap) {
  edits_.push_back({{at, at}, std::string(block), 1, gap});
}

void RstEdits::move_block(RstSpan lines, std::uint32_t to, std::size_t gap) {
  std::vector<Edit> inside;
  const auto stays = std::stable_partition(edits_.begin(), edits_.end(), [&](const Edit& edit) {
    return edit.span.begin < lines.begin || edit.span.end > lines.end;
  });
  std::move(stays, edits_.end(), std::back_inserter(inside));
  edits_.erase(stays, edits_.end());
  std::string block = render(lines, inside);
  if (!block.ends_with('\n')) block += '\n';
  erase_block(lines);
  insert_behind(to, block, gap);
}

bool RstEdits::touches(RstSpan span) const {
  return std::any_of(edits_.begin(), edits_.end(), [&](const Edit& edit) {
    return edit.span.begin < span.end && edit.span.end > span.begin;
  });
}

std::string RstEdits::apply() const {
  const std::string_view source = tree_.source();
  std::string out = render({0, static_cast<std::uint32_t>(text().size())}, edits_);
  if (edits_.empty()) return out;
  // The end of the file is as it was: blank lines that parted what is gone are no part of it.
  const std::size_t breaks = source.empty() ? 1 : trailing_line_breaks(source);
  for (std::size_t n = trailing_line_breaks(out); n > breaks; --n) drop_line_break(out);
  return out;
}

// What is written: parts of the source, and what is new.
class RstEdits::Rendering {
 public:
  explicit Rendering(const RstTree& tree)
      : tree_(tree), line_break_(line_break_of(tree.source())) {}

  void add_source(std::uint32_t begin, std::uint32_t end) {
    const std::size_t from = in_source(begin);
    add(tree_.source().substr(from, in_source(end) - from));
  }

  void add_new(const Edit& edit) {
    if (edit.gap_ahead + edit.gap_behind == 0) {
      text_.clear();
      append_lines(text_, edit.text, line_break_);
      return add(text_);
    }
    widen(std::max(edit.gap_ahead, gap_));
    append_lines(out_, edit.text, line_break_);
    gap_ = edit.gap_behind;
  }

  std::string take() && { return std::move(out_); }

 private:
  [[nodiscard]] std::size_t in_source(std::uint32_t at) const {
    return at >= tree_.text().size() ? tree_.source().size() : tree_.source_map().in_source(at);
  }

  void add(std::string_view text) {
    if (text.empty()) return;
    if (gap_ > 0) {
      const std::size_t first = text.find_first_not_of("\r\n");
      const std::size_t blank = trailing_line_breaks(text.substr(0, first));
      // Nothing but blank lines: what follows may be more of them.
      if (first != npos && blank < gap_) widen(gap_ - blank);
      gap_ = first == npos ? gap_ - std::min(gap_, blank) : 0;
    }
    out_ += text;
  }

  // Ends the last line, and sees to so many blank ones behind it.
  void widen(std::size_t gap) {
    if (out_.empty()) return;
    for (std::size_t breaks = trailing_line_breaks(out_); breaks < gap + 1; ++breaks) {
      out_ += line_break_;
    }
  }

  const RstTree& tree_;
  std::string_view line_break_;
  std::string out_;
  std::string text_;     // kept for its memory
  std::size_t gap_ = 0;  // the blank lines that are to part the last block from what comes next
};

std::string RstEdits::render(RstSpan span, const std::vector<Edit>& edits) const {
  std::vector<std::size_t> order(edits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Where several begin, what is only inserted comes first, then the longest.
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const RstSpan& x = edits[a].span;
    const RstSpan& y = edits[b].span;
    if (x.begin != y.begin) return x.begin < y.begin;
    const bool x_inserts = x.begin == x.end;
    const bool y_inserts = y.begin == y.end;
    return x_inserts != y_inserts ? x_inserts : x.end > y.end;
  });
  Rendering rendering(tree_);
  std::uint32_t done = span.begin;
  bool erasing = false;  // whether the range that `done` ends was only erased
  for (const std::size_t index : order) {
    const Edit& edit = edits[index];
    if (edit.span.begin < done) {
      const bool inserts = edit.span.begin == edit.span.end;
      if (!erasing || (!inserts && edit.span.end <= done)) continue;
    } else {
      rendering.add_source(done, edit.span.begin);
      done = edit.span.begin;
      erasing = false;
    }
    rendering.add_new(edit);
    if (edit.span.end > done) {
      done = edit.span.end;
      erasing = edit.text.empty();
    }
  }
  rendering.add_source(done, span.end);
  return std::move(rendering).take();
}

std::uint32_t RstEdits::line_begin(std::uint32_t at) const {
  const std::size_t before = at == 0 ? npos : text().rfind('\n', at - 1);
  return before == npos ? 0 : static_cast<std::uint32_t>(before + 1);
}

std::uint32_t RstEdits::line_end(std::uint32_t at) const {
  const std::size_t end = text().find('\n', at);
  return static_cast<std::uint32_t>(end == npos ? text().size() : end + 1);
}

RstSpan RstEdits::lines(RstSpan span) const {
  if (span.begin == span.end) return {line_begin(span.begin), line_begin(span.begin)};
  return {line_begin(span.begin), line_end(span.end - 1)};
}

std::uint32_t RstEdits::skip_blank(std::uint32_t at) const {
  while (at < text().size() && is_blank_line(at)) at = line_end(at);
  return at;
}

std::uint32_t RstEdits::skip_blank_back(std::uint32_t at) const {
  while (at > 0) {
    const std::uint32_t above = line_begin(at - 1);
    if (!is_blank_line(above)) break;
    at = above;
  }
  return at;
}

std::size_t RstEdits::blank_lines_ahead(std::uint32_t at) const {
  std::size_t count = 0;
  while (at > 0) {
    at = line_begin(at - 1);
    if (!is_blank_line(at)) break;
    ++count;
  }
  return count;
}

bool RstEdits::is_blank_line(std::uint32_t at) const {
  const std::size_t first = text().find_first_not_of(" \r", at);
  return first == npos || text()[first] == '\n';
}

}  // namespace summit
