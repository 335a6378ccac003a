#include "ui/app.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "ui/commands.h"
#include "ui/document_views.h"
#include "ui/focus.h"
#include "ui/screens.h"
#include "ui/session.h"
#include "ui/theme.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

constexpr float header_height = 52;
constexpr float status_height = 28;
constexpr float tabs_height = 56;
constexpr float narrow_below = 720;    // one pane
constexpr float wide_from = 1440;      // three panes side by side
constexpr float labels_from = 1000;    // buttons of the header with their labels
constexpr float document_width = 664;  // shows the document's 79 columns
constexpr float plan_width = 450;      // what the plan has at least, if that is half of the page
constexpr float both_from = 1000;      // the document rendered and as text, side by side

}  // namespace

struct App::State {
  explicit State(Host& its_host) : host(its_host), session(its_host) {}

  Host& host;
  Session session;
  Ui ui;
  bool dark = false;
  bool themed = false;
  std::string told_title;
  bool told_unsaved = false;

  void follow_theme() {
    const bool wanted =
        session.theme == Theme::system ? host.prefers_dark() : session.theme == Theme::dark;
    if (themed && wanted == dark) return;
    dark = wanted;
    themed = true;
    apply_theme(palette(dark));
    host.set_dark(dark);
  }

  void tell_document() {
    const bool unsaved = session.leaving_loses();
    std::string title = "Summit";
    if (session.started) {
      title = (session.unsaved() ? "• " : "") +
              (session.plan.title.empty() ? std::string("Untitled") : session.plan.title) +
              " – Summit";
    }
    if (title == told_title && unsaved == told_unsaved) return;
    told_title = title;
    told_unsaved = unsaved;
    host.set_document(title, unsaved);
  }

  void command_button(Rect& bar, CommandId id, bool with_label) {
    const Command& item = command(id);
    const float width = with_label ? Ui::text_width(item.label, body) + 46 : touch_size;
    const Rect place = take_left(bar, width);
    take_left(bar, 4);
    if (ui.button(item.label, place, item.label,
                  {.icon = item.icon,
                   .look = ButtonLook::quiet,
                   .show_label = with_label,
                   .disabled = !is_enabled(session, id),
                   .shortcut = item.shortcut})) {
      run_command(session, id);
      ui.settle();
    }
  }

  // The plan's title and whether it is saved; on a phone, as much of that as there is room for.
  [[nodiscard]] std::string plan_state(float width) const {
    const std::string title = session.plan.title.empty() ? "Untitled" : session.plan.title;
    if (!session.unsaved()) return session.narrow ? "" : title;
    if (!session.narrow) return "• " + title;
    return Ui::text_width("Not saved", body) <= width ? "Not saved" : "•";
  }

  void header(const Rect& rect) {
    const Palette& c = ui.colors();
    ui.fill(rect, c.raised);
    ui.fill({rect.x, rect.y + rect.height - 1, rect.width, 1}, c.line);
    const auto banner = ui.scope("header", {.role = Role::banner, .name = "Summit", .rect = rect});
    Rect bar = inset(rect, session.narrow ? 4 : 12, (rect.height - touch_size) / 2);
    // Where there is little room, the theme is chosen in the palette.
    const bool has_theme = !session.narrow || !session.started;
    const Rect theme_place = has_theme ? take_right(bar, touch_size) : Rect();
    Rect palette_place = take_right(bar, touch_size + 4);
    const bool labels = rect.width >= labels_from;
    if (!session.narrow || !session.started) {
      take_left(bar, session.narrow ? 12 : 0);
      const Rect name = take_left(bar, 86);
      ui.text("name", name, "Summit", heading, c.accent, Role::heading, 1);
    }
    if (session.started) {
      const auto toolbar =
          ui.scope("toolbar", {.role = Role::toolbar, .name = "Plan", .rect = bar});
      command_button(bar, CommandId::new_plan, labels);
      command_button(bar, CommandId::open, labels);
      command_button(bar, CommandId::save, labels);
      take_left(bar, gap);
      command_button(bar, CommandId::undo, labels);
      command_button(bar, CommandId::redo, labels);
    }
    take_left(bar, gap);
    take_right(bar, gap);
    if (session.started && session.pad.is_open() && !session.narrow) {
      stages(bar);
      take_right(bar, gap);
    }
    if (session.started) {
      const std::string shown = plan_state(bar.width);
      const float text = std::min(Ui::text_width(shown, body), bar.width);
      ui.draw_line({bar.x + bar.width - text, bar.y, text + 1, bar.height}, shown, body, c.muted);
    }
    command_button(palette_place, CommandId::palette, false);
    if (has_theme &&
        ui.button("theme", theme_place, dark ? "Use the light theme" : "Use the dark theme",
                  {.icon = dark ? Icon::light : Icon::dark,
                   .look = ButtonLook::quiet,
                   .show_label = false})) {
      session.theme = dark ? Theme::light : Theme::dark;
      ui.settle();
    }
  }

