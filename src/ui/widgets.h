// Every widget of the program: drawn with Dear ImGui and, in the same call, recorded with its role,
// name, value, state and rectangle (semantics.h). What happens to a widget comes back the same way,
// whether by pointer (through ImGui), by keyboard or by a screen reader (through the record).
//
// A widget is named by a key, unique within the container it stands in; its NodeId is ImGui's id
// for that key. Rectangles are pixels of the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui.h"
#include "ui/icons.h"
#include "ui/semantics.h"
#include "ui/theme.h"

namespace summit::ui {

// A key that the widget with the focus said it acts on.
struct WidgetKey {
  std::string key;  // as KeyboardEvent.key
  bool shift = false;
  bool alt = false;
  bool primary = false;  // Control, or Command where the system uses that
};

// What an area is filled with, so that it is told from others by more than its colour.
enum class Pattern : std::uint8_t { solid, rising, falling, crossed, level, upright, hollow, mark };

enum class ButtonLook { plain, primary, quiet, row };

struct ButtonOptions {
  std::string_view name;  // where more than the label is to be spoken; begins with the label
  std::string_view description;
  std::string_view beside;  // a count behind the label, smaller
  std::string_view below;   // a second line, smaller; without the label below the icon
  Icon icon = Icon::none;
  ButtonLook look = ButtonLook::plain;
  bool show_label = true;  // false: only the icon; the label is its name and tooltip
  bool drags = false;      // a handle, dragged by mouse or finger
  bool disabled = false;
  bool opens_menu = false;
  Toggle pressed = Toggle::none;
  Toggle checked = Toggle::none;  // of a checkbox
  Role role = Role::button;       // tab as well
  Toggle selected = Toggle::none;
  Toggle expanded = Toggle::none;
  std::string_view shortcut;  // aria-keyshortcuts
  std::uint16_t keys = keys_none;
  bool skips_tab = false;
  // Of an item of a tree, from 1.
  std::int32_t level = 0;
  std::int32_t position_in_set = 0, set_size = 0;
};

// What a menu offers.
struct MenuItem {
  std::string_view label;
  Icon icon = Icon::none;
  std::string_view shortcut;  // aria-keyshortcuts
};

// A part of a text that has a colour of its own: bytes, in order, without overlap.
struct ColoredPart {
  std::size_t begin, end;
  ImU32 color;
};

struct FieldOptions {
  TextStyle style = body;
  bool multiline = false;
  bool searches = false;  // for something: a searchbox
  bool muted = false;     // text of less weight
  bool framed = true;     // false: a frame only under the pointer or with the focus (in tables)
  std::string_view placeholder;
  std::string_view marked;  // what was searched for: where it stands in the text (one line) shows
  std::string_view description;
  std::uint16_t keys = keys_none;
  bool skips_tab = false;
  std::span<const ColoredPart> parts;  // of the value, over several lines
};

struct FieldResult {
  NodeId id = 0;
  bool focused = false;
  bool gained_focus = false;         // since the last frame
  std::optional<std::string> typed;  // the text after an edit, whole
  std::string_view shown;            // its text; valid until the next field is drawn
};

// A part of a link's text, on one line.
struct LinkPiece {
  Rect rect;
  std::string_view text;
};

class Ui {
 public:
  // [SECTION] Frames
  // `refused`: the field whose typed text the plan did not take, and why.
  // The height of a page at which nothing would have scrolled since begin_frame().
  [[nodiscard]] float wanted_height() const { return wanted_height_; }
  void begin_frame(const Palette& palette, NodeId refused, std::string_view refusal);
  void end_frame();
  [[nodiscard]] const Semantics& semantics() const { return shown_; }
  [[nodiscard]] const Palette& colors() const { return *palette_; }
  // Another frame is needed for what this one found out.
  [[nodiscard]] bool unsettled() const { return unsettled_; }
  void settle() { unsettled_ = true; }

