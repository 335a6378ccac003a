// Plans and operations for property tests: small pools of awkward texts, so that names meet, ids
// collide and references match. The same seed gives the same values everywhere.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "plan/operation.h"
#include "plan/plan.h"

namespace summit {

class RandomPlans {
 public:
  explicit RandomPlans(unsigned seed) : engine_(seed) {}

  // Standard distributions differ between libraries; the engine does not.
  std::size_t below(std::size_t count) { return engine_() % count; }
  bool chance(std::size_t percent) { return below(100) < percent; }

  Plan plan() {
    Plan plan;
    plan.project = maybe("nova");
    plan.release = maybe("Liberty");
    plan.title = maybe("Liberty Project Priorities");
    if (chance(50)) plan.labels = {"liberty-priorities"};
    plan.introduction = prose();
    for (const char* name : names) {
      if (chance(50)) {
        plan.people.push_back({name, maybe("https://launchpad.net/~x"), maybe("nick"),
                               static_cast<PersonKind>(below(3)), unknown("name")});
      }
    }
    for (std::size_t i = below(4); i > 0; --i) plan.groups.push_back(group());
    plan.unplanned = {maybe("Without a plan"), prose(), {}, prose(), unknown("")};
    for (std::size_t i = below(4); i > 0; --i) plan.unplanned.ideas.push_back(idea(3));
    for (std::size_t i = below(3); i > 0; --i) plan.sections.push_back(section(2));
    for (const char* name : pad_names) {
      if (chance(30)) plan.pads.push_back({name, number(), pad_lines(), unknown("name")});
    }
    if (chance(30)) plan.source = Source{"rst", prose(), {}};
    plan.unknown = unknown("version");
    clear_ids(plan);
    give_ids(plan);
    return plan;
  }

  // An operation that may or may not fit the plan.
  Operation operation(const Plan& plan) {
    switch (below(26)) {
      case 0:
        return SetText{static_cast<SetText::Member>(below(4)), chance(50) ? title() : prose()};
      case 1: {
        Priority added = priority();
        if (chance(50)) added.id.clear();
        return AddPriority{std::move(added), group_index(plan), position(3)};
      }
      case 2:
        return RemovePriority{priority_id(plan)};
      case 3:
        return MovePriority{priority_id(plan), position(3),
                            chance(50) ? OptionalIndex(group_index(plan)) : std::nullopt};
      case 4: {
        RenamePriority rename{priority_id(plan), title()};
        if (chance(30)) rename.heading = title();
        rename.references = chance(80);
        return rename;
      }
      case 5:
        return SetOwners{priority_id(plan), owners()};
      case 6:
        return SetDescription{priority_id(plan), chance(80) ? OptionalText(prose()) : std::nullopt};
      case 7:
        return SetField{priority_id(plan),
                        pick({"status", "size", "votes", "links", "Target", "Notes", "Sprint", ""}),
                        field_value()};
      case 8: {
        Group added = group();
        added.unknown.clear();
        for (Priority& item : added.priorities) {
          if (chance(50)) item.id.clear();
        }
        return AddGroup{std::move(added), position(3)};
      }
      case 9: {
        RenameGroup rename{group_index(plan), {}, {}, {}};
        if (chance(50)) rename.title = title();
        if (chance(50)) rename.columns = {{"Priority", title()}};
        if (chance(50)) rename.introduction = prose();
        return rename;
      }
      case 10:
        return RemoveGroup{group_index(plan)};
      case 11:
        return MoveGroup{group_index(plan), position(3)};
      case 12: {
        SetPerson set{person_name(), {}, {}, {}, position(4)};
        if (chance(50)) set.url = chance(90) ? "https://example.org/" : "two\nlines";
        if (chance(50)) set.nick = "nick";
        if (chance(50)) set.kind = static_cast<PersonKind>(below(3));
        return set;
      }
      case 13:
        return RemovePerson{person_name()};
      case 14:
        return RenamePerson{person_name(), chance(50) ? person_name() : title()};
      case 15: {
        Idea added = idea(2);
        if (chance(50)) added.id.clear();
        return AddIdea{std::move(added), chance(50) ? "" : idea_id(plan), position(3)};
      }
      case 16:
        return RemoveIdea{idea_id(plan)};
      case 17: {
        MoveIdea move{idea_id(plan), {}, position(3)};
        if (chance(70)) move.parent = chance(30) ? "" : idea_id(plan);
        return move;
      }
      case 18: {
        RenameIdea rename{idea_id(plan), {}, {}, {}};
        if (chance(70)) rename.title = title();
        if (chance(30)) rename.notes = prose();
        if (chance(30)) rename.heading = title();
        return rename;
      }
      case 19: {
        Promote promote{idea_id(plan), {}, group_index(plan), position(3)};
        if (chance(50)) promote.owners = owners();
        return promote;
      }
      case 20:
        return Demote{priority_id(plan), position(3)};
      case 21: {
        SetSection set{section_path(plan), {}};
        if (chance(60)) set.body = prose();
        return set;
      }
      case 22:
        return SetOrigin{chance(50) ? priority_id(plan) : idea_id(plan), {{"pad", 3}, {title()}}};
      case 23: {
        SetUnplanned set;
        if (chance(50)) set.title = title();
        if (chance(50)) set.introduction = prose();
        if (chance(50)) set.closing = prose();
        return set;
      }
      case 24:
        return SetPad{chance(95) ? pad_names[below(std::size(pad_names))] : title(), number(),
                      below(4), below(3), pad_lines()};
      default: {
        Plan other = this->plan();
        if (chance(30)) other.people.push_back({title()});
        return ReplacePlan{std::move(other)};
      }
    }
  }

