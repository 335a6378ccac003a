// Collect: the pad's lines, each with what it is for the plan. Above them what can be done with the
// one that is current, below them why that is proposed, who wrote it and where it is in the plan.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "ui/commands.h"
#include "ui/pad_view.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float strip_height = 124;
constexpr float least_list = 60;

struct RoleButton {
  LineRole role;
  CommandId id;
};
constexpr std::array<RoleButton, 7> role_buttons = {
    {{LineRole::title, CommandId::be_title},
     {LineRole::group, CommandId::be_group},
     {LineRole::priority, CommandId::be_priority},
     {LineRole::owner, CommandId::be_owner},
     {LineRole::description, CommandId::be_description},
     {LineRole::idea, CommandId::be_idea},
     {LineRole::ignore, CommandId::be_ignored}}};

constexpr float role_row_height = 44;
constexpr float two_rows_from = 400;  // a pad that is lower keeps its room for lines

constexpr float one_row_from = 300;  // of width: icons that a finger tells apart

class PadScreen {
 public:
  PadScreen(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui), session_(session), pad_(session.pad), rect_(rect) {}

  void draw() {
    follow_plan();
    if (!pad_.rows().empty()) pad_.current = pad_.rows()[pad_.current_row()];
    const auto region = ui_.scope("pad", {.role = Role::region, .name = tr("Pad"), .rect = rect_});
    ui_.fill(rect_, ui_.colors().raised);
    bar(take_top(rect_, pane_bar_height));
    if (pad_.past() != nullptr) return draw_pad_past(ui_, session_, rect_);
    if (session_.narrow && rect_.height >= two_rows_from) {
      roles_in_rows(true);
    } else if (rect_.width < one_row_from) {
      roles_in_rows(false);
    } else {
      roles(take_top(rect_, control() + gap));
    }
    if (session_.filtering) filters();
    ui_.fill({rect_.x, rect_.y - 1, rect_.width, 1}, ui_.colors().line);
    // What is known of the current line is left out before the lines have no room.
    const bool has_strip = rect_.height >= strip_height + least_list;
    const Rect strip = has_strip ? take_bottom(rect_, strip_height) : Rect();
    if (!pad_.state()->pending.empty()) draw_pad_changes(ui_, session_, rect_);
    draw_pad_list(ui_, session_, rect_);
    if (has_strip) about_line(strip);
  }

 private:
  [[nodiscard]] float control() const { return session_.narrow ? touch_size : control_height; }

  // What is selected in the plan has its line shown.
  void follow_plan() {
    if (session_.pad_followed == session_.selected) return;
    session_.pad_followed = session_.selected;
    const std::size_t line = pad_.line_of(session_.plan, session_.selected);
    if (line == no_line || (pad_.current.line != no_line &&
                            pad_.item_of(session_.plan, pad_.current.line) == session_.selected)) {
      return;
    }
    pad_.current = {line, no_line};
    session_.pad_reveal = true;
  }

  // [SECTION] Above the lines

  void bar(const Rect& whole) {
    const Palette& c = ui_.colors();
    Rect rect = inset(whole, pane_padding, (whole.height - control()) / 2);
    const std::size_t placed = pad_.lines_placed();
    const std::size_t all = pad_.lines_in_all();
    // Placed from the right, told from the left.
    const bool now = pad_.past() == nullptr;
    const Rect step = now ? take_right(rect, next_step_width(placed < all)) : Rect();
    if (now) take_right(rect, gap);
    const Rect exports = take_right(rect, control());
    const Rect past = pad_.has_past() ? take_right(rect, control()) : Rect();
    const Rect filter = now ? take_right(rect, control()) : Rect();
    take_right(rect, gap);
    const std::string progress =
        format_text(session_.narrow ? tr("{} of {} placed") : tr("{} of {} lines placed"),
                    {number(placed), number(all)});
    const float width = Ui::text_width(progress, small_text) + 2;
    const float name = std::min(Ui::text_width(pad_.pad().id, heading) + 2,
                                std::max(0.0F, rect.width - width - gap));
    ui_.text("name", take_left(rect, name), pad_.pad().id, heading, c.text, Role::heading, 2);
    take_left(rect, gap);
    ui_.text("progress", rect, progress, small_text, c.muted);
    if (now) filter_button(filter);
    if (pad_.has_past() && ui_.button("history", past, tr("History"),
                                      {.icon = Icon::clock,
                                       .look = ButtonLook::quiet,
                                       .show_label = false,
                                       .pressed = now ? Toggle::off : Toggle::on})) {
      pad_.show_past(now);
      ui_.settle();
    }
    export_menu(exports);
    if (now) next_step(step, placed < all);
    // How far one is, along the bar's lower edge.
    const float done = all == 0 ? 0 : static_cast<float>(placed) / static_cast<float>(all);
    ui_.fill({whole.x, whole.y + whole.height - 2, whole.width * done, 2}, c.accent);
  }

