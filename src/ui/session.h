// What the screens share: the plan with its history, what is selected, what is to be said. Screens
// read it while they draw; changes they ask for are made when the frame is drawn, so that nothing
// they point into moves under them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/prose/prose_spans.h"
#include "imgui.h"
#include "plan/history.h"
#include "plan/plan.h"
#include "plan/row_filter.h"
#include "text/problem.h"
#include "ui/finder.h"
#include "ui/host.h"
#include "ui/journal.h"
#include "ui/library.h"
#include "ui/load_view.h"
#include "ui/pad_opening.h"
#include "ui/pad_session.h"
#include "ui/preview.h"
#include "ui/prose_field.h"
#include "ui/rendered_document.h"
#include "ui/semantics.h"
#include "ui/suggestion_list.h"
#include "ui/theme.h"

namespace summit::ui {

// What lies over everything else and takes all keys.
enum class Overlay : std::uint8_t { none, palette, shortcuts, library, versions, changed_file };

enum class Pane : std::uint8_t { pad, plan, details, document };

// Which step of the way has the page, where there is room for more than one pane.
enum class Stage : std::uint8_t { pad, plan, document };

// The one that a pane belongs to.
[[nodiscard]] constexpr Stage stage_of(Pane pane) {
  return pane == Pane::pad ? Stage::pad : pane == Pane::document ? Stage::document : Stage::plan;
}

// What the document screen shows.
enum class DocumentView : std::uint8_t {
  rendered,
  source,
  both,      // side by side, where the page is wide enough
  problems,  // where there is room for one thing only
};

// The file that a plan came from, which Save writes again.
struct OpenFile {
  std::string name;                         // empty: none, or none of its own
  bool is_document = false;                 // reStructuredText, else plan JSON
  std::shared_ptr<const std::string> text;  // a document's, as it was opened
  FileHandle handle = 0;
};

// The open plan's file as another program changed it.
struct ChangedFile {
  FileHandle handle = 0;  // it, as it is there now
  std::string bytes;
  bool asks_focus = false;  // what to do about it is to get the focus
};

class Session {
 public:
  explicit Session(Host& host) : host_(&host) {
    history.listen([this](const Operations& operations) { note(operations); });
  }

  Plan plan;
  History history;
  bool started = false;  // false: the start screen
  Stage stage = Stage::plan;
  std::string selected;          // id of a priority or idea; empty: the document itself
  Pane pane = Pane::plan;        // the one that shows where there is room for one only
  bool narrow = false;           // a phone: one pane, things to hit with a finger; of this frame
  std::string current_priority;  // the row that Tab stops at; empty: the first
  std::string current_idea;      // the idea in the tree that Tab stops at; empty: the first
  std::string details_of;        // what the details showed in the frame before
  std::unordered_set<std::string> collapsed;  // ids of ideas whose children are hidden
  bool selecting = false;                     // rows have boxes to tick, which select several
  // Rows that are selected along with `selected`, that included; of no meaning once that is
  // another.
  struct {
    std::string with;
    std::string anchor;  // where a range of them begins
    std::unordered_set<std::string> ids;
  } also_selected;
  bool dragging = false;          // rows of the plan
  bool drag_cancelled = false;    // and until they are let go of nothing happens any more
  std::optional<ImVec2> menu_at;  // where a menu is asked for, in this frame
  RowFilter filter;               // of the plan
  bool filter_open = false;       // all of it shows, not only its text
  // What the filter leaves of the plan. Without one only `groups` has a meaning: all rows.
  [[nodiscard]] const FilteredRows& shown_rows();
  // Who can be chosen in the filter, sorted; no more than a menu has room for.
  [[nodiscard]] const std::vector<std::string>& filter_owners();
  NodeId plan_region = 0;  // the plan screen, where it shows
  // The prose of the field with the focus as it was when it got it: paragraphs that are changed and
  // changed back get their line breaks from there.
  std::string prose_before_edit;
  // A widget that is to get the focus once it is drawn, in words the screens agree on:
  // "title:ID", "owners:ID", "idea title:ID", "idea:ID", "grip:ID", "document", "add-priority"...
  std::string focus_target;
  LoadView load_view;
  float details_height = 0;      // of the details' content, as last drawn
  bool preview_follows = false;  // the preview is to scroll to what is selected

