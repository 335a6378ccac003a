// Everything about what is selected: a priority, an idea, or the document as a whole.

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "document/prose/prose_break.h"
#include "document/writer/prose_reflow.h"
#include "ui/commands.h"
#include "ui/owner_list.h"
#include "ui/prose_field.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr float label_height = 22;
constexpr float least_area_height = 110;
constexpr float two_columns_from = 520;

// What can be done with what is selected; `word` is shown beside the icon where there is room.
struct Action {
  CommandId id;
  std::string_view word = {};
};
constexpr std::array<Action, 4> priority_actions = {{
    {CommandId::move_up},
    {CommandId::move_down},
    {CommandId::demote, to_translate("Demote")},
    {CommandId::remove},
}};
constexpr std::array<Action, 7> idea_actions = {{
    {CommandId::move_up},
    {CommandId::move_down},
    {CommandId::outdent},
    {CommandId::indent},
    {CommandId::promote, to_translate("Promote")},
    {CommandId::add_idea_below},
    {CommandId::remove},
}};

class DetailsScreen {
 public:
  DetailsScreen(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui), session_(session), rect_(rect) {
    const Plan& plan = session.plan;
    name_ = plan.title.empty() ? std::string(tr("Untitled document")) : plan.title;
    if (session.selected.empty()) return;
    place_ = find_priority(plan, session.selected);
    if (place_) {
      priority_ = priority_at(plan, *place_);
      kind_ = tr("Priority");
      name_ = priority_->title;
    } else if ((idea_ = idea_at(plan, find_idea(plan, session.selected))) != nullptr) {
      kind_ = tr("Unplanned idea");
      name_ = idea_->title;
    }
  }

  void draw() {
    const Palette& c = ui_.colors();
    const auto region =
        ui_.scope("details", {.role = Role::region, .name = tr("Details"), .rect = rect_});
    ui_.fill(rect_, c.surface);
    Rect bar = take_top(rect_, pane_bar_height);
    ui_.fill({bar.x, bar.y + bar.height - 1, bar.width, 1}, c.line);
    bar = inset(bar, pane_padding, gap);
    const Rect actions = session_.narrow ? Rect() : take_right(bar, actions_width());
    title(bar);
    const ImVec2 top = ui_.begin_scroll("scroll", rect_, session_.details_height);
    if (session_.details_of != session_.selected) {
      session_.details_of = session_.selected;
      ImGui::SetScrollY(0);
      ui_.settle();
    }
    const float width = std::min(rect_.width - 2 * pane_padding, 780.0F);
    column_ = {top.x + pane_padding, top.y, width, 0};
    y_ = top.y + pane_padding;
    // What is selected keeps its own fields: their ids differ from another's.
    {
      const auto group =
          ui_.scope("of " + session_.selected, {.role = Role::group, .name = name_, .rect = rect_});
      if (priority_ != nullptr) {
        priority(*priority_);
      } else if (idea_ != nullptr) {
        idea(*idea_);
      } else {
        document();
      }
      if (session_.narrow) draw_actions({column_.x, std::floor(y_), column_.width, control()});
    }
    const float height = y_ + pane_padding - top.y;
    if (height != session_.details_height) {
      session_.details_height = height;
      ui_.settle();
    }
    ui_.end_scroll();
    if (!session_.narrow) draw_actions(actions);
  }

 private:
  Rect next(float height) {
    const Rect rect{column_.x, std::floor(y_), column_.width, height};
    y_ += height;
    return rect;
  }

  // The name of what is selected, and what kind of thing it is.
  void title(Rect rect) const {
    const float kind = Ui::text_width(kind_, small_text) + 2;
    const float name =
        std::min(Ui::text_width(name_, heading) + 2, std::max(0.0F, rect.width - kind - gap));
    ui_.text("name", take_left(rect, name), name_, heading, ui_.colors().text, Role::heading, 2);
    take_left(rect, gap);
    ui_.text("kind", rect, kind_, small_text, ui_.colors().muted);
  }

