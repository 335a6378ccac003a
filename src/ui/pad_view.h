// The pad screen's parts, and what they share.
#pragma once

#include <cstddef>
#include <optional>

#include "ui/session.h"
#include "ui/widgets.h"

namespace summit::ui {

// The lines, of which those in sight are drawn.
void draw_pad_list(Ui& ui, Session& session, const Rect& rect);

// What a newer export proposes, while there is something; takes its place from the bottom of
// `rect`.
void draw_pad_changes(Ui& ui, Session& session, Rect& rect);

// The pad as it was: its time line, and its lines as they read then.
void draw_pad_past(Ui& ui, Session& session, const Rect& rect);
// A line as the pad has it, but for its author.
void draw_pad_text(Ui& ui, const PadLine& line, ImU32 color, Rect rect);

[[nodiscard]] Icon icon_of(LineRole role);
[[nodiscard]] ImU32 color_of(LineRole role, const Palette& palette);
// An author's colour, or that of nobody.
[[nodiscard]] ImU32 author_color(const PadLines& pad, std::uint32_t author, const Palette& palette);

// [SECTION] What a person decides, by whatever means
void choose_role(Session& session, LineRole role);  // of the current line
void confirm_line(Session& session);                // goes on to the next
void confirm_shown(Session& session);
// Makes a row the current one; what came from it is selected in the plan.
void go_to_row(Session& session, std::size_t row);

}  // namespace summit::ui
