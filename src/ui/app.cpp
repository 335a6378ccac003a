#include "ui/app.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <span>
#include <utility>

#include "text/ascii.h"
#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/embedding.h"
#include "ui/focus.h"
#include "ui/screens.h"
#include "ui/session.h"
#include "ui/status_line.h"
#include "ui/suggestion_list.h"
#include "ui/texts.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

constexpr float header_height = 52;
constexpr float status_height = 28;
constexpr float tabs_height = 56;
constexpr float status_from = 130;      // of height beside header and tabs
constexpr float narrow_below = 720;     // one pane
constexpr float labels_from = 1000;     // buttons of the header with their labels
constexpr float title_room = 64;        // on a phone, of the plan's title in the header
constexpr float both_from = 1000;       // the document rendered and as text, side by side
constexpr float both_fits_from = 1920;  // the same with all columns, and the details beside it

}  // namespace

struct App::State {
  explicit State(Host& its_host) : host(its_host), session(its_host) {}

  Host& host;
  Session session;
  Ui ui;
  const Palette* colors = nullptr;
  StatusLine status_line;
  std::string told_title;
  bool told_unsaved = false;
  bool widgets = false;  // the sheet of widgets takes the page's place

  void follow_theme() {
    const bool by_system = session.theme == Theme::system || session.theme == Theme::contrast;
    const bool dark = by_system ? host.prefers_dark() : session.theme == Theme::dark;
    const bool contrast = session.theme == Theme::contrast ||
                          (session.theme == Theme::system && host.prefers_contrast());
    const Palette* wanted = &palette(dark, contrast);
    if (wanted == colors) return;
    colors = wanted;
    apply_theme(*colors);
    host.set_dark(dark);
  }

  void tell_document() {
    const bool unsaved = session.leaving_loses();
    std::string title = "Summit";
    if (session.started) {
      title = (session.unsaved() ? "• " : "") +
              (session.plan.title.empty() ? std::string(tr("Untitled")) : session.plan.title) +
              " – Summit";
    }
    if (title == told_title && unsaved == told_unsaved) return;
    told_title = title;
    told_unsaved = unsaved;
    host.set_document(title, unsaved);
  }

  void command_button(Rect& bar, CommandId id, bool with_label) {
    const Command& item = command(id);
    const float width = with_label ? Ui::button_width(tr(item.label), true) : touch_size;
    const Rect place = take_left(bar, width);
    take_left(bar, tight);
    if (ui.button(item.label, place, tr(item.label),
                  {.icon = item.icon,
                   .look = ButtonLook::quiet,
                   .show_label = with_label,
                   .disabled = !is_enabled(session, id),
                   .shortcut = item.shortcut})) {
      run_command(session, id);
      ui.settle();
    }
  }

  [[nodiscard]] std::string plan_title() const {
    return session.plan.title.empty() ? std::string(tr("Untitled")) : session.plan.title;
  }

  // The plan's title and whether it is saved.
  void plan_state(const Rect& bar) {
    const Palette& c = ui.colors();
    if (!session.narrow) {
      const std::string shown = (session.unsaved() ? "• " : "") + plan_title();
      const float text = std::min(Ui::text_width(shown, body), bar.width);
      return ui.draw_line({bar.x + bar.width - text, bar.y, text + 1, bar.height}, shown, body,
                          c.muted);
    }
    // A phone has no room for “Summit”, nor for this in the status line.
    const std::string title = plan_title();
    const std::string saved = saved_words(session);
    const bool fits = !saved.empty() && Ui::text_width(saved, small_text) <= bar.width;
    Rect line{bar.x, bar.y + (bar.height - body.leading - (fits ? small_text.leading : 0)) / 2,
              bar.width, body.leading};
    ui.leaf("plan", {.role = Role::heading, .name = title, .rect = line, .level = 1});
    ui.draw_line(line, session.unsaved() && !fits ? "• " + title : title, strong, c.text);
    if (!fits) return;
    line.y += body.leading;
    line.height = small_text.leading;
    ui.text("saved", line, saved, small_text, c.muted);
  }

  // On a phone, those there is room for beside the title; a new plan can be begun in the list of
  // plans, and all of them in the palette.
  void commands(Rect& bar) {
    const auto toolbar =
        ui.scope("toolbar", {.role = Role::toolbar, .name = tr("Commands"), .rect = bar});
    const bool labels = ImGui::GetIO().DisplaySize.x >= labels_from;
    const float room = session.narrow ? bar.width - title_room : FLT_MAX;
    const auto has_room = [&](int buttons) {
      return room >= static_cast<float>(buttons) * (touch_size + tight);
    };
    if (session.narrow && has_room(3)) command_button(bar, CommandId::library, false);
    if (!session.narrow) command_button(bar, CommandId::new_plan, labels);
    if (has_room(5)) command_button(bar, CommandId::open, labels);
    if (!session.narrow) command_button(bar, CommandId::library, false);
    if (has_room(2)) command_button(bar, CommandId::save, labels);
    take_left(bar, has_room(2) ? gap : 0);
    command_button(bar, CommandId::undo, labels);
    if (has_room(4)) command_button(bar, CommandId::redo, labels);
  }

