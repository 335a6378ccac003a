#include "plan/plan_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>

#include "plan/operation.h"
#include "plan/random_plan.h"
#include "plan/validity.h"

namespace summit {
namespace {

// Every member of every type, in canonical layout, with unknown members ahead, between and behind.
constexpr std::string_view full = R"({
  "x-first": null,
  "format": "summit-plan",
  "version": 1,
  "project": "nova",
  "release": "Liberty",
  "title": "Liberty Project Priorities",
  "labels": [
    "liberty-priorities"
  ],
  "x-between": {"any": [ 1e999, 123456789012345678901234567890,"\u00e9\ud83d\ude00", {} ],
        "layout":true},
  "introduction": "Two\n\n\"lines\" \\ é 日本 😀\t.",
  "people": [
    {
      "name": "Andrew Laski",
      "url": "https://launchpad.net/~alaski",
      "nick": "alaski",
      "kind": "team",
      "x-person": 1
    }
  ],
  "groups": [
    {
      "x-group": [],
      "title": "Essential",
      "introduction": "Some.",
      "columns": [
        "Priority",
        "Owner",
        "Target"
      ],
      "priorities": [
        {
          "x-front": 1,
          "id": "cells-v2",
          "title": "Cells V2",
          "x-title": 2,
          "heading": "Cells v2",
          "owners": [
            "Andrew Laski"
          ],
          "fields": {
            "Target": "Sprint 1"
          },
          "description": "We started.",
          "x-description": -0.0,
          "status": "in-progress",
          "links": [
            {
              "kind": "blueprint",
              "url": "https://example.org/",
              "x-link": "l"
            }
          ],
          "size": 5,
          "votes": 3,
          "origin": [
            {
              "pad": "YVR",
              "line": 12,
              "x-origin": "o"
            }
          ],
          "x-last": 3
        }
      ]
    }
  ],
  "unplanned": {
    "title": "Without a plan",
    "introduction": "Here:",
    "ideas": [
      {
        "id": "quotas",
        "title": "Quotas",
        "heading": "Quotas, simply",
        "notes": "Notes.",
        "owners": [
          "Andrew Laski"
        ],
        "fields": {
          "Target": "Never"
        },
        "status": "agreed",
        "links": [
          {
            "url": "https://example.org/"
          }
        ],
        "size": 0,
        "votes": 9223372036854775807,
        "origin": [
          {
            "line": 0
          }
        ],
        "ideas": [
          {
            "id": "limits",
            "title": "Limits",
            "x-idea": 4
          }
        ]
      }
    ],
    "closing": "Bye.",
    "x-unplanned": 5
  },
  "sections": [
    {
      "title": "Process",
      "body": "Text.",
      "sections": [
        {
          "title": "Reviews",
          "x-section": 6
        }
      ]
    }
  ],
  "pads": [
    {
      "name": "YVR",
      "revision": 63,
      "lines": [
        "title: Liberty",
        "",
        "?:   * Cells V2"
      ],
      "x-pad": 9
    }
  ],
  "source": {
    "format": "rst",
    "text": "Title\n=====\n",
    "x-source": 7
  },
  "x-end": 8
}
)";

Plan full_plan() {
  return std::move(*read_plan_json(full, "full").value);
}

// "line:column: message [code]" of the one problem; empty when there is a plan.
std::string problem_in(std::string_view text) {
  const Result<Plan> read = read_plan_json(text, "");
  if (read) return read.problems.empty() ? "" : "a plan and a problem";
  if (read.problems.size() != 1) return "not one problem";
  CHECK(read.problems[0].severity == Severity::error);
  return to_string(read.problems[0]);
}

