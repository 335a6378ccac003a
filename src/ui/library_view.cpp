#include "ui/library_view.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/text_search.h"
#include "ui/commands.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr std::size_t filter_from = 8;  // plans
constexpr float box_width = 720;
constexpr float scroll_bar = 14;

// Of each row's menu, in its order.
enum Item : std::size_t { item_open, item_rename, item_duplicate, item_file, item_delete };

std::array<MenuItem, 5> menu() {
  return {{{tr("Open"), Icon::open, {}},
           {tr("Rename…"), Icon::rename, "F2"},
           {tr("Duplicate"), Icon::duplicate, {}},
           {tr("Save as a file"), Icon::download, {}},
           {tr("Delete plan"), Icon::remove, "Delete"}}};
}

std::string size_words(std::size_t bytes) {
  constexpr std::size_t kilo = 1000;
  if (bytes < kilo * kilo) return format_text(tr("{} kB"), {number((bytes + kilo - 1) / kilo)});
  return format_text(tr("{} MB"), {number((bytes + kilo * kilo / 2) / (kilo * kilo))});
}

}  // namespace

LibraryList::LibraryList(Ui& ui, Session& session, bool over_all)
    : ui_(ui),
      session_(session),
      library_(session.library),
      over_all_(over_all),
      acts_(over_all == (session.overlay == Overlay::library)) {
  const TextSearch search(library_.filter);
  for (std::size_t at = 0; at < library_.plans.size(); ++at) {
    if (search.empty() || search.find(library_.plans[at].name)) shown_.push_back(at);
  }
}

bool LibraryList::has_content() const {
  return !library_.plans.empty() || !library_.notice.empty() || !library_.failure.empty() ||
         (!library_.is_told && library_.expected > 0);
}

bool LibraryList::has_filter() const {
  const std::size_t count = library_.is_told ? library_.plans.size() : library_.expected;
  return count >= filter_from || !library_.filter.empty();
}

std::string_view LibraryList::why_none() const {
  if (!library_.failure.empty() && library_.plans.empty()) return library_.failure;
  if (!library_.is_told) return tr("Looking for plans…");
  if (library_.plans.empty()) {
    return tr(
        "Every plan that you begin or open here is kept in this browser, and is listed here.");
  }
  return shown_.empty() ? tr("No plan has that in its name.") : std::string_view();
}

float LibraryList::head_height(float width) const {
  float height = has_filter() ? touch_size + gap : 0;
  if (!library_.notice.empty()) height += notice_height;
  if (!why_none().empty()) height += Ui::wrapped_height(why_none(), width, body) + gap;
  return height;
}

void LibraryList::draw_head(Rect rect) {
  if (has_filter()) {
    const FieldResult field = ui_.field("filter", take_top(rect, touch_size),
                                        tr("Plans whose name contains"), library_.filter,
                                        {.searches = true,
                                         .placeholder = tr("Filter by name…"),
                                         .keys = key_escape | key_up_down | key_enter});
    take_top(rect, gap);
    if (over_all_ && acts_ && library_.plan_list.asks_focus && library_.plan_list.current.empty()) {
      library_.plan_list.asks_focus = false;
      ui_.request_focus(field.id);
    }
    if (field.typed) {
      library_.filter = one_line(*field.typed);
      ui_.settle();
    }
    if (const auto key = ui_.take_key(field.id)) {
      if (key->key == "Escape" && library_.filter.empty()) {
        (void)session_.leave();
      } else if (key->key == "Escape") {
        library_.filter.clear();
      } else if (!shown_.empty() && key->key == "Enter") {
        open(shown_.front());
      } else if (!shown_.empty()) {
        library_.plan_list.current = library_.plans[shown_.front()].id;
        library_.plan_list.asks_focus = true;
      }
      ui_.settle();
    }
  }
  if (!library_.notice.empty() &&
      draw_notice(ui_, take_top(rect, notice_height), library_.notice, !library_.removed.empty())) {
    session_.ask_library(LibraryAction::restore, library_.removed);
    library_.plan_list.current = library_.removed;
    library_.plan_list.asks_focus = true;
    library_.end_action();
    ui_.settle();
  }
  if (const std::string_view why = why_none(); !why.empty()) {
    const ImU32 color = library_.failure.empty() ? ui_.colors().muted : ui_.colors().danger;
    ui_.wrapped_text("none", {rect.x, rect.y}, rect.width, why, body, color);
  }
}

