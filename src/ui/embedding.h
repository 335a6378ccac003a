// The program as the page sees it that embeds this one (web/embedding.js): what that hands over and
// asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pad/file_format.h"

namespace summit::ui {

class Session;
class Ui;
enum class Theme : std::uint8_t;

class Embedding {
 public:
  Embedding(Session* session, const Ui* ui) : session_(session), ui_(ui) {}

  // A plan, a document or a pad; see Session::load().
  void load(FileFormat format, std::string_view title, std::string bytes);
  // Goes on with that for as long as a frame can spare, and once it is known tells as JSON what
  // became of it: {"error": "Line 3, …"}, or what is open then, {"title", "priorities", "ideas",
  // "problems"}. Each problem has its line, column, severity, message and code; "in" says whether
  // that is a line of the "data" or of the "document" that it gives.
  [[nodiscard]] std::optional<std::string> loaded();
  // Shows a priority or an idea; false: there is none of that id.
  bool go_to(std::string_view id);
  // A theme for this visit.
  void choose_theme(Theme theme);
  // See Session::show_stages().
  void show_stages(unsigned bits);
  // The plan is kept as it is now.
  void kept();

  // What is wrong in the document; nothing where that is not known yet.
  struct ProblemCounts {
    std::uint32_t errors = 0;
    std::uint32_t warnings = 0;
    friend bool operator==(const ProblemCounts&, const ProblemCounts&) = default;
  };
  [[nodiscard]] std::optional<ProblemCounts> problem_counts() const;
  // The height of a page at which nothing in the last frame would have scrolled; CSS pixels.
  [[nodiscard]] float wanted_height() const;

 private:
  Session* session_;
  const Ui* ui_;
};

}  // namespace summit::ui
