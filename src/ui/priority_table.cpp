#include "ui/priority_table.h"

#include "ui/owner_list.h"
#include "ui/screens.h"

namespace summit::ui {
namespace {

constexpr float drag_threshold = 3;

float row_height_of(const Session& session) {
  return session.narrow ? 2 * touch_size + 4 : row_height;
}
float header_height(const Session& session, const Group& group) {
  return session.narrow && !group.priorities.empty() ? 4 : hint_height;
}

std::string header_of(const Group& group, ColumnRole role) {
  const std::vector<ColumnRole> roles = column_roles(group.columns);
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i] == role) return group.columns[i];
  }
  return role == ColumnRole::title ? "Priority" : "Owner";
}

class PriorityTables {
 public:
  explicit PriorityTables(PlanColumn& layout)
      : layout_(layout), ui_(layout.ui), session_(layout.session), row_(row_height_of(session_)) {}

  void draw() {
    find_current_row();
    for (std::size_t at = 0; at < session_.plan.groups.size(); ++at) group(at);
    if (session_.plan.groups.empty()) {
      layout_.section_heading("priorities", "Priorities", 0);
      add_priority_button(0);
    }
    finish_drag();
  }

 private:
  // Tab stops at one row, the one chosen last; the arrow keys lead to the others. So what comes
  // after the table is near, however long it is.
  void find_current_row() {
    if (find_priority(session_.plan, session_.selected)) {
      session_.current_priority = session_.selected;
    }
    if (const auto place = find_priority(session_.plan, session_.current_priority)) {
      current_row_ = *place;
      return;
    }
    const std::vector<Group>& groups = session_.plan.groups;
    for (std::size_t at = groups.size(); at-- > 0;) {
      if (!groups[at].priorities.empty()) current_row_ = {at, 0};
    }
  }
  [[nodiscard]] bool is_current(PriorityPlace place) const {
    return place.group == current_row_.group && place.at == current_row_.at;
  }

  void group(std::size_t at) {
    const Group& group = session_.plan.groups[at];
    const std::string title = group.title.empty() ? "Priorities" : group.title;
    const std::string key = "group " + std::to_string(at);
    layout_.section_heading(key + " heading", title, group.priorities.size());
    const float top = layout_.y;
    const float height =
        header_height(session_, group) + row_ * static_cast<float>(group.priorities.size());
    {
      const auto table =
          ui_.scope(key, {.role = Role::table,
                          .name = title,
                          .rect = {layout_.column.x, top, layout_.column.width, height},
                          .row_count = static_cast<std::int32_t>(group.priorities.size() + 1),
                          .column_count = 2});
      column_headers(group);
      tables_.push_back({at, layout_.y, group.priorities.size()});
      const std::size_t kept = current_row_.group == at ? current_row_.at : group.priorities.size();
      layout_.rows(group.priorities.size(), row_, kept, [&](std::size_t row, const Rect& rect) {
        priority_row({at, row}, group.priorities[row], rect);
      });
    }
    add_priority_button(at);
  }

