// Who carries how much: the pictures' words, and what can be done with them.
#include "ui/load_view.h"

#include <doctest/doctest.h>

#include <string>

#include "plan/plan_json.h"
#include "program.h"

namespace summit::ui {
namespace {

Priority owned(std::string title, std::vector<std::string> owners, Status status = Status::agreed) {
  return {.id = title, .title = title, .owners = std::move(owners), .status = status};
}

Plan small_plan() {
  Plan plan;
  plan.title = "Plan";
  plan.people = {{.name = "Ann"}, {.name = "Bob"}, {.name = "TBD", .kind = PersonKind::unassigned}};
  plan.groups = {{.title = "Essential",
                  .columns = default_columns(),
                  .priorities = {owned("Cells", {"Ann"}),
                                 owned("Upgrades", {"Ann", "Bob"}, Status::in_progress),
                                 owned("Scheduler", {"TBD"}), owned("API", {"Ann"})}},
                 {.title = "High",
                  .columns = default_columns(),
                  .priorities = {owned("Docs", {"Ann"}), owned("Old", {"Bob"}, Status::done)}}};
  plan.unplanned.ideas = {{.id = "idea", .title = "Idea"}};
  return plan;
}

void open(Program& program, const Plan& plan) {
  program.app.open("a.plan.json", write_plan_json(plan));
  program.settle();
}

void show_load(Program& program) {
  CHECK(program.key("4", false, true, true));
}

}  // namespace

TEST_CASE("the load view says who carries how much") {
  Program program;
  open(program, small_plan());
  show_load(program);
  CHECK(program.node(Role::button, "Plan as load").pressed == Toggle::on);
  CHECK(program.find(Role::img,
                     "5 open priorities. Ann carries most: 4. 1 owner is over capacity. 1 has no "
                     "owner.") != nullptr);
  const Node& ann = program.node(Role::treeitem, "Ann, 4 priorities, 1 shared; over capacity");
  CHECK(ann.level == 1);
  CHECK(ann.position_in_set == 2);
  CHECK(ann.set_size == 3);
  CHECK(ann.expanded == Toggle::off);
  CHECK(program.find(Role::treeitem, "Bob, 1 priority, 1 shared, 1 closed") != nullptr);
  CHECK(program.node(Role::treeitem, "Nobody yet, 1 priority").position_in_set == 1);
  CHECK(program.find(Role::listitem, "Essential: 3 agreed, 1 in progress") != nullptr);
  CHECK(program.find(Role::listitem, "High: 1 agreed, 1 done") != nullptr);
  CHECK(program.find(Role::listitem, "Unplanned ideas: 1 idea") != nullptr);
  CHECK(program.find(Role::img,
                     "6 priorities: 4 agreed, 1 in progress, 1 done. 1 idea is unplanned.") !=
        nullptr);
  CHECK(program.find(Role::table, "Essential") == nullptr);
  program.activate(Role::button, "Plan as list");
  CHECK(program.find(Role::table, "Essential") != nullptr);
  CHECK(program.find(Role::tree, "Owners by load") == nullptr);
}

TEST_CASE("an owner’s row opens to the priorities, and those are selected there") {
  Program program;
  open(program, small_plan());
  show_load(program);
  CHECK(program.focus() == program.node(Role::treeitem, "Nobody yet, 1 priority").id);
  program.key("ArrowDown");
  program.key("ArrowRight");
  const Node& cells = program.node(Role::treeitem, "Cells, Essential · Agreed");
  CHECK(cells.level == 2);
  CHECK(cells.set_size == 4);
  program.key("ArrowRight");
  CHECK(program.focus() == program.node(Role::treeitem, "Cells, Essential · Agreed").id);
  program.key("ArrowDown");
  program.activate(Role::treeitem, "Upgrades, Essential · In progress");
  CHECK(program.node(Role::treeitem, "Upgrades, Essential · In progress").selected == Toggle::on);
  CHECK(program.find(Role::heading, "Upgrades") != nullptr);  // its details
  program.key("ArrowLeft");
  CHECK(program.node(Role::treeitem, "Ann, 4 priorities, 1 shared; over capacity").id ==
        program.focus());
  program.key("ArrowLeft");
  CHECK(program.find(Role::treeitem, "Cells, Essential · Agreed") == nullptr);
  program.key("End");
  CHECK(program.focus() == program.node(Role::treeitem, "Bob, 1 priority, 1 shared, 1 closed").id);
  program.key("Home");
  CHECK(program.focus() == program.node(Role::treeitem, "Nobody yet, 1 priority").id);
  program.click(Role::treeitem, "Nobody yet, 1 priority");
  CHECK(program.find(Role::treeitem, "Scheduler, Essential · Agreed") != nullptr);
}

TEST_CASE("the capacity is chosen and remembered") {
  Program program;
  open(program, small_plan());
  show_load(program);
  CHECK(program.node(Role::slider, "Capacity").value_now == usual_capacity);
  CHECK(program.node(Role::slider, "Capacity").description == "3 priorities each");
  program.focus(Role::slider, "Capacity");
  program.key("ArrowRight");
  CHECK(program.find(Role::treeitem, "Ann, 4 priorities, 1 shared") != nullptr);
  CHECK(program.host.settings[static_cast<std::size_t>(Setting::capacity)] == 4);
  program.key("Home");
  CHECK(program.node(Role::slider, "Capacity").description == "any number");
  CHECK(program.host.settings[static_cast<std::size_t>(Setting::capacity)] == 0);
}

TEST_CASE("the load follows the plan") {
  Program program;
  open(program, small_plan());
  show_load(program);
  program.activate(Role::treeitem, "Nobody yet, 1 priority");
  program.activate(Role::treeitem, "Scheduler, Essential · Agreed");
  program.type(Role::combobox, "Owners, separated by commas", "Bob");
  CHECK(program.find(Role::treeitem, "Bob, 2 priorities, 1 shared, 1 closed") != nullptr);
  CHECK(program.find(Role::treeitem, "Nobody yet, 1 priority") == nullptr);
  program.key("z", true);
  CHECK(program.find(Role::treeitem, "Nobody yet, 1 priority") != nullptr);
  // Another plan, whose history begins anew.
  open(program, {});
  CHECK(program.find(Role::tree, "Owners by load") == nullptr);
}

TEST_CASE("a plan without priorities says what would show, and adding one leads to the list") {
  Program program;
  program.activate(Role::button, "Start a new plan");
  show_load(program);
  CHECK(program.find(Role::heading, "Nothing to weigh yet") != nullptr);
  CHECK(program.find(Role::tree, "Owners by load") == nullptr);
  program.activate(Role::button, "Add priority");
  CHECK(program.node(Role::button, "Plan as list").pressed == Toggle::on);
  CHECK(program.node(Role::button, "Plan as load").pressed == Toggle::off);
}

TEST_CASE("the load view is a screen of the phone’s plan") {
  Program program(390, 844);
  open(program, small_plan());
  program.activate(Role::button, "Plan as load");
  const Node& ann = program.node(Role::treeitem, "Ann, 4 priorities, 1 shared; over capacity");
  CHECK(ann.rect.height >= 40);
  CHECK(ann.rect.width <= 390);
  program.activate(Role::treeitem, "Ann, 4 priorities, 1 shared; over capacity");
  program.activate(Role::treeitem, "Docs, High · Agreed");
  CHECK(program.find(Role::heading, "Docs") != nullptr);
  show_load(program);
  CHECK(program.find(Role::tree, "Owners by load") != nullptr);
  show_load(program);  // the same key leads back
  CHECK(program.find(Role::tree, "Owners by load") == nullptr);
}

TEST_CASE("of many owners only those in sight are drawn") {
  Program program;
  Plan plan;
  plan.groups = {{.title = "All", .columns = default_columns()}};
  for (int at = 0; at < 10'000; ++at) {
    plan.groups[0].priorities.push_back(
        owned("Priority " + std::to_string(at), {"Owner " + std::to_string(at % 500)}));
  }
  open(program, plan);
  show_load(program);
  CHECK(program.node(Role::treeitem, "Owner 1, 20 priorities; over capacity").set_size == 500);
  program.activate(Role::treeitem, "Owner 0, 20 priorities; over capacity");
  CHECK(program.app.semantics().nodes.size() < 200);
  program.key("End");
  CHECK(program.focus() ==
        program.node(Role::treeitem, "Owner 499, 20 priorities; over capacity").id);
}

TEST_CASE("no size breaks the load view") {
  Program program;
  open(program, small_plan());
  show_load(program);
  program.activate(Role::treeitem, "Ann, 4 priorities, 1 shared; over capacity");
  for (const auto& [width, height] :
       {std::pair{200.0F, 200.0F}, std::pair{320.0F, 256.0F}, std::pair{2560.0F, 1440.0F}}) {
    program.resize(width, height);
    if (width < 720 && program.find(Role::button, "Plan as load") == nullptr) {
      program.activate(Role::tab, "Plan");
    }
    for (const Node& node : program.app.semantics().nodes) {
      if (node.role == Role::treeitem) CHECK(node.rect.x + node.rect.width <= width);
    }
  }
}

}  // namespace summit::ui
