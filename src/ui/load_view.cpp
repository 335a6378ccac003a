#include "ui/load_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "ui/commands.h"
#include "ui/plan_column.h"
#include "ui/screens.h"
#include "ui/session.h"
#include "ui/texts.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

constexpr float bar_height = 14;
constexpr float swatch_width = 22;
constexpr float legend_height = 26;
constexpr float least_unit = 7;     // priorities are parted by a line from that width on
constexpr float name_share = 0.4F;  // of a row that has room for both, what the name takes
constexpr float value_width = 76;
constexpr float child_indent = 22;

// How one part of a bar looks; never by its colour alone.
struct PartLook {
  std::string_view label;
  ImU32 color;
  Pattern pattern;
};

PartLook look_of(Status status, const Palette& c) {
  const auto look = [&](ImU32 color, Pattern pattern) {
    return PartLook{status_word(status), color, pattern};
  };
  switch (status) {
    case Status::proposed:
      return look(c.muted, Pattern::rising);
    case Status::agreed:
      return look(c.accent, Pattern::solid);
    case Status::in_progress:
      return look(c.caution, Pattern::falling);
    case Status::done:
      return look(c.added, Pattern::crossed);
    case Status::deferred:
      return look(c.muted, Pattern::upright);
    case Status::dropped:
      break;
  }
  return look(c.danger, Pattern::level);
}

std::string count_of(Status status, std::size_t count) {
  constexpr std::array<std::string_view, status_count> patterns = {
      to_translate("{} proposed"), to_translate("{} agreed"),   to_translate("{} in progress"),
      to_translate("{} done"),     to_translate("{} deferred"), to_translate("{} dropped")};
  return format_text(tr(patterns[static_cast<std::size_t>(status)]), {std::to_string(count)});
}

void add(std::string& list, std::string_view item, std::string_view separator) {
  if (!list.empty()) list += separator;
  list += item;
}

// "3 agreed, 1 done".
std::string words_of(const std::array<std::size_t, status_count>& counts) {
  std::string words;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    if (counts[at] > 0) add(words, count_of(static_cast<Status>(at), counts[at]), ", ");
  }
  return words;
}

std::size_t sum_of(const std::array<std::size_t, status_count>& counts) {
  std::size_t sum = 0;
  for (const std::size_t each : counts) sum += each;
  return sum;
}

std::string count_priorities(std::size_t count) {
  return format_text(tr_n(count, "{} priority", "{} priorities"), {std::to_string(count)});
}

std::string count_ideas(std::size_t count) {
  return format_text(tr_n(count, "{} idea", "{} ideas"), {std::to_string(count)});
}

// "3 priorities, 1 shared, 1 closed".
std::string words_of(const OwnerLoad& owner) {
  std::string words = count_priorities(owner.carries());
  const auto more = [&](std::size_t count, std::string_view pattern) {
    if (count > 0) add(words, format_text(pattern, {std::to_string(count)}), ", ");
  };
  more(owner.shared, tr("{} shared"));
  more(owner.closed, tr("{} closed"));
  return words;
}

class LoadScreen {
 public:
  LoadScreen(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui),
        session_(session),
        view_(session.load_view),
        load_(view_.load),
        rect_(rect),
        row_(session.narrow ? 60 : 40),
        layout_{ui, session, {}, {}, 0} {}

  void draw() {
    update();
    const ImVec2 top = ui_.begin_scroll("load", rect_, view_.height);
    layout_.column = {top.x + pane_padding, top.y, rect_.width - 2 * pane_padding, 0};
    layout_.clip = ui_.clip();
    layout_.y = top.y + gap;
    const bool empty =
        load_.unplanned == 0 && std::all_of(load_.groups.begin(), load_.groups.end(),
                                            [](const auto& counts) { return sum_of(counts) == 0; });
    if (empty) {
      nothing();
    } else {
      owners();
      groups();
    }
    const float height = layout_.y + pane_padding - top.y;
    if (height != view_.height) {
      view_.height = height;
      ui_.settle();
    }
    view_.focused = ui_.focus();
    ui_.end_scroll();
  }

