#include "ui/idea_tree.h"
#include "ui/commands.h"

#include <unordered_set>

#include "ui/plan_drag.h"
#include "ui/row_handle.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

// Ideas that match are found wherever they are: with a `filter` nothing is collapsed.
void flatten(const std::vector<Idea>& ideas, int level,
             const std::unordered_set<std::string>& collapsed, const FilteredRows* filter,
             std::vector<IdeaRow>& rows) {
  for (std::size_t at = 0; at < ideas.size(); ++at) {
    if (filter != nullptr && !filter->ideas.contains(ideas[at].id)) continue;
    rows.push_back({&ideas[at], at + 1, ideas.size(), level});
    if (filter != nullptr || collapsed.empty() || !collapsed.contains(ideas[at].id))
      flatten(ideas[at].ideas, level + 1, collapsed, filter, rows);
  }
}

class IdeaTree {
 public:
  IdeaTree(PlanColumn& layout, PlanDrag& drag, const std::vector<IdeaRow>& ideas)
      : layout_(layout), ui_(layout.ui), session_(layout.session), drag_(drag), ideas_(ideas) {}

  void draw() {
    const bool filtered = !session_.filter.empty();
    layout_.section_heading("ideas heading", tr("Unplanned ideas"),
                            filtered ? ideas_in_all() : ideas_.size(),
                            filtered ? std::optional(ideas_.size()) : std::nullopt);
    drag_.add_ideas(layout_.y, row_height, ideas_);
    if (ideas_.empty()) {
      layout_.hint(layout_.next(hint_height), session_.filter.empty()
                                                  ? tr("What lacks a plan, or somebody to lead it")
                                                  : tr("No idea matches the filter"));
    } else {
      const auto tree =
          ui_.scope("ideas", {.role = Role::tree,
                              .name = tr("Unplanned ideas"),
                              .rect = {layout_.column.x, layout_.y, layout_.column.width,
                                       row_height * static_cast<float>(ideas_.size())},
                              .multiselectable = true});
      // Tab stops at one idea; the arrow keys lead to the others.
      for (std::size_t at = 0; at < ideas_.size(); ++at) {
        nests_ = nests_ || !ideas_[at].idea->ideas.empty();
        if (ideas_[at].idea->id == session_.selected) session_.current_idea = session_.selected;
        if (ideas_[at].idea->id == session_.current_idea) current_ = at;
      }
      layout_.rows(ideas_.size(), row_height, current_,
                   [&](std::size_t at, const Rect& rect) { idea_row(at, rect); });
    }
    const Rect rect = layout_.next(button_size(session_));
    if (ui_.button("add idea", rect, tr("Add idea"),
                   {.icon = Icon::plus,
                    .look = ButtonLook::row,
                    .disabled = !is_enabled(session_, CommandId::add_idea)})) {
      summit::ui::add_idea(session_);
    }
    layout_.claim_focus("add-idea", ui_.last());
  }

 private:
  [[nodiscard]] std::size_t ideas_in_all() const {
    std::size_t count = session_.shown_rows().rows;
    for (const Group& group : session_.plan.groups) count -= group.priorities.size();
    return count;
  }

  void idea_row(std::size_t at, const Rect& whole) {
    const IdeaRow& row = ideas_[at];
    const Idea& idea = *row.idea;
    const bool selected = session_.is_selected(idea.id);
    const bool parent = !idea.ideas.empty();
    const bool open = !session_.collapsed.contains(idea.id);
    Rect rect = inset(whole, 0, 2);
    // Deep levels stay within the pane.
    const float indent = std::min(idea_indent * static_cast<float>(row.level - 1), rect.width / 2);
    take_left(rect, indent);
    const Rect frame = rect;
    layout_.row_background(frame, selected);
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
    layout_.claim_focus("idea:" + idea.id, id);
    if (session_.selected == idea.id) ui_.offer_focus(id);
    if (ui_.focus() == id) session_.current_idea = idea.id;
    if (ui_.take_activation(id)) session_.focus_target = "idea title:" + idea.id;
    if (const auto key = ui_.take_key(id)) idea_key(*key, at);
    if (ui_.shows_focus(id)) ui_.draw_focus_ring(frame);

    draw_row_handle(layout_, drag_, idea.id, idea.title, row.level,
                    take_left(rect, grip_width(session_)), {.skips_tab = true});
    offer_row_menu(ui_, session_, idea.id, frame, id);
    const float margin = session_.narrow ? 0 : 4;
    // On a phone there is no room for what leads nowhere.
    const bool room = parent || (nests_ && !session_.narrow);
    const Rect chevron = take_left(rect, room ? grip_width(session_) : 0);
    if (parent && ui_.button("expand", inset(chevron, margin / 4, margin),
                             format_text(open ? tr("Collapse {}") : tr("Expand {}"), {idea.title}),
                             {.icon = open ? Icon::expanded : Icon::collapsed,
                              .look = ButtonLook::quiet,
                              .show_label = false,
                              .skips_tab = true})) {
      toggle(idea);
    }
    if (session_.narrow) {
      const Rect place = take_right(rect, touch_size);
      if (ui_.button("details", place, format_text(tr("Details of {}"), {idea.title}),
                     {.icon = Icon::collapsed,
                      .look = ButtonLook::quiet,
                      .show_label = false,
                      .skips_tab = at != current_})) {
        session_.selected = idea.id;
        session_.pane = Pane::details;
        ui_.settle();
      }
    }
    const bool label = session_.selected == idea.id && !session_.narrow;
    const float promote_width =
        label ? std::max(112.0F, Ui::button_width(tr("Promote"), true) + margin)
              : button_size(session_);
    const std::string promote_name = format_text(tr("Promote {}"), {idea.title});
    const Rect promote = take_right(rect, promote_width);
    if (ui_.button("promote", inset(promote, margin / 2, margin), tr("Promote"),
                   {.name = promote_name,
                    .icon = Icon::promote,
                    .look = ButtonLook::quiet,
                    .show_label = label,
                    .disabled = !session_.read_only.empty(),
                    .skips_tab = at != current_})) {
      session_.select_only(idea.id);
      promote_selected(session_);
    }
    idea_title(idea, inset(rect, 0, margin / 2));
  }