  void header(const Rect& rect) {
    const Palette& c = ui.colors();
    ui.fill(rect, c.raised);
    ui.fill({rect.x, rect.y + rect.height - 1, rect.width, 1}, c.line);
    const auto banner = ui.scope("header", {.role = Role::banner, .name = "Summit", .rect = rect});
    Rect bar = inset(rect, session.narrow ? tight : roomy, (rect.height - touch_size) / 2);
    // Where there is little room, the theme is chosen in the palette.
    const bool has_theme = !session.narrow || !session.started;
    const Rect theme_place = has_theme ? take_right(bar, touch_size) : Rect();
    Rect palette_place = take_right(bar, touch_size + tight);
    if (!session.narrow || !session.started) {
      take_left(bar, session.narrow ? roomy : 0);
      const Rect name = take_left(bar, 86);
      ui.text("name", name, "Summit", heading, c.accent, Role::heading, 1);
    }
    if (session.started) commands(bar);
    take_left(bar, gap);
    take_right(bar, gap);
    if (session.started && !session.narrow) {
      draw_stages(ui, session, bar);
      take_right(bar, gap);
    }
    if (session.started) plan_state(bar);
    command_button(palette_place, CommandId::palette, false);
    const bool dark = colors->dark;
    if (has_theme &&
        ui.button("theme", theme_place, dark ? tr("Use the light theme") : tr("Use the dark theme"),
                  {.icon = dark ? Icon::light : Icon::dark,
                   .look = ButtonLook::quiet,
                   .show_label = false})) {
      session.set_theme(dark ? Theme::light : Theme::dark);
      ui.settle();
    }
  }

  void page(Rect rect) {
    header(take_top(rect, header_height));
    if (!session.started) {
      if (session.has_new_version)
        status_line.draw_start(ui, session, take_bottom(rect, status_height));
      return draw_start_screen(ui, session, rect);
    }
    if (!session.read_only.empty()) take_top(rect, draw_read_only_bar(ui, session, rect));
    if (session.changed_file) take_top(rect, draw_changed_file_bar(ui, session, rect));
    if (!session.save_failure.empty()) {
      take_top(rect, draw_save_failure_bar(ui, session, rect));
    }
    if (session.narrow) draw_tabs(ui, session, take_bottom(rect, tabs_height));
    // Where hardly anything has room the plan comes first; what is said is heard all the same.
    const Rect bottom =
        take_bottom(rect, rect.height < status_from ? 0 : StatusLine::height(session, rect.width));
    {
      const auto main = ui.scope("main", {.role = Role::main, .rect = rect});
      ui.set_read_only(!session.read_only.empty());
      draw_panes(ui, session, rect);
      ui.set_read_only(false);
    }
    if (bottom.height > 0) status_line.draw(ui, session, bottom);
  }
};

App::App(Host& host) : state_(std::make_unique<State>(host)) {
  set_formats(&host);
}
App::~App() {
  set_formats(nullptr);
}

void App::set_up() {
  load_fonts();
  state_->session.recall_settings();
  state_->follow_theme();
}

void App::draw() {
  State& state = *state_;
  Session& session = state.session;
  Ui& ui = state.ui;
  state.follow_theme();
  session.go_on_opening();
  session.keep_to_stages();
  ui.begin_frame(*state.colors, session.refused_field, session.refusal);
  const std::string due_focus = session.focus_target;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const Rect page{0, 0, size.x, size.y};
  session.narrow = size.x < narrow_below;
  session.room_for_both = size.x >= both_from;
  session.fits_both = size.x >= both_fits_from;
  const bool both = session.room_for_both && session.stage != Stage::plan;
  const bool shown = session.document_view == DocumentView::both       ? both
                     : session.document_view == DocumentView::problems ? session.narrow
                                                                       : true;
  if (!shown) session.document_view = DocumentView::rendered;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("Summit", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoNav);
  // Behind an open dialog nothing can be reached.
  const bool dialog = session.has_dialog();
  const std::optional<ImVec2> menu_at = session.menu_at;
  if (dialog) session.menu_at.reset();
  ImGui::BeginDisabled(dialog);
  if (state.widgets) {
    draw_widget_sheet(ui, session, page);
  } else {
    state.page(page);
  }
  ImGui::EndDisabled();
  ImGui::End();
  draw_suggestions(ui, session);
  if (dialog) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    session.menu_at = menu_at;
    ImGui::Begin("Dialog", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoNav);
    if (session.shows_opening()) {
      draw_opening(ui, session, page);
    } else if (!session.dialog_title.empty()) {
      draw_dialog(ui, session, page);
    } else if (session.overlay == Overlay::palette) {
      draw_palette(ui, session, page);
    } else if (session.overlay == Overlay::library) {
      draw_library(ui, session, page);
    } else if (session.overlay == Overlay::versions) {
      draw_versions(ui, session, page);
    } else if (session.overlay == Overlay::changed_file) {
      draw_changed_file(ui, session, page);
    } else {
      draw_shortcuts(ui, session, page);
    }
    ImGui::End();
  }
  ui.draw_menu();
  if (!std::exchange(session.prose_focus.drawn, false))
    session.prose_focus = {.stop = session.prose_focus.stop};
  // A target that is not on the screen must not take the focus when it comes there later.
  if (session.focus_target == due_focus) session.focus_target.clear();
  if (session.has_changes()) {
    session.run_changes();
    ui.settle();
  }
  session.menu_at.reset();
  session.note_place();
  if (session.take_news()) ui.announce(session.message);
  ui.end_frame();
  state.tell_document();
  if (session.has_news_for_page()) state.host.plan_changed();
}

