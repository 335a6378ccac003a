#include "plan/checks.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "text/ascii.h"
#include "text/name.h"

namespace summit {

bool lacks_scheme(std::string_view url) {
  const std::string_view host = url.substr(0, url.find('/'));
  if (host.size() == url.size() && !host.starts_with("www.")) return false;
  const std::size_t dot = host.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < host.size() &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return is_alphanumeric(c) || c == '.' || c == '-'; });
}

std::vector<Finding> check_plan(const Plan& plan) {
  std::vector<Finding> findings;
  if (plan.title.empty()) {
    findings.push_back(
        {Severity::warning, "plan-without-title",
         Pattern("the plan has no title; give it one, such as “Liberty Project Priorities”"), ""});
  }
  std::unordered_map<std::string_view, const Person*> people;
  for (const Person& person : plan.people) people.emplace(person.name, &person);
  std::unordered_set<std::string> titles;
  std::unordered_set<std::string_view> unlinked;  // each is reported once
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      if (!titles.insert(normalize_name(priority.title)).second) {
        findings.push_back(
            {Severity::warning, "duplicate-priority",
             Message("“{}” is the title of more than one priority; rename one of them",
                     {priority.title}),
             priority.id});
      }
      if (priority.owners.empty()) {
        findings.push_back(
            {Severity::warning, "priority-without-owner",
             Message("“{}” has no owner; name one, or demote it to an unplanned idea",
                     {priority.title}),
             priority.id});
      }
      for (const std::string& owner : priority.owners) {
        const auto person = people.find(owner);
        if (person != people.end() && lacks_scheme(person->second->url) &&
            unlinked.insert(owner).second) {
          findings.push_back(
              {Severity::warning, "owner-link-incomplete",
               Message("the link of “{}” lacks its “https://”, and so leads to a file beside the "
                       "document; put it ahead",
                       {owner}),
               priority.id, owner});
        }
        if (person != people.end() &&
            (!person->second->url.empty() || person->second->kind != PersonKind::person)) {
          continue;
        }
        if (!unlinked.insert(owner).second) continue;
        findings.push_back({Severity::hint, "owner-without-link",
                            Message("“{}” has no link; add one so that readers find them", {owner}),
                            priority.id, owner});
      }
    }
  }
  return findings;
}

}  // namespace summit
