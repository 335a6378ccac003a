#include "ui/commands.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.h"
#include "ui/app.h"
#include "ui/pad_view.h"
#include "ui/screens.h"
#include "ui/session.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

using Id = CommandId;
using In = CommandGroup;

constexpr std::array<Command, 76> commands = {{
    {Id::new_plan, In::file, to_translate("New"), Icon::plus, ""},
    {Id::from_last_release, In::file, to_translate("Start from the last release…"),
     Icon::last_release, ""},
    {Id::next_release, In::file, to_translate("Start the next release from this plan"),
     Icon::next_release, "", Needs::plan},
    {Id::open, In::file, to_translate("Open…"), Icon::open, "Control+O"},
    {Id::save, In::file, to_translate("Save"), Icon::save, "Control+S", Needs::plan},
    {Id::save_as, In::file, to_translate("Save as…"), Icon::save_as, "Control+Shift+S",
     Needs::plan},
    {Id::save_plan, In::file, to_translate("Save as plan"), Icon::save_plan, "", Needs::plan},
    {Id::export_rst, In::file, to_translate("Export RST"), Icon::download, "Control+E",
     Needs::plan},
    {Id::copy_rst, In::file, to_translate("Copy RST"), Icon::copy_rst, "", Needs::plan},
    {Id::copy_link, In::file, to_translate("Copy link to this plan"), Icon::share, "", Needs::plan},
    {Id::sample, In::file, to_translate("Liberty sample"), Icon::book, ""},
    {Id::pad_sample, In::file, to_translate("Liberty pad"), Icon::pad, ""},
    {Id::library, In::file, to_translate("All plans…"), Icon::library, "Control+Shift+O"},
    {Id::versions, In::file, to_translate("Version history…"), Icon::clock, "Alt+Shift+H",
     Needs::plan},
    {Id::keep_version, In::file, to_translate("Keep this version…"), Icon::keep, "", Needs::plan},
    {Id::undo, In::edit, to_translate("Undo"), Icon::undo, "Control+Z", Needs::undo},
    {Id::redo, In::edit, to_translate("Redo"), Icon::redo, "Control+Shift+Z Control+Y",
     Needs::redo},
    {Id::add_priority, In::edit, to_translate("Add priority"), Icon::plus, "", Needs::plan},
    {Id::add_idea, In::edit, to_translate("Add idea"), Icon::plus, "", Needs::plan},
    {Id::fix_problem, In::edit, to_translate("Fix"), Icon::fix, "Control+.", Needs::problem},
    {Id::rename, In::item, to_translate("Rename"), Icon::rename, "F2", Needs::item, true},
    {Id::set_owners, In::item, to_translate("Set owners"), Icon::owner, "", Needs::priority},
    {Id::move_up, In::item, to_translate("Move up"), Icon::move_up, "Alt+ArrowUp", Needs::item,
     true},
    {Id::move_down, In::item, to_translate("Move down"), Icon::move_down, "Alt+ArrowDown",
     Needs::item, true},
    {Id::indent, In::item, to_translate("Indent"), Icon::indent, "Alt+ArrowRight", Needs::idea,
     true},
    {Id::outdent, In::item, to_translate("Outdent"), Icon::outdent, "Alt+ArrowLeft", Needs::idea,
     true},
    {Id::promote, In::item, to_translate("Promote to priority"), Icon::promote, "", Needs::idea},
    {Id::demote, In::item, to_translate("Demote"), Icon::demote, "", Needs::priority},
    {Id::add_idea_below, In::item, to_translate("Add idea below"), Icon::add_below, "",
     Needs::idea},
    {Id::cut_rows, In::item, to_translate("Cut"), Icon::cut, "Control+X", Needs::item, true},
    {Id::copy_rows, In::item, to_translate("Copy"), Icon::copy, "Control+C", Needs::item, true},
    {Id::paste_rows, In::item, to_translate("Paste"), Icon::paste, "Control+V", Needs::plan, true},
    {Id::duplicate, In::item, to_translate("Duplicate"), Icon::duplicate, "Control+D", Needs::item},
    {Id::copy_rows_rst, In::item, to_translate("Copy as RST"), Icon::copy_rst, "", Needs::item},
    {Id::remove, In::item, to_translate("Remove"), Icon::remove, "Delete", Needs::item, true},
    {Id::select_rows, In::item, to_translate("Select several"), Icon::several, "", Needs::plan},
    {Id::select_all_rows, In::item, to_translate("Select all"), Icon::select_all, "Control+A",
     Needs::plan},
    {Id::mark_strong, In::prose, to_translate("Strong"), Icon::mark_strong, "Control+B",
     Needs::prose},
    {Id::mark_emphasis, In::prose, to_translate("Emphasis"), Icon::mark_emphasis, "Control+I",
     Needs::prose},
    {Id::mark_literal, In::prose, to_translate("Literal"), Icon::mark_literal, "Control+Shift+L",
     Needs::prose},
    {Id::link, In::prose, to_translate("Link"), Icon::link, "Control+Shift+K", Needs::prose},
    {Id::list, In::prose, to_translate("List"), Icon::list, "Control+Shift+8", Needs::prose},
    {Id::confirm_line, In::pad, to_translate("Place line"), Icon::check, "Enter", Needs::line,
     true},
    {Id::confirm_all, In::pad, to_translate("Place all"), Icon::check_all, "Shift+Enter",
     Needs::pad, true},
    {Id::be_title, In::pad, to_translate("Mark as title"), Icon::title, "T", Needs::line, true},
    {Id::be_group, In::pad, to_translate("Mark as group"), Icon::group, "G", Needs::line, true},
    {Id::be_priority, In::pad, to_translate("Mark as priority"), Icon::priority, "P", Needs::line,
     true},
    {Id::be_owner, In::pad, to_translate("Mark as owner"), Icon::owner, "O", Needs::line, true},
    {Id::be_description, In::pad, to_translate("Mark as description"), Icon::description, "D",
     Needs::line, true},
    {Id::be_idea, In::pad, to_translate("Mark as idea"), Icon::idea, "I", Needs::line, true},
    {Id::be_ignored, In::pad, to_translate("Ignore line"), Icon::ignore, "X", Needs::line, true},
    {Id::go_pad, In::go, to_translate("Go to the pad"), Icon::pad, "Alt+Shift+1", Needs::plan},
    {Id::go_plan, In::go, to_translate("Go to the plan"), Icon::plan, "Alt+Shift+2", Needs::plan},
    {Id::go_document, In::go, to_translate("Go to the document"), Icon::sample, "Alt+Shift+3",
     Needs::plan},
    {Id::go_back, In::go, to_translate("Go back"), Icon::back, "", Needs::back},
    {Id::go_forward, In::go, to_translate("Go forward"), Icon::forward, "", Needs::forward},
    {Id::next_problem, In::go, to_translate("Next problem"), Icon::down, "F8", Needs::plan},
    {Id::previous_problem, In::go, to_translate("Previous problem"), Icon::up, "Shift+F8",
     Needs::plan},
    {Id::next_region, In::go, to_translate("Next pane"), Icon::none, "F6", Needs::plan, true},
    {Id::show_rendered, In::view, to_translate("Document rendered"), Icon::rendered, "",
     Needs::plan},
    {Id::show_source, In::view, to_translate("Document source"), Icon::source, "", Needs::plan},
    {Id::show_both, In::view, to_translate("Document rendered and source"), Icon::both, "",
     Needs::room},
    {Id::show_load, In::view, to_translate("Who carries how much"), Icon::load, "Alt+Shift+4",
     Needs::plan},
    {Id::pad_history, In::view, to_translate("History of the pad"), Icon::clock, "",
     Needs::history},
    {Id::system_theme, In::view, to_translate("Theme of the system"), Icon::system, ""},
    {Id::light_theme, In::view, to_translate("Light theme"), Icon::light, ""},
    {Id::dark_theme, In::view, to_translate("Dark theme"), Icon::dark, ""},
    {Id::contrast_theme, In::view, to_translate("High contrast theme"), Icon::contrast, ""},
    {Id::filter, In::view, to_translate("Filter"), Icon::filter, "Control+F", Needs::plan},
    {Id::browser_language, In::view, to_translate("Language: as the browser says"), Icon::language,
     ""},
    {Id::english, In::view, to_translate("Language: English"), Icon::language, ""},
    {Id::german, In::view, to_translate("Language: Deutsch"), Icon::language, ""},
    {Id::japanese, In::view, to_translate("Language: 日本語"), Icon::language, ""},
    {Id::palette, In::view, to_translate("Find a command or anything"), Icon::search,
     "Control+K Control+Shift+P"},
    {Id::shortcuts, In::view, to_translate("Keyboard shortcuts"), Icon::keyboard, "F1 ?"},
    {Id::reload, In::view, to_translate("Reload with the new version"), Icon::reload, "",
     Needs::version},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (commands[i].id != static_cast<Id>(i)) return false;
  }
  return static_cast<std::size_t>(Id::reload) + 1 == commands.size();
}
static_assert(is_in_order());