const Semantics& App::semantics() const {
  return state_->ui.semantics();
}

bool App::wants_frame() const {
  return state_->ui.unsettled() || state_->session.is_opening();
}

void App::focus(NodeId node, bool visible) {
  if (node != state_->ui.focus()) {
    state_->session.history.seal();
    state_->session.refused_field = 0;  // the field shows what the plan has again
  }
  state_->ui.on_focus(node, visible);
}

void App::activate(NodeId node) {
  state_->ui.on_activate(node);
}

void App::set_text(NodeId node, std::string_view text) {
  state_->ui.on_text(node, text);
}

void App::caret_moved(NodeId node) {
  state_->ui.on_caret(node);
}

namespace {

// A key that writes something where text is edited.
bool is_typed(const KeyPress& press) {
  return press.key.size() == 1 && !press.primary && !press.alt;
}

}  // namespace

bool App::is_editor(NodeId node) const {
  const Node* found = find_node(state_->ui.semantics().nodes, node);
  return found != nullptr && (found->role == Role::textbox || found->role == Role::searchbox ||
                              found->role == Role::combobox);
}

bool App::is_in_plan(NodeId node) const {
  const std::vector<Node>& nodes = state_->ui.semantics().nodes;
  const Node* found = find_node(nodes, node);
  while (found != nullptr && found->id != state_->session.plan_region) {
    found = find_node(nodes, found->parent);
  }
  return found != nullptr;
}

bool App::key(NodeId focus, const KeyPress& press) {
  Session& session = state_->session;
  const bool dialog = session.has_dialog();
  if (press.key == "Escape" && session.dragging) {
    session.drag_cancelled = true;
    return true;
  }
  const bool has_menu =
      dialog ? session.overlay == Overlay::library || session.overlay == Overlay::versions
             : is_in_plan(focus) || !session.started;
  if ((press.key == "ContextMenu" || (press.key == "F10" && press.shift)) && has_menu &&
      find_node(state_->ui.semantics().nodes, focus) != nullptr) {
    const Rect rect = find_node(state_->ui.semantics().nodes, focus)->rect;
    session.menu_at = ImVec2(rect.x + rect.width / 2, rect.y + rect.height / 2);
    return true;
  }
  const Command* command = dialog ? nullptr : command_for(press);
  // What somebody looks for is no part of the plan: its undo is the field's own.
  const Node* field = find_node(state_->ui.semantics().nodes, focus);
  if (command != nullptr && field != nullptr && field->role == Role::searchbox &&
      (command->id == CommandId::undo || command->id == CommandId::redo)) {
    return false;
  }
  if (command != nullptr && command->id == CommandId::select_all_rows &&
      (is_editor(focus) || !is_in_plan(focus))) {
    return false;
  }
  // Marks are set where they are typed.
  const bool elsewhere = command != nullptr && command->needs == Needs::prose &&
                         (focus == 0 || focus != state_->session.prose_focus.field);
  if (elsewhere) return false;
  if (command != nullptr && !(is_typed(press) && is_editor(focus))) {
    run_command(state_->session, command->id);
    // Before the next frame, which is to find what gets the focus.
    if (state_->session.has_changes()) state_->session.run_changes();
    return true;
  }
  if (press.primary && press.key != " ") return false;  // which selects along with others
  if (press.key == "F6" && !dialog) return state_->ui.focus_next_region(press.shift);
  if (state_->ui.on_key(focus, {std::string(press.key), press.shift, press.alt, press.primary})) {
    return true;
  }
  return press.key == "Escape" && session.leave();
}

void App::open(std::string_view name, std::string bytes) {
  state_->session.open(name, std::move(bytes));
}

