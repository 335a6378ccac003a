// The document as it will be published, live.

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>

#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float widest = 760;  // what is comfortable to read
// Links in a row that lead nowhere, past which none is looked for with every frame.
constexpr std::size_t most_dead_links = 500;

const TextStyle& style_of(TextLook look) {
  static constexpr std::array<TextStyle, 10> styles = {
      body, italic, strong, literal, code, title_text, heading, strong, strong, small_text};
  return styles[static_cast<std::size_t>(look)];
}

// Text as the current ImGui context draws it.
class ScreenMeasure final : public TextMeasure {
 public:
  [[nodiscard]] float width(std::string_view text, TextLook look) const override {
    const TextStyle& style = style_of(look);
    return font_of(style)
        ->CalcTextSizeA(style.size, FLT_MAX, 0, text.data(), text.data() + text.size())
        .x;
  }
  [[nodiscard]] float leading(TextLook look) const override { return style_of(look).leading; }
};

struct Destination {
  std::string url;           // outside
  RstIndex node = rst_none;  // or in the document
  [[nodiscard]] bool is_none() const { return url.empty() && node == rst_none; }
};

Destination destination_of(const Preview& preview, RstIndex reference) {
  const RstDocument& document = preview.bound().document;
  Destination result;
  result.url = document.names.url_of(document.tree, reference);
  if (is_web_address(result.url)) return result;
  const bool elsewhere = !result.url.empty();
  result.url.clear();
  if (!elsewhere) result.node = document.names.resolve(reference);
  return result;
}

// Draws the blocks in sight.
class RenderedView {
 public:
  RenderedView(Ui& ui, Session& session, const Rect& rect, ImVec2 origin)
      : ui_(ui), session_(session), preview_(session.preview()), rect_(rect), origin_(origin) {}

  void draw() {
    const RenderedDocument& document = session_.rendered;
    if (document.size() == 0) return;
    const std::size_t first = document.block_at(rect_.y - origin_.y);
    const std::size_t last = document.block_at(rect_.y + rect_.height - origin_.y);
    keep_links_around(document);
    const RenderedDocument::Link focused = session_.focused_link;
    if (focused.block < document.size() &&
        focused.element < document[focused.block].elements.size()) {
      keep(focused);
    }
    keep_titles_above(first);
    std::sort(kept_.begin(), kept_.end());
    for (const RenderedDocument::Link& link : kept_) {
      if (link.block < first) block(link.block);
    }
    for (std::size_t at = first; at <= last; ++at) block(at);
    for (const RenderedDocument::Link& link : kept_) {
      if (link.block > last) block(link.block);
    }
    if (followed_ != rst_none) follow();
  }

 private:
  void keep(const RenderedDocument::Link& link) {
    if (std::find(kept_.begin(), kept_.end(), link) == kept_.end()) kept_.push_back(link);
  }

  // Tab leads to the links next to what is in sight, and comes in at the first or the last one.
  void keep_links_around(const RenderedDocument& document) {
    const std::vector<RenderedDocument::Link>& links = document.links();
    const auto keep_next = [&](std::size_t from) {
      const std::size_t end = std::min(links.size(), from + most_dead_links);
      while (from < end && !leads_somewhere(links[from])) ++from;
      if (from < end) keep(links[from]);
    };
    const auto keep_before = [&](std::size_t from) {
      const std::size_t end = from > most_dead_links ? from - most_dead_links : 0;
      while (from > end && !leads_somewhere(links[from - 1])) --from;
      if (from > end) keep(links[from - 1]);
    };
    keep_next(0);
    keep_before(document.link_at(rect_.y - origin_.y));
    keep_next(document.link_at(rect_.y + rect_.height - origin_.y));
    keep_before(links.size());
  }

  [[nodiscard]] bool leads_somewhere(const RenderedDocument::Link& link) const {
    const RenderedElement& element = session_.rendered[link.block].elements[link.element];
    return !destination_of(preview_, session_.rendered.node(link.block) + element.node).is_none();
  }