 private:
  static constexpr auto none = LoadView::none;

  // [SECTION] What shows, anew where the plan changed

  void update() {
    if (view_.state == session_.history.state()) return;
    view_.state = session_.history.state();
    view_.load = load_of(session_.plan);
    list_rows();
  }

  void list_rows() {
    view_.rows.clear();
    const auto list = [&](std::size_t owner, const std::string& name, std::size_t count) {
      view_.rows.push_back({owner, none});
      if (!view_.expanded.contains(name)) return;
      for (std::size_t at = 0; at < count; ++at) view_.rows.push_back({owner, at});
    };
    if (!load_.unowned.empty()) list(none, "", load_.unowned.size());
    for (std::size_t at = 0; at < load_.owners.size(); ++at) {
      list(at, load_.owners[at].name, load_.owners[at].priorities.size());
    }
  }

  [[nodiscard]] std::string owner_of(const LoadView::Row& row) const {
    return row.owner == none ? "" : load_.owners[row.owner].name;
  }
  [[nodiscard]] const std::vector<PriorityPlace>& places_of(const LoadView::Row& row) const {
    return row.owner == none ? load_.unowned : load_.owners[row.owner].priorities;
  }
  // Names a row for as long as the plan has it.
  [[nodiscard]] std::string key_of(const LoadView::Row& row) const {
    std::string key = owner_of(row);
    if (row.at == none) return key + "\n";
    return key + "\n" + priority_at(session_.plan, places_of(row)[row.at])->id;
  }

  // [SECTION] Nothing to draw

  void nothing() {
    layout_.y += roomy;
    ui_.text("nothing", layout_.next(heading.leading), tr("Nothing to weigh yet"), heading,
             ui_.colors().text, Role::heading, 2);
    layout_.y += tight;
    layout_.y += ui_.wrapped_text("why", {layout_.column.x, layout_.y}, layout_.column.width,
                                  tr("Once the plan has priorities, this shows who carries how "
                                     "many of them and how far they are."),
                                  body, ui_.colors().muted) +
                 roomy;
    Rect place = layout_.next(button_size(session_));
    const std::string_view label = tr(command(CommandId::add_priority).label);
    if (ui_.button(
            "add", take_left(place, Ui::button_width(label, true)), label,
            {.icon = Icon::plus, .disabled = !is_enabled(session_, CommandId::add_priority)})) {
      run_command(session_, CommandId::add_priority);
    }
    layout_.claim_focus("load", ui_.last());
  }

  // [SECTION] Parts of a picture

  // A sentence that says what the picture does, which is what the picture is called.
  void picture(std::string_view key, const std::string& words, float height) {
    const float top = layout_.y;
    layout_.y += ui_.draw_wrapped({layout_.column.x, std::floor(top)}, layout_.column.width, words,
                                  body, ui_.colors().muted);
    ui_.leaf(key,
             {.role = Role::img,
              .name = words,
              .rect = {layout_.column.x, top, layout_.column.width, layout_.y - top + height}});
    layout_.y += gap;
  }

  void legend(std::span<const PartLook> looks) {
    Rect line = layout_.next(legend_height);
    for (const PartLook& look : looks) {
      const float width = swatch_width + 6 + Ui::text_width(look.label, small_text) + 1;
      if (width > line.width) line = layout_.next(legend_height);
      Rect item = take_left(line, width);
      take_left(line, pane_padding);
      const Rect swatch = take_left(item, swatch_width);
      take_left(item, 6);
      ui_.fill_pattern(inset(swatch, 0, (swatch.height - bar_height) / 2), look.color,
                       look.pattern);
      ui_.draw_line(item, look.label, small_text, ui_.colors().text);
    }
    layout_.y += tight;
  }

