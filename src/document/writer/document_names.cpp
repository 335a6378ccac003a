#include "document/writer/document_names.h"

#include "document/writer/prose.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {

DocumentNames::DocumentNames(const Plan& plan, std::span<const Elsewhere> elsewhere) {
  // People come first, so that references in prose can be told to be theirs.
  for (const Person& person : plan.people) add_person(person);
  for (const Elsewhere& defined : elsewhere) {
    normalize_name(defined.name, name_);
    define(defined.url);
  }
  for (const std::string& label : plan.labels) meaning_of(label).defined = true;
  if (!is_blank(plan.title)) add_heading(plan.title);
  add_prose(plan.introduction);
  for (const Group& group : plan.groups) add_group(group);
  if (!is_blank(plan.unplanned.title)) add_heading(plan.unplanned.title);
  add_prose(plan.unplanned.introduction);
  add_ideas(plan.unplanned.ideas);
  add_prose(plan.unplanned.closing);
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      if (!priority.description) continue;
      add_heading(heading_of(priority));
      add_prose(*priority.description);
    }
  }
  add_sections(plan.sections);

  // Only now is it known what else the names of people mean.
  for (const Group& group : plan.groups) {
    for (const Priority& priority : group.priorities) {
      for (const std::string& owner : priority.owners) {
        const auto known = people_.find(owner);
        if (known == people_.end() || known->second.meaning == nullptr) continue;
        claim(*known->second.meaning, *known->second.person);
      }
    }
  }
  for (Meaning* meaning : prose_references_) claim(*meaning, *meaning->person);
}

bool DocumentNames::finds_section(std::string_view heading) const {
  const auto found = meanings_.find(normalize_name(heading));
  return found != meanings_.end() && found->second.headings == 1 && !found->second.defined;
}

const Person* DocumentNames::person(std::string_view owner) const {
  const auto known = people_.find(owner);
  return known == people_.end() ? nullptr : known->second.person;
}

DocumentNames::Mention DocumentNames::mention(std::string_view owner) const {
  const auto known = people_.find(owner);
  if (known == people_.end() || known->second.meaning == nullptr) return Mention::text;
  const Person* target = known->second.meaning->claimed;
  return target != nullptr && target->url == known->second.person->url ? Mention::target
                                                                       : Mention::link;
}

void DocumentNames::add_person(const Person& person) {
  Meaning* meaning = nullptr;
  if (!is_blank(person.name) && !is_blank(person.url)) {
    meaning = &meaning_of(person.name);
    if (meaning->person == nullptr) meaning->person = &person;
  }
  people_.try_emplace(person.name, Known{&person, meaning});
}

DocumentNames::Meaning& DocumentNames::meaning_of(std::string_view text) {
  normalize_name(one_line(text, scratch_), name_);
  return meanings_[name_];
}

void DocumentNames::add_heading(std::string_view title) {
  ++meaning_of(is_blank(title) ? untitled : title).headings;
}

void DocumentNames::define(std::string_view url) {
  Meaning& meaning = meanings_[name_];
  if (meaning.person != nullptr && meaning.person->url == url) {
    meaning.claimed = meaning.person;
  } else {
    meaning.defined = true;
  }
}

void DocumentNames::add_prose(std::string_view prose) {
  prose_size_ += prose.size();
  found_.clear();
  find_names(prose, found_);
  for (const ProseName& found : found_) {
    if (found.markup.find('\\') == std::string_view::npos) {
      normalize_name(found.markup, name_);
    } else {
      normalize_name(unescape(found.markup), name_);
    }
    switch (found.kind) {
      case ProseName::Kind::heading:
        ++meanings_[name_].headings;
        break;
      case ProseName::Kind::target:
        define(found.url);
        break;
      case ProseName::Kind::reference: {
        const auto meant = meanings_.find(name_);
        if (meant != meanings_.end() && meant->second.person != nullptr) {
          prose_references_.push_back(&meant->second);
        }
        break;
      }
    }
  }
}

void DocumentNames::add_group(const Group& group) {
  if (!is_blank(group.title)) add_heading(group.title);
  add_prose(group.introduction);
  for (const Priority& priority : group.priorities) {
    for (const Field& field : priority.fields) add_prose(field.value);
  }
}

void DocumentNames::add_ideas(const std::vector<Idea>& ideas) {
  for (const Idea& idea : ideas) {
    add_prose(idea.notes);
    add_ideas(idea.ideas);
  }
}

void DocumentNames::add_sections(const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    add_heading(section.title);
    add_prose(section.body);
    add_sections(section.sections);
  }
}

// A name that is a section's or defined elsewhere stays that; a person's target would take it away
// from there.
void DocumentNames::claim(Meaning& meaning, const Person& person) {
  if (meaning.headings > 0 || meaning.defined || meaning.claimed != nullptr) return;
  meaning.claimed = &person;
  targets_.push_back(&person);
}

}  // namespace summit
