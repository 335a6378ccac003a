// What lies over everything else on demand: the command palette and the sheet of shortcuts.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "text/fuzzy.h"
#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float palette_width = 640;
constexpr float sheet_width = 880;
constexpr float two_columns_from = 640;
constexpr float option_height = 40;
constexpr float excerpt_height = 12;  // on top of that where an excerpt shows
constexpr float field_height = 44;
constexpr float key_height = 30;
constexpr float scroll_bar = 14;

struct Look {
  Icon icon;
  std::string detail;
};

Look look_of(const Session& session, const Found& found) {
  switch (found.kind) {
    case Found::Kind::command: {
      const Command& item = command(static_cast<CommandId>(found.at));
      // A phone has no such keys.
      if (session.narrow) return {item.icon, ""};
      return {item.icon, shortcut_words(item.shortcut, session.uses_command())};
    }
    case Found::Kind::priority:
    case Found::Kind::idea: {
      const bool idea = found.kind == Found::Kind::idea;
      const Icon icon = idea ? Icon::idea : Icon::priority;
      if (found.where == Found::Where::owner) return {icon, tr("Owner")};
      if (found.where == Found::Where::prose) return {icon, idea ? tr("Notes") : tr("Description")};
      return {icon, idea ? tr("Idea") : tr("Priority")};
    }
    case Found::Kind::section:
      return {Icon::sample, tr("Section")};
    case Found::Kind::line:
      return {Icon::pad, format_text(tr("Pad, line {}"), {std::to_string(found.at + 1)})};
  }
  return {Icon::none, ""};
}

void close(Session& session) {
  session.overlay = Overlay::none;
  session.finder = {};
}

// A name with the letters that were typed standing out.
void draw_matched(Ui& ui, Rect rect, std::string_view name, std::string_view typed) {
  const Palette& c = ui.colors();
  const std::vector<std::size_t> places = fuzzy_places(typed, name);
  const auto is_matched = [&](std::size_t begin, std::size_t end) {
    const auto place = std::lower_bound(places.begin(), places.end(), begin);
    return place != places.end() && *place < end;
  };
  const auto letter_end = [&](std::size_t at) {
    do ++at;
    while (at < name.size() && (name[at] & 0xC0) == 0x80);
    return at;
  };
  std::size_t at = 0;
  while (!places.empty() && at <= places.back() && rect.width > 0) {
    std::size_t end = letter_end(at);
    const bool matched = is_matched(at, end);
    while (end < name.size() && is_matched(end, letter_end(end)) == matched) end = letter_end(end);
    const std::string_view piece = name.substr(at, end - at);
    const TextStyle& style = matched ? strong : body;
    ui.draw_line(rect, piece, style, matched ? c.accent : c.text);
    take_left(rect, Ui::text_width(piece, style));
    at = end;
  }
  ui.draw_line(rect, name.substr(at), body, c.text);
}

// Owners or prose with what was found there standing out.
void draw_excerpt(Ui& ui, Rect rect, const Found& found) {
  const Palette& c = ui.colors();
  const std::string_view text = found.excerpt;
  const auto [begin, end] = found.hit;
  const auto piece = [&](std::string_view part, const TextStyle& style, ImU32 color) {
    ui.draw_line(rect, part, style, color);
    take_left(rect, std::min(rect.width, Ui::text_width(part, style)));
  };
  piece(text.substr(0, begin), small_text, c.muted);
  piece(text.substr(begin, end - begin), small_strong, c.accent);
  piece(text.substr(end), small_text, c.muted);
}

// True when it is chosen by the pointer or by a screen reader.
bool draw_option(Ui& ui, const Session& session, std::size_t at, const Rect& rect) {
  const Palette& c = ui.colors();
  const Found& found = session.finder.found[at];
  const bool chosen = at == session.finder.chosen;
  const Look look = look_of(session, found);
  if (chosen) {
    ui.fill(rect, c.selected, corner);
    ui.fill({rect.x, rect.y + 6, 3, rect.height - 12}, c.accent, 1.5F);
  }
  const bool by_name = found.where == Found::Where::name;
  const bool taken =
      ui.option(std::to_string(at), rect, found.name,
                by_name ? look.detail : format_text(tr("{}: {}"), {look.detail, found.excerpt}),
                chosen, at + 1, session.finder.found.size());
  Rect rest = inset(rect, roomy, 0);
  const Rect icon = take_left(rest, icon_size + gap);
  draw_icon(*ImGui::GetWindowDrawList(), look.icon,
            {icon.x, std::floor(icon.y + (icon.height - icon_size) / 2)}, icon_size,
            chosen ? c.accent : c.muted);
  const float detail = Ui::text_width(look.detail, small_text) + 1;
  ui.draw_line(take_right(rest, std::min(detail, rest.width / 2)), look.detail, small_text,
               c.muted);
  take_right(rest, gap);
  if (by_name) {
    draw_matched(ui, rest, found.name, session.finder.typed);
  } else {
    rest = inset(rest, 0, tight);
    ui.draw_line(take_top(rest, rest.height / 2), found.name, body, c.text);
    draw_excerpt(ui, rest, found);
  }
  return taken;
}

}  // namespace

