#include "bench/generated_plan.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/writer/rst_writer.h"

namespace summit {
namespace {

// Words of the Nova team's priorities and specifications.
constexpr std::string_view words[] = {
    "scheduler", "cells",   "the",      "upgrade", "API",     "of",         "instances", "and",
    "database",  "to",      "we",       "migrate", "a",       "hypervisor", "in",        "work",
    "quota",     "support", "resource", "live",    "virtual", "machine",    "tests",     "for",
    "objects",   "host",    "service",  "policy",  "network", "volume",     "is",        "client",
    "placement", "with",    "running",  "nodes",   "release", "hope",       "deploy",    "from"};
constexpr std::string_view foreign_words[] = {"Zażółć", "gęślą",  "naïve", "Größe",
                                              "日本語", "проект", "café",  "—"};
constexpr std::string_view first_names[] = {"Ana",   "Ben",   "Chiara", "Dmitri", "Eun-ji",
                                            "Farid", "Grace", "Håkon",  "Inês",   "Jürgen"};
constexpr std::string_view last_names[] = {"Andersson", "Baker",   "Costa",  "Dvořák",
                                           "O'Brien",   "Fischer", "Garcia", "Hashimoto"};

class Generator {
 public:
  explicit Generator(std::size_t priorities) : count_(priorities) {}

  Plan plan() {
    Plan plan;
    plan.project = "nova";
    plan.release = "Bench";
    plan.title = "Bench Project Priorities";
    plan.labels = {"bench-priorities"};
    plan.introduction = prose(2);
    people(plan);
    Group group;
    group.columns = default_columns();
    for (std::size_t i = 0; i < count_; ++i) group.priorities.push_back(priority(i));
    plan.groups.push_back(std::move(group));
    plan.unplanned.title = "Priorities without a clear plan";
    plan.unplanned.introduction = prose(1);
    for (std::size_t i = 0; i * 8 < count_; ++i) plan.unplanned.ideas.push_back(idea(i, 1));
    plan.sections.push_back({.title = "Process", .body = prose(3)});
    give_ids(plan);
    return plan;
  }

 private:
  // Standard distributions differ between libraries; the engine does not. Nor may a call have two
  // arguments that both use it: their order is the compiler's.
  std::size_t below(std::size_t count) { return engine_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  std::size_t between(std::size_t least, std::size_t most) {
    return least + below(most - least + 1);
  }

  template <std::size_t Size>
  std::string_view one_of(const std::string_view (&all)[Size]) {
    return all[below(Size)];
  }

  void people(Plan& plan) {
    const std::size_t team = std::clamp<std::size_t>(count_ / 4, 4, 300);
    for (std::size_t i = 0; i < team; ++i) {
      std::string name(first_names[i % std::size(first_names)]);
      name += ' ';
      name += last_names[i / std::size(first_names) % std::size(last_names)];
      const std::size_t namesake = i / std::size(first_names) / std::size(last_names);
      if (namesake > 0) name += ' ' + std::string(namesake, 'I');
      plan.people.push_back({.name = name, .url = "https://launchpad.net/~u" + number(i)});
      names_.push_back(std::move(name));
    }
  }

  std::vector<std::string> owners() {
    std::vector<std::string> owners;
    for (std::size_t i = between(1, 3); i > 0; --i) {
      const std::string& name = names_[below(names_.size())];
      if (std::find(owners.begin(), owners.end(), name) == owners.end()) owners.push_back(name);
    }
    return owners;
  }

  Priority priority(std::size_t at) {
    Priority priority;
    priority.title = title(at);
    priority.owners = owners();
    priority.description = prose(between(2, 4));
    priority.status = static_cast<Status>(below(4));
    priority.links.push_back(
        {.kind = "blueprint",
         .url = "https://blueprints.launchpad.net/nova/+spec/work-" + number(at)});
    if (one_in(3)) {
      priority.links.push_back(
          {.kind = "review", .url = "https://review.openstack.org/" + number(at)});
    }
    if (one_in(4)) priority.votes = static_cast<std::int64_t>(below(12));
    return priority;
  }

  Idea idea(std::size_t at, int level) {
    Idea idea;
    idea.title = title(at);
    if (one_in(2)) idea.notes = paragraph();
    if (level == 1) {
      for (std::size_t i = below(4); i > 0; --i) idea.ideas.push_back(this->idea(at * 4 + i, 2));
    }
    return idea;
  }

  std::string title(std::size_t at) {
    std::string title;
    for (std::size_t i = between(2, 4); i > 0; --i) title += std::string(word()) + ' ';
    // What reads as markup has to be escaped.
    if (one_in(20)) title += "*args_ ";
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return title + number(at);
  }

  std::string prose(std::size_t paragraphs) {
    std::string prose = paragraph();
    for (std::size_t i = 1; i < paragraphs; ++i) {
      prose += "\n\n";
      prose += one_in(6) ? list() : paragraph();
    }
    return prose;
  }

  std::string list() {
    std::string list;
    for (std::size_t i = between(2, 5); i > 0; --i) {
      if (!list.empty()) list += '\n';
      list += "* ";
      const std::size_t columns = one_in(3) ? no_limit : 74;
      append_words(list, between(6, 25), columns, "\n  ");
    }
    return list;
  }

  // Most authors break their lines; what was typed into Summit is one line each.
  std::string paragraph() {
    std::string paragraph;
    const std::size_t columns = one_in(3) ? no_limit : between(68, 79);
    append_words(paragraph, between(25, 60), columns, "\n");
    paragraph += '.';
    return paragraph;
  }

  void append_words(std::string& text, std::size_t count, std::size_t columns,
                    std::string_view line_break) {
    std::size_t line = text.rfind('\n') + 1;  // npos + 1 is 0
    for (std::size_t i = 0; i < count; ++i) {
      const std::string next = marked_word();
      if (i > 0 && text.size() - line + 1 + next.size() > columns) {
        text += line_break;
        line = text.size();
      } else if (i > 0) {
        text += ' ';
      }
      text += next;
    }
  }

  std::string marked_word() {
    if (one_in(30)) return "``" + std::string(one_of(words)) + "``";
    if (one_in(60)) return '`' + names_[below(names_.size())] + "`_";
    if (one_in(80)) return "*really*";
    return std::string(word());
  }

  std::string_view word() { return one_in(25) ? one_of(foreign_words) : one_of(words); }

  static std::string number(std::size_t value) { return std::to_string(value); }

  static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

  std::minstd_rand engine_{20150501};
  std::size_t count_;
  // Until people() has made more.
  std::vector<std::string> names_ = {"Ana Andersson"};
};

}  // namespace

Plan generated_plan(std::size_t priorities) {
  return Generator(priorities).plan();
}

Plan generated_plan_of_size(std::size_t rst_bytes) {
  // What a priority takes differs a little with their number.
  std::size_t priorities = std::max<std::size_t>(rst_bytes / 1100, 1);
  for (int i = 0; i < 3; ++i) {
    const std::size_t size = write_rst(generated_plan(priorities)).size();
    const double factor = static_cast<double>(rst_bytes) / static_cast<double>(size);
    priorities = static_cast<std::size_t>(static_cast<double>(priorities) * factor + 0.5);
    priorities = std::max<std::size_t>(priorities, 1);
  }
  return generated_plan(priorities);
}

}  // namespace summit
