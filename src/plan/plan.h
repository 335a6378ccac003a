// The plan: everything Summit knows about one release of one project. Plain values, UTF-8 text.
//
// Titles and names are plain text on one line; wherever prose stands (introductions, descriptions,
// notes, section bodies, table fields) it is reStructuredText markup, lines separated by "\n".
//
// Every plan keeps the rules of plan/rules.h and plan/validity.h; readers see to it.
//
// A plan is changed only through operations (plan/operation.h), so that every change can be undone,
// journalled and sent. Its JSON form is plan/plan_json.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "text/message.h"

namespace summit {

// A JSON member that this version does not know. It is kept, byte for byte, and written again at
// its place: right after the known member `after` ("" for the front).
struct UnknownMember {
  std::string after;
  std::string name;
  std::string json;  // the value as it stood in the file
  friend bool operator==(const UnknownMember&, const UnknownMember&) = default;
};
using UnknownMembers = std::vector<UnknownMember>;

enum class PersonKind { person, team, unassigned };

// Somebody (or some team, or the placeholder for nobody yet) that owners name.
struct Person {
  std::string name;  // unique in the plan
  std::string url;   // the target the name links to; empty without one
  std::string nick;
  PersonKind kind = PersonKind::person;
  UnknownMembers unknown;
  friend bool operator==(const Person&, const Person&) = default;
};

enum class Status { proposed, agreed, in_progress, done, deferred, dropped };

struct Link {
  std::string kind;  // "blueprint", "bug", "review", …
  std::string url;
  UnknownMembers unknown;
  friend bool operator==(const Link&, const Link&) = default;
};

// The title of a plan that nobody has named yet.
inline constexpr std::string_view untitled_plan = "Project Priorities";

// The pad line something came from.
struct Origin {
  std::string pad;
  std::int64_t line = 0;  // zero-based line of the pad
  UnknownMembers unknown;
  friend bool operator==(const Origin&, const Origin&) = default;
};

// One cell of a further table column.
struct Field {
  std::string name;   // the column's header
  std::string value;  // RST markup
  friend bool operator==(const Field&, const Field&) = default;
};

// One row of the priorities table, with its section of prose where it has one.
struct Priority {
  std::string id;       // unique among the plan's priorities and ideas, stable across edits
  std::string title;    // as the table shows it
  std::string heading;  // its section's title where that differs, else empty
  std::vector<std::string> owners;  // names; further facts about them in Plan::people
  std::vector<Field> fields;
  std::optional<std::string> description;  // its section's prose; none when it has no section
  Status status = Status::agreed;
  std::vector<Link> links;
  std::optional<std::int64_t> size;   // review effort in points
  std::optional<std::int64_t> votes;  // "+1" counted on the pad
  std::vector<Origin> origin;
  UnknownMembers unknown;
  friend bool operator==(const Priority&, const Priority&) = default;
};

// Priorities under a heading and in a table of their own.
struct Group {
  std::string title;  // empty for a document's single main table
  std::string introduction;
  std::vector<std::string> columns;  // the table's header as written; empty without a table
  std::vector<Priority> priorities;
  UnknownMembers unknown;
  friend bool operator==(const Group&, const Group&) = default;
};

// Something the team wants that has no clear plan or no leader yet. A demoted priority keeps its
// owners, fields and so on here, so that they are back when it is promoted again.
struct Idea {
  std::string id;
  std::string title;
  std::string heading;  // of the section it had as a priority, where that differed from the title
  std::string notes;    // RST markup
  std::vector<std::string> owners;
  std::vector<Field> fields;
  std::optional<Status> status;
  std::vector<Link> links;
  std::optional<std::int64_t> size;
  std::optional<std::int64_t> votes;
  std::vector<Origin> origin;
  std::vector<Idea> ideas;
  UnknownMembers unknown;
  friend bool operator==(const Idea&, const Idea&) = default;
};

struct Unplanned {
  std::string title;
  std::string introduction;
  std::vector<Idea> ideas;
  std::string closing;
  UnknownMembers unknown;
  friend bool operator==(const Unplanned&, const Unplanned&) = default;
};

// Any other section of the document.
struct Section {
  std::string title;
  std::string body;
  std::vector<Section> sections;
  UnknownMembers unknown;
  friend bool operator==(const Section&, const Section&) = default;
};

// A pad that a person collects into the plan, and what they decided about its lines: what finds
// them again when the pad, or a newer export of it, is opened with the plan.
struct CollectedPad {
  std::string name;                      // unique in the plan; origins name it
  std::optional<std::int64_t> revision;  // of the export, where it came with its history
  // Each line in order, what it is and what it says: "priority:   * Cells V2". Written and read by
  // pad/pad_record.h.
  std::vector<std::string> lines;
  UnknownMembers unknown;
  friend bool operator==(const CollectedPad&, const CollectedPad&) = default;
};

// The document a plan was read from, whole.
struct Source {
  std::string format;  // "rst"
  std::string text;
  UnknownMembers unknown;
  friend bool operator==(const Source&, const Source&) = default;
};

struct Plan {
  std::string project;
  std::string release;
  std::string title;
  std::vector<std::string> labels;  // RST targets ahead of the title
  std::string introduction;
  std::vector<Person> people;
  std::vector<Group> groups;
  Unplanned unplanned;
  std::vector<Section> sections;
  std::vector<CollectedPad> pads;
  std::optional<Source> source;
  UnknownMembers unknown;
  friend bool operator==(const Plan&, const Plan&) = default;
};

// Limits that keep every reader and writer linear and free of deep recursion.
inline constexpr std::size_t max_nesting = 64;         // levels of ideas or of sections
inline constexpr std::size_t max_unknown_height = 64;  // levels within an unknown member
inline constexpr std::size_t max_title_bytes = 4096;   // a title or name: one line on a screen

// Where something stands. Pointers into a plan are valid until the plan changes.
struct PriorityPlace {
  std::size_t group;
  std::size_t at;
};
[[nodiscard]] std::optional<PriorityPlace> find_priority(const Plan& plan, std::string_view id);
[[nodiscard]] const Priority* priority_at(const Plan& plan, PriorityPlace place);
// The positions from the outermost idea inwards; empty where there is no such idea.
[[nodiscard]] std::vector<std::size_t> find_idea(const Plan& plan, std::string_view id);
[[nodiscard]] const Idea* idea_at(const Plan& plan, const std::vector<std::size_t>& path);
[[nodiscard]] const Person* find_person(const Plan& plan, std::string_view name);
[[nodiscard]] const CollectedPad* find_pad(const Plan& plan, std::string_view name);

// The title its section carries in the document.
[[nodiscard]] const std::string& heading_of(const Priority& priority);

// What the columns of a table hold, told by its header: case, white space and a plural's "s", "(s)"
// or "ies" aside,
// - owners: the first column called owner, contact, primary contact, champion, lead or assignee;
// - title: the first one called priority, title, name, item, priority item, work item, goal,
// stretch
//   goal, theme, feature, topic or task, else the very first column unless it has owners;
// - all others are fields.
// The census of real documents in the tests has them all.
enum class ColumnRole { title, owners, field };
[[nodiscard]] std::vector<ColumnRole> column_roles(const std::vector<std::string>& headers);

// Whether a table with this header is one of priorities: it has owners, and its titles are none of
// drivers, milestones, dates, weeks, sprints or a countdown; or it has no owners, and its titles
// are those of priorities, priority items, work items, goals, stretch goals or themes.
[[nodiscard]] bool is_priority_header(const std::vector<std::string>& headers);

// The columns of a new table.
[[nodiscard]] std::vector<std::string> default_columns();

// Makes ids for many: lower case words of a title joined by hyphens, unlike any id in the plan it
// was made from and any it has given since.
class IdSource {
 public:
  explicit IdSource(const Plan& plan);
  [[nodiscard]] std::string make(std::string_view title);
  // Takes an id that was chosen elsewhere; false when it is in use.
  [[nodiscard]] bool claim(std::string_view id) { return used_.emplace(id).second; }

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, std::size_t> next_;  // number to try next, by words
};

// The same for one, without looking at the whole plan more than once.
[[nodiscard]] std::string make_id(const Plan& plan, std::string_view title);
// Gives every priority and idea that has no id one of its own.
void give_ids(Plan& plan);

// The names statuses and kinds have in JSON and in `set-field`.
[[nodiscard]] std::string_view to_string(Status status);
[[nodiscard]] std::optional<Status> status_from(std::string_view name);
// What is wrong with a name that is none of a status.
[[nodiscard]] Message status_trouble(std::string_view name);
[[nodiscard]] std::string_view to_string(PersonKind kind);
[[nodiscard]] std::optional<PersonKind> person_kind_from(std::string_view name);

}  // namespace summit