  // The titles of the sections that the first block in sight stands in, so that it is told where.
  void keep_titles_above(std::size_t first) {
    const RstTree& tree = preview_.tree();
    RstIndex at = tree.ancestor(session_.rendered.node(first), RstKind::section);
    for (; at != rst_none; at = tree.ancestor(at, RstKind::section)) {
      keep({session_.rendered.block_of(at), 0});
    }
  }

  [[nodiscard]] Rect on_page(const Rect& rect) const {
    return {origin_.x + rect.x, origin_.y + top_ + rect.y, rect.width, rect.height};
  }
  [[nodiscard]] bool in_sight(const Rect& rect) const {
    const float y = origin_.y + top_ + rect.y;
    return y < rect_.y + rect_.height && y + rect.height > rect_.y;
  }

  void block(std::size_t at) {
    if (at == drawn_) return;  // kept for two links
    drawn_ = at;
    const RenderedDocument& document = session_.rendered;
    at_ = at;
    block_ = &document[at];
    top_ = document.top(at);
    each_in_sight(block_->shapes, block_->shape_extents,
                  [&](std::size_t shape) { draw_shape(block_->shapes[shape]); });
    mark_elements();
    for (std::size_t place = 0; place < told_.size();) place = tell(place);
    each_in_sight(block_->texts, block_->text_extents,
                  [&](std::size_t text) { draw_words(block_->texts[text]); });
  }

  template <typename Piece, typename Visit>
  void each_in_sight(const std::vector<Piece>& pieces, const std::vector<RenderedExtent>& extents,
                     Visit visit) const {
    for (std::size_t of = 0; of < extents.size(); ++of) {
      if (!in_sight({0, extents[of].top, 0, extents[of].bottom - extents[of].top})) continue;
      const std::size_t end = std::min(pieces.size(), (of + 1) * pieces_of_extent);
      for (std::size_t at = of * pieces_of_extent; at < end; ++at) {
        if (in_sight(pieces[at].rect)) visit(at);
      }
    }
  }

  void draw_shape(const RenderedShape& shape) {
    const Palette& c = ui_.colors();
    const Rect rect = on_page(shape.rect);
    switch (shape.shape) {
      case Shape::separator:
        ui_.fill(rect, c.field_line);
        break;
      case Shape::header_cell:
        ui_.fill(rect, c.hover);
        [[fallthrough]];
      case Shape::cell:
        ui_.outline(rect, c.field_line, 0);
        break;
      case Shape::quote:
        ui_.fill(rect, c.field_line, 1.5F);
        break;
      case Shape::note:
      case Shape::warning:
        ui_.fill(rect, c.raised, corner);
        ui_.outline(rect, c.line, corner);
        ui_.fill({rect.x, rect.y + 1, 4, rect.height - 2},
                 shape.shape == Shape::note ? c.accent : c.caution, 2);
        break;
      case Shape::code:
        ui_.fill(rect, c.raised, corner);
        ui_.outline(rect, c.line, corner);
        break;
    }
  }

  void draw_words(const RenderedText& text) {
    const Palette& c = ui_.colors();
    const TextStyle& style = style_of(text.look);
    const Rect rect = on_page(text.rect);
    const bool link = text.element != no_element && is_link_[text.element];
    const ImU32 color = link ? c.accent : text.look == TextLook::small_text ? c.muted : c.text;
    const float y = std::floor(rect.y + (rect.height - style.size) / 2);
    ui_.draw_text({rect.x, y}, words_of(text), style, color);
    if (link) ui_.fill({rect.x, y + style.size - 1, rect.width, 1}, color);
  }

  [[nodiscard]] std::string_view words_of(const RenderedText& text) const {
    return std::string_view(block_->text).substr(text.begin, text.end - text.begin);
  }