  // [SECTION] What arrives between frames
  void on_focus(NodeId node, bool visible);
  void on_activate(NodeId node);
  void on_caret(NodeId field) { moved_caret_ = field; }
  void on_text(NodeId node, std::string_view text);
  // False when the node does not act on that key.
  bool on_key(NodeId node, const WidgetKey& key);

  // [SECTION] Containers: every widget stands in the innermost open one
  class [[nodiscard]] Scope {
   public:
    explicit Scope(Ui& ui) : ui_(&ui) {}
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { ui_->close(); }

   private:
    Ui* ui_;
  };
  // Opens a container; of `node`, id and parent are filled in here.
  Scope scope(std::string_view key, Node node);
  // The same in the container that `sibling`, which is drawn, stands in.
  Scope scope_beside(NodeId sibling, std::string_view key, Node node);
  // A container as a node of its own right: keys typed on it, its focus.
  [[nodiscard]] NodeId container() const { return scopes_.back(); }

  // An area that scrolls up and down. Gives the position of its content's top left corner.
  ImVec2 begin_scroll(std::string_view key, const Rect& view, float content_height,
                      float content_width = 0);
  void end_scroll();
  // What of the page shows in the innermost scrolled area.
  [[nodiscard]] Rect clip() const;
  // Scrolls the innermost area so that `rect` shows.
  void reveal(const Rect& rect);

  // [SECTION] Widgets
  void text(std::string_view key, const Rect& rect, std::string_view text, const TextStyle& style,
            ImU32 color, Role role = Role::paragraph, int level = 0);
  // Text over several lines; gives its height.
  float wrapped_text(std::string_view key, ImVec2 at, float width, std::string_view text,
                     const TextStyle& style, ImU32 color);
  // A link to something in the program, or with an `address` to something outside of it, which the
  // page opens by itself. Its text may stand in several pieces, one a line, and is drawn by the
  // caller. True when an inner one is followed.
  bool link(std::string_view key, const std::vector<LinkPiece>& pieces, std::string_view address);
  // Something that is drawn by the caller and only to be told.
  void leaf(std::string_view key, Node node) { record(id_of(key), std::move(node)); }
  bool button(std::string_view key, const Rect& rect, std::string_view label,
              const ButtonOptions& options = {});
  // A place on a line from 0 to `max`; `words` say what stands there. The place it was moved to.
  std::optional<std::int32_t> slider(std::string_view key, const Rect& rect, std::string_view label,
                                     std::int32_t value, std::int32_t max, std::string_view words);
  // How far something is that takes a while: `share` of 0 to 1, told in steps of a hundredth.
  void progress(std::string_view key, const Rect& rect, std::string_view label, double share);
  // What parts two panes: `share` is the percentage that the first has. The new one, -1 for the
  // usual, 0 for folding the first away.
  std::optional<int> splitter(std::string_view key, const Rect& rect, const Rect& whole,
                              std::string_view label, int share, int least, int most);
  // Fields that are drawn from here on can be read but not edited; what is searched for can.
  void set_read_only(bool read_only) { read_only_ = read_only; }
  FieldResult field(std::string_view key, const Rect& rect, std::string_view label,
                    std::string_view value, const FieldOptions& options = {});
  // Another text for a field that is drawn in this frame, as if it was typed there, and what is
  // selected in it.
  void edit_field(NodeId field, std::string_view text, TextSelection selection);
  // What the field with that key shows: what was typed in it, while the value has not followed.
  [[nodiscard]] std::string_view shown_in(std::string_view key, std::string_view value) const;
  // Whether the person moved the field's caret since this was asked last.
  bool take_caret_move(NodeId field) {
    return moved_caret_ == field && std::exchange(moved_caret_, 0) != 0;
  }
  // One of a list that a field has (own_list()), which keeps the focus; drawn by the caller. True
  // when it is taken.
  bool option(std::string_view key, const Rect& rect, std::string_view name,
              std::string_view description, bool chosen, std::size_t position, std::size_t count);
  // Makes a drawn field a combobox (one over several lines stays what it is, ARIA has no such
  // combobox): the keys typed there choose among the options of `list`, which
  // is 0 while it is closed.
  void own_list(NodeId field, NodeId list, NodeId chosen);
  // The width of a button with this label, and with or without an icon.
  [[nodiscard]] static float button_width(std::string_view label, bool with_icon);
  // The field shows the plan's value again, not the text as it was typed.
  void drop_draft(NodeId field) {
    if (draft_.node == field) draft_ = {};
  }
  // The height a field over several lines needs to show `value` whole, with a line to spare: the
  // page may wrap a little earlier than this does.
  [[nodiscard]] float field_height(std::string_view value, float width,
                                   const TextStyle& style) const;
  // The widget just drawn: its id, and whether the pointer holds it or let go of it in this frame.
  [[nodiscard]] NodeId last() const { return last_; }
  [[nodiscard]] bool last_held() const { return last_held_; }
  [[nodiscard]] bool last_released() const { return last_released_; }
  // The key that was typed with the focus on `node`, once.
  std::optional<WidgetKey> take_key(NodeId node);
  // Whether `node` was activated other than by the pointer, once.
  bool take_activation(NodeId node);

