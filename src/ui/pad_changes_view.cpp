// What a newer export of the pad proposes for the plan: a row for each change, accepted or
// dismissed by itself or all at once.

#include <algorithm>
#include <array>

#include "ui/pad_view.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float change_height = 36;
// As many rows as stand above the strip at once; a phone has room for fewer.
constexpr std::size_t changes_shown = 5;
constexpr std::size_t changes_shown_narrow = 3;

class PadChanges {
 public:
  PadChanges(Ui& ui, Session& session) : ui_(ui), session_(session), pad_(session.pad) {}

  // Takes its place from the bottom.
  void draw(Rect& rect) {
    const Palette& c = ui_.colors();
    const std::vector<std::size_t>& pending = pad_.state()->pending;
    const std::size_t rows =
        session_.pad_changes_open
            ? std::min(pending.size(), session_.narrow ? changes_shown_narrow : changes_shown)
            : 0;
    Rect panel = take_bottom(rect, control() + gap + change_row() * static_cast<float>(rows));
    const auto region = ui_.scope(
        "changes", {.role = Role::region, .name = tr("Changes of the pad"), .rect = panel});
    ui_.fill(panel, c.raised);
    ui_.fill({panel.x, panel.y, panel.width, 1}, c.line);
    Rect bar = inset(take_top(panel, control() + gap), gap, tight);
    const std::string label =
        format_text(tr_n(pending.size(), "{} change for the plan", "{} changes for the plan"),
                    {number(pending.size())});
    const float accept_all = Ui::button_width(tr("Accept all"), false);
    if (ui_.button("accept all", take_right(bar, accept_all), tr("Accept all"),
                   {.look = ButtonLook::primary})) {
      decide(pad_.accept(session_.plan, pending),
             format_text(tr_n(pending.size(), "Accepted {} change", "Accepted {} changes"),
                         {number(pending.size())}));
    }
    take_right(bar, gap);
    if (!session_.narrow &&
        ui_.button("dismiss all", take_right(bar, Ui::button_width(tr("Dismiss all"), false)),
                   tr("Dismiss all"), {.look = ButtonLook::quiet})) {
      decide(pad_.dismiss(session_.plan, pending),
             format_text(tr_n(pending.size(), "Dismissed {} change", "Dismissed {} changes"),
                         {number(pending.size())}));
    }
    if (ui_.button("toggle", take_left(bar, Ui::button_width(label, true)), label,
                   {.icon = session_.pad_changes_open ? Icon::expanded : Icon::collapsed,
                    .look = ButtonLook::quiet,
                    .expanded = session_.pad_changes_open ? Toggle::on : Toggle::off})) {
      session_.pad_changes_open = !session_.pad_changes_open;
      ui_.settle();
    }
    if (rows == 0) return;
    const auto list =
        ui_.scope("list", {.role = Role::list, .name = tr("Changes for the plan"), .rect = panel});
    const ImVec2 top =
        ui_.begin_scroll("scroll", panel, change_row() * static_cast<float>(pending.size()));
    for (std::size_t i = 0; i < pending.size(); ++i) {
      change(pending[i], i,
             {top.x, top.y + change_row() * static_cast<float>(i), panel.width, change_row()});
    }
    ui_.end_scroll();
  }

 private:
  [[nodiscard]] float control() const { return session_.narrow ? touch_size : control_height; }
  [[nodiscard]] float change_row() const {
    return session_.narrow ? touch_size + gap : change_height;
  }

  void change(std::size_t at, std::size_t position, Rect rect) {
    const PadUpdate& update = pad_.state()->news->update;
    const PlanChange& change = update.changes[at];
    const std::string sentence = capital(tr(change.sentence));
    const auto item = ui_.scope(
        std::to_string(at), {.role = Role::listitem,
                             .rect = rect,
                             .position_in_set = static_cast<std::int32_t>(position + 1),
                             .set_size = static_cast<std::int32_t>(pad_.state()->pending.size())});
    rect = inset(rect, gap, session_.narrow ? tight : 3);
    take_right(rect, gap);
    const Rect dismiss = take_right(rect, rect.height);
    const float accept = Ui::button_width(tr("Accept"), false);
    if (ui_.button("accept", take_right(rect, accept), tr("Accept"),
                   {.name = format_text(tr("Accept: {}"), {sentence})})) {
      decide(pad_.accept(session_.plan, std::array{at}),
             format_text(tr("Accepted: {}"), {sentence}));
    }
    if (ui_.button("dismiss", dismiss, format_text(tr("Dismiss: {}"), {sentence}),
                   {.icon = Icon::close, .look = ButtonLook::quiet, .show_label = false})) {
      decide(pad_.dismiss(session_.plan, std::array{at}),
             format_text(tr("Dismissed: {}"), {sentence}));
    }
    take_right(rect, gap);
    if (ui_.button("go", rect, sentence, {.look = ButtonLook::row})) {
      const std::size_t line =
          change.after != no_line ? update.after.items[change.after].line : no_line;
      if (line != no_line) session_.go_to_line(line);
      ui_.settle();
    }
  }

  void decide(PadStep step, const std::string& said) {
    session_.say(said);
    session_.decide(std::move(step));
    session_.focus_target = "pad line";
    ui_.settle();
  }

  Ui& ui_;
  Session& session_;
  PadSession& pad_;
};

}  // namespace

void draw_pad_changes(Ui& ui, Session& session, Rect& rect) {
  PadChanges(ui, session).draw(rect);
}

}  // namespace summit::ui
