// Which adornment the titles of each level have in a document that is written from its start. A
// level is what its first title made it, and that may be one in prose: later titles follow.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace summit {

class TitleLevels {
 public:
  struct Style {
    char adornment;
    bool overline;
    friend bool operator==(const Style&, const Style&) = default;
  };

  // The title above all levels, "=" over and under it.
  void add_document_title();

  // What a title of this level has, 0 for those right below the document's own. Sections nested
  // deeper than there are adornments are siblings at the last level.
  [[nodiscard]] Style style_of(std::size_t level);

  // Takes note of the titles in prose that has been written.
  void learn(std::string_view prose);

 private:
  void add(Style style);

  std::vector<Style> styles_;  // outermost first
  bool has_title_ = false;     // the first is the document's
};

}  // namespace summit
