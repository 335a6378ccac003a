// What is above the plan: which of its rows show, and while several are selected what can be done
// with them.

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "ui/commands.h"
#include "ui/plan_column.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float field_least = 90;  // what is to be filtered for
constexpr float count_width = 90;  // how many rows are selected, in words

bool acts_on_several(const Session& session) {
  return session.selecting || session.selection_size() > 1;
}

class PlanBar {
 public:
  PlanBar(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui), session_(session), rect_(rect), size_(button_size(session)) {}

  float draw() {
    const Palette& c = ui_.colors();
    const float top = rect_.y;
    const Rect first = inset(take_top(rect_, pane_bar_height), pane_padding, 0);
    const Rect row = inset(first, 0, (first.height - size_) / 2);
    if (acts_on_several(session_)) {
      several(row);
    } else if (session_.load_view.shows) {
      load(row);
    } else {
      filter(row);
      if (session_.filter_open) choices();
    }
    ui_.fill({rect_.x, rect_.y - 1, rect_.width, 1}, c.line);
    return rect_.y - top;
  }

 private:
  // [SECTION] Several rows

  void several(Rect bar) {
    const std::size_t count = session_.selection_size();
    const auto toolbar =
        ui_.scope("rows", {.role = Role::toolbar, .name = tr("Selected rows"), .rect = bar});
    constexpr std::array all = {CommandId::move_up,   CommandId::move_down, CommandId::cut_rows,
                                CommandId::copy_rows, CommandId::promote,   CommandId::demote,
                                CommandId::remove};
    constexpr std::size_t moves = 2;  // the rows' menu and the details have them as well
    std::span<const CommandId> offered = all;
    if (bar.width < size_ * static_cast<float>(all.size() + 1) + count_width) {
      offered = offered.subspan(moves);
    }
    const float buttons = size_ * static_cast<float>(offered.size() + 1);
    ui_.text("count", take_left(bar, std::max(0.0F, bar.width - buttons)),
             format_text(tr_n(count, "{} row", "{} rows"), {number(count)}), strong,
             ui_.colors().text);
    for (const CommandId id : offered) {
      const Command& item = command(id);
      if (ui_.button(item.label, take_left(bar, size_), tr(item.label),
                     {.icon = item.icon,
                      .look = ButtonLook::quiet,
                      .show_label = false,
                      .disabled = count == 0 || !is_enabled(session_, id),
                      .shortcut = item.shortcut})) {
        run_command(session_, id);
        ui_.settle();
      }
    }
    const Rect done = take_left(bar, size_);
    if (icon_button(done, "done", tr("Select no more rows"), Icon::close)) {
      session_.selecting = false;
      session_.also_selected = {};
      session_.focus_target = "grip:" + session_.selected;
      ui_.settle();
    }
  }

  bool icon_button(const Rect& rect, std::string_view key, std::string_view label, Icon icon,
                   Toggle expanded = Toggle::none) {
    return ui_.button(
        key, rect, label,
        {.icon = icon, .look = ButtonLook::quiet, .show_label = false, .expanded = expanded});
  }

  // [SECTION] What the plan is seen as

  void load(Rect bar) {
    const Rect place = take_right(bar, 2 * size_);
    ui_.text("name", bar, tr("Load"), heading, ui_.colors().text, Role::heading, 2);
    views(place);
  }

  void views(Rect place) {
    const auto group =
        ui_.scope("plan view", {.role = Role::group, .name = tr("Plan as"), .rect = place});
    const Rect frame = place;
    ui_.fill(frame, ui_.colors().surface, corner);
    for (const bool load : {false, true}) {
      const std::string_view label = load ? tr("Plan as load") : tr("Plan as list");
      if (ui_.button(label, take_left(place, size_), label,
                     {.icon = load ? Icon::load : Icon::list,
                      .look = ButtonLook::quiet,
                      .show_label = false,
                      .pressed = session_.load_view.shows == load ? Toggle::on : Toggle::off,
                      .shortcut = load ? command(CommandId::show_load).shortcut : ""})) {
        session_.load_view.shows = load;
        ui_.settle();
      }
    }
    ui_.outline(frame, ui_.colors().field_line, corner);
  }

  // [SECTION] The filter

