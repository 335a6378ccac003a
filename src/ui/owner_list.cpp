#include "ui/owner_list.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "imgui.h"
#include "text/name.h"
#include "ui/screens.h"
#include "ui/texts.h"

namespace summit::ui {
namespace {

constexpr std::size_t most_suggested = 8;  // more letters lead further than a longer list
constexpr float option_height = 36;
constexpr float list_padding = 4;
constexpr float text_padding = 8;

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
    for (std::string& name : split_owners(text.substr(0, begin_of_last(text)))) {
      seen_.insert(std::move(name));
    }
  }

  std::vector<KnownOwner> run(std::string_view id) {
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
    std::stable_sort(
        found_.begin(), found_.end(),
        [](const KnownOwner& one, const KnownOwner& other) { return one.score > other.score; });
    if (found_.size() > most_suggested) found_.resize(most_suggested);
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
  std::vector<KnownOwner> found_;
  bool whole_ = false;  // the name is typed whole: there is nothing to suggest
};

void type_owners(Session& session, NodeId field, const std::string& id, std::string_view text) {
  session.type(field, owner_operations(id, text), tr("Set owners"), "owners " + id);
}

void take_chosen(Ui& ui, Session& session) {
  const OwnerList list = std::exchange(session.owner_list, {});
  ui.drop_draft(list.field);
  type_owners(session, list.field, list.id,
              complete_owner(list.text, list.found[list.chosen].name));
  ui.settle();
}

// The keys of a combobox' list as the ARIA Authoring Practices have them.
void act_on_key(Ui& ui, Session& session, const std::string& key) {
  OwnerList& list = session.owner_list;
  const std::size_t count = list.found.size();
  if (key == "ArrowDown") {
    list.chosen = (list.chosen + 1) % count;
  } else if (key == "ArrowUp") {
    list.chosen = (list.chosen + count - 1) % count;
  } else if (key == "Escape") {
    list = {};
  } else {
    take_chosen(ui, session);
  }
}

Rect place_of(const OwnerList& list, float option) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  float width = list.anchor.width;
  for (const KnownOwner& owner : list.found) {
    width = std::max(width, Ui::text_width(owner.name, body) +
                                Ui::text_width(owner.detail, small_text) + 4 * text_padding + gap);
  }
  width = std::min(width, page.x - 2 * gap);
  const float height = option * static_cast<float>(list.found.size()) + 2 * list_padding;
  const float below = list.anchor.y + list.anchor.height + 2;
  const float y = below + height + gap <= page.y ? below : list.anchor.y - 2 - height;
  return {std::clamp(list.anchor.x, gap, std::max(gap, page.x - gap - width)), std::max(gap, y),
          width, height};
}

bool draw_option(Ui& ui, const OwnerList& list, std::size_t at, const Rect& rect) {
  const Palette& c = ui.colors();
  const KnownOwner& owner = list.found[at];
  if (at == list.chosen) {
    ui.fill(rect, c.selected, corner);
    ui.fill({rect.x, rect.y + 6, 3, rect.height - 12}, c.accent, 1.5F);
  }
  const bool taken = ui.option(owner.name, rect, owner.name, owner.detail, at == list.chosen,
                               at + 1, list.found.size());
  Rect rest = inset(rect, text_padding, 0);
  const float detail = Ui::text_width(owner.detail, small_text) + 1;
  ui.draw_line(take_right(rest, std::min(detail, rest.width / 2)), owner.detail, small_text,
               c.muted);
  take_right(rest, gap);
  ui.draw_line(rest, owner.name, body, c.text);
  return taken;
}

}  // namespace

std::vector<KnownOwner> suggest_owners(const Session& session, std::string_view text,
                                       std::string_view id) {
  return Suggestions(session, text).run(id);
}

std::string complete_owner(std::string_view text, const std::string& name) {
  std::vector<std::string> owners = split_owners(text.substr(0, begin_of_last(text)));
  owners.push_back(name);
  return join_owners(owners);
}

Operations owner_operations(const std::string& id, std::string_view text) {
  SetOwners owners{id, {}};
  Operations operations;
  for (const std::string& typed : split_owners(text)) {
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
  OwnerList& list = session.owner_list;
  if (list.field != 0 && ui.focus() == list.field && list.id == id) {
    options.keys |= key_up_down | key_enter | key_escape | key_tab;
  }
  const FieldResult field = ui.field(key, rect, label, join_owners(owners), options);
  ui.own_list(field.id, 0, 0);
  if (field.typed) {
    type_owners(session, field.id, id, *field.typed);
    list = {field.id, rect, *field.typed, id, suggest_owners(session, *field.typed, id)};
    if (list.found.empty()) list = {};
  }
  if (list.field != field.id) return field;
  list.anchor = rect;
  list.drawn = true;
  while (list.field == field.id) {
    const std::optional<WidgetKey> pressed = ui.take_key(field.id);
    if (!pressed) break;
    act_on_key(ui, session, pressed->key);
  }
  return field;
}

void draw_owner_list(Ui& ui, Session& session) {
  OwnerList& list = session.owner_list;
  if (list.field == 0) return;
  if (!std::exchange(list.drawn, false) || ui.focus() != list.field) {
    list = {};
    return;
  }
  const Palette& c = ui.colors();
  const float option = session.narrow ? touch_size : option_height;
  const Rect box = place_of(list, option);
  ImGui::SetNextWindowPos(min_of(box));
  ImGui::SetNextWindowSize({box.width, box.height});
  ImGui::Begin("Owners", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav);
  ui.fill(box, c.raised, corner);
  ui.outline(box, c.field_line, corner);
  bool taken = false;
  {
    const auto listbox = ui.scope_beside(
        list.field, "owners", {.role = Role::listbox, .name = tr("Known owners"), .rect = box});
    const NodeId list_id = ui.container();
    NodeId chosen_id = 0;
    Rect rest = inset(box, list_padding, list_padding);
    for (std::size_t at = 0; at < list.found.size(); ++at) {
      if (draw_option(ui, list, at, take_top(rest, option))) {
        list.chosen = at;
        taken = true;
      }
      if (at == list.chosen) chosen_id = ui.last();
    }
    ui.own_list(list.field, list_id, chosen_id);
  }
  ImGui::End();
  if (taken) take_chosen(ui, session);
}

}  // namespace summit::ui