FileId App::begin_file(std::string_view name, std::size_t size) {
  return state_->session.begin_file(name, size);
}

bool App::add_to_file(FileId file, std::string_view bytes) {
  return state_->session.add_to_file(file, bytes);
}

bool App::end_file(FileId file, std::string_view error, FileHandle handle) {
  return state_->session.end_file(file, error, handle);
}

void App::tell_unopened(std::string_view names) {
  state_->session.tell_unopened(names);
}

std::optional<Clip> App::copy(bool cut) {
  Session& session = state_->session;
  const NodeId focus = state_->ui.focus();
  if (session.has_dialog() || is_editor(focus) || !is_in_plan(focus)) return std::nullopt;
  std::optional<Clip> clip = session.clip_rows();
  if (!clip) return clip;
  if (cut) {
    session.remove_rows();
    session.run_changes();
  } else {
    session.say_copied();
  }
  return clip;
}

void App::go_to_place(std::size_t place) {
  state_->session.go_to_place(place);
}

void App::context_menu(float x, float y) {
  const Session& session = state_->session;
  const bool has_rows = session.overlay == Overlay::library || session.overlay == Overlay::versions;
  if (!session.has_dialog() || has_rows) state_->session.menu_at = ImVec2(x, y);
}

void App::paste(std::string_view html, std::string_view text) {
  state_->session.paste(html, text, is_in_plan(state_->ui.focus()));
  if (state_->session.has_changes()) state_->session.run_changes();
}

std::string App::take_changes() {
  return state_->session.take_changes();
}

std::string App::write(std::string_view format) {
  return state_->session.write(format);
}

std::string App::apply_json(std::string_view operations, std::string_view name, bool follows) {
  return state_->session.apply_json(operations, name, follows);
}

std::string App::begin_kept(std::string_view json) {
  return state_->session.begin_kept(json);
}

std::string App::go_on_kept(std::string_view operations) {
  return state_->session.go_on_kept(operations);
}

std::string App::write_kept() const {
  return state_->session.write_kept();
}

void App::show_kept(std::string_view id, std::string_view file, bool is_document, bool is_saved,
                    FileHandle handle) {
  state_->session.show_kept(id, {std::string(file), is_document, nullptr, handle}, is_saved);
}

void App::open_kept_pad(std::string_view name, std::string bytes) {
  state_->session.open_kept_pad(name, std::move(bytes));
}

void App::set_kept(std::size_t revision, std::string_view failure) {
  state_->session.set_kept(revision, failure);
}

void App::set_read_only(std::string_view why, bool elsewhere) {
  state_->session.read_only = why;
  state_->session.is_elsewhere = elsewhere && !why.empty();
}

void App::set_library(std::string_view json) {
  state_->session.set_plans(json);
}

void App::set_versions(std::string_view json) {
  state_->session.library.read_versions(json);
}

void App::compare_with(std::string_view plan_json, std::string_view label) {
  state_->session.compare_with(plan_json, label);
}

void App::say(std::string_view text, bool is_error) {
  Session& session = state_->session;
  is_error ? session.say_error(text) : session.say(text);
  // What is refused in a list is said there, not behind it.
  if (is_error && (session.overlay == Overlay::library || session.overlay == Overlay::versions)) {
    session.library.notice = text;
    session.library.removed.clear();  // there is nothing in it to undo
  }
}

void App::refuse(std::string_view name, std::string_view why) {
  state_->session.refuse(name, why);
}

void App::set_new_version() {
  state_->session.has_new_version = true;
  state_->session.say(tr("A new version is ready"));
}

void App::finished(RequestId request, std::string_view error) {
  state_->session.finished(request, error);
}

std::string App::text_to_save(RequestId request, std::string_view name) {
  return state_->session.text_to_save(request, name);
}

void App::saved(RequestId request, std::string_view name, FileHandle handle) {
  state_->session.saved(request, name, handle);
}

void App::save_cancelled(RequestId request) {
  state_->session.save_cancelled(request);
}

void App::file_differs(RequestId request, FileHandle handle, std::string bytes) {
  state_->session.file_differs(request, handle, std::move(bytes));
}

void App::pick_cancelled() {
  state_->session.forget_picking();
}

void App::system_theme_changed() {
  state_->follow_theme();
}

void App::set_texts(std::string_view catalogue) {
  set_catalogue(catalogue);
  // What was said, and what is laid out already, is in the language before.
  state_->session.message.clear();
  state_->session.rendered_version = 0;
  state_->session.problem_tops.clear();
}

void App::show_widgets() {
  state_->widgets = true;
}

Embedding App::embedding() {
  return {&state_->session, &state_->ui};
}

const Plan& App::plan() const {
  return state_->session.plan;
}

const Palette& App::colors() const {
  return *state_->colors;
}

}  // namespace summit::ui