  // [SECTION] Menus, one at a time; in menu.cpp
  // A button with a menu below it, named `label` as well. The item that was chosen.
  std::optional<std::size_t> menu_button(std::string_view key, const Rect& rect,
                                         std::string_view label, std::span<const MenuItem> items,
                                         ButtonOptions options = {});
  // Opens a menu of `owner`, a node that is drawn and has the focus or may have it: below or above
  // `anchor`. Arrow keys go through the items; Escape, a press elsewhere and the choice give the
  // focus back to the owner, without which it closes.
  void open_menu(NodeId owner, std::string_view label, const Rect& anchor,
                 std::span<const MenuItem> items, bool at_last = false);
  // The item that was chosen in the owner's menu, once.
  std::optional<std::size_t> take_choice(NodeId owner);
  [[nodiscard]] bool menu_is_open(NodeId owner) const { return menu_.owner == owner; }
  [[nodiscard]] bool has_menu() const { return menu_.owner != 0; }
  // Over everything drawn before.
  void draw_menu();

  // [SECTION] Focus
  // To the first control of the next region, or of the one before; false where there is none.
  bool focus_next_region(bool back);
  void request_focus(NodeId node) {
    requested_focus_ = node;
    unsettled_ = true;
  }
  [[nodiscard]] NodeId focus() const { return focus_; }
  // Whether the focus ring is to be drawn around it.
  [[nodiscard]] bool shows_focus(NodeId node) const { return focus_ == node && focus_visible_; }
  void draw_focus_ring(const Rect& rect) const;
  // Should the row with the focus be gone after this frame: what was in it shows here now.
  void offer_focus(NodeId node) { offered_focus_ = node; }

  void announce(std::string_view message);

  // [SECTION] Drawing without meaning
  void fill(const Rect& rect, ImU32 color, float rounding = 0) const;
  void outline(const Rect& rect, ImU32 color, float rounding, float thickness = 1) const;
  // Lines on what is below, and an outline; a mark is one upright line in the middle.
  void fill_pattern(const Rect& rect, ImU32 color, Pattern pattern, float rounding = 0) const;
  // One line, cut with an ellipsis at the right edge, centred in the height.
  void draw_line(const Rect& rect, std::string_view text, const TextStyle& style,
                 ImU32 color) const;
  // One line, whole, from its top left corner.
  void draw_text(ImVec2 at, std::string_view text, const TextStyle& style, ImU32 color) const;
  // Over several lines; gives their height.
  float draw_wrapped(ImVec2 at, float width, std::string_view text, const TextStyle& style,
                     ImU32 color) const;
  [[nodiscard]] static float text_width(std::string_view text, const TextStyle& style);
  [[nodiscard]] static float wrapped_height(std::string_view text, float width,
                                            const TextStyle& style);

