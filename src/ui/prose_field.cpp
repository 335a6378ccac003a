#include "ui/prose_field.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/prose/prose_reference.h"
#include "text/fuzzy.h"
#include "text/utf16.h"
#include "ui/commands.h"
#include "ui/session.h"
#include "ui/texts.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

constexpr std::array<CommandId, 5> marks = {CommandId::mark_strong, CommandId::mark_emphasis,
                                            CommandId::mark_literal, CommandId::link,
                                            CommandId::list};
constexpr float button_size = 30;
constexpr float list_width = 360;

float size_of_button(const Session& session) {
  return session.narrow ? touch_size : button_size;
}

class ProseField {
 public:
  ProseField(Ui& ui, Session& session, std::string key)
      : ui_(ui), session_(session), key_(std::move(key)) {}

  FieldResult draw(Rect rect, const std::string& label, std::string_view value,
                   FieldOptions options) {
    std::optional<ProseMark> wanted = bar(take_top(rect, prose_bar_height(session_)), label);
    const std::string id = "prose " + key_;
    options.keys |= keys_of_list(ui_, session_.suggestions, id);
    const std::vector<ColoredPart> parts = colored(value);
    options.parts = parts;
    FieldResult result = ui_.field(key_, rect, label, value, options);
    field_ = result.id;
    ProseFocus& focus = session_.prose_focus;
    if (result.focused) {
      focus.field = field_;
      focus.key = key_;
    }
    if (focus.field == field_) {
      focus.drawn = true;
      if (focus.wanted) wanted = std::exchange(focus.wanted, std::nullopt);
    }
    text_ = result.typed ? *result.typed : result.shown;
    SuggestionList& list = session_.suggestions;
    if (result.typed) {
      if (std::exchange(focus.marked, false)) session_.history.seal();
      suggest(id, false);
    }
    // What was typed has its room in the next frame only.
    const bool typed_now = result.typed.has_value();
    if (ui_.take_caret_move(field_) || typed_now) focus.reveals = true;
    if (!typed_now && result.focused && std::exchange(focus.reveals, false)) {
      const Rect line = line_of_caret(rect, options.style);
      ui_.reveal({line.x, line.y - gap, line.width, line.height + 2 * gap});
    }
    const Rect anchor = list.field == field_ ? line_of_caret(rect, options.style) : rect;
    if (const auto taken = take_suggestion(ui_, list, field_, anchor)) {
      const auto typed = typed_reference(text_, caret());
      if (typed) apply(put_reference(text_, *typed, taken->name), result);
    }
    if (wanted) {
      const auto [begin, end] = selection();
      const ProseEdit edit = toggle_mark(text_, begin, end, *wanted);
      if (edit.from == edit.to && edit.with.empty() && edit.begin == begin && edit.end == end) {
        session_.say(tr("What is selected here cannot be marked so"));
      }
      apply(edit, result);
      // Marks with nothing between them yet are one step with what is typed there.
      if (begin == end) focus.marked = false;
      if (!result.focused) ui_.request_focus(field_);
      if (*wanted == ProseMark::link && edit.begin == edit.end) {
        suggest(id, true);
        list.anchor = line_of_caret(rect, options.style);
      }
    }
    return result;
  }

 private:
  // As the page colours it while it is edited.
  [[nodiscard]] std::vector<ColoredPart> colored(std::string_view value) const {
    std::vector<ColoredPart> parts;
    const ProseFocus& focus = session_.prose_focus;
    if (focus.key == key_ && ui_.focus() == focus.field) return parts;  // the page shows it
    const Palette& c = ui_.colors();
    for (const ProseSpan& span : session_.spans_of(key_ + " " + session_.selected, value)) {
      parts.push_back({span.begin, span.end, color_of(span.color, c)});
    }
    return parts;
  }

