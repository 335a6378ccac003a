// What is wrong in the document: each problem leads to its place, and is fixed where it can be.

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float row_padding = 8;
constexpr float icon_width = 34;
constexpr float scroll_bar_width = 12;

std::string counted(Severity severity, std::size_t count) {
  const Text pattern = severity == Severity::error     ? tr_n(count, "{} error", "{} errors")
                       : severity == Severity::warning ? tr_n(count, "{} warning", "{} warnings")
                                                       : tr_n(count, "{} hint", "{} hints");
  return format_text(pattern, {number(count)});
}

std::string words_of(const Problem& problem) {
  return capital(tr(problem.message));
}

std::string place_of(const Problem& problem) {
  return format_text(tr("Line {}, column {}"),
                     {std::to_string(problem.at.line), std::to_string(problem.at.column)});
}

// Rows are as high as their message needs.
class ProblemList {
 public:
  ProblemList(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui),
        session_(session),
        problems_(session.preview().problems()),
        rect_(rect),
        row_least_(session.narrow ? touch_size + gap : 36),
        fix_width_(std::max(64.0F, Ui::button_width(tr("Fix"), false))) {}

  void draw() {
    measure();
    const auto list =
        ui_.scope("list", {.role = Role::list, .name = tr("Problems"), .rect = rect_});
    const ImVec2 top = ui_.begin_scroll("scroll", rect_, session_.problem_tops.back());
    const float y = rect_.y - top.y;
    const std::size_t first = row_at(y);
    const std::size_t last = std::min(row_at(y + rect_.height) + 1, problems_.size());
    const std::size_t kept = session_.problem;
    if (kept < first) row(kept, top);
    for (std::size_t at = first; at < last; ++at) row(at, top);
    if (kept >= last && kept < problems_.size()) row(kept, top);
    ui_.end_scroll();
  }

 private:
  // Beside what mends it, which on a phone stands below.
  [[nodiscard]] float message_width(const RstFinding& found) const {
    const bool beside = found.has_fix() && !session_.narrow;
    return rect_.width - icon_width - (beside ? fix_width_ : 0) - 2 * pane_padding -
           scroll_bar_width;
  }

  void measure() {
    std::vector<float>& tops = session_.problem_tops;
    const std::size_t version = session_.preview().version();
    if (tops.size() == problems_.size() + 1 && session_.problem_tops_version == version &&
        session_.problem_tops_width == rect_.width) {
      return;
    }
    session_.problem_tops_version = version;
    session_.problem_tops_width = rect_.width;
    tops.assign(1, 0);
    for (const RstFinding& each : problems_) {
      const float text =
          Ui::wrapped_height(words_of(each.problem), message_width(each), small_text) +
          small_text.leading + 2 * row_padding +
          (session_.narrow && each.has_fix() ? touch_size + gap : 0);
      tops.push_back(tops.back() + std::max(text, row_least_));
    }
  }

  [[nodiscard]] std::size_t row_at(float y) const {
    const std::vector<float>& tops = session_.problem_tops;
    const auto above = std::upper_bound(tops.begin(), tops.end(), y);
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - tops.begin(), 1) - 1);
  }

  void row(std::size_t at, ImVec2 top) {
    const RstFinding& found = problems_[at];
    const Palette& c = ui_.colors();
    const Rect whole{rect_.x, top.y + session_.problem_tops[at], rect_.width - scroll_bar_width,
                     session_.problem_tops[at + 1] - session_.problem_tops[at]};
    const auto item =
        ui_.scope(std::to_string(at), {.role = Role::listitem,
                                       .rect = whole,
                                       .position_in_set = static_cast<std::int32_t>(at + 1),
                                       .set_size = static_cast<std::int32_t>(problems_.size())});
    if (at == session_.problem) {
      ui_.fill(whole, c.selected);
      ui_.fill({whole.x, whole.y + 4, 3, whole.height - 8}, c.accent, 1.5F);
    }
    Rect rest = whole;
    Rect fix;
    if (found.has_fix() && session_.narrow) {
      fix = inset(take_bottom(rest, touch_size + gap), pane_padding + icon_width - 6, 0);
      fix.width = fix_width_;
    } else if (found.has_fix()) {
      fix = take_right(rest, fix_width_ + pane_padding);
    }
    const Severity severity = found.problem.severity;
    const std::string message = tr(found.problem.message);
    const Text pattern = severity == Severity::error     ? tr("Error: {}. {}")
                         : severity == Severity::warning ? tr("Warning: {}. {}")
                                                         : tr("Hint: {}. {}");
    const std::string name = format_text(pattern, {message, place_of(found.problem)});
    if (ui_.button("go", inset(rest, 2, 1), "", {.name = name, .look = ButtonLook::row})) {
      session_.go_to_problem(at, true);
      ui_.settle();
    }
    if (at == session_.problem && session_.focus_target == "problem") {
      session_.focus_target.clear();
      ui_.request_focus(ui_.last());
    }
    words(found, whole);
    if (!found.has_fix()) return;
    if (!session_.narrow) take_right(fix, gap);
    const float height = session_.narrow ? touch_size : 28;
    if (!session_.narrow) fix.y += std::floor((fix.height - height) / 2);
    fix.height = height;
    if (ui_.button("fix", fix, tr("Fix"),
                   {.name = format_text(tr("Fix: {}"), {message}),
                    .disabled = !session_.read_only.empty(),
                    .shortcut = command(CommandId::fix_problem).shortcut})) {
      session_.problem = at;
      session_.fix_problem(at);
      ui_.settle();
    }
  }

  void words(const RstFinding& found, const Rect& row) {
    const Problem& problem = found.problem;
    const Palette& c = ui_.colors();
    const ProblemSign sign = sign_of(problem.severity, c);
    draw_icon(*ImGui::GetWindowDrawList(), sign.icon,
              {row.x + pane_padding, row.y + row_padding + 1}, 18, sign.color);
    const ImVec2 at{row.x + pane_padding + icon_width - 6, row.y + row_padding};
    const float height =
        ui_.draw_wrapped(at, message_width(found), words_of(problem), small_text, c.text);
    ui_.draw_line({at.x, at.y + height, message_width(found), small_text.leading},
                  place_of(problem), small_text, c.muted);
  }

  Ui& ui_;
  Session& session_;
  const std::vector<RstFinding>& problems_;
  Rect rect_;
  float row_least_;
  float fix_width_;
};

}  // namespace

std::string count_problems(const std::vector<RstFinding>& problems) {
  std::array<std::size_t, 3> counts{};
  for (const RstFinding& each : problems) {
    ++counts[static_cast<std::size_t>(each.problem.severity)];
  }
  std::string result;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::hint}) {
    const std::size_t count = counts[static_cast<std::size_t>(severity)];
    if (count == 0) continue;
    if (!result.empty()) result += ", ";
    result += counted(severity, count);
  }
  return result.empty() ? std::string(tr("No problems")) : result;
}

ProblemSign sign_of(Severity severity, const Palette& palette) {
  switch (severity) {
    case Severity::error:
      return {Icon::error, palette.danger};
    case Severity::warning:
      return {Icon::warning, palette.caution};
    case Severity::hint:
      break;
  }
  return {Icon::hint, palette.accent};
}

void draw_problem_list(Ui& ui, Session& session, const Rect& rect) {
  ui.fill(rect, ui.colors().surface);
  if (session.preview().problems().empty()) {
    ui.text("none", inset(rect, pane_padding, 0), tr("No problems were found"), body,
            ui.colors().muted);
    return;
  }
  ProblemList(ui, session, rect).draw();
}

}  // namespace summit::ui