 private:
  friend class Scope;
  // Text as it was typed into the field with the focus, while the plan's form of it may differ
  // ("a, " names one owner): shown until the plan's value changes by other means.
  struct Draft {
    NodeId node = 0;
    std::string text;
    std::optional<std::string> value;  // the field's value once the edit was applied
  };
  struct Area {
    Rect view;
    float scroll;
  };

  struct Menu {
    struct Item {
      std::string label;
      Icon icon;
      std::string shortcut;
    };
    NodeId owner = 0;  // 0: none is open
    NodeId node = 0;   // its own, once it is drawn
    std::string label;
    Rect anchor;
    std::vector<Item> items;
    std::optional<std::size_t> focus_target;  // the item that is to get the focus
  };
  struct Choice {
    NodeId owner = 0;
    std::size_t item = 0;
  };
  [[nodiscard]] Rect place_of_menu() const;
  void draw_menu_items(Rect rect);
  void act_on_menu_key(std::size_t item, const WidgetKey& key);
  void close_menu();

  struct Pointer {
    bool pressed = false;
    bool hovered = false;
    bool held = false;
  };

  [[nodiscard]] static Pointer pointer_on(NodeId id, const Rect& rect, bool disabled = false);
  [[nodiscard]] static NodeId id_of(std::string_view key);
  Node& record(NodeId id, Node node);
  void close();
  void draw_marks(const Rect& line, std::string_view text, const FieldOptions& options) const;
  void draw_refusal(NodeId field, const Rect& rect);
  static void draw_wrapped(ImDrawList& list, ImVec2 at, float width, std::string_view text,
                           const TextStyle& style, ImU32 color,
                           std::span<const ColoredPart> parts = {});

  const Palette* palette_ = &palette(false);
  Semantics recording_;
  Semantics shown_;
  std::vector<NodeId> scopes_;
  std::vector<Area> areas_;
  float wanted_height_ = 0;
  std::string announcement_;
  NodeId focus_ = 0;
  NodeId focus_before_ = 0;  // in the frame before: for gained_focus
  NodeId requested_focus_ = 0;
  NodeId offered_focus_ = 0;
  int frames_waited_ = 0;   // for the requested node to be drawn
  NodeId moved_caret_ = 0;  // the field whose it is
  NodeId reveal_ = 0;       // to be scrolled into view when it is drawn
  bool focus_visible_ = false;
  bool unsettled_ = false;
  NodeId last_ = 0;
  bool last_held_ = false;
  bool last_released_ = false;
  bool read_only_ = false;
  NodeId refused_ = 0;
  std::string refusal_;
  Draft draft_;
  Menu menu_;
  Choice choice_;
  std::vector<NodeId> activations_;
  struct Typed {
    NodeId node;
    std::string text;
  };
  std::vector<Typed> typed_;
  struct Key {
    NodeId node;
    WidgetKey key;
  };
  std::vector<Key> keys_;
};

// [SECTION] Rectangles
[[nodiscard]] constexpr ImVec2 min_of(const Rect& rect) {
  return {rect.x, rect.y};
}
[[nodiscard]] constexpr ImVec2 max_of(const Rect& rect) {
  return {rect.x + rect.width, rect.y + rect.height};
}
[[nodiscard]] constexpr Rect inset(const Rect& rect, float x, float y) {
  return {rect.x + x, rect.y + y, rect.width - 2 * x, rect.height - 2 * y};
}
// Cut off a part of `rect`, which becomes what is left.
Rect take_top(Rect& rect, float height);
Rect take_bottom(Rect& rect, float height);
Rect take_left(Rect& rect, float width);
Rect take_right(Rect& rect, float width);

}  // namespace summit::ui
