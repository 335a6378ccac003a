// The document as it would be exported now: as it will be published, as text, or both; and what is
// wrong in it.

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float problem_bar_height = 36;
constexpr float labels_from = 560;       // buttons with their labels
constexpr float rendered_share = 0.46F;  // of the width, beside the text with its 79 columns

// Brings what is selected into sight, at the top of what shows.
void follow_selected(Session& session) {
  session.preview_follows = false;
  const Preview& preview = session.preview();
  if (session.selected.empty()) {
    session.document_top = 0;
  } else if (const RstIndex node = preview.node_of(session.plan, session.selected);
             node != rst_none) {
    session.show_line(preview.line_of(preview.in_text(preview.tree()[node].begin)));
  }
}

void command_button(Ui& ui, Session& session, const Rect& place, CommandId id, bool label,
                    bool primary) {
  const Command& item = command(id);
  if (ui.button(item.label, place, tr(item.label),
                {.icon = item.icon,
                 .look = primary ? ButtonLook::primary : ButtonLook::plain,
                 .show_label = label,
                 .shortcut = item.shortcut})) {
    run_command(session, id);
    ui.settle();
  }
}

struct PlanExport {
  std::string_view label;
  FileFormat format;
  CommandId command;  // of what is no pad
};
constexpr std::array<PlanExport, 7> exports = {{
    {to_translate("RST document"), FileFormat::rst, CommandId::export_rst},
    {to_translate("Plan (JSON)"), FileFormat::plan, CommandId::save_plan},
    {to_translate("Etherpad, with the plan in it"), FileFormat::etherpad, {}},
    {to_translate("Pad as HTML"), FileFormat::pad_html, {}},
    {to_translate("Pad as text"), FileFormat::text, {}},
    {to_translate("Copy link to this plan"), FileFormat::plan, CommandId::copy_link},
    {to_translate("Save as…"), FileFormat::plan, CommandId::save_as},
}};

void export_menu(Ui& ui, Session& session, const Rect& rect) {
  std::array<MenuItem, exports.size()> items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].label = tr(exports[i].label);
    if (!is_pad(exports[i].format)) items[i].shortcut = command(exports[i].command).shortcut;
  }
  const auto chosen = ui.menu_button("export", rect, tr("Export…"), items,
                                     {.icon = Icon::expanded, .show_label = false});
  if (!chosen) return;
  const PlanExport& wanted = exports[*chosen];
  if (is_pad(wanted.format)) return session.export_plan(wanted.format);
  run_command(session, wanted.command);
}

struct ViewChoice {
  DocumentView view;
  std::string label;
};

std::vector<ViewChoice> choices(const Session& session, const std::string& problems) {
  std::vector<ViewChoice> result{{DocumentView::rendered, tr("Rendered")},
                                 {DocumentView::source, tr("Source")}};
  if (session.narrow) result.push_back({DocumentView::problems, problems});
  if (session.room_for_both) result.push_back({DocumentView::both, tr("Both")});
  return result;
}

float switch_width(const std::vector<ViewChoice>& views) {
  float width = 0;
  for (const ViewChoice& each : views) width += Ui::button_width(each.label, false);
  return width;
}

// Where there is no room for them side by side.
void view_menu(Ui& ui, Session& session, const Rect& rect, const std::vector<ViewChoice>& views) {
  std::vector<MenuItem> items;
  std::string now;
  for (const ViewChoice& each : views) {
    items.push_back({each.label});
    if (each.view == session.document_view) now = each.label;
  }
  const std::string name = format_text(tr("View: {}"), {now});
  const auto chosen =
      ui.menu_button("view", rect, now, items, {.name = name, .icon = Icon::expanded});
  if (session.focus_target == "view") {
    session.focus_target.clear();
    ui.request_focus(ui.last());
  }
  if (chosen) session.choose_view(views[*chosen].view);
}

// One of several, side by side in a frame.
void view_switch(Ui& ui, Session& session, const Rect& rect, const std::vector<ViewChoice>& views) {
  if (switch_width(views) > 1.25F * rect.width) return view_menu(ui, session, rect, views);
  const auto group = ui.scope("view", {.role = Role::group, .name = tr("View"), .rect = rect});
  ui.fill(rect, ui.colors().surface, corner);
  Rect rest = rect;
  float whole = 0;
  for (const ViewChoice& each : views) whole += Ui::button_width(each.label, false);
  for (const ViewChoice& each : views) {
    const float width = Ui::button_width(each.label, false) * rect.width / whole;
    if (ui.button(std::to_string(static_cast<int>(each.view)), take_left(rest, width), each.label,
                  {.look = ButtonLook::quiet,
                   .pressed = session.document_view == each.view ? Toggle::on : Toggle::off})) {
      session.choose_view(each.view);
      ui.settle();
    }
    if (session.document_view == each.view && session.focus_target == "view") {
      session.focus_target.clear();
      ui.request_focus(ui.last());
    }
  }
  ui.outline(rect, ui.colors().field_line, corner);
}

