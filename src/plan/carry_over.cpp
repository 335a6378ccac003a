#include "plan/carry_over.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "text/name.h"

namespace summit {
namespace {

// Things by title, each given away once.
template <typename T>
class ByTitle {
 public:
  void add(const T& item) { items_[normalize_name(item.title)].all.push_back(&item); }

  const T* take(const std::string& title) {
    const auto found = items_.find(normalize_name(title));
    if (found == items_.end() || found->second.taken == found->second.all.size()) return nullptr;
    return found->second.all[found->second.taken++];
  }

 private:
  struct Same {
    std::vector<const T*> all;
    std::size_t taken = 0;
  };
  std::unordered_map<std::string, Same> items_;
};

void add_ideas(const std::vector<Idea>& ideas, ByTitle<Idea>& all) {
  for (const Idea& idea : ideas) {
    all.add(idea);
    add_ideas(idea.ideas, all);
  }
}

// What no document shows of a priority or an idea.
template <typename T>
void carry_members(const T& known, T& fresh) {
  fresh.status = known.status;
  fresh.links = known.links;
  fresh.size = known.size;
  fresh.votes = known.votes;
  fresh.origin = known.origin;
  fresh.unknown = known.unknown;
}

class CarryOver {
 public:
  CarryOver(const Plan& known, Plan& fresh) : known_(known), fresh_(fresh) {}

  void run() {
    if (fresh_.project.empty()) fresh_.project = known_.project;
    if (fresh_.release.empty()) fresh_.release = known_.release;
    fresh_.pads = known_.pads;
    fresh_.unknown = known_.unknown;
    fresh_.unplanned.unknown = known_.unplanned.unknown;
    for (std::size_t at = 0; at < fresh_.groups.size() && at < known_.groups.size(); ++at) {
      if (fresh_.groups[at].title == known_.groups[at].title) {
        fresh_.groups[at].unknown = known_.groups[at].unknown;
      }
    }
    people();
    priorities();
    ideas();
    rename_clashes();
  }

 private:
  void people() {
    std::unordered_map<std::string_view, const Person*> known;
    for (const Person& person : known_.people) known.emplace(person.name, &person);
    for (Person& person : fresh_.people) {
      const auto same = known.find(person.name);
      if (same == known.end()) continue;
      person.nick = same->second->nick;
      person.kind = same->second->kind;
      person.unknown = same->second->unknown;
      known.erase(same);
    }
    // Those whom nothing in the document mentions.
    for (const Person& person : known_.people) {
      if (known.contains(person.name)) fresh_.people.push_back(person);
    }
  }

  void priorities() {
    ByTitle<Priority> all;
    for (const Group& group : known_.groups) {
      for (const Priority& priority : group.priorities) all.add(priority);
    }
    for (Group& group : fresh_.groups) {
      for (Priority& priority : group.priorities) {
        const Priority* same = all.take(priority.title);
        keep_id(priority.id, same == nullptr ? nullptr : &same->id);
        if (same == nullptr) continue;
        carry_members(*same, priority);
      }
    }
  }

  void ideas() {
    ByTitle<Idea> all;
    add_ideas(known_.unplanned.ideas, all);
    carry_ideas(fresh_.unplanned.ideas, all);
  }

  void carry_ideas(std::vector<Idea>& ideas, ByTitle<Idea>& all) {
    for (Idea& idea : ideas) {
      const Idea* same = all.take(idea.title);
      keep_id(idea.id, same == nullptr ? nullptr : &same->id);
      if (same != nullptr) {
        idea.heading = same->heading;
        idea.owners = same->owners;
        idea.fields = same->fields;
        carry_members(*same, idea);
      }
      carry_ideas(idea.ideas, all);
    }
  }

  void keep_id(std::string& id, const std::string* known) {
    if (known != nullptr) {
      id = *known;
      kept_.insert(id);
    } else {
      new_.push_back(&id);
    }
  }

  // A new thing may have the id that an old one brought along.
  void rename_clashes() {
    IdSource ids{Plan()};
    for (const std::string& id : kept_) (void)ids.claim(id);
    for (std::string* id : new_) {
      if (!ids.claim(*id)) *id = ids.make(*id);
    }
  }

  const Plan& known_;
  Plan& fresh_;
  std::unordered_set<std::string> kept_;
  std::vector<std::string*> new_;
};

}  // namespace

void carry_over(const Plan& known, Plan& fresh) {
  CarryOver(known, fresh).run();
}

}  // namespace summit