  // One button, so that what it was pressed for does not move another one below the finger: once
  // all lines are placed, it leads on to what they became.
  [[nodiscard]] static std::string_view next_label(bool confirms) {
    return confirms ? tr(command(CommandId::confirm_all).label) : tr("See the document");
  }
  [[nodiscard]] float next_step_width(bool confirms) const {
    return session_.narrow ? control() : Ui::button_width(next_label(confirms), true);
  }
  void next_step(const Rect& rect, bool confirms) {
    const Command& next = command(confirms ? CommandId::confirm_all : CommandId::go_document);
    const bool with_label = !session_.narrow;
    if (!ui_.button("next step", rect, next_label(confirms),
                    {.icon = confirms ? Icon::check_all : Icon::sample,
                     .look = confirms ? ButtonLook::plain : ButtonLook::primary,
                     .show_label = with_label,
                     .disabled = !is_enabled(session_, next.id),
                     .shortcut = next.shortcut})) {
      return;
    }
    run_command(session_, next.id);
    ui_.settle();
  }

  void export_menu(const Rect& rect) {
    constexpr std::array formats = {FileFormat::etherpad, FileFormat::pad_html, FileFormat::text};
    const std::array<MenuItem, formats.size()> items = {
        {{pad_.has_past() ? tr("Etherpad, with its history and the plan in it")
                          : tr("Etherpad, with the plan in it")},
         {tr("Pad as HTML")},
         {tr("Pad as text")}}};
    const auto chosen =
        ui_.menu_button("export", rect, tr("Export the pad…"), items,
                        {.icon = Icon::download, .look = ButtonLook::quiet, .show_label = false});
    if (chosen) session_.export_pad(formats[*chosen]);
  }

  void filter_button(const Rect& rect) {
    if (ui_.button("filter", rect, tr("Filter"),
                   {.icon = Icon::filter,
                    .look = ButtonLook::quiet,
                    .show_label = false,
                    .expanded = session_.filtering ? Toggle::on : Toggle::off})) {
      session_.show_filter(!session_.filtering);
      ui_.settle();
    }
  }

  // Icons and words, or what of these there is room for.
  void roles(const Rect& whole) {
    Rect rect = inset(whole, session_.narrow ? gap : roomy, tight);
    const auto bar = ui_.scope("roles", {.role = Role::toolbar, .name = tr("Role"), .rect = rect});
    const float count = static_cast<float>(role_buttons.size() + 1);
    float words = 0;
    for (const RoleButton& each : role_buttons) words += Ui::text_width(label_of(each.role), body);
    const float word = Ui::text_width(tr("Place"), body) + 44;
    const bool spelled = words + (count - 1) * 40 + word + gap <= rect.width;
    const float confirm = (spelled ? word : control()) + gap;
    const bool with_words = words + count * 14 + confirm <= rect.width;
    const bool with_icons = spelled || words + count * 40 + confirm <= rect.width;
    const bool line = is_enabled(session_, CommandId::confirm_line) && !pad_.rows().empty();
    const LineRole now = line ? pad_.proposals()[pad_.current.line].role : LineRole::ignore;
    const bool confirmed = line && pad_.is_confirmed(pad_.current.line);
    const float spare =
        with_words ? (rect.width - confirm - words) / static_cast<float>(role_buttons.size()) : 0;
    const float icon = (rect.width - confirm) / static_cast<float>(role_buttons.size());
    if (ui_.button("confirm", take_left(rect, confirm - gap), tr("Place"),
                   {.icon = Icon::check,
                    .look = ButtonLook::quiet,
                    .show_label = spelled,
                    .disabled = !line || confirmed,
                    .shortcut = command(CommandId::confirm_line).shortcut})) {
      run_command(session_, CommandId::confirm_line);
      ui_.settle();
    }
    take_left(rect, gap);
    for (const RoleButton& each : role_buttons) {
      const std::string_view label = label_of(each.role);
      const float width =
          with_words ? Ui::text_width(label, body) + std::min(spare, with_icons ? 44.0F : 20.0F)
                     : icon;
      if (ui_.button(label, take_left(rect, width), label,
                     {.icon = with_icons || !with_words ? command(each.id).icon : Icon::none,
                      .look = ButtonLook::quiet,
                      .show_label = with_words,
                      .disabled = !line,
                      .pressed = line && now == each.role ? Toggle::on : Toggle::off,
                      .shortcut = command(each.id).shortcut})) {
        run_command(session_, each.id);
        ui_.settle();
      }
    }
  }

