// Every widget in every state on one page, for whoever works on them: what widgets.h draws, not
// pictures of it. The page shows it where its address says "?widgets". Only its readers' own
// language is spoken here, so nothing is translated.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

#include "ui/document_views.h"
#include "ui/plan_column.h"
#include "ui/screens.h"

namespace summit::ui {
namespace {

constexpr float cell_width = 168;

// Of WCAG 2.1: the relative luminance of a colour, and the contrast of two.
double luminance(ImU32 color) {
  const auto channel = [&](unsigned shift) {
    const double value = static_cast<double>((color >> shift) & 0xFFU) / 255;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) +
         0.0722 * channel(IM_COL32_B_SHIFT);
}
double contrast(ImU32 a, ImU32 b) {
  const double light = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (light + 0.05) / (dark + 0.05);
}

struct NamedStyle {
  std::string_view name;
  const TextStyle* style;
};
constexpr std::array<NamedStyle, 9> styles = {{{"title", &title_text},
                                               {"heading", &heading},
                                               {"strong", &strong},
                                               {"body", &body},
                                               {"italic", &italic},
                                               {"literal", &literal},
                                               {"small, strong", &small_strong},
                                               {"small", &small_text},
                                               {"code", &code}}};

struct NamedColor {
  std::string_view name;
  ImU32 Palette::*color;
};
constexpr std::array<NamedColor, 16> colors = {{{"ground", &Palette::ground},
                                                {"surface", &Palette::surface},
                                                {"raised", &Palette::raised},
                                                {"hover", &Palette::hover},
                                                {"selected", &Palette::selected},
                                                {"line", &Palette::line},
                                                {"field line", &Palette::field_line},
                                                {"text", &Palette::text},
                                                {"muted", &Palette::muted},
                                                {"accent", &Palette::accent},
                                                {"danger", &Palette::danger},
                                                {"caution", &Palette::caution},
                                                {"added", &Palette::added},
                                                {"primary", &Palette::primary},
                                                {"primary text", &Palette::primary_text},
                                                {"focus", &Palette::focus}}};

class WidgetSheet {
 public:
  WidgetSheet(Ui& ui, Session& session, const Rect& page)
      : ui_(ui), session_(session), page_(page), c_(ui.colors()) {}

  void draw() {
    const auto main = ui_.scope("widgets", {.role = Role::main, .name = "Widgets", .rect = page_});
    ui_.fill(page_, c_.ground);
    const ImVec2 top = ui_.begin_scroll("scroll", page_, session_.details_height);
    left_ = x_ = top.x + pane_padding;
    y_ = top.y + pane_padding;
    width_ = std::min(page_.width - 2 * pane_padding - 12, 1200.0F);
    ui_.text("name", next(width_, title_text.leading), "Widgets", title_text, c_.text,
             Role::heading, 1);
    type();
    palette();
    icons();
    buttons();
    fields();
    links();
    ranges();
    lists();
    table();
    problems();
    patterns();
    dialog();
    const float height = y_ + line_ + pane_padding - top.y;
    if (height != session_.details_height) {
      session_.details_height = height;
      ui_.settle();
    }
    ui_.end_scroll();
  }

 private:
  // The next place in the line, or in the one below where that is full.
  Rect next(float width, float height) {
    width = std::min(width, width_);
    if (x_ > left_ && x_ + width > left_ + width_) new_line();
    const Rect rect{x_, y_, width, height};
    x_ += width + pane_padding;
    line_ = std::max(line_, height);
    return rect;
  }
  void new_line() {
    y_ = std::floor(y_ + line_ + roomy);
    x_ = left_;
    line_ = 0;
  }
  void section(std::string_view name) {
    new_line();
    y_ += gap;
    ui_.text(name, next(width_, heading.leading), name, heading, c_.text, Role::heading, 2);
    new_line();
  }
  // A place for a widget, below what it shows.
  Rect captioned(std::string_view caption, float width, float height) {
    Rect rect = next(width, small_text.leading + 2 + height);
    ui_.draw_line(take_top(rect, small_text.leading + 2), caption, small_text, c_.muted);
    return rect;
  }

