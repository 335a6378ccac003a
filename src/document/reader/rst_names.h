// What the names in a document stand for: where each is defined, and where each reference leads, by
// the rules of docutils (docutils.nodes.document.note_implicit_target and note_explicit_target,
// docutils.transforms.references).
//
// A section's title is an implicit target. Targets, footnotes, citations and `text <url>`_ are
// explicit ones and take a name from implicit ones. A name that two explicit targets or two titles
// claim means nothing, unless both lead to one URL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/reader/rst_tree.h"

namespace summit {

class RstNames {
 public:
  // The node that has the name, in any spelling that normalize_name takes for the same: a section,
  // target, reference (`text <url>`_), footnote or citation. rst_none where no node has it, or more
  // than one.
  [[nodiscard]] RstIndex find(std::string_view name) const;

  // Where a reference leads: a section, footnote, citation or substitution_definition, an internal
  // target, or an external target or a reference with a URL. Indirect and chained targets are
  // followed to their end; labels ahead of anything but a target lead to the label itself. rst_none
  // for what does not resolve, for standalone URLs and for everything that is no reference.
  [[nodiscard]] RstIndex resolve(RstIndex reference) const;

  // The element that an internal target stands for: the one that follows it and any further
  // targets. The target itself where nothing follows, where it is inline, or is no internal target.
  [[nodiscard]] static RstIndex element_of(const RstTree& tree, RstIndex target);

  // The URL that a node leads to: of a reference with a URL, of an external target, or of what a
  // reference resolves to. Empty where it does not lead to one.
  [[nodiscard]] std::string url_of(const RstTree& tree, RstIndex node) const;

  struct Reference {
    RstIndex from;
    RstIndex to;
  };
  // Every reference that resolves, in document order.
  [[nodiscard]] const std::vector<Reference>& resolved() const { return resolved_; }

 private:
  friend class RstNamesBuilder;
  struct Entry {
    RstIndex node = rst_none;  // rst_none: claimed more than once
    bool is_explicit = false;
  };
  std::unordered_map<std::string, Entry> entries_;  // by normalised name
  std::vector<Reference> resolved_;                 // ordered by `from`
};

class RstProblems;

// Finds out what the names of a whole tree mean, and which references lead nowhere.
[[nodiscard]] RstNames find_names(const RstTree& tree, RstProblems& problems);

}  // namespace summit
