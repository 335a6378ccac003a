// What can be done with rows, as a menu where the pointer, a finger or the focus asks for it.

#include <array>
#include <vector>

#include "ui/commands.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr std::array offered = {
    CommandId::rename,     CommandId::set_owners, CommandId::cut_rows,       CommandId::copy_rows,
    CommandId::paste_rows, CommandId::duplicate,  CommandId::promote,        CommandId::demote,
    CommandId::move_up,    CommandId::move_down,  CommandId::add_idea_below, CommandId::select_rows,
    CommandId::remove,
};

std::vector<CommandId> row_commands(const Session& session) {
  std::vector<CommandId> commands;
  for (const CommandId id : offered) {
    if (is_enabled(session, id)) commands.push_back(id);
  }
  return commands;
}

bool contains(const Rect& rect, ImVec2 point) {
  return point.x >= rect.x && point.x < rect.x + rect.width && point.y >= rect.y &&
         point.y < rect.y + rect.height;
}

}  // namespace

void offer_row_menu(Ui& ui, Session& session, const std::string& id, const Rect& row,
                    NodeId owner) {
  if (session.menu_at && contains(row, *session.menu_at) && contains(ui.clip(), *session.menu_at)) {
    if (!session.is_selected(id)) session.select_only(id);
    std::vector<MenuItem> items;
    for (const CommandId each : row_commands(session)) {
      const Command& item = command(each);
      items.push_back({tr(item.label), item.icon, item.shortcut});
    }
    ui.open_menu(owner, tr("What can be done with the row"),
                 {session.menu_at->x, session.menu_at->y, 0, 0}, items);
    session.menu_at.reset();
  }
  if (const auto choice = ui.take_choice(owner)) {
    const std::vector<CommandId> commands = row_commands(session);
    if (*choice < commands.size()) run_command(session, commands[*choice]);
  }
}

}  // namespace summit::ui