bool pressed_outside(const Rect& box) {
  return ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
         !ImGui::IsMouseHoveringRect(min_of(box), max_of(box), false);
}

void draw_dialog_box(Ui& ui, const Rect& page, const Rect& box) {
  ui.fill(page, IM_COL32(0, 0, 0, 0x78));
  ui.fill(box, ui.colors().surface, dialog_corner);
  ui.outline(box, ui.colors().field_line, dialog_corner);
}

void draw_palette(Ui& ui, Session& session, const Rect& page) {
  Finder& finder = session.finder;
  find_anything(session);
  if (finder.searching) ui.settle();
  const Palette& c = ui.colors();
  const float margin = session.narrow ? gap : pane_padding;
  const float option = session.narrow ? 44 : option_height;
  const float top = std::max(margin, std::min(96.0F, page.height * 0.12F));
  const float width = std::min(palette_width, page.width - 2 * margin);
  const float head = field_height + 2 * gap;
  const float room = std::max(option, page.height - top - head - margin - gap);
  const auto top_of = [&](std::size_t at) {  // in the list
    const std::size_t excerpts = at > finder.by_name ? at - finder.by_name : 0;
    return option * static_cast<float>(at) + excerpt_height * static_cast<float>(excerpts);
  };
  const auto height_of_all = [&] { return top_of(std::max<std::size_t>(finder.found.size(), 1)); };
  const float list = std::min({height_of_all(), room, option * 10.5F});
  const Rect box{std::floor((page.width - width) / 2), std::floor(top), width, head + list + gap};
  draw_dialog_box(ui, page, box);
  const auto dialog = ui.scope(
      "palette",
      {.role = Role::dialog, .name = tr("Find a command or anything"), .rect = box, .modal = true});
  Rect inner = inset(box, gap, gap);
  const FieldResult field =
      ui.field("typed", take_top(inner, field_height), tr("Find"), finder.typed,
               {.placeholder = tr("Command, name, owner, or any words"),
                .keys = key_up_down | key_enter | key_escape | key_page});
  if (!field.focused) ui.request_focus(field.id);
  bool moved = false;
  bool run = false;
  while (const auto key = ui.take_key(field.id)) {
    if (key->key == "Escape") return close(session);
    if (key->key == "Enter") {
      run = true;
    } else if (!finder.found.empty()) {
      const std::size_t last = finder.found.size() - 1;
      const std::size_t at = finder.chosen;
      finder.chosen = key->key == "ArrowDown"  ? (at == last ? 0 : at + 1)
                      : key->key == "ArrowUp"  ? (at == 0 ? last : at - 1)
                      : key->key == "PageDown" ? std::min(at + 10, last)
                                               : at - std::min<std::size_t>(at, 10);
      moved = true;
    }
  }
  if (field.typed) {
    type_into_finder(session, *field.typed);
    find_anything(session);
    ui.settle();  // the list may have another height
  }
  if (run) find_all_names(session);
  take_top(inner, gap);
  const std::size_t count = finder.found.size();
  const float whole = height_of_all();
  if (count == 0) {
    const std::string_view words = finder.searching ? tr("Searching…") : tr("Nothing was found");
    ui.text("none", inset(inner, roomy, 0), words, body, c.muted, Role::status);
    ui.own_list(field.id, 0, 0);
  } else {
    const auto listbox =
        ui.scope("found", {.role = Role::listbox, .name = tr("Found"), .rect = inner});
    const NodeId list_id = ui.container();
    NodeId chosen_id = 0;
    const ImVec2 at = ui.begin_scroll("scroll", inner, whole);
    if (field.typed || field.gained_focus) ImGui::SetScrollY(0);
    for (std::size_t i = 0; i < count; ++i) {
      const float row = inner.width - (whole > list ? scroll_bar : 0);
      const Rect rect{at.x, at.y + top_of(i), row, top_of(i + 1) - top_of(i)};
      if (draw_option(ui, session, i, rect)) {
        finder.chosen = i;
        run = true;
      }
      if (i != finder.chosen) continue;
      chosen_id = ui.last();
      if (moved) ui.reveal(rect);
    }
    ui.end_scroll();
    ui.own_list(field.id, list_id, chosen_id);
  }
  if (run && finder.chosen < finder.found.size()) {
    const Found found = std::move(finder.found[finder.chosen]);
    close(session);
    go_to_found(session, found);
    ui.settle();
  } else if (pressed_outside(box)) {
    close(session);
    ui.settle();
  }
}

