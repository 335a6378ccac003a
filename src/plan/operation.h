// Operations: the only way a plan changes. An operation is a small value that applies to a plan and
// yields the operations that take it back exactly. The UI, undo, the journal, `summit apply` and
// the embed protocol all speak them; their JSON form is plan/operation_json.h.
//
// Where a member is optional, leaving it out keeps what is there. `at` is a zero-based position;
// left out it means the end. Members marked + are more than the published interface promises: they
// are there so that every inverse can be written as operations too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "plan/plan.h"
#include "text/message.h"

namespace summit {

using OptionalIndex = std::optional<std::size_t>;
using OptionalText = std::optional<std::string>;
using FieldValue = std::variant<std::monostate, std::string, std::int64_t, std::vector<Link>>;

// set-title, set-introduction, set-release, set-project
struct SetText {
  enum class Member { title, introduction, release, project };
  Member member = Member::title;
  std::string value;
  friend bool operator==(const SetText&, const SetText&) = default;
};
struct AddPriority {
  Priority priority;  // an empty id is made from the title
  std::size_t group = 0;
  OptionalIndex at;
  friend bool operator==(const AddPriority&, const AddPriority&) = default;
};
struct RemovePriority {
  std::string id;
  friend bool operator==(const RemovePriority&, const RemovePriority&) = default;
};
struct MovePriority {
  std::string id;
  OptionalIndex at;     // its position once moved
  OptionalIndex group;  // left out: the group it is in
  friend bool operator==(const MovePriority&, const MovePriority&) = default;
};
// The section's heading and the references to it in all prose follow the title.
struct RenamePriority {
  std::string id;
  std::string title;
  OptionalText heading;    // + given: this heading and no following
  bool references = true;  // + false: references in prose stay as they are
  friend bool operator==(const RenamePriority&, const RenamePriority&) = default;
};
struct SetOwners {
  std::string id;
  std::vector<std::string> owners;
  friend bool operator==(const SetOwners&, const SetOwners&) = default;
};
struct SetDescription {
  std::string id;
  OptionalText value;  // none removes the section
  friend bool operator==(const SetDescription&, const SetDescription&) = default;
};
// + Where a priority or an idea came from.
struct SetOrigin {
  std::string id;
  std::vector<Origin> origin;
  friend bool operator==(const SetOrigin&, const SetOrigin&) = default;
};
// What set-field can set: "status", "size", "votes", "links", or a column's header.
struct SetField {
  std::string id;
  std::string name;
  FieldValue value;  // null clears the field; a status and a column's value are text
  friend bool operator==(const SetField&, const SetField&) = default;
};
struct AddGroup {
  Group group;  // title, introduction, columns; + priorities; not the unknown members
  OptionalIndex at;
  friend bool operator==(const AddGroup&, const AddGroup&) = default;
};
struct RenameGroup {
  std::size_t group = 0;
  OptionalText title;
  std::optional<std::vector<std::string>> columns;
  OptionalText introduction;  // +
  friend bool operator==(const RenameGroup&, const RenameGroup&) = default;
};
struct RemoveGroup {
  std::size_t group = 0;  // its priorities go with it
  friend bool operator==(const RemoveGroup&, const RemoveGroup&) = default;
};
struct MoveGroup {
  std::size_t group = 0;
  OptionalIndex at;
  friend bool operator==(const MoveGroup&, const MoveGroup&) = default;
};
// Adds the person where the plan has none of that name.
struct SetPerson {
  std::string name;
  OptionalText url;
  OptionalText nick;
  std::optional<PersonKind> kind;
  OptionalIndex at;  // + where a new one is put
  friend bool operator==(const SetPerson&, const SetPerson&) = default;
};
// +
struct RemovePerson {
  std::string name;
  friend bool operator==(const RemovePerson&, const RemovePerson&) = default;
};
// Every mention follows: owners and references in all prose.
struct RenamePerson {
  std::string name;
  std::string to;
  friend bool operator==(const RenamePerson&, const RenamePerson&) = default;
};
struct AddIdea {
  Idea idea;           // an empty id is made from the title
  std::string parent;  // an idea's id; empty for the outermost level
  OptionalIndex at;
  friend bool operator==(const AddIdea&, const AddIdea&) = default;
};
struct RemoveIdea {
  std::string id;
  friend bool operator==(const RemoveIdea&, const RemoveIdea&) = default;
};
struct MoveIdea {
  std::string id;
  OptionalText parent;  // left out: where it is; empty: the outermost level
  OptionalIndex at;     // its position once moved
  friend bool operator==(const MoveIdea&, const MoveIdea&) = default;
};
struct RenameIdea {
  std::string id;
  OptionalText title;
  OptionalText notes;    // +
  OptionalText heading;  // + left out: none once the title is another
  friend bool operator==(const RenameIdea&, const RenameIdea&) = default;
};
// The idea's notes, and the ideas below it as a bullet list, become the description.
struct Promote {
  std::string id;
  std::optional<std::vector<std::string>> owners;  // left out: the idea's
  std::size_t group = 0;
  OptionalIndex at;
  friend bool operator==(const Promote&, const Promote&) = default;
};
// The description becomes the idea's notes.
struct Demote {
  std::string id;
  OptionalIndex at;
  friend bool operator==(const Demote&, const Demote&) = default;
};
// Sets the body of the section that `path`, its titles from the outermost inwards, names; where
// there is none, a new one is added below its parent. + `body` left out removes the section.
struct SetSection {
  std::vector<std::string> path;
  OptionalText body;
  friend bool operator==(const SetSection&, const SetSection&) = default;
};
// + the texts around the unplanned ideas
struct SetUnplanned {
  OptionalText title;
  OptionalText introduction;
  OptionalText closing;
  friend bool operator==(const SetUnplanned&, const SetUnplanned&) = default;
};
// + What a person decided about the lines of a pad: from `at` on, `remove` lines of those the plan
// knows make room for `lines`. The pad is added where the plan has none of that name, and a pad
// without lines is gone.
struct SetPad {
  std::string name;
  std::optional<std::int64_t> revision;  // left out: none
  std::size_t at = 0;
  std::size_t remove = 0;
  std::vector<std::string> lines;
  friend bool operator==(const SetPad&, const SetPad&) = default;
};
struct ReplacePlan {
  Plan plan;
  friend bool operator==(const ReplacePlan&, const ReplacePlan&) = default;
};

using Operation =
    std::variant<SetText, AddPriority, RemovePriority, MovePriority, RenamePriority, SetOwners,
                 SetDescription, SetField, SetOrigin, AddGroup, RenameGroup, RemoveGroup, MoveGroup,
                 SetPerson, RemovePerson, RenamePerson, AddIdea, RemoveIdea, MoveIdea, RenameIdea,
                 Promote, Demote, SetSection, SetUnplanned, SetPad, ReplacePlan>;
using Operations = std::vector<Operation>;

// The operation's published name: "set-owners".
[[nodiscard]] std::string_view name_of(const Operation& operation);

// What applying gave: the operations that restore the plan exactly, in the order to apply them; or
// the sentence that says why the plan does not take the operation, which then changed nothing.
struct [[nodiscard]] Applied {
  Operations inverse;
  Message refusal;             // empty when applied
  std::size_t refused_at = 0;  // with a refusal: which operation of the list, zero-based
  explicit operator bool() const { return refusal.empty(); }
};
Applied apply(Plan& plan, const Operation& operation);
// All or none.
Applied apply(Plan& plan, std::span<const Operation> operations);

}  // namespace summit