// Calls `one` for each of the alternatives until it says so.
template <typename One>
bool any_shortcut(std::string_view all, One one) {
  while (!all.empty()) {
    const std::string_view each = all.substr(0, all.find(' '));
    if (one(each)) return true;
    all.remove_prefix(std::min(each.size() + 1, all.size()));
  }
  return false;
}

std::string shortcut_of(const KeyPress& press) {
  std::string text;
  if (press.primary) text += "Control+";
  if (press.alt) text += "Alt+";
  // What Shift makes of other keys differs between keyboards; the key's name tells it.
  const bool named = press.key.size() > 1;
  if (press.shift && (named || is_alphanumeric(press.key[0]))) text += "Shift+";
  if (named) return text + std::string(press.key);
  return text +
         (is_lower(press.key[0]) ? static_cast<char>(press.key[0] - 'a' + 'A') : press.key[0]);
}

// What is selected: one of the two, or neither.
struct Selected {
  explicit Selected(const Session& session)
      : place(find_priority(session.plan, session.selected)),
        priority(place ? priority_at(session.plan, *place) : nullptr),
        idea(place ? nullptr : idea_at(session.plan, find_idea(session.plan, session.selected))) {}
  std::optional<PriorityPlace> place;
  const Priority* priority;
  const Idea* idea;
};

