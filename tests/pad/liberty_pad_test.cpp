// The sample: from the pad's lines to the Liberty plan.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "document/plan_rst.h"
#include "pad/collect.h"
#include "pad/pad_files.h"
#include "pad/pad_html_reader.h"
#include "pad/pad_text_reader.h"

namespace summit {
namespace {

// The role of each line that a person corrects, by how it starts; all other proposals are accepted.
struct Correction {
  std::string_view start;
  LineRole role;
};
constexpr Correction corrections[] = {
    {"TODO ask the docs team", LineRole::ignore},
    {"who books the room", LineRole::ignore},
};

std::vector<std::optional<LineRole>> corrected(const PadLines& pad) {
  std::vector<std::optional<LineRole>> chosen(pad.lines.size());
  for (const Correction& correction : corrections) {
    const auto line = std::find_if(pad.lines.begin(), pad.lines.end(), [&](const PadLine& each) {
      return each.text.starts_with(correction.start);
    });
    REQUIRE(line != pad.lines.end());
    chosen[static_cast<std::size_t>(line - pad.lines.begin())] = correction.role;
  }
  return chosen;
}

// Prose without the marks of references, its words one space apart: a pad has neither the former
// nor the document's line breaks.
std::string words(std::string_view prose) {
  std::string result;
  for (std::size_t i = 0; i < prose.size(); ++i) {
    const char c = prose[i];
    if (c == '`' || (c == '_' && i > 0 && prose[i - 1] == '`')) continue;
    const bool paragraph = c == '\n' && i + 1 < prose.size() && prose[i + 1] == '\n';
    if (paragraph) {
      result += '\n';
      ++i;
    } else {
      result += c == '\n' ? ' ' : c;
    }
  }
  return result;
}

// `theirs` where it says the same in other line breaks, or without the marks of references.
std::string same_words(const std::string& ours, const std::string& theirs) {
  return words(ours) == words(theirs) ? theirs : ours;
}

// What notes do not say and what a document does not is all that may differ.
void check_is_liberty(Plan plan) {
  const Plan expected = liberty_plan();
  plan.pads.clear();
  plan.project = expected.project;
  plan.release = expected.release;
  plan.labels = expected.labels;
  plan.introduction = same_words(plan.introduction, expected.introduction);
  REQUIRE(plan.groups.size() == 1);
  REQUIRE(plan.groups[0].priorities.size() == expected.groups[0].priorities.size());
  for (std::size_t i = 0; i < plan.groups[0].priorities.size(); ++i) {
    Priority& priority = plan.groups[0].priorities[i];
    const Priority& other = expected.groups[0].priorities[i];
    CHECK_FALSE(priority.origin.empty());
    priority.origin.clear();
    priority.links.clear();
    priority.votes.reset();
    priority.heading = other.heading;  // "Cells v2" for "Cells V2"
    priority.description = same_words(priority.description.value_or(""), *other.description);
  }
  plan.unplanned.introduction =
      same_words(plan.unplanned.introduction, expected.unplanned.introduction);
  plan.unplanned.closing = same_words(plan.unplanned.closing, expected.unplanned.closing);
  for (Idea& idea : plan.unplanned.ideas) {
    CHECK_FALSE(idea.origin.empty());
    idea.origin.clear();
    idea.votes.reset();
  }
  CHECK(write_plan_json(plan) == write_plan_json(expected));
}

Plan collected(const PadLines& pad, const std::vector<std::optional<LineRole>>& chosen) {
  const LineRoles roles(pad, {});
  const std::vector<Person>& people = roles.people();
  Plan plan;
  const Collected all = collect(roles.propose(chosen));
  REQUIRE(summit::apply(plan, collect_into(plan, pad.id, {}, all, people)));
  // Once more changes nothing, whether what was collected is known or not.
  CHECK(collect_into(plan, pad.id, all, all, people).empty());
  CHECK(collect_into(plan, pad.id, {}, all, people).empty());
  return plan;
}

// "`Cells V2`_ …, `Andrew Laski`_" and where the owners' names lead, in a document.
std::vector<std::string> rows_and_targets(const std::string& rst) {
  std::vector<std::string> lines;
  std::istringstream stream(rst);
  for (std::string line; std::getline(stream, line);) {
    const bool target = line.starts_with(".. _") && line.find("://") != std::string::npos;
    if (target || line.starts_with("| ")) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

TEST_CASE("the sample pad leads to the Liberty plan by two corrections") {
  const PadLines pad =
      *read_pad_html(contents("assets/liberty-pad.html"), "assets/liberty-pad.html").value;
  CHECK(pad.id == "liberty-pad");
  const Plan plan = collected(pad, corrected(pad));
  check_is_liberty(plan);
  const Priority& cells = plan.groups[0].priorities[0];
  CHECK(cells.votes == 2);
  REQUIRE(cells.links.size() == 1);
  CHECK(cells.links[0].kind == "blueprint");
  CHECK(cells.origin[0].pad == "liberty-pad");
  CHECK(cells.origin[0].line == 17);
  CHECK(plan.unplanned.ideas[6].votes == 3);
  const std::vector<std::string> rows = rows_and_targets(write_plan_rst(plan));
  CHECK(rows.size() > 12);
  CHECK(rows == rows_and_targets(contents("assets/liberty.rst")));
}

// Text carries no strikethrough, so one more line is to be ignored by hand.
TEST_CASE("so does its text export, by three") {
  const PadLines pad =
      *read_pad_text(contents("assets/liberty-pad.txt"), "assets/liberty-pad.txt").value;
  std::vector<std::optional<LineRole>> chosen = corrected(pad);
  const auto struck = std::find_if(pad.lines.begin(), pad.lines.end(), [](const PadLine& line) {
    return line.text == "Cells V1 clean-up";
  });
  REQUIRE(struck != pad.lines.end());
  chosen[static_cast<std::size_t>(struck - pad.lines.begin())] = LineRole::ignore;
  check_is_liberty(collected(pad, chosen));
}

}  // namespace summit