  void filter(Rect bar) {
    const auto group =
        ui_.scope("filter", {.role = Role::group, .name = tr("Filter"), .rect = bar});
    RowFilter& filter = session_.filter;
    // Where the field had no room beside them the buttons stand below it.
    Rect buttons = bar;
    const bool below = bar.width - 4 * size_ - 3 * tight < field_least;
    if (below) buttons = inset(take_top(rect_, size_ + gap), pane_padding, gap / 2);
    Rect& from = below ? buttons : bar;
    const Rect view = take_right(from, 2 * size_);
    take_right(from, tight);
    const Rect several = take_right(from, size_);
    take_right(from, tight);
    const Rect more = take_right(from, size_);
    take_right(from, tight);
    const Rect all = filter.empty() ? Rect() : take_right(bar, size_);
    std::string matches;
    std::string count;
    std::string share;
    if (!filter.empty()) {
      const FilteredRows& rows = session_.shown_rows();
      matches = number(rows.matches);
      count = number(rows.rows);
      share = matches + "/" + count;
    }
    const float width = share.empty() ? 0 : Ui::text_width(share, small_text) + 2 + gap;
    const Rect place = take_right(bar, width);
    const FieldResult typed = ui_.field(
        "text", bar, tr("Rows that contain"), filter.text,
        {.searches = true,
         .placeholder = session_.narrow ? tr("Filter") : tr("Filter by title, owner or text…"),
         .keys = key_escape});
    if (session_.focus_target == "filter plan") {
      session_.focus_target.clear();
      ui_.request_focus(typed.id);
    }
    if (!filter.empty()) {
      ui_.draw_line({place.x + gap, place.y, place.width - gap, place.height}, share, small_text,
                    ui_.colors().muted);
      ui_.leaf("matches", {.role = Role::status,
                           .name = format_text(tr("{} of {} rows match"), {matches, count}),
                           .rect = place});
      if (icon_button(all, "all", tr("Show all rows"), Icon::close)) clear();
    }
    if (icon_button(more, "more", tr("More filters"), Icon::filter,
                    session_.filter_open ? Toggle::on : Toggle::off)) {
      session_.filter_open = !session_.filter_open;
      ui_.settle();
    }
    if (icon_button(several, "several", tr("Select several"), Icon::several)) {
      session_.select_only({});  // nothing is ticked that nobody has ticked
      session_.show_boxes(true);
      ui_.settle();
    }
    views(view);
    if (typed.typed) filter.text = one_line(*typed.typed);
    if (ui_.take_key(typed.id)) clear();
  }

  void clear() {
    session_.filter = {};
    ui_.settle();
  }

  void choices() {
    const auto group =
        ui_.scope("choices", {.role = Role::group, .name = tr("More filters"), .rect = rect_});
    choice_ = line_ = inset(take_top(rect_, size_ + gap), pane_padding, tight);
    owner();
    status();
    if (session_.plan.groups.size() > 1) of_group();
    toggle("ownerless", tr("Nobody owns"), session_.filter.ownerless);
    capacity();
  }

  Rect place_of(std::string_view label, bool with_icon) {
    const float width = std::min(Ui::button_width(label, with_icon), line_.width);
    if (width > choice_.width && choice_.x > line_.x) {
      choice_ = line_ = inset(take_top(rect_, size_ + gap), pane_padding, tight);
    }
    const Rect place = take_left(choice_, width);
    take_left(choice_, tight);
    return place;
  }

  void toggle(std::string_view key, std::string_view label, bool& on) {
    if (ui_.button(key, place_of(label, false), label,
                   {.pressed = on ? Toggle::on : Toggle::off})) {
      on = !on;
      ui_.settle();
    }
  }

  // A menu whose first item takes the filter away. Gives the item behind it that was chosen.
  std::optional<std::size_t> choose(std::string_view key, std::string_view name,
                                    std::string_view now, std::string_view none,
                                    const std::vector<std::string>& all, bool& cleared) {
    std::vector<MenuItem> items = {{none, Icon::none, {}}};
    for (const std::string& each : all) items.push_back({each, Icon::none, {}});
    const std::string label =
        now.empty() ? std::string(name) : format_text(tr("{}: {}"), {name, now});
    const auto chosen = ui_.menu_button(
        key, place_of(label, true), label, items,
        {.icon = Icon::expanded, .pressed = now.empty() ? Toggle::none : Toggle::on});
    cleared = chosen && *chosen == 0;
    return chosen && *chosen > 0 ? std::optional(*chosen - 1) : std::nullopt;
  }

  void owner() {
    const std::vector<std::string>& names = session_.filter_owners();
    bool cleared = false;
    std::string& owner = session_.filter.owner;
    if (const auto at = choose("owner", tr("Owner"), owner, tr("Anybody"), names, cleared)) {
      owner = names[*at];
    } else if (cleared) {
      owner.clear();
    }
  }

  void status() {
    std::vector<std::string> words;
    for (const Status each : all_statuses) words.emplace_back(status_word(each));
    bool cleared = false;
    std::optional<Status>& status = session_.filter.status;
    const std::string_view now = status ? status_word(*status) : std::string_view();
    if (const auto at = choose("status", tr("Status"), now, tr("Any status"), words, cleared)) {
      status = all_statuses[*at];
    } else if (cleared) {
      status.reset();
    }
  }

  void of_group() {
    std::vector<std::string> titles;
    for (const Group& group : session_.plan.groups) {
      titles.emplace_back(group.title.empty() ? tr("Priorities") : std::string_view(group.title));
    }
    bool cleared = false;
    std::optional<std::size_t>& group = session_.filter.group;
    if (group && *group >= titles.size()) group.reset();
    const std::string_view now = group ? std::string_view(titles[*group]) : std::string_view();
    if (const auto at = choose("group", tr("Group"), now, tr("Any group"), titles, cleared)) {
      group = *at;
    } else if (cleared) {
      group.reset();
    }
  }

  // More than the load view's capacity, which is the one there is.
  void capacity() {
    const int most = session_.load_view.capacity;
    std::size_t& capacity = session_.filter.capacity;
    bool over = capacity > 0;
    if (most > 0) toggle("capacity", tr("Over capacity"), over);
    capacity = over && most > 0 ? static_cast<std::size_t>(most) : 0;
  }

  Ui& ui_;
  Session& session_;
  Rect rect_;
  float size_;
  Rect choice_, line_;  // what is left of the line of choices, and all of it
};

}  // namespace

float draw_plan_bar(Ui& ui, Session& session, const Rect& rect) {
  return PlanBar(ui, session, rect).draw();
}

}  // namespace summit::ui
