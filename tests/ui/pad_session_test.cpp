// What a person decides about a pad, without a screen.
#include "ui/pad_session.h"

#include <doctest/doctest.h>

#include <numeric>

#include "pad/line_following.h"
#include "pad/pad_files.h"
#include "plan/plan_json.h"

namespace summit::ui {
namespace {

OpenedPad opened(const std::string& file) {
  const std::string bytes = contents(file);
  return std::move(*read_pad(format_of(file, bytes), bytes, file).value);
}

OpenedPad text(std::string_view lines) {
  return std::move(*read_pad(FileFormat::text, std::string(lines), "pad.txt").value);
}

// A plan, and a pad that is collected into it.
struct Desk {
  Plan plan;
  PadSession pad;

  explicit Desk(OpenedPad what) {
    plan.title = what.lines.id;
    take(PadSession::open(plan, std::move(what)));
  }
  // A plan from a file, and a pad that is opened with it.
  Desk(Plan from, OpenedPad what) : plan(std::move(from)) {
    take(PadSession::open(plan, std::move(what)));
  }
  Plan saved() const { return *read_plan_json(write_plan_json(plan), "").value; }
  void take(PadStep step) {
    REQUIRE(summit::apply(plan, step.operations));
    pad.show(std::move(step.after));
  }
  void reopen(OpenedPad newer) {
    const LineMapping mapping = follow(pad.state()->source->opened, newer);
    take(pad.reopen(plan, std::move(newer), mapping));
  }
  void confirm_all() {
    std::vector<std::size_t> lines(pad.pad().lines.size());
    std::iota(lines.begin(), lines.end(), 0);
    take(pad.confirm(plan, lines));
  }
  std::size_t line(std::string_view start) const {
    for (std::size_t i = 0; i < pad.pad().lines.size(); ++i) {
      if (pad.pad().lines[i].text.starts_with(start)) return i;
    }
    FAIL("no line begins so");
    return 0;
  }
  std::vector<std::string> shown(LineMark mark) {
    std::vector<std::string> result;
    for (const PadRow& row : pad.rows()) {
      if (row.line != no_line && pad.mark(row.line) == mark) {
        result.push_back(pad.pad().lines[row.line].text);
      }
    }
    return result;
  }
};

}  // namespace

TEST_CASE("the sample pad, line by line in any order, gives the Liberty plan") {
  Desk all(opened("assets/liberty-pad.etherpad"));
  all.take(all.pad.choose(all.plan, all.line("TODO ask"), LineRole::ignore));
  all.take(all.pad.choose(all.plan, all.line("who books"), LineRole::ignore));
  all.confirm_all();
  const Plan expected = liberty_plan();
  CHECK(all.plan.title == expected.title);
  REQUIRE(all.plan.groups.size() == 1);
  REQUIRE(all.plan.groups[0].priorities.size() == expected.groups[0].priorities.size());
  for (std::size_t i = 0; i < expected.groups[0].priorities.size(); ++i) {
    CHECK(all.plan.groups[0].priorities[i].title == expected.groups[0].priorities[i].title);
    CHECK(all.plan.groups[0].priorities[i].owners == expected.groups[0].priorities[i].owners);
  }
  CHECK(all.plan.unplanned.ideas.size() == expected.unplanned.ideas.size());
  CHECK(all.pad.lines_placed() == all.pad.lines_in_all());

  const std::size_t count = all.pad.pad().lines.size();
  for (const bool backwards : {false, true}) {
    Desk each(opened("assets/liberty-pad.etherpad"));
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t line = backwards ? count - 1 - i : i;
      const LineRole role = all.pad.proposals()[line].role;
      each.take(each.pad.choose(each.plan, line, role));
    }
    CHECK(write_plan_json(each.plan) == write_plan_json(all.plan));
  }
}