float LibraryList::rows_height() const {
  return kept_row_height(detail_lines()) *
         static_cast<float>(library_.is_told ? shown_.size() : library_.expected);
}

float LibraryList::whole_height() const {
  return kept_row_height(detail_lines()) * static_cast<float>(library_.plans.size());
}

KeptRow LibraryList::row(std::size_t at) const {
  const KeptPlan& plan = library_.plans[shown_[at]];
  KeptRow row{.id = plan.id, .name = plan.name, .details = count_rows(plan.priorities, plan.ideas)};
  if (row.name.empty()) {
    row.name = tr("Untitled");
    row.unnamed = true;
  }
  if (!plan.when.empty()) row.details += " · " + plan.when;
  row.details += " · " + size_words(plan.bytes);
  if (!plan.file.empty()) row.details += " · " + plan.file;
  if (plan.here) row.without = 1;  // it is not deleted under the eyes of who works on it
  row.mark = plan.here        ? tr("Open here")
             : plan.elsewhere ? tr("Open in another tab")
             : plan.recovered ? tr("Recovered")
                              : std::string();
  return row;
}

void LibraryList::draw_rows(PlanColumn& layout) {
  if (shown_.empty()) return;
  const auto current = std::find_if(shown_.begin(), shown_.end(), [&](std::size_t at) {
    return library_.plans[at].id == library_.plan_list.current;
  });
  const std::array<MenuItem, 5> items = menu();
  const auto at = static_cast<std::size_t>(current - shown_.begin());
  const auto action = draw_kept_rows(layout, library_.plan_list,
                                     {.name = tr("Plans"),
                                      .menu_name = tr("What can be done with “{}”"),
                                      .count = shown_.size(),
                                      .current = current == shown_.end() ? 0 : at,
                                      .menu = items,
                                      .lines = detail_lines(),
                                      .acts = acts_},
                                     [this](std::size_t each) { return row(each); });
  if (action) act(*action);
}

void LibraryList::act(const KeptAction& action) {
  const std::size_t at = shown_[action.row];
  switch (action.kind) {
    case KeptAction::Kind::press:
      return open(at);
    case KeptAction::Kind::menu:
      return choose(action.item, at);
    case KeptAction::Kind::rename:
      return choose(item_rename, at);
    case KeptAction::Kind::remove:
      return remove(at);
    case KeptAction::Kind::commit:
      return rename(at, action.name);
  }
}

void LibraryList::choose(std::size_t item, std::size_t at) {
  const KeptPlan& plan = library_.plans[at];
  if (item == item_open) return open(at);
  if (item == item_delete) return remove(at);
  library_.end_action();
  if (item == item_rename) begin_renaming(library_.plan_list, plan.id, plan.name);
  if (item == item_duplicate) session_.ask_library(LibraryAction::duplicate, plan.id);
  if (item == item_file) session_.ask_library(LibraryAction::rescue, plan.id);
}

void LibraryList::open(std::size_t at) {
  const KeptPlan& plan = library_.plans[at];
  library_.end_action();
  if (over_all_) session_.overlay = Overlay::none;
  if (!plan.here) session_.ask_library(LibraryAction::open, plan.id);
}

void LibraryList::rename(std::size_t at, const std::string& name) {
  KeptPlan& plan = library_.plans[at];
  if (name == plan.name) return;
  session_.ask_library(LibraryAction::rename, plan.id, name);
  if (!name.empty()) plan.name = name;  // without a name it gets the one of its document
}

