// Binding a document in a test.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "document/binding/rst_binding.h"
#include "plan/plan_json.h"
#include "plan/validity.h"

namespace summit {

// A plan as lines, without what stands in the document's own words: that is compared apart.
inline std::string outline(const std::vector<Section>& sections, const std::string& indent = "") {
  std::string out;
  for (const Section& section : sections) {
    out += indent + section.title + "\n" + outline(section.sections, indent + "  ");
  }
  return out;
}
inline std::string outline(const Group& group) {
  std::string out = "[" + group.title + "]\n";
  for (const Priority& priority : group.priorities) {
    out += priority.title;
    if (!priority.heading.empty()) out += " / " + priority.heading;
    for (const std::string& owner : priority.owners) out += "; " + owner;
    for (const Field& field : priority.fields) out += "; " + field.name + "=" + field.value;
    if (priority.description) out += ": " + *priority.description;
    out += "\n";
  }
  return out;
}
inline std::string outline(const Plan& plan) {
  std::string out;
  for (const Group& group : plan.groups) out += outline(group);
  return out;
}

// Binds and sees to what holds for every document.
inline BoundDocument bind(const std::string& source) {
  BoundDocument bound = bind_rst(source);
  CHECK(trouble_in(bound.plan) == "");
  CHECK(read_plan_json(write_plan_json(bound.plan), "").value == bound.plan);
  return bound;
}
inline Plan plan_of(const std::string& source) {
  return bind(source).plan;
}

}  // namespace summit