  // For a title or name; some are not allowed.
  std::string title() {
    if (chance(90)) return good_title();
    return chance(30) ? std::string(max_title_bytes + 1, 'x')
                      : pick({"", " ", "two\nlines", "\x01"});
  }

 private:
  static constexpr const char* names[] = {"Alice", "Bob B. Brown", "Zoë", "日本 太郎"};
  static constexpr const char* pad_names[] = {"YVR-nova", "pad"};

  std::string pick(std::initializer_list<const char*> texts) {
    return *(texts.begin() + below(texts.size()));
  }
  std::string maybe(const char* text) { return chance(70) ? text : ""; }

  std::string good_title() {
    return pick({"Cells V2", "cells  v2", "Zoë", "Alice", "優先 事項", "a|b `c` *d* \\", "item"});
  }
  std::string prose() {
    std::string text =
        pick({"", "plain", "See `Cells V2`_ and Alice_.", "``Cells V2`` is literal\n\n* Zoë_",
              "`text <Cells V2_>`_ \"quoted\" \\escaped", "tab\there\r\n`Bob B. Brown`_"});
    if (chance(2)) text += '\x02';  // not allowed
    return text;
  }
  std::string person_name() { return chance(90) ? names[below(std::size(names))] : title(); }
  std::vector<std::string> owners() {
    std::vector<std::string> owners;
    for (std::size_t i = below(3); i > 0; --i) owners.push_back(names[below(std::size(names))]);
    if (chance(3)) owners.emplace_back();  // not allowed
    return owners;
  }
  std::vector<Field> fields() {
    std::vector<Field> fields;
    for (const char* name : {"Target", "Notes", "Sprint", "status"}) {
      if (chance(30)) fields.push_back({name, good_prose()});
    }
    return fields;
  }
  std::string good_prose() { return pick({"Sprint 1", "see `Cells V2`_", "Zoë_"}); }
  std::vector<Link> links() {
    std::vector<Link> links;
    for (std::size_t i = below(3); i > 0; --i) {
      links.push_back({maybe("blueprint"), "https://example.org/", unknown("url")});
    }
    return links;
  }
  std::vector<Origin> origin() {
    if (chance(70)) return {};
    return {{"YVR-nova", static_cast<std::int64_t>(below(100)), unknown("line")}};
  }
  std::vector<std::string> pad_lines() {
    std::vector<std::string> lines;
    for (std::size_t i = below(4); i > 0; --i) {
      lines.push_back(pick({"", "title: Liberty", "?:   * Cells V2", "priority: ~~x~~", "日本"}));
    }
    if (chance(3)) lines.emplace_back("two\nlines");  // not allowed
    return lines;
  }
  // Behind a member that is always written: behind any other they are read at the place of the one
  // before it.
  UnknownMembers unknown(const char* after) {
    UnknownMembers members;
    if (chance(80)) return members;
    if (chance(50)) members.push_back({"", "x-front", "{\"deep\": [1e999, \"\\u00e9\"]}"});
    if (chance(50)) members.push_back({after, "x-after", "12345678901234567890"});
    return members;
  }
  std::optional<std::int64_t> number() {
    return chance(50) ? std::nullopt : std::optional(static_cast<std::int64_t>(below(100)));
  }
  Status status() { return static_cast<Status>(below(6)); }

