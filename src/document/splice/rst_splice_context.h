// What the parts of the splicer share: the document as it is, the plan it is to say, and how the
// one became the other.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/binding/rst_binding.h"
#include "document/splice/rst_edits.h"
#include "document/splice/rst_section_places.h"
#include "document/splice/rst_title_style.h"
#include "document/writer/document_names.h"
#include "document/writer/rst_cells.h"

namespace summit {

// What a target_name or target_alias says, without backslashes.
[[nodiscard]] std::string written_name(const RstTree& tree, RstIndex node);

class RstSpliceContext {
 public:
  RstSpliceContext(const BoundDocument& before, const Plan& after);
  RstSpliceContext(const RstSpliceContext&) = delete;
  RstSpliceContext& operator=(const RstSpliceContext&) = delete;

  struct PriorityBefore {
    std::size_t group;
    std::size_t at;
    const Priority* priority;
    const BoundPriority* bound;
  };
  // By id; null for a priority that is new.
  [[nodiscard]] const PriorityBefore* before_of(const Priority& priority) const;
  // What became of a priority; null for one that is gone.
  [[nodiscard]] const Priority* after_of(const Priority& priority) const;

  // The group before that each group is, by what is in it, its title or its place.
  [[nodiscard]] std::optional<std::size_t> group_before(std::size_t group) const {
    return groups_[group];
  }
  // The person before that each person is: of the same name, or with the same link.
  [[nodiscard]] std::optional<std::size_t> person_before(std::size_t person) const {
    return people_[person];
  }

  // Whether the document has owners' links in the references themselves, without targets.
  [[nodiscard]] bool embeds_links() const { return embeds_links_; }
  // And whether these make the text a name, `text <url>`_, so that other references may use it.
  [[nodiscard]] bool links_are_names() const { return links_are_names_; }

  // Whether a node stands in prose of the plan or in a table of priorities, so that the plan says
  // what becomes of it.
  [[nodiscard]] bool is_of_plan(RstIndex node) const;

  const BoundDocument& before;
  const Plan& after;
  const RstTree& tree;
  RstEdits edits;
  RstSectionPlaces sections;
  RstTitleStyle titles;
  DocumentNames names;  // of the plan as it is to be
  RstCells cells;
  bool keeps_prose = false;  // something of prose that is gone stays, for others refer to it

 private:
  void match_priorities();
  void match_groups();

  std::unordered_map<std::string_view, PriorityBefore> priorities_;  // by id
  std::unordered_map<std::string_view, const Priority*> kept_;       // of `after`, by id
  std::vector<std::optional<std::size_t>> groups_;
  std::vector<std::optional<std::size_t>> people_;
  bool embeds_links_ = false;
  bool links_are_names_ = false;
  std::vector<RstSpan> spans_;  // of the plan's prose and tables, ordered
};

}  // namespace summit
