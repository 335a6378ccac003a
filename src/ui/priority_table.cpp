#include "ui/priority_table.h"
#include "ui/commands.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "ui/owner_list.h"
#include "ui/plan_drag.h"
#include "ui/row_handle.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

float row_height_of(const Session& session) {
  return session.narrow ? 2 * touch_size + 4 : row_height;
}
float header_height(const Session& session, std::size_t shown) {
  return session.narrow && shown > 0 ? 4 : hint_height;
}

std::string header_of(const Group& group, ColumnRole role) {
  const std::vector<ColumnRole> roles = column_roles(group.columns);
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i] == role) return group.columns[i];
  }
  return role == ColumnRole::title ? tr("Priority") : tr("Owner");
}

class PriorityTables {
 public:
  PriorityTables(PlanColumn& layout, PlanDrag& drag)
      : layout_(layout),
        ui_(layout.ui),
        session_(layout.session),
        drag_(drag),
        row_(row_height_of(session_)),
        shown_(session_.shown_rows().groups) {}

  void draw() {
    find_current_row();
    for (std::size_t at = 0; at < session_.plan.groups.size(); ++at) group(at);
    if (session_.plan.groups.empty()) {
      layout_.section_heading("priorities", tr("Priorities"), 0);
      add_priority_button(0);
    }
  }

 private:
  // Tab stops at one row, the one chosen last; the arrow keys lead to the others. So what comes
  // after the table is near, however long it is.
  void find_current_row() {
    if (find_priority(session_.plan, session_.selected)) {
      session_.current_priority = session_.selected;
    }
    const auto place = find_priority(session_.plan, session_.current_priority);
    if (place &&
        std::binary_search(shown_[place->group].begin(), shown_[place->group].end(), place->at)) {
      current_row_ = *place;
      return;
    }
    const std::vector<Group>& groups = session_.plan.groups;
    for (std::size_t at = groups.size(); at-- > 0;) {
      if (!shown_[at].empty()) current_row_ = {at, shown_[at][0]};
    }
  }
  [[nodiscard]] bool is_current(PriorityPlace place) const {
    return place.group == current_row_.group && place.at == current_row_.at;
  }

  void group(std::size_t at) {
    const Group& group = session_.plan.groups[at];
    const std::string title(group.title.empty() ? tr("Priorities") : std::string_view(group.title));
    const std::string key = "group " + std::to_string(at);
    const std::vector<std::size_t>& shown = shown_[at];
    layout_.section_heading(key + " heading", title, group.priorities.size(),
                            session_.filter.empty() ? std::optional<std::size_t>() : shown.size());
    const float top = layout_.y;
    const float height =
        header_height(session_, shown.size()) + row_ * static_cast<float>(shown.size());
    {
      const auto table =
          ui_.scope(key, {.role = Role::table,
                          .name = title,
                          .rect = {layout_.column.x, top, layout_.column.width, height},
                          .row_count = static_cast<std::int32_t>(group.priorities.size() + 1),
                          .column_count = 2});
      column_headers(group, shown.empty());
      drag_.add_priorities(at, layout_.y, row_, shown);
      const auto current = current_row_.group == at
                               ? std::lower_bound(shown.begin(), shown.end(), current_row_.at)
                               : shown.end();
      layout_.rows(shown.size(), row_, static_cast<std::size_t>(current - shown.begin()),
                   [&](std::size_t row, const Rect& rect) {
                     priority_row({at, shown[row]}, group.priorities[shown[row]], rect);
                   });
    }
    add_priority_button(at);
  }

  void column_headers(const Group& group, bool empty) {
    Rect rect = layout_.next(header_height(session_, empty ? 0 : 1));
    if (empty) {
      layout_.hint(rect, group.priorities.empty() ? tr("What the team will work on in this release")
                                                  : tr("No priority matches the filter"));
    }
    const auto row = ui_.scope("header", {.role = Role::row, .rect = rect, .row_index = 1});
    if (session_.narrow) rect.height = 1;  // rows stack there: spoken, not drawn
    take_left(rect, grip_width(session_));
    const std::string first = header_of(group, ColumnRole::title);
    const std::string second = header_of(group, ColumnRole::owners);
    const ImU32 color = session_.narrow || empty ? 0 : ui_.colors().muted;
    ui_.text("1", inset(title_part(rect), 10, 0), first, small_strong, color, Role::columnheader);
    take_left(rect, 12);
    ui_.text("2", rect, second, small_strong, color, Role::columnheader);
  }

  // Cuts off the part of a row that the title takes.
  static Rect title_part(Rect& rect) { return take_left(rect, std::floor(rect.width * 0.52F)); }

