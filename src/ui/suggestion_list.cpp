#include "ui/suggestion_list.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "text/sort.h"
#include "ui/session.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

constexpr std::size_t most_suggested = 8;
constexpr float option_height = 36;
constexpr float list_padding = 4;
constexpr float text_padding = 8;

// The keys of a combobox' list as the ARIA Authoring Practices have them. False for a key that
// takes the chosen one.
bool moves_or_closes(SuggestionList& list, const std::string& key) {
  const std::size_t count = list.found.size();
  if (key == "ArrowDown") {
    list.chosen = (list.chosen + 1) % count;
  } else if (key == "ArrowUp") {
    list.chosen = (list.chosen + count - 1) % count;
  } else if (key == "Escape") {
    list = {};
  } else {
    return false;
  }
  return true;
}

Rect place_of(const SuggestionList& list, float option) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  float width = list.anchor.width;
  for (const Suggestion& each : list.found) {
    width = std::max(width, Ui::text_width(each.name, body) +
                                Ui::text_width(each.detail, small_text) + 4 * text_padding + gap);
  }
  width = std::min(width, page.x - 2 * gap);
  const float height = option * static_cast<float>(list.found.size()) + 2 * list_padding;
  const float below = list.anchor.y + list.anchor.height + 2;
  const float y = below + height + gap <= page.y ? below : list.anchor.y - 2 - height;
  return {std::clamp(list.anchor.x, gap, std::max(gap, page.x - gap - width)), std::max(gap, y),
          width, height};
}

bool draw_option(Ui& ui, const SuggestionList& list, std::size_t at, const Rect& rect) {
  const Palette& c = ui.colors();
  const Suggestion& each = list.found[at];
  if (at == list.chosen) {
    ui.fill(rect, c.selected, corner);
    ui.fill({rect.x, rect.y + 6, 3, rect.height - 12}, c.accent, 1.5F);
  }
  const bool taken = ui.option(each.name, rect, each.name, each.detail, at == list.chosen, at + 1,
                               list.found.size());
  Rect rest = inset(rect, text_padding, 0);
  const float detail = Ui::text_width(each.detail, small_text) + 1;
  ui.draw_line(take_right(rest, std::min(detail, rest.width / 2)), each.detail, small_text,
               c.muted);
  take_right(rest, gap);
  ui.draw_line(rest, each.name, body, c.text);
  return taken;
}

}  // namespace

void keep_best(std::vector<Suggestion>& found) {
  sort_by(found, [](const Suggestion& each) { return descending(each.score); });
  if (found.size() > most_suggested) found.resize(most_suggested);
}

std::uint16_t keys_of_list(const Ui& ui, const SuggestionList& list, const std::string& id) {
  const bool open = list.field != 0 && ui.focus() == list.field && list.id == id;
  return open ? key_up_down | key_enter | key_escape | key_tab : keys_none;
}

std::optional<Suggestion> take_suggestion(Ui& ui, SuggestionList& list, NodeId field,
                                          const Rect& anchor) {
  if (list.field == 0 || list.field != field) return std::nullopt;
  list.anchor = anchor;
  list.drawn = true;
  bool taken = list.taken;
  while (!taken && list.field == field) {
    const std::optional<WidgetKey> pressed = ui.take_key(field);
    if (!pressed) return std::nullopt;
    taken = !moves_or_closes(list, pressed->key);
  }
  if (!taken) return std::nullopt;
  ui.settle();
  const SuggestionList closed = std::exchange(list, {});
  return closed.found[closed.chosen];
}

void draw_suggestions(Ui& ui, Session& session) {
  SuggestionList& list = session.suggestions;
  if (list.field == 0) return;
  if (!std::exchange(list.drawn, false) || ui.focus() != list.field) {
    list = {};
    return;
  }
  const Palette& c = ui.colors();
  const float option = session.narrow ? touch_size : option_height;
  const Rect box = place_of(list, option);
  ImGui::SetNextWindowPos(min_of(box));
  ImGui::SetNextWindowSize({box.width, box.height});
  ImGui::Begin("Suggestions", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav);
  ui.fill(box, c.raised, corner);
  ui.outline(box, c.field_line, corner);
  {
    const auto listbox = ui.scope_beside(list.field, "suggestions",
                                         {.role = Role::listbox, .name = list.label, .rect = box});
    const NodeId list_id = ui.container();
    NodeId chosen_id = 0;
    Rect rest = inset(box, list_padding, list_padding);
    for (std::size_t at = 0; at < list.found.size(); ++at) {
      if (draw_option(ui, list, at, take_top(rest, option))) {
        list.chosen = at;
        list.taken = true;
        ui.settle();
      }
      if (at == list.chosen) chosen_id = ui.last();
    }
    ui.own_list(list.field, list_id, chosen_id);
  }
  ImGui::End();
}

}  // namespace summit::ui
