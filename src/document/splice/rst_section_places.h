// Where the sections of a document begin and end, the labels ahead of each (which docutils takes
// for the end of the section before) counted to the one they name.
#pragma once

#include <cstdint>
#include <vector>

#include "document/reader/rst_tree.h"
#include "document/splice/rst_edits.h"

namespace summit {

class RstSectionPlaces {
 public:
  RstSectionPlaces(const RstEdits& document, const RstTree& tree);

  // The start of the first line: of the labels, if any.
  [[nodiscard]] std::uint32_t begin_of(RstIndex section) const;
  // Behind the last line of a section (or of the document) that is not blank, sections within it
  // included.
  [[nodiscard]] std::uint32_t end_of(RstIndex section) const;
  // The first section in document order that is `node` or stands behind it; rst_none for none.
  [[nodiscard]] RstIndex first_from(RstIndex node) const;
  // The same within `parent`.
  [[nodiscard]] RstIndex first_in(RstIndex parent) const;

 private:
  struct Place {
    RstIndex section;
    std::uint32_t begin;
  };

  const RstEdits& document_;
  const RstTree& tree_;
  std::vector<Place> places_;  // in document order
};

}  // namespace summit
