#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include "imgui_internal.h"
#include "text/ascii.h"
#include "text/text_search.h"
#include "ui/focus.h"

namespace summit::ui {
namespace {

constexpr float field_padding_x = 10;
constexpr float area_padding_y = 8;
constexpr float refusal_padding_y = 6;
constexpr float refusal_width = 420;  // at most
constexpr int frames_to_wait_for_focus = 4;

Rect intersect(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(a.x + a.width, b.x + b.width) - x),
          std::max(0.0F, std::min(a.y + a.height, b.y + b.height) - y)};
}

Rect around(const Rect& a, const Rect& b) {
  const float x = std::min(a.x, b.x);
  const float y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.width, b.x + b.width) - x,
          std::max(a.y + a.height, b.y + b.height) - y};
}

// The bit of a node's `keys` that a key belongs to.
std::uint16_t key_bit(const WidgetKey& key) {
  const std::string& name = key.key;
  const bool vertical = name == "ArrowUp" || name == "ArrowDown";
  const bool horizontal = name == "ArrowLeft" || name == "ArrowRight";
  if (key.alt) return vertical ? key_alt_up_down : horizontal ? key_alt_left_right : keys_none;
  if (vertical) return key_up_down;
  if (horizontal) return key_left_right;
  if (name == "Enter") return key_enter;
  if (name == "Escape") return key_escape;
  if (name == "Delete") return key_delete;
  if (name == "F2") return key_f2;
  if (name == "Tab") return key.shift ? keys_none : key_tab;
  if (name == "Home" || name == "End") return key_home_end;
  if (name == "PageUp" || name == "PageDown") return key_page;
  if (name == " ") return key_space;
  if (name.size() == 1 && (is_lower(name[0]) || is_upper(name[0]))) return key_letters;
  return keys_none;
}

}  // namespace

// [SECTION] Frames

void Ui::begin_frame(const Palette& palette, NodeId refused, std::string_view refusal) {
  palette_ = &palette;
  refused_ = refused;
  refusal_ = refusal;
  unsettled_ = false;
  recording_ = {};
  scopes_.clear();
  areas_.clear();
  wanted_height_ = 0;
  offered_focus_ = 0;
}

void Ui::end_frame() {
  // What nobody took was meant for a widget that is gone.
  activations_.clear();
  typed_.clear();
  keys_.clear();
  focus_before_ = focus_;
  if (requested_focus_ != 0) {
    const bool drawn = find_node(recording_.nodes, requested_focus_) != nullptr;
    if (drawn) {
      recording_.focus = requested_focus_;
      reveal_ = requested_focus_;
    }
    if (drawn || ++frames_waited_ == frames_to_wait_for_focus) {
      requested_focus_ = 0;
      frames_waited_ = 0;
    }
    unsettled_ = true;
  } else if (const NodeId heir =
                 heir_of_focus(shown_.nodes, recording_.nodes, focus_, offered_focus_)) {
    recording_.focus = reveal_ = heir;
    unsettled_ = true;
  }
  recording_.announcement = std::exchange(announcement_, {});
  shown_ = std::move(recording_);
}

void Ui::on_focus(NodeId node, bool visible) {
  if (focus_ != node) draft_ = {};
  // Tab leads out of a menu, which closes then.
  const Node* found = find_node(shown_.nodes, node);
  if (found != nullptr && menu_.node != 0 && node != menu_.owner && found->parent != menu_.node) {
    menu_ = {};
    settle();
  }
  focus_ = node;
  focus_visible_ = visible;
  reveal_ = node;
}

void Ui::on_activate(NodeId node) {
  activations_.push_back(node);
}

void Ui::on_text(NodeId node, std::string_view text) {
  typed_.push_back({node, std::string(text)});
}

bool Ui::on_key(NodeId node, const WidgetKey& key) {
  const std::uint16_t bit = key_bit(key);
  const Node* found = find_node(shown_.nodes, node);
  if (found == nullptr || (found->keys & bit) == 0) return false;
  keys_.push_back({node, key});
  return true;
}

bool Ui::focus_next_region(bool back) {
  const NodeId stop = next_region_stop(shown_.nodes, focus_, back);
  if (stop != 0) request_focus(stop);
  return stop != 0;
}

void Ui::announce(std::string_view message) {
  announcement_ = message;
  unsettled_ = true;
}

// [SECTION] Containers

NodeId Ui::id_of(std::string_view key) {
  return ImGui::GetID(key.data(), key.data() + key.size());
}