  // On a phone: in two rows, or more where the `words` below the icons need the room.
  void roles_in_rows(bool words) {
    const float room = rect_.width - 2 * gap;
    float widest = words ? Ui::text_width(tr("Place"), small_text) + gap : touch_size;
    for (const RoleButton& each : role_buttons) {
      if (words) widest = std::max(widest, Ui::text_width(label_of(each.role), small_text) + gap);
    }
    const std::size_t in_row = std::clamp<std::size_t>(static_cast<std::size_t>(room / widest), 2,
                                                       (role_buttons.size() + 2) / 2);
    const std::size_t rows = (role_buttons.size() + in_row) / in_row;
    const float height = words ? role_row_height : control();
    Rect rest = inset(take_top(rect_, static_cast<float>(rows) * height + gap), gap, tight);
    const auto bar = ui_.scope("roles", {.role = Role::toolbar, .name = tr("Role"), .rect = rest});
    const bool line = is_enabled(session_, CommandId::confirm_line) && !pad_.rows().empty();
    const LineRole now = line ? pad_.proposals()[pad_.current.line].role : LineRole::ignore;
    const float width = std::floor(rest.width / static_cast<float>(in_row));
    Rect row;
    for (std::size_t at = 0; at <= role_buttons.size(); ++at) {
      if (at % in_row == 0) row = take_top(rest, height);
      const bool places = at == 0;
      const CommandId id = places ? CommandId::confirm_line : role_buttons[at - 1].id;
      const std::string_view label = places ? tr("Place") : label_of(role_buttons[at - 1].role);
      const bool on = line && !places && now == role_buttons[at - 1].role;
      if (ui_.button(places ? "confirm" : label, take_left(row, width), label,
                     {.below = words ? label : std::string_view(),
                      .icon = command(id).icon,
                      .look = ButtonLook::quiet,
                      .show_label = false,
                      .disabled = !line || (places && pad_.is_confirmed(pad_.current.line)),
                      .pressed = places ? Toggle::none
                                 : on   ? Toggle::on
                                        : Toggle::off,
                      .shortcut = command(id).shortcut})) {
        run_command(session_, id);
        ui_.settle();
      }
    }
  }

  // [SECTION] The filter

  void filters() {
    const Rect whole = rect_;
    const auto group =
        ui_.scope("filter by", {.role = Role::group, .name = tr("Filter"), .rect = whole});
    const Rect text = inset(take_top(rect_, control() + gap), pane_padding, tight);
    const FieldResult typed =
        ui_.field("text", text, tr("Lines that contain"), pad_.filter.text,
                  {.searches = true, .placeholder = tr("Lines that contain…"), .keys = key_escape});
    if (typed.typed) pad_.filter.text = one_line(*typed.typed);
    if (ui_.take_key(typed.id)) {
      session_.show_filter(false);
      session_.focus_target = "pad line";
    }
    chip_ = inset(take_top(rect_, control() + gap), pane_padding, tight);
    chips_ = chip_;
    if (chip("any role", tr("Any role"), !pad_.filter.role)) pad_.filter.role.reset();
    for (const RoleButton& each : role_buttons) {
      const bool on = pad_.filter.role == each.role;
      if (chip("only " + std::string(label_of(each.role)), label_of(each.role), on)) {
        pad_.filter.role = each.role;
      }
    }
    tag_chips();
    const std::vector<PadAuthor>& authors = pad_.pad().authors;
    if (authors.size() > 1) {
      next_chips();
      if (chip("any author", tr("Anybody"), pad_.filter.author == no_author)) {
        pad_.filter.author = no_author;
      }
      for (std::uint32_t i = 0; i < authors.size() && i < authors_shown; ++i) {
        const std::string name =
            authors[i].name.empty() ? std::string(tr("Unnamed")) : authors[i].name;
        if (chip("author " + std::to_string(i), name, pad_.filter.author == i)) {
          pad_.filter.author = i;
        }
        const Rect& drawn = last_chip_;
        ui_.fill({drawn.x + 8, drawn.y + drawn.height - 6, drawn.width - 16, 3},
                 author_color(pad_.pad(), i, ui_.colors()), 1.5F);
      }
    }
  }