  void type() {
    section("Type");
    for (const NamedStyle& each : styles) {
      const std::string words = std::string(each.name) + ", " +
                                std::to_string(static_cast<int>(each.style->size)) +
                                ": Čeština, Ελληνικά, 日本語";
      ui_.text(each.name, next(width_, each.style->leading), words, *each.style, c_.text);
      new_line();
    }
  }

  void palette() {
    section("Colours");
    for (const NamedColor& each : colors) {
      const ImU32 color = c_.*each.color;
      Rect rect = next(cell_width, 72);
      const Rect whole = rect;
      const Rect swatch = take_top(rect, 30);
      ui_.fill(swatch, color, corner);
      ui_.outline(swatch, c_.field_line, corner);
      std::array<char, 64> facts{};
      std::snprintf(facts.data(), facts.size(), "#%02X%02X%02X  %.1f : 1", color & 0xFFU,
                    (color >> 8U) & 0xFFU, (color >> 16U) & 0xFFU, contrast(color, c_.surface));
      ui_.draw_line(take_top(rect, 22), each.name, small_strong, c_.text);
      ui_.draw_line(take_top(rect, small_text.leading), facts.data(), small_text, c_.muted);
      ui_.leaf(each.name, {.role = Role::img,
                           .name = std::string(each.name) + " " + facts.data() + " on surface",
                           .rect = whole});
    }
  }

  void icons() {
    section("Icons");
    ui_.leaf("icons", {.role = Role::img, .name = "All icons", .rect = {x_, y_, width_, 60}});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (int at = 1; at <= static_cast<int>(Icon::load); ++at) {
      const Rect rect = next(2 * icon_size + gap, 24);
      draw_icon(list, static_cast<Icon>(at), min_of(rect), icon_size, c_.text);
      draw_icon(list, static_cast<Icon>(at), {rect.x + icon_size + gap, rect.y - 3}, 24, c_.accent);
    }
  }

  void button(std::string_view name, ButtonOptions options, float height = control_height) {
    const float width = options.show_label ? Ui::button_width(name, options.icon != Icon::none) +
                                                 (options.beside.empty() ? 0 : 30)
                                           : height;
    ui_.button(std::to_string(count_++), next(width, height), name, options);
  }

  void buttons() {
    struct Look {
      std::string_view name;
      ButtonLook look;
    };
    constexpr std::array<Look, 4> looks = {{{"Plain", ButtonLook::plain},
                                            {"Primary", ButtonLook::primary},
                                            {"Quiet", ButtonLook::quiet},
                                            {"Row", ButtonLook::row}}};
    section("Buttons");
    for (const Look& each : looks) {
      button(each.name, {.look = each.look});
      button("With icon", {.icon = Icon::save, .look = each.look});
      button("Icon alone", {.icon = Icon::copy, .look = each.look, .show_label = false});
      button("Disabled", {.icon = Icon::undo, .look = each.look, .disabled = true});
      button("Pressed", {.look = each.look, .pressed = Toggle::on});
      button("Not pressed", {.look = each.look, .pressed = Toggle::off});
      button("Beside", {.beside = "3/7", .look = each.look});
      new_line();
    }
    button("Tab",
           {.below = "5", .look = ButtonLook::quiet, .role = Role::tab, .selected = Toggle::on},
           44);
    button("Other",
           {.below = "7", .look = ButtonLook::quiet, .role = Role::tab, .selected = Toggle::off},
           44);
    constexpr std::array<MenuItem, 3> items = {{{"Copy", Icon::copy, "Control+C"},
                                                {"Save", Icon::save, "Control+S"},
                                                {"Without an icon"}}};
    (void)ui_.menu_button("menu", next(120, control_height), "Menu", items,
                          {.icon = Icon::expanded});
  }

  void field(std::string_view caption, std::string_view value, const FieldOptions& options,
             float width = 260, float height = control_height) {
    ui_.field(std::to_string(count_++), captioned(caption, width, height), caption, value, options);
  }