  PadSession pad;
  bool filtering = false;           // the pad's filter shows
  bool pad_changes_open = true;     // what a newer export proposes shows
  bool pad_reveal = false;          // the pad is to scroll to its current line
  std::string pad_followed;         // what was selected in the plan when the pad last followed
  NodeId pad_focus = 0;             // where the focus was when the pad was last drawn
  bool pad_line_has_focus = false;  // and whether that was one of its lines

  DocumentView document_view = DocumentView::rendered;
  bool room_for_both = false;  // of this frame
  bool fits_both = false;      // and so much that the document's stage begins with both
  // What of the document is at the top of its views, in lines of its text; both keep to it.
  double document_top = 0;
  float rendered_scroll = -1, source_scroll = -1;  // to where, for that; -1: nowhere yet
  std::optional<std::size_t> typed_line;           // of its text: to come into sight
  RenderedDocument rendered;
  std::size_t rendered_version = 0;  // of the preview
  RenderedDocument::Link focused_link;
  bool problems_open = false;       // below the document
  std::vector<float> problem_tops;  // of the rows, one more than there are; for one width
  float problem_tops_width = 0;
  std::size_t problem_tops_version = 0;  // of the preview
  std::size_t problem = no_problem;      // the one that was gone to last
  static constexpr auto no_problem = static_cast<std::size_t>(-1);

  std::string message;  // the status line
  bool message_is_error = false;
  bool has_new_version = false;         // of the program, which a reload would bring
  std::string dialog_title;             // a dialog is open when there is one
  std::string dialog_text, dialog_end;  // the end is true until another file was opened
  Overlay overlay = Overlay::none;
  Finder finder;
  SuggestionList suggestions;
  ProseFocus prose_focus;
  Theme theme = Theme::system;
  // Of the page or what is left of it, in percent, by Setting; -1: what fits best, 0: folded away.
  std::array<int, setting_count> shares{};
  // Whether something lies over everything else.
  [[nodiscard]] bool has_dialog() const {
    return !dialog_title.empty() || overlay != Overlay::none || shows_opening();
  }

  std::string new_row, before_new_row;  // the row added last, and what was selected before
  // Why the text typed into a field was refused.
  NodeId refused_field = 0;
  std::string refusal;

  // [SECTION] Changes, made by run_changes() at the end of the frame
  void change(Operations operations, std::string_view name);
  void type(NodeId field, Operations operations, std::string_view name, std::string_view key);
  // Takes back what is being typed under `key`.
  void cancel_typing(std::string_view key);
  // Undoes the newest step, once the frame is drawn.
  void take_back() { changes_.push_back({.takes_back = true}); }
  // A decision about the pad, undone like any other change.
  void decide(PadStep step);
  void run_changes();
  [[nodiscard]] bool has_changes() const { return !changes_.empty(); }

  // [SECTION] Rows: the priorities and ideas that are selected; in session_rows.cpp
  [[nodiscard]] bool is_selected(const std::string& id) const;
  // In the plan's order.
  [[nodiscard]] std::vector<std::string> selection() const;
  // How many those are.
  [[nodiscard]] std::size_t selection_size() const;
  void select_only(const std::string& id);
  void select_rows(const std::vector<std::string>& ids);
  // Selects a row along with the others, or no longer.
  void toggle_selected(const std::string& id);
  // Selects all rows from the one that was selected alone or toggled last up to `id`.
  void select_to(const std::string& id);
  void select_all_rows();
  void show_boxes(bool shows);
  // What the clipboard takes of them, where there are any.
  std::optional<Clip> clip_rows();
  void say_copied();
  // Puts them there; `cut`: once they are there they are removed.
  void copy_rows(bool cut);
  void remove_rows();
  // The clipboard's content arrives through App::paste.
  void paste_rows();