  void tag_chips() {
    const std::vector<std::string>& tags = pad_.tags();
    if (tags.empty()) return;
    next_chips();
    if (chip("any tag", tr("Any tag"), pad_.filter.tag.empty())) pad_.filter.tag.clear();
    for (std::size_t i = 0; i < tags.size() && i < tags_shown; ++i) {
      if (chip("tag " + tags[i], "##" + tags[i], pad_.filter.tag == tags[i])) {
        pad_.filter.tag = tags[i];
      }
    }
  }

  void next_chips() {
    chip_ = chips_ = inset(take_top(rect_, control() + gap), pane_padding, tight);
  }

  bool chip(const std::string& key, std::string_view label, bool on) {
    const float width = Ui::button_width(label, false);
    if (width > chip_.width && chip_.x > chips_.x) next_chips();
    last_chip_ = take_left(chip_, width);
    take_left(chip_, tight);
    const bool pressed =
        ui_.button(key, last_chip_, label,
                   {.look = ButtonLook::quiet, .pressed = on ? Toggle::on : Toggle::off});
    if (pressed) ui_.settle();
    return pressed;
  }

  // [SECTION] Below the lines

  void about_line(Rect rect) {
    const Palette& c = ui_.colors();
    ui_.fill(rect, c.raised);
    ui_.fill({rect.x, rect.y, rect.width, 1}, c.line);
    const auto region =
        ui_.scope("line", {.role = Role::region, .name = tr("Current line"), .rect = rect});
    if (pad_.rows().empty()) return;
    rect = inset(rect, pane_padding, gap);
    const std::size_t line = pad_.current.line;
    if (line == no_line) {
      ui_.wrapped_text("gone", {rect.x, rect.y}, rect.width,
                       tr("This line is gone from the pad. What came from it is in the plan until "
                          "its change is accepted."),
                       small_text, c.muted);
      return;
    }
    const Proposal& proposal = pad_.proposals()[line];
    const std::string id = pad_.item_of(session_.plan, line);
    const std::string& text = pad_.pad().lines[line].text;
    std::string why = label_of(proposal.role);
    if (!pad_.is_confirmed(line)) why = format_text(tr("Proposed: {}"), {why});
    if (!proposal.reason.empty()) why = format_text(tr("{} – {}"), {why, tr(proposal.reason)});
    const float words =
        std::min(Ui::wrapped_height(text, rect.width, small_text), 2 * small_text.leading);
    clipped("text", take_top(rect, words), text, small_text, c.text);
    take_top(rect, tight);
    // Three lines for the two, and what is left is enough for who wrote it and the button.
    const float reason =
        std::min(Ui::wrapped_height(why, rect.width, small_strong), 3 * small_text.leading - words);
    clipped("why", take_top(rect, reason), why, small_strong, c.text);
    if (!id.empty()) {
      Rect place = take_right(rect, Ui::button_width(tr("Show in plan"), false));
      place.height = std::min(control(), rect.height);
      place.y = rect.y + rect.height - place.height;
      if (ui_.button("show in plan", place, tr("Show in plan"))) {
        session_.selected = session_.pad_followed = id;
        session_.pane = Pane::plan;
        // On a phone a text field that has the focus brings up the keyboard.
        session_.focus_target = (!find_priority(session_.plan, id) ? "idea:"
                                 : session_.narrow                 ? "grip:"
                                                                   : "title:") +
                                id;
        ui_.settle();
      }
      take_right(rect, gap);
    }
    clipped("who", rect, who(line), small_text, c.muted);
  }

