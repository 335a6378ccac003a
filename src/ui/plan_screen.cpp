// The plan: its priorities as tables, its unplanned ideas as a tree, in one scrolled column. Rows
// have one height, so that only those in sight are drawn, whatever the plan's size; the selected
// row always is, so that it keeps the focus when it is scrolled away.

#include <algorithm>
#include <cmath>

#include "ui/screens.h"

namespace summit::ui {
namespace {

constexpr float grip_width = 28;
constexpr float button_size = 36;
constexpr float indent_width = 22;
constexpr float heading_height = 44;
constexpr float column_header_height = 28;
constexpr auto none = static_cast<std::size_t>(-1);
constexpr float drag_threshold = 3;
constexpr int overscan = 2;  // rows drawn beyond each edge, so that scrolling shows no gaps

struct IdeaRow {
  const Idea* idea;
  std::vector<Idea>::size_type position, count;
  int level;
};

void flatten(const std::vector<Idea>& ideas, int level,
             const std::unordered_set<std::string>& collapsed, std::vector<IdeaRow>& rows) {
  for (std::size_t at = 0; at < ideas.size(); ++at) {
    rows.push_back({&ideas[at], at + 1, ideas.size(), level});
    if (!collapsed.contains(ideas[at].id)) flatten(ideas[at].ideas, level + 1, collapsed, rows);
  }
}

std::string header_of(const Group& group, ColumnRole role) {
  for (std::size_t i = 0; i < group.columns.size(); ++i) {
    if (column_role(group.columns[i], i) == role) return group.columns[i];
  }
  return role == ColumnRole::title ? "Priority" : "Owner";
}

class PlanScreen {
 public:
  PlanScreen(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui), session_(session), rect_(rect), row_(session.narrow ? 76 : row_height) {}

  void draw() {
    flatten(session_.plan.unplanned.ideas, 1, session_.collapsed, ideas_);
    const auto region = ui_.scope("plan", {.role = Role::region, .name = "Plan", .rect = rect_});
    ui_.fill(rect_, ui_.colors().ground);
    const ImVec2 top = ui_.begin_scroll("scroll", rect_, content_height());
    column_ = {top.x + pane_padding, top.y, rect_.width - 2 * pane_padding, 0};
    clip_ = ui_.clip();
    y_ = top.y + pane_padding;
    find_current_row();
    document_row();
    for (std::size_t at = 0; at < session_.plan.groups.size(); ++at) group(at);
    if (session_.plan.groups.empty()) {
      section_heading("priorities", "Priorities", 0);
      add_priority_button(0);
    }
    unplanned();
    finish_drag();
    ui_.end_scroll();
  }

 private:
  // [SECTION] Layout

  [[nodiscard]] float content_height() const {
    float height = pane_padding + row_height + gap;
    for (const Group& group : session_.plan.groups) {
      height += heading_height + header_height() +
                row_ * static_cast<float>(group.priorities.size()) + button_size + 2 * gap;
    }
    if (session_.plan.groups.empty()) height += heading_height + button_size + 2 * gap;
    height += heading_height + row_height * static_cast<float>(ideas_.size()) + button_size +
              2 * gap + pane_padding;
    return height;
  }

  [[nodiscard]] float header_height() const { return session_.narrow ? 4 : column_header_height; }

  Rect next(float height) {
    const Rect rect{column_.x, std::floor(y_), column_.width, height};
    y_ += height;
    return rect;
  }

  // Calls `draw(index, rect)` for the rows in sight, and for the selected one.
  template <typename Draw>
  void rows(std::size_t count, float height, std::size_t selected, Draw draw) {
    const float top = y_;
    y_ += height * static_cast<float>(count);
    const auto row_at = [&](float y) {
      const float row = std::floor((y - top) / height);
      return static_cast<std::size_t>(std::clamp(row, 0.0F, static_cast<float>(count)));
    };
    const std::size_t first_seen = row_at(clip_.y);
    const std::size_t first = first_seen > overscan ? first_seen - overscan : 0;
    const std::size_t last = std::min(count, row_at(clip_.y + clip_.height) + overscan + 1);
    const auto draw_at = [&](std::size_t at) {
      draw(at, Rect{column_.x, std::floor(top + height * static_cast<float>(at)), column_.width,
                    height});
    };
    if (selected < first) draw_at(selected);
    for (std::size_t at = first; at < last; ++at) draw_at(at);
    if (selected >= std::max(last, first) && selected < count) draw_at(selected);
  }

