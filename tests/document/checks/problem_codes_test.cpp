#include "document/checks/problem_codes.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace summit {
namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("PROBLEMS.md lists every code, and no other") {
  std::string table;
  for (const ProblemCode& code : problem_codes()) {
    table += "| `" + std::string(code.code) + "` | " + std::string(to_string(code.severity)) +
             " | " + std::string(code.about) + " |\n";
  }
  const std::string page = contents("PROBLEMS.md");
  REQUIRE_FALSE(page.empty());
  CHECK(page.substr(page.find("|---|---|---|\n") + 14) == table);
}

// A string of words joined by hyphens that begins as codes do is one.
TEST_CASE("every code in the sources is listed, and each listed one is there") {
  std::set<std::string, std::less<>> listed;
  std::set<std::string, std::less<>> families;
  for (const ProblemCode& code : problem_codes()) {
    CHECK_MESSAGE(listed.emplace(code.code).second, "twice: " << code.code);
  }
  families = {"json",      "pad",     "plan",  "rst",    "row",       "label", "owner", "priority",
              "duplicate", "missing", "empty", "broken", "operation", "zero",  "blank"};
  std::set<std::string, std::less<>> used;
  for (const char* folder : {"src/text", "src/plan", "src/pad", "src/document", "src/cli"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".cpp" || entry.path().stem() == "problem_codes") continue;
      const std::string text = contents(entry.path());
      for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 1)) {
        const std::size_t end =
            text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", at + 1);
        if (end == std::string::npos || text[end] != '"') continue;
        const std::string word = text.substr(at + 1, end - at - 1);
        if (listed.contains(word)) used.insert(word);
        if (word == "pad-html") continue;  // a format
        const std::size_t hyphen = word.find('-');
        if (hyphen == 0 || hyphen == std::string::npos) continue;
        if (families.contains(word.substr(0, hyphen))) {
          CHECK_MESSAGE(listed.contains(word), entry.path().string() << " has " << word);
        }
      }
    }
  }
  for (const std::string& code : listed) CHECK_MESSAGE(used.contains(code), code << " is nowhere");
}

TEST_CASE("severities are chosen by code") {
  Severities severities;
  CHECK(severities.set("line-tab=off").empty());
  CHECK(severities.set("line-too-long=error").empty());
  CHECK(severities.set("no-such=off") == "there is no problem “no-such”; PROBLEMS.md lists them");
  CHECK(severities.set("line-tab") ==
        "“line-tab” does not say off, hint, warning or error, as in “line-tab=off”");
  std::vector<Problem> problems(3);
  problems[0].code = "line-tab";
  problems[1] = {Severity::warning, {}, {}, {}, "line-too-long"};
  problems[2] = {Severity::hint, {}, {}, {}, "owner-without-link"};
  severities.apply(problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].severity == Severity::error);
  CHECK(problems[1].severity == Severity::hint);
}

}  // namespace summit