  // [SECTION] Documents
  void start_new();
  void start_sample();
  void start_pad_sample();
  void pick_file() {
    starts_next_ = false;
    host_->pick_file(false);
  }
  // The plan or document that is opened next is the last release's, whose successor begins.
  void pick_last_release() {
    starts_next_ = true;
    host_->pick_file(true);
  }
  void forget_picking() { starts_next_ = false; }
  // The open plan's successor takes its place.
  void start_next_release();
  // A plan or a document takes the place of what is open; a pad stands beside it. A pad that takes
  // longer than a frame can spare is opened over several; what was open stays until then.
  void open(std::string_view name, std::string bytes);
  // See App::paste; `in_plan`: the focus is in the plan, so that cells of a spreadsheet are rows.
  void paste(std::string_view html, std::string_view text, bool in_plan);
  // In the form the plan was opened in.
  void save();
  // In a file that is chosen.
  void save_as();
  void save_plan();
  void export_rst();
  // The plan as a pad of that format, which is_pad().
  void export_plan(FileFormat format);
  // The pad that is open, with its history and the plan as far as the format has room for them.
  void export_pad(FileFormat format);
  void copy_rst();
  // An address with the plan in it.
  void copy_link();
  void reload() { host_->reload(); }
  // Tells why something was not opened.
  void refuse(std::string_view name, std::string_view why);
  // The rows that are selected, with all that belongs to them, in the canonical layout.
  void copy_rows_rst();
  void finished(RequestId request, std::string_view error);

  // [SECTION] Files on the disk; in session_files.cpp
  // What a save writes to a file of that name: plan JSON or the document. Nothing where the plan is
  // not the open one any more.
  [[nodiscard]] std::string text_to_save(RequestId request, std::string_view name);
  // It is there; the plan's file is this one from now on. Handle 0: it was a download.
  void saved(RequestId request, std::string_view name, FileHandle handle);
  void save_cancelled(RequestId request);
  // Another program changed the open plan's file: `bytes` are what it is now, which `handle` names.
  // A save asks what to do; without a `request` a line tells it.
  void file_differs(RequestId request, FileHandle handle, std::string bytes);
  std::optional<ChangedFile> changed_file;
  // Why the plan was not saved when that was tried last, in a sentence; empty: it was.
  std::string save_failure;
  // Whether whoever embeds the program keeps the plan, and is who saves it.
  [[nodiscard]] bool is_kept_by_host() const { return host_->keeps_plan(); }
  [[nodiscard]] std::string changed_file_text() const;
  // What can be done about it.
  void show_changed_file();
  void save_over_file();
  void open_changed_file();
  void compare_with_file();

  [[nodiscard]] bool unsaved() const { return started && history.state() != saved_state_; }
  // Whether leaving loses edits, or leaves a file behind that lacks them: of this plan, or of one
  // that only undo still leads to.
  [[nodiscard]] bool leaving_loses() const {
    return (unsaved() && (was_saved_ || !is_kept())) || unsaved_behind_;
  }
  [[nodiscard]] bool was_saved() const { return was_saved_; }
  // "liberty", for file names; "plan" where the release has no name.
  [[nodiscard]] std::string file_stem() const;
  [[nodiscard]] std::string rst_name() const;
  // Whether Save writes a document; else it writes plan JSON.
  [[nodiscard]] bool saves_document() const { return file_.is_document; }

  // [SECTION] What is kept of the plan, and what others do with it; in session_journal.cpp
  // Whether there is something for take_changes() that the host was not told of yet.
  [[nodiscard]] bool has_news_for_page() {
    return journal_.is_due() && !std::exchange(told_of_changes_, true);
  }
  // What became of the plans since the last call (ui/journal.h).
  [[nodiscard]] std::string take_changes();
  // The open plan as a file: as "plan" JSON, as its document ("rst"), or the "pad" beside it as
  // Etherpad's own export. Nothing where there is none.
  [[nodiscard]] std::string write(std::string_view format);
  // Operations as JSON from outside of the program, all or none, as one step for undo; answers why
  // not, else nothing. `follows`: another tab applied and keeps them.
  [[nodiscard]] std::string apply_json(std::string_view operations, std::string_view name,
                                       bool follows);
  // Opens a plan that is kept: its JSON, then lists of operations in their order, then all that is
  // known of it. Each answers why not, else nothing; the plan is then as before the call.
  [[nodiscard]] std::string begin_kept(std::string_view json);
  [[nodiscard]] std::string go_on_kept(std::string_view operations);
  [[nodiscard]] std::string write_kept() const;  // as plan JSON, whether or not it is shown then
  void show_kept(std::string_view id, const OpenFile& file, bool is_saved);
  // The pad that stood beside the plan which is open now, as write("pad") gave it.
  void open_kept_pad(std::string_view name, std::string bytes);
  // Everything up to a revision is kept, or nothing can be: why not, in a sentence.
  void set_kept(std::size_t revision, std::string_view failure);
  // Whether plans are kept at all; what was done last may be on its way.
  [[nodiscard]] bool keeps() const { return keeps_; }
  [[nodiscard]] bool is_kept() const { return keeps_ && kept_revision_ >= journal_.revision(); }
  [[nodiscard]] const std::string& plan_id() const { return journal_.id(); }
  // Why nothing can be changed; empty: everything can.
  std::string read_only;
  bool is_elsewhere = false;  // because another tab has the plan, which can be asked for it

