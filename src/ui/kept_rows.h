// A list of what is kept, the plans or the versions of one: every row has a name, which is edited
// in place, a line of what is known of it, and a menu. Only rows in sight are drawn.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/library.h"
#include "ui/plan_column.h"
#include "ui/widgets.h"

namespace summit::ui {

struct KeptRow {
  std::string_view id;
  std::string name;
  std::string details;      // the second line
  std::string mark;         // what is special about it, in a few words; empty: nothing
  bool unnamed = false;     // the name is only what stands for one
  std::size_t without = 0;  // how many items at the menu's end it does not have
};

// What a person did with a row.
struct KeptAction {
  enum class Kind : std::uint8_t { press, menu, rename, remove, commit };
  Kind kind;
  std::size_t row;
  std::size_t item = 0;  // of the menu
  std::string name;      // that was typed, with `commit`
};

struct KeptRowsOptions {
  std::string_view name;           // of the list
  std::string_view menu_name;      // "What can be done with {}"
  std::size_t count = 0;           // rows
  std::size_t current = 0;         // the one that Tab stops at
  std::span<const MenuItem> menu;  // of each row
  int lines = 1;                   // there is room for, of the details of each row
  std::size_t buttons = 0;         // the first of its items that are buttons as well, if there is
                                   // room for them
  bool acts = true;                // false: something else over the page has the keys
};

[[nodiscard]] float kept_row_height(int lines = 1);  // of details
// Draws the rows from `layout.y` on; `row_at` says what one is, while it is drawn.
std::optional<KeptAction> draw_kept_rows(PlanColumn& layout, KeptList& list,
                                         const KeptRowsOptions& options,
                                         const std::function<KeptRow(std::size_t)>& row_at);

// Edits the name of a row in place from now on.
void begin_renaming(KeptList& list, std::string_view id, std::string_view name);

// What was done last and can be taken back, in a line above such a list. True when it is.
bool draw_notice(Ui& ui, const Rect& rect, std::string_view notice, bool can_undo);
inline constexpr float notice_height = 48;

// "12 priorities, 7 ideas".
[[nodiscard]] std::string count_rows(std::size_t priorities, std::size_t ideas);

}  // namespace summit::ui
