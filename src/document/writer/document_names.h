// What the names in a plan's document stand for. In a document all names share one space: section
// titles, labels, the targets of people, and what prose defines. This decides, before anything is
// written, which references find what they mean, and which have to do without a name.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/writer/prose_names.h"
#include "plan/plan.h"

namespace summit {

// Views into the plan, which has to stay as it is while this is used.
class DocumentNames {
 public:
  // The title of a section that must have one and has none.
  static constexpr std::string_view untitled = "Untitled";

  // A name that the document has beside the plan, with the URL it leads to, if any.
  struct Elsewhere {
    std::string name;
    std::string url;
  };
  explicit DocumentNames(const Plan& plan, std::span<const Elsewhere> elsewhere = {});

  // Whether a reference to `heading` finds the one section with that heading.
  [[nodiscard]] bool finds_section(std::string_view heading) const;

  enum class Mention {
    text,    // a person without a URL
    target,  // `name`_, and its target stands in targets()
    link,    // `name <url>`__: the name means something else in this document
  };
  [[nodiscard]] Mention mention(std::string_view owner) const;

  // The person an owner's name stands for; null for nobody in the plan.
  [[nodiscard]] const Person* person(std::string_view owner) const;

  // The people that need a target, in order of their first mention: owners first, then references
  // in prose. A target in prose that leads where the person's does serves as well.
  [[nodiscard]] std::span<const Person* const> targets() const { return targets_; }

  // The bytes of all prose.
  [[nodiscard]] std::size_t prose_size() const { return prose_size_; }

 private:
  struct Meaning {
    std::size_t headings = 0;
    bool defined = false;             // by a label or by prose
    const Person* person = nullptr;   // the first in the plan with this name and a URL
    const Person* claimed = nullptr;  // whose target the name is
  };
  struct Known {
    const Person* person;
    Meaning* meaning;  // null for a person without a URL
  };

  void add_person(const Person& person);
  Meaning& meaning_of(std::string_view text);
  void add_heading(std::string_view title);
  // What a target in prose does to the name in name_.
  void define(std::string_view url);
  void add_prose(std::string_view prose);
  void add_group(const Group& group);
  void add_ideas(const std::vector<Idea>& ideas);
  void add_sections(const std::vector<Section>& sections);
  void claim(Meaning& meaning, const Person& person);

  std::unordered_map<std::string, Meaning> meanings_;  // by normalised name
  std::unordered_map<std::string_view, Known> people_;
  std::vector<Meaning*> prose_references_;  // to people
  std::vector<const Person*> targets_;
  std::size_t prose_size_ = 0;
  // Kept between calls for their memory.
  std::vector<ProseName> found_;
  std::string scratch_;
  std::string name_;
};

}  // namespace summit