  void idea_title(const Idea& idea, const Rect& rect) {
    const FieldResult field =
        ui_.field("title", rect, format_text(tr("Title of {}"), {idea.title}), idea.title,
                  {.framed = false,
                   .marked = session_.filter.text,
                   .keys = key_enter | key_escape,
                   .skips_tab = true});
    layout_.claim_focus("idea title:" + idea.id, field.id);
    if (field.gained_focus) select_by_focus(layout_, field.id, idea.id, "idea:");
    if (field.typed) {
      session_.type(field.id, {RenameIdea{idea.id, one_line(*field.typed), {}}}, tr("Rename idea"),
                    "rename " + idea.id);
    }
    if (const auto key = ui_.take_key(field.id)) {
      const bool escapes = key->key == "Escape";
      if (escapes && take_back_new_row(session_, idea.id)) return;
      if (escapes) session_.cancel_typing("rename " + idea.id);
      session_.focus_target = "idea:" + idea.id;
      ui_.settle();
    }
  }

  void toggle(const Idea& idea) {
    if (session_.collapsed.erase(idea.id) == 0) session_.collapsed.insert(idea.id);
    ui_.settle();
  }

  // `on`: all up to there are selected.
  void go_to(std::size_t row, bool on = false) {
    if (row >= ideas_.size()) return;
    if (on) {
      session_.select_to(ideas_[row].idea->id);
    } else {
      session_.select_only(ideas_[row].idea->id);
    }
    session_.focus_target = "idea:" + session_.selected;
    ui_.settle();
  }

  // The keys of a tree as the ARIA Authoring Practices have them; with Alt they move the idea.
  void idea_key(const WidgetKey& key, std::size_t at) {
    const IdeaRow& row = ideas_[at];
    const Idea& idea = *row.idea;
    const bool open = !idea.ideas.empty() && !session_.collapsed.contains(idea.id);
    if (key.alt) {
      session_.focus_target = "idea:" + idea.id;
      if (!session_.is_selected(idea.id)) session_.select_only(idea.id);
      return move_selected(session_, key.key == "ArrowUp"      ? RowMove::up
                                     : key.key == "ArrowDown"  ? RowMove::down
                                     : key.key == "ArrowRight" ? RowMove::in
                                                               : RowMove::out);
    }
    // Past the first goes nowhere.
    if (key.key == "ArrowDown" || key.key == "ArrowUp") {
      return go_to(key.key == "ArrowDown" ? at + 1 : at - 1, key.shift);
    }
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
    if (key.key == " ")
      return act_on_handle(session_, idea.id, key.primary || session_.selecting, key.shift);
    if (key.key == "Delete") {
      if (!session_.is_selected(idea.id)) session_.select_only(idea.id);
      return session_.remove_rows();
    }
    session_.focus_target = "idea title:" + idea.id;  // Enter, F2
    ui_.settle();
  }

  PlanColumn& layout_;
  Ui& ui_;
  Session& session_;
  PlanDrag& drag_;
  const std::vector<IdeaRow>& ideas_;
  bool nests_ = false;       // an idea has others below it
  std::size_t current_ = 0;  // the idea that Tab stops at
};

}  // namespace

std::vector<IdeaRow> visible_ideas(Session& session) {
  std::vector<IdeaRow> rows;
  const FilteredRows* filter = session.filter.empty() ? nullptr : &session.shown_rows();
  flatten(session.plan.unplanned.ideas, 1, session.collapsed, filter, rows);
  return rows;
}

void draw_idea_tree(PlanColumn& layout, PlanDrag& drag, const std::vector<IdeaRow>& ideas) {
  IdeaTree(layout, drag, ideas).draw();
}

float idea_tree_height(const Session& session, std::size_t ideas) {
  const float rows = ideas == 0 ? hint_height : row_height * static_cast<float>(ideas);
  return heading_height + rows + button_size(session) + 2 * gap;
}

}  // namespace summit::ui
