#include "ui/semantics.h"

#include <array>
#include <charconv>
#include <cmath>

#include "plan/json_writer.h"

namespace summit::ui {
namespace {

constexpr std::array<std::string_view, 50> role_names = {
    "alert",     "alertdialog", "banner",       "blockquote", "button",        "cell",
    "checkbox",  "code",        "columnheader", "combobox",   "complementary", "contentinfo",
    "dialog",    "document",    "emphasis",     "group",      "heading",       "img",
    "link",      "list",        "listbox",      "listitem",   "main",          "menu",
    "menubar",   "menuitem",    "navigation",   "none",       "note",          "option",
    "paragraph", "progressbar", "region",       "row",        "rowgroup",      "rowheader",
    "searchbox", "separator",   "slider",       "status",     "strong",        "tab",
    "table",     "tablist",     "tabpanel",     "term",       "textbox",       "toolbar",
    "tree",      "treeitem",
};
static_assert(static_cast<std::size_t>(Role::treeitem) + 1 == role_names.size());

// JSON of one line, in the order of semantics.h.
class Compact {
 public:
  std::string out;

  void begin() { out += '{'; }
  void end() {
    if (out.back() == ',') out.pop_back();
    out += "},";
  }
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    this->name(name);
    append_json_string(out, value);
    out += ',';
  }
  void flag(std::string_view name, bool value) {
    if (value) raw(name, "true");
  }
  void number(std::string_view name, std::int64_t value) {
    if (value != 0) raw(name, std::to_string(value));
  }
  // A hundredth of a pixel is as exact as a screen can show.
  void pixels(std::string_view name, float value) {
    if (value == 0) return;
    this->name(name);
    append(value);
    out += ',';
  }
  void rect(std::string_view name, const Rect& rect) {
    if (rect == Rect{}) return;
    this->name(name);
    out += '[';
    for (const float value : {rect.x, rect.y, rect.width, rect.height}) {
      append(value);
      out += ',';
    }
    out.back() = ']';
    out += ',';
  }
  void toggle(std::string_view name, Toggle value) {
    switch (value) {
      case Toggle::none:
        break;
      case Toggle::off:
        raw(name, "false");
        break;
      case Toggle::on:
        raw(name, "true");
        break;
      case Toggle::mixed:
        raw(name, "\"mixed\"");
        break;
    }
  }
  void raw(std::string_view name, std::string_view json) {
    this->name(name);
    out += json;
    out += ',';
  }
  void name(std::string_view name) {
    out += '"';
    out += name;
    out += "\":";
  }

 private:
  void append(float value) {
    const long hundredths = std::isfinite(value) ? std::lround(value * 100) : 0;
    out += std::to_string(hundredths / 100);
    if (hundredths < 0 && hundredths > -100) out.insert(out.size() - 1, 1, '-');
    const long rest = std::labs(hundredths % 100);
    if (rest == 0) return;
    out += '.';
    out += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
  }
};

void write(Compact& json, const Node& node) {
  json.begin();
  json.number("id", node.id);
  json.number("parent", node.parent);
  json.text("role", to_string(node.role));
  json.text("name", node.name);
  json.text("value", node.value);
  json.text("description", node.description);
  json.text("shortcut", node.shortcut);
  json.text("href", node.href);
  json.rect("rect", node.rect);
  json.rect("clip", node.clip);
  json.flag("focusable", node.focusable);
  json.flag("skips_tab", node.skips_tab);
  json.flag("disabled", node.disabled);
  json.flag("multiline", node.multiline);
  json.flag("read_only", node.read_only);
  json.flag("invalid", node.invalid);
  json.flag("modal", node.modal);
  json.flag("upright", node.upright);
  json.flag("drags", node.drags);
  json.flag("opens_menu", node.opens_menu);
  json.flag("multiselectable", node.multiselectable);
  json.flag("wordless", node.wordless);
  json.toggle("pressed", node.pressed);
  json.toggle("checked", node.checked);
  json.toggle("selected", node.selected);
  json.toggle("expanded", node.expanded);
  json.number("keys", node.keys);
  json.number("level", node.level);
  json.number("row_index", node.row_index);
  json.number("row_count", node.row_count);
  json.number("column_index", node.column_index);
  json.number("column_count", node.column_count);
  json.number("position_in_set", node.position_in_set);
  json.number("set_size", node.set_size);
  json.number("controls", node.controls);
  json.number("active", node.active);
  json.number("value_now", node.value_now);
  json.number("value_min", node.value_min);
  json.number("value_max", node.value_max);
  json.pixels("font_size", node.font_size);
  json.pixels("line_height", node.line_height);
  json.pixels("padding_x", node.padding_x);
  json.pixels("padding_y", node.padding_y);
  json.flag("monospace", node.monospace);
  json.flag("semibold", node.semibold);
  json.text("placeholder", node.placeholder);
  json.end();
}

}  // namespace

std::string_view to_string(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}

std::string to_json(const Semantics& semantics) {
  Compact json;
  json.out.reserve(semantics.nodes.size() * 160 + 64);
  json.begin();
  json.name("nodes");
  json.out += '[';
  for (const Node& node : semantics.nodes) write(json, node);
  if (json.out.back() == ',') json.out.pop_back();
  json.out += "],";
  json.number("focus", semantics.focus);
  if (semantics.edited != 0) {
    json.number("edited", semantics.edited);
    json.name("selection");
    json.out += '[' + std::to_string(semantics.selection.begin) + ',' +
                std::to_string(semantics.selection.end) + "],";
  }
  json.text("announcement", semantics.announcement);
  json.end();
  json.out.pop_back();  // the comma behind the whole
  return std::move(json.out);
}

}  // namespace summit::ui
