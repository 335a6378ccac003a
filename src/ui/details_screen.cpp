// Everything about what is selected: a priority, an idea, or the document as a whole.

#include <algorithm>
#include <cmath>

#include "document/prose_reflow.h"
#include "ui/screens.h"

namespace summit::ui {
namespace {

constexpr float label_height = 22;
constexpr float least_area_height = 110;
constexpr float two_columns_from = 520;

class DetailsScreen {
 public:
  DetailsScreen(Ui& ui, Session& session, const Rect& rect)
      : ui_(ui), session_(session), rect_(rect) {}

  void draw() {
    const Palette& c = ui_.colors();
    const auto region =
        ui_.scope("details", {.role = Role::region, .name = "Details", .rect = rect_});
    ui_.fill(rect_, c.surface);
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
          ui_.scope("of " + session_.selected,
                    {.role = Role::group, .name = title_of_selected(), .rect = rect_});
      if (const auto place = find_priority(session_.plan, session_.selected)) {
        priority(*place, *priority_at(session_.plan, *place));
      } else if (const Idea* found =
                     idea_at(session_.plan, find_idea(session_.plan, session_.selected));
                 found != nullptr && !session_.selected.empty()) {
        idea(*found);
      } else {
        document();
      }
    }
    const float height = y_ + pane_padding - top.y;
    if (height != session_.details_height) {
      session_.details_height = height;
      ui_.settle();
    }
    ui_.end_scroll();
  }

 private:
  [[nodiscard]] std::string title_of_selected() const {
    if (const auto place = find_priority(session_.plan, session_.selected)) {
      return priority_at(session_.plan, *place)->title;
    }
    const Idea* idea = idea_at(session_.plan, find_idea(session_.plan, session_.selected));
    return idea != nullptr ? idea->title : std::string("Document");
  }

  Rect next(float height) {
    const Rect rect{column_.x, std::floor(y_), column_.width, height};
    y_ += height;
    return rect;
  }

  // The name of what is selected, and what kind of thing it is.
  void title(std::string_view kind, const std::string& name) {
    Rect rect = next(heading.leading);
    const Rect place = take_right(rect, Ui::text_width(kind, small_text) + 2);
    ui_.text("kind", place, kind, small_text, ui_.colors().muted);
    take_right(rect, gap);
    ui_.text("name", rect, name, heading, ui_.colors().text, Role::heading, 2);
    y_ += 10;
  }