void focus_selected(Session& session, std::string_view priority_field,
                    std::string_view idea_field) {
  const bool priority = find_priority(session.plan, session.selected).has_value();
  session.pane = Pane::plan;
  session.focus_target = std::string(priority ? priority_field : idea_field) + session.selected;
}

void act_on_selected(Session& session, CommandId id) {
  switch (id) {
    case Id::move_up:
      return move_selected(session, RowMove::up);
    case Id::move_down:
      return move_selected(session, RowMove::down);
    case Id::indent:
      return move_selected(session, RowMove::in);
    case Id::outdent:
      return move_selected(session, RowMove::out);
    case Id::promote:
      return promote_selected(session);
    case Id::demote:
      return demote_selected(session);
    case Id::add_idea_below:
      return add_idea_below(session, *Selected(session).idea);
    case Id::duplicate:
      return duplicate_selected(session);
    case Id::cut_rows:
    case Id::copy_rows:
      return session.copy_rows(id == Id::cut_rows);
    case Id::copy_rows_rst:
      return session.copy_rows_rst();
    case Id::remove:
      return session.remove_rows();
    default:
      return;
  }
}

}  // namespace

std::string_view to_string(CommandGroup group) {
  constexpr std::array<std::string_view, 7> names = {to_translate("File"),
                                                     to_translate("Edit"),
                                                     to_translate("Selected priority or idea"),
                                                     to_translate("Text that is edited"),
                                                     to_translate("Line of the pad"),
                                                     to_translate("Go"),
                                                     to_translate("View")};
  return names[static_cast<std::size_t>(group)];
}

std::span<const Command> all_commands() {
  return commands;
}

const Command& command(CommandId id) {
  return commands[static_cast<std::size_t>(id)];
}

const Command* command_for(const KeyPress& press) {
  if (press.key.empty()) return nullptr;
  const std::string pressed = shortcut_of(press);
  for (const Command& item : commands) {
    if (item.local) continue;
    if (any_shortcut(item.shortcut, [&](std::string_view each) { return each == pressed; })) {
      return &item;
    }
  }
  return nullptr;
}

