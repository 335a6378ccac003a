// The document as text, line for line, live.

#include <algorithm>
#include <cmath>
#include <iterator>

#include "text/rst_escape.h"
#include "ui/document_views.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float sign_width = 16;           // of the gutter: what became of a line
constexpr float numbers_from = 680;        // wide enough for line numbers as well
constexpr std::size_t most_columns = 400;  // what one can scroll to sideways

float digit_width() {
  return Ui::text_width("00000000", code) / 8;  // of one it is rounded up
}

ImU32 color_of(const Preview& preview, std::size_t at, const Palette& c) {
  const std::string_view line = preview.line(at);
  const bool bare = is_adornment(line) || line.starts_with("..") || line.starts_with("+-") ||
                    line.starts_with("+=");
  if (bare) return c.muted;
  if (at + 1 == preview.lines() || line[0] == '|' || line[0] == ' ') return c.text;
  // Less than that does not underline a title; a "*" alone is an item without text.
  const std::string_view below = preview.line(at + 1);
  const bool title = is_adornment(below) && below.size() >= std::min<std::size_t>(line.size(), 4);
  return title ? c.accent : c.text;
}

// What became of a line, in words.
std::string name_of(const Preview& preview, std::size_t at, bool shows_old) {
  const DocumentLine& change = preview.change(at);
  std::string name(preview.line(at));
  if (change.change == LineChange::added) name = format_text(tr("Added: {}"), {name});
  if (change.change == LineChange::changed) name = format_text(tr("Changed: {}"), {name});
  if (change.removed_above && !shows_old) name = format_text(tr("Lines removed above. {}"), {name});
  return name;
}

void draw_sign(Ui& ui, const DocumentLine& line, const Rect& gutter, bool shows_old) {
  const Palette& c = ui.colors();
  if (line.removed_above && !shows_old) {
    ui.fill({gutter.x, gutter.y - 1, gutter.width - 4, 2}, c.danger);
    ui.fill({gutter.x, gutter.y - 3, 4, 6}, c.danger, 1);
  }
  if (line.change == LineChange::none) return;
  const bool added = line.change == LineChange::added;
  const ImU32 color = added ? c.added : c.accent;
  ui.fill({gutter.x, gutter.y, 3, gutter.height}, color);
  ui.draw_text({gutter.x + 5, gutter.y + 2}, added ? "+" : "~", code, color);
}

// One that is not there any more; `row` is all of its place.
void draw_old_line(Ui& ui, std::string_view line, const Rect& gutter, const Rect& row,
                   const Rect& place, std::size_t at) {
  const Palette& c = ui.colors();
  constexpr ImU32 faint = 0x1C;  // of 255
  ui.fill(row, (c.danger & ~IM_COL32_A_MASK) | (faint << IM_COL32_A_SHIFT));
  ui.fill({gutter.x, gutter.y, 3, gutter.height}, c.danger);
  ui.draw_text({gutter.x + 5, gutter.y + 2}, "-", code, c.danger);
  if (line.empty()) return;
  ui.draw_line(place, line, code, c.text);
  ui.leaf("old line " + std::to_string(at),
          {.role = Role::paragraph, .name = format_text(tr("Removed: {}"), {line}), .rect = place});
}

// The rows of the view: the document's lines, and while it is compared the old ones above those
// that took their place.
class Rows {
 public:
  Rows(const Preview& preview, bool with_old) : preview_(preview), with_old_(with_old) {}

  [[nodiscard]] std::size_t count() const {
    return row_of(preview_.lines()) + (ends_with_old() ? preview_.old_lines().back().count : 0);
  }
  // The line that comes behind an old one.
  [[nodiscard]] std::size_t line_below(std::size_t old_line) const {
    const std::vector<OldLines>& all = preview_.old_lines();
    return std::prev(
               std::partition_point(all.begin(), all.end(),
                                    [&](const OldLines& old) { return old.begin <= old_line; }))
        ->above;
  }
  // Of a line, or of the old ones that are above it.
  [[nodiscard]] std::size_t row_of(std::size_t line) const {
    return line + old_ahead([&](const OldLines& old) { return old.above < line; });
  }
  struct Row {
    bool is_old;
    std::size_t at;  // of the document's lines or of the old ones
  };
  [[nodiscard]] Row row(std::size_t at) const {
    const auto ends_ahead = [&](const OldLines& old) {
      return old.above + old.begin + old.count <= at;
    };
    const std::size_t line = at - old_ahead(ends_ahead);
    const std::vector<OldLines>& all = preview_.old_lines();
    const auto next = std::partition_point(all.begin(), all.end(), ends_ahead);
    const bool is_old = with_old_ && next != all.end() && next->above <= line;
    return is_old ? Row{true, next->begin + line - next->above} : Row{false, line};
  }

