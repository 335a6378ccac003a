// Who carries how much, and how far the plan's groups are: pictures of the plan, in the plan's
// place. What they show is text as well: rows of a tree and of a list.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "plan/load.h"
#include "ui/semantics.h"

namespace summit::ui {

class Session;
class Ui;

// How many priorities one owner can carry, while nobody says otherwise; 0 would be any number.
inline constexpr int usual_capacity = 3;
inline constexpr int max_capacity = 12;

// What the session keeps of it.
struct LoadView {
  static constexpr auto none = static_cast<std::size_t>(-1);
  // An owner, or one of the priorities that an owner has, where those show.
  struct Row {
    std::size_t owner = none;  // of load.owners; none: of what nobody owns
    std::size_t at = none;     // of the owner's priorities; none: the owner
  };

  bool shows = false;
  int capacity = usual_capacity;
  std::unordered_set<std::string> expanded;  // owners whose priorities show; "": nobody's
  std::string current;                       // key of the row that Tab stops at; empty: the first
  std::size_t current_at = 0;                // its place in `rows`
  NodeId focused = 0;                        // in the frame before
  float height = 0;                          // of all, as last drawn

  // Of the plan in the history's state of that number.
  Load load;
  std::size_t state = none;
  std::vector<Row> rows;
};

void draw_load_view(Ui& ui, Session& session, const Rect& rect);

}  // namespace summit::ui
