// Every command of the program in one table: its name, icon and shortcut, when it can be used and
// what it does. Buttons, keys, the command palette and the sheet of shortcuts read the same entry.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "ui/icons.h"

namespace summit::ui {

class Session;
struct KeyPress;

enum class CommandId : std::uint8_t {
  new_plan,
  from_last_release,
  next_release,
  open,
  save,
  save_as,
  save_plan,
  export_rst,
  copy_rst,
  copy_link,
  sample,
  pad_sample,
  library,
  versions,
  keep_version,
  undo,
  redo,
  add_priority,
  add_idea,
  fix_problem,
  rename,
  set_owners,
  move_up,
  move_down,
  indent,
  outdent,
  promote,
  demote,
  add_idea_below,
  cut_rows,
  copy_rows,
  paste_rows,
  duplicate,
  copy_rows_rst,
  remove,
  select_rows,
  select_all_rows,
  mark_strong,
  mark_emphasis,
  mark_literal,
  link,
  list,
  confirm_line,
  confirm_all,
  be_title,
  be_group,
  be_priority,
  be_owner,
  be_description,
  be_idea,
  be_ignored,
  go_pad,
  go_plan,
  go_document,
  go_back,
  go_forward,
  next_problem,
  previous_problem,
  next_region,
  show_rendered,
  show_source,
  show_both,
  show_load,
  pad_history,
  system_theme,
  light_theme,
  dark_theme,
  contrast_theme,
  filter,
  browser_language,
  english,
  german,
  japanese,
  palette,
  shortcuts,
  reload,
};

enum class CommandGroup : std::uint8_t { file, edit, item, prose, pad, go, view };
[[nodiscard]] std::string_view to_string(CommandGroup group);

// What a command needs to be of any use.
enum class Needs : std::uint8_t {
  nothing,
  plan,  // that is open
  undo,
  redo,
  problem,
  priority,  // that is selected, as are the next two; of several one at least
  idea,
  item,   // one of both
  prose,  // a field of it that is edited, or was last
  pad,
  line,     // a current one
  back,     // there is a place to go back to
  forward,  // or forward
  history,  // of the pad
  room,     // for two views of the document
  version,  // a newer one of the program
};

struct Command {
  CommandId id;
  CommandGroup group;
  std::string_view label;  // in English, as to_string() of a group
  Icon icon;
  // As aria-keyshortcuts writes it, alternatives separated by spaces; "Control" is Command where
  // the system uses that.
  std::string_view shortcut;
  Needs needs = Needs::nothing;
  bool local = false;  // the key belongs to the row with the focus, which acts on it
};

[[nodiscard]] std::span<const Command> all_commands();
[[nodiscard]] const Command& command(CommandId id);
[[nodiscard]] const Command* command_for(const KeyPress& press);
// Whether it changes the plan that is open, undo and redo among them.
[[nodiscard]] bool changes_plan(CommandId id);
[[nodiscard]] bool is_enabled(const Session& session, CommandId id);
void run_command(Session& session, CommandId id);

// The label, with what it is about: "Undo rename".
[[nodiscard]] std::string label_now(const Session& session, const Command& command);
// A shortcut as it is read on a key: "Ctrl+Shift+Z", "⇧⌘Z". Only the first of alternatives.
[[nodiscard]] std::string shortcut_words(std::string_view shortcut, bool uses_command);

}  // namespace summit::ui
