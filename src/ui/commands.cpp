#include "ui/commands.h"

#include <array>

#include "text/ascii.h"
#include "ui/app.h"
#include "ui/session.h"

namespace summit::ui {
namespace {

constexpr std::array<Command, 13> commands = {{
    {CommandId::new_plan, "New", Icon::plus, "", false, ""},
    {CommandId::open, "Open…", Icon::open, "o", false, "Control+O"},
    {CommandId::save, "Save", Icon::save, "s", false, "Control+S"},
    {CommandId::save_plan, "Save as plan", Icon::save, "s", true, "Control+Shift+S"},
    {CommandId::export_rst, "Export RST", Icon::download, "e", false, "Control+E"},
    {CommandId::copy_rst, "Copy RST", Icon::copy, "", false, ""},
    {CommandId::undo, "Undo", Icon::undo, "z", false, "Control+Z"},
    {CommandId::redo, "Redo", Icon::redo, "z", true, "Control+Shift+Z"},
    {CommandId::sample, "Liberty sample", Icon::sample, "", false, ""},
    {CommandId::pad_sample, "Liberty pad", Icon::pad, "", false, ""},
    {CommandId::next_problem, "Next problem", Icon::down, "F8", false, "F8"},
    {CommandId::previous_problem, "Previous problem", Icon::up, "F8", true, "Shift+F8"},
    {CommandId::fix_problem, "Fix", Icon::none, ".", false, "Control+."},
}};

}  // namespace

const Command& command(CommandId id) {
  return commands[static_cast<std::size_t>(id)];
}

const Command* command_for(const KeyPress& press) {
  if (press.alt || press.key.empty()) return nullptr;
  const bool function = press.key.size() > 1;
  if (function == press.primary) return nullptr;
  const char key = to_lower(press.key[0]);
  if (!function && key == 'y' && !press.shift) return &command(CommandId::redo);  // as in Windows
  for (const Command& item : commands) {
    if (item.key.empty() || item.shift != press.shift) continue;
    if (function ? item.key == press.key : item.key.size() == 1 && item.key[0] == key) {
      return &item;
    }
  }
  return nullptr;
}

bool is_enabled(const Session& session, CommandId id) {
  switch (id) {
    case CommandId::new_plan:
    case CommandId::open:
    case CommandId::sample:
    case CommandId::pad_sample:
      return true;
    case CommandId::save:
    case CommandId::save_plan:
    case CommandId::export_rst:
    case CommandId::copy_rst:
    case CommandId::next_problem:
    case CommandId::previous_problem:
    case CommandId::fix_problem:
      return session.started;
    case CommandId::undo:
      return session.history.can_undo();
    case CommandId::redo:
      return session.history.can_redo();
  }
  return false;
}

void run_command(Session& session, CommandId id) {
  if (!is_enabled(session, id)) return;
  switch (id) {
    case CommandId::new_plan:
      return session.start_new();
    case CommandId::open:
      return session.pick_file();
    case CommandId::save:
      return session.save();
    case CommandId::save_plan:
      return session.save_plan();
    case CommandId::export_rst:
      return session.export_rst();
    case CommandId::copy_rst:
      return session.copy_rst();
    case CommandId::undo:
      return session.undo();
    case CommandId::redo:
      return session.redo();
    case CommandId::sample:
      return session.start_sample();
    case CommandId::pad_sample:
      return session.start_pad_sample();
    case CommandId::next_problem:
      return session.next_problem(false);
    case CommandId::previous_problem:
      return session.next_problem(true);
    case CommandId::fix_problem:
      return session.fix_problem(session.problem);
  }
}

}  // namespace summit::ui
