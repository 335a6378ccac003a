// Dragging rows of the plan by their handles: within a list, between groups, and between priorities
// and ideas. What is selected goes along with the row that is taken.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plan/rows.h"
#include "ui/idea_tree.h"
#include "ui/plan_column.h"

namespace summit::ui {

class PlanDrag {
 public:
  explicit PlanDrag(PlanColumn& layout) : layout_(layout) {}

  // The lists of this frame, as they lie below each other. `shown`: the positions of a group's rows
  // that show.
  void add_priorities(std::size_t group, float top, float row_size,
                      std::span<const std::size_t> shown);
  void add_ideas(float top, float row_size, std::span<const IdeaRow> shown);

  // Right after the handle of row `id` is drawn, which stands at that level of the tree. True when
  // it was clicked, not dragged.
  bool handle(const std::string& id, int level, bool pressed);
  // Once all lists are drawn: shows where the rows would go, or moves them there.
  void finish();

 private:
  // A place between rows, and where the line that marks it begins.
  struct Gap {
    RowPlace place;
    float x, y;
  };
  struct Priorities {
    std::size_t group;
    float top, row_size;
    std::span<const std::size_t> shown;
  };
  struct Ideas {
    float top, row_size;
    std::span<const IdeaRow> shown;
  };

  [[nodiscard]] Gap nearest_gap() const;
  [[nodiscard]] Gap gap_of(const Priorities& list, std::size_t row) const;
  [[nodiscard]] Gap gap_of(const Ideas& list, std::size_t row) const;
  void scroll_at_edges() const;
  void drop(const Gap& target);

  PlanColumn& layout_;
  std::vector<Priorities> priorities_;
  std::optional<Ideas> ideas_;
  std::string held_;  // the row that is dragged, or was let go of; empty: none
  int level_ = 1;     // of its
  bool dropped_ = false;
};

}  // namespace summit::ui
