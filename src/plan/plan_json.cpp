#include "plan/plan_json.h"

#include <array>
#include <unordered_map>
#include <utility>

#include "plan/archive_reader.h"
#include "plan/archive_writer.h"
#include "plan/checks.h"
#include "plan/json_tree.h"
#include "text/position_cursor.h"
#include "text/utf8.h"

namespace summit {
namespace {

// The seam for later versions: migrations[n] turns the tree of version n + 1 into one of version
// n + 2, its "version" included, so an old file passes through all that follow its own. Version 1
// is the first: none yet. (Nodes that a migration adds need the span of one that is there.)
using Migration = void (*)(JsonNode& root);
constexpr std::array<Migration, plan_version - 1> migrations{};

// Whether this is plan JSON of a version that can be read; brings it to the newest.
void check_header(ArchiveReader& reader, JsonNode& root) {
  if (root.kind != JsonNode::Kind::object) {
    return reader.fail(
        root, "plan-format",
        Message("this is {}, but a plan is an object with \"format\": \"summit-plan\"",
                {describe(root.kind)}));
  }
  const JsonNode* format = find_member(root, "format");
  if (format == nullptr || format->text != plan_format) {
    return reader.fail(
        format != nullptr ? *format : root, "plan-format",
        Pattern("this is no plan, which has \"format\": \"summit-plan\"; give a file that "
                "Summit saved"));
  }
  const JsonNode* version = find_member(root, "version");
  if (version == nullptr || version->kind != JsonNode::Kind::integer || version->integer < 1) {
    return reader.fail(
        version != nullptr ? *version : root, "plan-version",
        Pattern("the plan does not say its \"version\"; a whole number from 1 is expected"));
  }
  if (version->integer > plan_version) {
    return reader.fail(*version, "plan-version",
                       Message("this plan is of version {}, but versions up to {} can be read "
                               "here; open it with a newer Summit",
                               {version->integer, plan_version}));
  }
  for (auto at = static_cast<std::size_t>(version->integer - 1); at < migrations.size(); ++at) {
    migrations[at](root);
  }
}

struct Parsed {
  JsonNode tree;
  Plan plan;
};

Result<Parsed> parse(std::string_view text, std::string_view file) {
  Result<JsonNode> tree = read_json(text, file);
  if (!tree) return {std::nullopt, std::move(tree.problems)};
  ArchiveReader reader(text, file);
  Parsed parsed{std::move(*tree.value), {}};
  check_header(reader, parsed.tree);
  if (!reader.failed()) reader.item(parsed.tree, parsed.plan);
  if (reader.failed()) return {std::nullopt, reader.take_problems()};
  // Ids are optional in a file that a person writes; the plan needs one for everything.
  give_ids(parsed.plan);
  return {std::move(parsed), {}};
}

// Where each priority begins in the text, by id. The tree has the shape of the plan made from it.
std::unordered_map<std::string_view, std::size_t> places_of(const Parsed& parsed) {
  std::unordered_map<std::string_view, std::size_t> places;
  const JsonNode* groups = find_member(parsed.tree, "groups");
  for (std::size_t group = 0; group < parsed.plan.groups.size(); ++group) {
    const std::vector<Priority>& priorities = parsed.plan.groups[group].priorities;
    const JsonNode* items = find_member(groups->items[group], "priorities");
    for (std::size_t at = 0; at < priorities.size(); ++at) {
      places.emplace(priorities[at].id, items->items[at].begin);
    }
  }
  return places;
}

}  // namespace

Result<Plan> read_plan_json(std::string_view text, std::string_view file) {
  Result<Parsed> parsed = parse(without_byte_order_mark(text), file);
  if (!parsed) return {std::nullopt, std::move(parsed.problems)};
  return {std::move(parsed.value->plan), {}};
}

std::vector<Problem> check_plan_json(std::string_view text, std::string_view file) {
  text = without_byte_order_mark(text);
  Result<Parsed> parsed = parse(text, file);
  if (!parsed) return std::move(parsed.problems);
  const auto places = places_of(*parsed.value);
  std::vector<Problem> problems;
  PositionCursor positions(text);
  for (Finding& finding : check_plan(parsed.value->plan)) {
    const auto place = places.find(finding.id);
    problems.push_back({finding.severity, std::string(file),
                        positions.at(place == places.end() ? 0 : place->second),
                        std::move(finding.message), std::move(finding.code)});
  }
  return problems;
}

std::string write_plan_json(const Plan& plan) {
  ArchiveWriter writer;
  writer.item(plan);
  return std::move(writer.json()).take();
}

}  // namespace summit