  // The label, and the marks at the right. The one that is chosen.
  std::optional<ProseMark> bar(Rect rect, const std::string& label) {
    const float high = size_of_button(session_);
    const float size = std::min(high, rect.width / static_cast<float>(marks.size()));
    Rect place = take_right(rect, size * static_cast<float>(marks.size()));
    place.height = high;
    ui_.draw_line(rect, label, small_strong, ui_.colors().muted);
    std::optional<ProseMark> chosen;
    const auto toolbar = ui_.scope(
        "marks of " + key_,
        {.role = Role::toolbar, .name = format_text(tr("Markup of {}"), {label}), .rect = place});
    std::array<NodeId, marks.size()> ids{};
    std::optional<std::size_t> next;
    for (std::size_t at = 0; at < marks.size(); ++at) {
      const Command& item = command(marks[at]);
      const auto mark = static_cast<ProseMark>(at);
      if (ui_.button(item.label, take_left(place, size), tr(item.label),
                     {.icon = item.icon,
                      .look = ButtonLook::quiet,
                      .show_label = false,
                      .disabled = !session_.read_only.empty(),
                      .shortcut = item.shortcut,
                      .keys = key_left_right | key_home_end,
                      .skips_tab = mark != session_.prose_focus.stop})) {
        chosen = mark;
      }
      ids[at] = ui_.last();
      if (const auto key = ui_.take_key(ids[at])) {
        const std::size_t count = marks.size();
        next = key->key == "Home"         ? 0
               : key->key == "End"        ? count - 1
               : key->key == "ArrowRight" ? (at + 1) % count
                                          : (at + count - 1) % count;
      }
    }
    if (next) {
      session_.prose_focus.stop = static_cast<ProseMark>(*next);
      ui_.request_focus(ids[*next]);
    }
    return chosen;
  }

  // Where a list stands: at the line with the caret, as far as it is known how the page wraps.
  [[nodiscard]] Rect line_of_caret(const Rect& rect, const TextStyle& style) const {
    const std::string_view before = std::string_view(text_).substr(0, caret());
    const float padding = (ui_.field_height({}, rect.width, style) - 2 * style.leading) / 2;
    const float bottom =
        rect.y + ui_.field_height(before, rect.width, style) - style.leading - padding;
    return {rect.x, bottom - style.leading, std::min(rect.width, list_width), style.leading};
  }

  // Bytes of the text.
  [[nodiscard]] std::pair<std::size_t, std::size_t> selection() const {
    const TextSelection units = session_.selection_in(field_);
    const std::size_t begin = bytes_in(text_, units.begin);
    return {begin, units.begin == units.end ? begin : bytes_in(text_, units.end)};
  }
  [[nodiscard]] std::size_t caret() const { return caret_after_.value_or(selection().second); }

  void apply(const ProseEdit& edit, FieldResult& result) {
    std::string after = apply_edit(text_, edit);
    caret_after_ = edit.end;
    ui_.edit_field(field_, after,
                   {static_cast<std::uint32_t>(units_in(after, edit.begin)),
                    static_cast<std::uint32_t>(units_in(after, edit.end))});
    if (after == text_) return;
    session_.history.seal();  // undone by itself
    session_.prose_focus.marked = true;
    text_ = after;
    result.typed = std::move(after);
  }

  // Opens the list for what is typed at the caret, or closes it. `all`: what is typed may be
  // nothing yet.
  void suggest(const std::string& id, bool all) {
    SuggestionList& list = session_.suggestions;
    if (list.field == field_) list = {};
    const auto typed = typed_reference(text_, caret());
    if (!typed || (typed->name.empty() && !all)) return;
    std::vector<Suggestion> found;
    for (const Referable& each : referable(session_.plan)) {
      const bool priority = each.kind == Referable::Kind::priority;
      const std::optional<int> score =
          std::max(fuzzy_score(typed->name, each.name), fuzzy_score(typed->name, each.title));
      if (!score) continue;
      found.push_back({std::string(each.name),
                       std::string(priority ? tr("Priority") : tr("Section")),
                       *score + (priority ? 1 : 0)});
    }
    keep_best(found);
    if (found.empty()) return;
    list = {field_, {}, std::string(tr("Sections of the document")), text_, id, std::move(found)};
    list.drawn = true;
  }

  Ui& ui_;
  Session& session_;
  std::string key_;
  NodeId field_ = 0;
  std::string text_;
  std::optional<std::size_t> caret_after_;  // an edit that the page does not know yet
};

}  // namespace

ImU32 color_of(ProseColor color, const Palette& palette) {
  switch (color) {
    case ProseColor::mark:
      return palette.muted;
    case ProseColor::literal:
      return palette.added;
    case ProseColor::link:
      return palette.accent;
    case ProseColor::role:
      return palette.caution;
    case ProseColor::wrong:
      return palette.danger;
  }
  return palette.text;
}

float prose_bar_height(const Session& session) {
  return size_of_button(session) + 2;
}

FieldResult draw_prose_field(Ui& ui, Session& session, const std::string& key, Rect rect,
                             const std::string& label, std::string_view value,
                             FieldOptions options) {
  options.multiline = true;
  return ProseField(ui, session, key).draw(rect, label, value, options);
}

}  // namespace summit::ui