  void section_heading(std::string_view key, std::string_view title, std::size_t count) {
    Rect rect = next(heading_height);
    take_top(rect, 12);
    const float width = std::min(Ui::text_width(title, heading) + 2, rect.width - 48);
    ui_.text(key, take_left(rect, width), title, heading, ui_.colors().text, Role::heading, 2);
    take_left(rect, gap);
    ui_.draw_line(rect, std::to_string(count), body, ui_.colors().muted);
  }

  // What is chosen is told by more than a tint.
  void row_background(const Rect& rect, bool selected) const {
    const Palette& c = ui_.colors();
    ui_.fill(rect, selected ? c.selected : c.surface, corner);
    if (selected) ui_.fill({rect.x, rect.y + 6, 3, rect.height - 12}, c.accent, 1.5F);
  }

  void claim_focus(const std::string& target, NodeId node) {
    if (session_.focus_target != target) return;
    session_.focus_target.clear();
    ui_.request_focus(node);
  }

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

  // [SECTION] The document as a whole

  void document_row() {
    const Rect rect = next(row_height);
    y_ += gap;
    const Plan& plan = session_.plan;
    const std::string label = plan.title.empty() ? "Untitled document" : plan.title;
    ui_.fill(rect, ui_.colors().surface, corner);
    if (ui_.button("document", rect, label,
                   {.icon = Icon::sample,
                    .look = ButtonLook::row,
                    .pressed = session_.selected.empty() ? Toggle::on : Toggle::off})) {
      session_.selected.clear();
      if (session_.narrow) session_.pane = Pane::details;
      ui_.settle();
    }
  }

  // [SECTION] Priorities

  void group(std::size_t at) {
    const Group& group = session_.plan.groups[at];
    const std::string title = group.title.empty() ? "Priorities" : group.title;
    const std::string key = "group " + std::to_string(at);
    section_heading(key + " heading", title, group.priorities.size());
    const float top = y_;
    const float height = column_header_height + row_ * static_cast<float>(group.priorities.size());
    {
      const auto table =
          ui_.scope(key, {.role = Role::table,
                          .name = title,
                          .rect = {column_.x, top, column_.width, height},
                          .row_count = static_cast<std::int32_t>(group.priorities.size() + 1),
                          .column_count = 2});
      column_headers(group);
      tables_.push_back({at, y_, group.priorities.size()});
      const std::size_t kept = current_row_.group == at ? current_row_.at : none;
      rows(group.priorities.size(), row_, kept, [&](std::size_t row, const Rect& rect) {
        priority_row({at, row}, group.priorities[row], rect);
      });
    }
    add_priority_button(at);
  }

  void column_headers(const Group& group) {
    Rect rect = next(header_height());
    const auto row = ui_.scope("header", {.role = Role::row, .rect = rect, .row_index = 1});
    if (session_.narrow) rect.height = 1;  // rows stack there: spoken, not drawn
    take_left(rect, grip_width);
    const std::string first = header_of(group, ColumnRole::title);
    const std::string second = header_of(group, ColumnRole::owners);
    const ImU32 color = session_.narrow ? 0 : ui_.colors().muted;
    ui_.text("1", inset(title_part(rect), 10, 0), first, small_strong, color, Role::columnheader);
    take_left(rect, 12);
    ui_.text("2", rect, second, small_strong, color, Role::columnheader);
  }

  // Cuts off the part of a row that the title takes.
  static Rect title_part(Rect& rect) { return take_left(rect, std::floor(rect.width * 0.52F)); }

  void priority_row(PriorityPlace place, const Priority& priority, const Rect& whole) {
    const bool selected = session_.selected == priority.id;
    Rect rect = inset(whole, 0, 2);
    row_background(rect, selected);
    const auto row = ui_.scope(
        priority.id,
        {.role = Role::row, .rect = rect, .row_index = static_cast<std::int32_t>(place.at + 2)});
    grip(place, priority, take_left(rect, grip_width));
    if (session_.narrow) {
      details_button(place, priority, take_right(rect, button_size));
      Rect second = rect;
      const Rect first = take_top(second, rect.height / 2);
      title_cell(place, priority, inset(first, 0, 1));
      owners_cell(place, priority, inset(second, 0, 1));
    } else {
      const Rect first = title_part(rect);
      title_cell(place, priority, inset(first, 0, 2));
      owners_cell(place, priority, inset(rect, 2, 2));
    }
  }

