// The members of the plan's values, in the order the file has them: one list for each type, which
// the archives walk (archive_reader.h, archive_writer.h, and validity.cpp, which only checks), so
// that reading, writing and checking cannot differ.
//
// A member function of an archive is for one JSON member:
//
//   constant, version     that very value
//   line                  text on one line: a title, a name, a URL
//   text, given_text      prose; given: it must stand there, though it may be empty
//   optional_text         prose, where none and empty differ
//   nullable_text         the same, where none is written null
//   id, person_name, pad_name
//                         a line; all that are read must differ
//   lines, optional_lines a list of lines
//   long_lines            the same of any length, empty ones included
//   count, index          a whole number from 0; an index is a position
//   object, list          a value with members of its own, or a list of such values
//   unknown               where the members that this version does not know are kept; called
//                         first; without it there must be none
//   refused               a name nobody may use here, for it is the other type's when an idea
//                         becomes a priority or the other way round; and what is told then
#pragma once

#include <concepts>
#include <type_traits>

#include "plan/plan.h"
#include "plan/plan_json.h"
#include "plan/rules.h"

namespace summit {

// T, const or not: reading changes it, writing does not.
template <typename T, typename U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

// The types whose values hold values of the same type, which max_nesting limits.
template <typename T>
inline constexpr bool holds_itself = Is<T, Idea> || Is<T, Section>;

// Declared ahead of the first use: ideas and sections hold themselves.
void members(auto& archive, Is<Idea> auto& idea);
void members(auto& archive, Is<Section> auto& section);

void members(auto& archive, Is<Link> auto& link) {
  archive.unknown(link.unknown);
  archive.line("kind", link.kind);
  archive.line("url", link.url, Presence::required);
}

void members(auto& archive, Is<Origin> auto& origin) {
  archive.unknown(origin.unknown);
  archive.line("pad", origin.pad);
  archive.count("line", origin.line);
}

void members(auto& archive, Is<Person> auto& person) {
  archive.unknown(person.unknown);
  archive.person_name("name", person.name);
  archive.line("url", person.url);
  archive.line("nick", person.nick);
  archive.kind("kind", person.kind);
}

void members(auto& archive, Is<Priority> auto& priority) {
  archive.unknown(priority.unknown);
  archive.refused(
      "notes",
      Pattern(
          "the member “{}” does not belong here; the prose of a priority is its “description”"));
  archive.refused(
      "ideas", Pattern("the member “{}” does not belong here; only ideas have ideas below them"));
  archive.id("id", priority.id);
  archive.line("title", priority.title, Presence::required);
  archive.line("heading", priority.heading);
  archive.lines("owners", priority.owners);
  archive.fields("fields", priority.fields);
  archive.optional_text("description", priority.description);
  archive.status("status", priority.status);
  archive.list("links", priority.links);
  archive.count("size", priority.size);
  archive.count("votes", priority.votes);
  archive.list("origin", priority.origin);
}

void members(auto& archive, Is<Group> auto& group) {
  archive.unknown(group.unknown);
  archive.line("title", group.title);
  archive.text("introduction", group.introduction);
  archive.lines("columns", group.columns);
  archive.list("priorities", group.priorities);
}

void members(auto& archive, Is<Idea> auto& idea) {
  archive.unknown(idea.unknown);
  archive.refused(
      "description",
      Pattern("the member “{}” does not belong here; the prose of an idea is its “notes”"));
  archive.id("id", idea.id);
  archive.line("title", idea.title, Presence::required);
  archive.line("heading", idea.heading);
  archive.text("notes", idea.notes);
  archive.lines("owners", idea.owners);
  archive.fields("fields", idea.fields);
  archive.status("status", idea.status);
  archive.list("links", idea.links);
  archive.count("size", idea.size);
  archive.count("votes", idea.votes);
  archive.list("origin", idea.origin);
  archive.list("ideas", idea.ideas);
}

void members(auto& archive, Is<Unplanned> auto& unplanned) {
  archive.unknown(unplanned.unknown);
  archive.line("title", unplanned.title);
  archive.text("introduction", unplanned.introduction);
  archive.list("ideas", unplanned.ideas);
  archive.text("closing", unplanned.closing);
}

void members(auto& archive, Is<Section> auto& section) {
  archive.unknown(section.unknown);
  archive.line("title", section.title, Presence::required);
  archive.text("body", section.body);
  archive.list("sections", section.sections);
}

void members(auto& archive, Is<CollectedPad> auto& pad) {
  archive.unknown(pad.unknown);
  archive.pad_name("name", pad.name);
  archive.count("revision", pad.revision);
  archive.long_lines("lines", pad.lines);
}

void members(auto& archive, Is<Source> auto& source) {
  archive.unknown(source.unknown);
  archive.line("format", source.format, Presence::required);
  archive.text("text", source.text);
}

void members(auto& archive, Is<Plan> auto& plan) {
  archive.unknown(plan.unknown);
  archive.constant("format", plan_format);
  archive.version("version", plan_version);
  archive.line("project", plan.project);
  archive.line("release", plan.release);
  archive.line("title", plan.title);
  archive.lines("labels", plan.labels);
  archive.text("introduction", plan.introduction);
  archive.list("people", plan.people);
  archive.list("groups", plan.groups);
  archive.object("unplanned", plan.unplanned);
  archive.list("sections", plan.sections);
  archive.list("pads", plan.pads);
  archive.optional_object("source", plan.source);
}

}  // namespace summit
