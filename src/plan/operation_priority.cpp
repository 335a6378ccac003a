// The operations on priorities.
#include <algorithm>

#include "plan/mentions.h"
#include "plan/operation_run.h"
#include "plan/validity.h"

namespace summit {
namespace {

Priority* find(Plan& plan, std::string_view id) {
  const auto place = find_priority(plan, id);
  return place ? &plan.groups[place->group].priorities[place->at] : nullptr;
}

}  // namespace

Applied run(Plan& plan, const AddPriority& op) {
  Slot slot = find_slot(plan, op.group, op.at);
  if (!slot.refusal) return std::move(slot.refusal);
  if (Message trouble = trouble_in(op.priority); !trouble.empty()) {
    return refuse(std::move(trouble));
  }
  Priority priority = op.priority;
  if (priority.id.empty()) {
    priority.id = make_id(plan, priority.title);
  } else if (id_in_use(plan, priority.id)) {
    return id_taken(priority.id);
  }
  return done(fill_slot(plan, op.group, slot, std::move(priority)));
}

Applied run(Plan& plan, const RemovePriority& op) {
  const auto place = find_priority(plan, op.id);
  if (!place) return no_priority(op.id);
  Priority priority = take_at(plan.groups[place->group].priorities, place->at);
  return done_by(AddPriority{std::move(priority), place->group, place->at});
}

Applied run(Plan& plan, const MovePriority& op) {
  const auto place = find_priority(plan, op.id);
  if (!place) return no_priority(op.id);
  const std::size_t to = op.group.value_or(place->group);
  if (to >= plan.groups.size()) return no_group(to, plan.groups.size());
  const std::size_t size = plan.groups[to].priorities.size() - (to == place->group ? 1 : 0);
  const std::size_t at = op.at.value_or(size);
  if (at > size) return past_end(at, size);
  Priority priority = take_at(plan.groups[place->group].priorities, place->at);
  insert_at(plan.groups[to].priorities, at, std::move(priority));
  return done_by(MovePriority{op.id, place->at, place->group});
}

Applied run(Plan& plan, const RenamePriority& op) {
  Priority* priority = find(plan, op.id);
  if (priority == nullptr) return no_priority(op.id);
  Message trouble = line_trouble(op.title, Pattern("the title"));
  if (trouble.empty()) {
    trouble = line_trouble(op.heading.value_or(""), Pattern("the heading"), Presence::optional);
  }
  if (!trouble.empty()) return refuse(std::move(trouble));
  RenamePriority renamed{op.id, op.title, op.heading.value_or(""), false};
  Operations inverse;
  // Without a section, what has the same name is something else.
  if (op.references && priority->description) {
    const std::string& heading = renamed.heading->empty() ? renamed.title : *renamed.heading;
    inverse = follow_references(plan, heading_of(*priority), heading);
  }
  std::swap(priority->title, renamed.title);
  std::swap(priority->heading, *renamed.heading);
  inverse.emplace_back(std::move(renamed));
  return done(std::move(inverse));
}

Applied run(Plan& plan, const SetOwners& op) {
  Priority* priority = find(plan, op.id);
  if (priority == nullptr) return no_priority(op.id);
  if (Message trouble = lines_trouble(op.owners, Pattern("an owner's name")); !trouble.empty()) {
    return refuse(std::move(trouble));
  }
  return done_by(SetOwners{op.id, std::exchange(priority->owners, op.owners)});
}

Applied run(Plan& plan, const SetDescription& op) {
  Priority* priority = find(plan, op.id);
  if (priority == nullptr) return no_priority(op.id);
  Message trouble = text_trouble(op.value.value_or(""), Pattern("the description"));
  if (!trouble.empty()) return refuse(std::move(trouble));
  return done_by(SetDescription{op.id, std::exchange(priority->description, op.value)});
}

// [SECTION] set-field

namespace {

Applied set_status(Priority& priority, const SetField& op) {
  Status status = Status::agreed;
  if (!std::holds_alternative<std::monostate>(op.value)) {
    const auto* name = std::get_if<std::string>(&op.value);
    const std::optional<Status> named = name ? status_from(*name) : std::nullopt;
    if (!named) return refuse(status_trouble(name ? *name : "this"));
    status = *named;
  }
  return done_by(
      SetField{op.id, op.name, std::string(to_string(std::exchange(priority.status, status)))});
}

Applied set_count(std::optional<std::int64_t>& count, const SetField& op) {
  const bool none = std::holds_alternative<std::monostate>(op.value);
  const auto* number = std::get_if<std::int64_t>(&op.value);
  if (!none && (number == nullptr || *number < 0)) {
    return refuse(Message("“{}” is a whole number from 0, or null for none", {op.name}));
  }
  SetField back{op.id, op.name, {}};
  if (count) back.value = *count;
  count = number ? std::optional(*number) : std::nullopt;
  return done_by(std::move(back));
}

Applied set_links(Priority& priority, const SetField& op) {
  std::vector<Link> links;
  if (!std::holds_alternative<std::monostate>(op.value)) {
    const auto* given = std::get_if<std::vector<Link>>(&op.value);
    if (given == nullptr) return refuse(Pattern("“links” is a list of links, or null for none"));
    for (const Link& link : *given) {
      if (Message trouble = trouble_in(link); !trouble.empty()) return refuse(trouble);
    }
    links = *given;
  }
  return done_by(SetField{op.id, op.name, std::exchange(priority.links, std::move(links))});
}

Applied set_column(Plan& plan, Priority& priority, const SetField& op) {
  Message trouble = line_trouble(op.name, Pattern("the name of a column"));
  const auto* text = std::get_if<std::string>(&op.value);
  if (trouble.empty() && text == nullptr && !std::holds_alternative<std::monostate>(op.value)) {
    trouble =
        Message("the value of the column “{}” is a text, or null for none", {shortened(op.name)});
  }
  if (trouble.empty() && text != nullptr)
    trouble = text_trouble(*text, {Pattern("“{}”"), shortened(op.name)});
  if (!trouble.empty()) return refuse(std::move(trouble));

  std::vector<Field>& fields = priority.fields;
  const auto field = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& item) { return item.name == op.name; });
  if (field == fields.end()) {
    if (text != nullptr) fields.push_back({op.name, *text});
    return done_by(SetField{op.id, op.name, {}});
  }
  if (text != nullptr) return done_by(SetField{op.id, op.name, std::exchange(field->value, *text)});
  // Setting it again puts it last, so those behind it are taken out and set again, too. A column
  // that bears the name of an own member only comes back with the whole plan.
  Operations inverse;
  if (std::any_of(field, fields.end(),
                  [](const Field& item) { return is_own_member(item.name); })) {
    inverse.emplace_back(ReplacePlan{plan});
  } else {
    for (auto later = field + 1; later != fields.end(); ++later) {
      inverse.emplace_back(SetField{op.id, later->name, {}});
    }
    for (auto item = field; item != fields.end(); ++item) {
      inverse.emplace_back(SetField{op.id, item->name, item->value});
    }
  }
  fields.erase(field);
  return done(std::move(inverse));
}

}  // namespace

bool is_own_member(std::string_view name) {
  return name == "status" || name == "size" || name == "votes" || name == "links";
}

Applied run(Plan& plan, const SetField& op) {
  Priority* priority = find(plan, op.id);
  if (priority == nullptr) return no_priority(op.id);
  if (op.name == "status") return set_status(*priority, op);
  if (op.name == "size") return set_count(priority->size, op);
  if (op.name == "votes") return set_count(priority->votes, op);
  if (op.name == "links") return set_links(*priority, op);
  return set_column(plan, *priority, op);
}

}  // namespace summit
