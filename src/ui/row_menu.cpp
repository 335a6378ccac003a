// What can be done with rows, as a menu where the pointer, a finger or the focus asks for it.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "ui/commands.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr std::array offered = {
    CommandId::rename,        CommandId::set_owners,     CommandId::cut_rows,
    CommandId::copy_rows,     CommandId::paste_rows,     CommandId::duplicate,
    CommandId::copy_rows_rst, CommandId::promote,        CommandId::demote,
    CommandId::move_up,       CommandId::move_down,      CommandId::indent,
    CommandId::outdent,       CommandId::add_idea_below, CommandId::select_rows,
    CommandId::remove,
};
// Of more groups than these a menu would have too many items; ideas are dragged there.
constexpr std::size_t most_groups = 8;

struct Offer {
  CommandId id;
  std::optional<std::size_t> group;  // that an idea is promoted to
};

std::vector<Offer> offers(const Session& session) {
  std::vector<Offer> result;
  const std::size_t groups = session.plan.groups.size();
  for (const CommandId id : offered) {
    if (!is_enabled(session, id)) continue;
    if (id != CommandId::promote || groups < 2 || groups > most_groups) {
      result.push_back({id, {}});
      continue;
    }
    for (std::size_t group = 0; group < groups; ++group) result.push_back({id, group});
  }
  return result;
}

std::string label_of(const Session& session, const Offer& offer) {
  if (!offer.group) return std::string(tr(command(offer.id).label));
  const std::string& title = session.plan.groups[*offer.group].title;
  return format_text(tr("Promote to “{}”"),
                     {title.empty() ? std::string(tr("Priorities")) : title});
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
    const std::vector<Offer> all = offers(session);
    std::vector<std::string> labels;
    for (const Offer& each : all) labels.push_back(label_of(session, each));
    std::vector<MenuItem> items;
    for (std::size_t at = 0; at < all.size(); ++at) {
      const Command& item = command(all[at].id);
      items.push_back({labels[at], item.icon, item.shortcut});
    }
    ui.open_menu(owner, tr("What can be done with the row"),
                 {session.menu_at->x, session.menu_at->y, 0, 0}, items);
    session.menu_at.reset();
  }
  if (const auto choice = ui.take_choice(owner)) {
    const std::vector<Offer> all = offers(session);
    if (*choice >= all.size()) return;
    const Offer& chosen = all[*choice];
    if (chosen.group) return promote_selected(session, *chosen.group);
    run_command(session, chosen.id);
  }
}

}  // namespace summit::ui
