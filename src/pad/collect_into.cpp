// The other half of pad/collect.h: what is collected becomes operations.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "pad/collect.h"
#include "pad/pad_record.h"
#include "text/name.h"

namespace summit {
namespace {

// What a list becomes that had `before` taken out and `after` put in; what else it holds stays.
template <typename T>
std::vector<T> merged(std::vector<T> list, const std::vector<T>& before,
                      const std::vector<T>& after) {
  const auto has = [](const std::vector<T>& all, const T& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  if (list == before) return after;
  std::erase_if(list, [&](const T& each) { return has(before, each) && !has(after, each); });
  for (const T& each : after) {
    if (!has(before, each) && !has(list, each)) list.push_back(each);
  }
  return list;
}

// The same for prose: what a person changed stays, and what the pad has more is added to it.
std::string merged(const std::string& text, const std::string& before, const std::string& after) {
  if (text == before || text == after) return after;
  if (before.empty() || !after.starts_with(before + "\n\n")) {
    return before.empty() && !after.empty() ? text + "\n\n" + after : text;
  }
  return text + after.substr(before.size());
}

class Collector {
 public:
  Collector(const Plan& plan, std::string_view pad, const Collected& before, const Collected& after,
            std::span<const Person> people)
      : plan_(plan), pad_(pad), before_(before), after_(after), people_(people) {
    index(before, before_items_);
    index(after, after_items_);
    for (const Group& group : plan.groups) {
      for (const Priority& priority : group.priorities) remember(priority.origin, priority.id);
    }
    remember_ideas(plan.unplanned.ideas);
    for (const CollectedGroup& group : after.groups) titles_.emplace(group.line, group.title);
  }

  Operations run() {
    texts();
    groups();
    for (std::size_t i = 0; i < after_.items.size(); ++i) place(i);
    for (auto item = before_.items.rbegin(); item != before_.items.rend(); ++item) {
      if (!after_items_.contains(item->line)) remove(*item);
    }
    remove_groups();
    return std::move(operations_);
  }

 private:
  using Items = std::unordered_map<std::size_t, const CollectedItem*>;

  static void index(const Collected& collected, Items& items) {
    for (const CollectedItem& item : collected.items) items.emplace(item.line, &item);
  }

  void remember(const std::vector<Origin>& origin, const std::string& id) {
    const auto own = std::find_if(origin.begin(), origin.end(),
                                  [&](const Origin& each) { return each.pad == pad_; });
    if (own != origin.end()) known_.emplace(static_cast<std::size_t>(own->line), id);
  }
  void remember_ideas(const std::vector<Idea>& ideas) {
    for (const Idea& idea : ideas) {
      remember(idea.origin, idea.id);
      remember_ideas(idea.ideas);
    }
  }

  // What the plan takes; what it refuses is left out, as another part of it may still fit.
  bool change(Operation operation) {
    if (!summit::apply(plan_, operation)) return false;
    operations_.push_back(std::move(operation));
    return true;
  }

  // [SECTION] Texts and groups

  void texts() {
    const auto follow = [](const std::string& now, const std::string& before,
                           const std::string& after) {
      return before != after && (now == before || now.empty()) && now != after;
    };
    const std::string title = plan_.title == untitled_plan ? std::string() : plan_.title;
    if (follow(title, before_.title, after_.title)) {
      change(SetText{SetText::Member::title, after_.title});
    }
    if (follow(plan_.introduction, before_.introduction, after_.introduction)) {
      change(SetText{SetText::Member::introduction, after_.introduction});
    }
    SetUnplanned set;
    const Unplanned& now = plan_.unplanned;
    if (follow(now.title, before_.ideas_title, after_.ideas_title)) set.title = after_.ideas_title;
    if (follow(now.introduction, before_.ideas_introduction, after_.ideas_introduction)) {
      set.introduction = after_.ideas_introduction;
    }
    if (follow(now.closing, before_.ideas_closing, after_.ideas_closing)) {
      set.closing = after_.ideas_closing;
    }
    if (set != SetUnplanned{}) change(std::move(set));
  }

  static const CollectedGroup* group_of(const Collected& collected, std::size_t line) {
    const auto group = std::find_if(collected.groups.begin(), collected.groups.end(),
                                    [&](const CollectedGroup& each) { return each.line == line; });
    return group == collected.groups.end() ? nullptr : &*group;
  }

  // A group is known by its title; a main table is the one without a title, else the first, unless
  // that is another group of the pad.
  std::optional<std::size_t> find_group(std::string_view title) const {
    const std::string name = normalize_name(title);
    for (std::size_t i = 0; i < plan_.groups.size(); ++i) {
      if (normalize_name(plan_.groups[i].title) == name) return i;
    }
    if (!title.empty() || plan_.groups.empty()) return std::nullopt;
    const auto is_first = [&](const CollectedGroup& group) {
      return normalize_name(group.title) == normalize_name(plan_.groups[0].title);
    };
    const bool own = std::any_of(before_.groups.begin(), before_.groups.end(), is_first) ||
                     std::any_of(after_.groups.begin(), after_.groups.end(), is_first);
    return own ? std::nullopt : std::optional<std::size_t>(0);
  }

  // Groups that changed with their heading's words.
  void groups() {
    for (const CollectedGroup& group : after_.groups) {
      const CollectedGroup* before = group_of(before_, group.line);
      if (before == nullptr) continue;
      const auto at = find_group(before->title);
      if (!at) continue;
      RenameGroup rename{*at, {}, {}, {}};
      if (before->title != group.title) rename.title = group.title;
      if (before->introduction != group.introduction &&
          plan_.groups[*at].introduction == before->introduction) {
        rename.introduction = group.introduction;
      }
      if (rename.title || rename.introduction) change(std::move(rename));
    }
  }

  std::size_t group_for(std::size_t line) {
    const CollectedGroup* group = group_of(after_, line);
    const std::string_view title = group == nullptr ? std::string_view() : group->title;
    if (const auto at = find_group(title)) return *at;
    Group added;
    added.title = title;
    added.columns = default_columns();
    if (group != nullptr) added.introduction = group->introduction;
    const std::size_t at = group_place(line);
    change(AddGroup{std::move(added), at});
    return at;
  }

  // Where a new group stands: the main table first, as no heading is its own; any other behind the
  // nearest one ahead of it in the pad, else ahead of the next one.
  std::size_t group_place(std::size_t line) const {
    const std::vector<CollectedGroup>& groups = after_.groups;
    const auto own = std::find_if(groups.begin(), groups.end(),
                                  [&](const CollectedGroup& each) { return each.line == line; });
    if (own == groups.end() || own->title.empty()) return 0;
    for (auto ahead = own; ahead != groups.begin();) {
      if (const auto at = find_group((--ahead)->title)) return *at + 1;
    }
    for (auto behind = own + 1; behind != groups.end(); ++behind) {
      if (const auto at = find_group(behind->title)) return *at;
    }
    return plan_.groups.size();
  }

  void remove_groups() {
    for (const CollectedGroup& group : before_.groups) {
      const bool stays = std::any_of(after_.groups.begin(), after_.groups.end(),
                                     [&](const auto& each) { return each.title == group.title; });
      const auto at = find_group(group.title);
      if (!stays && at && plan_.groups[*at].title == group.title &&
          plan_.groups[*at].priorities.empty()) {
        change(RemoveGroup{*at});
      }
    }
  }

  // [SECTION] Items

  std::string id_at(std::size_t line) const {
    const auto known = known_.find(line);
    return known == known_.end() ? std::string() : known->second;
  }

  std::vector<Origin> origin_of(const CollectedItem& item) const {
    std::vector<Origin> origin;
    for (const std::size_t line : item.lines) {
      origin.push_back({pad_, static_cast<std::int64_t>(line), {}});
    }
    return origin;
  }

  void place(std::size_t at) {
    const CollectedItem& item = after_.items[at];
    const auto found = before_items_.find(item.line);
    const CollectedItem* before = found == before_items_.end() ? nullptr : found->second;
    if (before != nullptr && *before == item) return;
    const std::string id = id_at(item.line);
    if (id.empty()) {
      // Known before, but no longer in the plan: a person took it out.
      if (before == nullptr) add(at);
      return;
    }
    if (before == nullptr) return;
    if (before->idea && !item.idea) promote(at, id);
    if (!before->idea && item.idea) change(Demote{id, {}});
    if (!item.idea && !before->idea && before->parent != item.parent) {
      const std::size_t group = group_for(item.parent);
      const auto place = find_priority(plan_, id);
      if (place && place->group != group) {
        change(MovePriority{id, priority_place(at, group), group});
      }
    }
    if (item.idea && (!before->idea || before->parent != item.parent)) {
      const std::string parent = item.parent == no_line ? std::string() : id_at(item.parent);
      change(MoveIdea{id, parent, idea_place(at, parent)});
    }
    update(id, *before, item);
    people_of(item);
  }

  void promote(std::size_t at, const std::string& id) {
    const CollectedItem& item = after_.items[at];
    // The ideas below it that the pad has go their own ways.
    if (const Idea* idea = idea_at(plan_, find_idea(plan_, id))) {
      const std::vector<Idea> below = idea->ideas;
      for (const Idea& child : below) take_out(child);
    }
    const std::size_t group = group_for(item.parent);
    change(Promote{id, {}, group, priority_place(at, group)});
  }

  void take_out(const Idea& idea) {
    for (const Origin& origin : idea.origin) {
      if (origin.pad != pad_) continue;
      const auto line = static_cast<std::size_t>(origin.line);
      if (after_items_.contains(line)) {
        change(MoveIdea{idea.id, "", {}});
      } else if (before_items_.contains(line)) {
        for (const Idea& child : idea.ideas) take_out(child);
        change(RemoveIdea{idea.id});
      }
      return;
    }
  }

  // Of the group that a line heads; several may have one title.
  std::string_view title_of(std::size_t line) const {
    const auto title = titles_.find(line);
    return title == titles_.end() ? std::string_view() : title->second;
  }

  // Right behind the nearest item ahead of it in the same group, else ahead of the next one.
  OptionalIndex priority_place(std::size_t at, std::size_t group) const {
    const CollectedItem& item = after_.items[at];
    const auto place_of = [&](const CollectedItem& other) -> std::optional<std::size_t> {
      if (other.idea || title_of(other.parent) != title_of(item.parent)) return std::nullopt;
      const std::string id = id_at(other.line);
      if (id.empty()) return std::nullopt;
      const auto place = find_priority(plan_, id);
      return place && place->group == group ? std::optional(place->at) : std::nullopt;
    };
    for (std::size_t i = at; i-- > 0;) {
      if (const auto place = place_of(after_.items[i])) return *place + 1;
    }
    for (std::size_t i = at + 1; i < after_.items.size(); ++i) {
      if (const auto place = place_of(after_.items[i])) return *place;
    }
    return std::nullopt;
  }

  std::string parent_id(std::vector<std::size_t> path) const {
    path.pop_back();
    const Idea* parent = idea_at(plan_, path);
    return parent == nullptr ? std::string() : parent->id;
  }

  // The same below the idea `parent`.
  OptionalIndex idea_place(std::size_t at, std::string_view parent) const {
    const CollectedItem& item = after_.items[at];
    const auto place_of = [&](const CollectedItem& other) -> std::optional<std::size_t> {
      if (!other.idea || other.parent != item.parent) return std::nullopt;
      const std::string id = id_at(other.line);
      if (id.empty()) return std::nullopt;
      auto path = find_idea(plan_, id);
      if (path.empty()) return std::nullopt;
      const std::size_t place = path.back();
      return parent_id(std::move(path)) == parent ? std::optional(place) : std::nullopt;
    };
    for (std::size_t i = at; i-- > 0;) {
      if (after_.items[i].line == item.parent) break;
      if (const auto place = place_of(after_.items[i])) return *place + 1;
    }
    for (std::size_t i = at + 1; i < after_.items.size(); ++i) {
      if (const auto place = place_of(after_.items[i])) return *place;
    }
    return std::nullopt;
  }

  void add(std::size_t at) {
    const CollectedItem& item = after_.items[at];
    if (!ids_) ids_.emplace(plan_);
    const std::string id = ids_->make(item.title);
    bool added = false;
    if (item.idea) {
      Idea idea{.id = id, .title = item.title, .notes = item.prose, .owners = item.owners};
      idea.links = item.links;
      if (item.votes > 0) idea.votes = item.votes;
      idea.origin = origin_of(item);
      const std::string parent = item.parent == no_line ? std::string() : id_at(item.parent);
      added = change(AddIdea{std::move(idea), parent, idea_place(at, parent)});
    } else {
      Priority priority{.id = id, .title = item.title, .owners = item.owners};
      if (!item.prose.empty()) priority.description = item.prose;
      priority.links = item.links;
      if (item.votes > 0) priority.votes = item.votes;
      priority.origin = origin_of(item);
      const std::size_t group = group_for(item.parent);
      added = change(AddPriority{std::move(priority), group, priority_place(at, group)});
    }
    if (!added) return;
    known_[item.line] = id;
    people_of(item);
  }

  void remove(const CollectedItem& item) {
    const std::string id = id_at(item.line);
    if (find_priority(plan_, id)) {
      change(RemovePriority{id});
      return;
    }
    const auto path = find_idea(plan_, id);
    const Idea* idea = idea_at(plan_, path);
    if (idea == nullptr) return;
    // What stands below it and is not to go takes its place.
    const std::vector<Idea> below = idea->ideas;
    const std::string parent = parent_id(path);
    for (const Idea& child : below) change(MoveIdea{child.id, parent, {}});
    change(RemoveIdea{id});
  }

  // [SECTION] Members of one that is in the plan

  void update(const std::string& id, const CollectedItem& before, const CollectedItem& after) {
    if (const auto place = find_priority(plan_, id)) {
      update_priority(Priority(*priority_at(plan_, *place)), before, after);
    } else if (const Idea* idea = idea_at(plan_, find_idea(plan_, id))) {
      update_idea(Idea(*idea), before, after);
    }
  }

  std::vector<Origin> new_origin(const std::vector<Origin>& now, const CollectedItem& after) const {
    std::vector<Origin> origin = origin_of(after);
    for (const Origin& each : now) {
      if (each.pad != pad_) origin.push_back(each);
    }
    return origin;
  }

  void update_priority(const Priority& now, const CollectedItem& before,
                       const CollectedItem& after) {
    const std::string& id = now.id;
    if (before.title != after.title && now.title == before.title) {
      change(RenamePriority{id, after.title, {}});
    }
    if (before.owners != after.owners) {
      auto owners = merged(now.owners, before.owners, after.owners);
      if (owners != now.owners) change(SetOwners{id, std::move(owners)});
    }
    if (before.prose != after.prose) {
      std::string prose = merged(now.description.value_or(""), before.prose, after.prose);
      if (prose != now.description.value_or("")) {
        change(SetDescription{id, prose.empty() ? OptionalText() : OptionalText(std::move(prose))});
      }
    }
    if (before.votes != after.votes && now.votes.value_or(0) == before.votes) {
      change(SetField{id, "votes", after.votes > 0 ? FieldValue(after.votes) : FieldValue()});
    }
    if (before.links != after.links) {
      auto links = merged(now.links, before.links, after.links);
      if (links != now.links) change(SetField{id, "links", std::move(links)});
    }
    set_origin(id, now.origin, before, after);
  }

  void set_origin(const std::string& id, const std::vector<Origin>& now,
                  const CollectedItem& before, const CollectedItem& after) {
    if (before.lines == after.lines) return;
    std::vector<Origin> origin = new_origin(now, after);
    if (origin != now) change(SetOrigin{id, std::move(origin)});
  }

  void update_idea(const Idea& now, const CollectedItem& before, const CollectedItem& after) {
    Idea then = now;
    if (now.title == before.title) then.title = after.title;
    if (before.prose != after.prose) then.notes = merged(now.notes, before.prose, after.prose);
    if (then.title != now.title || then.notes != now.notes) {
      change(RenameIdea{now.id, then.title, then.notes, {}});
    }
    if (before.owners != after.owners)
      then.owners = merged(now.owners, before.owners, after.owners);
    if (before.links != after.links) then.links = merged(now.links, before.links, after.links);
    if (before.votes != after.votes && now.votes.value_or(0) == before.votes) {
      then.votes = after.votes > 0 ? std::optional(after.votes) : std::nullopt;
    }
    if (then.owners == now.owners && then.links == now.links && then.votes == now.votes) {
      set_origin(now.id, now.origin, before, after);
      return;
    }
    // No operation sets these of an idea, so it comes anew, with all that stands below it.
    then.origin = new_origin(now.origin, after);
    const auto path = find_idea(plan_, now.id);
    const std::string parent = parent_id(path);
    const std::size_t at = path.back();
    change(RemoveIdea{now.id});
    change(AddIdea{std::move(then), parent, at});
  }

  // What is known about the owners of an item comes into the plan with them.
  void people_of(const CollectedItem& item) {
    for (const std::string& owner : item.owners) {
      const Person* there = find_person(plan_, owner);
      if (there != nullptr && !there->url.empty()) continue;
      const auto known = std::find_if(people_.begin(), people_.end(),
                                      [&](const Person& each) { return each.name == owner; });
      if (known == people_.end() || (there != nullptr && known->url.empty())) continue;
      SetPerson set{owner, {}, {}, {}, {}};
      if (there != nullptr) {
        set.url = known->url;
        change(std::move(set));
        continue;
      }
      if (!known->url.empty()) set.url = known->url;
      if (!known->nick.empty()) set.nick = known->nick;
      if (known->kind != PersonKind::person) set.kind = known->kind;
      set.at = person_place(known);
      change(std::move(set));
    }
  }

  // In the order they are known in, whoever's priority comes first.
  OptionalIndex person_place(std::span<const Person>::iterator person) const {
    const auto place_of = [&](const Person& each) {
      return static_cast<std::size_t>(find_person(plan_, each.name) - plan_.people.data());
    };
    for (auto ahead = person; ahead != people_.begin();) {
      if (find_person(plan_, (--ahead)->name) != nullptr) return place_of(*ahead) + 1;
    }
    for (auto behind = person + 1; behind != people_.end(); ++behind) {
      if (find_person(plan_, behind->name) != nullptr) return place_of(*behind);
    }
    return std::nullopt;
  }

  Plan plan_;  // as the operations so far leave it
  std::string pad_;
  const Collected& before_;
  const Collected& after_;
  std::span<const Person> people_;
  std::optional<IdSource> ids_;                               // once something is added
  std::unordered_map<std::size_t, std::string_view> titles_;  // of the groups, by line
  Items before_items_;
  Items after_items_;
  std::unordered_map<std::size_t, std::string> known_;  // ids in the plan, by line
  Operations operations_;
};

}  // namespace

Operations collect_into(const Plan& plan, std::string_view pad, const Collected& before,
                        const Collected& after, std::span<const Person> people) {
  return Collector(plan, pad, before, after, people).run();
}

Plan plan_from(const PadLines& pad, std::span<const Person> people,
               std::optional<std::int64_t> revision) {
  Plan plan;
  const LineRoles roles(pad, people);
  std::vector<Person> known(people.begin(), people.end());
  known.insert(known.end(), roles.people().begin(), roles.people().end());
  const std::vector<Proposal> proposals = roles.propose({});
  Operations operations = collect_into(plan, pad.id, {}, collect(proposals), known);
  std::vector<std::optional<LineRole>> chosen;
  for (std::size_t line = 0; line < proposals.size(); ++line) {
    const bool blank = pad.lines[line].text.empty();
    chosen.push_back(blank ? std::nullopt : std::optional(proposals[line].role));
  }
  if (auto set = record_pad(plan, pad, revision, chosen)) operations.emplace_back(std::move(*set));
  // They were made for this very plan.
  static_cast<void>(summit::apply(plan, operations));
  return plan;
}

}  // namespace summit
