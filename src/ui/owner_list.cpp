#include "ui/owner_list.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "plan/rows.h"
#include "text/name.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Where the last name of an owners field begins.
std::size_t begin_of_last(std::string_view text) {
  const std::size_t comma = text.rfind(',');
  return comma == std::string_view::npos ? 0 : comma + 1;
}

struct TypedOwner {
  std::string_view name;
  std::string_view url;  // empty without one
};

TypedOwner typed_owner(std::string_view text) {
  std::size_t scheme = std::min(text.find("https://"), text.find("http://"));
  if (scheme == std::string_view::npos) return {text, {}};
  std::string_view url = text.substr(scheme);
  url = url.substr(0, url.find_first_of(" >"));
  if (scheme > 0 && text[scheme - 1] == '<') --scheme;
  const std::string_view name = trimmed(text.substr(0, scheme));
  // A link that names nobody is kept as it was typed.
  if (name.empty()) return {text, {}};
  return {name, url.ends_with("://") ? std::string_view() : url};
}

// How well `typed` begins a name; 0: not at all.
int score_of(const std::string& typed, std::string_view name, std::string_view nick) {
  const std::string normal = normalize_name(name);
  if (normal.starts_with(typed)) return 3;
  if (normal.find(' ' + typed) != std::string::npos) return 2;
  return normalize_name(nick).starts_with(typed) ? 1 : 0;
}

class Suggestions {
 public:
  Suggestions(const Session& session, std::string_view text)
      : session_(session),
        last_(trimmed(text.substr(begin_of_last(text)))),
        typed_(normalize_name(last_)) {
    for (std::string& name : split_at_commas(text.substr(0, begin_of_last(text)))) {
      seen_.insert(std::move(name));
    }
  }

  std::vector<Suggestion> run(std::string_view id) {
    if (typed_.empty() || typed_owner(last_).url.data() != nullptr) return {};
    for (const Person& person : session_.plan.people) {
      std::string detail = person.nick;
      if (!detail.empty() && !person.url.empty()) detail += " · ";
      consider(person.name, person.nick, detail + person.url);
    }
    for (const Group& group : session_.plan.groups) {
      for (const Priority& priority : group.priorities) {
        if (priority.id != id) consider_all(priority.owners);  // there the name is just typed
      }
    }
    ideas(session_.plan.unplanned.ideas);
    if (session_.pad.is_open()) {
      for (const PadAuthor& author : session_.pad.pad().authors) {
        if (!author.name.empty()) consider(author.name, {}, tr("Author of the pad"));
      }
    }
    if (whole_) return {};
    keep_best(found_);
    return std::move(found_);
  }

 private:
  void consider(const std::string& name, std::string_view nick, std::string detail) {
    if (name == last_) whole_ = true;
    if (whole_ || !seen_.insert(name).second) return;
    const int score = score_of(typed_, name, nick);
    if (score > 0) found_.push_back({name, std::move(detail), score});
  }
  void consider_all(const std::vector<std::string>& owners) {
    for (const std::string& owner : owners) consider(owner, {}, {});
  }
  void ideas(const std::vector<Idea>& all) {  // as deep as max_nesting
    for (const Idea& idea : all) {
      consider_all(idea.owners);
      ideas(idea.ideas);
    }
  }

  const Session& session_;
  std::string_view last_;
  std::string typed_;
  std::unordered_set<std::string> seen_;
  std::vector<Suggestion> found_;
  bool whole_ = false;  // the name is typed whole: there is nothing to suggest
};

void type_owners(Session& session, NodeId field, const std::string& id, std::string_view text) {
  session.type(field, owner_operations(id, text), tr("Set owners"), "owners " + id);
}

}  // namespace

std::vector<Suggestion> suggest_owners(const Session& session, std::string_view text,
                                       std::string_view id) {
  return Suggestions(session, text).run(id);
}

std::string complete_owner(std::string_view text, const std::string& name) {
  std::vector<std::string> owners = split_at_commas(text.substr(0, begin_of_last(text)));
  owners.push_back(name);
  return join_owners(owners);
}

Operations owner_operations(const std::string& id, std::string_view text) {
  SetOwners owners{id, {}};
  Operations operations;
  for (const std::string& typed : split_at_commas(text)) {
    const TypedOwner owner = typed_owner(typed);
    std::string name(owner.name);
    if (!owner.url.empty()) {
      operations.emplace_back(SetPerson{name, std::string(owner.url), {}, {}, {}});
    }
    if (std::find(owners.owners.begin(), owners.owners.end(), name) == owners.owners.end()) {
      owners.owners.push_back(std::move(name));
    }
  }
  operations.insert(operations.begin(), std::move(owners));
  return operations;
}

FieldResult draw_owners_field(Ui& ui, Session& session, std::string_view key, const Rect& rect,
                              std::string_view label, const std::string& id,
                              const std::vector<std::string>& owners, FieldOptions options) {
  SuggestionList& list = session.suggestions;
  options.keys |= keys_of_list(ui, list, id);
  const FieldResult field = ui.field(key, rect, label, join_owners(owners), options);
  ui.own_list(field.id, 0, 0);
  if (field.typed) {
    type_owners(session, field.id, id, *field.typed);
    list = {field.id,     rect, tr("Known owners"),
            *field.typed, id,   suggest_owners(session, *field.typed, id)};
    if (list.found.empty()) list = {};
  }
  const std::string typed = list.text;
  if (const auto taken = take_suggestion(ui, list, field.id, rect)) {
    ui.drop_draft(field.id);
    type_owners(session, field.id, id, complete_owner(typed, taken->name));
  }
  return field;
}

}  // namespace summit::ui
