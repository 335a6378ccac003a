// The operations on unplanned ideas, promoting and demoting included.
#include <algorithm>

#include "plan/operation_run.h"
#include "plan/validity.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

std::vector<Idea>* siblings(Plan& plan, const std::vector<std::size_t>& path) {
  std::vector<Idea>* ideas = &plan.unplanned.ideas;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) ideas = &(*ideas)[path[i]].ideas;
  return ideas;
}

Idea* find(Plan& plan, std::string_view id) {
  const auto path = find_idea(plan, id);
  return path.empty() ? nullptr : &(*siblings(plan, path))[path.back()];
}

std::string parent_id(const Plan& plan, std::vector<std::size_t> path) {
  path.pop_back();
  const Idea* parent = idea_at(plan, path);
  return parent == nullptr ? std::string() : parent->id;
}

std::size_t height(const Idea& idea) {
  std::size_t below = 0;
  for (const Idea& child : idea.ideas) below = std::max(below, height(child));
  return below + 1;
}

// The given ids of an idea and those below it, then the missing ones: made unlike any given.
bool claim_ids(IdSource& ids, const Idea& idea, std::string& taken) {
  if (!idea.id.empty() && !ids.claim(idea.id)) {
    taken = idea.id;
    return false;
  }
  return std::all_of(idea.ideas.begin(), idea.ideas.end(),
                     [&](const Idea& child) { return claim_ids(ids, child, taken); });
}

void make_ids(IdSource& ids, Idea& idea) {
  if (idea.id.empty()) idea.id = ids.make(idea.title);
  for (Idea& child : idea.ideas) make_ids(ids, child);
}

Applied too_deep() {
  return refuse(Message("ideas nest at most {} levels deep; put it further out", {max_nesting}));
}

// The lines of `prose` behind a margin; blank ones stay blank.
void append_indented(std::string& out, std::string_view prose, std::size_t margin) {
  while (!prose.empty()) {
    const std::string_view line = prose.substr(0, prose.find('\n'));
    if (!line.empty()) out.append(margin, ' ').append(line);
    out += '\n';
    prose.remove_prefix(std::min(line.size() + 1, prose.size()));
  }
}

// Ideas as the bullet list of a description, notes as further paragraphs of their items.
void append_bullets(std::string& out, const std::vector<Idea>& ideas, std::size_t margin) {
  std::string scratch;
  for (const Idea& idea : ideas) {
    out.append(margin, ' ').append("* ");
    append_text(out, one_line(idea.title, scratch));
    out += '\n';
    if (!idea.notes.empty()) {
      out += '\n';
      append_indented(out, idea.notes, margin + 2);
      out += '\n';
    }
    if (!idea.ideas.empty()) {
      out += '\n';
      append_bullets(out, idea.ideas, margin + 2);
      out += '\n';
    }
  }
}

std::string description_of(const Idea& idea) {
  std::string description = idea.notes;
  if (idea.ideas.empty()) return description;
  if (!description.empty()) description += "\n\n";
  append_bullets(description, idea.ideas, 0);
  description.erase(description.find_last_not_of('\n') + 1);
  return description;
}

}  // namespace

Applied run(Plan& plan, const AddIdea& op) {
  std::vector<Idea>* ideas = &plan.unplanned.ideas;
  std::size_t level = 0;
  if (!op.parent.empty()) {
    const auto path = find_idea(plan, op.parent);
    if (path.empty()) return no_idea(op.parent);
    level = path.size();
    ideas = &(*siblings(plan, path))[path.back()].ideas;
  }
  if (Message trouble = trouble_in(op.idea); !trouble.empty()) return refuse(std::move(trouble));
  if (level + height(op.idea) > max_nesting) return too_deep();
  const std::size_t at = op.at.value_or(ideas->size());
  if (at > ideas->size()) return past_end(at, ideas->size());
  Idea idea = op.idea;
  if (idea.ideas.empty()) {
    if (idea.id.empty()) {
      idea.id = make_id(plan, idea.title);
    } else if (id_in_use(plan, idea.id)) {
      return id_taken(idea.id);
    }
  } else {
    IdSource ids(plan);
    std::string taken;
    if (!claim_ids(ids, idea, taken)) return id_taken(taken);
    make_ids(ids, idea);
  }
  RemoveIdea back{idea.id};
  insert_at(*ideas, at, std::move(idea));
  return done_by(std::move(back));
}

Applied run(Plan& plan, const RemoveIdea& op) {
  const auto path = find_idea(plan, op.id);
  if (path.empty()) return no_idea(op.id);
  std::string parent = parent_id(plan, path);
  return done_by(
      AddIdea{take_at(*siblings(plan, path), path.back()), std::move(parent), path.back()});
}

