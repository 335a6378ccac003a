// A field of prose in reStructuredText: above it the marks that can be set in it, and while a
// reference is typed a list of the sections it may mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/prose/prose_marks.h"
#include "document/prose/prose_spans.h"
#include "imgui.h"
#include "ui/semantics.h"

namespace summit::ui {

class Session;
class Ui;
struct FieldOptions;
struct Palette;
struct FieldResult;

// The field that is edited, or was last while it still shows.
struct ProseFocus {
  NodeId field = 0;                    // 0: none
  std::string key;                     // its
  bool marked = false;                 // changed by other means than typing, just before
  bool drawn = false;                  // in this frame
  bool reveals = false;                // its caret is to come into sight
  std::optional<ProseMark> wanted;     // a command asks for it
  ProseMark stop = ProseMark::strong;  // the button that Tab stops at
};

[[nodiscard]] ImU32 color_of(ProseColor color, const Palette& palette);

// The height of what stands above the field: its label and the marks.
[[nodiscard]] float prose_bar_height(const Session& session);

// The label, the marks and the field, from the top of `rect` to its bottom. `key` is unique among
// the page's fields of prose. What was changed by other means than typing is given as typed text,
// too.
FieldResult draw_prose_field(Ui& ui, Session& session, const std::string& key, Rect rect,
                             const std::string& label, std::string_view value,
                             FieldOptions options);

}  // namespace summit::ui
