// The lines of the pad: who wrote each, what it says, what it is for the plan. The keyboard's way
// through them: up and down, a letter for each role, Enter for what is proposed.

#include <algorithm>
#include <array>
#include <cmath>

#include "text/ascii.h"
#include "ui/pad_view.h"
#include "ui/plan_column.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float line_height = 34;
constexpr float tall_line_height = 60;  // on a phone: the role below the text
constexpr float author_width = 4;
constexpr float indent_width = 20;
constexpr float role_width = 136;
constexpr float check_from = 92;  // behind the longest word
constexpr float mark_width = 84;
constexpr float scroll_bar_width = 12;

struct RoleKey {
  char letter;
  LineRole role;
};
constexpr std::array<RoleKey, 7> role_keys = {{{'t', LineRole::title},
                                               {'g', LineRole::group},
                                               {'p', LineRole::priority},
                                               {'o', LineRole::owner},
                                               {'d', LineRole::description},
                                               {'i', LineRole::idea},
                                               {'x', LineRole::ignore}}};

std::string_view word_for(LineMark mark) {
  switch (mark) {
    case LineMark::added:
      return tr("New");
    case LineMark::changed:
      return tr("Changed");
    case LineMark::moved:
      return tr("Moved");
    case LineMark::none:
      break;
  }
  return "";
}

ImU32 color_for(LineMark mark, const Palette& palette) {
  return mark == LineMark::added     ? palette.added
         : mark == LineMark::changed ? palette.caution
                                     : palette.muted;
}

void draw_struck(Ui& ui, const Rect& rect, std::string_view text, const TextStyle& style,
                 ImU32 color) {
  ui.draw_line(rect, text, style, color);
  const float width = std::min(Ui::text_width(text, style), rect.width);
  ui.fill({rect.x, std::floor(rect.y + rect.height / 2) + 1, width, 1.5F}, color);
}

class PadList {
 public:
  PadList(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui),
        session_(session),
        pad_(session.pad),
        rows_(session.pad.rows()),
        rect_(rect),
        height_(session.narrow ? tall_line_height : line_height) {}

  void draw() {
    current_ = pad_.current_row();
    session_.pad_line_has_focus = false;
    const float height = height_ * static_cast<float>(rows_.size()) + 2 * gap;
    const auto tree = ui_.scope("lines", {.role = Role::tree, .name = tr("Lines"), .rect = rect_});
    const ImVec2 top = ui_.begin_scroll("scroll", rect_, height);
    PlanColumn layout{
        ui_, session_, {top.x, top.y, rect_.width - scroll_bar_width, 0}, ui_.clip(), top.y + gap};
    if (std::exchange(session_.pad_reveal, false)) {
      ui_.reveal({top.x, layout.y + height_ * static_cast<float>(current_), 1, height_});
    }
    layout.rows(rows_.size(), height_, current_,
                [&](std::size_t at, const Rect& place) { row(layout, at, place); });
    ui_.end_scroll();
    session_.pad_focus = ui_.focus();
  }

 private:
  void row(PlanColumn& layout, std::size_t at, const Rect& whole) {
    const PadRow& row = rows_[at];
    const bool gone = row.line == no_line;
    const std::string key =
        gone ? "gone " + std::to_string(row.gone) : "line " + std::to_string(row.line);
    const bool pressed = ui_.button(
        key, inset(whole, 6, 1), "",
        {.name = gone ? format_text(tr("Gone: {}"), {text_of(row)}) : name_of(row.line),
         .description = gone ? std::string() : reason_of(row.line),
         .look = ButtonLook::row,
         .role = Role::treeitem,
         .selected = at == current_ ? Toggle::on : Toggle::off,
         .keys = key_up_down | key_page | key_home_end | key_enter | key_delete | key_letters,
         .skips_tab = at != current_,
         .level = gone ? 1 : std::max<int>(pad_.pad().lines[row.line].level, 1),
         .position_in_set = static_cast<std::int32_t>(at + 1),
         .set_size = static_cast<std::int32_t>(rows_.size())});
    const NodeId id = ui_.last();
    if (at == current_) {
      // Not for a line above that was pressed just now.
      if (pad_.current == row) layout.claim_focus("pad line", id);
      ui_.offer_focus(id);
      ui_.fill({whole.x + 6, whole.y + 5, 3, whole.height - 10}, ui_.colors().accent, 1.5F);
    }
    session_.pad_line_has_focus = session_.pad_line_has_focus || ui_.focus() == id;
    const bool came = ui_.focus() == id && session_.pad_focus != id;
    if ((pressed || came) && at != current_) {
      go_to_row(session_, at);
      if (pressed) session_.focus_target = "pad line";
    }
    if (const auto typed = ui_.take_key(id)) on_key(*typed, at);
    if (gone) {
      draw_gone(row, inset(whole, 14, 0));
    } else {
      draw_line(row.line, inset(whole, 14, 0));
    }
  }