namespace {

struct Sheet {
  Ui& ui;
  const Session& session;
  bool drawn;  // false: only measured

  // A group's heading and its keys; gives the height.
  float group(CommandGroup group, ImVec2 at, float width) const {
    const Palette& c = ui.colors();
    const std::string_view name = to_string(group);
    float y = at.y;
    if (drawn) {
      ui.text(name, {at.x, y, width, key_height}, tr(name), strong, c.text, Role::heading, 3);
    }
    y += key_height;
    const auto list_key = "keys of " + std::string(name);
    if (drawn) list(group, list_key, {at.x, y, width, key_height});
    for (const Command& each : all_commands()) {
      if (each.group == group && !each.shortcut.empty()) y += key_height;
    }
    return y - at.y + gap * 2;
  }

  void list(CommandGroup group, const std::string& key, Rect row) const {
    const Palette& c = ui.colors();
    const auto items =
        ui.scope(key, {.role = Role::list, .name = tr(to_string(group)), .rect = row});
    for (const Command& each : all_commands()) {
      if (each.group != group || each.shortcut.empty()) continue;
      const std::string keys = shortcut_words(each.shortcut, session.uses_command());
      Rect rest = row;
      ui.fill({row.x, row.y, row.width, 1}, c.line);
      const float wide = Ui::text_width(keys, small_strong) + 1;
      ui.draw_line(take_right(rest, wide), keys, small_strong, c.muted);
      take_right(rest, gap);
      const std::string label = tr(each.label);
      ui.draw_line(rest, label, body, c.text);
      ui.leaf(each.label, {.role = Role::listitem, .name = label + ": " + keys, .rect = row});
      row.y += key_height;
    }
  }

  // All groups in one column or two; gives the height.
  float columns(ImVec2 at, float width) const {
    const bool two = width >= two_columns_from;
    const float each = two ? std::floor((width - 40) / 2) : width;
    constexpr CommandGroup left[] = {CommandGroup::file, CommandGroup::edit, CommandGroup::go,
                                     CommandGroup::view};
    constexpr CommandGroup right[] = {CommandGroup::item, CommandGroup::prose, CommandGroup::pad};
    float y = 0;
    for (const CommandGroup name : left) y += group(name, {at.x, at.y + y}, each);
    float other = two ? 0 : y;
    for (const CommandGroup name : right) {
      other += group(name, {two ? at.x + each + 40 : at.x, at.y + other}, each);
    }
    return std::max(y, other);
  }
};

}  // namespace

void draw_shortcuts(Ui& ui, Session& session, const Rect& page) {
  const float margin = session.narrow ? gap : dialog_padding;
  const float padding = session.narrow ? pane_padding : dialog_padding;
  const float width = std::min(sheet_width, page.width - 2 * margin);
  const float inner_width = width - 2 * padding;
  const float content = Sheet{ui, session, false}.columns({0, 0}, inner_width);
  const float head = padding / 2 + touch_size + gap;
  const float height = std::min(head + content + padding, page.height - 2 * margin);
  const Rect box{std::floor((page.width - width) / 2), std::floor((page.height - height) / 2),
                 width, height};
  draw_dialog_box(ui, page, box);
  const auto dialog = ui.scope(
      "shortcuts",
      {.role = Role::dialog, .name = tr("Keyboard shortcuts"), .rect = box, .modal = true});
  Rect inner = inset(box, padding, padding / 2);
  inner.height += padding / 2;
  Rect bar = take_top(inner, touch_size);
  const Rect place = take_right(bar, touch_size);
  ui.text("title", bar, tr("Keyboard shortcuts"), heading, ui.colors().text, Role::heading, 2);
  const bool closed = ui.button("close", place, tr("Close"),
                                {.icon = Icon::close,
                                 .look = ButtonLook::quiet,
                                 .show_label = false,
                                 .keys = key_escape | key_up_down | key_page | key_home_end});
  const NodeId button = ui.last();
  if (ui.focus() != button) ui.request_focus(button);
  take_top(inner, gap);
  const auto key = ui.take_key(button);
  const ImVec2 at = ui.begin_scroll("scroll", inner, content);
  if (key && key->key != "Escape") scroll_by_key(key->key, inner.height, key_height);
  (void)Sheet{ui, session, true}.columns(at,
                                         inner_width - (content > inner.height ? scroll_bar : 0));
  ui.end_scroll();
  if (closed || (key && key->key == "Escape") || pressed_outside(box)) {
    close(session);
    ui.settle();
  }
}

}  // namespace summit::ui
