// Every kind of edit in every real document: a part that changes is changed in place, and the plan
// is what the document says then. That the canonical layout is no way out shows in a comment that
// stands ahead of everything.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "document/splice/splicing.h"

namespace summit {
namespace {

const std::string first_line = ".. This stays the first line.\n\n";

class Edits {
 public:
  explicit Edits(const std::string& source) : bound_(bind_rst(first_line + source)) {}

  void try_all() {
    const Plan& plan = bound_.plan;
    document();
    for (std::size_t i = 0; i < plan.groups.size(); ++i) group(i);
    ideas(plan.unplanned.ideas);
    for (const Person& person : plan.people) {
      apply(SetPerson{person.name, "https://example.org/", {}, {}, {}});
      apply(SetPerson{person.name, "", {}, {}, {}});
      apply(RenamePerson{person.name, "Somebody Else"});
      apply(RemovePerson{person.name});
    }
    sections(plan.sections, {});
  }

 private:
  void document() {
    apply(SetText{SetText::Member::title, "Another title"});
    apply(SetText{SetText::Member::introduction, "Other words."});
    apply(SetText{SetText::Member::introduction, ""});
    apply(SetUnplanned{"Things without an owner", {}, {}});
    apply(SetUnplanned{{}, "Words ahead.", {}});
    apply(SetUnplanned{{}, {}, "Words behind."});
    Idea idea;
    idea.title = "New idea";
    apply(AddIdea{idea, "", 0});
    idea.notes = "Notes.\n\nMore.";
    apply(AddIdea{idea, "", {}});
    apply(SetSection{{"A new section"}, "Words."});
  }

  static Priority new_priority() {
    Priority priority;
    priority.title = "Brand new";
    priority.owners = {"ada"};
    priority.description = "Words.";
    return priority;
  }

  void group(std::size_t at) {
    const Group& group = bound_.plan.groups[at];
    apply(RemoveGroup{at});
    apply(RenameGroup{at, "Quite new", {}, {}});
    apply(RenameGroup{at, "", {}, {}});
    apply(RenameGroup{at, {}, {}, "New words."});
    std::vector<std::string> columns = group.columns;
    columns.emplace_back("Added");
    if (!group.columns.empty()) apply(RenameGroup{at, {}, columns, {}});
    apply(MoveGroup{at, 0});
    apply(MoveGroup{at, {}});
    Group added;
    added.columns = default_columns();
    added.priorities.push_back(new_priority());
    apply(AddGroup{added, at + 1});
    added.title = "Added group";
    apply(AddGroup{added, at});
    apply(AddGroup{added, at + 1});
    Priority priority = new_priority();
    apply(AddPriority{priority, at, {}});
    priority.fields = {{"Fresh", "value"}};
    apply(AddPriority{priority, at, 0});
    if (group.priorities.empty()) return;
    this->priority(group.priorities.front(), at);
    this->priority(group.priorities.back(), at);
  }

  void priority(const Priority& priority, std::size_t group) {
    const std::string& id = priority.id;
    apply(RemovePriority{id});
    apply(RenamePriority{id, "Renamed thing"});
    apply(MovePriority{id, 0, {}});
    apply(MovePriority{id, {}, {}});
    apply(MovePriority{id, {}, (group + 1) % bound_.plan.groups.size()});
    apply(SetOwners{id, {"ada"}});
    apply(SetOwners{id, {}});
    apply(SetDescription{id, "New words."});
    apply(SetDescription{id, {}});
    for (const Field& field : priority.fields) apply(SetField{id, field.name, "M9"});
    apply(SetField{id, "Extra", "x"});
    apply(Demote{id, {}});
  }

  void ideas(const std::vector<Idea>& ideas) {
    for (const Idea& idea : ideas) {
      apply(RemoveIdea{idea.id});
      apply(MoveIdea{idea.id, {}, 0});
      apply(MoveIdea{idea.id, "", {}});
      apply(RenameIdea{idea.id, "Another idea", {}, {}});
      apply(RenameIdea{idea.id, {}, "Some notes.", {}});
      apply(Promote{idea.id, {}, 0, {}});
      Idea below;
      below.title = "Idea below";
      apply(AddIdea{below, idea.id, {}});
      this->ideas(idea.ideas);
    }
  }

  void sections(const std::vector<Section>& sections, const std::vector<std::string>& above) {
    for (const Section& section : sections) {
      std::vector<std::string> path = above;
      path.push_back(section.title);
      apply(SetSection{path, "New words."});
      apply(SetSection{path, {}});
      this->sections(section.sections, path);
      path.emplace_back("An inner one");
      apply(SetSection{path, "Words."});
    }
  }

  void apply(const Operation& operation) {
    Plan plan = bound_.plan;
    const Applied applied = summit::apply(plan, operation);
    if (!applied) return;  // sections of one name: the path leads to the first
    CAPTURE(name_of(operation));
    const std::string written = write_into(bound_, plan);
    CHECK(written.starts_with(first_line));
    CHECK(problems(bind_rst(written)) <= problems(bound_));
    REQUIRE(summit::apply(plan, applied.inverse));
    CHECK(write_into(bound_, plan) == bound_.document.tree.source());
  }

  // Those that say that something leads nowhere.
  static std::size_t problems(const BoundDocument& bound) {
    std::size_t count = 0;
    for (const Problem& problem : bound.document.problems) {
      if (problem.severity == Severity::error) ++count;
    }
    return count;
  }

  BoundDocument bound_;
};

TEST_CASE("real documents are changed in place") {
  const char* corpus = std::getenv("SUMMIT_CORPUS");
  if (corpus == nullptr) {
    MESSAGE("skipped: SUMMIT_CORPUS is not set");
    return;
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() != ".rst") continue;
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    Edits({std::istreambuf_iterator<char>(file), {}}).try_all();
  }
}

}  // namespace
}  // namespace summit
