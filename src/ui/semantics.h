// What a frame shows, in words: every widget drawn through ui/widgets.h is recorded here with its
// role, name, value, state and rectangle. The record feeds the page's accessibility tree, which is
// also what end-to-end tests address, and native tests read it directly. Nothing of Dear ImGui or
// of a browser is needed to read it.
//
// Roles, states and properties are those of WAI-ARIA 1.2; a node's place in `nodes` is the reading
// order and a parent always stands before its children.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace summit::ui {

using NodeId = std::uint32_t;  // stable from frame to frame; 0 is none (as a parent: the root)

enum class Role : std::uint8_t {
  alert,
  alertdialog,
  banner,
  blockquote,
  button,
  cell,
  checkbox,
  code,
  columnheader,
  combobox,
  complementary,
  contentinfo,
  dialog,
  document,
  emphasis,
  group,
  heading,
  img,
  link,
  list,
  listbox,
  listitem,
  main,
  menu,
  menubar,
  menuitem,
  navigation,
  none,
  note,
  option,
  paragraph,
  progressbar,
  region,
  row,
  rowgroup,
  rowheader,
  searchbox,
  separator,
  slider,
  status,
  strong,
  tab,
  table,
  tablist,
  tabpanel,
  term,
  textbox,
  toolbar,
  tree,
  treeitem,
};
[[nodiscard]] std::string_view to_string(Role role);

// Pixels of the page (CSS pixels), from the top left corner of the canvas.
struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  friend bool operator==(const Rect&, const Rect&) = default;
};

enum class Toggle : std::int8_t { none = -1, off = 0, on = 1, mixed = 2 };

// Keys a focused node acts on itself; the page keeps all others for the browser.
enum NodeKeys : std::uint16_t {
  keys_none = 0,
  key_up_down = 1 << 0,
  key_left_right = 1 << 1,
  key_alt_up_down = 1 << 2,     // move
  key_alt_left_right = 1 << 3,  // indent
  key_enter = 1 << 4,
  key_escape = 1 << 5,
  key_delete = 1 << 6,
  key_f2 = 1 << 7,
  key_home_end = 1 << 8,
  key_page = 1 << 9,
  key_space = 1 << 10,
  key_letters = 1 << 11,  // any letter by itself
  key_tab = 1 << 12,      // without Shift
};

struct Node {
  NodeId id = 0;
  NodeId parent = 0;
  Role role = Role::none;
  std::string name;         // accessible name; for static text the text itself
  std::string value;        // a textbox's text
  std::string description;  // help beyond the name (aria-description)
  std::string shortcut;     // aria-keyshortcuts: "Control+Z"
  std::string href;         // a link's address outside of the program, which the browser opens
  Rect rect;                // may lie partly or wholly outside of `clip`
  Rect clip;                // the visible part of the scrolled area it stands in
  bool focusable = false;
  bool skips_tab = false;  // focusable, but not a stop of Tab: arrow keys lead there
  bool disabled = false;
  bool multiline = false;        // textbox
  bool read_only = false;        // textbox
  bool invalid = false;          // textbox whose value was refused
  bool modal = false;            // dialog: everything outside of it is hidden
  bool upright = false;          // separator between panes side by side
  bool multiselectable = false;  // several of its items may be selected
  bool drags = false;            // a handle: a finger on it drags and does not scroll
  bool opens_menu = false;
  bool wordless = false;  // drawn without its name, which the page shows as a tooltip
  Toggle pressed = Toggle::none;
  Toggle checked = Toggle::none;
  Toggle selected = Toggle::none;
  Toggle expanded = Toggle::none;
  std::uint16_t keys = keys_none;
  // From 1; 0 leaves the attribute out.
  std::int32_t level = 0;
  std::int32_t row_index = 0, row_count = 0, column_index = 0, column_count = 0;
  std::int32_t position_in_set = 0, set_size = 0;
  // A combobox's: its list, and the option of it that is chosen.
  NodeId controls = 0, active = 0;
  // Of a slider, a progress bar or what parts two panes; it says its value in words as
  // `description`.
  std::int32_t value_now = 0, value_min = 0, value_max = 0;
  // How a textbox's text looks, so that the page can lay a real input over it while it is edited.
  float font_size = 0;    // pixels; the family follows from `monospace`
  float line_height = 0;  // pixels
  float padding_x = 0, padding_y = 0;
  bool monospace = false;
  bool semibold = false;
  std::string placeholder;
  friend bool operator==(const Node&, const Node&) = default;
};

// What is selected in a textbox, in UTF-16 units as the page counts; a caret where both are one.
struct TextSelection {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(const TextSelection&, const TextSelection&) = default;
};

struct Semantics {
  std::vector<Node> nodes;
  NodeId focus = 0;          // the node the program wants focused; 0 leaves focus where it is
  NodeId edited = 0;         // a textbox whose text the program changed just now: …
  TextSelection selection;   // … what is selected there from now on
  std::string announcement;  // new text for the polite live region; empty for none
};

// The whole record as JSON for the page: {"nodes":[…],"focus":…,"announcement":…}; members with
// their default value are left out, rectangles are [x,y,width,height].
[[nodiscard]] std::string to_json(const Semantics& semantics);

}  // namespace summit::ui
