#include "pad/line_roles.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "pad/pad_files.h"
#include "pad/pad_text_reader.h"

namespace summit {
namespace {

std::vector<Proposal> proposals(std::string_view text,
                                std::vector<std::optional<LineRole>> chosen = {}) {
  return propose(*read_pad_text(text, "pad.txt").value, chosen, liberty_people());
}

std::vector<LineRole> roles(const std::vector<Proposal>& all) {
  std::vector<LineRole> roles;
  roles.reserve(all.size());
  for (const Proposal& proposal : all) roles.push_back(proposal.role);
  return roles;
}

std::string described(const PadLines& pad, const std::vector<Proposal>& all) {
  std::string text;
  const auto list = [](std::string_view name, const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : ", ") + item;
    return out.empty() ? out : "  " + std::string(name) + ": " + out;
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Proposal& proposal = all[i];
    if (pad.lines[i].text.empty()) {
      text += "\n";
      continue;
    }
    text += std::to_string(i + 1) + " " + std::string(to_string(proposal.role));
    if (proposal.target != no_line) text += " of " + std::to_string(proposal.target + 1);
    text += ": " + (proposal.title.empty() ? proposal.text : proposal.title) + "\n";
    std::string facts = list("owners", proposal.owners) + list("tags", proposal.tags);
    if (proposal.votes > 0) facts += "  votes: " + std::to_string(proposal.votes);
    if (!proposal.notes.empty()) facts += "  notes: " + proposal.notes;
    for (const Link& link : proposal.links) facts += "  " + link.kind + ": " + link.url;
    if (!facts.empty()) text += "     " + facts.substr(2) + "\n";
    text += "     (" + proposal.reason.english() + ")\n";
  }
  return text;
}

constexpr auto none = std::nullopt;
constexpr LineRole ignore = LineRole::ignore;
constexpr LineRole title = LineRole::title;
constexpr LineRole group = LineRole::group;
constexpr LineRole priority = LineRole::priority;
constexpr LineRole owner = LineRole::owner;
constexpr LineRole description = LineRole::description;
constexpr LineRole idea = LineRole::idea;

}  // namespace

// tests/pad/golden/NAME.txt beside NAME.roles; SUMMIT_REBASE=1 writes the latter anew.
TEST_CASE("what is proposed for messy notes") {
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/pad/golden")) {
    if (entry.path().extension() != ".txt") continue;
    ++seen;
    CAPTURE(entry.path().string());
    const PadLines pad = *read_pad_text(contents(entry.path()), entry.path().string()).value;
    const std::string found = described(pad, propose(pad, {}, liberty_people()));
    std::filesystem::path golden = entry.path();
    golden.replace_extension(".roles");
    rebase(golden, found);
    CHECK(found == contents(golden));
  }
  CHECK(seen >= 4);
}

TEST_CASE("a line that was made a group gives its list to priorities") {
  const std::string_view text = "Plan\nMust have\n* one\n** a\n* two\n";
  CHECK(roles(proposals(text)) == std::vector{title, group, priority, description, priority});
  // The first item as a group: what stands below it.
  CHECK(roles(proposals(text, {none, none, group})) ==
        std::vector{title, group, group, priority, priority});
  // Without anything below it, what stands behind it.
  const auto all = proposals("Plan\nMust have\n* one\n* two\n* three\n", {none, none, none, group});
  CHECK(roles(all) == std::vector{title, group, priority, group, priority});
  CHECK(all[4].target == 3);
}

TEST_CASE("what a person chose stays and says what is around it") {
  const std::string_view text = "Plan\nTopics\n* one\n** a\n*** b\n* two\n";
  CHECK(roles(proposals(text, {none, none, ignore})) ==
        std::vector{title, group, ignore, ignore, ignore, priority});
  const auto all = proposals(text, {none, priority});
  CHECK(roles(all) ==
        std::vector{title, priority, description, description, description, description});
  CHECK(all[4].target == 1);
  CHECK(all[4].depth == 2);
  CHECK(roles(proposals(text, {none, none, idea})) ==
        std::vector{title, group, idea, idea, idea, priority});
  CHECK(proposals(text, {none, none, none, owner})[3].owners == std::vector<std::string>{"a"});
  for (const Proposal& proposal : proposals(text, {none, priority})) {
    CHECK(proposal.chosen == (proposal.reason == "placed by hand"));
  }
}

TEST_CASE("lines that are struck through are dropped") {
  PadLines pad = *read_pad_text("Plan\nList:\n* one\n* two (alaski)\n", "pad.txt").value;
  pad.lines[2].spans[0].strikethrough = true;
  const auto all = propose(pad, {}, {});
  CHECK(roles(all) == std::vector{title, group, ignore, priority});
  CHECK(all[2].reason == "struck through");
}

TEST_CASE("who writes that they take it owns it") {
  PadLines pad = *read_pad_text("Plan\nList:\n* one\n** I’ll take it\n", "pad.txt").value;
  pad.authors = {{"a.x", "Ada", ""}};
  pad.lines[3].spans[0].author = 0;
  const auto all = propose(pad, {}, {});
  CHECK(all[3].role == owner);
  CHECK(all[3].owners == std::vector<std::string>{"Ada"});
  CHECK(all[3].target == 2);
}

TEST_CASE("questions and reminders are no priorities, unless somebody wants them") {
  const std::string pad =
      "Liberty\n\nPriorities\n* Cells\n  * what about v1?\n* who books the room for Friday?\n"
      "* TODO ask the docs team\n* Todos for users (Ana)\n* Drop v2? (owner: Ana)\n"
      "* Action item: write it up\n\nIdeas\n* Can quotas be simpler?\n* todo: find a name\n\n"
      "Action items\n* send the minutes\n";
  CHECK(roles(proposals(pad)) == std::vector<LineRole>{title, ignore, group, priority, description,
                                                       ignore, ignore, priority, priority, ignore,
                                                       ignore, group, idea, ignore, ignore, ignore,
                                                       ignore});
  CHECK(proposals(pad)[5].reason == "a question");
  std::vector<std::optional<LineRole>> chosen(7);
  chosen[6] = priority;
  CHECK(proposals(pad, chosen)[6].title == "TODO ask the docs team");
}

TEST_CASE("roles have names") {
  for (const LineRole role : {ignore, title, group, priority, owner, description, idea}) {
    CHECK(line_role_from(to_string(role)) == role);
  }
  CHECK_FALSE(line_role_from("line"));
}

}  // namespace summit