TEST_CASE("what a person wrote into the plan stays") {
  Desk desk(text("Priorities\n\t* Cells\n\t* Scheduler\n"));
  desk.confirm_all();
  const std::string id = desk.pad.item_of(desk.plan, 1);
  REQUIRE(summit::apply(desk.plan, RenamePriority{id, "Cells V2", {}, true}));
  desk.take(desk.pad.choose(desk.plan, 2, LineRole::ignore));
  REQUIRE(desk.plan.groups.size() == 1);
  REQUIRE(desk.plan.groups[0].priorities.size() == 1);
  CHECK(desk.plan.groups[0].priorities[0].title == "Cells V2");
  CHECK(desk.pad.line_of(desk.plan, id) == 1);
  CHECK(desk.pad.line_of(desk.plan, "nothing") == no_line);
  CHECK(desk.pad.item_of(desk.plan, 2).empty());
}

TEST_CASE(
    "a newer export of the sample: exactly the lines that changed, by its history or without") {
  for (const char* ending : {"etherpad", "html", "txt"}) {
    CAPTURE(std::string(ending));
    Desk desk(opened(std::string("assets/liberty-pad.") + ending));
    desk.confirm_all();
    const std::size_t before = desk.plan.groups[0].priorities.size();
    const Plan as_collected = desk.plan;
    desk.reopen(opened(std::string("tests/pad/newer/liberty-pad.") + ending));
    CHECK(desk.shown(LineMark::added) ==
          std::vector<std::string>{
              "Volume migration (Jay Pipes)",
              "Moving volumes between hosts has to work for attached ones as well.",
              "Better errors for users"});
    CHECK(desk.shown(LineMark::changed) ==
          std::vector<std::string>{"V2.1 API  ##api +1", "DevRef and onboarding"});
    REQUIRE(desk.pad.state()->news->gone.size() == 1);
    CHECK(desk.pad.state()->news->gone[0].text == "Tasks for API triggered operations");
    // Nothing changed in the plan, and what came from a line is found at its new one.
    CHECK(desk.plan == as_collected);
    CHECK(desk.pad.item_of(desk.plan, desk.line("DevRef and")) == "devref-update");
    CHECK(desk.pad.line_of(desk.plan, "devref-update") == desk.line("DevRef and"));
    CHECK(desk.plan.groups[0].priorities.size() == before);
    CHECK(desk.plan.title == "Liberty Project Priorities");
    CHECK_FALSE(desk.pad.state()->pending.empty());
    // All at once, or one after the other.
    Desk& all = desk;
    const std::vector<std::size_t> pending = all.pad.state()->pending;
    Plan together = all.plan;
    REQUIRE(summit::apply(together, all.pad.accept(together, pending).operations));
    for (const std::size_t change : pending) {
      all.take(all.pad.accept(all.plan, std::vector<std::size_t>{change}));
    }
    CHECK(write_plan_json(all.plan) == write_plan_json(together));
    CHECK(all.pad.state()->pending.empty());
    CHECK(all.pad.lines_placed() == all.pad.lines_in_all());
  }
}

