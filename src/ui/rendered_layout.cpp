#include "ui/rendered_layout.h"

#include "ui/texts.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

namespace summit::ui {
namespace {

constexpr float block_gap = 12;
constexpr float item_gap = 4;
constexpr float list_indent = 26;
constexpr float definition_indent = 26;
constexpr float quote_indent = 18;
constexpr float box_padding = 12;
constexpr float label_gap = 10;
constexpr std::string_view bullet_mark = "•";

// Directives that are boxes with a heading (docutils' admonitions and Sphinx'), in the language
// of the document.
struct Admonition {
  std::string_view directive;
  std::string_view heading;
  bool warning;
};
constexpr std::array<Admonition, 12> admonitions = {{
    {"attention", "Attention", true},
    {"caution", "Caution", true},
    {"danger", "Danger", true},
    {"error", "Error", true},
    {"hint", "Hint", false},
    {"important", "Important", true},
    {"note", "Note", false},
    {"seealso", "See also", false},
    {"tip", "Tip", false},
    {"todo", "To do", false},
    {"versionadded", "New in version", false},
    {"warning", "Warning", true},
}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string letters(std::uint32_t ordinal, char first) {
  std::string result;
  for (; ordinal > 0; ordinal = (ordinal - 1) / 26) {
    result.insert(result.begin(), static_cast<char>(first + (ordinal - 1) % 26));
  }
  return result;
}

std::string roman(std::uint32_t ordinal, bool upper) {
  constexpr std::array<std::pair<std::uint32_t, std::string_view>, 13> digits = {{{1000, "m"},
                                                                                  {900, "cm"},
                                                                                  {500, "d"},
                                                                                  {400, "cd"},
                                                                                  {100, "c"},
                                                                                  {90, "xc"},
                                                                                  {50, "l"},
                                                                                  {40, "xl"},
                                                                                  {10, "x"},
                                                                                  {9, "ix"},
                                                                                  {5, "v"},
                                                                                  {4, "iv"},
                                                                                  {1, "i"}}};
  if (ordinal >= 5000) return std::to_string(ordinal);  // docutils knows none either
  std::string result;
  for (const auto& [value, digit] : digits) {
    for (; ordinal >= value; ordinal -= value) result += digit;
  }
  if (upper) {
    for (char& c : result) c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::string marker(char style, std::uint32_t ordinal) {
  switch (style) {
    case 'a':
      return letters(ordinal, 'a') + '.';
    case 'A':
      return letters(ordinal, 'A') + '.';
    case 'i':
      return roman(ordinal, false) + '.';
    case 'I':
      return roman(ordinal, true) + '.';
    default:
      return std::to_string(ordinal) + '.';
  }
}

// What publishes nothing where it stands.
bool is_invisible(RstKind kind) {
  return kind == RstKind::comment || kind == RstKind::target ||
         kind == RstKind::substitution_definition;
}

template <typename Piece, typename Counts>
std::vector<RenderedExtent> extents_of(const std::vector<Piece>& pieces, Counts counts) {
  std::vector<RenderedExtent> extents((pieces.size() + pieces_of_extent - 1) / pieces_of_extent,
                                      {FLT_MAX, -FLT_MAX});
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    if (!counts(pieces[at])) continue;
    const Rect& rect = pieces[at].rect;
    RenderedExtent& extent = extents[at / pieces_of_extent];
    extent.top = std::min(extent.top, rect.y);
    extent.bottom = std::max(extent.bottom, rect.y + rect.height);
  }
  return extents;
}

}  // namespace

RenderedBlock RenderedLayout::run(float width) {
  block(base_, {0, std::max(width, 1.0F), no_element});
  finish();
  out_.height = y_;
  for (std::size_t at = out_.texts.size(); at-- > 0;) {
    const std::uint32_t element = out_.texts[at].element;
    if (element != no_element) out_.elements[element].first_text = static_cast<std::uint32_t>(at);
  }
  const auto all = [](const auto&) { return true; };
  out_.text_extents = extents_of(out_.texts, all);
  out_.shape_extents = extents_of(out_.shapes, all);
  out_.element_extents =
      extents_of(out_.elements, [](const RenderedElement& each) { return !each.is_parent; });
  return std::move(out_);
}

void RenderedLayout::block(RstIndex node, const Column& column) {
  switch (tree_.kind(node)) {
    case RstKind::title:
      return title(node, column);
    case RstKind::transition:
      return separator(node, column);
    case RstKind::paragraph:
      inline_text(node, column, Role::paragraph, TextLook::body);
      y_ += gap_;
      return;
    case RstKind::attribution:
      inline_text(node, column, Role::paragraph, TextLook::emphasis);
      y_ += gap_;
      return;
    case RstKind::bullet_list:
    case RstKind::enumerated_list:
      return list(node, column);
    case RstKind::definition_list:
    case RstKind::option_list:
      return definitions(node, column);
    case RstKind::field_list:
      return fields(node, column);
    case RstKind::line_block:
      line_block(node, column);
      y_ += gap_;
      return;
    case RstKind::block_quote:
      return quote(node, column);
    case RstKind::literal_block:
    case RstKind::doctest_block:
    case RstKind::opaque:
      return code(node, column, tree_.text_of(node));
    case RstKind::footnote:
    case RstKind::citation:
      return footnote(node, column);
    case RstKind::table:
      return table(node, column);
    case RstKind::directive:
      return directive(node, column);
    default:
      return;  // publishes nothing
  }
}

// The blocks in a node, from the child `from` on.
void RenderedLayout::blocks(RstIndex node, const Column& column, RstIndex from) {
  for (const RstIndex child : tree_.children(node)) {
    if (from != rst_none && child < from) continue;
    block(child, column);
  }
}

void RenderedLayout::title(RstIndex node, const Column& column) {
  const RstIndex around = tree_[node].parent;
  const bool of_section = around != rst_none && tree_.kind(around) == RstKind::section;
  if (!of_section) {  // of a table or a topic
    inline_text(node, column, Role::paragraph, TextLook::strong);
    y_ += item_gap;
    return;
  }
  const int level = tree_[around].level;
  const TextLook look = level <= 1   ? TextLook::title
                        : level == 2 ? TextLook::section
                                     : TextLook::subsection;
  y_ += level <= 1 ? 4.0F : level == 2 ? 16.0F : 8.0F;
  const std::uint32_t made = inline_text(node, column, Role::heading, look);
  // Above it stand the program's name and the pane's.
  out_.elements[made].level = level + 2;
  y_ += level <= 1 ? block_gap : 6;
}

void RenderedLayout::separator(RstIndex node, const Column& column) {
  const float y = y_ + 8;
  const std::uint32_t made = element(Role::separator, column.parent, node);
  out_.elements[made].rect = {column.x, y, column.width, 1};
  out_.shapes.push_back({out_.elements[made].rect, Shape::separator});
  y_ = y + 8 + block_gap;
}

void RenderedLayout::list(RstIndex node, const Column& column) {
  const bool numbered = tree_.kind(node) == RstKind::enumerated_list;
  const std::uint32_t made = element(Role::list, column.parent, node);
  std::int32_t count = 0;
  bool simple = true;  // every item is one paragraph
  for (const RstIndex item : tree_.children(node)) {
    ++count;
    const RstIndex first = tree_.first_child(item);
    simple = simple && (first == rst_none || tree_.next_sibling(first) == rst_none ||
                        tree_.kind(tree_.next_sibling(first)) == RstKind::bullet_list);
  }
  const float gap_before = std::exchange(gap_, simple ? item_gap : block_gap / 1.5F);
  std::uint32_t ordinal = numbered ? std::max(tree_[node].value, 1U) : 0;
  const auto last = ordinal + static_cast<std::uint32_t>(std::max(count - 1, 0));
  const auto style = static_cast<char>(tree_[node].style);
  const float indent =
      numbered
          ? std::max(list_indent, measure_.width(marker(style, last), TextLook::body) + label_gap)
          : list_indent;
  std::int32_t position = 0;
  for (const RstIndex item : tree_.children(node)) {
    const std::uint32_t entry = element(Role::listitem, made, item);
    out_.elements[entry].position_in_set = ++position;
    out_.elements[entry].set_size = count;
    const float top = y_;
    const std::string label = numbered ? marker(style, ordinal++) : std::string(bullet_mark);
    const float width = measure_.width(label, TextLook::body);
    if (numbered) {
      words(label, item, {column.x + indent - label_gap - width, width + 1, entry}, Role::none,
            TextLook::body);
    } else {
      bullet(column.x + 8, width);
    }
    const float below = std::exchange(y_, top);
    blocks(item, {column.x + indent, std::max(column.width - indent, 1.0F), entry});
    if (y_ < below) y_ = below + gap_;
  }
  y_ += std::max(gap_before - gap_, 0.0F);
  gap_ = gap_before;
}

// Drawn only: that it is an item of a list is said by its role.
void RenderedLayout::bullet(float x, float width) {
  const auto begin = static_cast<std::uint32_t>(out_.text.size());
  out_.text += bullet_mark;
  const float height = measure_.leading(TextLook::body);
  out_.texts.push_back({{x, y_, width, height},
                        begin,
                        static_cast<std::uint32_t>(out_.text.size()),
                        no_element,
                        TextLook::body});
  y_ += height;
}

// Terms, or a command's options, and what they mean.
void RenderedLayout::definitions(RstIndex node, const Column& column) {
  const std::uint32_t made = element(Role::list, column.parent, node);
  for (const RstIndex item : tree_.children(node)) {
    definition(item, {column.x, column.width, element(Role::listitem, made, item)});
  }
}

void RenderedLayout::definition(RstIndex item, const Column& column) {
  for (const RstIndex child : tree_.children(item)) {
    switch (tree_.kind(child)) {
      case RstKind::term:
        inline_text(child, column, Role::term, TextLook::strong);
        break;
      case RstKind::classifier:
        inline_text(child, column, Role::paragraph, TextLook::emphasis);
        break;
      case RstKind::option_group:
        words(tree_.lines_of(child), child, column, Role::term, TextLook::literal);
        break;
      case RstKind::definition:
      case RstKind::description:
        y_ += 2;
        blocks(child, {column.x + definition_indent,
                       std::max(column.width - definition_indent, 1.0F), column.parent});
        break;
      default:
        break;
    }
  }
}

void RenderedLayout::fields(RstIndex node, const Column& column) {
  const std::uint32_t made = element(Role::list, column.parent, node);
  float widest = 0;
  for (const RstIndex field : tree_.children(node)) {
    const RstIndex name = tree_.child(field, RstKind::field_name);
    if (name == rst_none) continue;
    widest = std::max(widest, measure_.width(tree_.text_of(name) + ':', TextLook::strong));
  }
  const float names = std::min(widest + 1, column.width * 0.4F);
  const float gap_before = std::exchange(gap_, item_gap);
  for (const RstIndex field : tree_.children(node)) {
    const std::uint32_t item = element(Role::listitem, made, field);
    const RstIndex name = tree_.child(field, RstKind::field_name);
    const RstIndex body = tree_.child(field, RstKind::field_body);
    const float top = y_;
    if (name != rst_none) {
      words(tree_.text_of(name) + ':', name, {column.x, names, item}, Role::term, TextLook::strong);
    }
    const float below = std::exchange(y_, top);
    if (body != rst_none) {
      blocks(body, {column.x + names + label_gap, std::max(column.width - names - label_gap, 1.0F),
                    item});
    }
    y_ = std::max(y_, below + gap_);
  }
  gap_ = gap_before;
  y_ += gap_ - item_gap;
}

void RenderedLayout::line_block(RstIndex node, const Column& column) {
  for (const RstIndex child : tree_.children(node)) {
    if (tree_.kind(child) == RstKind::line_block) {
      line_block(child, {column.x + list_indent, std::max(column.width - list_indent, 1.0F),
                         column.parent});
      continue;
    }
    const float top = y_;
    inline_text(child, column, Role::paragraph, TextLook::body);
    if (y_ == top) y_ += measure_.leading(TextLook::body);  // a blank line
  }
}

std::size_t RenderedLayout::open_shape(Shape shape, float x, float width) {
  out_.shapes.push_back({{x, y_, width, 0}, shape});
  return out_.shapes.size() - 1;
}

void RenderedLayout::close_shape(std::size_t at) {
  out_.shapes[at].rect.height = y_ - out_.shapes[at].rect.y;
}

void RenderedLayout::quote(RstIndex node, const Column& column) {
  const std::uint32_t made = element(Role::blockquote, column.parent, node);
  const std::size_t bar = open_shape(Shape::quote, column.x, 3);
  const float top = y_;
  blocks(node, {column.x + quote_indent, std::max(column.width - quote_indent, 1.0F), made});
  if (y_ > top) y_ -= gap_;
  close_shape(bar);
  y_ += gap_;
}

// Lines as they are; one that is too long goes on below.
void RenderedLayout::code(RstIndex node, const Column& column, std::string_view text) {
  const std::uint32_t made = element(Role::code, column.parent, node);
  const std::size_t box = open_shape(Shape::code, column.x, column.width);
  y_ += box_padding / 1.5F;
  const Column inner{column.x + box_padding, std::max(column.width - 2 * box_padding, 1.0F), made};
  const float height = measure_.leading(TextLook::code);
  const float letter = std::max(measure_.width("m", TextLook::code), 1.0F);
  const auto columns = static_cast<std::size_t>(std::max(inner.width / letter, 1.0F));
  const std::size_t start = out_.text.size();
  out_.text += text;
  out_.elements[made].begin = static_cast<std::uint32_t>(start);
  out_.elements[made].end = static_cast<std::uint32_t>(out_.text.size());
  for (std::size_t at = start; at < out_.text.size();) {
    const std::size_t line = std::min(out_.text.find('\n', at), out_.text.size());
    std::size_t end = std::min(line, at + columns);
    while (end > at + 1 && end < line &&
           (static_cast<unsigned char>(out_.text[end]) & 0xC0U) == 0x80U) {
      --end;
    }
    if (end > at) {
      const std::string_view part = std::string_view(out_.text).substr(at, end - at);
      const float width = measure_.width(part, TextLook::code);
      out_.texts.push_back({{inner.x, y_, width, height},
                            static_cast<std::uint32_t>(at),
                            static_cast<std::uint32_t>(end),
                            made,
                            TextLook::code});
    }
    y_ += height;
    at = end + (end == line ? 1 : 0);
  }
  y_ += box_padding / 1.5F;
  close_shape(box);
  y_ += block_gap;
}

void RenderedLayout::footnote(RstIndex node, const Column& column) {
  const std::uint32_t made = element(Role::note, column.parent, node);
  const RstIndex label = tree_.child(node, RstKind::label);
  float indent = list_indent;
  const float top = y_;
  float below = y_;
  if (label != rst_none) {
    const std::string text = '[' + std::string(tree_.markup(label)) + ']';
    const float width = measure_.width(text, TextLook::body) + 1;
    indent = std::max(indent, width + label_gap);
    words(text, label, {column.x, width, made}, Role::none, TextLook::body);
    below = std::exchange(y_, top);
  }
  blocks(node, {column.x + indent, std::max(column.width - indent, 1.0F), made});
  y_ = std::max(y_, below);
}

// What the document says of something that stands elsewhere: a picture, another file.
void RenderedLayout::placeholder(RstIndex node, const Column& column, std::string_view text) {
  const std::size_t box = open_shape(Shape::code, column.x, column.width);
  y_ += box_padding / 2;
  words(text, node,
        {column.x + box_padding, std::max(column.width - 2 * box_padding, 1.0F), column.parent},
        Role::paragraph, TextLook::small_text);
  y_ += box_padding / 2;
  close_shape(box);
  y_ += block_gap;
}

void RenderedLayout::note(RstIndex node, const Column& column, std::string_view heading,
                          bool warning) {
  const std::uint32_t made = element(Role::note, column.parent, node);
  const std::size_t box =
      open_shape(warning ? Shape::warning : Shape::note, column.x, column.width);
  y_ += box_padding;
  const Column inner{column.x + 2 * box_padding - 4,
                     std::max(column.width - 3 * box_padding + 4, 1.0F), made};
  const RstIndex title = tree_.child(node, RstKind::title);
  RstIndex from = tree_.first_child(node);
  if (!heading.empty()) {
    std::string text(heading);
    if (title != rst_none) text += ' ' + tree_.text_of(title);
    words(text, node, inner, Role::strong, TextLook::note_title);
    y_ += 2;
  } else if (title != rst_none) {
    inline_text(title, inner, Role::strong, TextLook::note_title);
    y_ += 2;
  }
  bool options = true;  // a list of fields ahead of everything else
  for (; from != rst_none; from = tree_.next_sibling(from)) {
    const RstKind kind = tree_.kind(from);
    const bool is_head = kind == RstKind::directive_name || kind == RstKind::title ||
                         kind == RstKind::directive_argument;
    if (is_head || (options && kind == RstKind::field_list)) continue;
    options = false;
    if (kind == RstKind::directive_content) {
      words(tree_.text_of(from), from, inner, Role::paragraph, TextLook::body);
      y_ += gap_;
    } else {
      block(from, inner);
    }
  }
  y_ += box_padding - gap_;
  close_shape(box);
  y_ += block_gap;
}

void RenderedLayout::directive(RstIndex node, const Column& column) {
  const RstIndex named = tree_.child(node, RstKind::directive_name);
  const std::string name = named == rst_none ? "" : lower(tree_.markup(named));
  const RstIndex content = tree_.child(node, RstKind::directive_content);
  const RstIndex argument = tree_.child(node, RstKind::directive_argument);
  const std::string argued = argument == rst_none ? "" : tree_.lines_of(argument);
  const auto known = std::find_if(admonitions.begin(), admonitions.end(),
                                  [&](const Admonition& each) { return each.directive == name; });
  if (known != admonitions.end()) return note(node, column, known->heading, known->warning);
  if (name == "versionchanged") return note(node, column, "Changed in version", false);
  if (name == "deprecated") return note(node, column, "Deprecated since version", true);
  if (is_one_of(name, {"admonition", "topic", "sidebar"})) return note(node, column, "", false);
  if (is_one_of(name, {"contents", "sectnum", "section-numbering", "meta", "default-role", "role",
                       "title", "header", "footer", "raw", "index", "highlight"})) {
    return;
  }
  if (is_one_of(name, {"image", "figure"})) {
    placeholder(node, column, format_text(tr("Picture: {}"), {argued}));
  }
  if (is_one_of(name, {"include", "literalinclude"})) {
    return placeholder(node, column, format_text(tr("The file {}"), {argued}));
  }
  if (name == "toctree") {
    const std::string listed = content == rst_none ? "" : tree_.text_of(content);
    return placeholder(node, column, format_text(tr("Table of contents: {}"), {listed}));
  }
  if (is_one_of(name, {"epigraph", "highlights", "pull-quote"})) return quote(node, column);
  if (tree_.child(node, RstKind::table) != rst_none) {
    return block(tree_.child(node, RstKind::table), column);
  }
  bool options = true;
  for (const RstIndex child : tree_.children(node)) {
    const RstKind kind = tree_.kind(child);
    if (kind == RstKind::directive_name || kind == RstKind::directive_argument) continue;
    if (options && kind == RstKind::field_list) continue;
    if (kind != RstKind::title) options = false;
    if (kind == RstKind::directive_content) {
      code(child, column, tree_.text_of(child));
    } else if (!is_invisible(kind)) {
      block(child, column);
    }
  }
}

}  // namespace summit::ui
