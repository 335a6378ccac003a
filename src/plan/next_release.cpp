#include "plan/next_release.h"

#include <string>
#include <utility>

#include "text/ascii.h"

namespace summit {
namespace {

bool is_over(const Priority& priority) {
  return priority.status == Status::done || priority.status == Status::dropped;
}

template <typename Row>
void begin_anew(Row& row) {
  row.votes.reset();
  row.origin.clear();
}

void begin_anew(std::vector<Idea>& ideas) {  // as deep as max_nesting
  for (Idea& idea : ideas) {
    begin_anew(idea);
    begin_anew(idea.ideas);
  }
}

// "Liberty Project Priorities" without its first word, where that names the release.
std::string title_without(std::string title, const std::string& release) {
  const std::size_t size = release.size();
  if (size == 0 || title.size() <= size || title[size] != ' ') return title;
  for (std::size_t at = 0; at < size; ++at) {
    if (to_lower(title[at]) != to_lower(release[at])) return title;
  }
  return title.substr(size + 1);
}

}  // namespace

Plan next_release(Plan last) {
  Plan next = std::move(last);
  next.title = title_without(std::move(next.title), next.release);
  next.release.clear();
  next.labels.clear();
  next.pads.clear();
  next.source.reset();
  for (Group& group : next.groups) {
    std::erase_if(group.priorities, is_over);
    for (Priority& priority : group.priorities) {
      priority.status = Status::proposed;
      begin_anew(priority);
    }
  }
  begin_anew(next.unplanned.ideas);
  return next;
}

}  // namespace summit