  // A part of a bar, of so many things each `unit` wide.
  void part(Rect& bar, std::size_t count, float unit, const PartLook& look) {
    if (count == 0) return;
    const Rect whole = take_left(bar, static_cast<float>(count) * unit);
    if (unit < least_unit) {
      ui_.fill_pattern({whole.x, whole.y, std::max(whole.width - 1, 2.0F), whole.height},
                       look.color, look.pattern);
      return;
    }
    for (std::size_t at = 0; at < count; ++at) {
      ui_.fill_pattern({whole.x + unit * static_cast<float>(at), whole.y, unit - 2, whole.height},
                       look.color, look.pattern, 2);
    }
  }

  // [SECTION] Owners

  void owners() {
    layout_.section_heading("owners heading", tr("Owners"), load_.owners.size());
    const Palette& c = ui_.colors();
    picture("owners picture", words_of_owners(),
            control() + legend_height + row_ * static_cast<float>(view_.rows.size()));
    capacity();
    if (view_.rows.empty()) return;
    legend(std::array{PartLook{tr("Alone"), c.accent, Pattern::solid},
                      PartLook{tr("Shared"), c.accent, Pattern::rising},
                      PartLook{tr("Capacity"), c.text, Pattern::mark}});
    const auto tree =
        ui_.scope("owners", {.role = Role::tree,
                             .name = std::string(tr("Owners by load")),
                             .rect = {layout_.column.x, layout_.y, layout_.column.width,
                                      row_ * static_cast<float>(view_.rows.size())}});
    find_current();
    layout_.rows(view_.rows.size(), row_, view_.current_at, [&](std::size_t at, const Rect& rect) {
      if (view_.rows[at].at == none) {
        owner_row(at, inset(rect, 0, 1));
      } else {
        priority_row(at, inset(rect, 0, 1));
      }
    });
    act();
  }

  void find_current() {
    const auto is_current = [&](const LoadView::Row& row) { return key_of(row) == view_.current; };
    std::size_t& at = view_.current_at;
    if (at < view_.rows.size() && is_current(view_.rows[at])) return;
    at = static_cast<std::size_t>(std::find_if(view_.rows.begin(), view_.rows.end(), is_current) -
                                  view_.rows.begin());
    if (at < view_.rows.size()) return;
    at = 0;
    view_.current = key_of(view_.rows[0]);
  }

  [[nodiscard]] std::string words_of_owners() const {
    std::string words = format_text(tr_n(load_.open, "{1} open priority.", "{1} open priorities."),
                                    {std::to_string(load_.open)});
    const std::vector<OwnerLoad>& owners = load_.owners;
    if (!owners.empty() && owners[0].carries() > 0) {
      const std::string most = std::to_string(owners[0].carries());
      const bool alone = owners.size() == 1 || owners[1].carries() < owners[0].carries();
      add(words,
          alone ? format_text(tr("{1} carries most: {2}."), {owners[0].name, most})
                : format_text(tr("Nobody carries more than {}."), {most}),
          " ");
    }
    if (view_.capacity > 0) {
      const std::size_t over = count_over(load_, static_cast<std::size_t>(view_.capacity));
      add(words,
          over == 0 ? std::string(tr("Nobody is over capacity."))
                    : format_text(
                          tr_n(over, "{} owner is over capacity.", "{} owners are over capacity."),
                          {std::to_string(over)}),
          " ");
    }
    if (!load_.unowned.empty()) {
      add(words,
          format_text(tr_n(load_.unowned.size(), "{} has no owner.", "{} have no owner."),
                      {std::to_string(load_.unowned.size())}),
          " ");
    }
    return words;
  }

  [[nodiscard]] float control() const { return button_size(session_); }

  void capacity() {
    Rect rect = layout_.next(control());
    const std::string_view label = tr("Capacity");
    const std::string words = view_.capacity == 0
                                  ? std::string(tr("any number"))
                                  : format_text(tr_n(static_cast<std::size_t>(view_.capacity),
                                                     "{} priority each", "{} priorities each"),
                                                {std::to_string(view_.capacity)});
    ui_.draw_line(take_left(rect, Ui::text_width(label, small_strong) + roomy), label, small_strong,
                  ui_.colors().text);
    const float room = rect.width - Ui::text_width(words, small_text) - roomy;
    const Rect place = take_left(rect, std::clamp(room, 80.0F, 200.0F));
    if (const auto moved =
            ui_.slider("capacity", place, label, view_.capacity, max_capacity, words)) {
      session_.set_capacity(*moved);
      ui_.settle();
    }
    take_left(rect, roomy);
    ui_.draw_line(rect, words, small_text, ui_.colors().muted);
  }

