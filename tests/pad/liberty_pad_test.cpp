// The sample: from the pad's lines to the Liberty plan.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

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

void check_is_liberty(const Plan& plan) {
  const Plan expected = liberty_plan();
  CHECK(plan.title == expected.title);
  CHECK(words(plan.introduction) == words(expected.introduction));
  CHECK(plan.people == expected.people);
  REQUIRE(plan.groups.size() == 1);
  CHECK(plan.groups[0].title.empty());
  CHECK(plan.groups[0].columns == expected.groups[0].columns);
  REQUIRE(plan.groups[0].priorities.size() == expected.groups[0].priorities.size());
  for (std::size_t i = 0; i < plan.groups[0].priorities.size(); ++i) {
    const Priority& priority = plan.groups[0].priorities[i];
    const Priority& other = expected.groups[0].priorities[i];
    CHECK(priority.id == other.id);
    CHECK(priority.title == other.title);
    CHECK(priority.owners == other.owners);
    CHECK(words(priority.description.value_or("")) == words(*other.description));
    CHECK_FALSE(priority.origin.empty());
  }
  CHECK(plan.unplanned.title == expected.unplanned.title);
  CHECK(words(plan.unplanned.introduction) == words(expected.unplanned.introduction));
  CHECK(words(plan.unplanned.closing) == words(expected.unplanned.closing));
  REQUIRE(plan.unplanned.ideas.size() == expected.unplanned.ideas.size());
  for (std::size_t i = 0; i < plan.unplanned.ideas.size(); ++i) {
    CHECK(plan.unplanned.ideas[i].id == expected.unplanned.ideas[i].id);
    CHECK(plan.unplanned.ideas[i].title == expected.unplanned.ideas[i].title);
    CHECK(plan.unplanned.ideas[i].ideas.empty());
  }
}

Plan collected(const PadLines& pad, std::vector<std::optional<LineRole>> chosen) {
  const std::vector<Person> people = liberty_people();
  Plan plan;
  const Collected all = collect(propose(pad, chosen, people));
  REQUIRE(summit::apply(plan, collect_into(plan, pad.id, {}, all, people)));
  // Once more changes nothing, whether what was collected is known or not.
  CHECK(collect_into(plan, pad.id, all, all, people).empty());
  CHECK(collect_into(plan, pad.id, {}, all, people).empty());
  return plan;
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
  CHECK(cells.origin[0].line == 9);
  CHECK(plan.unplanned.ideas[6].votes == 3);
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
