#include "plan/operation_json.h"

#include <doctest/doctest.h>

#include <string>

namespace summit {
namespace {

std::string problem_in(std::string_view text) {
  const Result<ReadOperations> read = read_operations(text, "");
  if (read) return read.problems.empty() ? "" : "operations and a problem";
  return read.problems.size() == 1 ? to_string(read.problems[0]) : "not one problem";
}

TEST_CASE("operations have their published names and members") {
  const Operations operations{
      SetText{SetText::Member::release, "M"},
      AddPriority{{.title = "T"}, 1, 0},
      SetOwners{"cells", {}},
      SetDescription{"cells", {}},
      SetField{"cells", "votes", std::int64_t{3}},
      MoveIdea{"limits", "", 2},
      SetSection{{"Process", "Reviews"}, "x"},
      SetPad{"YVR", 63, 1, 2, {"title: Liberty", ""}},
  };
  const std::string text = R"([
  {
    "op": "set-release",
    "value": "M"
  },
  {
    "op": "add-priority",
    "priority": {
      "title": "T"
    },
    "group": 1,
    "at": 0
  },
  {
    "op": "set-owners",
    "id": "cells",
    "owners": []
  },
  {
    "op": "set-description",
    "id": "cells",
    "value": null
  },
  {
    "op": "set-field",
    "id": "cells",
    "name": "votes",
    "value": 3
  },
  {
    "op": "move-idea",
    "id": "limits",
    "parent": "",
    "at": 2
  },
  {
    "op": "set-section",
    "title": [
      "Process",
      "Reviews"
    ],
    "body": "x"
  },
  {
    "op": "set-pad",
    "name": "YVR",
    "revision": 63,
    "at": 1,
    "remove": 2,
    "lines": [
      "title: Liberty",
      ""
    ]
  }
]
)";
  CHECK(write_operations(operations) == text);
  const Result<ReadOperations> read = read_operations(text, "");
  REQUIRE(read);
  CHECK(read.value->operations == operations);
  CHECK(read.value->places[2] == Position{14, 3});
}

TEST_CASE("one operation may stand alone, and a list may be empty") {
  CHECK(read_operations(R"({"op": "demote", "id": "x"})", "").value->operations ==
        Operations{Demote{"x"}});
  CHECK(read_operations("\xEF\xBB\xBF[]", "").value->operations.empty());
  CHECK(write_operations({}) == "[]\n");
}

TEST_CASE("an id may stand in many operations") {
  CHECK(problem_in(R"([{"op": "add-priority", "priority": {"id": "a", "title": "A"}},
                       {"op": "remove-priority", "id": "a"},
                       {"op": "add-priority", "priority": {"id": "a", "title": "A"}}])") == "");
}

TEST_CASE("what is wrong is told at its place") {
  CHECK(problem_in("[1]") ==
        "1:2: error: an operation is an object with an \"op\", such as "
        "{\"op\": \"set-owners\", …} [operation-name]");
  CHECK(problem_in("[{\"op\": \"set-owner\"}]") ==
        "1:9: error: there is no operation “set-owner”; give the name of one, such as "
        "\"set-owners\" [operation-name]");
  CHECK(problem_in(R"([{"op": "set-owners", "id": "x"}])") ==
        "1:2: error: “owners” is missing here; add it [plan-member]");
  CHECK(problem_in(R"([{"op": "set-description", "id": "x"}])") ==
        "1:2: error: “value” is missing here; add it [plan-member]");
  CHECK(problem_in(R"([{"op": "replace-plan"}])") ==
        "1:2: error: “plan” is missing here; add it [plan-member]");
  CHECK(problem_in(R"([{"op": "replace-plan", "plan": {"version": 2}}])") ==
        "1:45: error: this plan is of version 2, but only version 1 can stand here [plan-version]");
  CHECK(problem_in(R"([{"op": "demote", "id": "x", "att": 1}])") ==
        "1:37: error: the member “att” is not known here; remove it or correct its name "
        "[plan-member]");
  CHECK(problem_in(R"([{"op": "add-group", "titel": "x"}])").ends_with("[plan-member]"));
  CHECK(problem_in(R"([{"op": "demote", "id": "x", "at": -1}])") ==
        "1:36: error: “at” is -1, but a whole number from 0 is expected [plan-type]");
  CHECK(
      problem_in(R"([{"op": "set-field", "id": "x", "name": "y", "value": true}])") ==
      "1:55: error: “value” is true or false, but a text, a whole number, a list of links or null "
      "is expected here [plan-type]");
}

// Minutes where each operation's place is counted from the start.
TEST_CASE("a hundred thousand operations, on one line or many") {
  for (const char* between : {",", ",\n"}) {
    std::string text = "[{\"op\": \"demote\", \"id\": \"é\"}";
    for (int i = 1; i < 100'000; ++i) {
      text.append(between).append("{\"op\": \"demote\", \"id\": \"é\"}");
    }
    const Result<ReadOperations> read = read_operations(text + "]", "");
    REQUIRE(read);
    const Position last = read.value->places.back();
    CHECK(last == (between[1] == '\n' ? Position{100'000, 1} : Position{1, 2 + 99'999 * 28}));
  }
}

}  // namespace
}  // namespace summit
