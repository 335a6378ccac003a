#include "ui/kept_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float least_height = 60;   // with the space below it
constexpr float buttons_from = 520;  // of width

class KeptRows {
 public:
  KeptRows(PlanColumn& layout, KeptList& list, const KeptRowsOptions& options)
      : layout_(layout),
        ui_(layout.ui),
        list_(list),
        options_(options),
        current_(std::min(options.current, options.count - 1)) {}

  std::optional<KeptAction> draw(const std::function<KeptRow(std::size_t)>& row_at) {
    const float row_size = kept_row_height(options_.lines);
    const Rect place{layout_.column.x, layout_.y, layout_.column.width,
                     row_size * static_cast<float>(options_.count)};
    const auto items =
        ui_.scope("rows", {.role = Role::list, .name = std::string(options_.name), .rect = place});
    layout_.rows(options_.count, row_size, current_, [&](std::size_t at, Rect rect) {
      rect.height -= tight;
      row(row_at(at), at, rect);
    });
    // The row that keys lead to is drawn in the next frame.
    if (next_) {
      list_.current = row_at(*next_).id;
      list_.asks_focus = true;
      ui_.settle();
    }
    return std::move(action_);
  }

 private:
  void row(const KeptRow& row, std::size_t at, const Rect& whole) {
    const auto item = ui_.scope(row.id, {.role = Role::listitem,
                                         .rect = whole,
                                         .position_in_set = static_cast<std::int32_t>(at + 1),
                                         .set_size = static_cast<std::int32_t>(options_.count)});
    layout_.row_background(whole, false);
    Rect rest = whole;
    take_right(rest, tight);
    const Rect menu = take_right(rest, touch_size);
    std::size_t buttons = rest.width >= buttons_from ? options_.buttons : 0;
    std::vector<Rect> places(buttons);
    while (buttons-- > 0) {
      places[buttons] =
          take_right(rest, Ui::button_width(options_.menu[buttons].label, false) - gap);
    }
    if (list_.renaming == row.id) {
      name_field(row, at, rest);
    } else {
      press(row, at, rest);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      const MenuItem& each = options_.menu[i];
      if (ui_.button("button " + std::to_string(i), middle(places[i]), each.label,
                     {.name = format_text(tr("{}: {}"), {each.label, row.name}),
                      .look = ButtonLook::quiet,
                      .skips_tab = at != current_})) {
        act(KeptAction::Kind::menu, at, i);
      }
      note_focus(row, at);
    }
    const std::span<const MenuItem> items = options_.menu.first(options_.menu.size() - row.without);
    const auto chosen =
        ui_.menu_button("menu", middle(menu), format_text(options_.menu_name, {row.name}), items,
                        {.icon = Icon::more,
                         .look = ButtonLook::quiet,
                         .show_label = false,
                         .skips_tab = at != current_});
    const NodeId owner = ui_.last();
    note_focus(row, at);
    if (chosen) act(KeptAction::Kind::menu, at, *chosen);
    std::optional<ImVec2>& asked = layout_.session.menu_at;
    if (options_.acts && asked && contains(whole, *asked) && contains(ui_.clip(), *asked)) {
      ui_.open_menu(owner, format_text(options_.menu_name, {row.name}), {asked->x, asked->y, 0, 0},
                    items);
      asked.reset();
    }
  }

  static bool contains(const Rect& rect, ImVec2 point) {
    return point.x >= rect.x && point.x < rect.x + rect.width && point.y >= rect.y &&
           point.y < rect.y + rect.height;
  }
  static Rect middle(const Rect& rect) {
    return {rect.x, rect.y + (rect.height - touch_size) / 2, rect.width, touch_size};
  }

  void press(const KeptRow& row, std::size_t at, const Rect& rect) {
    const Palette& c = ui_.colors();
    const std::string description =
        row.mark.empty() ? row.details : format_text(tr("{1}, {2}"), {row.mark, row.details});
    if (ui_.button("row", rect, "",
                   {.name = row.name,
                    .description = description,
                    .look = ButtonLook::row,
                    .keys = key_up_down | key_home_end | key_page | key_delete | key_f2,
                    .skips_tab = at != current_})) {
      act(KeptAction::Kind::press, at);
    }
    const NodeId button = ui_.last();
    if (at == current_ && options_.acts && std::exchange(list_.asks_focus, false)) {
      ui_.request_focus(button);
    }
    note_focus(row, at);
    if (const auto key = ui_.take_key(button)) row_key(key->key, at);
    Rect text = inset(rect, roomy, 6);
    Rect first = take_top(text, body.leading + 2);
    if (!row.mark.empty()) {
      const float width = std::min(Ui::text_width(row.mark, small_text) + 1, first.width / 2);
      const float name = std::min(Ui::text_width(row.name, body) + 2, first.width - width - gap);
      ui_.draw_line(take_left(first, name), row.name, body, c.text);
      take_left(first, gap);
      ui_.draw_line({first.x, first.y + 1, width, first.height}, row.mark, small_text, c.accent);
    } else {
      ui_.draw_line(first, row.name, body, row.unnamed ? c.muted : c.text);
    }
    if (options_.lines < 2) return ui_.draw_line(text, row.details, small_text, c.muted);
    ImGui::PushClipRect(min_of(text), max_of(text), true);
    (void)ui_.draw_wrapped(min_of(text), text.width, row.details, small_text, c.muted);
    ImGui::PopClipRect();
  }