Node& Ui::record(NodeId id, Node node) {
  node.id = id;
  node.parent = scopes_.empty() ? 0 : scopes_.back();
  node.clip = clip();
  last_ = id;
  if (reveal_ == id) {
    reveal_ = 0;
    if (!areas_.empty()) reveal(node.rect);
  }
  return recording_.nodes.emplace_back(std::move(node));
}

Ui::Scope Ui::scope(std::string_view key, Node node) {
  const NodeId id = id_of(key);
  record(id, std::move(node));
  scopes_.push_back(id);
  ImGui::PushOverrideID(id);
  return Scope(*this);
}

Ui::Scope Ui::scope_beside(NodeId sibling, std::string_view key, Node node) {
  const Node* found = find_node(recording_.nodes, sibling);
  scopes_.push_back(found != nullptr ? found->parent : 0);
  const NodeId id = id_of(key);
  record(id, std::move(node));
  scopes_.back() = id;
  ImGui::PushOverrideID(id);
  return Scope(*this);
}

void Ui::close() {
  scopes_.pop_back();
  ImGui::PopID();
}

ImVec2 Ui::begin_scroll(std::string_view key, const Rect& view, float content_height,
                        float content_width) {
  if (areas_.empty()) {
    wanted_height_ =
        std::max(wanted_height_, ImGui::GetIO().DisplaySize.y - view.height + content_height);
  }
  ImGui::SetCursorScreenPos(min_of(view));
  ImGui::SetNextWindowContentSize({content_width, content_height});
  // The children of a scrolled area keep their ids: they hang on the container, not on ImGui's
  // window.
  const ImGuiWindowFlags horizontal =
      content_width > 0 ? ImGuiWindowFlags_HorizontalScrollbar : ImGuiWindowFlags_None;
  ImGui::BeginChild(id_of(key), {view.width, view.height}, ImGuiChildFlags_None,
                    horizontal | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  if (!scopes_.empty()) ImGui::PushOverrideID(scopes_.back());
  areas_.push_back({view, ImGui::GetScrollY()});
  return ImGui::GetCursorScreenPos();
}

void Ui::end_scroll() {
  areas_.pop_back();
  if (!scopes_.empty()) ImGui::PopID();
  ImGui::EndChild();
}

Rect Ui::clip() const {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const Rect page{0, 0, size.x, size.y};
  return areas_.empty() ? page : intersect(page, areas_.back().view);
}

void Ui::reveal(const Rect& rect) {
  const Area& area = areas_.back();
  const float above = area.view.y + gap - rect.y;
  const float below = rect.y + rect.height - (area.view.y + area.view.height - gap);
  float change = 0;
  if (above > 0) {
    change = -above;
  } else if (below > 0) {
    change = std::min(below, -above);  // the top shows, whatever the height
  }
  if (change == 0) return;
  ImGui::SetScrollY(std::max(0.0F, area.scroll + change));
  unsettled_ = true;
}

// [SECTION] Widgets

void Ui::text(std::string_view key, const Rect& rect, std::string_view text, const TextStyle& style,
              ImU32 color, Role role, int level) {
  draw_line(rect, text, style, color);
  record(id_of(key), {.role = role, .name = std::string(text), .rect = rect, .level = level});
}

float Ui::wrapped_text(std::string_view key, ImVec2 at, float width, std::string_view text,
                       const TextStyle& style, ImU32 color) {
  const float height = draw_wrapped(at, width, text, style, color);
  record(id_of(key),
         {.role = Role::paragraph, .name = std::string(text), .rect = {at.x, at.y, width, height}});
  return height;
}

Ui::Pointer Ui::pointer_on(NodeId id, const Rect& rect, bool disabled) {
  Pointer pointer;
  const ImRect box(min_of(rect), max_of(rect));
  if (!ImGui::ItemAdd(box, id) || disabled) return pointer;
  pointer.pressed = ImGui::ButtonBehavior(box, id, &pointer.hovered, &pointer.held);
  return pointer;
}

bool Ui::link(std::string_view key, const std::vector<LinkPiece>& pieces,
              std::string_view address) {
  const NodeId id = id_of(key);
  bool pressed = false;
  Rect whole = pieces.front().rect;
  std::string name;
  ImGui::PushOverrideID(id);
  for (const LinkPiece& piece : pieces) {
    const Pointer pointer = pointer_on(id_of(std::to_string(name.size())), piece.rect);
    pressed = pressed || pointer.pressed;
    if (pointer.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (shows_focus(id)) draw_focus_ring(inset(piece.rect, -2, 0));
    if (!name.empty()) name += ' ';
    name += piece.text;
    whole = around(whole, piece.rect);
  }
  ImGui::PopID();
  Node node{.role = Role::link,
            .name = name,
            .href = std::string(address),
            .rect = whole,
            .focusable = true};
  if (pieces.size() == 1) {
    record(id, std::move(node));
  } else {
    const Scope parts = scope(key, std::move(node));
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      leaf(std::to_string(at),
           {.role = Role::none,
            .name = std::string(pieces[at].text) + (at + 1 < pieces.size() ? " " : ""),
            .rect = pieces[at].rect});
    }
  }
  last_ = id;
  return (take_activation(id) || pressed) && address.empty();
}

FieldResult Ui::field(std::string_view key, const Rect& rect, std::string_view label,
                      std::string_view value, const FieldOptions& options) {
  const NodeId id = id_of(key);
  const Pointer pointer = pointer_on(id, rect);
  FieldResult result{.id = id, .focused = focus_ == id};
  result.gained_focus = result.focused && focus_before_ != id;
  for (Typed& typed : typed_) {
    if (typed.node == id) result.typed = std::move(typed.text);
  }
  std::erase_if(typed_, [&](const Typed& typed) { return typed.node == id; });
  const bool read_only = read_only_ && !options.searches;
  if (read_only) result.typed.reset();

  if (result.typed) {
    draft_ = {id, *result.typed, std::nullopt};
    settle();
  } else if (draft_.node == id) {
    if (!draft_.value) draft_.value = value;
    if (*draft_.value != value) draft_ = {};
  }
  const std::string_view shown = draft_.node == id ? std::string_view(draft_.text) : value;
  result.shown = shown;

  const Palette& c = *palette_;
  const bool framed = options.framed || result.focused || pointer.hovered;
  const bool refused = refused_ == id && result.focused;
  if ((options.framed || result.focused) && !read_only) fill(rect, c.surface, corner);
  const ImU32 edge = read_only ? c.line : c.field_line;
  if (framed) outline(rect, refused ? c.danger : result.focused ? c.focus : edge, corner);
  if (result.focused) outline(inset(rect, 1, 1), refused ? c.danger : c.focus, corner - 1);
  if (pointer.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);

  const float padding_y = options.multiline
                              ? area_padding_y
                              : std::max(0.0F, (rect.height - options.style.leading) / 2);
  // The page shows the text of the field with the focus itself, in a real input laid over it.
  if (!result.focused) {
    const Rect inner = inset(rect, field_padding_x, 0);
    const bool empty = shown.empty();
    const std::string_view text = empty ? options.placeholder : shown;
    const ImU32 color = empty || options.muted ? c.muted : c.text;
    if (options.multiline) {
      draw_wrapped(*ImGui::GetWindowDrawList(), {inner.x, rect.y + padding_y}, inner.width, text,
                   options.style, color,
                   shown == value ? options.parts : std::span<const ColoredPart>());
    } else {
      if (!empty) draw_marks(inner, text, options);
      draw_line(inner, text, options.style, color);
    }
  }
  record(id,
         {.role = options.searches ? Role::searchbox : Role::textbox,
          .name = std::string(label),
          .value = std::string(shown),
          .description = std::string(refused ? std::string_view(refusal_) : options.description),
          .rect = rect,
          .focusable = true,
          .skips_tab = options.skips_tab,
          .multiline = options.multiline,
          .read_only = read_only,
          .invalid = refused,
          .keys = options.keys,
          .font_size = options.style.size,
          .line_height = options.style.leading,
          .padding_x = field_padding_x,
          .padding_y = padding_y,
          .monospace = options.style.monospace,
          .semibold = options.style.semibold,
          .placeholder = std::string(options.placeholder)});
  if (refused) draw_refusal(id, rect);
  return result;
}

void Ui::draw_marks(const Rect& line, std::string_view text, const FieldOptions& options) const {
  const TextSearch search(options.marked);
  std::size_t at = 0;
  while (const auto hit = search.find(text, at)) {
    at = hit->end;
    const float left = line.x + text_width(text.substr(0, hit->begin), options.style);
    const float right =
        std::min(line.x + line.width,
                 left + text_width(text.substr(hit->begin, at - hit->begin), options.style));
    const float top = line.y + (line.height - options.style.leading) / 2;
    if (right > left) fill({left, top, right - left, options.style.leading}, palette_->mark, 2);
  }
}

std::string_view Ui::shown_in(std::string_view key, std::string_view value) const {
  const bool is_draft = draft_.node == id_of(key) && (!draft_.value || *draft_.value == value);
  return is_draft ? std::string_view(draft_.text) : value;
}

void Ui::edit_field(NodeId field, std::string_view text, TextSelection selection) {
  draft_ = {field, std::string(text), std::nullopt};
  for (Node& node : recording_.nodes) {
    if (node.id == field) node.value = text;
  }
  recording_.edited = field;
  recording_.selection = selection;
  settle();
}

bool Ui::option(std::string_view key, const Rect& rect, std::string_view name,
                std::string_view description, bool chosen, std::size_t position,
                std::size_t count) {
  const NodeId id = id_of(key);
  const Pointer pointer = pointer_on(id, rect);
  if (pointer.hovered && !chosen) fill(rect, palette_->hover, corner);
  record(id, {.role = Role::option,
              .name = std::string(name),
              .description = std::string(description),
              .rect = rect,
              .selected = chosen ? Toggle::on : Toggle::off,
              .position_in_set = static_cast<std::int32_t>(position),
              .set_size = static_cast<std::int32_t>(count)});
  return take_activation(id) || pointer.pressed;
}

void Ui::own_list(NodeId field, NodeId list, NodeId chosen) {
  for (Node& node : recording_.nodes) {
    if (node.id != field) continue;
    if (!node.multiline) {
      node.role = Role::combobox;
      node.expanded = list != 0 ? Toggle::on : Toggle::off;
    }
    node.controls = list;
    node.active = chosen;
  }
}

// Below the field, or above where the page ends there; over whatever stands there.
void Ui::draw_refusal(NodeId field, const Rect& rect) {
  const Palette& c = *palette_;
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const float width = std::min({text_width(refusal_, small_text) + 1 + 2 * field_padding_x,
                                page.x - 2 * gap, refusal_width});
  const float text_width = width - 2 * field_padding_x;
  const float height = wrapped_height(refusal_, text_width, small_text) + 2 * refusal_padding_y;
  const float below = rect.y + rect.height + 2;
  const Rect box{std::max(gap, std::min(rect.x, page.x - gap - width)),
                 below + height <= page.y ? below : rect.y - 2 - height, width, height};
  ImDrawList* list = ImGui::GetForegroundDrawList();
  list->AddRectFilled(min_of(box), max_of(box), c.surface, corner);
  list->AddRect(min_of(box), max_of(box), c.danger, corner);
  draw_wrapped(*list, {box.x + field_padding_x, box.y + refusal_padding_y}, text_width, refusal_,
               small_text, c.danger);
  ImGui::PushOverrideID(field);
  record(id_of("refusal"), {.role = Role::alert, .name = refusal_, .rect = box});
  ImGui::PopID();
}

float Ui::field_height(std::string_view value, float width, const TextStyle& style) const {
  return wrapped_height(value, width - 2 * field_padding_x, style) + style.leading +
         2 * area_padding_y;
}

std::optional<WidgetKey> Ui::take_key(NodeId node) {
  const auto found =
      std::find_if(keys_.begin(), keys_.end(), [&](const Key& key) { return key.node == node; });
  if (found == keys_.end()) return std::nullopt;
  WidgetKey key = std::move(found->key);
  keys_.erase(found);
  if (key.key == "Escape" && draft_.node == node) draft_ = {};  // typed text is taken back
  settle();
  return key;
}

bool Ui::take_activation(NodeId node) {
  const bool taken = std::erase(activations_, node) > 0;
  if (taken) settle();
  return taken;
}

// [SECTION] Rectangles

Rect take_top(Rect& rect, float height) {
  height = std::min(height, rect.height);
  const Rect taken{rect.x, rect.y, rect.width, height};
  rect.y += height;
  rect.height -= height;
  return taken;
}

Rect take_bottom(Rect& rect, float height) {
  height = std::min(height, rect.height);
  rect.height -= height;
  return {rect.x, rect.y + rect.height, rect.width, height};
}

Rect take_left(Rect& rect, float width) {
  width = std::min(width, rect.width);
  const Rect taken{rect.x, rect.y, width, rect.height};
  rect.x += width;
  rect.width -= width;
  return taken;
}

Rect take_right(Rect& rect, float width) {
  width = std::min(width, rect.width);
  rect.width -= width;
  return {rect.x + rect.width, rect.y, width, rect.height};
}

}  // namespace summit::ui