  // A labelled field. The label is drawn; as the field's name it is spoken. Where the pane is wide,
  // two fields of one line stand side by side.
  FieldResult field(std::string_view key, const std::string& label, const std::string& value,
                    const FieldOptions& options) {
    if (options.multiline) end_pair();
    const float height =
        options.multiline
            ? std::max(least_area_height, ui_.field_height(value, column_.width, options.style))
            : control_height;
    Rect rect{column_.x, std::floor(y_), column_.width, label_height + height};
    if (column_.width >= two_columns_from && !options.multiline) {
      rect.width = std::floor((rect.width - pane_padding) / 2);
      if (pair_open_) rect.x += rect.width + pane_padding;
      pair_open_ = !pair_open_;
    }
    if (!pair_open_) y_ += rect.height + 14;
    ui_.draw_line(take_top(rect, label_height), label, small_strong, ui_.colors().muted);
    return ui_.field(key, rect, label, value, options);
  }
  void end_pair() {
    if (pair_open_) y_ += label_height + control_height + 14;
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
          return make(rewrap_prose(text, session_.prose_before_edit + "\n\n" + prose));
        },
        prose);
  }

  // Buttons in a row, as many as fit; the rest on the next.
  bool action(std::string_view key, std::string_view label, Icon icon,
              std::string_view shortcut = {}) {
    const float width = Ui::text_width(label, body) + 52;
    if (action_x_ > 0 && action_x_ + width > column_.width) end_actions();
    const Rect rect{column_.x + action_x_, std::floor(y_), width, control_height};
    action_x_ += width + gap;
    return ui_.button(key, rect, label, {.icon = icon, .shortcut = shortcut});
  }
  void end_actions() {
    action_x_ = 0;
    y_ += control_height + gap;
  }

  void priority(PriorityPlace place, const Priority& priority) {
    title("Priority", priority.title);
    const std::string& id = priority.id;
    text_field("title", "Title", priority.title, "Rename", {}, [&](const std::string& text) {
      return RenamePriority{id, one_line(text), {}, true};
    });
    text_field("owners", "Owners, separated by commas", join_owners(priority.owners), "Set owners",
               {.placeholder = "Nobody yet"}, [&](const std::string& text) {
                 return SetOwners{id, split_owners(text)};
               });
    for (const std::string& owner : priority.owners) link_field(owner);
    prose_field("description", "Description", priority.description.value_or(""), "Edit description",
                "What it is about, and what is to be reached in this release",
                [&](const std::string& text) {
                  return SetDescription{id, text.empty() ? OptionalText() : OptionalText(text)};
                });
    {
      const auto bar =
          ui_.scope("actions", {.role = Role::group,
                                .name = "Actions",
                                .rect = {column_.x, y_, column_.width, control_height}});
      if (action("up", "Move up", Icon::up)) move_priority(session_, place, -1);
      if (action("down", "Move down", Icon::down)) move_priority(session_, place, 1);
      if (action("demote", "Demote", Icon::demote)) demote_priority(session_, priority);
      if (action("remove", "Remove", Icon::remove)) remove_priority(session_, priority, place);
      end_actions();
    }
  }

  void link_field(const std::string& owner) {
    const Person* person = find_person(session_.plan, owner);
    text_field("link " + owner, "Link of " + owner, person ? person->url : "", "Set link",
               {.style = body, .placeholder = "https://launchpad.net/~name"},
               [&](const std::string& text) {
                 return SetPerson{owner, one_line(text), {}, {}, {}};
               });
  }

  void idea(const Idea& idea) {
    title("Unplanned idea", idea.title);
    const std::string& id = idea.id;
    text_field("title", "Title", idea.title, "Rename idea", {}, [&](const std::string& text) {
      return RenameIdea{id, one_line(text), {}};
    });
    prose_field("notes", "Notes", idea.notes, "Edit notes",
                "What is known so far; becomes the description on promotion",
                [&](const std::string& text) {
                  return RenameIdea{id, {}, text};
                });
    end_pair();
    const auto bar = ui_.scope("actions", {.role = Role::group,
                                           .name = "Actions",
                                           .rect = {column_.x, y_, column_.width, control_height}});
    if (action("promote", "Promote to priority", Icon::promote)) promote_idea(session_, idea);
    if (action("inside", "Add idea below", Icon::plus)) {
      Idea child;
      child.title = "New idea";
      child.id = IdSource(session_.plan).make(child.title);
      session_.collapsed.erase(id);
      session_.change({AddIdea{child, id, {}}}, "Add idea");
      session_.selected = child.id;
      session_.focus_target = "idea title:" + child.id;
    }
    if (action("remove", "Remove", Icon::remove)) remove_idea(session_, idea);
    end_actions();
  }

  void document() {
    const Plan& plan = session_.plan;
    title("Document", plan.title.empty() ? "Untitled document" : plan.title);
    const auto set = [](SetText::Member member) {
      return [member](const std::string& text) { return SetText{member, one_line(text)}; };
    };
    text_field("document title", "Title", plan.title, "Set title", {}, set(SetText::Member::title));
    text_field("project", "Project", plan.project, "Set project", {.placeholder = "nova"},
               set(SetText::Member::project));
    text_field("release", "Release", plan.release, "Set release", {.placeholder = "Liberty"},
               set(SetText::Member::release));
    text_field("unplanned title", "Heading of the unplanned ideas", plan.unplanned.title,
               "Edit heading", {}, [](const std::string& text) {
                 return SetUnplanned{one_line(text), {}, {}};
               });
    prose_field("introduction", "Introduction", plan.introduction, "Edit introduction", "",
                [](const std::string& text) {
                  return SetText{SetText::Member::introduction, text};
                });
    prose_field("unplanned introduction", "Text ahead of the ideas", plan.unplanned.introduction,
                "Edit text", "", [](const std::string& text) {
                  return SetUnplanned{{}, text, {}};
                });
    prose_field("unplanned closing", "Text after the ideas", plan.unplanned.closing, "Edit text",
                "", [](const std::string& text) {
                  return SetUnplanned{{}, {}, text};
                });
  }

  Ui& ui_;
  Session& session_;
  Rect rect_;
  Rect column_;
  float y_ = 0;
  float action_x_ = 0;
  bool pair_open_ = false;  // the left one of two fields is drawn
};

}  // namespace

void draw_details_screen(Ui& ui, Session& session, const Rect& rect) {
  DetailsScreen(ui, session, rect).draw();
}

}  // namespace summit::ui
