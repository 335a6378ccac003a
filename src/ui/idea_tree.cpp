#include "ui/idea_tree.h"

#include <unordered_set>

#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float indent_width = 22;

void flatten(const std::vector<Idea>& ideas, int level,
             const std::unordered_set<std::string>& collapsed, std::vector<IdeaRow>& rows) {
  for (std::size_t at = 0; at < ideas.size(); ++at) {
    rows.push_back({&ideas[at], at + 1, ideas.size(), level});
    if (collapsed.empty() || !collapsed.contains(ideas[at].id))
      flatten(ideas[at].ideas, level + 1, collapsed, rows);
  }
}

class IdeaTree {
 public:
  IdeaTree(PlanColumn& layout, const std::vector<IdeaRow>& ideas)
      : layout_(layout), ui_(layout.ui), session_(layout.session), ideas_(ideas) {}

  void draw() {
    layout_.section_heading("ideas heading", tr("Unplanned ideas"), ideas_.size());
    if (ideas_.empty()) {
      layout_.hint(layout_.next(hint_height), tr("What lacks a plan, or somebody to lead it"));
    } else {
      const auto tree =
          ui_.scope("ideas", {.role = Role::tree,
                              .name = tr("Unplanned ideas"),
                              .rect = {layout_.column.x, layout_.y, layout_.column.width,
                                       row_height * static_cast<float>(ideas_.size())}});
      // Tab stops at one idea; the arrow keys lead to the others.
      for (std::size_t at = 0; at < ideas_.size(); ++at) {
        if (ideas_[at].idea->id == session_.selected) session_.current_idea = session_.selected;
        if (ideas_[at].idea->id == session_.current_idea) current_ = at;
      }
      layout_.rows(ideas_.size(), row_height, current_,
                   [&](std::size_t at, const Rect& rect) { idea_row(at, rect); });
    }
    const Rect rect = layout_.next(button_size(session_));
    if (ui_.button("add idea", rect, tr("Add idea"),
                   {.icon = Icon::plus, .look = ButtonLook::row})) {
      summit::ui::add_idea(session_);
    }
    layout_.claim_focus("add-idea", ui_.last());
  }

 private:
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
    if (selected) ui_.offer_focus(id);
    if (ui_.focus() == id) session_.current_idea = idea.id;
    if (ui_.take_activation(id)) session_.focus_target = "idea title:" + idea.id;
    if (const auto key = ui_.take_key(id)) idea_key(*key, at);
    if (ui_.shows_focus(id)) ui_.draw_focus_ring(frame);

    const float margin = session_.narrow ? 0 : 4;
    const Rect chevron = take_left(rect, grip_width(session_));
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
    const bool label = selected && !session_.narrow;
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
                    .skips_tab = at != current_})) {
      promote_idea(session_, idea);
    }
    idea_title(idea, inset(rect, 0, margin / 2));
  }

  void idea_title(const Idea& idea, const Rect& rect) {
    const FieldResult field =
        ui_.field("title", rect, format_text(tr("Title of {}"), {idea.title}), idea.title,
                  {.framed = false, .keys = key_enter | key_escape, .skips_tab = true});
    layout_.claim_focus("idea title:" + idea.id, field.id);
    if (field.gained_focus && session_.selected != idea.id) select(idea);
    if (field.typed) {
      session_.type(field.id, {RenameIdea{idea.id, one_line(*field.typed), {}}}, tr("Rename idea"),
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
    if (key.alt) {
      session_.focus_target = "idea:" + idea.id;
      return move_idea(session_, idea,
                       key.key == "ArrowUp"      ? IdeaMove::up
                       : key.key == "ArrowDown"  ? IdeaMove::down
                       : key.key == "ArrowRight" ? IdeaMove::in
                                                 : IdeaMove::out);
    }
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

  PlanColumn& layout_;
  Ui& ui_;
  Session& session_;
  const std::vector<IdeaRow>& ideas_;
  std::size_t current_ = 0;  // the idea that Tab stops at
};

}  // namespace

std::vector<IdeaRow> visible_ideas(const Session& session) {
  std::vector<IdeaRow> rows;
  flatten(session.plan.unplanned.ideas, 1, session.collapsed, rows);
  return rows;
}

void draw_idea_tree(PlanColumn& layout, const std::vector<IdeaRow>& ideas) {
  IdeaTree(layout, ideas).draw();
}

float idea_tree_height(const Session& session, std::size_t ideas) {
  const float rows = ideas == 0 ? hint_height : row_height * static_cast<float>(ideas);
  return heading_height + rows + button_size(session) + 2 * gap;
}

}  // namespace summit::ui
