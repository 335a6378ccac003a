#include "ui/library.h"

#include <algorithm>
#include <utility>

#include "plan/json_tree.h"

namespace summit::ui {
namespace {

std::string text_of(const JsonNode& object, std::string_view name) {
  const JsonNode* member = find_member(object, name);
  if (member == nullptr) return {};
  if (member->kind == JsonNode::Kind::integer) return std::to_string(member->integer);
  return member->kind == JsonNode::Kind::string ? member->text : std::string();
}

std::size_t count_of(const JsonNode& object, std::string_view name) {
  const JsonNode* member = find_member(object, name);
  if (member == nullptr || member->kind != JsonNode::Kind::integer) return 0;
  return static_cast<std::size_t>(std::max<std::int64_t>(member->integer, 0));
}

bool is_so(const JsonNode& object, std::string_view name) {
  const JsonNode* member = find_member(object, name);
  return member != nullptr && member->kind == JsonNode::Kind::boolean && member->boolean;
}

// The list of that name; null where the text is no object with one.
const JsonNode* list_in(const Result<JsonNode>& read, std::string_view name) {
  if (!read || read.value->kind != JsonNode::Kind::object) return nullptr;
  const JsonNode* list = find_member(*read.value, name);
  return list != nullptr && list->kind == JsonNode::Kind::array ? list : nullptr;
}

}  // namespace

void Library::read_plans(std::string_view json) {
  const Result<JsonNode> read = read_json(json, "plans");
  const JsonNode* list = list_in(read, "plans");
  if (list == nullptr) return;
  is_told = true;
  failure = text_of(*read.value, "failure");
  plans.clear();
  plans.reserve(list->items.size());
  for (const JsonNode& each : list->items) {
    if (each.kind != JsonNode::Kind::object || text_of(each, "id").empty()) continue;
    plans.push_back({text_of(each, "id"), text_of(each, "name"), text_of(each, "when"),
                     count_of(each, "bytes"), count_of(each, "priorities"), count_of(each, "ideas"),
                     text_of(each, "file"), is_so(each, "here"), is_so(each, "elsewhere"),
                     is_so(each, "recovered")});
  }
}

void Library::read_versions(std::string_view json) {
  const Result<JsonNode> read = read_json(json, "versions");
  const JsonNode* list = list_in(read, "versions");
  if (list == nullptr) return;
  versions_of = text_of(*read.value, "plan");
  versions.clear();
  for (const JsonNode& each : list->items) {
    if (each.kind != JsonNode::Kind::object || text_of(each, "number").empty()) continue;
    versions.push_back({text_of(each, "number"), text_of(each, "name"), text_of(each, "when"),
                        count_of(each, "priorities"), count_of(each, "ideas")});
  }
}

}  // namespace summit::ui
