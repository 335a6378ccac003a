// Plans that the canonical layout can say in full, decoded from any bytes: near bytes give near
// plans, so that a fuzzer's mutations mean something, and no bytes are no choice (the first of
// each).
//
// What no document tells apart is not among them: two sections of one name, an owner without a link
// whose name is like two of them, columns of one name, a title that the plan lacks, a bullet list
// ahead of the ideas where ideas would be looked for, notes that end in a list like ideas below.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/binding/rst_binding.h"
#include "document/binding/rst_unplanned.h"
#include "document/writer/document_view.h"
#include "document/writer/rst_writer.h"
#include "plan/plan.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {

class CanonicalPlans {
 public:
  explicit CanonicalPlans(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  Plan plan() {
    Plan plan;
    plan.title = heading();
    referable_.push_back(plan.title);
    if (below(2) == 1) plan.labels.push_back(unique("label-"));
    plan.introduction = prose();
    for (std::size_t i = below(4); i > 0; --i) {
      plan.people.push_back({unique("Person "), url(), {}, {}, {}});
      if (!plan.people.back().url.empty()) referable_.push_back(plan.people.back().name);
    }
    for (std::size_t i = below(4); i > 0; --i) plan.groups.push_back(group(plan));
    if (below(2) == 1) {
      plan.unplanned = {
          unique(below(2) == 0 ? "No plan for " : ""), unplanned_prose(), {}, paragraph(), {}};
      for (std::size_t i = below(4) + 1; i > 0; --i) plan.unplanned.ideas.push_back(idea(3));
    }
    for (std::size_t i = below(3); i > 0; --i) plan.sections.push_back(section(3));
    give_ids(plan);
    return plan;
  }

 private:
  std::uint8_t byte() {
    if (bytes_.empty()) return 0;
    const std::uint8_t first = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return first;
  }
  std::size_t below(std::size_t count) { return byte() % count; }

  template <std::size_t size>
  std::string_view pick(const std::array<std::string_view, size>& texts) {
    return texts[below(size)];
  }

  // Pieces that are markup, or might be taken for some.
  std::string pieces() {
    static constexpr std::array<std::string_view, 63> all = {
        "a",    "b",       " ",           "x_",     "_",      "__",     "*",
        "**",   "`",       "``",          "|",      "\\",     "<",      ">",
        ":",    "::",      ".",           "..",     "-",      "--",     "+",
        "=",    "/",       "(",           ")",      "[",      "]",      "[1]_",
        "{",    "}",       "'",           "\"",     ",",      ";",      "!",
        "?",    "#",       "1.",          "A)",     "@",      "&",      "~",
        "^",    "$",       "%",           "é",      "ß",      "Σς",     "İ",
        "日本", "。",      "\u0301",      "\u05b0", "\u200b", "\ufeff", "“x”",
        "😀",    "x@y.org", "http://a.b/", "`x`_",   ":r:`x`", "+-+",    "long words to wrap "};
    std::string text;
    for (std::size_t i = below(8); i > 0; --i) text += pick(all);
    return text;
  }

  // On one line, as a document has it.
  static std::string as_title(std::string_view text) {
    std::string title;
    for (const char c : text) {
      if (c != ' ' || (!title.empty() && !title.ends_with(' '))) title += c;
    }
    while (title.ends_with(' ')) title.pop_back();
    return title;
  }
  std::string text(std::string_view otherwise) {
    std::string title = as_title(pieces());
    // What is nothing but white space to docutils is no text.
    return normalize_name(title).empty() ? std::string(otherwise) : title;
  }

  // A text whose name is no other's. With `ahead`, it says what it is.
  std::string unique(std::string_view ahead = {}) {
    std::string title = as_title(std::string(ahead) + text("x"));
    while (!names_.insert(normalize_name(title)).second) {
      title = as_title(title.append(" ").append(std::to_string(names_.size())));
    }
    return title;
  }
  // Of a section that is nothing else.
  std::string heading() {
    std::string title = unique();
    return is_unplanned_title(title) ? unique("s") : title;
  }

  std::string url() {
    static constexpr std::array<std::string_view, 15> all = {
        "a", "_", "__", "\\", "<", ">", "`", "*", "%20", "é", "?q=1&r=2", "#x", ":", "|", " "};
    if (below(4) == 0) return {};
    std::string url = "https://e.org/";
    for (std::size_t i = below(4); i > 0; --i) url += pick(all);
    while (url.ends_with(' ')) url.pop_back();
    return url;
  }

  std::string paragraph() {
    static constexpr std::array<std::string_view, 6> all = {
        "",
        "Plain words.",
        "Two\nlines that *are* one ``paragraph``.",
        "Words that go on past the edge, and on, and on, until they have to stand on two lines.",
        "日本語の 長い 行は 幅が 二倍に なるので 早く 折り返される はずだが 何も 失われては "
        "ならない のです",
        "See `here <https://e.org/>`__ and there.\n\nA second paragraph."};
    return std::string(pick(all));
  }
  // What may stand between a section's title and its ideas.
  std::string unplanned_prose() {
    static constexpr std::array<std::string_view, 3> odd = {
        "    Quoted.", ".. unplanned", ".. unplanned\n\n..\n\n    Quoted.\n\nNot quoted."};
    return below(4) == 3 ? std::string(pick(odd)) : paragraph();
  }
  std::string reference() {
    std::string text = "See ";
    append_reference(text, referable_[below(referable_.size())]);
    return text + " and ``more``.";
  }
  std::string prose() {
    static constexpr std::array<std::string_view, 10> all = {
        "* a\n* b",
        "1. a\n2. b",
        "Before::\n\n    literal | text\n\nBehind.",
        "Term\n    Definition.",
        "    Quoted.\n\nNot quoted.",
        "| line\n| block",
        ".. note::\n\n   Note this.",
        "+---+---+\n| p | q |\n+---+---+",
        "===  ===\nsim  ple\n===  ===",
        "* long item that goes on and on past the edge of the page so that it has to be wrapped\n* "
        "b"};
    switch (below(4)) {
      case 0:
        return {};
      case 1:
        return paragraph();
      case 2:
        return reference();
      default:
        return std::string(pick(all));
    }
  }

  Group group(const Plan& plan) {
    static constexpr std::array<std::string_view, 4> further = {"Target", "Name | *x*", "Notes_",
                                                                "`Links`"};
    Group group;
    // The first table may be the document's own.
    if (!plan.groups.empty() || below(2) == 1) {
      group.title = heading();
      referable_.push_back(group.title);
      group.introduction = prose();
    }
    group.columns = default_columns();
    for (const std::string_view header : further) {
      if (below(4) != 1) continue;
      const std::size_t at = below(group.columns.size() + 1);
      group.columns.insert(group.columns.begin() + static_cast<std::ptrdiff_t>(at),
                           std::string(header));
    }
    for (std::size_t i = below(5); i > 0; --i) group.priorities.push_back(priority(plan, group));
    return group;
  }

  Priority priority(const Plan& plan, const Group& group) {
    static constexpr std::array<std::string_view, 5> nicks = {"ada", "Ada Lovelace", "b_c", "TBD",
                                                              "?x?"};
    Priority priority;
    const bool described = below(2) == 1;
    priority.title = described ? heading() : unique();
    if (described && below(4) == 1) priority.heading = heading();
    if (described) referable_.push_back(heading_of(priority));
    for (std::size_t i = below(4); i > 0; --i) {
      std::string owner(pick(nicks));
      if (below(2) == 1 && !plan.people.empty()) {
        const Person& person = plan.people[below(plan.people.size())];
        if (!person.url.empty()) owner = person.name;
      }
      if (std::find(priority.owners.begin(), priority.owners.end(), owner) ==
          priority.owners.end()) {
        priority.owners.push_back(std::move(owner));
      }
    }
    const std::vector<ColumnRole> roles = column_roles(group.columns);
    for (std::size_t i = 0; i < roles.size(); ++i) {
      if (roles[i] != ColumnRole::field) continue;
      std::string value = prose();
      if (!value.empty()) priority.fields.push_back({group.columns[i], std::move(value)});
    }
    if (described) priority.description = prose();
    return priority;
  }

  Idea idea(std::size_t levels) {
    Idea idea;
    idea.title = text("idea");
    idea.notes = paragraph();
    for (std::size_t i = levels > 0 ? below(3) : 0; i > 0; --i) {
      idea.ideas.push_back(this->idea(levels - 1));
    }
    return idea;
  }

  Section section(std::size_t levels) {
    Section section{heading(), {}, {}, {}};
    referable_.push_back(section.title);
    section.body = prose();
    for (std::size_t i = levels > 0 ? below(3) : 0; i > 0; --i) {
      section.sections.push_back(this->section(levels - 1));
    }
    return section;
  }

  std::span<const std::uint8_t> bytes_;
  std::unordered_set<std::string> names_;
  std::vector<std::string> referable_;  // what a reference in prose finds
};

// What is wrong with the canonical layout of a plan: docutils would warn, or it is read as another
// plan. Empty where nothing is.
inline std::string canonical_fault(const Plan& plan) {
  const std::string written = write_rst(plan);
  BoundDocument read = bind_rst(written);
  std::string fault;
  for (const Problem& problem : read.document.problems) fault += problem.message.english() + '\n';
  const std::string wanted = document_view(plan);
  const std::string got = document_view(read.plan);
  if (got != wanted) fault += "wanted\n" + wanted + "read\n" + got;
  // What was read can be said again.
  read.plan.source.reset();
  if (document_view(bind_rst(write_rst(read.plan)).plan) != got)
    fault += "written again\n" + write_rst(read.plan);
  return fault.empty() ? fault : fault + "written\n" + written;
}

}  // namespace summit