  // What stands beside the plan: where it comes from, or what it gives.
  void stages(Rect& bar) {
    const float pad = Ui::text_width("Pad", body) + 28;
    const float document = Ui::text_width("Document", body) + 28;
    Rect rect = inset(take_right(bar, pad + document), 0, 2);
    const auto group = ui.scope("stage", {.role = Role::group, .name = "Stage", .rect = rect});
    const Rect frame = rect;
    ui.fill(frame, ui.colors().surface, corner);
    if (ui.button("pad stage", take_left(rect, pad), "Pad",
                  {.look = ButtonLook::quiet,
                   .pressed = session.collecting ? Toggle::on : Toggle::off})) {
      session.show_pad();
      ui.settle();
    }
    if (ui.button("document stage", rect, "Document",
                  {.look = ButtonLook::quiet,
                   .pressed = session.collecting ? Toggle::off : Toggle::on})) {
      session.collecting = false;
      ui.settle();
    }
    ui.outline(frame, ui.colors().field_line, corner);
  }

  void status(const Rect& rect) {
    const Palette& c = ui.colors();
    ui.fill(rect, c.raised);
    ui.fill({rect.x, rect.y, rect.width, 1}, c.line);
    const auto footer =
        ui.scope("status", {.role = Role::contentinfo, .name = "Status", .rect = rect});
    Rect bar = inset(rect, pane_padding, 0);
    std::string counts = count_problems(session.preview().problems());
    if (!session.narrow) {
      std::size_t priorities = 0;
      for (const Group& group : session.plan.groups) priorities += group.priorities.size();
      counts = std::to_string(priorities) + (priorities == 1 ? " priority · " : " priorities · ") +
               std::to_string(session.preview().lines()) + " lines · " + counts +
               (session.unsaved()     ? " · not saved"
                : session.was_saved() ? " · saved"
                                      : "");
    }
    const Rect place = take_right(bar, Ui::text_width(counts, small_text) + 2);
    ui.text("counts", place, counts, small_text, c.muted);
    take_right(bar, gap);
    if (!session.message.empty()) {
      ui.text("message", bar, session.message, small_text,
              session.message_is_error ? c.danger : c.muted);
    }
  }

  void tabs(const Rect& rect) {
    const Palette& c = ui.colors();
    ui.fill(rect, c.raised);
    ui.fill({rect.x, rect.y, rect.width, 1}, c.line);
    const auto navigation =
        ui.scope("navigation", {.role = Role::navigation, .name = "Screens", .rect = rect});
    const auto list = ui.scope("panes", {.role = Role::tablist, .name = "Screens", .rect = rect});
    constexpr Pane all[] = {Pane::pad, Pane::plan, Pane::details, Pane::document};
    constexpr std::string_view all_labels[] = {"Pad", "Plan", "Details", "Document"};
    const std::size_t first = session.pad.is_open() ? 0 : 1;
    const std::span<const Pane> panes = std::span(all).subspan(first);
    const std::span<const std::string_view> labels = std::span(all_labels).subspan(first);
    Rect bar = inset(rect, 6, 6);
    const float width = bar.width / static_cast<float>(panes.size());
    for (std::size_t i = 0; i < panes.size(); ++i) {
      const bool on = session.pane == panes[i];
      if (ui.button(labels[i], inset(take_left(bar, width), 3, 0), labels[i],
                    {.look = ButtonLook::quiet,
                     .role = Role::tab,
                     .selected = on ? Toggle::on : Toggle::off,
                     .keys = key_left_right})) {
        session.pane = panes[i];
        ui.settle();
      }
      if (const auto key = ui.take_key(ui.last())) {
        const std::size_t count = panes.size();
        session.pane = panes[(i + (key->key == "ArrowRight" ? 1 : count - 1)) % count];
        session.focus_target = "tab";
      }
      if (on && session.focus_target == "tab") {
        session.focus_target.clear();
        ui.request_focus(ui.last());
      }
    }
  }