  // The widget that a row is; drawn over by what it shows.
  bool row_widget(std::size_t at, const Rect& rect, const std::string& name, Toggle selected,
                  Toggle expanded, std::size_t position, std::size_t count) {
    const LoadView::Row& row = view_.rows[at];
    const std::string key = key_of(row);
    const bool pressed = ui_.button(key, rect, "",
                                    {.name = name,
                                     .look = ButtonLook::quiet,
                                     .role = Role::treeitem,
                                     .selected = selected,
                                     .expanded = expanded,
                                     .keys = key_up_down | key_left_right | key_home_end,
                                     .skips_tab = at != view_.current_at,
                                     .level = row.at == none ? 1 : 2,
                                     .position_in_set = static_cast<std::int32_t>(position),
                                     .set_size = static_cast<std::int32_t>(count)});
    const NodeId id = ui_.last();
    // Only where it arrives: it is still here while another row is about to get it.
    if (ui_.focus() == id && view_.focused != id && view_.current != key) {
      view_.current = key;
      ui_.settle();
    }
    if (at == view_.current_at) layout_.claim_focus("load", id);
    if (session_.focus_target == "load:" + key) layout_.claim_focus(session_.focus_target, id);
    if (const auto typed = ui_.take_key(id)) on_key(*typed, at);
    return pressed;
  }

  void owner_row(std::size_t at, Rect rect) {
    const Palette& c = ui_.colors();
    const LoadView::Row& row = view_.rows[at];
    const bool open = view_.expanded.contains(owner_of(row));
    const OwnerLoad* owner = row.owner == none ? nullptr : &load_.owners[row.owner];
    const std::size_t carries = owner == nullptr ? load_.unowned.size() : owner->carries();
    const bool over = owner != nullptr && view_.capacity > 0 &&
                      carries > static_cast<std::size_t>(view_.capacity);
    const std::string_view shown =
        owner == nullptr ? std::string_view(tr("Nobody yet")) : std::string_view(owner->name);
    const std::string words = owner == nullptr ? count_priorities(carries) : words_of(*owner);
    const std::size_t nobody = load_.unowned.empty() ? 0 : 1;
    if (row_widget(
            at, rect,
            format_text(over ? tr("{1}, {2}; over capacity") : tr("{1}, {2}"), {shown, words}),
            Toggle::none, open ? Toggle::on : Toggle::off,
            owner == nullptr ? 1 : row.owner + 1 + nobody, load_.owners.size() + nobody)) {
      toggle(at);
    }
    const Rect chevron = take_left(rect, 28);
    draw_icon(*ImGui::GetWindowDrawList(), open ? Icon::expanded : Icon::collapsed,
              {chevron.x + 5, std::floor(chevron.y + (chevron.height - icon_size) / 2)}, icon_size,
              c.muted);
    Rect value = take_right(rect, value_width);
    if (over) {
      draw_icon(*ImGui::GetWindowDrawList(), Icon::warning,
                {value.x + 6, std::floor(value.y + (value.height - 16) / 2)}, 16, c.danger);
    }
    take_left(value, 28);
    ui_.draw_line(
        value,
        over ? format_text(tr("{} over"), {std::to_string(carries)}) : std::to_string(carries),
        over ? small_strong : small_text, over ? c.danger : c.text);
    Rect bar = rect;
    const bool above = session_.narrow && owner != nullptr;
    const Rect name =
        above ? take_top(bar, 32) : take_left(bar, std::floor(rect.width * name_share));
    ui_.draw_line({name.x, name.y, name.width - gap, name.height}, shown, body,
                  owner == nullptr ? c.muted : c.text);
    if (owner != nullptr) draw_bar(*owner, bar);
  }

