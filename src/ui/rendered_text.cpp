// Text with inline markup: cut into runs of one look, then wrapped.

#include <algorithm>

#include "text/utf8.h"
#include "ui/rendered_layout.h"

namespace summit::ui {
namespace {

// Between these and what stands beside them a line may break: CJK and its punctuation, kana,
// full-width forms.
bool breaks_anywhere(char32_t c) {
  return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0xFF00 && c < 0xFF61) || (c >= 0x20000 && c < 0x40000);
}

// The end of the word that begins at `at`.
std::size_t word_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size() && text[at] != ' ') {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode(text, at);
    if (breaks_anywhere(point.value)) return at == begin ? at + point.size : at;
    at += point.size;
  }
  return at;
}

// What stands ahead of " <target>" in a role's text.
std::string_view role_title(std::string_view text) {
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos || open == 0 || !text.ends_with('>')) return text;
  text = text.substr(0, open);
  while (text.ends_with(' ') || text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::uint32_t RenderedLayout::element(Role role, std::uint32_t parent, RstIndex node) {
  RenderedElement made;
  made.role = role;
  made.parent = parent;
  made.node = node - base_;
  made.source = tree_[node].begin - tree_[base_].begin;
  made.begin = made.end = static_cast<std::uint32_t>(out_.text.size());
  if (parent != no_element) out_.elements[parent].is_parent = true;
  out_.elements.push_back(made);
  return static_cast<std::uint32_t>(out_.elements.size() - 1);
}

// White space is one space, and none at the start of what began at `start`.
void RenderedLayout::add_run(std::string_view text, Role role, TextLook look, RstIndex node,
                             std::size_t start) {
  std::string& out = out_.text;
  const auto begin = static_cast<std::uint32_t>(out.size());
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (space && (out.size() == start || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  const auto end = static_cast<std::uint32_t>(out.size());
  if (end > begin) runs_.push_back({begin, end, no_element, look, role, node});
}

void RenderedLayout::collect(RstIndex node, TextLook look, std::size_t start) {
  for (const RstIndex child : tree_.children(node)) {
    const auto add = [&](Role role, TextLook its) {
      add_run(tree_.text_of(child), role, its, child, start);
    };
    switch (tree_.kind(child)) {
      case RstKind::text:
      case RstKind::target:
        add(Role::none, look);
        break;
      case RstKind::problematic:
        add_run(tree_.lines_of(child), Role::none, look, child, start);
        break;
      case RstKind::emphasis:
        add(Role::emphasis, TextLook::emphasis);
        break;
      case RstKind::strong:
        add(Role::strong, TextLook::strong);
        break;
      case RstKind::literal:
        add(Role::code, TextLook::literal);
        break;
      case RstKind::interpreted:
        add_run(role_title(tree_.text_of(child)), Role::emphasis, TextLook::emphasis, child, start);
        break;
      case RstKind::substitution_reference:
        add(Role::none, TextLook::emphasis);
        break;
      case RstKind::reference: {
        const std::string text = tree_.text_of(child);
        add_run(text.empty() ? tree_.markup(child) : text, Role::link, look, child, start);
        break;
      }
      case RstKind::footnote_reference:
      case RstKind::citation_reference: {
        const std::string text = tree_.text_of(child);
        add_run(text.empty() ? tree_.markup(child) : '[' + text + ']', Role::link, look, child,
                start);
        break;
      }
      default:
        break;
    }
  }
}

std::uint32_t RenderedLayout::inline_text(RstIndex node, const Column& column, Role role,
                                          TextLook look) {
  const std::uint32_t made = element(role, column.parent, node);
  const std::size_t start = out_.text.size();
  runs_.clear();
  collect(node, look, start);
  if (out_.text.size() > start && out_.text.back() == ' ') {
    out_.text.pop_back();
    if (--runs_.back().end == runs_.back().begin) runs_.pop_back();
  }
  const bool plain = std::all_of(runs_.begin(), runs_.end(),
                                 [](const Run& run) { return run.role == Role::none; });
  for (Run& run : runs_) {
    run.element = plain ? made : element(run.role, made, run.node);
    RenderedElement& its = out_.elements[run.element];
    if (!plain) its.begin = run.begin;
    its.end = run.end;
  }
  out_.elements[made].end = static_cast<std::uint32_t>(out_.text.size());
  wrap(column, start, look);
  return made;
}

std::uint32_t RenderedLayout::words(std::string_view text, RstIndex node, const Column& column,
                                    Role role, TextLook look) {
  const std::uint32_t made = element(role, column.parent, node);
  const std::size_t start = out_.text.size();
  runs_.clear();
  add_run(text, Role::none, look, node, start);
  for (Run& run : runs_) run.element = made;
  out_.elements[made].end = static_cast<std::uint32_t>(out_.text.size());
  wrap(column, start, look);
  return made;
}

void RenderedLayout::put(const Run& run, std::size_t begin, std::size_t end, float x, float width,
                         float height) {
  if (!out_.texts.empty()) {
    // What goes on where the last piece ended is part of it, the space between them included.
    RenderedText& last = out_.texts.back();
    if (last.element == run.element && last.look == run.look && last.rect.y == y_ &&
        last.begin >= run.begin && last.end <= begin && begin <= last.end + 1) {
      last.end = static_cast<std::uint32_t>(end);
      last.rect.width = x + width - last.rect.x;
      return;
    }
  }
  out_.texts.push_back({{x, y_, width, height},
                        static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end),
                        run.element,
                        run.look});
}

void RenderedLayout::wrap(const Column& column, std::size_t start, TextLook look) {
  const float height = measure_.leading(look);
  const std::string_view text = out_.text;
  const float right = column.x + column.width;
  float x = column.x;
  float space = 0;
  std::size_t run = 0;
  const auto width_of = [&](std::size_t begin, std::size_t end, std::size_t in) {
    return measure_.width(text.substr(begin, end - begin), runs_[in].look);
  };
  // Calls `use(begin, end, run)` for each run that the word has a part of.
  const auto parts = [&](std::size_t begin, std::size_t end, auto use) {
    for (std::size_t at = run; at < runs_.size() && runs_[at].begin < end; ++at) {
      const std::size_t from = std::max<std::size_t>(begin, runs_[at].begin);
      const std::size_t to = std::min<std::size_t>(end, runs_[at].end);
      if (from < to) use(from, to, at);
    }
  };
  for (std::size_t at = start; at < text.size();) {
    while (run + 1 < runs_.size() && runs_[run].end <= at) ++run;
    if (text[at] == ' ') {
      space = width_of(at, at + 1, run);
      ++at;
      continue;
    }
    const std::size_t end = word_end(text, at);
    float width = 0;
    parts(at, end, [&](std::size_t from, std::size_t to, std::size_t in) {
      width += width_of(from, to, in);
    });
    if (x > column.x) {
      if (x + space + width > right) {
        x = column.x;
        y_ += height;
      } else {
        x += space;
      }
    }
    space = 0;
    const bool fits = width <= column.width;
    parts(at, end, [&](std::size_t from, std::size_t to, std::size_t in) {
      if (fits) {
        const float part = width_of(from, to, in);
        put(runs_[in], from, to, x, part, height);
        x += part;
        return;
      }
      // A word wider than the column breaks wherever it must.
      for (std::size_t letter = from; letter < to;) {
        const std::size_t next =
            std::min(to, letter + std::max<std::size_t>(1, decode(text, letter).size));
        const float part = width_of(letter, next, in);
        if (x + part > right && x > column.x) {
          x = column.x;
          y_ += height;
        }
        put(runs_[in], letter, next, x, part, height);
        x += part;
        letter = next;
      }
    });
    at = end;
  }
  if (text.size() > start) y_ += height;
}

// Every element is around its texts and around the elements in it.
void RenderedLayout::finish() {
  const auto include = [](Rect& rect, const Rect& more) {
    if (rect.width == 0 && rect.height == 0) {
      rect = more;
      return;
    }
    const float right = std::max(rect.x + rect.width, more.x + more.width);
    const float bottom = std::max(rect.y + rect.height, more.y + more.height);
    rect.x = std::min(rect.x, more.x);
    rect.y = std::min(rect.y, more.y);
    rect.width = right - rect.x;
    rect.height = bottom - rect.y;
  };
  for (const RenderedText& text : out_.texts) {
    if (text.element != no_element) include(out_.elements[text.element].rect, text.rect);
  }
  for (std::size_t at = out_.elements.size(); at-- > 0;) {
    const RenderedElement& inner = out_.elements[at];
    if (inner.parent == no_element || (inner.rect.width == 0 && inner.rect.height == 0)) continue;
    include(out_.elements[inner.parent].rect, inner.rect);
  }
}

}  // namespace summit::ui
