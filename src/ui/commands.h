// Every command of the program in one table: its name, icon and shortcut. Buttons and keys run the
// same entry.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ui/icons.h"

namespace summit::ui {

class Session;
struct KeyPress;

enum class CommandId : std::uint8_t {
  new_plan,
  open,
  save,
  save_plan,
  export_rst,
  copy_rst,
  undo,
  redo,
  sample,
  pad_sample,
  next_problem,
  previous_problem,
  fix_problem,
};

struct Command {
  CommandId id;
  std::string_view label;
  Icon icon;
  // The key as KeyboardEvent.key names it; empty without a shortcut. Always with Control or
  // Command, but for function keys.
  std::string_view key;
  bool shift;
  std::string_view shortcut;  // as aria-keyshortcuts writes it
};

[[nodiscard]] const Command& command(CommandId id);
[[nodiscard]] const Command* command_for(const KeyPress& press);
[[nodiscard]] bool is_enabled(const Session& session, CommandId id);
void run_command(Session& session, CommandId id);

}  // namespace summit::ui
