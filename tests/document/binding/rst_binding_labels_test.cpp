// Labels, the document's title and its release (document/binding/rst_binding.h).
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "document/binding/binding.h"

namespace summit {
namespace {

TEST_CASE("a label belongs to the section that follows it") {
  const Plan plan = plan_of(R"(
Title
=====

========  =====
Priority  Owner
========  =====
`here`_   a
Two       b
========  =====

.. _here:

One
---

Text.

.. _url: https://example.org/

.. _there:
.. _two:

Two
---

.. _end:
)");
  CHECK(outline(plan) ==
        "[]\nhere / One; a: Text.\n\n.. _url: https://example.org/\nTwo; b: .. _end:\n");
}

TEST_CASE("a document without a lone title has none") {
  const Plan plan = plan_of("Text.\n\nOne\n===\n\nTwo\n===\n\nThree\n-----\n");
  CHECK(plan.title.empty());
  CHECK(plan.introduction == "Text.");
  CHECK(outline(plan.sections) == "One\nTwo\n  Three\n");

  const Plan table =
      plan_of("======== =====\nPriority Owner\n======== =====\na b\n======== =====\n");
  CHECK(table.groups.size() == 1);
}

TEST_CASE("the release is told by label and title") {
  const auto release = [](const std::string& label, const std::string& title) {
    const std::string target = label.empty() ? "" : ".. _" + label + ":\n\n";
    return plan_of(target + title + "\n" + std::string(title.size(), '=') + "\n").release;
  };
  CHECK(release("liberty-priorities", "Liberty Project Priorities") == "Liberty");
  CHECK(release("2023-1-work-items", "2023.1 Project Work Items") == "2023.1");
  CHECK(release("2023.2-priorities", "2023.2 Project Priorities") == "2023.2");
  CHECK(release("train-themes", "Themes of the Train cycle") == "Train");
  CHECK(release("RELEASE-work-items", "YYYY.XX Project Work Items") == "YYYY.XX");
  CHECK(release("", "Rocky Review Priorities") == "Rocky");
  CHECK(release("liberty-priorities", "Project Priorities") == "Liberty");
  CHECK(release("goals", "Project Priorities") == "");
  CHECK(release("", "What we want") == "");
  CHECK(release("", "Priorities") == "");
}

TEST_CASE("labels ahead of the title are the plan's, others are prose") {
  const Plan plan = plan_of(".. _a:\n.. _B c:\n\nTitle\n=====\n\n.. _d:\n\nText.\n");
  CHECK(plan.labels == std::vector<std::string>{"a", "B c"});
  CHECK(plan.introduction == ".. _d:\n\nText.");
  CHECK(plan_of(".. _a:\n\n.. comment\n\n.. _b:\n\nTitle\n=====\n").labels ==
        std::vector<std::string>{"b"});
  CHECK(plan_of(".. _a\\:b: c:\n\nTitle\n=====\n").labels.empty());
  CHECK(plan_of(".. _a\\: b:\n\nTitle\n=====\n").labels == std::vector<std::string>{"a: b"});
  CHECK(plan_of(".. _a\\\\b:\n\nTitle\n=====\n").labels == std::vector<std::string>{"a\\b"});
  CHECK(plan_of(".. victoria-priorities:\n\nTitle\n=====\n").labels.empty());
}

}  // namespace
}  // namespace summit
