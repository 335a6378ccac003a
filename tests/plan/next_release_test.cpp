#include "plan/next_release.h"

#include <doctest/doctest.h>

using namespace summit;

TEST_CASE("a release begins with what the last one left") {
  Plan last;
  last.project = "nova";
  last.release = "liberty";
  last.title = "Liberty Project Priorities";
  last.labels = {"liberty-priorities"};
  last.introduction = "What matters.";
  last.people = {{.name = "Ann", .url = "https://a.example"}};
  last.pads = {{.name = "summit", .lines = {"ignore: x"}}};
  last.source = Source{"rst", "text", {}};
  last.sections = {{.title = "Process", .body = "Prose."}};
  Priority cells{.id = "cells",
                 .title = "Cells",
                 .owners = {"Ann"},
                 .description = "Prose.",
                 .status = Status::in_progress,
                 .links = {{.kind = "bug", .url = "https://b.example"}},
                 .votes = 3,
                 .origin = {{.pad = "summit", .line = 1}}};
  last.groups = {{.columns = default_columns(),
                  .priorities = {{.id = "done", .title = "Done", .status = Status::done},
                                 cells,
                                 {.id = "gone", .title = "Gone", .status = Status::dropped},
                                 {.id = "later", .title = "Later", .status = Status::deferred}}}};
  last.unplanned.ideas = {{.id = "docs",
                           .title = "Docs",
                           .votes = 1,
                           .origin = {{.pad = "summit", .line = 2}},
                           .ideas = {{.id = "guide", .title = "Guide", .votes = 2}}}};

  const Plan next = next_release(last);
  CHECK(next.project == "nova");
  CHECK(next.release.empty());
  CHECK(next.title == "Project Priorities");
  CHECK(next.labels.empty());
  CHECK(next.introduction == last.introduction);
  CHECK(next.people == last.people);
  CHECK(next.sections == last.sections);
  CHECK(next.pads.empty());
  CHECK_FALSE(next.source.has_value());
  REQUIRE(next.groups.size() == 1);
  CHECK(next.groups[0].columns == default_columns());
  cells.status = Status::proposed;
  cells.votes.reset();
  cells.origin.clear();
  CHECK(
      next.groups[0].priorities ==
      std::vector<Priority>{cells, {.id = "later", .title = "Later", .status = Status::proposed}});
  REQUIRE(next.unplanned.ideas.size() == 1);
  CHECK(next.unplanned.ideas[0].title == "Docs");
  CHECK_FALSE(next.unplanned.ideas[0].votes.has_value());
  CHECK(next.unplanned.ideas[0].origin.empty());
  CHECK_FALSE(next.unplanned.ideas[0].ideas[0].votes.has_value());
}

TEST_CASE("a title keeps what does not name the release") {
  const auto next_title = [](const char* title, const char* release) {
    Plan last;
    last.title = title;
    last.release = release;
    return next_release(std::move(last)).title;
  };
  CHECK(next_title("Priorities", "liberty") == "Priorities");
  CHECK(next_title("Liberty", "Liberty") == "Liberty");
  CHECK(next_title("Libertyish Priorities", "Liberty") == "Libertyish Priorities");
  CHECK(next_title("Liberty Priorities", "") == "Liberty Priorities");
}
