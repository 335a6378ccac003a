#include "plan/operation_json.h"

#include <algorithm>
#include <array>
#include <utility>

#include "plan/archive_reader.h"
#include "plan/archive_writer.h"
#include "plan/operation_members.h"
#include "text/position_cursor.h"
#include "text/utf8.h"

namespace summit {
namespace {

struct Name {
  std::string_view name;
  Operation (*make)();
};

template <typename T>
Operation make() {
  return T{};
}
template <SetText::Member member>
Operation make_text() {
  return SetText{member, {}};
}

constexpr std::array<Name, 29> names = {{
    {"set-title", make_text<SetText::Member::title>},
    {"set-introduction", make_text<SetText::Member::introduction>},
    {"set-release", make_text<SetText::Member::release>},
    {"set-project", make_text<SetText::Member::project>},
    {"add-priority", make<AddPriority>},
    {"remove-priority", make<RemovePriority>},
    {"move-priority", make<MovePriority>},
    {"rename-priority", make<RenamePriority>},
    {"set-owners", make<SetOwners>},
    {"set-description", make<SetDescription>},
    {"set-field", make<SetField>},
    {"set-origin", make<SetOrigin>},
    {"add-group", make<AddGroup>},
    {"rename-group", make<RenameGroup>},
    {"remove-group", make<RemoveGroup>},
    {"move-group", make<MoveGroup>},
    {"set-person", make<SetPerson>},
    {"remove-person", make<RemovePerson>},
    {"rename-person", make<RenamePerson>},
    {"add-idea", make<AddIdea>},
    {"remove-idea", make<RemoveIdea>},
    {"move-idea", make<MoveIdea>},
    {"rename-idea", make<RenameIdea>},
    {"promote", make<Promote>},
    {"demote", make<Demote>},
    {"set-section", make<SetSection>},
    {"set-unplanned", make<SetUnplanned>},
    {"set-pad", make<SetPad>},
    {"replace-plan", make<ReplacePlan>},
}};

// An operation with its name, as the archives see it: one object whose first member is "op".
struct Entry {
  Operation operation;
  bool operator==(const Entry&) const = default;
};

void members(auto& archive, Is<Entry> auto& entry) {
  archive.constant("op", name_of(entry.operation));
  std::visit([&](auto& op) { members(archive, op); }, entry.operation);
}

void read_one(ArchiveReader& reader, const JsonNode& node, Operation& operation) {
  const JsonNode* named = find_member(node, "op");
  if (named == nullptr) {
    return reader.fail(
        node, "operation-name",
        Pattern("an operation is an object with an \"op\", such as {\"op\": \"set-owners\", …}"));
  }
  const auto known = std::find_if(names.begin(), names.end(),
                                  [&](const Name& item) { return item.name == named->text; });
  if (known == names.end()) {
    return reader.fail(
        *named, "operation-name",
        Message("there is no operation “{}”; give the name of one, such as \"set-owners\"",
                {shortened(named->text)}));
  }
  Entry entry{known->make()};
  reader.item(node, entry);
  operation = std::move(entry.operation);
}

}  // namespace

std::string_view name_of(const Operation& operation) {
  static constexpr std::size_t texts = 4;  // SetText has four names
  if (const auto* text = std::get_if<SetText>(&operation)) {
    return names[static_cast<std::size_t>(text->member)].name;
  }
  return names[operation.index() - 1 + texts].name;
}

Result<ReadOperations> read_operations(std::string_view text, std::string_view file) {
  text = without_byte_order_mark(text);
  Result<JsonNode> tree = read_json(text, file);
  if (!tree) return {std::nullopt, std::move(tree.problems)};
  const bool list = tree.value->kind == JsonNode::Kind::array;
  const std::span<const JsonNode> nodes =
      list ? std::span<const JsonNode>(tree.value->items) : std::span(&*tree.value, 1);
  ReadOperations result;
  PositionCursor positions(text);
  for (const JsonNode& node : nodes) {
    // Each with a reader of its own: an id may stand in many operations, though once in each.
    ArchiveReader reader(text, file);
    read_one(reader, node, result.operations.emplace_back());
    if (reader.failed()) return {std::nullopt, reader.take_problems()};
    result.places.push_back(positions.at(node.begin));
  }
  return {std::move(result), {}};
}

std::string write_operations(std::span<const Operation> operations) {
  ArchiveWriter writer;
  writer.json().begin_array();
  for (const Operation& operation : operations) writer.item(Entry{operation});
  writer.json().end_array();
  return std::move(writer.json()).take();
}

}  // namespace summit