  Priority priority() {
    Priority made;
    made.id = pick({"cells-v2", "item", "item-2", "other"});
    made.title = good_title();
    if (chance(30)) made.heading = good_title();
    made.owners = owners();
    made.fields = fields();
    if (chance(60)) made.description = prose();
    made.status = status();
    made.links = links();
    made.size = number();
    made.votes = number();
    made.origin = origin();
    made.unknown = unknown("title");
    return made;
  }
  Idea idea(std::size_t levels) {
    Idea made;
    made.id = pick({"cells-v2", "item", "item-2", "idea"});
    made.title = good_title();
    if (chance(30)) made.heading = good_title();
    made.notes = prose();
    made.owners = owners();
    made.fields = fields();
    if (chance(30)) made.status = status();
    made.links = links();
    made.size = number();
    made.votes = number();
    made.origin = origin();
    for (std::size_t i = levels > 0 ? below(3) : 0; i > 0; --i) {
      made.ideas.push_back(idea(levels - 1));
      made.ideas.back().id.clear();
    }
    made.unknown = unknown("title");
    return made;
  }
  Group group() {
    Group made;
    made.title = maybe("Essential");
    made.introduction = chance(50) ? good_prose() : "";
    made.columns = {"Priority", "Owner"};
    for (std::size_t i = below(4); i > 0; --i) made.priorities.push_back(priority());
    made.unknown = unknown("columns");
    return made;
  }
  Section section(std::size_t levels) {
    Section made{good_title(), prose(), {}, unknown("title")};
    for (std::size_t i = levels > 0 ? below(3) : 0; i > 0; --i) {
      made.sections.push_back(section(levels - 1));
    }
    return made;
  }

  static void clear_ids(std::vector<Idea>& ideas) {
    for (Idea& idea : ideas) {
      idea.id.clear();
      clear_ids(idea.ideas);
    }
  }
  static void clear_ids(Plan& plan) {
    for (Group& group : plan.groups) {
      for (Priority& priority : group.priorities) priority.id.clear();
    }
    clear_ids(plan.unplanned.ideas);
  }

  static void collect(const std::vector<Idea>& ideas, std::vector<std::string>& ids) {
    for (const Idea& idea : ideas) {
      ids.push_back(idea.id);
      collect(idea.ideas, ids);
    }
  }
  std::string one_of(const std::vector<std::string>& ids) {
    return ids.empty() || chance(10) ? "nobody" : ids[below(ids.size())];
  }
  std::string priority_id(const Plan& plan) {
    std::vector<std::string> ids;
    for (const Group& group : plan.groups) {
      for (const Priority& priority : group.priorities) ids.push_back(priority.id);
    }
    return one_of(ids);
  }
  std::string idea_id(const Plan& plan) {
    std::vector<std::string> ids;
    collect(plan.unplanned.ideas, ids);
    return one_of(ids);
  }
  std::size_t group_index(const Plan& plan) {
    return plan.groups.empty() || chance(10) ? below(5) : below(plan.groups.size());
  }
  OptionalIndex position(std::size_t size) {
    return chance(50) ? std::nullopt : OptionalIndex(below(size + 1));
  }
  FieldValue field_value() {
    switch (below(6)) {
      case 0:
        return {};
      case 1:
        return std::string(to_string(status()));
      case 2:
        return prose();
      case 3:
        return static_cast<std::int64_t>(below(10)) - 1;
      case 4:
        return links();
      default:
        return std::vector<Link>{{"bug", maybe("https://example.org/"), {}}};
    }
  }
  std::vector<std::string> section_path(const Plan& plan) {
    std::vector<std::string> path;
    const std::vector<Section>* sections = &plan.sections;
    while (!sections->empty() && chance(70)) {
      const Section& section = (*sections)[below(sections->size())];
      path.push_back(section.title);
      sections = &section.sections;
    }
    if (path.empty() || chance(30)) path.push_back(title());
    return path;
  }

  std::mt19937 engine_;
};

}  // namespace summit