  void draw_bar(const OwnerLoad& owner, const Rect& place) {
    const Palette& c = ui_.colors();
    const std::size_t most =
        std::max(load_.owners[0].carries(), static_cast<std::size_t>(view_.capacity) + 1);
    const float unit = std::min(place.width / static_cast<float>(most), 40.0F);
    Rect bar{place.x,
             std::floor(session_.narrow ? place.y + 2 : place.y + (place.height - bar_height) / 2),
             place.width, bar_height};
    part(bar, owner.sole, unit, {"", c.accent, Pattern::solid});
    part(bar, owner.shared, unit, {"", c.accent, Pattern::rising});
    if (view_.capacity == 0) return;
    const float x = std::floor(place.x + unit * static_cast<float>(view_.capacity)) - 2;
    ui_.fill({x, bar.y - 6, 2, bar.height + 12}, c.text);
  }

  void priority_row(std::size_t at, Rect rect) {
    const Palette& c = ui_.colors();
    const LoadView::Row& row = view_.rows[at];
    const std::vector<PriorityPlace>& places = places_of(row);
    const PriorityPlace place = places[row.at];
    const Priority& priority = *priority_at(session_.plan, place);
    const std::string& group = session_.plan.groups[place.group].title;
    const std::string_view status = look_of(priority.status, c).label;
    const std::string detail =
        group.empty() ? std::string(status) : format_text("{1} · {2}", {group, status});
    const bool selected = session_.selected == priority.id;
    take_left(rect, child_indent);
    const bool pressed =
        row_widget(at, rect, priority.title + ", " + detail, selected ? Toggle::on : Toggle::off,
                   Toggle::none, row.at + 1, places.size());
    if (pressed) {
      session_.selected = priority.id;
      session_.preview_follows = true;
      if (session_.narrow) session_.pane = Pane::details;
      ui_.settle();
    }
    Rect text = inset(rect, gap, session_.narrow ? 4 : 0);
    if (session_.narrow) {
      ui_.draw_line(take_top(text, text.height / 2), priority.title, body, c.text);
      ui_.draw_line(text, detail, small_text, c.muted);
      return;
    }
    const float width = std::min(Ui::text_width(detail, small_text) + 1, text.width / 2);
    ui_.draw_line(take_right(text, width), detail, small_text, c.muted);
    take_right(text, gap);
    ui_.draw_line(text, priority.title, body, c.text);
  }

  // What the rows ask for is done once all are drawn: it changes which there are.
  void toggle(std::size_t at) { toggled_ = at; }
  void go_to(std::size_t at) {
    if (at < view_.rows.size()) goal_ = at;
  }

  // The keys of a tree as the ARIA Authoring Practices have them.
  void on_key(const WidgetKey& key, std::size_t at) {
    const LoadView::Row& row = view_.rows[at];
    const bool open = row.at == none && view_.expanded.contains(owner_of(row));
    if (key.key == "ArrowDown") go_to(at + 1);
    if (key.key == "ArrowUp") go_to(at - 1);  // wraps past the end, which goes nowhere
    if (key.key == "Home") go_to(0);
    if (key.key == "End") go_to(view_.rows.size() - 1);
    if (key.key == "ArrowRight" && row.at == none) {
      if (open) {
        go_to(at + 1);
      } else {
        toggle(at);
      }
    }
    if (key.key == "ArrowLeft") {
      if (open) toggle(at);
      if (row.at != none) go_to(at - row.at - 1);
    }
  }

  void act() {
    if (goal_ != none) {
      view_.current = key_of(view_.rows[goal_]);
      session_.focus_target = "load:" + view_.current;
      ui_.settle();
    }
    if (toggled_ == none) return;
    const std::string name = owner_of(view_.rows[toggled_]);
    if (view_.expanded.erase(name) == 0) view_.expanded.insert(name);
    list_rows();
    ui_.settle();
  }

