// Menus; see widgets.h. A menu is drawn after everything else and recorded beside its owner.

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui_internal.h"
#include "text/ascii.h"
#include "ui/focus.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

constexpr float padding = 4;  // around the items
constexpr float item_padding = 2 * gap + roomy;

}  // namespace

std::optional<std::size_t> Ui::menu_button(std::string_view key, const Rect& rect,
                                           std::string_view label, std::span<const MenuItem> items,
                                           ButtonOptions options) {
  options.opens_menu = true;
  options.keys |= key_up_down;
  options.expanded = menu_is_open(id_of(key)) ? Toggle::on : Toggle::off;
  const bool pressed = button(key, rect, label, options);
  const NodeId id = last();
  const std::optional<WidgetKey> arrow = take_key(id);
  if (pressed || arrow) open_menu(id, label, rect, items, arrow && arrow->key == "ArrowUp");
  return take_choice(id);
}

void Ui::open_menu(NodeId owner, std::string_view label, const Rect& anchor,
                   std::span<const MenuItem> items, bool at_last) {
  if (items.empty()) return;
  menu_ = {.owner = owner, .node = 0, .label = std::string(label), .anchor = anchor};
  for (const MenuItem& item : items) {
    menu_.items.push_back({std::string(item.label), item.icon, std::string(item.shortcut)});
  }
  menu_.focus_target = at_last ? items.size() - 1 : 0;
  choice_ = {};
  settle();
}

std::optional<std::size_t> Ui::take_choice(NodeId owner) {
  if (choice_.owner != owner) return std::nullopt;
  settle();
  return std::exchange(choice_, {}).item;
}

void Ui::close_menu() {
  request_focus(menu_.owner);
  menu_ = {};
}

Rect Ui::place_of_menu() const {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const Rect& anchor = menu_.anchor;
  float width = anchor.width;
  for (const Menu::Item& item : menu_.items) {
    width = std::max(width, text_width(item.label, body) + item_padding +
                                (item.icon == Icon::none ? 0 : icon_size + gap));
  }
  width = std::min(width + 2 * padding, page.x - 2 * gap);
  const float height =
      std::min(static_cast<float>(menu_.items.size()) * touch_size + 2 * padding, page.y - 2 * gap);
  const float below = anchor.y + anchor.height + 2;
  const float y = below + height + gap <= page.y ? below : anchor.y - 2 - height;
  return {std::clamp(anchor.x, gap, std::max(gap, page.x - gap - width)), std::max(gap, y), width,
          height};
}

void Ui::draw_menu() {
  if (menu_.owner == 0) return;
  const Node* owner = find_node(recording_.nodes, menu_.owner);
  if (owner == nullptr) {
    menu_ = {};
    return;
  }
  // All of the page, so that what lies below gets no press that is meant to close the menu.
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("Menu", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav);
  const Rect rect = place_of_menu();
  scopes_.push_back(owner->parent);
  ImGui::PushOverrideID(menu_.owner);
  {
    const Scope items = scope("menu", {.role = Role::menu, .name = menu_.label, .rect = rect});
    menu_.node = container();
    draw_menu_items(rect);
  }
  ImGui::PopID();
  scopes_.pop_back();
  const bool outside = !ImGui::IsMouseHoveringRect(min_of(rect), max_of(rect), false);
  if (menu_.owner != 0 && outside && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) close_menu();
  ImGui::End();
}

void Ui::draw_menu_items(Rect rect) {
  fill(rect, palette_->raised, corner);
  outline(rect, palette_->field_line, corner);
  rect = inset(rect, padding, padding);
  // More than the page has room for scroll.
  const float height = static_cast<float>(menu_.items.size()) * touch_size;
  const bool scrolls = height > rect.height;
  if (scrolls) {
    const ImVec2 top = begin_scroll("scroll", rect, height);
    rect = {top.x, top.y, rect.width, height};
  }
  std::optional<std::size_t> chosen;
  bool escaped = false;
  for (std::size_t at = 0; at < menu_.items.size(); ++at) {
    const Menu::Item& item = menu_.items[at];
    if (button(std::to_string(at), take_top(rect, touch_size), item.label,
               {.icon = item.icon,
                .look = ButtonLook::row,
                .role = Role::menuitem,
                .shortcut = item.shortcut,
                .keys = key_up_down | key_home_end | key_escape | key_letters,
                .skips_tab = true,
                .position_in_set = static_cast<std::int32_t>(at + 1),
                .set_size = static_cast<std::int32_t>(menu_.items.size())})) {
      chosen = at;
    }
    if (menu_.focus_target == at) {
      request_focus(last());
      menu_.focus_target.reset();
    }
    if (const std::optional<WidgetKey> key = take_key(last())) {
      escaped = escaped || key->key == "Escape";
      act_on_menu_key(at, *key);
    }
  }
  if (scrolls) end_scroll();
  if (chosen) choice_ = {menu_.owner, *chosen};
  if (chosen || escaped) close_menu();
}

// Goes to another item; the one before it is drawn already, so the next frame gives the focus.
void Ui::act_on_menu_key(std::size_t item, const WidgetKey& key) {
  const std::size_t count = menu_.items.size();
  std::size_t to = item;
  if (key.key == "ArrowDown") to = (item + 1) % count;
  if (key.key == "ArrowUp") to = (item + count - 1) % count;
  if (key.key == "Home") to = 0;
  if (key.key == "End") to = count - 1;
  if (key.key.size() == 1) {
    // To the next one that begins with the letter.
    for (std::size_t step = 1; step <= count && to == item; ++step) {
      const std::string& label = menu_.items[(item + step) % count].label;
      if (to_lower(label[0]) == to_lower(key.key[0])) to = (item + step) % count;
    }
  }
  menu_.focus_target = to;
  settle();
}

}  // namespace summit::ui