  void column_headers(const Group& group) {
    Rect rect = layout_.next(header_height(session_, group));
    const bool empty = group.priorities.empty();
    if (empty) layout_.hint(rect, "What the team will work on in this release");
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
    const bool selected = session_.selected == priority.id;
    Rect rect = inset(whole, 0, 2);
    layout_.row_background(rect, selected);
    const auto row = ui_.scope(
        priority.id,
        {.role = Role::row, .rect = rect, .row_index = static_cast<std::int32_t>(place.at + 2)});
    grip(place, priority, take_left(rect, grip_width(session_)));
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

  // The handle a row is dragged by; the arrow keys do the same, and Delete removes the row.
  void grip(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell = ui_.scope("grip cell", {.role = Role::cell, .rect = rect});
    ui_.button("grip", session_.narrow ? rect : inset(rect, 1, 4), "Move " + priority.title,
               {.icon = Icon::grip,
                .look = ButtonLook::quiet,
                .show_label = false,
                .drags = true,
                .keys = key_up_down | key_alt_up_down | key_delete,
                .skips_tab = !is_current(place)});
    const NodeId id = ui_.last();
    layout_.claim_focus("grip:" + priority.id, id);
    if (const auto key = ui_.take_key(id)) {
      session_.selected = priority.id;
      if (key->key == "Delete") {
        remove_priority(session_, priority, place, "grip");
      } else {
        move_priority(session_, place, key->key == "ArrowUp" ? -1 : 1);
      }
    }
    if (ui_.last_held() && ImGui::IsMouseDragging(0, drag_threshold)) {
      drag_ = place;
      dragging_ = true;
      session_.selected = priority.id;  // and so drawn, wherever it is scrolled to
      ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    } else if (ui_.last_released()) {
      drag_ = place;
      dropped_ = ImGui::GetIO().MouseDragMaxDistanceSqr[0] > drag_threshold * drag_threshold;
    }
  }

  void details_button(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell = ui_.scope("details cell", {.role = Role::cell, .rect = rect});
    if (ui_.button("details", rect, "Details of " + priority.title,
                   {.icon = Icon::collapsed,
                    .look = ButtonLook::quiet,
                    .show_label = false,
                    .skips_tab = !is_current(place)})) {
      session_.selected = priority.id;
      session_.pane = Pane::details;
      ui_.settle();
    }
  }

  void title_cell(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell =
        ui_.scope("title cell", {.role = Role::cell, .rect = rect, .column_index = 1});
    const FieldResult field =
        ui_.field("title", rect, "Title of " + priority.title, priority.title, cell_options(place));
    if (field.typed) {
      session_.type(field.id, {RenamePriority{priority.id, one_line(*field.typed), {}, true}},
                    "Rename", "rename " + priority.id);
    }
    cell_field(field, "title", place, priority);
  }

  void owners_cell(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell =
        ui_.scope("owners cell", {.role = Role::cell, .rect = rect, .column_index = 2});
    FieldOptions options = cell_options(place);
    options.muted = session_.narrow;
    options.placeholder = "Nobody yet";
    cell_field(draw_owners_field(ui_, session_, "owners", rect, "Owners of " + priority.title,
                                 priority.id, priority.owners, options),
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
    if (field.gained_focus && session_.selected != priority.id) {
      session_.selected = priority.id;
      session_.preview_follows = true;
    }
    if (const auto key = ui_.take_key(field.id)) field_key(*key, kind, place, priority);
  }

  void field_key(const WidgetKey& key, const std::string& kind, PriorityPlace place,
                 const Priority& priority) {
    if (key.key == "Escape") {
      return session_.cancel_typing((kind == "title" ? "rename " : "owners ") + priority.id);
    }
    const int step = key.key == "ArrowUp" ? -1 : 1;
    if (key.alt) return move_priority(session_, place, step);
    // To the same field of the row above or below, over the groups' borders.
    PriorityPlace to = place;
    const std::vector<Group>& groups = session_.plan.groups;
    do {
      if (step > 0 && to.at + 1 < groups[to.group].priorities.size()) {
        ++to.at;
      } else if (step < 0 && to.at > 0) {
        --to.at;
      } else if (step > 0 && to.group + 1 < groups.size()) {
        to = {to.group + 1, 0};
      } else if (step < 0 && to.group > 0) {
        const std::size_t size = groups[to.group - 1].priorities.size();
        to = {to.group - 1, size > 0 ? size - 1 : 0};
      } else {
        return;
      }
    } while (groups[to.group].priorities.empty());
    const Priority* target = priority_at(session_.plan, to);
    session_.selected = target->id;
    session_.preview_follows = true;
    session_.focus_target = kind + ":" + target->id;
    ui_.settle();
  }

  void add_priority_button(std::size_t group) {
    const Rect rect = layout_.next(button_size(session_));
    layout_.y += 2 * gap;
    if (ui_.button("add priority " + std::to_string(group), rect, "Add priority",
                   {.icon = Icon::plus, .look = ButtonLook::row})) {
      add_priority(session_, group);
    }
    if (group == 0) layout_.claim_focus("add-priority", ui_.last());
  }

  // [SECTION] Dragging a row

  struct Table {
    std::size_t group;
    float top;
    std::size_t count;
  };
  struct Target {
    std::size_t group;
    std::size_t before;  // the row it would stand ahead of, counted with the dragged one in place
    float y;
  };

  [[nodiscard]] Target drop_target() const {
    const float y = ImGui::GetIO().MousePos.y;
    Target target{0, 0, 0};
    float nearest = INFINITY;
    for (const Table& table : tables_) {
      const float row =
          std::clamp(std::round((y - table.top) / row_), 0.0F, static_cast<float>(table.count));
      const float line = table.top + row * row_;
      if (std::fabs(line - y) < nearest) {
        nearest = std::fabs(line - y);
        target = {table.group, static_cast<std::size_t>(row), line};
      }
    }
    return target;
  }

  void finish_drag() {
    if (!dragging_ && !dropped_) return;
    const Target target = drop_target();
    if (dragging_) {
      ui_.fill({layout_.column.x, target.y - 1.5F, layout_.column.width, 3}, ui_.colors().accent,
               1.5F);
      // Near an edge the list scrolls, frame by frame.
      const float y = ImGui::GetIO().MousePos.y;
      const float edge = 40;
      const float past = y < layout_.clip.y + edge ? y - layout_.clip.y - edge
                         : y > layout_.clip.y + layout_.clip.height - edge
                             ? y - layout_.clip.y - layout_.clip.height + edge
                             : 0;
      if (past != 0) {
        ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + past / 4, 0.0F, ImGui::GetScrollMaxY()));
        ui_.settle();
      }
      return;
    }
    const Priority* priority = priority_at(session_.plan, drag_);
    std::size_t at = target.before;
    if (target.group == drag_.group && at > drag_.at) --at;
    if (priority == nullptr || (target.group == drag_.group && at == drag_.at)) return;
    session_.selected = priority->id;
    session_.change({MovePriority{priority->id, at, target.group}}, "Move");
    session_.say("Moved “" + priority->title + "”");
  }

  PlanColumn& layout_;
  Ui& ui_;
  Session& session_;
  float row_;
  PriorityPlace current_row_{0, 0};
  std::vector<Table> tables_;
  PriorityPlace drag_{0, 0};
  bool dragging_ = false;
  bool dropped_ = false;
};

}  // namespace

void draw_priority_tables(PlanColumn& layout) {
  PriorityTables(layout).draw();
}

float priority_tables_height(const Session& session) {
  const std::vector<Group>& groups = session.plan.groups;
  if (groups.empty()) return heading_height + button_size(session) + 2 * gap;
  float height = 0;
  for (const Group& group : groups) {
    height += heading_height + header_height(session, group) +
              row_height_of(session) * static_cast<float>(group.priorities.size()) +
              button_size(session) + 2 * gap;
  }
  return height;
}

}  // namespace summit::ui
