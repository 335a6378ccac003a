#include "plan/history.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "plan/operation_json.h"
#include "plan/plan_json.h"
#include "plan/random_plan.h"
#include "plan/validity.h"

namespace summit {
namespace {

// A plan with its history, and a copy that knows of it only what the listener hears, as JSON: what
// the journal and an embedding page have.
struct Session {
  Plan plan;
  Plan copy;
  History history;

  explicit Session(Plan start = {}) : plan(start), copy(std::move(start)) {
    history.listen([this](const Operations& operations) {
      const Result<ReadOperations> heard = read_operations(write_operations(operations), "");
      REQUIRE(heard);
      CHECK(summit::apply(copy, heard.value->operations).refusal == "");
      CHECK(write_plan_json(copy) == write_plan_json(plan));
    });
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Applied title(const std::string& text) {
    return history.apply(plan, {SetText{SetText::Member::title, text}}, "Title");
  }
  Applied type(const std::string& text, double now, const std::string& key = "title") {
    Operations operations{RenamePriority{"cells", text}};
    return history.type(plan, std::move(operations), "Rename", key, now);
  }
};

Plan with_priority() {
  Plan plan;
  plan.groups = {{.priorities = {{.id = "cells", .title = "Cells", .description = "`Cells`_"}}}};
  return plan;
}

TEST_CASE("changes are undone and redone in order") {
  Session session;
  CHECK_FALSE(session.history.undo(session.plan));
  CHECK(session.title("A"));
  CHECK(session.title("B"));
  CHECK(session.history.undo_name() == "Title");
  CHECK(session.history.undo(session.plan));
  CHECK(session.plan.title == "A");
  CHECK(session.history.redo(session.plan));
  CHECK(session.plan.title == "B");
  CHECK_FALSE(session.history.redo(session.plan));
  CHECK(session.history.undo(session.plan));
  CHECK(session.title("C"));
  CHECK_FALSE(session.history.can_redo());
}

TEST_CASE("a step beside the plan is undone in its order") {
  Session session;
  CHECK(session.title("A"));
  const std::size_t state = session.history.state();
  session.history.mark("Beside");
  CHECK(session.history.state() != state);
  CHECK(session.title("B"));
  CHECK(session.history.undo(session.plan));
  CHECK(session.history.undo_name() == "Beside");
  CHECK(session.history.undo(session.plan));
  CHECK(session.plan.title == "A");
  CHECK(session.history.state() == state);
  session.history.mark("Another");
  CHECK_FALSE(session.history.can_redo());
}

TEST_CASE("a state has one number") {
  Session session;
  const std::size_t start = session.history.state();
  CHECK(session.title("A"));
  const std::size_t saved = session.history.state();
  CHECK(saved != start);
  CHECK(session.title("B"));
  CHECK(session.history.state() != saved);
  CHECK(session.history.undo(session.plan));
  CHECK(session.history.state() == saved);
  CHECK(session.title("C"));
  CHECK(session.history.undo(session.plan));
  CHECK(session.history.undo(session.plan));
  CHECK(session.history.state() == start);
  session.history.clear();
  CHECK(session.history.state() != start);
}

TEST_CASE("what is refused or changes nothing leaves no trace") {
  Session session;
  CHECK(session.title("A"));
  CHECK(session.history.undo(session.plan));
  CHECK_FALSE(session.title("two\nlines"));
  CHECK(session.title(""));
  CHECK(session.history.apply(session.plan, {}, "Nothing"));
  CHECK_FALSE(session.history.can_undo());
  CHECK(session.history.can_redo());
}

TEST_CASE("typing is one change") {
  Session session(with_priority());
  for (int i = 0; i < 5; ++i) {
    CHECK(session.type("Cells Vx" + std::string(static_cast<std::size_t>(i), '2'), 100.0 * i));
  }
  CHECK(session.plan.groups[0].priorities[0].description == "`Cells Vx2222`_");
  CHECK(session.history.undo(session.plan));
  CHECK(session.plan == with_priority());
  CHECK(session.history.redo(session.plan));
  CHECK(session.plan.groups[0].priorities[0].title == "Cells Vx2222");
}

TEST_CASE("a refusal while typing keeps what was typed before it") {
  Session session(with_priority());
  CHECK(session.type("C", 0));
  CHECK_FALSE(session.type("", 100));
  CHECK(session.plan.groups[0].priorities[0].title == "C");
  CHECK(session.type("Docs", 200));
  CHECK(session.plan.groups[0].priorities[0].description == "`Docs`_");
  CHECK(session.history.undo(session.plan));
  CHECK(session.plan == with_priority());
  CHECK_FALSE(session.history.can_undo());
}

TEST_CASE("a refusal first leaves nothing to take back") {
  Session session(with_priority());
  CHECK_FALSE(session.type("", 0));
  CHECK(session.type("Docs", 100));
  CHECK(session.history.undo(session.plan));
  CHECK_FALSE(session.history.can_undo());
}

TEST_CASE("a pause, another field, a seal and an undo each begin a new change") {
  const auto changes = [](auto between, double now, const std::string& key) {
    Session session(with_priority());
    CHECK(session.type("A", 0));
    between(session);
    CHECK(session.type("B", now, key));
    int count = 0;
    while (session.history.undo(session.plan)) ++count;
    return count;
  };
  const auto nothing = [](Session&) {};
  CHECK(changes(nothing, History::pause - 1, "title") == 1);
  CHECK(changes(nothing, History::pause, "title") == 2);
  CHECK(changes(nothing, 1, "other") == 2);
  CHECK(changes([](Session& session) { session.history.seal(); }, 1, "title") == 2);
  CHECK(changes([](Session& session) { CHECK(session.title("T")); }, 1, "title") == 3);
  CHECK(changes([](Session& session) { session.history.undo(session.plan); }, 1, "title") == 1);
}

TEST_CASE("an empty list takes back what was typed") {
  Session session(with_priority());
  const std::size_t before = session.history.state();
  CHECK(session.type("A", 0));
  CHECK(session.history.type(session.plan, {}, "Rename", "title", 1));
  CHECK(session.plan == with_priority());
  CHECK(session.history.state() == before);
  CHECK_FALSE(session.history.can_undo());
}

TEST_CASE("random changes, undone and redone at any length, give the same plans") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    RandomPlans random(seed);
    Plan start = random.plan();
    while (!trouble_in(start).empty()) start = random.plan();
    Session session(start);
    std::vector<std::string> states{write_plan_json(session.plan)};  // as far as redo goes
    std::size_t at = 0;
    double now = 0;
    for (int step = 0; step < 60; ++step) {
      const std::size_t choice = random.below(10);
      const std::size_t state = session.history.state();
      if (choice < 2) {
        const bool undone = session.history.undo(session.plan);
        CHECK(undone == (at > 0));
        at -= undone ? 1 : 0;
      } else if (choice < 4) {
        const bool redone = session.history.redo(session.plan);
        CHECK(redone == (at + 1 < states.size()));
        at += redone ? 1 : 0;
      } else {
        Operations operations;
        for (std::size_t i = 1 + random.below(2); i > 0; --i) {
          operations.push_back(random.operation(session.plan));
        }
        if (choice < 6) {
          // In a change of its own: what typing replaces is for the tests above.
          session.history.seal();
          (void)session.history.type(session.plan, operations, "Type", "field", ++now);
          (void)session.history.type(session.plan, operations, "Type", "field", ++now);
        } else {
          (void)session.history.apply(session.plan, operations, "Change");
        }
        if (session.history.state() != state) {
          states.resize(++at);
          states.push_back(write_plan_json(session.plan));
        }
      }
      CHECK(write_plan_json(session.plan) == states[at]);
      CHECK(write_plan_json(session.copy) == states[at]);
    }
    while (session.history.undo(session.plan)) --at;
    CHECK(at == 0);
    CHECK(session.plan == start);
    while (session.history.redo(session.plan)) CHECK(write_plan_json(session.plan) == states[++at]);
    CHECK(at + 1 == states.size());
  }
}

}  // namespace
}  // namespace summit
