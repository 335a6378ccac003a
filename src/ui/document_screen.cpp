// The document as it would be exported now, line for line, live.

#include <algorithm>
#include <cmath>

#include "ui/commands.h"
#include "ui/screens.h"

namespace summit::ui {
namespace {

// The whole line is one punctuation character: a title's adornment, or a table's border.
bool is_adornment(std::string_view line) {
  return line.size() > 2 && line.find_first_not_of("=-~^\"+") == std::string_view::npos;
}

// The line that shows what is selected, or none: a section's title, or an idea's bullet.
std::size_t line_of_selected(const Session& session, const Preview& preview) {
  const auto none = static_cast<std::size_t>(-1);
  std::string wanted;
  if (const auto place = find_priority(session.plan, session.selected)) {
    wanted = heading_of(*priority_at(session.plan, *place));
  } else if (const Idea* idea = idea_at(session.plan, find_idea(session.plan, session.selected))) {
    wanted = "* " + idea->title;
  } else {
    return 0;
  }
  for (std::size_t at = 0; at < preview.lines(); ++at) {
    const std::string_view line = preview.line(at);
    if (wanted[0] == '*'
            ? line.ends_with(wanted)
            : line == wanted && at + 1 < preview.lines() && is_adornment(preview.line(at + 1))) {
      return at;
    }
  }
  return none;
}

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

}  // namespace

void draw_document_screen(Ui& ui, Session& session, const Rect& whole) {
  const Palette& c = ui.colors();
  const Preview& preview = session.preview();
  const std::string name = session.rst_name();
  const auto region =
      ui.scope("document", {.role = Role::region, .name = "Document", .rect = whole});
  ui.fill(whole, c.raised);

  Rect rect = whole;
  Rect bar = inset(take_top(rect, pane_bar_height), pane_padding,
                   session.narrow ? (pane_bar_height - touch_size) / 2 : gap);
  for (const CommandId id : {CommandId::export_rst, CommandId::copy_rst}) {
    const Command& item = command(id);
    const bool label = whole.width > 420;
    const float width = label ? Ui::text_width(item.label, body) + 50 : bar.height;
    const Rect place = take_right(bar, width);
    take_right(bar, gap);
    if (ui.button(item.label, place, item.label,
                  {.icon = item.icon,
                   .look = id == CommandId::export_rst ? ButtonLook::primary : ButtonLook::plain,
                   .show_label = label,
                   .shortcut = item.shortcut})) {
      run_command(session, id);
      ui.settle();
    }
  }
  ui.text("name", bar, name, strong, c.text, Role::heading, 2);
  ui.fill({whole.x, rect.y - 1, whole.width, 1}, c.line);

  const float line_height = code.leading;
  const auto lines = static_cast<float>(preview.lines());
  const float width = Ui::text_width("mmmmmmmm", code) / 8 *  // of one it is rounded up
                      static_cast<float>(std::min<std::size_t>(preview.longest, 400));
  const auto document = ui.scope("text", {.role = Role::document,
                                          .name = name,
                                          .rect = rect,
                                          .focusable = true,
                                          .keys = key_up_down | key_page | key_home_end});
  const NodeId text = ui.container();
  const ImVec2 top = ui.begin_scroll("scroll", rect, lines * line_height + 2 * pane_padding,
                                     width + pane_padding + gap);
  if (session.preview_follows) {
    session.preview_follows = false;
    if (const std::size_t at = line_of_selected(session, preview); at < preview.lines()) {
      const float y = static_cast<float>(at) * line_height - rect.height / 4;
      ImGui::SetScrollY(std::max(0.0F, y));
      ui.settle();
    }
  }
  if (const auto key = ui.take_key(text)) scroll_by_key(key->key, rect.height, line_height);
  const auto line_at = [&](float y) {
    return static_cast<std::size_t>(
        std::clamp(std::floor((y - top.y - pane_padding) / line_height), 0.0F, lines));
  };
  const std::size_t last = std::min(preview.lines(), line_at(rect.y + rect.height) + 1);
  for (std::size_t at = line_at(rect.y); at < last; ++at) {
    const std::string_view line = preview.line(at);
    if (line.empty()) continue;
    const bool title = at + 1 < preview.lines() && line[0] != '+' && line[0] != '|' &&
                       is_adornment(preview.line(at + 1)) && !is_adornment(line);
    const ImU32 color = title                                          ? c.accent
                        : is_adornment(line) || line.starts_with("..") ? c.muted
                                                                       : c.text;
    const Rect place{top.x + pane_padding,
                     top.y + pane_padding + static_cast<float>(at) * line_height,
                     std::max(width + pane_padding, rect.width), line_height};
    ui.text("line " + std::to_string(at), place, line, code, color);
  }
  ui.end_scroll();
  if (ui.shows_focus(text)) ui.draw_focus_ring(rect);
}

}  // namespace summit::ui
