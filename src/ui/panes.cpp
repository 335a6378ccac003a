// The stages side by side: what there is room for, parted by lines that can be dragged.

#include <algorithm>
#include <cmath>

#include "ui/commands.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float wide_from = 1440;      // three panes side by side
constexpr float beside_from = 1000;    // the details beside the document that has the page
constexpr float document_width = 672;  // shows the document's 79 columns
constexpr float plan_width = 450;      // what the plan has at least, if that is half of the page
constexpr float details_width = 400;   // what the details have beside the document
constexpr float details_fill = 812;    // more than that their fields do not use
constexpr float stacked_from = 360;    // high enough for details above the document
constexpr float splitter_thickness = 8;
constexpr int least_share = 15;  // percent, of either side
constexpr int folded_below = 1;

// Nothing to collect from: how to change that.
void draw_no_pad(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  const auto region = ui.scope("pad", {.role = Role::region, .name = tr("Pad"), .rect = rect});
  ui.fill(rect, c.surface);
  const float width = std::min(400.0F, rect.width - 2 * pane_padding);
  constexpr float height = 300;
  const ImVec2 at = ui.begin_scroll("scroll", rect, height);
  const float top = std::max(pane_padding, std::floor((rect.height - height) / 3));
  Rect card{std::floor(at.x + (rect.width - width) / 2), at.y + top, width, height};
  ui.text("name", take_top(card, heading.leading), tr("No pad is open"), heading, c.text,
          Role::heading, 2);
  take_top(card, gap);
  take_top(card, ui.wrapped_text("what", {card.x, card.y}, card.width,
                                 tr("Open the notes of a summit, and their lines become this "
                                    "plan: priorities, owners, descriptions, ideas."),
                                 body, c.muted) +
                     pane_padding);
  for (const CommandId id : {CommandId::open, CommandId::pad_sample}) {
    const bool first = id == CommandId::open;
    const Command& item = command(id);
    if (ui.button(item.label, take_top(card, touch_size),
                  first ? tr("Open a pad…") : tr("Try the Liberty pad"),
                  {.icon = item.icon,
                   .look = first ? ButtonLook::primary : ButtonLook::plain,
                   .shortcut = item.shortcut})) {
      run_command(session, id);
      ui.settle();
    }
    if (first && session.focus_target == "open a pad") {
      session.focus_target.clear();
      ui.request_focus(ui.last());
    }
    take_top(card, gap);
  }
  ui.end_scroll();
}

void draw_pad(Ui& ui, Session& session, const Rect& rect) {
  if (session.pad.is_open()) return draw_pad_screen(ui, session, rect);
  draw_no_pad(ui, session, rect);
}

using Screen = void (*)(Ui&, Session&, const Rect&);

struct Panes {
  Ui& ui;
  Session& session;

  // Cuts the first of two panes off `rect` and draws it, and what parts them. `usual` is its width
  // or height as long as nobody dragged it.
  void first(Rect& rect, Setting setting, bool side_by_side, float usual, std::string_view label,
             Screen draw) {
    const Rect whole = rect;
    const float room = (side_by_side ? rect.width : rect.height) - splitter_thickness;
    const int chosen = session.shares[static_cast<std::size_t>(setting)];
    const int share =
        chosen >= 0 ? chosen : static_cast<int>(std::lround(usual / (room + 1e-3F) * 100));
    const float size =
        std::floor(chosen < 0 ? usual
                              : room *
                                    static_cast<float>(std::clamp(
                                        chosen, chosen == 0 ? 0 : least_share, 100 - least_share)) /
                                    100);
    const Rect pane = side_by_side ? take_left(rect, size) : take_top(rect, size);
    const Rect line =
        side_by_side ? take_left(rect, splitter_thickness) : take_top(rect, splitter_thickness);
    if (size >= folded_below) draw(ui, session, pane);
    const auto moved =
        ui.splitter(label, line, whole, tr(label), share, least_share, 100 - least_share);
    if (moved && *moved != chosen) {
      session.set_share(setting, *moved);
      ui.settle();
    }
  }
};

}  // namespace

void draw_panes(Ui& ui, Session& session, Rect rect) {
  if (session.narrow) {
    constexpr Screen screens[] = {draw_pad, draw_plan_screen, draw_details_screen,
                                  draw_document_screen};
    return screens[static_cast<std::size_t>(session.pane)](ui, session, rect);
  }
  Panes panes{ui, session};
  const bool wide = rect.width >= wide_from;
  const bool beside = rect.width >= beside_from;
  if (session.stage == Stage::pad) {
    panes.first(rect, Setting::pad, true, rect.width * (wide ? 0.42F : 0.56F),
                to_translate("Width of the pad"), draw_pad);
    if (!wide) return draw_plan_screen(ui, session, rect);
    panes.first(rect, Setting::plan, true, rect.width * 0.5F, to_translate("Width of the plan"),
                draw_plan_screen);
    return draw_details_screen(ui, session, rect);
  }
  if (session.stage == Stage::document) {
    const bool alone = session.document_view == DocumentView::both ? !wide : !beside;
    if (alone) return draw_document_screen(ui, session, rect);
    panes.first(rect, Setting::document, true,
                std::max(document_width, rect.width - std::max(details_width, rect.width * 0.3F)),
                to_translate("Width of the document"), draw_document_screen);
    return draw_details_screen(ui, session, rect);
  }
  const float plan =
      wide ? std::max(400.0F, rect.width * 0.3F)
           : std::min(rect.width / 2, std::max(rect.width - document_width, plan_width));
  panes.first(rect, Setting::plan, true, plan, to_translate("Width of the plan"), draw_plan_screen);
  if ((!wide && rect.height < stacked_from) || !session.shows_stage(Stage::document)) {
    return draw_details_screen(ui, session, rect);
  }
  // Details and document stand side by side, or one above the other.
  const float details =
      wide ? std::min(details_fill, rect.width - std::max(document_width, rect.width * 0.45F))
           : rect.height * (session.problems_open ? 0.4F : 0.52F);
  panes.first(rect, Setting::details, wide, details,
              wide ? to_translate("Width of the details") : to_translate("Height of the details"),
              draw_details_screen);
  draw_document_screen(ui, session, rect);
}

}  // namespace summit::ui