void draw_bar(Ui& ui, Session& session, Rect& rect) {
  const std::vector<ViewChoice> views = choices(
      session, format_text(tr("Problems {}"), {number(session.preview().problems().size())}));
  Rect bar = inset(take_top(rect, pane_bar_height), pane_padding,
                   session.narrow ? (pane_bar_height - touch_size) / 2 : gap);
  const bool labels = rect.width >= labels_from;
  // The form that Save does not write.
  const CommandId other = session.saves_document() ? CommandId::save_plan : CommandId::export_rst;
  Rect buttons = bar;
  if (!session.narrow) {
    const float width = switch_width(views);
    take_right(bar, (labels ? Ui::button_width(tr(command(other).label), true) : bar.height) + gap +
                        2 * (bar.height + gap));
    const Rect place = take_right(bar, std::min(width, bar.width));
    take_right(bar, gap);
    ui.text("name", bar, session.rst_name(), strong, ui.colors().text, Role::heading, 2);
    view_switch(ui, session, place, views);
  } else {
    take_right(bar, 3 * (bar.height + gap));
    ui.text("name", bar, session.rst_name(), strong, ui.colors().text, Role::heading, 2);
  }
  // Placed from the right, told from the left.
  const Rect menu = take_right(buttons, bar.height);
  take_right(buttons, gap);
  const Rect chief =
      take_right(buttons, labels ? Ui::button_width(tr(command(other).label), true) : bar.height);
  take_right(buttons, gap);
  command_button(ui, session, take_right(buttons, bar.height), CommandId::copy_rst, false, false);
  command_button(ui, session, chief, other, labels, !session.saves_document());
  export_menu(ui, session, menu);
  if (session.narrow) {
    view_switch(ui, session, inset(take_top(rect, touch_size + gap), pane_padding, tight), views);
  }
  ui.fill({rect.x, rect.y - 1, rect.width, 1}, ui.colors().line);
}

// Below the views: how many problems there are, and on demand which.
void draw_problems(Ui& ui, Session& session, Rect panel) {
  const Palette& c = ui.colors();
  const std::vector<RstFinding>& problems = session.preview().problems();
  const auto region =
      ui.scope("problems", {.role = Role::region, .name = tr("Problems"), .rect = panel});
  Rect bar = take_top(panel, problem_bar_height);
  ui.fill(bar, c.raised);
  ui.fill({bar.x, bar.y, bar.width, 1}, c.line);
  take_left(bar, gap);
  const std::string label = count_problems(problems);
  const Rect toggle = take_left(bar, std::min(bar.width, Ui::button_width(label, true)));
  if (ui.button("toggle", inset(toggle, 0, 3), label,
                {.name = format_text(
                     session.problems_open ? tr("{}, hide them") : tr("{}, show them"), {label}),
                 .icon = session.problems_open ? Icon::expanded : Icon::collapsed,
                 .look = ButtonLook::quiet,
                 .expanded = session.problems_open ? Toggle::on : Toggle::off})) {
    session.problems_open = !session.problems_open;
    ui.settle();
  }
  if (!problems.empty()) {
    take_right(bar, gap);
    Rect both = take_right(bar, 2 * problem_bar_height);
    for (const CommandId id : {CommandId::previous_problem, CommandId::next_problem}) {
      const Command& item = command(id);
      if (ui.button(item.label, inset(take_left(both, problem_bar_height), 2, 2), tr(item.label),
                    {.icon = item.icon,
                     .look = ButtonLook::quiet,
                     .show_label = false,
                     .shortcut = item.shortcut})) {
        run_command(session, id);
        ui.settle();
      }
    }
  }
  if (panel.height > 0) draw_problem_list(ui, session, panel);
}

void draw_views(Ui& ui, Session& session, Rect rect) {
  switch (session.document_view) {
    case DocumentView::rendered:
      return draw_rendered_view(ui, session, rect);
    case DocumentView::source:
      return draw_source_view(ui, session, rect);
    case DocumentView::problems:
      return draw_problem_list(ui, session, rect);
    case DocumentView::both:
      break;
  }
  draw_rendered_view(ui, session, take_left(rect, std::floor(rect.width * rendered_share)));
  ui.fill(take_left(rect, 1), ui.colors().line);
  draw_source_view(ui, session, rect);
}

}  // namespace

void scroll_by_key(std::string_view key, float page, float line) {
  const float y = ImGui::GetScrollY();
  float to = 0;  // Home
  if (key == "End") to = ImGui::GetScrollMaxY();
  if (key == "ArrowUp") to = y - 3 * line;
  if (key == "ArrowDown") to = y + 3 * line;
  if (key == "PageUp") to = y - page + line;
  if (key == "PageDown") to = y + page - line;
  ImGui::SetScrollY(std::clamp(to, 0.0F, ImGui::GetScrollMaxY()));
}

void draw_document_screen(Ui& ui, Session& session, const Rect& whole) {
  if (session.preview_follows && session.preview_is_current()) follow_selected(session);
  ui.fill(whole, ui.colors().raised);
  Rect rect = whole;
  Rect problems{};
  if (!session.narrow) {
    const float views = rect.height - pane_bar_height;
    const bool lists = session.problems_open && !session.preview().problems().empty();
    const float list = lists ? std::clamp(views * 0.45F, 96.0F, 260.0F) : 0;
    problems = take_bottom(rect, problem_bar_height + list);
  }
  {
    const auto region =
        ui.scope("document", {.role = Role::region, .name = tr("Document"), .rect = rect});
    draw_bar(ui, session, rect);
    if (!session.compared_with().empty()) {
      take_top(rect, draw_comparison_bar(ui, session, rect));
    }
    draw_views(ui, session, rect);
    session.typed_line.reset();
  }
  if (!session.narrow) draw_problems(ui, session, problems);
}

}  // namespace summit::ui
