// How a document writes the titles of its sections: which adornment at which level, with an
// overline or without, as long as the title or longer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/reader/rst_tree.h"
#include "document/splice/rst_edits.h"

namespace summit {

// The lines of one title.
struct RstTitleLines {
  RstSpan lines;  // overline (if any), title, underline: whole lines
  RstSpan title;  // the bytes of the title, without indentation
  char adornment = '-';
  bool overlined = false;
  std::size_t indent = 0;      // columns ahead of the title
  std::size_t width = 0;       // columns of the title
  std::size_t adornments = 0;  // columns of the adornment
};

// `section` is a node of that kind.
[[nodiscard]] RstTitleLines title_lines(const RstEdits& document, const RstTree& tree,
                                        RstIndex section);

class RstTitleStyle {
 public:
  RstTitleStyle(const RstEdits& document, const RstTree& tree);

  // A title at a level (1 …) with its adornment, "\n" after each line; as the document has them
  // there, else by the first adornment it does not use.
  [[nodiscard]] std::string make(std::string_view title, std::size_t level) const;
  // The same for the document's own title, of which there is only one.
  [[nodiscard]] std::string make_document_title(std::string_view title) const;

  // What `old` becomes with another title. An adornment that was longer than its title stays as it
  // is where it still covers the new one.
  [[nodiscard]] std::string renamed(const RstTitleLines& old, std::string_view title) const;

  // A title, as the markup it has, with the adornment of another.
  [[nodiscard]] static std::string adorned_like(const RstTitleLines& other,
                                                std::string_view markup);

  // Blank lines ahead of the title at a level, and between a title and what follows.
  [[nodiscard]] std::size_t gap_ahead(std::size_t level) const;
  [[nodiscard]] std::size_t gap_behind() const { return gap_behind_; }

 private:
  struct Level {
    RstTitleLines sample;
    std::size_t gap_ahead;
    bool known = false;
  };

  std::vector<Level> levels_;  // from 1 on
  std::size_t gap_behind_ = 1;
};

}  // namespace summit