  [[nodiscard]] const std::string& text_of(const PadRow& row) const {
    return row.line == no_line ? pad_.state()->news->gone[row.gone].text
                               : pad_.pad().lines[row.line].text;
  }

  // "New, priority, proposed: Cells V2".
  [[nodiscard]] std::string reason_of(std::size_t line) const {
    const Message& reason = pad_.proposals()[line].reason;
    return tr(reason);
  }

  [[nodiscard]] std::string name_of(std::size_t line) const {
    const LineRole role = pad_.proposals()[line].role;
    const std::string_view mark = word_for(pad_.mark(line));
    const bool confirmed = pad_.is_confirmed(line);
    const std::string& text = pad_.pad().lines[line].text;
    if (mark.empty()) {
      return format_text(confirmed ? tr("{}, placed: {}") : tr("{}, proposed: {}"),
                         {label_of(role), text});
    }
    return format_text(confirmed ? tr("{}, {}, placed: {}") : tr("{}, {}, proposed: {}"),
                       {mark, noun_of(role), text});
  }

  // [SECTION] Keys

  void on_key(const WidgetKey& key, std::size_t at) {
    const auto page = static_cast<std::size_t>(std::max(1.0F, rect_.height / height_ - 1));
    if (key.key == "ArrowDown") return go_to(at + 1);
    if (key.key == "ArrowUp") return go_to(at > 0 ? at - 1 : 0);
    if (key.key == "PageDown") return go_to(at + page);
    if (key.key == "PageUp") return go_to(at > page ? at - page : 0);
    if (key.key == "Home") return go_to(0);
    if (key.key == "End") return go_to(rows_.size() - 1);
    session_.focus_target = "pad line";
    if (key.key == "Enter") return key.shift ? confirm_shown(session_) : confirm_line(session_);
    if (key.key == "Delete") return choose_role(session_, LineRole::ignore);
    for (const RoleKey& each : role_keys) {
      if (key.key.size() == 1 && to_lower(key.key[0]) == each.letter) {
        choose_role(session_, each.role);
      }
    }
  }

  void go_to(std::size_t row) {
    go_to_row(session_, std::min(row, rows_.size() - 1));
    session_.focus_target = "pad line";
    ui_.settle();
  }

  // [SECTION] Drawing

  void draw_gone(const PadRow& row, Rect rect) {
    const Palette& c = ui_.colors();
    if (session_.narrow) rect = {rect.x, rect.y + 4, rect.width, rect.height / 2 - 4};
    const Rect mark = take_right(rect, mark_width);
    ui_.draw_line(mark, tr("Gone"), small_strong, c.danger);
    take_left(rect, author_width + 10);
    draw_struck(ui_, rect, text_of(row), body, c.muted);
  }