  // Which elements are told: those in sight, links that are kept, and what these stand in.
  void mark_elements() {
    const std::vector<RenderedElement>& elements = block_->elements;
    told_.clear();
    is_link_.assign(elements.size(), false);
    const auto mark = [&](std::size_t at) {
      if (!elements[at].is_parent) told_.push_back(at);
    };
    each_in_sight(elements, block_->element_extents, [&](std::size_t at) {
      if (elements[at].rect.height > 0) mark(at);
    });
    for (const RenderedDocument::Link& link : kept_) {
      if (link.block != at_ || link.element >= elements.size()) continue;
      mark(link.element);
      for (std::size_t part = link.element + 1; part < elements.size(); ++part) {
        const std::uint32_t parent = elements[part].parent;
        if (parent == no_element || parent < link.element) break;
        if (parent == link.element) mark(part);
      }
    }
    for (std::size_t place = 0; place < told_.size(); ++place) {
      const std::uint32_t parent = elements[told_[place]].parent;
      if (parent != no_element) told_.push_back(parent);
    }
    std::sort(told_.begin(), told_.end());
    told_.erase(std::unique(told_.begin(), told_.end()), told_.end());
  }

  // Tells an element and all that is in it; gives the place in told_ of the one that follows.
  std::size_t tell(std::size_t place) {
    const std::vector<RenderedElement>& elements = block_->elements;
    const std::size_t at = told_[place];
    const RenderedElement& element = elements[at];
    std::size_t next = place + 1;
    const std::string key = std::to_string(at_) + ' ' + std::to_string(at);
    if (element.role == Role::link && tell_link(at, key)) return next;
    Node node = node_of(element);
    if (element.role == Role::table) node.name = name_of_table(element);
    if (!element.is_parent) {
      node.name = block_->text.substr(element.begin, element.end - element.begin);
      ui_.leaf(key, std::move(node));
      return next;
    }
    const auto scope = ui_.scope(key, std::move(node));
    while (next < told_.size() && elements[told_[next]].parent == at) next = tell(next);
    return next;
  }

  // Its title, or else where it stands: a block does not know that, and is kept where only that
  // changes.
  [[nodiscard]] std::string name_of_table(const RenderedElement& element) const {
    const RstTree& tree = preview_.tree();
    const RstIndex table = session_.rendered.node(at_) + element.node;
    const RstIndex around = tree[table].parent;
    const bool has_directive = tree.kind(around) == RstKind::directive;
    const RstIndex title = has_directive ? tree.child(around, RstKind::title) : rst_none;
    if (title != rst_none) return tree.text_of(title);
    const RstIndex section = tree.ancestor(table, RstKind::section);
    if (section == rst_none) return std::string(tr("Table"));
    return format_text(tr("Table in “{}”"), {tree.text_of(tree.child(section, RstKind::title))});
  }

  [[nodiscard]] Node node_of(const RenderedElement& element) const {
    // A link that leads nowhere is text.
    return {.role = element.role == Role::link ? Role::none : element.role,
            .rect = on_page(element.rect),
            .level = element.level,
            .row_index = element.row_index,
            .row_count = element.row_count,
            .column_index = element.column_index,
            .column_count = element.column_count,
            .position_in_set = element.position_in_set,
            .set_size = element.set_size};
  }

  bool tell_link(std::size_t at, const std::string& key) {
    const RstIndex reference = session_.rendered.node(at_) + block_->elements[at].node;
    const Destination destination = destination_of(preview_, reference);
    if (destination.is_none()) return false;
    std::vector<LinkPiece> pieces;
    for (std::size_t text = block_->elements[at].first_text; text < block_->texts.size(); ++text) {
      const RenderedText& each = block_->texts[text];
      if (each.element != at) break;
      pieces.push_back({on_page(each.rect), words_of(each)});
    }
    if (pieces.empty()) return false;
    is_link_[at] = true;
    if (ui_.link(key, pieces, destination.url)) followed_ = destination.node;
    if (ui_.focus() == ui_.last()) {
      session_.focused_link = {at_, static_cast<std::uint32_t>(at)};
    }
    return true;
  }