  // The handle a row is dragged by; the arrow keys do the same.
  void grip(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell = ui_.scope("grip cell", {.role = Role::cell, .rect = rect});
    ui_.button("grip", inset(rect, 1, 4), "Move " + priority.title,
               {.icon = Icon::grip,
                .look = ButtonLook::quiet,
                .show_label = false,
                .keys = key_up_down | key_alt_up_down,
                .skips_tab = !is_current(place)});
    const NodeId id = ui_.last();
    claim_focus("grip:" + priority.id, id);
    if (const auto key = ui_.take_key(id)) {
      session_.selected = priority.id;
      move_priority(session_, place, key->key == "ArrowUp" ? -1 : 1);
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
    if (ui_.button("details", inset(rect, 0, 4), "Details of " + priority.title,
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
    cell_field("title", place, priority, rect, "Title of " + priority.title, priority.title,
               [&](NodeId field, const std::string& text) {
                 session_.type(field, {RenamePriority{priority.id, one_line(text), {}, true}},
                               "Rename", "rename " + priority.id);
               });
  }

  void owners_cell(PriorityPlace place, const Priority& priority, const Rect& rect) {
    const auto cell =
        ui_.scope("owners cell", {.role = Role::cell, .rect = rect, .column_index = 2});
    cell_field("owners", place, priority, rect, "Owners of " + priority.title,
               join_owners(priority.owners), [&](NodeId field, const std::string& text) {
                 session_.type(field, {SetOwners{priority.id, split_owners(text)}}, "Set owners",
                               "owners " + priority.id);
               });
  }

  template <typename Typed>
  void cell_field(const std::string& kind, PriorityPlace place, const Priority& priority,
                  const Rect& rect, const std::string& label, const std::string& value,
                  Typed typed) {
    const FieldResult field =
        ui_.field(kind, rect, label, value,
                  {.muted = kind == "owners" && session_.narrow,
                   .framed = false,
                   .placeholder = kind == "owners" ? "Nobody yet" : "",
                   .keys = key_up_down | key_alt_up_down | key_enter | key_escape,
                   .skips_tab = !is_current(place)});
    claim_focus(kind + ":" + priority.id, field.id);
    if (field.gained_focus && session_.selected != priority.id) {
      session_.selected = priority.id;
      session_.preview_follows = true;
    }
    if (field.typed) typed(field.id, *field.typed);
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
    const Rect rect = next(button_size);
    y_ += 2 * gap;
    if (ui_.button("add priority " + std::to_string(group), rect, "Add priority",
                   {.icon = Icon::plus, .look = ButtonLook::row})) {
      Priority priority;
      priority.title = "New priority";
      priority.id = IdSource(session_.plan).make(priority.title);
      session_.selected = priority.id;
      session_.focus_target = "title:" + priority.id;
      session_.change({AddPriority{priority, group, {}}}, "Add priority");
      session_.say("Added a priority");
    }
    if (group == 0) claim_focus("add-priority", ui_.last());
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
      ui_.fill({column_.x, target.y - 1.5F, column_.width, 3}, ui_.colors().accent, 1.5F);
      // Near an edge the list scrolls, frame by frame.
      const float y = ImGui::GetIO().MousePos.y;
      const float edge = 40;
      const float past = y < clip_.y + edge                  ? y - clip_.y - edge
                         : y > clip_.y + clip_.height - edge ? y - clip_.y - clip_.height + edge
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

  // [SECTION] Unplanned ideas

  void unplanned() {
    section_heading("ideas heading", "Unplanned ideas", ideas_.size());
    if (!ideas_.empty()) {
      const auto tree = ui_.scope(
          "ideas",
          {.role = Role::tree,
           .name = "Unplanned ideas",
           .rect = {column_.x, y_, column_.width, row_height * static_cast<float>(ideas_.size())}});
      // Tab stops at one idea; the arrow keys lead to the others.
      for (std::size_t at = 0; at < ideas_.size(); ++at) {
        if (ideas_[at].idea->id == session_.selected) session_.current_idea = session_.selected;
        if (ideas_[at].idea->id == session_.current_idea) current_ = at;
      }
      rows(ideas_.size(), row_height, current_,
           [&](std::size_t at, const Rect& rect) { idea_row(at, rect); });
    }
    const Rect rect = next(button_size);
    if (ui_.button("add idea", rect, "Add idea", {.icon = Icon::plus, .look = ButtonLook::row})) {
      Idea idea;
      idea.title = "New idea";
      idea.id = IdSource(session_.plan).make(idea.title);
      session_.selected = idea.id;
      session_.focus_target = "idea title:" + idea.id;
      session_.change({AddIdea{idea, {}, {}}}, "Add idea");
      session_.say("Added an idea");
    }
    claim_focus("add-idea", ui_.last());
  }

  void idea_row(std::size_t at, const Rect& whole) {
    const IdeaRow& row = ideas_[at];
    const Idea& idea = *row.idea;
    const bool selected = session_.selected == idea.id;
    const bool parent = !idea.ideas.empty();
    const bool open = !session_.collapsed.contains(idea.id);
    Rect rect = inset(whole, 0, 2);
    // Deep levels stay within the pane.
    const float indent = std::min(indent_width * static_cast<float>(row.level - 1), rect.width / 2);
    take_left(rect, indent);
    const Rect frame = rect;
    row_background(frame, selected);
    const auto item = ui_.scope(
        idea.id, {.role = Role::treeitem,
                  .name = idea.title,
                  .rect = frame,
                  .focusable = true,
                  .skips_tab = at != current_,
                  .selected = selected ? Toggle::on : Toggle::off,
                  .expanded = !parent ? Toggle::none
                              : open  ? Toggle::on
                                      : Toggle::off,
                  .keys = key_up_down | key_left_right | key_alt_up_down | key_alt_left_right |
                          key_enter | key_delete | key_f2 | key_home_end | key_space,
                  .level = row.level,
                  .position_in_set = static_cast<std::int32_t>(row.position),
                  .set_size = static_cast<std::int32_t>(row.count)});
    const NodeId id = ui_.container();
    claim_focus("idea:" + idea.id, id);
    if (ui_.focus() == id) session_.current_idea = idea.id;
    if (ui_.take_activation(id)) session_.focus_target = "idea title:" + idea.id;
    if (const auto key = ui_.take_key(id)) idea_key(*key, at);
    if (ui_.shows_focus(id)) ui_.draw_focus_ring(frame);

    const Rect chevron = take_left(rect, grip_width);
    if (parent &&
        ui_.button("expand", inset(chevron, 1, 4), (open ? "Collapse " : "Expand ") + idea.title,
                   {.icon = open ? Icon::expanded : Icon::collapsed,
                    .look = ButtonLook::quiet,
                    .show_label = false,
                    .skips_tab = true})) {
      toggle(idea);
    }
    if (session_.narrow) {
      const Rect place = take_right(rect, button_size);
      if (ui_.button("details", inset(place, 0, 4), "Details of " + idea.title,
                     {.icon = Icon::collapsed,
                      .look = ButtonLook::quiet,
                      .show_label = false,
                      .skips_tab = at != current_})) {
        session_.selected = idea.id;
        session_.pane = Pane::details;
        ui_.settle();
      }
    }
    const bool label = selected && !session_.narrow;
    const float promote_width = label ? 112 : button_size;
    const std::string promote_name = "Promote " + idea.title;
    const Rect promote = take_right(rect, promote_width);
    if (ui_.button("promote", inset(promote, 2, 3), "Promote",
                   {.name = promote_name,
                    .icon = Icon::promote,
                    .look = ButtonLook::quiet,
                    .show_label = label,
                    .skips_tab = at != current_})) {
      promote_idea(session_, idea);
    }
    idea_title(idea, inset(rect, 0, 2));
  }

  void idea_title(const Idea& idea, const Rect& rect) {
    const FieldResult field =
        ui_.field("title", rect, "Title of " + idea.title, idea.title,
                  {.framed = false, .keys = key_enter | key_escape, .skips_tab = true});
    claim_focus("idea title:" + idea.id, field.id);
    if (field.gained_focus && session_.selected != idea.id) select(idea);
    if (field.typed) {
      session_.type(field.id, {RenameIdea{idea.id, one_line(*field.typed), {}}}, "Rename idea",
                    "rename " + idea.id);
    }
    if (const auto key = ui_.take_key(field.id)) {
      if (key->key == "Escape") session_.cancel_typing("rename " + idea.id);
      session_.focus_target = "idea:" + idea.id;
      ui_.settle();
    }
  }

  void toggle(const Idea& idea) {
    if (session_.collapsed.erase(idea.id) == 0) session_.collapsed.insert(idea.id);
    ui_.settle();
  }

  void select(const Idea& idea) {
    session_.selected = idea.id;
    session_.preview_follows = true;
    ui_.settle();
  }

  void go_to(std::size_t row) {
    if (row >= ideas_.size()) return;
    select(*ideas_[row].idea);
    session_.focus_target = "idea:" + session_.selected;
    ui_.settle();
  }

  // The keys of a tree as the ARIA Authoring Practices have them; with Alt they move the idea.
  void idea_key(const WidgetKey& key, std::size_t at) {
    const IdeaRow& row = ideas_[at];
    const Idea& idea = *row.idea;
    const bool open = !idea.ideas.empty() && !session_.collapsed.contains(idea.id);
    if (key.alt) return move_idea(key, at);
    if (key.key == "ArrowDown") return go_to(at + 1);
    if (key.key == "ArrowUp") return go_to(at - 1);  // wraps past the end, which goes nowhere
    if (key.key == "Home") return go_to(0);
    if (key.key == "End") return go_to(ideas_.size() - 1);
    if (key.key == "ArrowRight") {
      if (idea.ideas.empty()) return;
      return open ? go_to(at + 1) : toggle(idea);
    }
    if (key.key == "ArrowLeft") {
      if (open) return toggle(idea);
      std::size_t parent = at;
      while (parent > 0 && ideas_[parent].level >= row.level) --parent;
      return ideas_[parent].level < row.level ? go_to(parent) : void();
    }
    if (key.key == " ") return select(idea);
    if (key.key == "Delete") return remove_idea(session_, idea);
    session_.focus_target = "idea title:" + idea.id;  // Enter, F2
    ui_.settle();
  }

  void move_idea(const WidgetKey& key, std::size_t at) {
    const IdeaRow& row = ideas_[at];
    const Idea& idea = *row.idea;
    std::vector<std::size_t> path = find_idea(session_.plan, idea.id);
    const std::size_t place = path.back();
    path.pop_back();
    const Idea* parent = idea_at(session_.plan, path);
    MoveIdea move{idea.id, {}, {}};
    if (key.key == "ArrowUp" && row.position > 1) {
      move.at = place - 1;
    } else if (key.key == "ArrowDown" && row.position < row.count) {
      move.at = place + 1;
    } else if (key.key == "ArrowRight" && row.position > 1) {
      const std::vector<Idea>& siblings = parent ? parent->ideas : session_.plan.unplanned.ideas;
      move.parent = siblings[place - 1].id;
      session_.collapsed.erase(*move.parent);
    } else if (key.key == "ArrowLeft" && parent != nullptr) {
      move.at = path.back() + 1;
      path.pop_back();
      const Idea* above = idea_at(session_.plan, path);
      move.parent = above ? above->id : std::string();
    } else {
      return;
    }
    session_.change({std::move(move)}, "Move idea");
    session_.say("Moved “" + idea.title + "”");
    session_.focus_target = "idea:" + idea.id;
  }

  Ui& ui_;
  Session& session_;
  Rect rect_;
  float row_;
  Rect column_;
  Rect clip_;
  float y_ = 0;
  std::vector<IdeaRow> ideas_;
  PriorityPlace current_row_{0, 0};
  std::size_t current_ = 0;  // the idea that Tab stops at
  std::vector<Table> tables_;
  PriorityPlace drag_{0, 0};
  bool dragging_ = false;
  bool dropped_ = false;
};

}  // namespace

void draw_plan_screen(Ui& ui, Session& session, const Rect& rect) {
  PlanScreen(ui, session, rect).draw();
}

}  // namespace summit::ui
