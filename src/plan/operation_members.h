// The members of the operations, in the order they are written: see plan_members.h. "op" comes
// ahead of them (operation_json.cpp).
#pragma once

#include "plan/operation.h"
#include "plan/plan_members.h"

namespace summit {

void members(auto& archive, Is<SetText> auto& op) {
  archive.given_text("value", op.value);
}
void members(auto& archive, Is<AddPriority> auto& op) {
  archive.object("priority", op.priority, Presence::required);
  archive.index_or_first("group", op.group);
  archive.index("at", op.at);
}
void members(auto& archive, Is<RemovePriority> auto& op) {
  archive.line("id", op.id, Presence::required);
}
void members(auto& archive, Is<MovePriority> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.index("at", op.at);
  archive.index("group", op.group);
}
void members(auto& archive, Is<RenamePriority> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.given_text("title", op.title);
  archive.optional_text("heading", op.heading);
  archive.flag_or_true("references", op.references);
}
void members(auto& archive, Is<SetOwners> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.lines("owners", op.owners, Presence::required);
}
void members(auto& archive, Is<SetDescription> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.nullable_text("value", op.value);
}
void members(auto& archive, Is<SetField> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.line("name", op.name, Presence::required);
  archive.field_value("value", op.value);
}
void members(auto& archive, Is<SetOrigin> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.list("origin", op.origin);
}
void members(auto& archive, Is<AddGroup> auto& op) {
  archive.line("title", op.group.title);
  archive.text("introduction", op.group.introduction);
  archive.lines("columns", op.group.columns);
  archive.list("priorities", op.group.priorities);
  archive.index("at", op.at);
}
void members(auto& archive, Is<RenameGroup> auto& op) {
  archive.index_or_first("group", op.group);
  archive.optional_text("title", op.title);
  archive.optional_lines("columns", op.columns);
  archive.optional_text("introduction", op.introduction);
}
void members(auto& archive, Is<RemoveGroup> auto& op) {
  archive.index_or_first("group", op.group);
}
void members(auto& archive, Is<MoveGroup> auto& op) {
  archive.index_or_first("group", op.group);
  archive.index("at", op.at);
}
void members(auto& archive, Is<SetPerson> auto& op) {
  archive.line("name", op.name, Presence::required);
  archive.optional_text("url", op.url);
  archive.optional_text("nick", op.nick);
  archive.kind("kind", op.kind);
  archive.index("at", op.at);
}
void members(auto& archive, Is<RemovePerson> auto& op) {
  archive.line("name", op.name, Presence::required);
}
void members(auto& archive, Is<RenamePerson> auto& op) {
  archive.line("name", op.name, Presence::required);
  archive.line("to", op.to, Presence::required);
}
void members(auto& archive, Is<AddIdea> auto& op) {
  archive.object("idea", op.idea, Presence::required);
  archive.line("parent", op.parent);
  archive.index("at", op.at);
}
void members(auto& archive, Is<RemoveIdea> auto& op) {
  archive.line("id", op.id, Presence::required);
}
void members(auto& archive, Is<MoveIdea> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.optional_text("parent", op.parent);
  archive.index("at", op.at);
}
void members(auto& archive, Is<RenameIdea> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.optional_text("title", op.title);
  archive.optional_text("notes", op.notes);
  archive.optional_text("heading", op.heading);
}
void members(auto& archive, Is<Promote> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.optional_lines("owners", op.owners);
  archive.index_or_first("group", op.group);
  archive.index("at", op.at);
}
void members(auto& archive, Is<Demote> auto& op) {
  archive.line("id", op.id, Presence::required);
  archive.index("at", op.at);
}
void members(auto& archive, Is<SetSection> auto& op) {
  archive.lines("title", op.path, Presence::required);
  archive.optional_text("body", op.body);
}
void members(auto& archive, Is<SetUnplanned> auto& op) {
  archive.optional_text("title", op.title);
  archive.optional_text("introduction", op.introduction);
  archive.optional_text("closing", op.closing);
}
void members(auto& archive, Is<SetPad> auto& op) {
  archive.line("name", op.name, Presence::required);
  archive.count("revision", op.revision);
  archive.index_or_first("at", op.at);
  archive.index_or_first("remove", op.remove);
  archive.long_lines("lines", op.lines);
}
void members(auto& archive, Is<ReplacePlan> auto& op) {
  archive.object("plan", op.plan, Presence::required);
}

}  // namespace summit
