// What stands at the bottom of the page: what was said last, what is known of the plan with
// figures, and how much is wrong in its document.
#pragma once

#include <cstddef>
#include <string>

#include "ui/session.h"
#include "ui/widgets.h"

namespace summit::ui {

// Where the plan is as it is now: in a file, in the browser, or nowhere yet. Empty for one that
// nobody has changed yet.
[[nodiscard]] std::string saved_words(const Session& session);

class StatusLine {
 public:
  // What it takes of a page that is so wide: on a phone more where much is said.
  [[nodiscard]] static float height(Session& session, float width);
  void draw(Ui& ui, Session& session, const Rect& rect);
  // On the start screen: only that there is a new version of the program.
  static void draw_start(Ui& ui, Session& session, const Rect& rect);

 private:
  [[nodiscard]] std::string facts(Session& session);

  std::size_t counted_version_ = 0;  // of the preview
  std::size_t words_ = 0;            // in it
};

}  // namespace summit::ui