  // [SECTION] Groups

  void groups() {
    const Palette& c = ui_.colors();
    layout_.y += gap;
    layout_.section_heading("groups heading", tr("Groups"), load_.groups.size());
    std::array<std::size_t, status_count> all{};
    std::size_t most = load_.unplanned;
    for (const auto& counts : load_.groups) {
      for (std::size_t at = 0; at < all.size(); ++at) all[at] += counts[at];
      most = std::max(most, sum_of(counts));
    }
    const bool ideas = load_.unplanned > 0;
    const std::size_t count = load_.groups.size() + (ideas ? 1 : 0);
    picture("groups picture", words_of_groups(all), legend_height + 60 * static_cast<float>(count));
    std::vector<PartLook> looks;
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (all[at] > 0) looks.push_back(look_of(static_cast<Status>(at), c));
    }
    const PartLook unplanned{tr("Unplanned"), c.field_line, Pattern::hollow};
    if (ideas) looks.push_back(unplanned);
    legend(looks);
    constexpr float height = 60;
    const auto list =
        ui_.scope("groups", {.role = Role::list,
                             .name = std::string(tr("Groups by status")),
                             .rect = {layout_.column.x, layout_.y, layout_.column.width,
                                      height * static_cast<float>(count)}});
    layout_.rows(count, height, count, [&](std::size_t at, Rect rect) {
      const bool group = at < load_.groups.size();
      const std::size_t things = group ? sum_of(load_.groups[at]) : load_.unplanned;
      const std::string title = group_title(at);
      const std::string words = !group        ? count_ideas(things)
                                : things == 0 ? count_priorities(0)
                                              : words_of(load_.groups[at]);
      ui_.leaf(std::to_string(at), {.role = Role::listitem,
                                    .name = title + ": " + words,
                                    .rect = rect,
                                    .position_in_set = static_cast<std::int32_t>(at + 1),
                                    .set_size = static_cast<std::int32_t>(count)});
      Rect line = take_top(rect, 28);
      const float wide = std::min(Ui::text_width(words, small_text) + 1, line.width * 0.6F);
      ui_.draw_line(take_right(line, wide), words, small_text, c.muted);
      take_right(line, gap);
      ui_.draw_line(line, title, body, c.text);
      Rect bar = take_top(rect, bar_height);
      const float unit =
          std::min(bar.width / static_cast<float>(std::max<std::size_t>(most, 1)), 40.0F);
      if (!group) return part(bar, things, unit, unplanned);
      for (std::size_t status = 0; status < status_count; ++status) {
        part(bar, load_.groups[at][status], unit, look_of(static_cast<Status>(status), c));
      }
    });
  }

  [[nodiscard]] std::string group_title(std::size_t at) const {
    if (at == load_.groups.size()) return std::string(tr("Unplanned ideas"));
    const std::string& title = session_.plan.groups[at].title;
    return title.empty() ? std::string(tr("Priorities")) : title;
  }

  [[nodiscard]] std::string words_of_groups(
      const std::array<std::size_t, status_count>& all) const {
    const std::size_t count = sum_of(all);
    std::string words = count_priorities(count);
    if (count > 0) words = format_text("{1}: {2}", {words, words_of(all)});
    words += ".";
    if (load_.unplanned > 0) {
      add(words,
          format_text(tr_n(load_.unplanned, "{} idea is unplanned.", "{} ideas are unplanned."),
                      {std::to_string(load_.unplanned)}),
          " ");
    }
    return words;
  }

  Ui& ui_;
  Session& session_;
  LoadView& view_;
  const Load& load_;
  Rect rect_;
  float row_;
  PlanColumn layout_;
  std::size_t goal_ = none;     // the row that is to get the focus
  std::size_t toggled_ = none;  // the owner whose priorities are to show or to be hidden
};

}  // namespace

void draw_load_view(Ui& ui, Session& session, const Rect& rect) {
  LoadScreen(ui, session, rect).draw();
}

}  // namespace summit::ui