  void draw_line(std::size_t at, Rect rect) {
    const Palette& c = ui_.colors();
    const PadLine& line = pad_.pad().lines[at];
    const Proposal& proposal = pad_.proposals()[at];
    const bool confirmed = pad_.is_confirmed(at);
    const Rect author = take_left(rect, author_width);
    ui_.fill({author.x, author.y + 5, author.width, author.height - 10},
             author_color(pad_.pad(), pad_.author_of(at), c), 2);
    take_left(rect, 10);
    if (session_.narrow) {
      Rect below = rect;
      const Rect above = take_top(below, std::floor(rect.height / 2) + 1);
      draw_role(proposal.role, confirmed, {below.x, below.y - 4, role_width, below.height});
      draw_mark(pad_.mark(at), {below.x + role_width + gap, below.y - 4, mark_width, below.height});
      rect = above;
    } else {
      draw_role(proposal.role, confirmed, take_right(rect, role_width));
      if (pad_.mark(at) != LineMark::none) draw_mark(pad_.mark(at), take_right(rect, mark_width));
      take_right(rect, gap);
    }
    draw_pad_text(ui_, line, proposal.role == LineRole::ignore ? c.muted : c.text, rect);
  }

  void draw_mark(LineMark mark, const Rect& rect) {
    ui_.draw_line(rect, word_for(mark), small_strong, color_for(mark, ui_.colors()));
  }

  // What is only proposed is drawn with less weight than what was confirmed.
  void draw_role(LineRole role, bool confirmed, Rect rect) {
    const Palette& c = ui_.colors();
    const ImU32 color = confirmed ? color_of(role, c) : c.muted;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = std::floor(rect.y + (rect.height - 16) / 2);
    draw_icon(list, icon_of(role), {rect.x, y}, 16, color);
    take_left(rect, 24);
    ui_.draw_line(rect, label_of(role), confirmed ? small_strong : small_text, color);
    if (confirmed) draw_icon(list, Icon::check, {rect.x + check_from, y + 1}, 14, c.added);
  }

  Ui& ui_;
  Session& session_;
  PadSession& pad_;
  const std::vector<PadRow>& rows_;
  Rect rect_;
  float height_;
  std::size_t current_ = 0;
};

}  // namespace

void draw_pad_text(Ui& ui, const PadLine& line, ImU32 color, Rect rect) {
  const ImU32 muted = ui.colors().muted;
  if (line.kind != PadLineKind::text && line.kind != PadLineKind::heading) {
    const float indent = indent_width * static_cast<float>(line.level > 0 ? line.level - 1 : 0);
    take_left(rect, std::min(indent, rect.width / 3));
    const Rect bullet = take_left(rect, indent_width);
    if (line.kind == PadLineKind::bullet) {
      ImGui::GetWindowDrawList()->AddCircleFilled(
          {bullet.x + 6, std::floor(bullet.y + bullet.height / 2) + 1}, 2.5F, muted);
    } else if (line.kind == PadLineKind::number) {
      ui.draw_line(bullet, std::to_string(line.number) + ".", small_text, muted);
    }
  }
  const auto same = [](const PadSpan& a, const PadSpan& b) {
    return a.bold == b.bold && a.italic == b.italic && a.strikethrough == b.strikethrough;
  };
  for (std::size_t i = 0; i < line.spans.size() && rect.width > 0;) {
    std::size_t end = i + 1;
    while (end < line.spans.size() && same(line.spans[i], line.spans[end])) ++end;
    const PadSpan& span = line.spans[i];
    const std::string_view text =
        std::string_view(line.text).substr(span.begin, line.spans[end - 1].end - span.begin);
    const bool bold = span.bold || line.kind == PadLineKind::heading;
    const TextStyle& style = bold ? strong : span.italic ? italic : body;
    if (span.strikethrough) {
      draw_struck(ui, rect, text, style, muted);
    } else {
      ui.draw_line(rect, text, style, color);
    }
    take_left(rect, Ui::text_width(text, style));
    i = end;
  }
}

void draw_pad_list(Ui& ui, Session& session, const Rect& rect) {
  ui.fill(rect, ui.colors().surface);
  if (session.pad.rows().empty()) {
    ui.text("none", inset(rect, pane_padding, 0), tr("No line is like that"), body,
            ui.colors().muted);
    return;
  }
  PadList(ui, session, rect).draw();
}

}  // namespace summit::ui