TEST_CASE("what was decided comes back with the plan") {
  for (const char* ending : {"etherpad", "html", "txt"}) {
    CAPTURE(std::string(ending));
    const std::string file = std::string("assets/liberty-pad.") + ending;
    Desk first(opened(file));
    const Plan begun = first.plan;
    const PadStep one = first.pad.choose(first.plan, first.line("Scheduler"), LineRole::idea);
    Plan tried = first.plan;
    const Applied applied = summit::apply(tried, one.operations);
    REQUIRE(applied);
    CHECK(tried.pads.size() == 1);
    REQUIRE(summit::apply(tried, applied.inverse));
    CHECK(tried == begun);
    first.take(first.pad.choose(first.plan, first.line("who books"), LineRole::ignore));
    first.confirm_all();

    Desk again(first.saved(), opened(file));
    CHECK(again.plan == first.plan);
    CHECK(again.pad.lines_placed() == again.pad.lines_in_all());
    CHECK(again.pad.state()->chosen == first.pad.state()->chosen);
    CHECK(again.pad.state()->news == nullptr);
    for (Desk* desk : {&first, &again}) {
      desk->take(desk->pad.choose(desk->plan, desk->line("Scheduler"), LineRole::idea));
    }
    CHECK(write_plan_json(again.plan) == write_plan_json(first.plan));

    // A newer export is the same to a plan that was saved as to one that stayed open.
    const std::string newer = std::string("tests/pad/newer/liberty-pad.") + ending;
    Desk later(first.saved(), opened(newer));
    first.reopen(opened(newer));
    CHECK(write_plan_json(later.plan) == write_plan_json(first.plan));
    CHECK(later.pad.state()->chosen == first.pad.state()->chosen);
    CHECK(later.pad.state()->pending == first.pad.state()->pending);
    const PadNews& one_news = *first.pad.state()->news;
    const PadNews& other_news = *later.pad.state()->news;
    CHECK(one_news.marks == other_news.marks);
    REQUIRE(one_news.gone.size() == other_news.gone.size());
    REQUIRE(one_news.update.changes.size() == other_news.update.changes.size());
    for (std::size_t i = 0; i < one_news.update.changes.size(); ++i) {
      CHECK(one_news.update.changes[i].sentence == other_news.update.changes[i].sentence);
    }
    for (Desk* desk : {&first, &later}) {
      desk->take(desk->pad.accept(desk->plan, desk->pad.state()->pending));
    }
    CHECK(write_plan_json(later.plan) == write_plan_json(first.plan));
    CHECK(later.pad.lines_placed() == later.pad.lines_in_all());
    const Desk last(later.saved(), opened(newer));
    CHECK(last.pad.lines_placed() == last.pad.lines_in_all());
    CHECK(last.pad.state()->news == nullptr);
  }
}

TEST_CASE("a pad's history is of no use where it leads elsewhere: the plan has the lines") {
  Desk desk(opened("assets/liberty-pad.etherpad"));
  desk.confirm_all();
  // An export without a history, of the same name; then one whose history is another.
  for (const std::int64_t revision : {5, 1000000}) {
    Plan plan = desk.saved();
    plan.pads[0].revision = revision;
    Desk again(std::move(plan), opened("tests/pad/newer/liberty-pad.etherpad"));
    CHECK(again.shown(LineMark::changed).size() == 2);
    CHECK(again.pad.state()->news->gone.size() == 1);
  }
  Desk other(desk.saved(), opened("tests/pad/newer/liberty-pad.txt"));
  CHECK(other.shown(LineMark::added).size() == 3);
}

TEST_CASE("a plan that keeps no lines has the roles that its origins tell") {
  Desk first(opened("assets/liberty-pad.etherpad"));
  first.take(first.pad.choose(first.plan, first.line("who books"), LineRole::ignore));
  first.confirm_all();
  Plan older = first.saved();
  older.pads.clear();
  Desk again(older, opened("assets/liberty-pad.etherpad"));
  CHECK(again.plan == older);
  std::size_t items = 0;
  for (const Proposal& proposal : first.pad.proposals()) {
    items += proposal.role == LineRole::priority || proposal.role == LineRole::idea ? 1U : 0U;
  }
  CHECK(again.pad.lines_placed() > items);
  CHECK(again.pad.lines_placed() < again.pad.lines_in_all());
  // Nothing is doubled by what is confirmed then.
  again.take(again.pad.choose(again.plan, again.line("who books"), LineRole::ignore));
  again.confirm_all();
  CHECK(write_plan_json(again.plan) == write_plan_json(first.plan));
}

