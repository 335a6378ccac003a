#include "pad/pad_changes.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "plan/rules.h"

namespace summit {
namespace {

std::size_t follow(std::size_t line, const LineMapping& mapping, std::size_t newer_lines) {
  if (line >= mapping.size()) return line;  // no_line
  return mapping[line] == no_line ? newer_lines + line : mapping[line];
}

// What the older export said, in lines of the newer one.
Collected follow(Collected collected, const LineMapping& mapping, std::size_t newer_lines) {
  for (CollectedGroup& group : collected.groups) {
    group.line = follow(group.line, mapping, newer_lines);
  }
  for (CollectedItem& item : collected.items) {
    item.line = follow(item.line, mapping, newer_lines);
    item.parent = follow(item.parent, mapping, newer_lines);
    for (std::size_t& line : item.lines) line = follow(line, mapping, newer_lines);
  }
  return collected;
}

// Each priority and idea of a plan with its origin.
template <typename Visit>
void each_origin(const std::vector<Idea>& ideas, Visit visit) {
  for (const Idea& idea : ideas) {
    visit(idea.id, idea.origin);
    each_origin(idea.ideas, visit);
  }
}
template <typename Visit>
void each_origin(const Plan& plan, Visit visit) {
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) visit(priority.id, priority.origin);
  }
  each_origin(plan.unplanned.ideas, visit);
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

// What became of an item that both exports have; nothing where only its lines are other ones.
Message difference(const CollectedItem& before, const CollectedItem& after) {
  const std::string title = shortened(after.title);
  Message sentence;
  bool named = false;  // so far it is the item's title and nothing else
  const auto tell = [&](const Message& part) {
    sentence = sentence.empty() ? part
               : named          ? Message("{}: {}", {sentence, part})
                                : Message("{}; {}", {sentence, part});
    named = false;
  };
  if (before.idea != after.idea) {
    tell(after.idea ? Message("“{}” has no plan any more", {title})
                    : Message("“{}” is a priority now", {title}));
  }
  if (before.title != after.title) {
    tell(Message("“{}” is now “{}”", {shortened(before.title), title}));
  } else if (sentence.empty()) {
    sentence = Message("“{}”", {title});
    named = true;
  }
  if (before.owners != after.owners) {
    tell(after.owners.empty() ? Pattern("now led by nobody")
                              : Message("now led by {}", {joined(after.owners)}));
  }
  if (before.votes != after.votes) {
    tell(after.votes == 1 ? Message("{} vote instead of {}", {after.votes, before.votes})
                          : Message("{} votes instead of {}", {after.votes, before.votes}));
  }
  if (before.prose != after.prose) tell(Pattern("other text below it"));
  if (before.links != after.links) tell(Pattern("other links"));
  if (before.parent != after.parent) tell(Pattern("stands elsewhere"));
  return named ? Message() : sentence;
}

// Whether what stands around the items differs.
bool same_around(const Collected& before, const Collected& after) {
  const auto same_group = [](const CollectedGroup& one, const CollectedGroup& other) {
    return one.line == other.line && one.title == other.title &&
           one.introduction == other.introduction;
  };
  // Groups that come or go do so with their priorities.
  const bool groups = std::all_of(after.groups.begin(), after.groups.end(), [&](const auto& group) {
    return std::all_of(before.groups.begin(), before.groups.end(), [&](const auto& each) {
      return each.line != group.line || same_group(each, group);
    });
  });
  return groups && before.title == after.title && before.introduction == after.introduction &&
         before.ideas_title == after.ideas_title &&
         before.ideas_introduction == after.ideas_introduction &&
         before.ideas_closing == after.ideas_closing;
}

void take_around(Collected& to, const Collected& from) {
  to.title = from.title;
  to.introduction = from.introduction;
  to.ideas_title = from.ideas_title;
  to.ideas_introduction = from.ideas_introduction;
  to.ideas_closing = from.ideas_closing;
  for (CollectedGroup& group : to.groups) {
    const auto other = std::find_if(from.groups.begin(), from.groups.end(),
                                    [&](const auto& each) { return each.line == group.line; });
    if (other != from.groups.end()) group = *other;
  }
}

void take_item(Collected& to, const CollectedItem& item, const Collected& from) {
  std::erase_if(to.items, [&](const auto& each) { return each.line == item.line; });
  const auto place = std::find_if(to.items.begin(), to.items.end(),
                                  [&](const auto& each) { return each.line > item.line; });
  to.items.insert(place, item);
  const auto at = [&](const std::vector<CollectedGroup>& groups) {
    return std::find_if(groups.begin(), groups.end(),
                        [&](const auto& each) { return each.line == item.parent; });
  };
  const auto group = at(from.groups);
  if (!item.idea && group != from.groups.end() && at(to.groups) == to.groups.end()) {
    to.groups.push_back(*group);
  }
}

}  // namespace