 private:
  // How many old lines there are of those, which come first, that `are_ahead`.
  template <typename AreAhead>
  [[nodiscard]] std::size_t old_ahead(AreAhead are_ahead) const {
    const std::vector<OldLines>& all = preview_.old_lines();
    if (!with_old_) return 0;
    const auto end = std::partition_point(all.begin(), all.end(), are_ahead);
    return end == all.begin() ? 0 : std::prev(end)->begin + std::prev(end)->count;
  }
  [[nodiscard]] bool ends_with_old() const {
    return with_old_ && !preview_.old_lines().empty() &&
           preview_.old_lines().back().above == preview_.lines();
  }

  const Preview& preview_;
  bool with_old_;
};

}  // namespace

void draw_source_view(Ui& ui, Session& session, const Rect& rect) {
  const Palette& c = ui.colors();
  const Preview& preview = session.preview();
  const float line_height = code.leading;
  const bool compares = !session.compared_with().empty();
  const Rows rows(preview, compares);
  const auto count = static_cast<float>(rows.count());
  const float letter = digit_width();
  const bool numbered = rect.width >= numbers_from;
  const float numbers =
      numbered ? letter * static_cast<float>(std::to_string(preview.lines()).size()) + gap : 0;
  const float text_left = gap + numbers + sign_width + 2;
  const float width =
      letter * static_cast<float>(std::min<std::size_t>(preview.longest(), most_columns));
  ui.fill(rect, c.raised);
  const auto document =
      ui.scope("text", {.role = Role::document,
                        .name = format_text(tr("{}, source"), {session.rst_name()}),
                        .rect = rect,
                        .focusable = true,
                        .keys = scroll_keys});
  const NodeId text = ui.container();
  const ImVec2 top = ui.begin_scroll("scroll", rect, count * line_height + 2 * view_padding,
                                     text_left + width + gap);
  keep_to_place(
      ui, session, rect.height, session.source_scroll,
      [&](double line) {
        const double whole = std::floor(line);
        const auto row = static_cast<double>(rows.row_of(static_cast<std::size_t>(whole)));
        return static_cast<float>(row + line - whole) * line_height;
      },
      [&](float y) {
        const double row = std::min(static_cast<double>(y / line_height), double{count});
        const Rows::Row top_row = rows.row(static_cast<std::size_t>(row));
        if (top_row.is_old) return static_cast<double>(rows.line_below(top_row.at));
        return static_cast<double>(top_row.at) + row - std::floor(row);
      });
  if (const auto key = ui.take_key(text)) scroll_by_key(key->key, rect.height, line_height);
  const auto row_at = [&](float y) {
    return static_cast<std::size_t>(
        std::clamp(std::floor((y - top.y - view_padding) / line_height), 0.0F, count));
  };
  const std::size_t shown = session.problem < preview.problems().size()
                                ? preview.problems()[session.problem].problem.at.line - 1
                                : Session::no_problem;
  const std::size_t last = std::min(rows.count(), row_at(rect.y + rect.height) + 1);
  for (std::size_t row = row_at(rect.y); row < last; ++row) {
    const float y = top.y + view_padding + static_cast<float>(row) * line_height;
    const auto [is_old, at] = rows.row(row);
    const Rect place{top.x + text_left, y, std::max(width + gap, rect.width - text_left),
                     line_height};
    if (is_old) {
      draw_old_line(ui, preview.old_line(at), {top.x + gap + numbers, y, sign_width, line_height},
                    {rect.x, y, rect.width, line_height}, place, at);
      continue;
    }
    if (at == shown) ui.fill({rect.x, y, rect.width, line_height}, c.selected);
    const float left = top.x + gap;
    if (numbered) {
      const std::string number = std::to_string(at + 1);
      const float its = letter * static_cast<float>(number.size());
      ui.draw_text({left + numbers - gap - its, y + 2}, number, code, c.muted);
    }
    draw_sign(ui, preview.change(at), {left + numbers, y, sign_width, line_height}, compares);
    const std::string_view line = preview.line(at);
    const std::string name = name_of(preview, at, compares);
    if (name.empty()) continue;
    if (!line.empty()) ui.draw_line(place, line, code, color_of(preview, at, c));
    ui.leaf("line " + std::to_string(at), {.role = Role::paragraph, .name = name, .rect = place});
  }
  ui.end_scroll();
  if (ui.shows_focus(text)) ui.draw_focus_ring(rect);
}

}  // namespace summit::ui