  [[nodiscard]] float control() const { return session_.narrow ? touch_size : control_height; }

  // A labelled field. The label is drawn; as the field's name it is spoken. Where the pane is wide,
  // two fields of one line stand side by side.
  FieldResult field(std::string_view key, const std::string& label, const std::string& value,
                    const FieldOptions& options) {
    if (!options.multiline) {
      return claim(key, ui_.field(key, next_field(label, control()), label, value, options));
    }
    end_pair();
    const float height =
        std::max(least_area_height,
                 ui_.field_height(ui_.shown_in(key, value), column_.width, options.style));
    const Rect rect = next(prose_bar_height(session_) + height);
    y_ += 14;
    return claim(key,
                 draw_prose_field(ui_, session_, std::string(key), rect, label, value, options));
  }
  // Gives a field the focus that is meant for it.
  FieldResult claim(std::string_view key, FieldResult field) {
    if (session_.focus_target == "detail:" + std::string(key)) {
      session_.focus_target.clear();
      ui_.request_focus(field.id);
    }
    return field;
  }
  // Where a field of one line stands, its label drawn.
  Rect next_field(const std::string& label, float height) {
    Rect rect{column_.x, std::floor(y_), column_.width, label_height + height};
    if (column_.width >= two_columns_from && idea_ == nullptr) {
      rect.width = std::floor((rect.width - pane_padding) / 2);
      if (pair_open_) rect.x += rect.width + pane_padding;
      pair_open_ = !pair_open_;
    }
    if (!pair_open_) y_ += rect.height + 14;
    ui_.draw_line(take_top(rect, label_height), label, small_strong, ui_.colors().muted);
    return rect;
  }
  void end_pair() {
    if (pair_open_) y_ += label_height + control() + 14;
    pair_open_ = false;
  }

  template <typename MakeOperation>
  void text_field(const std::string& key, const std::string& label, const std::string& value,
                  std::string_view undo_name, FieldOptions options, MakeOperation make,
                  std::string_view prose_of_field = {}) {
    options.keys = static_cast<std::uint16_t>(options.keys | key_escape);
    const std::string typing = key + " " + session_.selected;
    const FieldResult result = field(key, label, value, options);
    if (result.gained_focus) session_.prose_before_edit = prose_of_field;
    if (result.typed) session_.type(result.id, {make(*result.typed)}, undo_name, typing);
    if (ui_.take_key(result.id)) session_.cancel_typing(typing);
  }

  // A field of prose: RST markup, shown without the line breaks inside its paragraphs.
  template <typename MakeOperation>
  void prose_field(const std::string& key, const std::string& label, const std::string& prose,
                   std::string_view undo_name, std::string_view placeholder, MakeOperation make) {
    text_field(
        key, label, session_.unwrapped(key + " " + session_.selected, prose), undo_name,
        {.multiline = true, .placeholder = placeholder, .description = "reStructuredText"},
        [&](const std::string& text) {
          return make(
              rewrap_prose(without_open_item(text), session_.prose_before_edit + "\n\n" + prose));
        },
        prose);
  }

  // [SECTION] What can be done: icons in the pane's bar, the chief one with its word where there is
  // room for it; on a phone buttons with words, below the fields.

  [[nodiscard]] std::span<const Action> offered() const {
    if (priority_ != nullptr) return priority_actions;
    if (idea_ != nullptr) return idea_actions;
    return {};
  }
  [[nodiscard]] std::string_view word_of(const Action& action) const {
    if (session_.narrow) return tr(command(action.id).label);
    if (rect_.width < two_columns_from || action.word.empty()) return {};
    return tr(action.word);
  }
  [[nodiscard]] float width_of(const Action& action) const {
    const std::string_view word = word_of(action);
    return word.empty() ? control() : Ui::button_width(word, true);
  }
  [[nodiscard]] float actions_width() const {
    float width = 0;
    for (const Action& action : offered()) width += width_of(action) + tight;
    return width;
  }