  void fields() {
    section("Fields");
    field("Value", "Scheduler", {});
    field("Empty", "", {.placeholder = "Nobody yet"});
    field("Muted", "Jay Pipes", {.muted = true});
    field("Without a frame", "In a table", {.framed = false});
    field("Code", ".. _label:", {.style = code});
    field("Too long", "Everything that does not fit is cut off at the end with three dots", {},
          200);
    field("Several lines", "First line\nand a second one, which is longer than the field is wide.",
          {.multiline = true}, 340, 96);
    const FieldResult list =
        ui_.field("owner", captioned("Suggests", 260, control_height), "Suggests", "Ja", {});
    const Rect box = next(260, 2 * 40 + 2 * tight);
    Rect rest = inset(box, tight, tight);
    ui_.fill(box, c_.raised, corner);
    ui_.outline(box, c_.field_line, corner);
    NodeId chosen = 0;
    NodeId options = 0;
    {
      const auto scope =
          ui_.scope("options", {.role = Role::listbox, .name = "Suggestions", .rect = box});
      options = ui_.container();
      constexpr std::array<std::string_view, 2> names = {"Jay Pipes", "Jane Doe"};
      for (std::size_t at = 0; at < names.size(); ++at) {
        const Rect row = take_top(rest, 40);
        if (at == 0) ui_.fill(row, c_.selected, corner);
        ui_.option(names[at], row, names[at], "", at == 0, at + 1, names.size());
        if (at == 0) chosen = ui_.last();
        ui_.draw_line(inset(row, gap, 0), names[at], body, c_.text);
      }
    }
    ui_.own_list(list.id, options, chosen);
  }

  void links() {
    section("Links");
    for (const std::string_view address : {"", "https://docs.openstack.org/"}) {
      const std::string_view text = address.empty() ? "Within the program" : "Out of the page";
      const Rect rect = next(Ui::text_width(text, body) + 1, body.leading);
      ui_.draw_line(rect, text, body, c_.accent);
      ui_.fill({rect.x, rect.y + rect.height - 2, rect.width, 1}, c_.accent);
      ui_.link(text, {{rect, text}}, address);
    }
  }

  void ranges() {
    section("Ranges");
    for (const std::int32_t value : {0, 4, 10}) {
      ui_.slider(std::to_string(count_++), captioned("Slider", 180, 28), "Slider", value, 10,
                 std::to_string(value) + " of 10");
    }
    for (const double share : {0.0, 0.4, 1.0}) {
      ui_.progress(std::to_string(count_++), captioned("Progress", 180, progress_height),
                   "Progress", share);
    }
    const Rect whole = captioned("Splitter, upright", 180, 40);
    (void)ui_.splitter("upright", {whole.x + 86, whole.y, 8, whole.height}, whole,
                       "Width of nothing", 50, 15, 85);
    const Rect level = captioned("Splitter, level", 180, 40);
    (void)ui_.splitter("level", {level.x, level.y + 16, level.width, 8}, level, "Height of nothing",
                       50, 15, 85);
  }

  void lists() {
    section("Rows of lists and trees");
    PlanColumn column{ui_, session_, {left_, 0, std::min(width_, 520.0F), 0}, ui_.clip(), y_};
    const auto tree = ui_.scope("tree", {.role = Role::tree,
                                         .name = "Tree",
                                         .rect = {left_, y_, column.column.width, 3 * row_height}});
    struct Item {
      std::string_view name;
      Toggle selected, expanded;
      int level;
    };
    constexpr std::array<Item, 3> items = {{{"Open", Toggle::off, Toggle::on, 1},
                                            {"Selected, below it", Toggle::on, Toggle::none, 2},
                                            {"Closed", Toggle::off, Toggle::off, 1}}};
    for (const Item& item : items) {
      Rect rect = inset(column.next(row_height), 0, 2);
      take_left(rect, 22 * static_cast<float>(item.level - 1));
      column.row_background(rect, item.selected == Toggle::on);
      ui_.button(item.name, rect, item.name,
                 {.icon = item.expanded == Toggle::on ? Icon::expanded : Icon::collapsed,
                  .look = ButtonLook::row,
                  .role = Role::treeitem,
                  .selected = item.selected,
                  .expanded = item.expanded,
                  .level = item.level,
                  .position_in_set = item.level == 2 || item.name == "Open" ? 1 : 2,
                  .set_size = item.level == 2 ? 1 : 2});
    }
    line_ = column.y - y_;
  }