  // [SECTION] The plans that are kept, and their versions; in session_library.cpp
  Library library;
  void ask_library(LibraryAction action, std::string_view id = {}, std::string_view text = {}) {
    host_->ask_library(action, id, text);
  }
  // Over everything else, the one with a name for the plan as it is now to be typed.
  // Takes the list of the plans that are kept (Library::read_plans).
  void set_plans(std::string_view json);
  void show_library();
  void show_versions(bool keeps_one);
  // What Escape leads out of where nothing that has the focus acts on it; false: nothing.
  bool leave();
  // Shows the document's source with what changed since a version of the plan, which is this JSON,
  // until that ends or another plan shows. `label` names it in words.
  void compare_with(std::string_view plan_json, std::string_view label);
  // The same with a document, which is `text`.
  void compare_with_text(std::string text, std::string_view label);
  void end_comparison();
  // What is compared with, in words; empty: nothing is.
  [[nodiscard]] const std::string& compared_with() const { return compared_with_; }

  // [SECTION] A file that takes long to come in or to open. Another one takes its place.
  // A file comes, its bytes in parts. 0: it is too large, which is told.
  [[nodiscard]] FileId begin_file(std::string_view name, std::size_t size);
  // False: nobody wants it any more.
  bool add_to_file(FileId id, std::string_view bytes);
  // All of it came, or something went wrong, in words of the system.
  // `handle` names the file on the disk, to save the plan in.
  bool end_file(FileId id, std::string_view error, FileHandle handle = 0);
  // Of several files these, by their names, were left.
  void tell_unopened(std::string_view names);
  // Goes on with it for as long as a frame can spare.
  void go_on_opening();
  void cancel_opening();
  // Whether there is work left for go_on_opening().
  [[nodiscard]] bool is_opening() const { return opening_ && opening_->pad; }
  // Whether it takes so long that it shows.
  [[nodiscard]] bool shows_opening() const { return opening_ && opening_->shows; }
  [[nodiscard]] std::string opening_title() const;
  [[nodiscard]] double opening_progress() const;
  NodeId focus_before_opening = 0;

  // [SECTION] What the page does that embeds this one; in session_embedding.cpp
  // What became of what it handed over: why not, or what is doubtful in it, at its places there.
  struct Loaded {
    std::string error;  // empty: it is open
    std::vector<Problem> problems;
  };
  // Opens what is of that format. No dialog comes of it, and the focus stays; a newer export of the
  // pad that is open is no step to undo, and undo does not lead back to the older one. `title`
  // names it, and a pad that has no name of its own.
  void load(FileFormat format, std::string_view title, std::string bytes);
  // Once it is known.
  [[nodiscard]] std::optional<Loaded> take_loaded() { return std::exchange(loaded_, std::nullopt); }
  // Shows a priority or an idea; false: there is none of that id.
  bool go_to(const std::string& id);
  // Stages that can be come to, bits from that of Stage::pad on; the plan's, where there is none.
  void show_stages(unsigned bits);
  [[nodiscard]] bool shows_stage(Stage which) const {
    return (stages_ >> static_cast<unsigned>(which) & 1U) != 0;
  }
  // The plan as it is now was kept by somebody else.
  void kept();
  // Once a frame: where somebody is can be come to.
  void keep_to_stages();

  // [SECTION] Places; in session_places.cpp
  // Once a frame: a stage or pane other than before, or what was jumped to, is a new place.
  void note_place();
  // Where somebody is now is another place than before, even in the same pane.
  void jump() { jumped_ = true; }
  void go_to_place(std::size_t place);
  [[nodiscard]] bool can_go_back() const { return place_ > first_place_; }
  [[nodiscard]] bool can_go_forward() const { return place_ + 1 < first_place_ + places_.size(); }
  void go_back() { host_->go_places(-1); }
  void go_forward() { host_->go_places(1); }

  // [SECTION] Problems
  // Goes to the problem after the last one, or the one before, around the ends.
  void next_problem(bool back);
  // Shows where a problem is: its place in the document, and the priority or idea it is about.
  void go_to_problem(std::size_t at, bool into_field = false);
  void fix_problem(std::size_t at);