Applied run(Plan& plan, const MoveIdea& op) {
  const auto path = find_idea(plan, op.id);
  if (path.empty()) return no_idea(op.id);
  const std::string old_parent = parent_id(plan, path);
  const std::string& parent = op.parent ? *op.parent : old_parent;
  std::vector<std::size_t> parent_path;
  if (!parent.empty()) {
    parent_path = find_idea(plan, parent);
    if (parent_path.empty()) return no_idea(parent);
    if (parent_path.size() >= path.size() &&
        std::equal(path.begin(), path.end(), parent_path.begin())) {
      return refuse(Pattern("an idea cannot move below itself; choose another place"));
    }
  }
  const Idea* target = parent.empty() ? nullptr : idea_at(plan, parent_path);
  const std::size_t size = (target == nullptr ? plan.unplanned.ideas : target->ideas).size() -
                           (parent == old_parent ? 1 : 0);
  const std::size_t at = op.at.value_or(size);
  if (at > size) return past_end(at, size);
  if (parent_path.size() + height(*idea_at(plan, path)) > max_nesting) return too_deep();
  Idea idea = take_at(*siblings(plan, path), path.back());
  Idea* holder = find(plan, parent);  // its path may be another now
  insert_at(holder == nullptr ? plan.unplanned.ideas : holder->ideas, at, std::move(idea));
  return done_by(MoveIdea{op.id, old_parent, path.back()});
}

Applied run(Plan& plan, const RenameIdea& op) {
  Idea* idea = find(plan, op.id);
  if (idea == nullptr) return no_idea(op.id);
  Message trouble = op.title ? line_trouble(*op.title, Pattern("the title of an idea")) : Message();
  if (trouble.empty())
    trouble = text_trouble(op.notes.value_or(""), Pattern("the text of the notes"));
  if (trouble.empty()) {
    trouble = line_trouble(op.heading.value_or(""), Pattern("the heading"), Presence::optional);
  }
  if (!trouble.empty()) return refuse(std::move(trouble));
  RenameIdea back{op.id, {}, {}, {}};
  if (op.notes) back.notes = std::exchange(idea->notes, *op.notes);
  if (op.title || op.heading) back.heading = idea->heading;
  if (op.title) {
    if (*op.title != idea->title) idea->heading.clear();
    back.title = std::exchange(idea->title, *op.title);
  }
  if (op.heading) idea->heading = *op.heading;
  return done_by(std::move(back));
}

// [SECTION] Between ideas and priorities

Applied run(Plan& plan, const Promote& op) {
  const auto path = find_idea(plan, op.id);
  if (path.empty()) return no_idea(op.id);
  Slot slot = find_slot(plan, op.group, op.at);
  if (!slot.refusal) return std::move(slot.refusal);
  if (op.owners) {
    if (Message trouble = lines_trouble(*op.owners, Pattern("an owner's name")); !trouble.empty()) {
      return refuse(std::move(trouble));
    }
  }
  std::string parent = parent_id(plan, path);
  Idea idea = take_at(*siblings(plan, path), path.back());
  Priority priority{.id = idea.id,
                    .title = idea.title,
                    .heading = idea.heading,
                    .owners = op.owners.value_or(idea.owners),
                    .fields = idea.fields,
                    .status = idea.status.value_or(Status::agreed),
                    .links = idea.links,
                    .size = idea.size,
                    .votes = idea.votes,
                    .origin = idea.origin,
                    .unknown = idea.unknown};
  if (std::string prose = description_of(idea); !prose.empty()) {
    priority.description = std::move(prose);
  }
  Operations inverse = fill_slot(plan, op.group, slot, std::move(priority));
  inverse.emplace_back(AddIdea{std::move(idea), std::move(parent), path.back()});
  return done(std::move(inverse));
}

Applied run(Plan& plan, const Demote& op) {
  const auto place = find_priority(plan, op.id);
  if (!place) return no_priority(op.id);
  std::vector<Idea>& ideas = plan.unplanned.ideas;
  const std::size_t at = op.at.value_or(ideas.size());
  if (at > ideas.size()) return past_end(at, ideas.size());
  Priority priority = take_at(plan.groups[place->group].priorities, place->at);
  Idea idea{.id = priority.id,
            .title = priority.title,
            .heading = priority.heading,
            .notes = priority.description.value_or(""),
            .owners = priority.owners,
            .fields = priority.fields,
            .links = priority.links,
            .size = priority.size,
            .votes = priority.votes,
            .origin = priority.origin,
            .unknown = priority.unknown};
  if (priority.status != Status::agreed) idea.status = priority.status;
  insert_at(ideas, at, std::move(idea));
  return done_by(RemoveIdea{op.id}, AddPriority{std::move(priority), place->group, place->at});
}

}  // namespace summit