  // As many lines as there is room for.
  void clipped(std::string_view key, const Rect& rect, std::string_view text,
               const TextStyle& style, ImU32 color) {
    ImGui::PushClipRect(min_of(rect), max_of(rect), true);
    ui_.wrapped_text(key, {rect.x, rect.y}, rect.width, text, style, color);
    ImGui::PopClipRect();
  }

  std::string who(std::size_t line) {
    std::string text = format_text(tr("Line {}"), {std::to_string(line + 1)});
    const std::uint32_t author = pad_.author_of(line);
    if (author != no_author && author < pad_.pad().authors.size()) {
      text += " · " + name_of_author(pad_.pad().authors[author]);
    }
    if (PadAges* ages = pad_.ages()) {
      if (ages->step()) ui_.settle();
      const std::string age = ages->about(line);
      if (!age.empty()) text += " · " + age;
    }
    return text;
  }

  static constexpr std::uint32_t authors_shown = 40;  // pads of large meetings have hundreds
  static constexpr std::size_t tags_shown = 40;

  Ui& ui_;
  Session& session_;
  PadSession& pad_;
  Rect rect_;
  Rect chips_;  // the row of them that is being filled
  Rect chip_;   // what is left of it
  Rect last_chip_;
};

}  // namespace

Icon icon_of(LineRole role) {
  switch (role) {
    case LineRole::ignore:
      return Icon::ignore;
    case LineRole::title:
      return Icon::title;
    case LineRole::group:
      return Icon::group;
    case LineRole::priority:
      return Icon::priority;
    case LineRole::owner:
      return Icon::owner;
    case LineRole::description:
      return Icon::description;
    case LineRole::idea:
      return Icon::idea;
  }
  return Icon::none;
}

ImU32 color_of(LineRole role, const Palette& palette) {
  switch (role) {
    case LineRole::priority:
      return palette.accent;
    case LineRole::idea:
      return palette.caution;
    case LineRole::title:
    case LineRole::group:
      return palette.text;
    case LineRole::owner:
    case LineRole::description:
    case LineRole::ignore:
      break;
  }
  return palette.muted;
}

ImU32 author_color(const PadLines& pad, std::uint32_t author, const Palette& palette) {
  if (author >= pad.authors.size() || pad.authors[author].color.size() != 7) return palette.line;
  const unsigned long value = std::strtoul(pad.authors[author].color.c_str() + 1, nullptr, 16);
  return IM_COL32((value >> 16U) & 0xFFU, (value >> 8U) & 0xFFU, value & 0xFFU, 0xFF);
}

// [SECTION] What a person decides

void choose_role(Session& session, LineRole role) {
  const std::size_t line = session.pad.current.line;
  if (line == no_line) return;
  session.say(std::string(label_of(role)) + ": " + session.pad.pad().lines[line].text);
  session.decide(session.pad.choose(session.plan, line, role));
}

void confirm_line(Session& session) {
  const std::size_t line = session.pad.current.line;
  if (line == no_line) return;
  if (!session.pad.is_confirmed(line)) {
    session.say(format_text(tr("Placed as {}: {}"), {noun_of(session.pad.proposals()[line].role),
                                                     session.pad.pad().lines[line].text}));
    session.decide(session.pad.confirm(session.plan, std::array{line}));
  }
  const std::size_t next = session.pad.current_row() + 1;
  if (next < session.pad.rows().size()) go_to_row(session, next);
}

void confirm_shown(Session& session) {
  std::vector<std::size_t> lines;
  for (const PadRow& row : session.pad.rows()) {
    if (row.line != no_line && !session.pad.is_confirmed(row.line)) lines.push_back(row.line);
  }
  if (lines.empty()) return session.say(tr("All lines that show are placed"));
  session.say(
      format_text(tr_n(lines.size(), "Placed {} line", "Placed {} lines"), {number(lines.size())}));
  session.decide(session.pad.confirm(session.plan, lines));
}

void go_to_row(Session& session, std::size_t row) {
  session.pad.current = session.pad.rows()[row];
  session.pad_reveal = true;
  if (session.pad.current.line == no_line) return;
  const std::string id = session.pad.item_of(session.plan, session.pad.current.line);
  if (id.empty() || id == session.selected) return;
  session.selected = session.pad_followed = id;
  session.preview_follows = true;
}

void draw_pad_screen(Ui& ui, Session& session, const Rect& rect) {
  PadScreen(ui, session, rect).draw();
}

}  // namespace summit::ui