  // [SECTION] The pad
  [[nodiscard]] double now() const { return host_->now(); }
  [[nodiscard]] bool uses_command() const { return host_->uses_command(); }
  void recall_settings();
  void set_theme(Theme chosen);
  void set_language(Language chosen);
  void set_share(Setting of, int percent);
  // How many priorities one owner can carry; 0: any number.
  void set_capacity(int priorities);
  void wake_after(double milliseconds) { host_->wake_after(milliseconds); }
  // Shows it, with its current line in sight.
  void show_pad();
  void go_to_line(std::size_t line);
  // The pad's filter; without it all lines show, the current one in sight.
  void show_filter(bool shows);
  // Brings a pane to the front, with the focus in it.
  void show(Pane pane);
  // Whether the plan's pane shows.
  [[nodiscard]] bool shows_plan() const {
    return narrow ? pane == Pane::plan : stage != Stage::document;
  }
  // As somebody chose to see the document.
  void choose_view(DocumentView view);

  void undo();
  void redo();
  void say(std::string_view text);
  void say_error(std::string_view text);
  // Something new to say since the last call; for the live region.
  [[nodiscard]] bool take_news() { return std::exchange(news_, false); }

  // What the screen shows of the document. Prose that is typed shows at once. Writing all anew may
  // take long in a large document; then what shows is that of a moment before while somebody types
  // or makes other changes, and follows when there is a pause.
  [[nodiscard]] const Preview& preview();
  // False as long as it is that of a moment before.
  [[nodiscard]] bool preview_is_current() const { return preview_state_ == history.state(); }
  // The document as it would be exported now.
  [[nodiscard]] const std::string& document();
  // Scrolls the document so that a line shows.
  void show_line(std::size_t line);
  [[nodiscard]] TextSelection selection_in(NodeId field) const {
    return host_->selection_in(field);
  }
  // `prose` as a field that wraps by itself shows it; `key` names the field.
  [[nodiscard]] const std::string& unwrapped(const std::string& key, std::string_view prose);
  // What of that is markup.
  [[nodiscard]] const std::vector<ProseSpan>& spans_of(const std::string& key,
                                                       std::string_view unwrapped);

 private:
  struct Change {
    Operations operations;
    std::string name;
    std::string key;  // empty: not typed
    NodeId field = 0;
    PadStatePtr pad;  // the state after it; null: it decides nothing about the pad
    bool takes_back = false;
  };
  struct Request {
    RequestId id;
    std::size_t state;   // of the plan that was written
    std::string done;    // what to say when it went well; empty: nothing
    std::string failed;  // and when not
    bool saves;
    std::vector<std::string> cut;  // rows to remove when it went well
    std::string plan_id = {};      // of what is saved
    bool is_document = false;      // and its form
  };

  struct Opening {
    FileId id = 0;
    std::string name;
    std::size_t size = 0;             // of the file
    FileHandle handle = 0;            // once all came
    std::string bytes;                // what came of them
    std::unique_ptr<PadOpening> pad;  // once all came, of a pad
    double since = 0;                 // milliseconds, as Host::now() counts
    bool came_in_parts = false;
    bool is_kept = false;  // it stood beside the open plan before
    bool shows = false;
    std::optional<FileFormat> handed_over;  // by load()
  };

  static constexpr auto never = static_cast<std::size_t>(-1);
  // Milliseconds: what may be spent on the preview with every key, where that is all of it or what
  // follows prose; and for how long no key comes once somebody pauses.
  static constexpr double preview_budget = 4;
  static constexpr double follow_budget = 10;
  static constexpr double typing_pause = 300;

  // What changes beside the plan, and follows undo and redo.
  struct Beside {
    OpenFile file;
    PadStatePtr pad;
    std::string plan_id;
  };
  struct Step {
    std::size_t state;  // of the history after it
    Beside before;
    Beside after;
  };

