// The plans that the browser keeps, as a list: on the start screen, and over everything else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/kept_rows.h"
#include "ui/session.h"
#include "ui/widgets.h"

namespace summit::ui {

class LibraryList {
 public:
  // `over_all`: this is the list over everything else.
  LibraryList(Ui& ui, Session& session, bool over_all);

  // Whether there is anything to show, be it why there is none.
  [[nodiscard]] bool has_content() const;
  // What stands above the rows: a filter where there are many, what was done last, or why there are
  // none.
  [[nodiscard]] float head_height(float width) const;
  void draw_head(Rect rect);
  [[nodiscard]] float rows_height() const;
  // The height that the rows have without a filter.
  [[nodiscard]] float whole_height() const;
  void draw_rows(PlanColumn& layout);
  [[nodiscard]] bool has_rows() const { return !shown_.empty(); }

 private:
  [[nodiscard]] bool has_filter() const;
  [[nodiscard]] std::string_view why_none() const;
  [[nodiscard]] KeptRow row(std::size_t at) const;
  void act(const KeptAction& action);
  void choose(std::size_t item, std::size_t at);
  void open(std::size_t at);
  void remove(std::size_t at);
  void rename(std::size_t at, const std::string& name);

  Ui& ui_;
  [[nodiscard]] int detail_lines() const { return session_.narrow ? 2 : 1; }

  Session& session_;
  Library& library_;
  bool over_all_;
  bool acts_;
  std::vector<std::size_t> shown_;  // of the plans, those that pass the filter
};

}  // namespace summit::ui
