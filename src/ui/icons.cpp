#include "ui/icons.h"

#include <array>
#include <span>

namespace summit::ui {
namespace {

struct Point {
  float x, y;
};
// A line through points; `closed` joins the last to the first.
struct Stroke {
  std::span<const Point> points;
  bool closed = false;
};

constexpr Point plus_across[] = {{5, 12}, {19, 12}};
constexpr Point plus_down[] = {{12, 5}, {12, 19}};
constexpr Point folder[] = {{3, 19}, {3, 5}, {9, 5}, {11.5F, 8}, {21, 8}, {21, 19}};
constexpr Point disk[] = {{4, 4}, {16, 4}, {20, 8}, {20, 20}, {4, 20}};
constexpr Point disk_label[] = {{8, 20}, {8, 13}, {16, 13}, {16, 20}};
constexpr Point disk_shutter[] = {{8, 4}, {8, 8}, {14, 8}, {14, 4}};
constexpr Point shaft[] = {{12, 4}, {12, 15}};
constexpr Point arrow_down[] = {{7, 10.5F}, {12, 15.5F}, {17, 10.5F}};
constexpr Point tray[] = {{4, 16}, {4, 20}, {20, 20}, {20, 16}};
constexpr Point sheet[] = {{9, 9}, {20, 9}, {20, 21}, {9, 21}};
constexpr Point sheet_behind[] = {{5, 15}, {4, 15}, {4, 3}, {15, 3}, {15, 5}};
constexpr Point undo_head[] = {{9, 5}, {4, 10}, {9, 15}};
constexpr Point undo_tail[] = {{4, 10},     {14, 10}, {17.5F, 11.3F}, {19.5F, 14},
                               {19, 17.5F}, {16, 19}, {12, 19}};
constexpr Point redo_head[] = {{15, 5}, {20, 10}, {15, 15}};
constexpr Point redo_tail[] = {{20, 10},   {10, 10}, {6.5F, 11.3F}, {4.5F, 14},
                               {5, 17.5F}, {8, 19},  {12, 19}};
constexpr Point chevron_up[] = {{6, 15}, {12, 9}, {18, 15}};
constexpr Point chevron_down[] = {{6, 9}, {12, 15}, {18, 9}};
constexpr Point chevron_right[] = {{9, 6}, {15, 12}, {9, 18}};
constexpr Point bin_lid[] = {{4, 7}, {20, 7}};
constexpr Point bin[] = {{6, 7}, {7, 20}, {17, 20}, {18, 7}};
constexpr Point bin_handle[] = {{9, 7}, {9, 4}, {15, 4}, {15, 7}};
constexpr Point ceiling[] = {{5, 4}, {19, 4}};
constexpr Point rise[] = {{12, 20}, {12, 8}};
constexpr Point rise_head[] = {{7, 13}, {12, 8}, {17, 13}};
constexpr Point floor_line[] = {{5, 20}, {19, 20}};
constexpr Point sink[] = {{12, 4}, {12, 16}};
constexpr Point sink_head[] = {{7, 11}, {12, 16}, {17, 11}};
constexpr Point right_shaft[] = {{4, 12}, {15, 12}};
constexpr Point right_head[] = {{11, 7.5F}, {15.5F, 12}, {11, 16.5F}};
constexpr Point right_wall[] = {{20, 5}, {20, 19}};
constexpr Point left_shaft[] = {{20, 12}, {9, 12}};
constexpr Point left_head[] = {{13, 7.5F}, {8.5F, 12}, {13, 16.5F}};
constexpr Point left_wall[] = {{4, 5}, {4, 19}};
constexpr Point page[] = {{6, 3}, {14, 3}, {19, 8}, {19, 21}, {6, 21}};
constexpr Point page_line_a[] = {{9, 12}, {16, 12}};
constexpr Point page_line_b[] = {{9, 16}, {16, 16}};
constexpr Point cross_a[] = {{9, 9}, {15, 15}};
constexpr Point cross_b[] = {{15, 9}, {9, 15}};
constexpr Point octagon[] = {{8, 3},   {16, 3}, {21, 8}, {21, 16},
                             {16, 21}, {8, 21}, {3, 16}, {3, 8}};
constexpr Point triangle[] = {{12, 3.5F}, {22, 20.5F}, {2, 20.5F}};
constexpr Point mark[] = {{12, 9.5F}, {12, 14.5F}};
constexpr Point mark_dot[] = {{12, 17}, {12, 18}};
constexpr Point hint_stem[] = {{12, 11}, {12, 16.5F}};
constexpr Point hint_dot[] = {{12, 7.2F}, {12, 8.4F}};

constexpr Point pad_sheet[] = {{4, 4}, {20, 4}, {20, 16}, {16, 20}, {4, 20}};
constexpr Point pad_line_a[] = {{8, 9}, {16, 9}};
constexpr Point pad_line_b[] = {{8, 13}, {13, 13}};
constexpr Point check_mark[] = {{5, 12.5F}, {10, 17.5F}, {19.5F, 7}};
constexpr Point check_left[] = {{2, 13}, {6.5F, 17.5F}, {15, 7}};
constexpr Point check_right[] = {{11, 16}, {12.5F, 17.5F}, {22, 7}};
constexpr Point close_a[] = {{6, 6}, {18, 18}};
constexpr Point close_b[] = {{18, 6}, {6, 18}};
constexpr Point hands[] = {{12, 7}, {12, 12}, {15.5F, 14}};
constexpr Point play_head[] = {{8, 5}, {19, 12}, {8, 19}};
constexpr Point pause_a[] = {{8.5F, 5}, {8.5F, 19}};
constexpr Point pause_b[] = {{15.5F, 5}, {15.5F, 19}};
constexpr Point funnel[] = {{4, 5}, {20, 5}, {14, 12.5F}, {14, 19}, {10, 17}, {10, 12.5F}};
constexpr Point title_bar[] = {{5, 8}, {5, 5}, {19, 5}, {19, 8}};
constexpr Point title_stem[] = {{12, 5}, {12, 19}};
constexpr Point title_foot[] = {{9, 19}, {15, 19}};
constexpr Point group_head[] = {{4, 5}, {20, 5}};
constexpr Point group_a[] = {{8, 11}, {20, 11}};
constexpr Point group_b[] = {{8, 16}, {20, 16}};
constexpr Point group_side[] = {{4, 9}, {4, 18}};
constexpr Point flag_pole[] = {{6, 21}, {6, 4}};
constexpr Point flag[] = {{6, 4}, {19, 4}, {15.5F, 8.5F}, {19, 13}, {6, 13}};
constexpr Point shoulders[] = {{4.5F, 20},  {5.2F, 17},  {8, 14.8F}, {12, 14},
                               {16, 14.8F}, {18.8F, 17}, {19.5F, 20}};
constexpr Point text_a[] = {{4, 6}, {20, 6}};
constexpr Point text_b[] = {{4, 10.5F}, {20, 10.5F}};
constexpr Point text_c[] = {{4, 15}, {20, 15}};
constexpr Point text_d[] = {{4, 19.5F}, {13, 19.5F}};
constexpr Point bulb[] = {{9.5F, 17}, {9, 14.5F}, {6.5F, 12},  {6, 8.5F},   {8, 5},     {12, 3.5F},
                          {16, 5},    {18, 8.5F}, {17.5F, 12}, {15, 14.5F}, {14.5F, 17}};
constexpr Point bulb_foot[] = {{10, 20.5F}, {14, 20.5F}};
constexpr Point slash[] = {{6, 18}, {18, 6}};

constexpr Point load_axis[] = {{4, 3}, {4, 21}};
constexpr Point load_bar_a[] = {{4, 7}, {19, 7}};
constexpr Point load_bar_b[] = {{4, 12}, {14, 12}};
constexpr Point load_bar_c[] = {{4, 17}, {10, 17}};

constexpr Stroke pad_strokes[] = {{pad_sheet, true}, {pad_line_a}, {pad_line_b}};
constexpr Stroke check_strokes[] = {{check_mark}};
constexpr Stroke check_all_strokes[] = {{check_left}, {check_right}};
constexpr Stroke close_strokes[] = {{close_a}, {close_b}};
constexpr Point search_stem[] = {{15.5F, 15.5F}, {20.5F, 20.5F}};
constexpr Stroke search_strokes[] = {{search_stem}};
constexpr Point key_case[] = {{2, 6}, {22, 6}, {22, 18}, {2, 18}};
constexpr Point key_bar[] = {{8, 14.5F}, {16, 14.5F}};
constexpr Point keys_a[] = {{6, 10}, {7.5F, 10}};
constexpr Point keys_b[] = {{11.2F, 10}, {12.7F, 10}};
constexpr Point keys_c[] = {{16.5F, 10}, {18, 10}};
constexpr Stroke keyboard_strokes[] = {{key_case, true}, {key_bar}, {keys_a}, {keys_b}, {keys_c}};
constexpr Stroke clock_strokes[] = {{hands}};
constexpr Stroke play_strokes[] = {{play_head, true}};
constexpr Stroke pause_strokes[] = {{pause_a}, {pause_b}};
constexpr Stroke filter_strokes[] = {{funnel, true}};
constexpr Stroke title_strokes[] = {{title_bar}, {title_stem}, {title_foot}};
constexpr Stroke group_strokes[] = {{group_head}, {group_side}, {group_a}, {group_b}};
constexpr Stroke priority_strokes[] = {{flag_pole}, {flag}};
constexpr Stroke owner_strokes[] = {{shoulders}};
constexpr Stroke description_strokes[] = {{text_a}, {text_b}, {text_c}, {text_d}};
constexpr Stroke idea_strokes[] = {{bulb, true}, {bulb_foot}};
constexpr Stroke ignore_strokes[] = {{slash}};
constexpr Point blade_a[] = {{8, 8}, {20, 20}};
constexpr Point blade_b[] = {{8, 16}, {20, 4}};
constexpr Stroke cut_strokes[] = {{blade_a}, {blade_b}};
constexpr Point board[] = {{8, 5}, {5, 5}, {5, 21}, {19, 21}, {19, 5}, {16, 5}};
constexpr Point clasp[] = {{8, 3}, {16, 3}, {16, 7}, {8, 7}};
constexpr Stroke paste_strokes[] = {{board}, {clasp, true}};
constexpr Point box[] = {{4, 4}, {20, 4}, {20, 20}, {4, 20}};
constexpr Point tick[] = {{7.5F, 12}, {11, 15.5F}, {17, 8.5F}};
constexpr Stroke box_strokes[] = {{box, true}};
constexpr Stroke ticked_strokes[] = {{box, true}, {tick}};
constexpr Point strong_stem[] = {{7, 4.5F}, {7, 19.5F}};
constexpr Point strong_top[] = {{7, 4.5F},      {13, 4.5F}, {16, 6}, {16.4F, 8.5F},
                                {15.5F, 10.8F}, {13, 12},   {7, 12}};
constexpr Point strong_foot[] = {{13, 12},       {16.5F, 13.5F}, {17.4F, 15.8F},
                                 {16.5F, 18.2F}, {13.5F, 19.5F}, {7, 19.5F}};
constexpr Point emphasis_head[] = {{10, 4.5F}, {18, 4.5F}};
constexpr Point emphasis_stem[] = {{14.5F, 4.5F}, {9.5F, 19.5F}};
constexpr Point emphasis_foot[] = {{6, 19.5F}, {14, 19.5F}};
constexpr Point literal_left[] = {{8, 7}, {3, 12}, {8, 17}};
constexpr Point literal_right[] = {{16, 7}, {21, 12}, {16, 17}};
constexpr Point literal_slash[] = {{13.8F, 5}, {10.2F, 19}};
constexpr Point link_left[] = {{10, 16.5F},  {7.5F, 16.5F}, {4.4F, 15.2F}, {3, 12},
                               {4.4F, 8.8F}, {7.5F, 7.5F},  {10, 7.5F}};
constexpr Point link_right[] = {{14, 7.5F},     {16.5F, 7.5F},  {19.6F, 8.8F}, {21, 12},
                                {19.6F, 15.2F}, {16.5F, 16.5F}, {14, 16.5F}};
constexpr Point link_bar[] = {{8, 12}, {16, 12}};
constexpr Point list_a[] = {{9, 6}, {20, 6}};
constexpr Point list_b[] = {{9, 12}, {20, 12}};
constexpr Point list_c[] = {{9, 18}, {20, 18}};
constexpr Stroke strong_strokes[] = {{strong_stem}, {strong_top}, {strong_foot}};
constexpr Stroke emphasis_strokes[] = {{emphasis_head}, {emphasis_stem}, {emphasis_foot}};
constexpr Stroke literal_strokes[] = {{literal_left}, {literal_right}, {literal_slash}};
constexpr Stroke link_strokes[] = {{link_left}, {link_right}, {link_bar}};
constexpr Stroke list_strokes[] = {{list_a}, {list_b}, {list_c}};
constexpr Stroke load_strokes[] = {{load_axis}, {load_bar_a}, {load_bar_b}, {load_bar_c}};
constexpr Stroke plus_strokes[] = {{plus_across}, {plus_down}};
constexpr Stroke open_strokes[] = {{folder, true}};
constexpr Stroke save_strokes[] = {{disk, true}, {disk_label}, {disk_shutter}};
constexpr Stroke download_strokes[] = {{shaft}, {arrow_down}, {tray}};
constexpr Stroke copy_strokes[] = {{sheet, true}, {sheet_behind}};
constexpr Stroke undo_strokes[] = {{undo_head}, {undo_tail}};
constexpr Stroke redo_strokes[] = {{redo_head}, {redo_tail}};
constexpr Stroke up_strokes[] = {{chevron_up}};
constexpr Stroke down_strokes[] = {{chevron_down}};
constexpr Stroke remove_strokes[] = {{bin_lid}, {bin}, {bin_handle}};
constexpr Stroke promote_strokes[] = {{ceiling}, {rise}, {rise_head}};
constexpr Stroke demote_strokes[] = {{floor_line}, {sink}, {sink_head}};
constexpr Stroke collapsed_strokes[] = {{chevron_right}};
constexpr Stroke expanded_strokes[] = {{chevron_down}};
constexpr Stroke indent_strokes[] = {{right_shaft}, {right_head}, {right_wall}};
constexpr Stroke outdent_strokes[] = {{left_shaft}, {left_head}, {left_wall}};
constexpr Stroke sample_strokes[] = {{page, true}, {page_line_a}, {page_line_b}};
constexpr Stroke error_strokes[] = {{octagon, true}, {cross_a}, {cross_b}};
constexpr Stroke warning_strokes[] = {{triangle, true}, {mark}, {mark_dot}};
constexpr Stroke hint_strokes[] = {{hint_stem}, {hint_dot}};

std::span<const Stroke> strokes_of(Icon icon) {
  switch (icon) {
    case Icon::plus:
      return plus_strokes;
    case Icon::open:
      return open_strokes;
    case Icon::save:
      return save_strokes;
    case Icon::download:
      return download_strokes;
    case Icon::copy:
      return copy_strokes;
    case Icon::undo:
      return undo_strokes;
    case Icon::redo:
      return redo_strokes;
    case Icon::up:
      return up_strokes;
    case Icon::down:
      return down_strokes;
    case Icon::remove:
      return remove_strokes;
    case Icon::promote:
      return promote_strokes;
    case Icon::demote:
      return demote_strokes;
    case Icon::collapsed:
      return collapsed_strokes;
    case Icon::expanded:
      return expanded_strokes;
    case Icon::indent:
      return indent_strokes;
    case Icon::outdent:
      return outdent_strokes;
    case Icon::sample:
      return sample_strokes;
    case Icon::error:
      return error_strokes;
    case Icon::warning:
      return warning_strokes;
    case Icon::hint:
      return hint_strokes;
    case Icon::pad:
      return pad_strokes;
    case Icon::check:
      return check_strokes;
    case Icon::check_all:
      return check_all_strokes;
    case Icon::close:
      return close_strokes;
    case Icon::search:
      return search_strokes;
    case Icon::keyboard:
      return keyboard_strokes;
    case Icon::clock:
      return clock_strokes;
    case Icon::play:
      return play_strokes;
    case Icon::pause:
      return pause_strokes;
    case Icon::filter:
      return filter_strokes;
    case Icon::title:
      return title_strokes;
    case Icon::group:
      return group_strokes;
    case Icon::priority:
      return priority_strokes;
    case Icon::owner:
      return owner_strokes;
    case Icon::description:
      return description_strokes;
    case Icon::idea:
      return idea_strokes;
    case Icon::ignore:
      return ignore_strokes;
    case Icon::cut:
      return cut_strokes;
    case Icon::paste:
      return paste_strokes;
    case Icon::box:
      return box_strokes;
    case Icon::ticked:
      return ticked_strokes;
    case Icon::mark_strong:
      return strong_strokes;
    case Icon::mark_emphasis:
      return emphasis_strokes;
    case Icon::mark_literal:
      return literal_strokes;
    case Icon::link:
      return link_strokes;
    case Icon::list:
      return list_strokes;
    case Icon::load:
      return load_strokes;
    case Icon::none:
    case Icon::light:
    case Icon::dark:
    case Icon::contrast:
    case Icon::grip:
      break;
  }
  return {};
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 at, float size, ImU32 color) {
  const float unit = size / 24;
  const auto place = [&](Point point) {
    return ImVec2(at.x + point.x * unit, at.y + point.y * unit);
  };
  const float thickness = 1.75F * unit < 1.25F ? 1.25F : 1.75F * unit;
  for (const Stroke& stroke : strokes_of(icon)) {
    for (const Point point : stroke.points) list.PathLineTo(place(point));
    list.PathStroke(color, stroke.closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
  }
  if (icon == Icon::owner) {
    list.AddCircle(place({12, 7.5F}), 3.8F * unit, color, 0, thickness);
  } else if (icon == Icon::cut) {
    list.AddCircle(place({6, 6}), 2.8F * unit, color, 0, thickness);
    list.AddCircle(place({6, 18}), 2.8F * unit, color, 0, thickness);
  } else if (icon == Icon::ignore || icon == Icon::clock) {
    list.AddCircle(place({12, 12}), 8.5F * unit, color, 0, thickness);
  } else if (icon == Icon::contrast) {  // a disk, half of it filled
    list.AddCircle(place({12, 12}), 8.5F * unit, color, 0, thickness);
    list.PathArcTo(place({12, 12}), 8.5F * unit, -1.57F, 1.57F, 16);
    list.PathFillConvex(color);
  } else if (icon == Icon::list) {
    for (const float y : {6.0F, 12.0F, 18.0F}) {
      list.AddCircleFilled(place({4.5F, y}), 1.5F * unit, color);
    }
  } else if (icon == Icon::search) {
    list.AddCircle(place({10, 10}), 6.5F * unit, color, 0, thickness);
  } else if (icon == Icon::grip) {
    for (const float x : {9.0F, 15.0F}) {
      for (const float y : {6.0F, 12.0F, 18.0F}) {
        list.AddCircleFilled(place({x, y}), 1.6F * unit, color);
      }
    }
  } else if (icon == Icon::hint) {
    list.AddCircle(place({12, 12}), 9.5F * unit, color, 0, thickness);
  } else if (icon == Icon::light) {  // a sun
    list.AddCircle(place({12, 12}), 4.5F * unit, color, 0, thickness);
    constexpr Point rays[] = {{12, 1.5F},    {12, 4.5F},    {12, 19.5F},    {12, 22.5F},
                              {1.5F, 12},    {4.5F, 12},    {19.5F, 12},    {22.5F, 12},
                              {4.6F, 4.6F},  {6.7F, 6.7F},  {17.3F, 17.3F}, {19.4F, 19.4F},
                              {4.6F, 19.4F}, {6.7F, 17.3F}, {17.3F, 6.7F},  {19.4F, 4.6F}};
    for (std::size_t i = 0; i < std::size(rays); i += 2) {
      list.AddLine(place(rays[i]), place(rays[i + 1]), color, thickness);
    }
  } else if (icon == Icon::dark) {  // a crescent: an outer arc and an inner one back
    list.PathArcTo(place({12, 12}), 8.5F * unit, 0.35F, 4.36F, 20);
    list.PathArcTo(place({16, 8}), 7.2F * unit, 3.65F, 1.06F, 16);
    list.PathStroke(color, ImDrawFlags_Closed, thickness);
  }
}

}  // namespace summit::ui