// The full plan with the first `from` turned into `to`.
std::string changed(std::string_view from, std::string_view to) {
  std::string text(full);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("a canonical file is saved as it was") {
  CHECK(problem_in(full) == "");
  CHECK(write_plan_json(full_plan()) == full);
  const std::string empty = "{\n  \"format\": \"summit-plan\",\n  \"version\": 1\n}\n";
  CHECK(write_plan_json(*read_plan_json(empty, "").value) == empty);
  CHECK(write_plan_json(Plan()) == empty);
  CHECK(trouble_in(full_plan()) == "");
}

TEST_CASE("the sample is canonical") {
  std::ifstream file("assets/liberty.plan.json", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  REQUIRE_FALSE(text.empty());
  const Result<Plan> read = read_plan_json(text, "");
  REQUIRE(read);
  CHECK(write_plan_json(*read.value) == text);
}

TEST_CASE("layout and the order of members do not matter to the reader") {
  std::string minified = nlohmann::json::parse(changed("1e999", "0")).dump();
  CHECK(problem_in(minified) == "");  // with sorted members
  std::string windows;
  for (const char c : full) windows += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(read_plan_json(windows, "").value->groups == full_plan().groups);
}

TEST_CASE("a byte order mark is dropped") {
  const std::string mark = "\xEF\xBB\xBF";
  CHECK(read_plan_json(mark + std::string(full), "").value == full_plan());
  CHECK(problem_in(mark + "[") ==
        "1:2: error: this is not valid JSON: the file ends here, but a value is expected "
        "[json-syntax]");
  CHECK(problem_in(mark + mark + std::string(full)).starts_with("1:1: error:"));
}

TEST_CASE("members outlive promoting, demoting and moving") {
  Plan plan = full_plan();
  CHECK(summit::apply(
      plan, Operations{Demote{"cells-v2"}, Promote{"quotas"}, MoveIdea{"cells-v2", "", 0}}));
  const std::string saved = write_plan_json(plan);
  CHECK(problem_in(saved) == "");
  for (const char* name : {"x-front", "x-title", "x-description", "x-link", "x-origin", "x-last"}) {
    CAPTURE(name);
    CHECK(saved.find(name) != std::string::npos);
  }
  CHECK(write_plan_json(*read_plan_json(saved, "").value) == saved);
}

TEST_CASE("ids may be missing") {
  const Plan plan = *read_plan_json(changed("\"id\": \"cells-v2\",", ""), "").value;
  CHECK(plan.groups[0].priorities[0].id == "cells-v2");
}

TEST_CASE("wrong input is told at its place, with the way out") {
  CHECK(problem_in("[]") ==
        "1:1: error: this is a list, but a plan is an object with \"format\": "
        "\"summit-plan\" [plan-format]");
  CHECK(problem_in("{}") ==
        "1:1: error: this is no plan, which has \"format\": \"summit-plan\"; "
        "give a file that Summit saved [plan-format]");
  CHECK(problem_in(changed("summit-plan", "other")).starts_with("3:13: error: this is no plan"));
  CHECK(problem_in(changed("\"version\": 1", "\"version\": 2")) ==
        "4:14: error: this plan is of version 2, but versions up to 1 can be read here; open it "
        "with a newer Summit [plan-version]");
  CHECK(problem_in(changed("\"version\": 1", "\"version\": \"1\"")) ==
        "4:14: error: the plan does not say its \"version\"; a whole number from 1 is expected "
        "[plan-version]");
  CHECK(problem_in(changed("\"Liberty Project Priorities\"", "17")) ==
        "7:12: error: “title” is a whole number, but a text is expected here [plan-type]");
  CHECK(problem_in(changed("\"people\": [", "\"people\": [1,")) ==
        "14:14: error: this is a whole number, but an object is expected here [plan-type]");
  CHECK(problem_in(changed("\"name\": \"Andrew Laski\"", "\"x-name\": \"Andrew Laski\"")) ==
        "15:5: error: “name” is missing here; add it [plan-member]");
  CHECK(problem_in(changed("\"title\": \"Cells V2\"", "\"title\": \" \"")) ==
        "37:20: error: “title” is empty; give it some text [plan-text]");
  CHECK(problem_in(changed("Cells V2", "Cells\\nV2")) ==
        "37:20: error: “title” must stand on one line; take out its line breaks and control "
        "characters [plan-text]");
  CHECK(problem_in(changed("Cells V2", std::string(5000, 'x'))) ==
        "37:20: error: “title” is longer than 4096 bytes; shorten it, and put long text into a "
        "description [plan-text]");
  CHECK(problem_in(changed("We started", "We\\u0000started")) ==
        "46:26: error: “description” has a control character that no text has; take it out "
        "[plan-text]");
  CHECK(problem_in(changed("\"in-progress\"", "\"later\"")) ==
        "48:21: error: “later” is no status; use proposed, agreed, in-progress, done, deferred or "
        "dropped [plan-type]");
  CHECK(problem_in(changed("\"kind\": \"team\"", "\"kind\": \"robot\"")) ==
        "19:15: error: “robot” is no kind of owner; use person, team or unassigned [plan-type]");
  CHECK(problem_in(changed("\"size\": 5", "\"size\": -5")) ==
        "56:19: error: “size” is -5, but a whole number from 0 is expected [plan-type]");
  CHECK(problem_in(changed("\"size\": 5", "\"size\": 5.0")) ==
        "56:19: error: “size” is a number, but a whole number is expected here [plan-type]");
  CHECK(problem_in(changed("\"owners\": [\n            \"A", "\"owners\": [\"\", \"A")) ==
        "40:22: error: an entry of “owners” is empty; give it some text [plan-text]");
  CHECK(problem_in(changed("\"Target\": \"Sprint 1\"", "\"\": \"Sprint 1\"")) ==
        "44:17: error: the name of a field is empty; give it some text [plan-text]");
  CHECK(problem_in(changed("\"id\": \"quotas\"", "\"id\": \"cells-v2\"")) ==
        "75:15: error: the id “cells-v2” stands twice; give each its own [plan-duplicate]");
  CHECK(problem_in(changed("\"people\": [", "\"people\": [{\"name\": \"Andrew Laski\"},")) ==
        "16:15: error: the person “Andrew Laski” stands twice; give each its own [plan-duplicate]");
  CHECK(problem_in(changed("\"pads\": [", "\"pads\": [{\"name\": \"YVR\"},")) ==
        "124:15: error: the pad “YVR” stands twice; give each its own [plan-duplicate]");
  CHECK(problem_in(changed("title: Liberty\"", "title: a\\nb\"")) ==
        "127:9: error: an entry of “lines” must stand on one line; take out its line breaks and "
        "control characters [plan-text]");
  CHECK(problem_in(changed("\"x-last\": 3", "\"title\": \"X\"")) ==
        "65:20: error: the member “title” stands twice; keep the one that is meant "
        "[json-duplicate]");
  CHECK(problem_in(changed("\"x-last\": 3", "\"x-front\": 3")) ==
        "65:22: error: the member “x-front” stands twice; keep the one that is meant "
        "[json-duplicate]");
  CHECK(problem_in(changed("\"x-last\": 3", "\"notes\": \"X\"")) ==
        "65:20: error: the member “notes” does not belong here; the prose of a priority is its "
        "“description” [plan-member]");
  CHECK(problem_in(changed("\"notes\": \"Notes.\"", "\"description\": \"Notes.\"")) ==
        "78:24: error: the member “description” does not belong here; the prose of an idea is its "
        "“notes” [plan-member]");
  CHECK(problem_in(changed("null", std::string(65, '[') + std::string(65, ']'))) ==
        "2:14: error: “x-first” is nested more than 64 levels deep; take it out [plan-nesting]");
}

TEST_CASE("ideas and sections nest as deep as the limit, and no deeper") {
  const auto nested = [](std::string_view name, std::size_t levels) {
    std::string list = "[]";
    for (std::size_t i = 0; i < levels; ++i) {
      std::string outer = "[{\"title\": \"T\", \"x\": ";
      outer.append(64, '[').append(64, ']').append(", \"").append(name);
      list = outer.append("\": ").append(list).append("}]");
    }
    return name == "ideas" ? changed("\"ideas\": [\n      {", "\"ideas\": " + list + ", \"x\": [{")
                           : changed("\"sections\": [", "\"sections\": " + list + ", \"x\": [");
  };
  for (const char* name : {"ideas", "sections"}) {
    CAPTURE(name);
    const std::string text = nested(name, max_nesting);
    CHECK(problem_in(text) == "");
    const Plan plan = *read_plan_json(text, "").value;
    CHECK(trouble_in(plan) == "");
    CHECK(problem_in(write_plan_json(plan)) == "");
    CHECK(problem_in(nested(name, max_nesting + 1))
              .ends_with("nested more than 64 levels deep; move it up to an outer level "
                         "[plan-nesting]"));
  }
  CHECK(problem_in(nested("ideas", 1000)).ends_with("[json-depth]"));
}

// Whether there is one problem whose place is inside the text.
bool fails_inside(std::string_view text) {
  const Result<Plan> read = read_plan_json(text, "");
  if (read || read.problems.size() != 1) return false;
  std::size_t lines = 1;
  for (const char c : text) lines += c == '\n' ? 1 : 0;
  const Position at = read.problems[0].at;
  return at.line >= 1 && at.line <= lines && at.column >= 1 && at.column <= text.size() + 1 &&
         read.problems[0].message.english().size() > 20;
}

TEST_CASE("a file that is cut off anywhere is one problem") {
  for (std::size_t size = 0; size + 2 < full.size(); ++size) {
    CAPTURE(size);
    CHECK(fails_inside(full.substr(0, size)));
  }
}

TEST_CASE("damaged files are read or refused, never more") {
  std::mt19937 random(11);
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    std::string text(full);
    const std::size_t at = random() % text.size();
    if (random() % 2 == 0) {
      text[at] = static_cast<char>(random() % 256);
    } else {
      text.erase(at, 1 + random() % 20);
    }
    const Result<Plan> read = read_plan_json(text, "");
    if (!read) {
      ++refused;
      CHECK(fails_inside(text));
    } else {
      CHECK(trouble_in(*read.value) == "");
      const std::string saved = write_plan_json(*read.value);
      CHECK(write_plan_json(*read_plan_json(saved, "").value) == saved);
    }
  }
  CHECK(refused > 1000);
}

TEST_CASE("wrong types anywhere are one problem or none") {
  using nlohmann::json;
  const json tree = json::parse(changed("1e999", "0"));
  const json flat = tree.flatten();
  int refused = 0;
  for (const auto& leaf : flat.items()) {
    const std::string pointer = leaf.key();
    for (const json& other : {json(), json(true), json(-1), json(1.5), json("x"), json::array(),
                              json::object(), json::array({json::array()})}) {
      json changed_tree = tree;
      changed_tree[json::json_pointer(pointer)] = other;
      const Result<Plan> read = read_plan_json(changed_tree.dump(1), "");
      CAPTURE(pointer);
      CHECK(read.problems.size() == (read ? 0 : 1));
      if (read) CHECK(trouble_in(*read.value) == "");
      refused += read ? 0 : 1;
    }
  }
  CHECK(refused > 200);
}

// Each takes minutes where something is quadratic.
TEST_CASE("time is linear") {
  const std::string start = "{\"format\": \"summit-plan\", \"version\": 1";
  std::string members = start;
  for (int i = 0; i < 100'000; ++i)
    members.append(",\n\"").append(std::to_string(i)).append("\":0");
  const Result<Plan> with_members = read_plan_json(members + "}", "");
  REQUIRE(with_members);
  CHECK(with_members.value->unknown.size() == 100'000);
  CHECK(write_plan_json(*with_members.value).size() > members.size());

  std::string priorities = start + ", \"groups\": [{\"priorities\": [{\"title\": \"P\"}";
  for (int i = 1; i < 100'000; ++i) priorities += ",\n{\"title\": \"P\"}";
  const Result<Plan> with_priorities = read_plan_json(priorities + "]}]}", "");
  REQUIRE(with_priorities);
  CHECK(with_priorities.value->groups[0].priorities.back().id == "p-100000");
  CHECK(check_plan_json(priorities + "]}]}", "").size() == 200'000);

  const std::string text(5'000'000, 'x');
  CHECK(read_plan_json(start + ", \"introduction\": \"" + text + "\"}", "").value->introduction ==
        text);
  CHECK_FALSE(read_plan_json(start + ", \"title\": \"" + text + "\"}", ""));
}

TEST_CASE("random plans are read as they were written") {
  RandomPlans random(5);
  for (int i = 0; i < 300; ++i) {
    const Plan plan = random.plan();
    if (!trouble_in(plan).empty()) continue;
    const std::string text = write_plan_json(plan);
    const Result<Plan> read = read_plan_json(text, "");
    REQUIRE(read);
    CHECK(write_plan_json(*read.value) == text);
    CHECK(read_plan_json(write_plan_json(*read.value), "").value == read.value);
  }
}

// The schema is a contract; the members of the types stand in plan_members.h.
TEST_CASE("the schema names the members that are written") {
  using nlohmann::json;
  std::ifstream file("assets/plan.schema.json", std::ios::binary);
  REQUIRE(file.good());
  const json schema = json::parse(file, nullptr, false);
  REQUIRE_FALSE(schema.is_discarded());
  const auto resolve = [&](json part) {
    while (part.contains("$ref")) {
      part = schema.at(json::json_pointer(part["$ref"].get<std::string>().substr(1)));
    }
    return part;
  };
  const auto compare = [&](const auto& self, json part, const json& value,
                           const std::string& where) -> void {
    part = resolve(part);
    CAPTURE(where);
    if (value.is_array()) {
      REQUIRE(part.contains("items"));
      for (const json& item : value) self(self, part["items"], item, where);
    } else if (value.is_object() && part.contains("properties")) {
      for (const auto& member : value.items()) {
        const std::string name = member.key();
        CAPTURE(name);
        if (name.starts_with("x-")) continue;
        CHECK(part["properties"].contains(name));
        if (part["properties"].contains(name)) {
          self(self, part["properties"][name], member.value(), where + "/" + name);
        }
      }
    } else if (!value.is_object()) {
      const std::string type = value.is_string() ? "string" : "integer";
      const bool told =
          part.contains("enum") || part.contains("const") || part.value("type", "") == type;
      CHECK(told);
    }
  };
  const json written = json::parse(changed("1e999", "0"));
  compare(compare, schema, written, "");
  // And the other way round: the schema has no member that the full plan lacks.
  const auto names = [](const json& object) {
    std::set<std::string> all;
    for (const auto& [name, member] : object.items()) {
      if (!name.starts_with("x-")) all.insert(name);
    }
    return all;
  };
  CHECK(names(schema["properties"]) == names(written));
  const json groups = resolve(resolve(schema["properties"]["groups"])["items"])["properties"];
  CHECK(names(groups) == names(written["groups"][0]));
  const json priority = resolve(resolve(groups["priorities"])["items"])["properties"];
  CHECK(names(priority) == names(written["groups"][0]["priorities"][0]));
  const json unplanned = resolve(schema["properties"]["unplanned"])["properties"];
  CHECK(names(unplanned) == names(written["unplanned"]));
  const json idea = resolve(resolve(unplanned["ideas"])["items"])["properties"];
  CHECK(names(idea) == names(written["unplanned"]["ideas"][0]));
}

}  // namespace
}  // namespace summit