TEST_CASE("a still newer export before anything was decided about the newer one") {
  const auto second = [] { return text("Priorities\n\t* Upgrades\n\t* Cells\n\t* Scheduler\n"); };
  const auto third = [] {
    return text("Priorities\n\t* Docs\n\t* Upgrades\n\t* Cells V2\n\t* Scheduler\n");
  };
  Desk desk(text("Priorities\n\t* Cells\n\t* Scheduler\n"));
  desk.confirm_all();
  const Plan collected = desk.plan;
  desk.reopen(second());
  desk.reopen(third());
  CHECK(desk.plan == collected);
  CHECK(desk.pad.line_of(desk.plan, "cells") == 3);
  CHECK(desk.pad.item_of(desk.plan, 4) == "scheduler");
  desk.take(desk.pad.choose(desk.plan, 1, LineRole::idea));
  CHECK(desk.pad.line_of(desk.plan, "cells") == 3);
  REQUIRE(desk.plan.unplanned.ideas.size() == 1);
  CHECK(desk.plan.pads[0].lines[1] == "idea:   * Docs");
  // Saved before anything was decided, all of it is there again.
  Desk later(collected, third());
  CHECK(later.plan == collected);
  CHECK(later.pad.state()->pending.size() == 3);
  later.take(later.pad.dismiss(later.plan, later.pad.state()->pending));
  CHECK(later.plan.groups == Desk(later.saved(), third()).plan.groups);
  CHECK(Desk(later.saved(), third()).pad.state()->news == nullptr);
}

TEST_CASE("tags, each once, whatever their case") {
  Desk desk(text("Priorities\n\t* Cells ##API ##docs\n\t* Scheduler ##api\n\t* Quotas\n"));
  CHECK(desk.pad.tags() == std::vector<std::string>{"api", "docs"});
  desk.pad.filter.tag = "api";
  CHECK(desk.pad.rows().size() == 2);
  desk.pad.filter.role = LineRole::idea;
  CHECK(desk.pad.rows().empty());
}

TEST_CASE("a new line that is confirmed by hand is no open change") {
  Desk desk(text("Priorities\n\t* Cells\n"));
  desk.confirm_all();
  desk.reopen(text("Priorities\n\t* Cells\n\t* Upgrades\n"));
  CHECK(desk.pad.state()->pending.size() == 1);
  desk.take(desk.pad.choose(desk.plan, 2, LineRole::idea));
  CHECK(desk.pad.state()->pending.empty());
  CHECK(desk.plan.unplanned.ideas.size() == 1);
}

TEST_CASE("when a line appeared, and who changed it last") {
  Desk desk(opened("assets/liberty-pad.etherpad"));
  PadAges* ages = desk.pad.ages();
  REQUIRE(ages != nullptr);
  CHECK(ages->about(0).empty());
  while (ages->step()) {
  }
  CHECK(ages->about(0).starts_with("Since revision "));
  CHECK(ages->about(0).find(" UTC)") != std::string::npos);
  bool changed = false;
  for (std::size_t line = 0; line < desk.pad.pad().lines.size(); ++line) {
    changed = changed || ages->about(line).find(" by ") != std::string::npos;
  }
  CHECK(changed);
  CHECK(Desk(opened("assets/liberty-pad.html")).pad.ages() == nullptr);
}

TEST_CASE("rows by role, author and text; empty lines never") {
  Desk desk(opened("assets/liberty-pad.etherpad"));
  const std::size_t all = desk.pad.rows().size();
  CHECK(all == desk.pad.lines_in_all());
  CHECK(all < desk.pad.pad().lines.size());
  desk.pad.current = {desk.line("Scheduler"), no_line};
  desk.pad.filter.text = "quotas";
  REQUIRE(desk.pad.rows().size() == 1);
  CHECK(desk.pad.rows()[0].line == desk.line("Simplify"));
  CHECK(desk.pad.current_row() == 0);
  desk.pad.filter = {.role = LineRole::title};
  CHECK(desk.pad.rows().size() == 1);
  desk.pad.filter = {.author = 0};
  const std::size_t his = desk.pad.rows().size();
  CHECK(his > 0);
  CHECK(his < all);
  CHECK(desk.pad.tags() == std::vector<std::string>{"api"});
  desk.pad.filter = {.tag = "api"};
  REQUIRE(desk.pad.rows().size() == 1);
  CHECK(desk.pad.rows()[0].line == desk.line("V2.1 API"));
  desk.pad.filter = {.text = "nothing says this"};
  CHECK(desk.pad.rows().empty());
  desk.pad.filter = {};
  CHECK(desk.pad.rows()[desk.pad.current_row()].line == desk.line("Scheduler"));
}

}  // namespace summit::ui