  // The panes there is room for, side by side.
  void panes(Rect rect) {
    const auto main = ui.scope("main", {.role = Role::main, .name = "Plan", .rect = rect});
    if (session.narrow) {
      switch (session.pane) {
        case Pane::pad:
          return draw_pad_screen(ui, session, rect);
        case Pane::plan:
          return draw_plan_screen(ui, session, rect);
        case Pane::details:
          return draw_details_screen(ui, session, rect);
        case Pane::document:
          return draw_document_screen(ui, session, rect);
      }
    }
    const ImU32 line = ui.colors().line;
    if (session.collecting) {
      const bool details = rect.width >= wide_from;
      const Rect pad = take_left(rect, std::floor(rect.width * (details ? 0.42F : 0.56F)));
      const Rect plan = details ? take_left(rect, std::floor(rect.width * 0.5F)) : rect;
      draw_pad_screen(ui, session, pad);
      draw_plan_screen(ui, session, plan);
      ui.fill({plan.x, plan.y, 1, plan.height}, line);
      if (details) {
        draw_details_screen(ui, session, rect);
        ui.fill({rect.x, rect.y, 1, rect.height}, line);
      }
      return;
    }
    if (session.document_view == DocumentView::both) {
      return draw_document_screen(ui, session, rect);
    }
    const bool wide = rect.width >= wide_from;
    const Rect plan = take_left(
        rect, wide ? std::max(400.0F, rect.width * 0.3F)
                   : std::min(rect.width / 2, std::max(rect.width - document_width, plan_width)));
    // Details and document stand side by side, or one above the other.
    const Rect details = wide
                             ? take_left(rect, rect.width - document_width)
                             : take_top(rect, rect.height * (session.problems_open ? 0.4F : 0.52F));
    draw_plan_screen(ui, session, plan);
    draw_details_screen(ui, session, details);
    draw_document_screen(ui, session, rect);
    ui.fill({details.x, details.y, 1, details.height}, line);
    ui.fill({rect.x, rect.y, wide ? 1 : rect.width, wide ? rect.height : 1}, line);
    ui.fill({rect.x, rect.y, 1, rect.height}, line);
  }

  void page(Rect rect) {
    header(take_top(rect, header_height));
    if (!session.started) return draw_start_screen(ui, session, rect);
    if (session.narrow) tabs(take_bottom(rect, tabs_height));
    status(take_bottom(rect, status_height));
    panes(rect);
  }
};

App::App(Host& host) : state_(std::make_unique<State>(host)) {}
App::~App() = default;

void App::set_up() {
  load_fonts();
  state_->follow_theme();
}

void App::draw() {
  State& state = *state_;
  Session& session = state.session;
  Ui& ui = state.ui;
  state.follow_theme();
  ui.begin_frame(palette(state.dark), session.refused_field, session.refusal);
  const std::string due_focus = session.focus_target;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const Rect page{0, 0, size.x, size.y};
  session.narrow = size.x < narrow_below;
  session.room_for_both = size.x >= both_from;
  const bool shown = session.document_view == DocumentView::both       ? session.room_for_both
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
  ImGui::BeginDisabled(dialog);
  state.page(page);
  ImGui::EndDisabled();
  ImGui::End();
  if (dialog) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::Begin("Dialog", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoNav);
    if (!session.dialog_title.empty()) {
      draw_dialog(ui, session, page);
    } else if (session.overlay == Overlay::palette) {
      draw_palette(ui, session, page);
    } else {
      draw_shortcuts(ui, session, page);
    }
    ImGui::End();
  }
  // A target that is not on the screen must not take the focus when it comes there later.
  if (session.focus_target == due_focus) session.focus_target.clear();
  if (session.has_changes()) {
    session.run_changes();
    ui.settle();
  }
  if (session.take_news()) ui.announce(session.message);
  ui.end_frame();
  state.tell_document();
}

const Semantics& App::semantics() const {
  return state_->ui.semantics();
}

bool App::wants_frame() const {
  return state_->ui.unsettled();
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

namespace {

// A key that writes something where text is edited.
bool is_typed(const KeyPress& press) {
  return press.key.size() == 1 && !press.primary && !press.alt;
}

}  // namespace

bool App::is_editor(NodeId node) const {
  const Node* found = find_node(state_->ui.semantics().nodes, node);
  return found != nullptr && found->role == Role::textbox;
}

bool App::key(NodeId focus, const KeyPress& press) {
  const bool dialog = state_->session.has_dialog();
  const Command* command = dialog ? nullptr : command_for(press);
  if (command != nullptr && !(is_typed(press) && is_editor(focus))) {
    run_command(state_->session, command->id);
    return true;
  }
  if (press.primary) return false;
  if (press.key == "F6" && !dialog) return state_->ui.focus_next_region(press.shift);
  return state_->ui.on_key(focus, {std::string(press.key), press.shift, press.alt});
}

void App::open(std::string_view name, std::string_view bytes) {
  state_->session.open(name, bytes);
}

void App::finished(RequestId request, std::string_view error) {
  state_->session.finished(request, error);
}

void App::system_theme_changed() {
  state_->follow_theme();
}

const Plan& App::plan() const {
  return state_->session.plan;
}

}  // namespace summit::ui
