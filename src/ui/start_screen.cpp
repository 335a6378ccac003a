#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/commands.h"
#include "ui/library_view.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {

namespace {

constexpr float card_width = 440;
constexpr float beside_from = 960;  // the plans beside what to begin with
constexpr float scroll_bar = 14;

// What to begin with, and what the program is.
class Start {
 public:
  Start(Ui& ui, Session& session) : ui_(ui), session_(session) {}

  [[nodiscard]] float height(float width) const {
    return title_text.leading + gap + Ui::wrapped_height(what_, width, body) + dialog_padding +
           5 * (touch_size + gap) + gap + Ui::wrapped_height(hint(), width, small_text);
  }

  void draw(Rect card) {
    const Palette& c = ui_.colors();
    ui_.text("name", take_top(card, title_text.leading), tr("Plan a release"), title_text, c.text,
             Role::heading, 2);
    take_top(card, gap);
    const float text_height =
        ui_.wrapped_text("what", {card.x, card.y}, card.width, what_, body, c.muted);
    take_top(card, text_height + dialog_padding);
    constexpr CommandId choices[] = {CommandId::open, CommandId::new_plan,
                                     CommandId::from_last_release, CommandId::pad_sample,
                                     CommandId::sample};
    const Text labels[] = {tr("Open a pad, plan or document…"), tr("Start a new plan"),
                           tr("Start from the last release…"), tr("Try it with the Liberty pad"),
                           tr("Look at the Liberty sample")};
    for (std::size_t i = 0; i < std::size(choices); ++i) {
      const Command& choice = command(choices[i]);
      if (ui_.button(choice.label, take_top(card, touch_size), labels[i],
                     {.icon = choice.icon,
                      .look = i == 0 ? ButtonLook::primary : ButtonLook::plain,
                      .shortcut = choice.shortcut})) {
        run_command(session_, choice.id);
        ui_.settle();
      }
      take_top(card, gap);
    }
    take_top(card, gap);
    ui_.wrapped_text("hint", {card.x, card.y}, card.width, hint(), small_text, c.muted);
  }

 private:
  [[nodiscard]] std::string_view hint() const {
    return session_.narrow
               ? tr("The notes of a summit (.etherpad, .html, .txt), a priorities document (.rst) "
                    "or a .plan.json file. Nothing leaves your device.")
               : tr("Or drop or paste the notes of a summit (.etherpad, .html, .txt), a "
                    "priorities document (.rst) or a .plan.json file anywhere on this page. "
                    "Nothing leaves your computer.");
  }

  Ui& ui_;
  Session& session_;
  std::string_view what_ =
      tr("Turns the notes of a design summit into the release’s priorities document, and keeps the "
         "two true.");
};

// The plans that are kept, each row where it scrolls to; the heading and what is above the rows
// stay, or scroll along.
class StartPlans {
 public:
  StartPlans(Ui& ui, Session& session) : ui_(ui), session_(session), list_(ui, session, false) {}

  [[nodiscard]] bool has_content() const { return list_.has_content(); }
  [[nodiscard]] float height(float width) const {
    return title_text.leading + gap + list_.head_height(width) + list_.rows_height();
  }
  void draw_head(Rect rect) {
    ui_.text("plans", take_top(rect, title_text.leading), tr("Plans in this browser"), heading,
             ui_.colors().text, Role::heading, 2);
    take_top(rect, gap);
    list_.draw_head(rect);
  }
  void draw_beside(Rect rect) {
    draw_head(take_top(rect, title_text.leading + gap + list_.head_height(rect.width)));
    const float rows = list_.rows_height();
    if (!list_.has_rows()) return;
    const ImVec2 at = ui_.begin_scroll("plans scroll", rect, rows);
    const float width = rect.width - (rows > rect.height ? scroll_bar : 0);
    draw_rows({at.x, at.y, width, 0});
    ui_.end_scroll();
  }
  void draw_below(Rect rect) {
    const float head = title_text.leading + gap + list_.head_height(rect.width);
    draw_head(take_top(rect, head));
    draw_rows(rect);
  }

 private:
  void draw_rows(const Rect& place) {
    PlanColumn layout{ui_, session_, {place.x, place.y, place.width, 0}, ui_.clip(), place.y};
    list_.draw_rows(layout);
  }

  Ui& ui_;
  Session& session_;
  LibraryList list_;
};

}  // namespace

void draw_start_screen(Ui& ui, Session& session, const Rect& rect) {
  if (!std::exchange(session.library.is_asked, true)) session.ask_library(LibraryAction::list);
  const auto main = ui.scope("start", {.role = Role::main, .name = tr("Start"), .rect = rect});
  Start start(ui, session);
  StartPlans plans(ui, session);
  const bool beside = plans.has_content() && rect.width >= beside_from;
  const bool below = plans.has_content() && !beside;
  const float width = std::min(card_width, rect.width - 2 * pane_padding);
  const float start_height = start.height(width);
  const float height = start_height + (below ? 2 * dialog_padding + plans.height(width) : 0);
  const float above = std::max(pane_padding, (rect.height - height) / 3);
  Rect whole = rect;
  // Both in the middle of the page, as far apart as what stands around them.
  const float apart = 2 * dialog_padding;
  const float left = std::floor((rect.width - 2 * width - apart) / 2);
  const Rect list = beside ? take_right(whole, width + left) : Rect();
  const ImVec2 at = ui.begin_scroll("scroll", whole, above + height + pane_padding);
  const float x = beside ? left : std::floor((rect.width - width) / 2);
  Rect card{at.x + x, at.y + above, width, height};
  start.draw(take_top(card, start_height));
  if (below) {
    take_top(card, 2 * dialog_padding);
    plans.draw_below(card);
  }
  ui.end_scroll();
  if (beside) {
    plans.draw_beside({list.x, list.y + above, width, list.height - above - pane_padding});
  }
}

}  // namespace summit::ui
