#include "document/checks/house_rules.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace summit {
namespace {

// "line:column code" of each finding.
std::vector<std::string> found(std::string_view text) {
  std::vector<std::string> lines;
  for (const HouseRuleFinding& finding : check_house_rules(text)) {
    lines.push_back(std::to_string(finding.problem.at.line) + ":" +
                    std::to_string(finding.problem.at.column) + " " + finding.problem.code);
  }
  return lines;
}

// The text with all fixes made.
std::string mended(std::string text) {
  std::vector<HouseRuleFinding> findings = check_house_rules(text);
  std::reverse(findings.begin(), findings.end());
  for (const HouseRuleFinding& finding : findings) {
    if (finding.fix) {
      text.replace(finding.fix->begin, finding.fix->end - finding.fix->begin, finding.fix->text);
    }
  }
  return text;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a clean text has no findings") {
  CHECK(found("").empty());
  CHECK(found("a\n\n  b\n").empty());
}

TEST_CASE("each rule names the place and mends it") {
  CHECK(found("é b \nc\t\n") == Lines{"1:4 line-trailing-space", "2:2 line-trailing-space"});
  CHECK(mended("é\tb \nc\t\n") == "é       b\nc\n");
  CHECK(found("a\tb\n") == Lines{"1:2 line-tab"});
  CHECK(mended("a\tb\tc\n") == "a       b       c\n");
  CHECK(found("a\r\nb\r\n") == Lines{"1:2 line-carriage-return", "2:2 line-carriage-return"});
  CHECK(mended("a\r\nb \r\n") == "a\nb\n");
  CHECK(found("a\u200Bb\n") == Lines{"1:2 zero-width-space"});
  CHECK(mended("a\u200Bb\n") == "ab\n");
  CHECK(found("a\nb") == Lines{"2:2 no-final-newline"});
  CHECK(mended("a\nb") == "a\nb\n");
  CHECK(found("a\n\n\n") == Lines{"2:1 blank-line-at-end"});
  CHECK(mended("a\n\n\n") == "a\n");
  CHECK(mended("\n\n") == "");
}

TEST_CASE("a line is too long past 79 columns, unless nothing can be done about it") {
  const std::string word(40, 'x');
  CHECK(found(word + " " + word.substr(2) + "\n").empty());
  CHECK(found(word + " " + word + "\n") == Lines{"1:1 line-too-long"});
  // Columns count, not bytes: wide characters take two.
  std::string wide = "a ";
  for (int i = 0; i < 39; ++i) wide += "日";
  CHECK(found(wide + "\n") == Lines{"1:1 line-too-long"});
  std::string accents = "a ";
  for (int i = 0; i < 77; ++i) accents += "é";
  CHECK(found(accents + "\n").empty());
  CHECK(found("  " + word + word + "\n").empty());
  CHECK(found("see https://example.org/" + word + " " + word + "\n").empty());
}

}  // namespace summit