Operations follow_lines(const Plan& plan, std::string_view pad, const LineMapping& mapping) {
  const auto is_gone = [&](std::int64_t line) {
    const auto at = static_cast<std::size_t>(line);
    return at < mapping.size() && mapping[at] == no_line;
  };
  Operations operations;
  each_origin(plan, [&](const std::string& id, const std::vector<Origin>& now) {
    std::vector<Origin> origin = now;
    // Without its own line, those below it are not its lines any more.
    const auto own =
        std::find_if(now.begin(), now.end(), [&](const auto& e) { return e.pad == pad; });
    const bool gone = own != now.end() && is_gone(own->line);
    std::erase_if(origin, [&](Origin& each) {
      if (each.pad != pad) return false;
      const auto line = static_cast<std::size_t>(each.line);
      if (gone || is_gone(each.line)) return true;
      if (line >= mapping.size()) return false;
      each.line = static_cast<std::int64_t>(mapping[line]);
      return false;
    });
    if (origin != now) operations.emplace_back(SetOrigin{id, std::move(origin)});
  });
  return operations;
}

PadUpdate compare_pads(const Plan& plan, std::string_view pad, const Collected& older,
                       const Collected& newer, const LineMapping& mapping,
                       std::size_t newer_lines) {
  PadUpdate update{std::string(pad), newer_lines, follow(older, mapping, newer_lines), newer, {}};
  std::unordered_map<std::size_t, std::string> ids;  // by line as in `before`
  each_origin(plan, [&](const std::string& id, const std::vector<Origin>& origin) {
    const auto own = std::find_if(origin.begin(), origin.end(),
                                  [&](const Origin& each) { return each.pad == pad; });
    if (own != origin.end()) {
      ids.emplace(follow(static_cast<std::size_t>(own->line), mapping, newer_lines), id);
    }
  });
  if (!same_around(update.before, update.after)) {
    update.changes.push_back(
        {no_line, no_line, {}, Pattern("other headings or texts around the lists")});
  }
  const std::vector<CollectedItem>& before = update.before.items;
  const std::vector<CollectedItem>& after = update.after.items;
  std::unordered_map<std::size_t, std::size_t> places;  // in `before`, by line
  for (std::size_t i = 0; i < before.size(); ++i) places.emplace(before[i].line, i);
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto known = places.find(after[i].line);
    if (known == places.end()) {
      const Pattern what =
          after[i].idea ? Pattern("a new idea: “{}”") : Pattern("a new priority: “{}”");
      update.changes.push_back({no_line, i, {}, Message(what, {shortened(after[i].title)})});
      continue;
    }
    Message sentence = difference(before[known->second], after[i]);
    if (!sentence.empty()) {
      update.changes.push_back({known->second, i, ids[after[i].line], std::move(sentence)});
    }
    places.erase(known);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!places.contains(before[i].line)) continue;
    const bool gone = before[i].line >= newer_lines;
    update.changes.push_back({i, no_line, ids[before[i].line],
                              Message(gone ? Pattern("“{}” is gone from the pad")
                                           : Pattern("“{}” is nothing for the plan any more"),
                                      {shortened(before[i].title)})});
  }
  return update;
}

Operations accept(const Plan& plan, const PadUpdate& update, std::span<const std::size_t> accepted,
                  std::span<const Person> people) {
  Plan work = plan;
  Collected partly = update.before;
  for (const std::size_t at : accepted) {
    const PlanChange& change = update.changes[at];
    if (change.after != no_line) {
      take_item(partly, update.after.items[change.after], update.after);
    } else if (change.before != no_line) {
      const CollectedItem& gone = update.before.items[change.before];
      std::erase_if(partly.items, [&](const auto& each) { return each.line == gone.line; });
      // The plan has no line of it any more, but its id.
      const Origin line{update.pad, static_cast<std::int64_t>(gone.line), {}};
      static_cast<void>(summit::apply(work, SetOrigin{change.id, {line}}));
    } else {
      take_around(partly, update.after);
    }
  }
  return collect_into(work, update.pad, update.before, partly, people);
}

}  // namespace summit
