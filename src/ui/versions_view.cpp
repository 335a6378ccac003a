// The versions of the open plan that the browser keeps: one is named, compared with the plan as it
// is, or takes its place.

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "ui/kept_rows.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float box_width = 760;
constexpr float scroll_bar = 14;

enum class Act : std::uint8_t { compare, restore, name };

class Versions {
 public:
  Versions(Ui& ui, Session& session)
      : ui_(ui), session_(session), library_(session.library), list_(library_.version_list) {
    acts_ = {Act::compare};
    menu_ = {{tr("Compare with now"), Icon::differences, {}}};
    if (session_.read_only.empty()) {
      acts_.push_back(Act::restore);
      menu_.push_back({tr("Restore"), Icon::undo, {}});
    }
    acts_.push_back(Act::name);
    menu_.push_back({tr("Name…"), Icon::rename, "F2"});
  }

  void draw(const Rect& page) {
    const float margin = session_.narrow ? gap : dialog_padding;
    const float padding = session_.narrow ? roomy : dialog_padding;
    const float width = std::min(box_width, page.width - 2 * margin);
    const std::string_view none =
        tr("Versions of this plan are kept as you work, and whenever you ask for it.");
    const std::size_t count = library_.versions.size();
    const float rows = count == 0 ? Ui::wrapped_height(none, width - 2 * padding, body) + gap
                                  : kept_row_height() * static_cast<float>(count);
    const float bars = 2 * (touch_size + gap) + gap + (library_.notice.empty() ? 0 : notice_height);
    const float height = std::min(page.height - 2 * margin, padding + bars + rows + padding / 2);
    const float top =
        std::max(margin, std::min(page.height * 0.12F, page.height - margin - height));
    const Rect box{std::floor((page.width - width) / 2), std::floor(top), width, height};
    draw_dialog_box(ui_, page, box);
    const auto dialog = ui_.scope(
        "versions",
        {.role = Role::dialog, .name = tr("Version history"), .rect = box, .modal = true});
    Rect inner = inset(box, padding, padding / 2);
    Rect bar = take_top(inner, touch_size);
    const Rect place = take_right(bar, touch_size);
    ui_.text("title", bar, tr("Version history"), heading, ui_.colors().text, Role::heading, 2);
    const bool closed =
        ui_.button("close", place, tr("Close"),
                   {.icon = Icon::close, .look = ButtonLook::quiet, .show_label = false});
    take_top(inner, gap);
    keep(take_top(inner, touch_size));
    take_top(inner, gap + gap);
    if (!library_.notice.empty()) {
      (void)draw_notice(ui_, take_top(inner, notice_height), library_.notice, false);
    }
    if (count == 0) {
      ui_.wrapped_text("none", {inner.x, inner.y}, inner.width, none, body, ui_.colors().muted);
    } else {
      inner = inset(inner, -std::min(roomy, padding - 1), 0);  // names stand below the heading
      const ImVec2 at = ui_.begin_scroll("scroll", inner, rows);
      const float room = inner.width - (rows > inner.height ? scroll_bar : 0);
      PlanColumn layout{ui_, session_, {at.x, at.y, room, 0}, ui_.clip(), at.y};
      draw_rows(layout);
      ui_.end_scroll();
    }
    if (closed || (pressed_outside(box) && !ui_.has_menu())) {
      (void)session_.leave();
      ui_.settle();
    }
  }

 private:
  // A button, and once it was pressed a field for the name.
  void keep(Rect bar) {
    if (!library_.keeping) {
      const std::string_view label = tr("Keep this version…");
      const bool pressed = ui_.button("keep", take_left(bar, Ui::button_width(label, true)), label,
                                      {.icon = Icon::keep, .look = ButtonLook::primary});
      if (std::exchange(library_.keep_asks_focus, false)) ui_.request_focus(ui_.last());
      if (!pressed) return;
      library_.keeping = library_.keep_asks_focus = true;
      return ui_.settle();
    }
    const std::string_view label = tr("Keep");
    const Rect button = take_right(bar, Ui::button_width(label, true));
    take_right(bar, gap);
    const FieldResult field = ui_.field(
        "name", bar, tr("Name of this version"), library_.version_name,
        {.placeholder = tr("What is special about this version"), .keys = key_enter | key_escape});
    if (std::exchange(library_.keep_asks_focus, false)) ui_.request_focus(field.id);
    if (field.typed) library_.version_name = one_line(*field.typed);
    bool done =
        ui_.button("keep", button, label, {.icon = Icon::keep, .look = ButtonLook::primary});
    const auto key = ui_.take_key(field.id);
    if (key && key->key == "Escape") return end_keeping();
    if (!done && !key) return;
    library_.notice.clear();
    session_.ask_library(LibraryAction::keep_version, session_.plan_id(), library_.version_name);
    end_keeping();
  }

  void end_keeping() {
    library_.keeping = false;
    library_.version_name.clear();
    library_.keep_asks_focus = true;
    ui_.settle();
  }

  void draw_rows(PlanColumn& layout) {
    const std::vector<KeptVersion>& versions = library_.versions;
    const auto current =
        std::find_if(versions.begin(), versions.end(),
                     [&](const KeptVersion& each) { return each.number == list_.current; });
    const auto at = static_cast<std::size_t>(current - versions.begin());
    const auto action = draw_kept_rows(
        layout, list_,
        {.name = tr("Versions"),
         .menu_name = tr("What can be done with “{}”"),
         .count = versions.size(),
         .current = current == versions.end() ? 0 : at,
         .menu = menu_,
         .buttons = menu_.size() - 1},
        [&](std::size_t row) {
          const KeptVersion& each = versions[row];
          return KeptRow{.id = each.number,
                         .name = each.name.empty() ? std::string(tr("Automatic")) : each.name,
                         .details = each.when + " · " + count_rows(each.priorities, each.ideas),
                         .mark = {},
                         .unnamed = each.name.empty()};
        });
    if (action) act(*action);
  }

  void act(const KeptAction& action) {
    KeptVersion& version = library_.versions[action.row];
    switch (action.kind) {
      case KeptAction::Kind::press:
        return act(Act::compare, version);
      case KeptAction::Kind::menu:
        return act(acts_[action.item], version);
      case KeptAction::Kind::rename:
        return act(Act::name, version);
      case KeptAction::Kind::commit:
        if (action.name == version.name) return;
        library_.notice.clear();
        session_.ask_library(LibraryAction::name_version, session_.plan_id(),
                             version.number + " " + action.name);
        version.name = action.name;
        return;
      case KeptAction::Kind::remove:
        return;  // the browser lets them go by itself
    }
  }

  void act(Act what, const KeptVersion& version) {
    if (what == Act::name) return begin_renaming(list_, version.number, version.name);
    session_.ask_library(
        what == Act::compare ? LibraryAction::compare_version : LibraryAction::restore_version,
        session_.plan_id(), version.number);
    session_.overlay = Overlay::none;
  }

  Ui& ui_;
  Session& session_;
  Library& library_;
  KeptList& list_;
  std::vector<Act> acts_;
  std::vector<MenuItem> menu_;  // of each row
};

}  // namespace

void draw_versions(Ui& ui, Session& session, const Rect& page) {
  Versions(ui, session).draw(page);
}

}  // namespace summit::ui
