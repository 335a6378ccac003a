// The screens, each a function that draws itself into a rectangle. What a person does on one is
// queued in the session as operations.
#pragma once

#include "ui/session.h"
#include "ui/widgets.h"

namespace summit::ui {

// Nothing is open yet: what to begin with.
void draw_start_screen(Ui& ui, Session& session, const Rect& rect);

// What stands above a pane's content: its heading and what can be done with it.
inline constexpr float pane_bar_height = 52;

// The stages of the way. The pad's lines are collected into the plan, which the next two edit; the
// last shows the document it gives.
void draw_pad_screen(Ui& ui, Session& session, const Rect& rect);
void draw_plan_screen(Ui& ui, Session& session, const Rect& rect);
void draw_details_screen(Ui& ui, Session& session, const Rect& rect);
void draw_document_screen(Ui& ui, Session& session, const Rect& rect);

// What there is room for of them.
void draw_panes(Ui& ui, Session& session, Rect rect);

// Over everything else, while the session says so.
void draw_palette(Ui& ui, Session& session, const Rect& page);
void draw_shortcuts(Ui& ui, Session& session, const Rect& page);

// A message that must be read: covers everything else.
void draw_dialog(Ui& ui, Session& session, const Rect& page);

// What a dialog stands on; the page around it is dimmed.
void draw_dialog_box(Ui& ui, const Rect& page, const Rect& box);

// Every widget in every state, for whoever works on them: in the place of all screens.
void draw_widget_sheet(Ui& ui, Session& session, const Rect& page);

// A file that takes long to open: how far that is, and a way to give up.
void draw_opening(Ui& ui, Session& session, const Rect& page);

// [SECTION] What several screens say in the same words

// Owners as one line of text, and back: names separated by commas.
[[nodiscard]] std::string join_owners(const std::vector<std::string>& owners);
[[nodiscard]] std::vector<std::string> split_owners(std::string_view text);

// A title as it may stand in the plan: line breaks from pasted text become spaces.
[[nodiscard]] std::string one_line(std::string_view text);

// Moves a priority by `steps` rows, into the group before or after where its own ends.
void move_priority(Session& session, PriorityPlace place, int steps);
// The focus goes to `field` of the row that follows: "title" or "grip".
void remove_priority(Session& session, const Priority& priority, PriorityPlace place,
                     const std::string& field);
void add_priority(Session& session, std::size_t group);
void add_idea(Session& session);
void demote_priority(Session& session, const Priority& priority);
void promote_idea(Session& session, const Idea& idea);
void remove_idea(Session& session, const Idea& idea);
void add_idea_below(Session& session, const Idea& idea);
// What is selected once more, behind itself, ready to be named.
void duplicate_selected(Session& session);
// Moves an idea among its siblings, below the one above it, or out again.
enum class IdeaMove { up, down, in, out };
void move_idea(Session& session, const Idea& idea, IdeaMove move);

}  // namespace summit::ui