  void priority_row(PriorityPlace place, const Priority& priority, const Rect& whole) {
    const bool selected = session_.is_selected(priority.id);
    Rect rect = inset(whole, 0, 2);
    layout_.row_background(rect, selected);
    const auto row = ui_.scope(
        priority.id,
        {.role = Role::row, .rect = rect, .row_index = static_cast<std::int32_t>(place.at + 2)});
    const Rect frame = rect;
    offer_row_menu(ui_, session_, priority.id, frame,
                   grip(place, priority, take_left(rect, grip_width(session_))));
    if (session_.narrow) {
      const Rect details = take_right(rect, touch_size);
      Rect second = rect;
      const Rect first = take_top(second, rect.height / 2);
      title_cell(place, priority, first);
      owners_cell(place, priority, second);
      details_button(place, priority, details);
    } else {
      const Rect first = title_part(rect);
      title_cell(place, priority, inset(first, 0, 2));
      owners_cell(place, priority, inset(rect, 2, 2));
    }
  }

  // The arrow keys lead from handle to handle, with Shift selecting; with Alt they move the row.
  NodeId grip(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell = ui_.scope("grip cell", {.role = Role::cell, .rect = rect});
    draw_row_handle(layout_, drag_, priority.id, priority.title, 1, rect,
                    {.keys = key_up_down | key_alt_up_down | key_delete | key_space | key_home_end,
                     .skips_tab = !is_current(place)});
    const NodeId id = ui_.last();
    layout_.claim_focus("grip:" + priority.id, id);
    if (const auto key = ui_.take_key(id)) grip_key(*key, place, priority);
    return id;
  }

  void grip_key(const WidgetKey& key, PriorityPlace place, const Priority& priority) {
    const bool up = key.key == "ArrowUp";
    if (key.key == " ") return act_on_handle(session_, priority.id, key.primary, key.shift);
    if ((key.alt || key.key == "Delete") && !session_.is_selected(priority.id)) {
      session_.select_only(priority.id);
    }
    if (key.key == "Delete") return session_.remove_rows();
    if (key.alt) return move_selected(session_, up ? RowMove::up : RowMove::down);
    const bool ends = key.key == "Home" || key.key == "End";
    const std::optional<PriorityPlace> to =
        ends ? outermost(key.key == "End") : neighbour(place, up ? -1 : 1);
    if (!to) return;
    const std::string& id = priority_at(session_.plan, *to)->id;
    act_on_handle(session_, id, false, key.shift);
    session_.focus_target = "grip:" + id;
    ui_.settle();
  }

  // The row that shows above or below this one, over the groups' borders.
  [[nodiscard]] std::optional<PriorityPlace> neighbour(PriorityPlace place, int step) const {
    const std::vector<std::size_t>& rows = shown_[place.group];
    const auto here = std::lower_bound(rows.begin(), rows.end(), place.at);
    if (step < 0 && here != rows.begin()) return PriorityPlace{place.group, *(here - 1)};
    if (step > 0 && rows.end() - here > 1) return PriorityPlace{place.group, *(here + 1)};
    for (std::size_t group = place.group;;) {
      if (step < 0 ? group == 0 : group + 1 == shown_.size()) return std::nullopt;
      group = step < 0 ? group - 1 : group + 1;
      const std::vector<std::size_t>& next = shown_[group];
      if (!next.empty()) return PriorityPlace{group, step < 0 ? next.back() : next.front()};
    }
  }
  [[nodiscard]] std::optional<PriorityPlace> outermost(bool last) const {
    std::optional<PriorityPlace> found;
    for (std::size_t group = 0; group < shown_.size(); ++group) {
      if (shown_[group].empty() || (found && !last)) continue;
      found = PriorityPlace{group, last ? shown_[group].back() : shown_[group].front()};
    }
    return found;
  }

  void details_button(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell = ui_.scope("details cell", {.role = Role::cell, .rect = rect});
    if (ui_.button("details", rect, format_text(tr("Details of {}"), {priority.title}),
                   {.icon = Icon::collapsed,
                    .look = ButtonLook::quiet,
                    .show_label = false,
                    .skips_tab = !is_current(place)})) {
      session_.selected = priority.id;
      session_.pane = Pane::details;
      ui_.settle();
    }
  }