  // What a link in the document leads to comes to the top.
  void follow() {
    const std::size_t byte = preview_.in_text(preview_.tree()[followed_].begin);
    session_.document_top = static_cast<double>(preview_.line_of(byte));
    ui_.settle();
  }

  Ui& ui_;
  Session& session_;
  const Preview& preview_;
  Rect rect_;
  ImVec2 origin_;  // of the document, on the page
  std::vector<RenderedDocument::Link> kept_;
  RstIndex followed_ = rst_none;
  std::size_t drawn_ = static_cast<std::size_t>(-1);
  // Of the block that is being drawn.
  std::size_t at_ = 0;
  const RenderedBlock* block_ = nullptr;
  float top_ = 0;
  std::vector<std::size_t> told_;  // elements, in order
  std::vector<bool> is_link_;
};

}  // namespace

void draw_rendered_view(Ui& ui, Session& session, const Rect& rect) {
  const Preview& preview = session.preview();
  RenderedDocument& rendered = session.rendered;
  const float padding = session.narrow ? pane_padding : 24;
  const float width = std::min(rect.width - 2 * padding, widest);
  if (session.rendered_version != preview.version() || rendered.width() != width) {
    if (preview.change() && session.rendered_version + 1 == preview.version() &&
        rendered.width() == width) {
      rendered.update(preview.tree(), *preview.change(), ScreenMeasure());
    } else {
      rendered.update(preview.tree(), width, ScreenMeasure());
    }
    session.rendered_version = preview.version();
  }
  ui.fill(rect, ui.colors().surface);
  const auto document =
      ui.scope("rendered", {.role = Role::document,
                            .name = format_text(tr("{}, rendered"), {session.rst_name()}),
                            .rect = rect,
                            .focusable = true,
                            .keys = scroll_keys});
  const NodeId node = ui.container();
  const ImVec2 top = ui.begin_scroll("scroll rendered", rect, rendered.height() + 2 * view_padding);
  // Places between the two: a line of the text, with a fraction, and a height.
  const auto line_at = [&](float y) {
    const std::size_t byte = preview.in_text(rendered.source_at(y));
    const std::size_t line = preview.line_of(byte);
    const auto length =
        static_cast<double>(preview.line_begin(line + 1) - preview.line_begin(line));
    return static_cast<double>(line) +
           static_cast<double>(byte - preview.line_begin(line)) / std::max(length, 1.0);
  };
  const auto y_of = [&](double place) {
    const auto line = std::min(static_cast<std::size_t>(place), preview.lines());
    const std::size_t begin = preview.line_begin(line);
    const std::size_t end = preview.line_begin(std::min(line + 1, preview.lines()));
    const double byte = static_cast<double>(begin) +
                        (place - static_cast<double>(line)) * static_cast<double>(end - begin);
    return rendered.y_of(preview.in_tree(static_cast<std::size_t>(byte)));
  };
  keep_to_place(ui, session, rect.height, session.rendered_scroll, y_of, line_at);
  if (const auto key = ui.take_key(node)) scroll_by_key(key->key, rect.height, body.leading);
  const ImVec2 origin{top.x + padding, top.y + view_padding};
  if (session.problem < preview.problems().size()) {
    const Position at = preview.problems()[session.problem].problem.at;
    const float y = rendered.y_of(
        preview.in_tree(preview.line_begin(std::min<std::size_t>(at.line - 1, preview.lines()))));
    ui.fill({top.x + padding / 2 - 2, origin.y + y, 4, body.leading}, ui.colors().accent, 2);
  }
  RenderedView(ui, session, rect, origin).draw();
  ui.end_scroll();
  if (ui.shows_focus(node)) ui.draw_focus_ring(rect);
}

}  // namespace summit::ui