  void row_key(const std::string& key, std::size_t at) {
    constexpr std::size_t page = 8;
    const std::size_t last = options_.count - 1;
    if (key == "Delete") return act(KeptAction::Kind::remove, at);
    if (key == "F2") return act(KeptAction::Kind::rename, at);
    next_ = key == "ArrowDown"  ? std::min(at + 1, last)
            : key == "ArrowUp"  ? at - std::min<std::size_t>(at, 1)
            : key == "PageDown" ? std::min(at + page, last)
            : key == "PageUp"   ? at - std::min(at, page)
            : key == "End"      ? last
                                : 0;
  }

  void name_field(const KeptRow& row, std::size_t at, const Rect& rect) {
    const FieldResult field = ui_.field("name", inset(rect, tight, 8), tr("Name"), list_.typed,
                                        {.placeholder = row.name, .keys = key_enter | key_escape});
    if (std::exchange(list_.asks_focus, false)) ui_.request_focus(field.id);
    if (field.typed) list_.typed = one_line(*field.typed);
    if (const auto key = ui_.take_key(field.id)) {
      list_.asks_focus = true;  // back to the row
      list_.current = row.id;
      if (key->key == "Enter") {
        act(KeptAction::Kind::commit, at);
      } else {
        list_.renaming.clear();
      }
      ui_.settle();
    } else if (field.focused) {
      list_.edits = true;
    } else if (std::exchange(list_.edits, false)) {
      act(KeptAction::Kind::commit, at);  // the focus went elsewhere
      ui_.settle();
    }
  }

  // Tab stops at the row where somebody was last.
  void note_focus(const KeptRow& row, std::size_t at) {
    if (is_moving_ || ui_.focus() != ui_.last() || at == current_) return;
    list_.current = row.id;
    ui_.settle();
  }

  void act(KeptAction::Kind kind, std::size_t at, std::size_t item = 0) {
    action_ = KeptAction{kind, at, item, {}};
    if (kind == KeptAction::Kind::commit) {
      action_->name = std::exchange(list_.typed, {});
      list_.renaming.clear();
      list_.edits = false;
    }
    ui_.settle();
  }

  PlanColumn& layout_;
  Ui& ui_;
  KeptList& list_;
  const KeptRowsOptions& options_;
  std::size_t current_;
  bool is_moving_ = list_.asks_focus;  // the focus is still where it was
  std::optional<std::size_t> next_;    // where keys lead to
  std::optional<KeptAction> action_;
};

}  // namespace

float kept_row_height(int lines) {
  return least_height + static_cast<float>(lines - 1) * small_text.leading;
}

std::optional<KeptAction> draw_kept_rows(PlanColumn& layout, KeptList& list,
                                         const KeptRowsOptions& options,
                                         const std::function<KeptRow(std::size_t)>& row_at) {
  if (options.count == 0) return std::nullopt;
  return KeptRows(layout, list, options).draw(row_at);
}

void begin_renaming(KeptList& list, std::string_view id, std::string_view name) {
  list.renaming = list.current = id;
  list.typed = name;
  list.edits = false;
  list.asks_focus = true;
}

bool draw_notice(Ui& ui, const Rect& rect, std::string_view notice, bool can_undo) {
  const Palette& c = ui.colors();
  Rect bar = inset(rect, 0, tight);
  ui.fill(bar, c.selected, corner);
  take_left(bar, roomy);
  const std::string_view label = tr("Undo");
  const float width = can_undo ? Ui::button_width(label, true) : 0;
  const Rect place = take_right(bar, width);
  ui.text("notice", bar, notice, body, c.text, Role::status);
  return can_undo &&
         ui.button("undo", place, label, {.icon = Icon::undo, .look = ButtonLook::quiet});
}

std::string count_rows(std::size_t priorities, std::size_t ideas) {
  const std::string first =
      format_text(tr_n(priorities, "{} priority", "{} priorities"), {number(priorities)});
  const std::string second = format_text(tr_n(ideas, "{} idea", "{} ideas"), {number(ideas)});
  return format_text(tr("{1}, {2}"), {first, second});
}

}  // namespace summit::ui