  void title_cell(PriorityPlace place, const Priority& priority, Rect rect) {
    const auto cell =
        ui_.scope("title cell", {.role = Role::cell, .rect = rect, .column_index = 1});
    // Its status, where that is not the one that most have, stands behind the title.
    const std::string_view word =
        priority.status == Status::agreed ? std::string_view() : status_word(priority.status);
    Rect status;
    if (!word.empty()) {
      take_right(rect, gap);
      status = take_right(rect, std::min(Ui::text_width(word, small_text) + 2, rect.width / 3));
      take_right(rect, gap);
    }
    FieldOptions options = cell_options(place);
    options.marked = session_.filter.text;
    const FieldResult field = ui_.field(
        "title", rect, format_text(tr("Title of {}"), {priority.title}), priority.title, options);
    if (field.typed) {
      session_.type(field.id, {RenamePriority{priority.id, one_line(*field.typed), {}, true}},
                    tr("Rename"), "rename " + priority.id);
    }
    cell_field(field, "title", place, priority);
    if (!word.empty()) ui_.text("status", status, word, small_text, ui_.colors().muted);
  }

  void owners_cell(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell =
        ui_.scope("owners cell", {.role = Role::cell, .rect = rect, .column_index = 2});
    FieldOptions options = cell_options(place);
    options.muted = session_.narrow;
    options.placeholder = tr("Nobody yet");
    options.marked = session_.filter.text;
    cell_field(draw_owners_field(ui_, session_, "owners", rect,
                                 format_text(tr("Owners of {}"), {priority.title}), priority.id,
                                 priority.owners, options),
               "owners", place, priority);
  }

  [[nodiscard]] FieldOptions cell_options(PriorityPlace place) const {
    return {.framed = false,
            .keys = key_up_down | key_alt_up_down | key_enter | key_escape,
            .skips_tab = !is_current(place)};
  }

  void cell_field(const FieldResult& field, const std::string& kind, PriorityPlace place,
                  const Priority& priority) {
    layout_.claim_focus(kind + ":" + priority.id, field.id);
    if (kind == "title" && session_.selected == priority.id) ui_.offer_focus(field.id);
    if (field.gained_focus) select_by_focus(layout_, field.id, priority.id, "grip:");
    if (const auto key = ui_.take_key(field.id)) field_key(*key, kind, place, priority);
  }

  void field_key(const WidgetKey& key, const std::string& kind, PriorityPlace place,
                 const Priority& priority) {
    if (key.key == "Escape") {
      if (kind == "title" && take_back_new_row(session_, priority.id)) return;
      return session_.cancel_typing((kind == "title" ? "rename " : "owners ") + priority.id);
    }
    const int step = key.key == "ArrowUp" ? -1 : 1;
    if (key.alt) return move_selected(session_, step < 0 ? RowMove::up : RowMove::down);
    // To the same field of the row above or below.
    const std::optional<PriorityPlace> to = neighbour(place, step);
    if (key.key == "Enter" && (!to || session_.new_row == priority.id)) {
      // A row that is being made: its owners, and then another one.
      session_.focus_target =
          kind == "title" ? "owners:" + priority.id : "add-priority:" + std::to_string(place.group);
      if (kind != "title") session_.new_row.clear();
      return ui_.settle();
    }
    if (!to) return;
    session_.select_only(priority_at(session_.plan, *to)->id);
    session_.focus_target = kind + ":" + session_.selected;
    ui_.settle();
  }

  void add_priority_button(std::size_t group) {
    const Rect rect = layout_.next(button_size(session_));
    layout_.y += 2 * gap;
    if (ui_.button("add priority " + std::to_string(group), rect, tr("Add priority"),
                   {.icon = Icon::plus,
                    .look = ButtonLook::row,
                    .disabled = !is_enabled(session_, CommandId::add_priority)})) {
      add_priority(session_, group);
    }
    if (group == 0) layout_.claim_focus("add-priority", ui_.last());
    layout_.claim_focus("add-priority:" + std::to_string(group), ui_.last());
  }

  PlanColumn& layout_;
  Ui& ui_;
  Session& session_;
  PlanDrag& drag_;
  float row_;
  const std::vector<std::vector<std::size_t>>& shown_;  // the positions of rows that show
  PriorityPlace current_row_{0, 0};
};

}  // namespace

void draw_priority_tables(PlanColumn& layout, PlanDrag& drag) {
  PriorityTables(layout, drag).draw();
}

float priority_tables_height(Session& session) {
  const std::vector<Group>& groups = session.plan.groups;
  if (groups.empty()) return heading_height + button_size(session) + 2 * gap;
  float height = 0;
  for (const std::vector<std::size_t>& shown : session.shown_rows().groups) {
    height += heading_height + header_height(session, shown.size()) +
              row_height_of(session) * static_cast<float>(shown.size()) + button_size(session) +
              2 * gap;
  }
  return height;
}

}  // namespace summit::ui