  void draw_actions(Rect rect) {
    if (offered().empty()) return;
    const auto bar = ui_.scope("actions of " + session_.selected,
                               {.role = Role::group, .name = tr("Actions"), .rect = rect});
    const float left = rect.x;
    for (const Action& action : offered()) {
      const float width = width_of(action);
      if (session_.narrow && rect.x > left && rect.x + width > left + rect.width) {
        rect.x = left;
        rect.y += control() + gap;
      }
      const std::string_view word = word_of(action);
      const Command& item = command(action.id);
      if (ui_.button(item.label, {rect.x, rect.y, width, control()},
                     word.empty() ? tr(item.label) : word,
                     {.name = tr(item.label),
                      .icon = item.icon,
                      .look = session_.narrow ? ButtonLook::plain : ButtonLook::quiet,
                      .show_label = !word.empty(),
                      .disabled = !is_enabled(session_, action.id),
                      .shortcut = item.shortcut})) {
        run_command(session_, action.id);
      }
      rect.x += width + (session_.narrow ? gap : tight);
    }
    y_ = rect.y + control();
  }

  // [SECTION] The fields

  void priority(const Priority& priority) {
    const std::string& id = priority.id;
    text_field("title", tr("Title"), priority.title, tr("Rename"), {},
               [&](const std::string& text) {
                 return RenamePriority{id, one_line(text), {}, true};
               });
    owners_field(priority);
    status_field(priority);
    for (const std::string& owner : priority.owners) link_field(owner);
    from_pad(id);
    prose_field("description", tr("Description"), priority.description.value_or(""),
                tr("Edit description"),
                tr("What it is about, and what is to be reached in this release"),
                [&](const std::string& text) {
                  return SetDescription{id, text.empty() ? OptionalText() : OptionalText(text)};
                });
    links(priority.links);
  }

  void owners_field(const Priority& priority) {
    const std::string label = tr("Owners, separated by commas");
    const Rect rect = next_field(label, control());
    const FieldResult field =
        draw_owners_field(ui_, session_, "owners", rect, label, priority.id, priority.owners,
                          {.placeholder = tr("Nobody yet"), .keys = key_escape});
    claim("owners", field);
    if (ui_.take_key(field.id)) session_.cancel_typing("owners " + priority.id);
  }

  void status_field(const Priority& priority) {
    Rect rect = next_field(tr("Status"), control());
    const std::string word = format_text(tr("Status: {}"), {status_word(priority.status)});
    std::vector<MenuItem> items;
    items.reserve(all_statuses.size());
    for (const Status each : all_statuses) items.push_back({status_word(each), Icon::none, {}});
    rect.width = std::min(rect.width, Ui::button_width(word, true));
    const auto chosen = ui_.menu_button(
        "status", rect, status_word(priority.status), items,
        {.name = word, .icon = Icon::expanded, .disabled = !session_.read_only.empty()});
    if (!chosen || all_statuses[*chosen] == priority.status) return;
    session_.change(
        {SetField{priority.id, "status", std::string(to_string(all_statuses[*chosen]))}},
        tr("Set status"));
    session_.say(format_text(tr("Status: {}"), {status_word(all_statuses[*chosen])}));
  }

  void link_field(const std::string& owner) {
    const Person* person = find_person(session_.plan, owner);
    text_field("link " + owner, format_text(tr("Link of {}"), {owner}), person ? person->url : "",
               tr("Set link"), {.style = body, .placeholder = "https://launchpad.net/~name"},
               [&](const std::string& text) {
                 return SetPerson{owner, one_line(text), {}, {}, {}};
               });
  }

  void idea(const Idea& idea) {
    const std::string& id = idea.id;
    text_field("title", tr("Title"), idea.title, tr("Rename idea"), {},
               [&](const std::string& text) {
                 return RenameIdea{id, one_line(text), {}};
               });
    from_pad(id);
    prose_field("notes", tr("Notes"), idea.notes, tr("Edit notes"),
                tr("What is known so far; becomes the description on promotion"),
                [&](const std::string& text) {
                  return RenameIdea{id, {}, text};
                });
    links(idea.links);
  }

