#include "pad/known_names.h"

#include <doctest/doctest.h>

#include <string>

#include "pad/collect.h"
#include "pad/line_roles.h"
#include "pad/pad_text_reader.h"

namespace summit {

TEST_CASE("a name with an address introduces somebody") {
  const Person dan{"Dan Smith", "https://launchpad.net/~danms", "", PersonKind::person, {}};
  for (const char* line :
       {"Dan Smith – https://launchpad.net/~danms", "Dan Smith - https://launchpad.net/~danms",
        "Dan Smith: https://launchpad.net/~danms", "Dan Smith https://launchpad.net/~danms.",
        "Dan Smith <https://launchpad.net/~danms>", "Dan Smith (https://launchpad.net/~danms)"}) {
    CAPTURE(std::string(line));
    CHECK(introduced_person(line) == dan);
  }
  CHECK(introduced_person("Dan Smith (danms) — https://launchpad.net/~danms")->nick == "danms");
  CHECK(introduced_person("Ken'ichi Ohmichi, http://x.org/~o")->name == "Ken'ichi Ohmichi");
  CHECK(introduced_person("日本太郎 https://x.org/~taro")->name == "日本太郎");
  for (const char* line :
       {"", "Dan Smith", "https://launchpad.net/~danms", "see https://launchpad.net/~danms",
        "Bugs https://launchpad.net/~bugs", "Dan Smith https://launchpad.net/nova",
        "Dan Smith https://launchpad.net/~", "Dan Smith https://launchpad.net/~danms/+ppa",
        "Dan Smith https://launchpad.net/~danms and more", "Dan will ask https://x.org/~danms",
        "Owner: Dan Smith https://x.org/~danms", "A B C D E F https://x.org/~a",
        "(Dan https://x/~d", "Dan Smith (dan) (smith) https://x.org/~d", "https://",
        "A B https://a b/~c"}) {
    CAPTURE(std::string(line));
    CHECK_FALSE(introduced_person(line));
  }
}

TEST_CASE("whom a pad introduces has a link in the plan once they own something") {
  const PadLines pad = *read_pad_text(
                            "Summit\n"
                            "Who is here\n"
                            "\t* Dan Smith (danms) - https://launchpad.net/~danms\n"
                            "\t* Jay Pipes - https://launchpad.net/~jaypipes\n"
                            "\t* Ana Lu - https://launchpad.net/~ana\n"
                            "\n"
                            "Priorities\n"
                            "\t* Scheduler (Jay)\n"
                            "\t* Cells (danms)\n"
                            "\t* Docs\n"
                            "\t\t* Eve Moe https://launchpad.net/~eve\n",
                            "p")
                            .value;
  const std::vector<Proposal> proposals = propose(pad, {}, {});
  CHECK(proposals[2].role == LineRole::ignore);
  CHECK(proposals[3].reason ==
        "below a line that is ignored; a name with an address; nothing but known names");
  CHECK(proposals[10].role == LineRole::owner);
  CHECK(proposals[10].links.empty());
  const Plan plan = plan_from(pad);
  REQUIRE(plan.groups[0].priorities.size() == 3);
  CHECK(plan.groups[0].priorities[2].owners == std::vector<std::string>{"Eve Moe"});
  CHECK(plan.groups[0].priorities[2].links.empty());
  REQUIRE(plan.people.size() == 3);
  CHECK(plan.people[0].name == "Dan Smith");
  CHECK(plan.people[0].nick == "danms");
  CHECK(plan.people[1].url == "https://launchpad.net/~jaypipes");
  CHECK(plan.people[2].name == "Eve Moe");

  // Where the plan has somebody without a link, that is all that is added.
  Plan known;
  known.people = {{.name = "Jay Pipes", .nick = "jay"},
                  {.name = "Dan Smith", .url = "https://x.org/~d"}};
  const LineRoles roles(pad, known.people);
  REQUIRE(summit::apply(
      known, collect_into(known, pad.id, {}, collect(roles.propose({})), roles.people())));
  CHECK(known.people[0] ==
        Person{"Jay Pipes", "https://launchpad.net/~jaypipes", "jay", PersonKind::person, {}});
  CHECK(find_person(known, "Dan Smith")->url == "https://x.org/~d");
}

}  // namespace summit