void LibraryList::remove(std::size_t at) {
  library_.end_action();
  const KeptPlan plan = library_.plans[at];
  const std::string name = plan.name.empty() ? std::string(tr("Untitled")) : plan.name;
  library_.plan_list.current = plan.id;
  library_.plan_list.asks_focus = true;
  if (plan.here) {
    library_.notice = format_text(
        tr("“{}” is open here. Open another plan first, and it can be deleted."), {name});
    return session_.say_error(library_.notice);
  }
  // The row behind it gets the focus, or the one before.
  const auto here = std::find(shown_.begin(), shown_.end(), at);
  const bool is_last = here + 1 == shown_.end();
  if (shown_.size() > 1) {
    library_.plan_list.current = library_.plans[is_last ? *(here - 1) : *(here + 1)].id;
  }
  library_.plans.erase(library_.plans.begin() + static_cast<std::ptrdiff_t>(at));
  library_.removed = plan.id;
  library_.notice = format_text(tr("Deleted “{}”"), {name});
  session_.ask_library(LibraryAction::remove, plan.id);
  session_.say(library_.notice);
}

void draw_library(Ui& ui, Session& session, const Rect& page) {
  LibraryList list(ui, session, true);
  const float margin = session.narrow ? gap : dialog_padding;
  const float padding = session.narrow ? roomy : dialog_padding;
  const float width = std::min(box_width, page.width - 2 * margin);
  const float inner_width = width - 2 * padding;
  const float head = list.head_height(inner_width);
  const float bars = 2 * (touch_size + gap) + gap;
  const float height =
      std::min(page.height - 2 * margin, padding + bars + head + list.whole_height() + padding / 2);
  const float top = std::max(margin, std::min(page.height * 0.12F, page.height - margin - height));
  const Rect box{std::floor((page.width - width) / 2), std::floor(top), width, height};
  draw_dialog_box(ui, page, box);
  const auto dialog = ui.scope(
      "library", {.role = Role::dialog, .name = tr("All plans"), .rect = box, .modal = true});
  Rect inner = inset(box, padding, padding / 2);
  Rect bar = take_top(inner, touch_size);
  const Rect place = take_right(bar, touch_size);
  ui.text("title", bar, tr("All plans"), heading, ui.colors().text, Role::heading, 2);
  const bool closed =
      ui.button("close", place, tr("Close"),
                {.icon = Icon::close, .look = ButtonLook::quiet, .show_label = false});
  const NodeId close = ui.last();
  take_top(inner, gap);
  Rect buttons = take_top(inner, touch_size);
  for (const CommandId id : {CommandId::new_plan, CommandId::open}) {
    const Command& item = command(id);
    if (ui.button(item.label, take_left(buttons, Ui::button_width(tr(item.label), true)),
                  tr(item.label), {.icon = item.icon, .shortcut = item.shortcut})) {
      session.overlay = Overlay::none;
      session.library.end_action();
      run_command(session, id);
      ui.settle();
    }
    take_left(buttons, gap);
  }
  take_top(inner, gap + gap);
  list.draw_head(take_top(inner, head));
  const float rows = list.rows_height();
  if (list.has_rows()) {
    inner = inset(inner, -std::min(roomy, padding - 1), 0);  // names stand below the heading
    const ImVec2 at = ui.begin_scroll("scroll", inner, rows);
    const float room = inner.width - (rows > inner.height ? scroll_bar : 0);
    PlanColumn layout{ui, session, {at.x, at.y, room, 0}, ui.clip(), at.y};
    list.draw_rows(layout);
    ui.end_scroll();
  }
  if (session.library.plan_list.asks_focus && !list.has_rows()) {
    // As long as it is not known what there is, the list may still get it.
    session.library.plan_list.asks_focus = !session.library.is_told;
    if (ui.focus() != close) ui.request_focus(close);
  }
  if (closed || (pressed_outside(box) && !ui.has_menu())) {
    (void)session.leave();
    ui.settle();
  }
}

}  // namespace summit::ui