bool changes_plan(CommandId id) {
  switch (command(id).group) {
    case In::edit:
    case In::prose:
    case In::pad:
      return true;
    case In::item:
      return id != Id::copy_rows && id != Id::copy_rows_rst && id != Id::select_rows &&
             id != Id::select_all_rows;
    default:
      return false;
  }
}

bool is_enabled(const Session& session, CommandId id) {
  if (!session.read_only.empty() && changes_plan(id)) return false;
  const PadSession& pad = session.pad;
  if ((id == Id::go_pad && !session.shows_stage(Stage::pad)) ||
      (id == Id::go_plan && !session.shows_stage(Stage::plan)) ||
      (id == Id::go_document && !session.shows_stage(Stage::document))) {
    return false;
  }
  switch (command(id).needs) {
    case Needs::nothing:
      return true;
    case Needs::plan:
      return session.started;
    case Needs::undo:
      return session.history.can_undo();
    case Needs::redo:
      return session.history.can_redo();
    case Needs::problem:
      return session.problem != Session::no_problem;
    case Needs::priority:
      return Selected(session).priority != nullptr;
    case Needs::idea:
      return Selected(session).idea != nullptr;
    case Needs::item:
      return !session.selected.empty();
    case Needs::prose:
      return session.prose_focus.field != 0;
    case Needs::pad:
      return pad.is_open();
    case Needs::line:
      return pad.is_open() &&
             (session.narrow ? session.pane == Pane::pad : session.stage == Stage::pad) &&
             pad.past() == nullptr && pad.current.line != no_line;
    case Needs::back:
      return session.can_go_back();
    case Needs::forward:
      return session.can_go_forward();
    case Needs::history:
      return pad.is_open() && pad.has_past();
    case Needs::room:
      return session.started && session.room_for_both;
    case Needs::version:
      return session.has_new_version;
  }
  return false;
}

