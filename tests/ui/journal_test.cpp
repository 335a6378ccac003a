// What the page is told of the plans, so that it can keep them: told entries, applied in their
// order, give the plan as it is.
#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "plan/operation_json.h"
#include "plan/plan_json.h"
#include "program.h"

namespace summit::ui {
namespace {

struct Entry {
  nlohmann::json head;
  std::string payload;
};

std::vector<Entry> take(Program& program) {
  const std::string text = program.app.take_changes();
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    Entry entry{nlohmann::json::parse(text.substr(at, end - at)), {}};
    const auto bytes = entry.head.at("bytes").get<std::size_t>();
    entry.payload = text.substr(end + 1, bytes);
    at = end + 1 + bytes;
    REQUIRE(text[at] == '\n');
    ++at;
    entries.push_back(std::move(entry));
  }
  return entries;
}

// What a page would keep: plans by their names.
struct Kept {
  std::map<std::string, Plan> plans;
  std::string shown;

  void take_from(Program& program) {
    for (const Entry& entry : take(program)) {
      const auto id = entry.head.at("plan").get<std::string>();
      const auto kind = entry.head.at("kind").get<std::string>();
      if (kind == "shows") shown = id;
      if (kind == "plan") plans[id] = *read_plan_json(entry.payload, "kept").value;
      if (kind == "operations") {
        const auto read = read_operations(entry.payload, "kept");
        REQUIRE(read);
        REQUIRE(apply(plans.at(id), std::span<const Operation>(read.value->operations)));
      }
    }
  }
  [[nodiscard]] std::string json() const { return write_plan_json(plans.at(shown)); }
};

std::string json_of(const Program& program) {
  return write_plan_json(program.app.plan());
}

TEST_CASE("a plan that nobody changed is not worth keeping, the first change tells all of it") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  Kept kept;
  kept.take_from(program);
  CHECK(kept.plans.empty());
  CHECK(kept.shown == "plan-1");
  program.type(Role::combobox, "Owners of Scheduler", "Zoë Łukasiewicz");
  kept.take_from(program);
  CHECK(kept.json() == json_of(program));
  CHECK(take(program).empty());
}

TEST_CASE("changes, undo and redo are told in their order") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  Kept kept;
  program.type(Role::combobox, "Owners of Scheduler", "Zoë Łukasiewicz");
  kept.take_from(program);
  const auto same = [&] {
    kept.take_from(program);
    CHECK(kept.json() == json_of(program));
  };
  program.type(Role::textbox, "Title of Cells V2", "Cells");
  program.type(Role::textbox, "Title of Cells", "Cells of all kinds");
  same();
  program.key("z", true);
  same();
  program.key("z", true, true);
  program.type(Role::combobox, "Owners of Scheduler", "Somebody, and another");
  program.key("z", true);
  program.key("z", true);
  same();
}

TEST_CASE("while a long text is typed only its last state is told") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.focus(Role::textbox, "Title of Cells V2");
  program.settle();
  program.type(Role::textbox, "Description", "a");
  Kept kept;
  kept.take_from(program);
  const std::string text(10'000, 'x');
  for (const char* more : {"1", "2", "3", "4", "5"}) {
    program.type(Role::textbox, "Description", text + more);
  }
  const std::vector<Entry> told = take(program);
  REQUIRE(told.size() == 1);
  CHECK(told[0].payload.size() < 2 * text.size());
  REQUIRE(apply(
      kept.plans.at(kept.shown),
      std::span<const Operation>(read_operations(told[0].payload, "kept").value->operations)));
  CHECK(kept.json() == json_of(program));
}

TEST_CASE("another plan has a name of its own, and undo leads back to the one before") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  Kept kept;
  program.type(Role::combobox, "Owners of Scheduler", "Zoë Łukasiewicz");
  kept.take_from(program);
  const std::string first = json_of(program);
  program.type(Role::textbox, "Title of Cells V2", "Cells");
  program.app.open("other.plan.json",
                   R"({"format": "summit-plan", "version": 1, "title": "Other"})");
  program.settle();
  kept.take_from(program);
  CHECK(kept.shown == "plan-2");
  CHECK(kept.json() == json_of(program));
  CHECK(write_plan_json(kept.plans.at("plan-1")) != first);  // the last change is told, too
  program.key("z", true);
  program.key("z", true);
  kept.take_from(program);
  CHECK(kept.shown == "plan-1");
  CHECK(kept.json() == json_of(program));
  CHECK(json_of(program) == first);
  program.key("z", true, true);
  program.key("z", true, true);
  kept.take_from(program);
  CHECK(kept.shown == "plan-2");
  CHECK(kept.plans.at("plan-2").title == "Other");
}

TEST_CASE("a plan that is kept is opened, with what was done to it since") {
  Program program;
  CHECK(program.app.begin_kept(R"({"format": "summit-plan", "version": 1, "title": "Kept"})") ==
        "");
  CHECK(program.app.go_on_kept(R"([{"op": "set-title", "value": "Kept well"}])") == "");
  CHECK(program.app.go_on_kept("[{\"op\": \"set-owners\"") != "");
  CHECK(program.app.go_on_kept(R"([{"op": "rename-priority", "id": "no", "title": "x"}])") != "");
  program.app.show_kept("mine", "", false, false);
  program.settle();
  CHECK(program.app.plan().title == "Kept well");
  Kept kept;
  kept.plans["mine"] = program.app.plan();
  kept.take_from(program);
  CHECK(kept.shown == "mine");
  CHECK(program.app.apply_json(R"([{"op": "set-title", "value": "Other"}])", "Rename", false) ==
        "");
  program.settle();
  kept.take_from(program);
  CHECK(kept.json() == json_of(program));
  // What another tab did is kept by that.
  CHECK(program.app.apply_json(R"([{"op": "set-title", "value": "Third"}])", "Rename", true) == "");
  program.settle();
  kept.take_from(program);
  CHECK(kept.plans.at("mine").title == "Other");
  CHECK(program.app.plan().title == "Third");
}

TEST_CASE("the page is told once that there is something") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  (void)program.app.take_changes();
  const int told = program.host.changes;
  program.type(Role::combobox, "Owners of Scheduler", "Zoë Łukasiewicz");
  program.type(Role::combobox, "Owners of Scheduler", "Zoë Łukasiewicz, Jay Pipes");
  CHECK(program.host.changes == told + 1);
  (void)program.app.take_changes();
  program.frame();
  CHECK(program.host.changes == told + 1);
}

TEST_CASE("a plan that may not be changed says why and stays") {
  Program program;
  program.activate(Role::button, "Look at the Liberty sample");
  program.app.set_read_only("It is open in another tab.");
  const std::string before = json_of(program);
  program.type(Role::combobox, "Owners of Scheduler", "Zoë Łukasiewicz");
  program.settle();
  CHECK(json_of(program) == before);
  CHECK(program.app.apply_json(R"([{"op": "set-title", "value": "x"}])", "x", false) ==
        "It is open in another tab.");
  program.app.set_read_only("");
  program.type(Role::combobox, "Owners of Scheduler", "Zoë Łukasiewicz");
  CHECK(json_of(program) != before);
}

}  // namespace
}  // namespace summit::ui
