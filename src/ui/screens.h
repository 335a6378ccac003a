// The screens, each a function that draws itself into a rectangle. What a person does on one is
// queued in the session as operations.
#pragma once

#include <array>

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

// The choice among them, in the right of a bar, from which it is cut off; and on a phone.
void draw_stages(Ui& ui, Session& session, Rect& bar);
void draw_tabs(Ui& ui, Session& session, const Rect& rect);

// What there is room for of them.
void draw_panes(Ui& ui, Session& session, Rect rect);

// What is above the plan: which of its rows show, or what can be done with those that are selected.
// Gives its height.
float draw_plan_bar(Ui& ui, Session& session, const Rect& rect);

// Over everything else, while the session says so.
void draw_palette(Ui& ui, Session& session, const Rect& page);
void draw_shortcuts(Ui& ui, Session& session, const Rect& page);

void draw_library(Ui& ui, Session& session, const Rect& page);
void draw_versions(Ui& ui, Session& session, const Rect& page);

// Why nothing can be changed, and what to do about it. Gives its height.
float draw_read_only_bar(Ui& ui, Session& session, const Rect& rect);
float draw_changed_file_bar(Ui& ui, Session& session, const Rect& rect);
float draw_save_failure_bar(Ui& ui, Session& session, const Rect& rect);

// A message that must be read: covers everything else.
void draw_dialog(Ui& ui, Session& session, const Rect& page);

// What to do about the plan's file, which another program changed.
void draw_changed_file(Ui& ui, Session& session, const Rect& page);

// What a dialog stands on; the page around it is dimmed.
void draw_dialog_box(Ui& ui, const Rect& page, const Rect& box);
// Whether a press of the pointer went past it.
[[nodiscard]] bool pressed_outside(const Rect& box);

// Every widget in every state, for whoever works on them: in the place of all screens.
void draw_widget_sheet(Ui& ui, Session& session, const Rect& page);

// A file that takes long to open: how far that is, and a way to give up.
void draw_opening(Ui& ui, Session& session, const Rect& page);

// [SECTION] What several screens say in the same words

// In the order in which a priority usually goes through them.
inline constexpr std::array all_statuses = {Status::proposed, Status::agreed,   Status::in_progress,
                                            Status::done,     Status::deferred, Status::dropped};
[[nodiscard]] std::string_view status_word(Status status);

// Owners as one line of text: names separated by commas, as split_at_commas() (plan/rows.h) takes
// them.
[[nodiscard]] std::string join_owners(const std::vector<std::string>& owners);

// Only these lead anywhere; others, scripts above all, are shown as text.
[[nodiscard]] bool is_web_address(std::string_view url);

// A title as it may stand in the plan: line breaks from pasted text become spaces.
[[nodiscard]] std::string one_line(std::string_view text);

void add_priority(Session& session, std::size_t group);
void add_idea(Session& session);
void add_idea_below(Session& session, const Idea& idea);
// Escape in the title of a row that was just added, with nothing else changed since: it goes again,
// with what is being typed there. False where that is not so.
bool take_back_new_row(Session& session, const std::string& id);

// What is done with the rows that are selected, all together. Up and down lead over the borders of
// groups; ideas go below the one above them, or out again.
enum class RowMove : std::uint8_t { up, down, in, out };
void move_selected(Session& session, RowMove move);
void promote_selected(Session& session, std::size_t group = 0);
void demote_selected(Session& session);
// “Cells”, or "3 rows".
[[nodiscard]] std::string name_of(const Session& session, const std::vector<std::string>& ids);
// Opens the menu of a row where one is asked for in it (Session::menu_at), and does what was
// chosen. `owner`: its handle, which gets the focus back.
void offer_row_menu(Ui& ui, Session& session, const std::string& id, const Rect& row, NodeId owner);
// Once more, behind themselves; one alone is ready to be named.
void duplicate_selected(Session& session);

}  // namespace summit::ui