  // Back to where it came from.
  void from_pad(const std::string& id) {
    if (!session_.pad.is_open()) return;
    const std::size_t line = session_.pad.line_of(session_.plan, id);
    if (line == no_line) return;
    end_pair();
    const Rect rect = next(control());
    y_ += 14;
    const std::string label = format_text(tr("From the pad, line {}"), {std::to_string(line + 1)});
    if (ui_.button("from pad", {rect.x, rect.y, Ui::button_width(label, true), rect.height}, label,
                   {.icon = Icon::pad})) {
      session_.go_to_line(line);
      ui_.settle();
    }
  }

  // What its lines in the pad linked to: the plan keeps that, and no document has a place for it.
  void links(const std::vector<Link>& all) {
    if (all.empty()) return;
    end_pair();
    const std::string label(tr("Links, which the document does not show"));
    const auto list =
        ui_.scope("links", {.role = Role::list,
                            .name = label,
                            .rect = {column_.x, y_, column_.width,
                                     label_height + control() * static_cast<float>(all.size())}});
    ui_.draw_line(next(label_height), label, small_strong, ui_.colors().muted);
    for (std::size_t at = 0; at < all.size(); ++at) {
      const Rect rect = next(control());
      const auto item =
          ui_.scope(std::to_string(at), {.role = Role::listitem,
                                         .rect = rect,
                                         .position_in_set = static_cast<std::int32_t>(at + 1),
                                         .set_size = static_cast<std::int32_t>(all.size())});
      const std::string& url = all[at].url;
      Rect words{rect.x, rect.y, std::min(Ui::text_width(url, body) + 1, rect.width), rect.height};
      const bool leads = is_web_address(url);
      ui_.draw_line(words, url, body, leads ? ui_.colors().accent : ui_.colors().text);
      if (leads) {
        ui_.link("link", {{words, url}}, url);
      } else {
        ui_.leaf("link", {.role = Role::paragraph, .name = url, .rect = words});
      }
    }
    y_ += 14;
  }

  void document() {
    const Plan& plan = session_.plan;
    const auto set = [](SetText::Member member) {
      return [member](const std::string& text) { return SetText{member, one_line(text)}; };
    };
    text_field("document title", tr("Title"), plan.title, tr("Set title"), {},
               set(SetText::Member::title));
    text_field("project", tr("Project"), plan.project, tr("Set project"),
               {.placeholder = tr("e.g. nova")}, set(SetText::Member::project));
    text_field("release", tr("Release"), plan.release, tr("Set release"),
               {.placeholder = tr("e.g. Liberty")}, set(SetText::Member::release));
    text_field("unplanned title", tr("Heading of the unplanned ideas"), plan.unplanned.title,
               tr("Edit heading"), {}, [](const std::string& text) {
                 return SetUnplanned{one_line(text), {}, {}};
               });
    prose_field("introduction", tr("Introduction"), plan.introduction, tr("Edit introduction"), "",
                [](const std::string& text) {
                  return SetText{SetText::Member::introduction, text};
                });
    prose_field("unplanned introduction", tr("Text ahead of the ideas"),
                plan.unplanned.introduction, tr("Edit text"), "", [](const std::string& text) {
                  return SetUnplanned{{}, text, {}};
                });
    prose_field("unplanned closing", tr("Text after the ideas"), plan.unplanned.closing,
                tr("Edit text"), "", [](const std::string& text) {
                  return SetUnplanned{{}, {}, text};
                });
  }

  Ui& ui_;
  Session& session_;
  Rect rect_;
  // What is selected: one of the two, or the document as a whole.
  std::optional<PriorityPlace> place_;
  const Priority* priority_ = nullptr;
  const Idea* idea_ = nullptr;
  std::string_view kind_ = tr("Document");
  std::string name_;
  Rect column_;
  float y_ = 0;
  bool pair_open_ = false;  // the left one of two fields is drawn
};

}  // namespace

void draw_details_screen(Ui& ui, Session& session, const Rect& rect) {
  DetailsScreen(ui, session, rect).draw();
}

}  // namespace summit::ui
