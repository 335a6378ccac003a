// Prose typed key by key: what is kept up with it is what would be made anew.
#include "document/splice/live_document.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "document/splice/rst_splice.h"
#include "document/writer/rst_writer.h"
#include "plan/carry_over.h"
#include "plan/random_plan.h"
#include "plan/rules.h"

namespace summit {
namespace {

bool same_prose(const BoundProse& a, const BoundProse& b) {
  return a.span == b.span && a.indent == b.indent;
}

void check_tree(const RstDocument& got, const RstDocument& wanted) {
  CHECK(got.tree.source() == wanted.tree.source());
  REQUIRE(got.tree.nodes.size() == wanted.tree.nodes.size());
  for (RstIndex at = 0; at < got.tree.nodes.size(); ++at) {
    const RstNode& a = got.tree[at];
    const RstNode& b = wanted.tree[at];
    CAPTURE(at);
    REQUIRE(a.kind == b.kind);
    REQUIRE(a.style == b.style);
    REQUIRE(a.level == b.level);
    REQUIRE(a.begin == b.begin);
    REQUIRE(a.end == b.end);
    REQUIRE(a.parent == b.parent);
    REQUIRE(a.subtree_end == b.subtree_end);
    REQUIRE(a.value == b.value);
  }
  CHECK(got.tree.pieces == wanted.tree.pieces);
  REQUIRE(got.names.resolved().size() == wanted.names.resolved().size());
  for (std::size_t at = 0; at < got.names.resolved().size(); ++at) {
    CHECK(got.names.resolved()[at].from == wanted.names.resolved()[at].from);
    CHECK(got.names.resolved()[at].to == wanted.names.resolved()[at].to);
  }
  REQUIRE(got.problems.size() == wanted.problems.size());
  for (std::size_t at = 0; at < got.problems.size(); ++at) {
    CHECK(got.problems[at].at == wanted.problems[at].at);
    CHECK(got.problems[at].message == wanted.problems[at].message);
  }
}

void check_sections(const std::vector<BoundSection>& got, const std::vector<BoundSection>& wanted) {
  REQUIRE(got.size() == wanted.size());
  for (std::size_t at = 0; at < got.size(); ++at) {
    CHECK(got[at].section == wanted[at].section);
    CHECK(same_prose(got[at].body, wanted[at].body));
    check_sections(got[at].sections, wanted[at].sections);
  }
}

void check_ideas(const std::vector<BoundIdea>& got, const std::vector<BoundIdea>& wanted) {
  REQUIRE(got.size() == wanted.size());
  for (std::size_t at = 0; at < got.size(); ++at) {
    CHECK(got[at].item == wanted[at].item);
    CHECK(got[at].title == wanted[at].title);
    CHECK(same_prose(got[at].notes, wanted[at].notes));
    check_ideas(got[at].ideas, wanted[at].ideas);
  }
}

void check_binding(const Binding& got, const Binding& wanted) {
  CHECK(got.labels == wanted.labels);
  CHECK(got.title == wanted.title);
  CHECK(same_prose(got.introduction, wanted.introduction));
  CHECK(got.people == wanted.people);
  REQUIRE(got.groups.size() == wanted.groups.size());
  for (std::size_t group = 0; group < got.groups.size(); ++group) {
    const BoundGroup& a = got.groups[group];
    const BoundGroup& b = wanted.groups[group];
    CHECK(a.section == b.section);
    CHECK(a.table == b.table);
    CHECK(same_prose(a.introduction, b.introduction));
    REQUIRE(a.priorities.size() == b.priorities.size());
    for (std::size_t at = 0; at < a.priorities.size(); ++at) {
      CHECK(a.priorities[at].row == b.priorities[at].row);
      CHECK(a.priorities[at].section == b.priorities[at].section);
      CHECK(same_prose(a.priorities[at].description, b.priorities[at].description));
    }
  }
  CHECK(got.unplanned.section == wanted.unplanned.section);
  CHECK(same_prose(got.unplanned.introduction, wanted.unplanned.introduction));
  CHECK(same_prose(got.unplanned.closing, wanted.unplanned.closing));
  check_ideas(got.unplanned.ideas, wanted.unplanned.ideas);
  check_sections(got.sections, wanted.sections);
}

// What write() would make of the plan.
void check_is_as_anew(const LiveDocument& live, const Plan& plan) {
  LiveDocument anew;
  anew.write(plan);
  const auto differ =
      std::mismatch(live.text().begin(), live.text().end(), anew.text().begin(), anew.text().end());
  CAPTURE(std::string(differ.first, live.text().end()).substr(0, 200));
  CAPTURE(std::string(differ.second, anew.text().end()).substr(0, 200));
  const bool same_text = live.text() == anew.text();
  REQUIRE(same_text);
  check_tree(live.bound().document, anew.bound().document);
  check_binding(live.bound().binding, anew.bound().binding);
  // The plan of a source has the ids that it gives.
  Plan got = live.bound().plan;
  Plan wanted = anew.bound().plan;
  carry_over(plan, got);
  carry_over(plan, wanted);
  CHECK(got == wanted);
}

// Types something somewhere into a prose.
void type(RandomPlans& random, std::string& prose) {
  static const std::vector<std::string> typed = {
      "x",   " word",     "\n",     "\n\n",  "*",    "``",    ":",
      "::",  "\n\n  in",  "\n* ",   "1. ",   "_",    "`A`_",  "\n\nA paragraph.",
      "\\",  "\n====\n",  ".. ",    "|",     "é",    "\t",    "\n\n.. note:: yes\n",
      " \n", "\n\n> q\n", "\n    ", "- - -", "\r\n", "日本語"};
  const std::string before = prose;
  const std::size_t at = random.below(prose.size() + 1);
  if (random.chance(30)) {
    const std::size_t count = std::min<std::size_t>(random.below(4), prose.size() - at);
    prose.erase(at, count);
  } else {
    prose.insert(at, typed[random.below(typed.size())]);
  }
  if (!text_trouble(prose, {}).empty()) prose = before;  // no plan has such text
}

struct Tally {
  int followed = 0;
  int written = 0;
};

void type_into(Plan plan, unsigned seed, Tally& tally) {
  RandomPlans random(seed);
  LiveDocument live;
  live.write(plan);
  for (int key = 0; key < 12; ++key) {
    const std::vector<PlanProse> proses = proses_of(plan);
    type(random, *proses[random.below(proses.size())].text);
    if (live.follow(plan)) {
      ++tally.followed;
      CAPTURE(seed);
      CAPTURE(key);
      check_is_as_anew(live, plan);
    } else {
      ++tally.written;
      live.write(plan);
    }
  }
}

TEST_CASE("typing into a document in the canonical layout") {
  Tally tally;
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomPlans random(seed);
    Plan plan = random.plan();
    plan.source.reset();
    type_into(std::move(plan), seed, tally);
  }
  CHECK(tally.followed > 20);
}

TEST_CASE("typing into documents of any layout") {
  Tally tally;
  for (unsigned seed = 0; seed < 300; ++seed) {
    RandomPlans random(seed);
    Plan plan = random.plan();
    plan.source.reset();
    type_into(bind_rst(write_rst(plan)).plan, seed, tally);
  }
  CHECK(tally.followed > 20);
}

TEST_CASE("typing into every real document") {
  const char* corpus = std::getenv("SUMMIT_CORPUS");
  if (corpus == nullptr) {
    MESSAGE("skipped: SUMMIT_CORPUS is not set");
    return;
  }
  Tally tally;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() != ".rst") continue;
    CAPTURE(entry.path().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(file), {}};
    for (unsigned seed = 0; seed < 10; ++seed) type_into(bind_rst(source).plan, seed, tally);
  }
  CHECK(tally.followed > tally.written);
}

TEST_CASE("a word typed into a description is followed, and what else changes is not") {
  RandomPlans random(1);
  Plan plan;
  plan.title = "Liberty Project Priorities";
  plan.groups.resize(1);
  plan.groups[0].columns = default_columns();
  plan.groups[0].priorities = {{.id = "a", .title = "A", .description = "One word."},
                               {.id = "b", .title = "B", .description = "`A`_ comes first."}};
  LiveDocument live;
  live.write(plan);
  CHECK(live.follow(plan));
  plan.groups[0].priorities[1].description = "`A`_ comes first, then others.";
  REQUIRE(live.follow(plan));
  REQUIRE(live.change());
  CHECK(live.change()->bytes == 31);
  check_is_as_anew(live, plan);
  // A name more may need a target.
  plan.groups[0].priorities[1].description = "`A`_ comes first, then `B`_.";
  CHECK_FALSE(live.follow(plan));
  live.write(plan);
  plan.groups[0].priorities[1].title = "C";
  CHECK_FALSE(live.follow(plan));
}

}  // namespace
}  // namespace summit
