#include "plan/load.h"

#include <doctest/doctest.h>

using namespace summit;

namespace {

Priority owned(std::string title, std::vector<std::string> owners, Status status = Status::agreed) {
  return {.id = title, .title = title, .owners = std::move(owners), .status = status};
}

Plan plan() {
  Plan plan;
  plan.people = {{.name = "TBD", .kind = PersonKind::unassigned},
                 {.name = "Docs team", .kind = PersonKind::team}};
  plan.groups = {
      {.title = "Essential",
       .priorities = {owned("Cells", {"Ann"}), owned("Upgrades", {"Bob", "Ann"}),
                      owned("Scheduler", {"TBD"}), owned("API", {})}},
      {.title = "High",
       .priorities = {owned("Docs", {"Docs team", "TBD"}, Status::in_progress),
                      owned("Old", {"Bob"}, Status::done), owned("Cut", {}, Status::dropped),
                      owned("Quotas", {"Ann", "Ann"}, Status::proposed)}},
      {.title = "Low"}};
  plan.unplanned.ideas = {{.id = "i", .title = "Idea", .ideas = {{.id = "j", .title = "Below"}}},
                          {.id = "k", .title = "Other"}};
  return plan;
}

}  // namespace

TEST_CASE("owners carry what they own alone and what they share, the most first") {
  const Load load = load_of(plan());
  REQUIRE(load.owners.size() == 3);
  CHECK(load.owners[0].name == "Ann");
  CHECK(load.owners[0].sole == 2);  // named twice she owns Quotas once, and alone
  CHECK(load.owners[0].shared == 1);
  CHECK(load.owners[0].priorities.size() == 3);
  CHECK(load.owners[0].priorities[2].group == 1);
  CHECK(load.owners[0].priorities[2].at == 3);
  CHECK(load.owners[1].name == "Bob");
  CHECK(load.owners[2].name == "Docs team");
  CHECK(load.owners[2].kind == PersonKind::team);
  CHECK(load.owners[2].sole == 1);  // nobody yet is nobody to share with
}

TEST_CASE("what is done, deferred or dropped weighs nothing") {
  const Load load = load_of(plan());
  CHECK(load.owners[1].carries() == 1);
  CHECK(load.owners[1].closed == 1);
  CHECK(load.owners[1].priorities.size() == 2);
  CHECK(load.open == 6);
  CHECK(is_open(Status::in_progress));
  CHECK_FALSE(is_open(Status::deferred));
}

TEST_CASE("open priorities that nobody owns, or a placeholder does, have no owner") {
  const Load load = load_of(plan());
  REQUIRE(load.unowned.size() == 2);
  CHECK(load.unowned[0].at == 2);
  CHECK(load.unowned[1].at == 3);
}

TEST_CASE("groups have their priorities by status, and ideas are unplanned") {
  const Load load = load_of(plan());
  REQUIRE(load.groups.size() == 3);
  CHECK(load.groups[0][static_cast<std::size_t>(Status::agreed)] == 4);
  CHECK(load.groups[1] == std::array<std::size_t, status_count>{1, 0, 1, 1, 0, 1});
  CHECK(load.groups[2] == std::array<std::size_t, status_count>{});
  CHECK(load.unplanned == 3);
  CHECK(load_of(Plan()).groups.empty());
}

TEST_CASE("a capacity is exceeded by more than it, and none by nobody") {
  const Load load = load_of(plan());
  CHECK(count_over(load, 1) == 1);
  CHECK(count_over(load, 2) == 1);
  CHECK(count_over(load, 3) == 0);
  CHECK(count_over(load, 0) == 0);
}