  // An `id` names a plan that is kept already.
  void replace_plan(Plan plan, std::string_view name, OpenFile file, std::string id = {});
  void note(const Operations& operations);
  // Another plan is the open one from here on: what the history applies for that is no change of
  // it, until the call's end.
  void switch_to(const std::string& id);
  // What changes beside the plan with the step that leads to a state; null: nothing.
  [[nodiscard]] const Step* step_to(std::size_t state) const;
  [[nodiscard]] PlanFacts facts() const;
  // Whether a change is refused because nothing may be changed, which is said.
  bool refuses_changes();
  // How many plans the next visit finds; `this_too`: the open one is among them.
  void remember_plans(bool this_too);
  void start_after(Plan last);
  void expect(std::string_view name, std::size_t size);
  void drop_opening();
  bool open_file();
  void open_pad(std::unique_ptr<Opening> file, FileFormat format);
  void show_opened(const std::string& name, PadOpening::Opened opened, bool is_kept);
  void show_newer(PadStep step, const LineMapping& mapping);
  void catch_up_with_newest();
  void run(Change change);
  [[nodiscard]] Beside beside() const { return {file_, pad.state(), journal_.id()}; }
  void set_beside(const Beside& next);
  void keep_selection();
  const FilteredRows& all_rows();
  void write_preview();
  // Where only prose changed; false: write_preview() is to be called.
  bool follow_preview();
  [[nodiscard]] std::string_view opened() const;
  bool paste_rows(Plan rows, bool are_back = false);  // as add_rows()
  [[nodiscard]] std::vector<std::string> columns_at_selection() const;
  void save_pad(FileFormat format, const OpenedPad& written, std::string_view stem);
  RequestId request(std::string done, std::string failed, bool saves,
                    std::vector<std::string> cut = {});
  // Asks the page to save the plan.
  void save_in(const SaveTarget& target);
  Request* find_request(RequestId id);  // null: it has ended
  // The names that Save writes, and it would for a plan.
  [[nodiscard]] std::string save_name() const;
  [[nodiscard]] std::string plan_name() const;
  RequestId exporting(std::string_view name, std::string_view but = {});

  Host* host_;
  Journal journal_;
  bool told_of_changes_ = false;
  bool is_no_change_ = false;    // what is applied now is another tab's, or another plan
  bool keeps_ = false;           // the page keeps plans
  std::string keeping_failure_;  // as it was told last
  std::size_t kept_revision_ = 0;
  std::optional<Plan> coming_;  // a plan that is kept, on its way in
  std::string compared_with_;   // a version, in words; empty: none
  std::string compared_text_;   // its document
  std::vector<Change> changes_;
  std::vector<Request> requests_;
  RequestId last_request_ = 0;
  std::size_t saved_state_ = 0;
  bool unsaved_behind_ = false;
  std::unique_ptr<Opening> opening_;
  FileId last_file_ = 0;
  bool handed_over_ = false;  // what opens now, by load()
  std::optional<Loaded> loaded_;
  unsigned stages_ = 7;
  // The newest export of the pad that was handed over.
  std::shared_ptr<const PadState::Source> newest_;
  FilteredRows all_rows_;  // what shows without a filter
  KeptFilters filtered_;
  std::vector<std::string> filter_owners_;
  std::size_t filter_owners_state_ = never;
  Clip clip_;       // what was copied last, and the rows it stands for: browsers may take out of
  Plan clip_rows_;  // rich text what carries them
  std::string clip_plan_;     // whose they are; empty once its lines of a pad are others
  bool starts_next_ = false;  // pick_last_release() waits for its file
  OpenFile file_;
  std::vector<Step> steps_;         // for undo and redo
  std::optional<bool> wants_both_;  // what was chosen last for the document's stage
  bool was_saved_ = false;          // this plan has been written to a file, or came from one
  bool news_ = false;
  struct Place {
    Stage stage;
    Pane pane;
    bool load;  // the plan as load
    std::string selected;
  };
  std::vector<Place> places_;
  std::size_t first_place_ = 0;  // the number of the first that is kept
  std::size_t place_ = 0;
  bool jumped_ = false;
  Preview preview_;
  std::size_t preview_state_ = never;
  double preview_cost_ = 0;  // milliseconds that writing it took last time
  double follow_cost_ = 0;   // and following prose
  double changed_at_ = -typing_pause;
  std::size_t declined_state_ = never;  // of the history: there is more than prose to follow
  std::unordered_map<std::string, std::string> unwrapped_;
  std::unordered_map<std::string, std::vector<ProseSpan>> spans_;
  std::size_t unwrapped_state_ = never;
};

// A problem in a file as a sentence, with its place there.
[[nodiscard]] std::string sentence_of(const Problem& found);

}  // namespace summit::ui