  void table() {
    section("Table");
    constexpr std::array<std::array<std::string_view, 2>, 3> cells = {
        {{"Priority", "Owner"}, {"Cells V2", "Andrew Laski"}, {"Scheduler", "Jay Pipes"}}};
    const Rect whole = next(std::min(width_, 520.0F), 3 * 32);
    Rect rest = whole;
    ui_.fill(whole, c_.surface);
    const auto scope = ui_.scope(
        "table",
        {.role = Role::table, .name = "Table", .rect = whole, .row_count = 3, .column_count = 2});
    for (std::size_t at = 0; at < cells.size(); ++at) {
      Rect rect = take_top(rest, 32);
      ui_.fill({rect.x, rect.y + 31, rect.width, 1}, c_.line);
      const auto row = ui_.scope(
          std::to_string(at),
          {.role = Role::row, .rect = rect, .row_index = static_cast<std::int32_t>(at + 1)});
      const Role role = at == 0 ? Role::columnheader : Role::cell;
      const TextStyle& style = at == 0 ? small_strong : body;
      ui_.text("0", inset(take_left(rect, rect.width / 2), gap, 0), cells[at][0], style, c_.text,
               role);
      ui_.text("1", inset(rect, gap, 0), cells[at][1], style, c_.text, role);
    }
  }

  void problems() {
    section("Problems");
    struct Kind {
      Severity severity;
      std::string_view words;
    };
    constexpr std::array<Kind, 3> kinds = {{{Severity::error, "An error: the document breaks"},
                                            {Severity::warning, "A warning: it may not be meant"},
                                            {Severity::hint, "A hint: it could be better"}}};
    for (const Kind& kind : kinds) {
      Rect rect = next(width_, 28);
      const ProblemSign sign = sign_of(kind.severity, c_);
      draw_icon(*ImGui::GetWindowDrawList(), sign.icon, {rect.x, rect.y + 5}, icon_size,
                sign.color);
      take_left(rect, icon_size + gap);
      ui_.text(kind.words, rect, kind.words, body, sign.color);
      new_line();
    }
  }

  void patterns() {
    section("Patterns");
    ui_.leaf("patterns", {.role = Role::img, .name = "All patterns", .rect = {x_, y_, width_, 36}});
    constexpr std::array<std::string_view, 8> names = {"solid", "rising",  "falling", "crossed",
                                                       "level", "upright", "hollow",  "mark"};
    for (std::size_t at = 0; at < names.size(); ++at) {
      const Rect rect = captioned(names[at], 100, 14);
      ui_.fill_pattern(rect, c_.accent, static_cast<Pattern>(at), 2);
    }
  }

  void dialog() {
    section("Dialog");
    const Rect place = next(std::min(width_, 520.0F), 200);
    const Rect box = inset(place, 40, 30);
    draw_dialog_box(ui_, place, box);
    Rect inner = inset(box, dialog_padding, pane_padding);
    const auto group = ui_.scope("dialog", {.role = Role::group, .name = "A dialog", .rect = box});
    ui_.text("title", take_top(inner, heading.leading), "This cannot be opened", heading, c_.text,
             Role::heading, 3);
    ui_.wrapped_text("text", min_of(inner), inner.width, "It is no plan.", body, c_.text);
    Rect bottom = take_bottom(inner, touch_size);
    ui_.button("close", take_right(bottom, 100), "Close", {.look = ButtonLook::primary});
  }

  Ui& ui_;
  Session& session_;
  Rect page_;
  const Palette& c_;
  float left_ = 0, width_ = 0;
  float x_ = 0, y_ = 0;
  float line_ = 0;  // height of the line so far
  int count_ = 0;   // of widgets that are named by it
};

}  // namespace

void draw_widget_sheet(Ui& ui, Session& session, const Rect& page) {
  WidgetSheet(ui, session, page).draw();
}

}  // namespace summit::ui