void run_command(Session& session, CommandId id) {
  // Where no problem was gone to yet, it is said how to.
  if (!is_enabled(session, id) && !(id == Id::fix_problem && session.started)) return;
  switch (id) {
    case Id::new_plan:
      return session.start_new();
    case Id::from_last_release:
      return session.pick_last_release();
    case Id::next_release:
      return session.start_next_release();
    case Id::open:
      return session.pick_file();
    case Id::save:
      return session.save();
    case Id::save_as:
      return session.save_as();
    case Id::save_plan:
      return session.save_plan();
    case Id::export_rst:
      return session.export_rst();
    case Id::copy_rst:
      return session.copy_rst();
    case Id::copy_link:
      return session.copy_link();
    case Id::sample:
      return session.start_sample();
    case Id::pad_sample:
      return session.start_pad_sample();
    case Id::library:
      return session.show_library();
    case Id::versions:
    case Id::keep_version:
      return session.show_versions(id == Id::keep_version);
    case Id::undo:
      return session.undo();
    case Id::redo:
      return session.redo();
    case Id::add_priority:
      return add_priority(session, 0);
    case Id::add_idea:
      return add_idea(session);
    case Id::fix_problem:
      return session.fix_problem(session.problem);
    case Id::rename:
      return focus_selected(session, "title:", "idea title:");
    case Id::set_owners:
      return focus_selected(session, "owners:", "");
    case Id::move_up:
    case Id::move_down:
    case Id::indent:
    case Id::outdent:
    case Id::promote:
    case Id::demote:
    case Id::add_idea_below:
    case Id::cut_rows:
    case Id::copy_rows:
    case Id::duplicate:
    case Id::copy_rows_rst:
    case Id::remove:
      return act_on_selected(session, id);
    case Id::paste_rows:
      return session.paste_rows();
    case Id::select_rows:
      return session.show_boxes(!session.selecting);
    case Id::select_all_rows:
      return session.select_all_rows();
    case Id::mark_strong:
    case Id::mark_emphasis:
    case Id::mark_literal:
    case Id::link:
    case Id::list:
      session.prose_focus.wanted =
          static_cast<ProseMark>(static_cast<int>(id) - static_cast<int>(Id::mark_strong));
      return;
    case Id::confirm_line:
      return confirm_line(session);
    case Id::confirm_all:
      return confirm_shown(session);
    case Id::be_title:
      return choose_role(session, LineRole::title);
    case Id::be_group:
      return choose_role(session, LineRole::group);
    case Id::be_priority:
      return choose_role(session, LineRole::priority);
    case Id::be_owner:
      return choose_role(session, LineRole::owner);
    case Id::be_description:
      return choose_role(session, LineRole::description);
    case Id::be_idea:
      return choose_role(session, LineRole::idea);
    case Id::be_ignored:
      return choose_role(session, LineRole::ignore);
    case Id::go_pad:
      return session.show(Pane::pad);
    case Id::go_plan:
      session.stage = Stage::plan;
      return session.show(Pane::plan);
    case Id::go_document:
      return session.show(Pane::document);
    case Id::go_back:
      return session.go_back();
    case Id::go_forward:
      return session.go_forward();
    case Id::next_problem:
      return session.next_problem(false);
    case Id::previous_problem:
      return session.next_problem(true);
    case Id::next_region:
      return;
    case Id::show_rendered:
    case Id::show_source:
    case Id::show_both:
      session.choose_view(id == Id::show_rendered ? DocumentView::rendered
                          : id == Id::show_source ? DocumentView::source
                                                  : DocumentView::both);
      return session.show(Pane::document);
    case Id::show_load:
      session.load_view.shows = !session.load_view.shows || !session.shows_plan();
      session.stage = Stage::plan;
      return session.show(Pane::plan);
    case Id::pad_history:
      session.show(Pane::pad);
      return session.pad.show_past(session.pad.past() == nullptr);
    case Id::system_theme:
    case Id::light_theme:
    case Id::dark_theme:
    case Id::contrast_theme:
      return session.set_theme(
          static_cast<Theme>(static_cast<int>(id) - static_cast<int>(Id::system_theme)));
    case Id::filter:
      if (session.pad.is_open() &&
          (session.narrow ? session.pane == Pane::pad : session.stage == Stage::pad)) {
        return session.show_filter(true);
      }
      session.show(Pane::plan);
      session.focus_target = "filter plan";
      return;
    case Id::browser_language:
    case Id::english:
    case Id::german:
    case Id::japanese:
      return session.set_language(
          static_cast<Language>(static_cast<int>(id) - static_cast<int>(Id::browser_language)));
    case Id::palette:
      session.overlay = Overlay::palette;
      return;
    case Id::shortcuts:
      session.overlay = Overlay::shortcuts;
      return;
    case Id::reload:
      return session.reload();
  }
}

std::string label_now(const Session& session, const Command& command) {
  std::string label = tr(command.label);
  const auto about = [&](std::string_view name) {
    if (!name.empty()) label += ": " + std::string(name);
  };
  if (command.id == Id::undo) about(session.history.undo_name());
  if (command.id == Id::redo) about(session.history.redo_name());
  return label;
}

std::string shortcut_words(std::string_view shortcut, bool uses_command) {
  struct Word {
    std::string_view name, words, apple;
  };
  constexpr Word words[] = {{"Control", to_translate("Ctrl"), "⌘"},
                            {"Alt", "Alt", "⌥"},
                            {"Shift", to_translate("Shift"), "⇧"},
                            {"Enter", to_translate("Enter"), "Enter"},
                            {"Delete", to_translate("Delete"), "Delete"},
                            {"ArrowUp", "↑", "↑"},
                            {"ArrowDown", "↓", "↓"},
                            {"ArrowLeft", "←", "←"},
                            {"ArrowRight", "→", "→"}};
  std::string text;
  shortcut = shortcut.substr(0, shortcut.find(' '));
  while (!shortcut.empty()) {
    std::string_view part = shortcut.substr(0, shortcut.find('+', 1));
    shortcut.remove_prefix(std::min(part.size() + 1, shortcut.size()));
    for (const Word& word : words) {
      if (word.name == part) part = uses_command ? word.apple : tr(word.words);
    }
    if (!text.empty() && !uses_command) text += '+';
    text += part;
  }
  return text;
}

}  // namespace summit::ui
