// The program: its state, and one function that draws it. Whoever embeds it (src/browser, or a
// native test) owns the Dear ImGui context, feeds pointer events to ImGui, and everything that
// comes through the accessibility tree (focus, activation, text, keys) to the functions below.
//
// One frame: ImGui::NewFrame(), App::draw(), ImGui::Render(); then semantics() tells what was
// drawn.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "plan/plan.h"
#include "ui/host.h"
#include "ui/semantics.h"

namespace summit::ui {

// A key as KeyboardEvent.key names it ("z", "ArrowUp", "F2"), with its modifiers. `primary` is
// Control, or Command where the system uses that.
struct KeyPress {
  std::string_view key;
  bool primary = false;
  bool shift = false;
  bool alt = false;
};

class Embedding;
struct Palette;

class App {
 public:
  explicit App(Host& host);
  App(const App&) = delete;
  App& operator=(const App&) = delete;
  ~App();

  // Loads the fonts and the theme into the current ImGui context. Once, before the first frame.
  void set_up();
  // Draws everything; between ImGui::NewFrame() and ImGui::Render().
  void draw();
  // What the last frame showed.
  [[nodiscard]] const Semantics& semantics() const;
  // Whether another frame is needed although nothing has happened (layout is settling).
  [[nodiscard]] bool wants_frame() const;

  // Focus arrived at a node of the tree (0: it left the tree). `visible` when it came by keyboard,
  // so that it must be shown.
  void focus(NodeId node, bool visible);
  // A node was activated by other means than the pointer: Enter, Space, a screen reader's click.
  void activate(NodeId node);
  // The text of a textbox was edited; `text` is all of it, lines separated by "\n".
  void set_text(NodeId node, std::string_view text);
  // The caret of a textbox of several lines was moved; the next frame has it in sight.
  void caret_moved(NodeId node);
  // A key, with focus on `focus` (0: none). True when the program acts on it: the page then keeps
  // it from the browser.
  bool key(NodeId focus, const KeyPress& press);

  // A file was picked, dropped or pasted. The open plan stays untouched when the bytes are no plan.
  void open(std::string_view name, std::string bytes);
  // The same for a file whose bytes come in parts. begin_file() gives what names it, or 0 when it
  // is too large; add_to_file() false when nobody wants it any more. `error` is empty when all
  // came.
  [[nodiscard]] FileId begin_file(std::string_view name, std::size_t size);
  bool add_to_file(FileId file, std::string_view bytes);
  // `handle` names the file on the disk, for saving it again; 0: it has none.
  // False when it is refused, so that another one may be opened in its place.
  bool end_file(FileId file, std::string_view error, FileHandle handle = 0);
  // Of several files that were dropped or picked these, by their names, are not opened.
  void tell_unopened(std::string_view names);
  // No file was picked where one was asked for.
  void pick_cancelled();
  // What Copy or Cut, typed or asked for, takes of what has the focus; nothing where that is up to
  // the page. What is cut is gone then.
  [[nodiscard]] std::optional<Clip> copy(bool cut);
  // A menu is asked for at that place.
  void context_menu(float x, float y);
  // Somebody went to a place that Host::push_place() named, or to 0, where the page began.
  void go_to_place(std::size_t place);
  // Rich text was pasted, which is also there as plain `text`: that is opened where it is a plan, a
  // document or too little for a pad, else the rich text as a pad.
  void paste(std::string_view html, std::string_view text);
  // What became of the plans since the last call (ui/journal.h), and the rest of what storage,
  // other tabs and whoever embeds the page need: as Session has them.
  [[nodiscard]] std::string take_changes();
  [[nodiscard]] std::string write(std::string_view format);
  [[nodiscard]] std::string apply_json(std::string_view operations, std::string_view name,
                                       bool follows);
  [[nodiscard]] std::string begin_kept(std::string_view json);
  [[nodiscard]] std::string go_on_kept(std::string_view operations);
  [[nodiscard]] std::string write_kept() const;
  void show_kept(std::string_view id, std::string_view file, bool is_document, bool is_saved,
                 FileHandle handle = 0);
  void open_kept_pad(std::string_view name, std::string bytes);
  void set_kept(std::size_t revision, std::string_view failure);
  // Why nothing can be changed; empty: everything can. `elsewhere`: another tab has the plan, and
  // can be asked for it (LibraryAction::take_over).
  void set_read_only(std::string_view why, bool elsewhere = false);
  // The plans that are kept and the versions of the open one, as JSON of the form that ui/library.h
  // has; anything else changes nothing.
  void set_library(std::string_view json);
  void set_versions(std::string_view json);
  // Shows the document with what changed since the version that this plan JSON is; `label` names it
  // in words. JSON that is no plan is said to be none.
  void compare_with(std::string_view plan_json, std::string_view label);
  // Says something in the status line and to who hears it.
  void say(std::string_view text, bool is_error);
  // Something that was to be opened cannot be: what it is, and why, in a sentence.
  void refuse(std::string_view name, std::string_view why);
  // There is a newer version of the program, which Host::reload would bring.
  void set_new_version();
  // A save or copy came to its end; `error` is empty when it went well.
  void finished(RequestId request, std::string_view error);
  // What came of Host::save_plan; the rest as Session has it.
  [[nodiscard]] std::string text_to_save(RequestId request, std::string_view name);
  void saved(RequestId request, std::string_view name, FileHandle handle);
  void save_cancelled(RequestId request);
  void file_differs(RequestId request, FileHandle handle, std::string bytes);
  // The system's theme changed.
  void system_theme_changed();

  // The interface's language changed: its catalogue as set_catalogue() (ui/texts.h) has it.
  void set_texts(std::string_view catalogue);
  // From now on the page is the sheet of widgets (widget_sheet.cpp).
  void show_widgets();

  // For the page that embeds this one; valid as long as this is.
  [[nodiscard]] Embedding embedding();

  [[nodiscard]] const Plan& plan() const;
  [[nodiscard]] const Palette& colors() const;

 private:
  [[nodiscard]] bool is_editor(NodeId node) const;
  [[nodiscard]] bool is_in_plan(NodeId node) const;

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace summit::ui
