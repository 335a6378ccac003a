// Lines above what they are about: that the plan cannot be changed here, that it was not saved, and
// what its document is compared with.

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float bar_padding = 6;

// A sentence that stays, over as many lines as it needs, and a button behind it, whose label is
// empty where there is none.
class Bar {
 public:
  Bar(Ui& ui, const Rect& rect, std::string text, std::string_view label)
      : ui_(ui), text_(std::move(text)), label_(label) {
    button_ = label.empty() ? 0 : Ui::button_width(label, false) + roomy;
    text_width_ = rect.width - text_left - button_ - roomy;
    text_height_ = Ui::wrapped_height(text_, text_width_, body);
    rect_ = {rect.x, rect.y, rect.width, std::max(touch_size, text_height_) + 2 * bar_padding};
  }

  [[nodiscard]] const Rect& rect() const { return rect_; }
  // True when the button is pressed.
  bool draw(Icon icon, ImU32 color) {
    const Palette& c = ui_.colors();
    ui_.fill(rect_, c.selected);
    ui_.fill({rect_.x, rect_.y + rect_.height - 1, rect_.width, 1}, c.line);
    draw_icon(*ImGui::GetWindowDrawList(), icon,
              {rect_.x + pane_padding, std::floor(rect_.y + (rect_.height - icon_size) / 2)},
              icon_size, color);
    const Rect place{rect_.x + text_left, std::floor(rect_.y + (rect_.height - text_height_) / 2),
                     text_width_, text_height_};
    (void)ui_.draw_wrapped(min_of(place), text_width_, text_, body, c.text);
    ui_.leaf("what", {.role = Role::status, .name = text_, .rect = place});
    const Rect button{rect_.x + rect_.width - button_,
                      std::floor(rect_.y + (rect_.height - touch_size) / 2), button_ - roomy,
                      touch_size};
    return !label_.empty() && ui_.button("act", button, label_);
  }

 private:
  static constexpr float text_left = pane_padding + icon_size + gap;
  Ui& ui_;
  std::string text_;
  std::string_view label_;
  float button_, text_width_, text_height_;
  Rect rect_;
};

}  // namespace

float draw_read_only_bar(Ui& ui, Session& session, const Rect& rect) {
  const std::string_view label = session.is_elsewhere ? tr("Edit here") : std::string_view();
  Bar bar(ui, rect, session.read_only, label);
  const auto region =
      ui.scope("read only", {.role = Role::region, .name = tr("Read only"), .rect = bar.rect()});
  if (bar.draw(Icon::warning, ui.colors().caution)) {
    session.ask_library(LibraryAction::take_over, session.plan_id());
    ui.settle();
  }
  return bar.rect().height;
}

float draw_changed_file_bar(Ui& ui, Session& session, const Rect& rect) {
  Bar bar(ui, rect, session.changed_file_text(), tr("Review…"));
  const auto region =
      ui.scope("changed file", {.role = Role::region, .name = tr("File"), .rect = bar.rect()});
  if (bar.draw(Icon::warning, ui.colors().caution)) {
    session.show_changed_file();
    ui.settle();
  }
  return bar.rect().height;
}

float draw_save_failure_bar(Ui& ui, Session& session, const Rect& rect) {
  const bool elsewhere = session.is_kept_by_host();
  Bar bar(ui, rect, session.save_failure, elsewhere ? tr("Try again") : tr("Save as…"));
  const auto region =
      ui.scope("save failure", {.role = Role::region, .name = tr("Not saved"), .rect = bar.rect()});
  if (bar.draw(Icon::warning, ui.colors().danger)) {
    run_command(session, elsewhere ? CommandId::save : CommandId::save_as);
    ui.settle();
  }
  return bar.rect().height;
}

float draw_comparison_bar(Ui& ui, Session& session, const Rect& rect) {
  const std::size_t count = session.preview().differing();
  const std::string differs =
      count == 0 ? std::string(tr("no line differs"))
                 : format_text(tr_n(count, "{} line differs", "{} lines differ"), {number(count)});
  const std::string text =
      format_text(tr("Compared with {1}: {2}"), {session.compared_with(), differs});
  Bar bar(ui, rect, text, tr("Stop comparing"));
  const auto group =
      ui.scope("comparison", {.role = Role::group, .name = tr("Comparison"), .rect = bar.rect()});
  if (bar.draw(Icon::clock, ui.colors().accent)) {
    (void)session.leave();
    ui.settle();
  }
  return bar.rect().height;
}

}  // namespace summit::ui
