#include "ui/plan_drag.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui_internal.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float drag_threshold = 3;
constexpr float scrolls_from = 40;  // pixels from an edge

bool was_dragged() {
  return ImGui::GetIO().MouseDragMaxDistanceSqr[0] > drag_threshold * drag_threshold;
}

}  // namespace

void PlanDrag::add_priorities(std::size_t group, float top, float row_size,
                              std::span<const std::size_t> shown) {
  priorities_.push_back({group, top, row_size, shown});
}

void PlanDrag::add_ideas(float top, float row_size, std::span<const IdeaRow> shown) {
  ideas_ = {top, row_size, shown};
}

bool PlanDrag::handle(const std::string& id, int level, bool pressed) {
  Session& session = layout_.session;
  Ui& ui = layout_.ui;
  if (!session.read_only.empty()) return pressed;
  if (ui.last_held() && ImGui::IsMouseDragging(0, drag_threshold)) {
    if (session.drag_cancelled) {
      ImGui::ClearActiveID();
      return false;
    }
    held_ = id;
    level_ = level;
    session.dragging = true;
    if (!session.is_selected(id)) session.select_only(id);
    session.current_priority = session.current_idea = id;  // drawn, wherever it is scrolled to
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
  } else if (ui.last_released() && was_dragged() && !session.drag_cancelled) {
    held_ = id;
    level_ = level;
    dropped_ = true;
  }
  return pressed && !was_dragged();
}

PlanDrag::Gap PlanDrag::gap_of(const Priorities& list, std::size_t row) const {
  const std::vector<Priority>& rows = layout_.session.plan.groups[list.group].priorities;
  // At the end: ahead of what does not show behind the last one that does.
  const std::size_t before = row < list.shown.size() ? list.shown[row]
                             : list.shown.empty()    ? 0
                                                     : list.shown.back() + 1;
  return {{.group = list.group, .before = before < rows.size() ? rows[before].id : std::string()},
          layout_.column.x,
          list.top + list.row_size * static_cast<float>(row)};
}

// Between two ideas there are as many places as levels that may follow the upper one; how far the
// pointer was moved sideways tells which.
PlanDrag::Gap PlanDrag::gap_of(const Ideas& list, std::size_t row) const {
  const int above = row > 0 ? list.shown[row - 1].level : 0;
  const int below = row < list.shown.size() ? list.shown[row].level : 1;
  const float moved = ImGui::GetMouseDragDelta(0, 0).x;
  const int wanted = level_ + static_cast<int>(std::lround(moved / idea_indent));
  const int level = std::clamp(wanted, below, std::max(below, above + 1));
  Gap target{{.among_ideas = true},
             layout_.column.x + idea_indent * static_cast<float>(level - 1),
             list.top + list.row_size * static_cast<float>(row)};
  const auto parent_of = [&](std::size_t at) {
    std::size_t parent = at;
    while (parent > 0 && list.shown[parent].level >= list.shown[at].level) --parent;
    return list.shown[parent].level < list.shown[at].level ? list.shown[parent].idea->id
                                                           : std::string();
  };
  if (row < list.shown.size() && level == below) {
    target.place.parent = parent_of(row);
    target.place.before = list.shown[row].idea->id;
  } else if (level == above + 1 && row > 0) {
    target.place.parent = list.shown[row - 1].idea->id;
  } else if (row > 0) {
    // Behind the last one of that level.
    std::size_t at = row - 1;
    while (at > 0 && list.shown[at].level > level) --at;
    target.place.parent = parent_of(at);
  }
  return target;
}

PlanDrag::Gap PlanDrag::nearest_gap() const {
  const float y = ImGui::GetIO().MousePos.y;
  float nearest = INFINITY;
  Gap found{};
  const auto consider = [&](const auto& list) {
    const float count = static_cast<float>(list.shown.size());
    const float row = std::clamp(std::round((y - list.top) / list.row_size), 0.0F, count);
    const float distance = std::fabs(list.top + row * list.row_size - y);
    if (distance >= nearest) return;
    nearest = distance;
    found = gap_of(list, static_cast<std::size_t>(row));
  };
  for (const Priorities& list : priorities_) consider(list);
  if (ideas_) consider(*ideas_);
  return found;
}

// Near an edge the list scrolls, frame by frame.
void PlanDrag::scroll_at_edges() const {
  const float y = ImGui::GetIO().MousePos.y;
  const float top = layout_.clip.y + scrolls_from;
  const float bottom = layout_.clip.y + layout_.clip.height - scrolls_from;
  const float past = y < top ? y - top : y > bottom ? y - bottom : 0;
  if (past == 0) return;
  ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + past / 4, 0.0F, ImGui::GetScrollMaxY()));
  layout_.ui.settle();
}

void PlanDrag::finish() {
  Session& session = layout_.session;
  if (held_.empty() || dropped_) {
    session.dragging = false;
    if (!ImGui::IsMouseDown(0)) session.drag_cancelled = false;
  }
  if (held_.empty()) return;
  const Gap target = nearest_gap();
  if (dropped_) return drop(target);
  const Palette& c = layout_.ui.colors();
  const float right = layout_.column.x + layout_.column.width;
  layout_.ui.fill({target.x, target.y - 1.5F, right - target.x, 3}, c.accent, 1.5F);
  layout_.ui.fill({target.x, target.y - 4, 8, 8}, c.accent, 4);
  scroll_at_edges();
}

void PlanDrag::drop(const Gap& target) {
  Session& session = layout_.session;
  const std::vector<std::string> ids = session.selection();
  Operations operations = move_rows(session.plan, ids, target.place);
  if (operations.empty()) return;
  session.collapsed.erase(target.place.parent);
  session.say(format_text(tr("Moved {}"), {name_of(session, ids)}));
  session.change(std::move(operations), tr("Move"));
  session.focus_target = (target.place.among_ideas ? "idea:" : "grip:") + held_;
}

}  // namespace summit::ui
