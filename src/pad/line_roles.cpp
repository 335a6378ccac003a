#include "pad/line_roles.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "pad/known_names.h"
#include "pad/line_content.h"
#include "pad/line_outline.h"
#include "pad/plain_structure.h"
#include "text/ascii.h"
#include "text/name.h"

namespace summit {
namespace {

constexpr std::array<std::string_view, 7> role_names = {
    "ignore", "title", "group", "priority", "owner", "description", "idea"};

struct Guess {
  LineRole role;
  Pattern reason;
};

// A line that others may stand below.
struct Open {
  int depth;
  LineRole role;
  std::size_t line;
  bool item;  // a list item
};

// What a line says, and how it stands.
struct ReadLine {
  PadLineKind kind;
  LineContent content;
  OutlineLine outline;
};

// What somebody is to do after the meeting: "TODO ask the docs team".
bool is_reminder(std::string_view text) {
  constexpr std::array<std::string_view, 4> words = {"todo", "fixme", "action item", "action:"};
  const std::string begin = normalize_name(text.substr(0, 20));
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return begin.starts_with(word) && (word.ends_with(':') || begin.size() == word.size() ||
                                       !is_alphanumeric(begin[word.size()]));
  });
}

bool is_question(std::string_view text) {
  return text.ends_with('?') || text.ends_with("？");
}

class Proposer {
 public:
  Proposer(std::span<const ReadLine> lines, const KnownNames& names,
           std::span<const std::optional<LineRole>> chosen)
      : lines_(lines), names_(names), chosen_(chosen), proposals_(lines.size()) {}

  std::vector<Proposal> run() {
    const bool title_chosen = std::any_of(chosen_.begin(), chosen_.end(),
                                          [](const auto& role) { return role == LineRole::title; });
    titled_ = title_chosen;
    for (std::size_t i = 0; i < lines_.size(); ++i) propose(i);
    return std::move(proposals_);
  }

 private:
  std::optional<LineRole> chosen(std::size_t line) const {
    return line < chosen_.size() ? chosen_[line] : std::nullopt;
  }

  void propose(std::size_t line) {
    Proposal& proposal = proposals_[line];
    const OutlineLine& outline = lines_[line].outline;
    const std::optional<LineRole> choice = chosen(line);
    if (outline.blank && !choice) {
      proposal.reason = outline.rule ? Pattern("a line of punctuation") : Pattern("a blank line");
      return;
    }
    const LineContent& content = lines_[line].content;
    int depth = outline.depth;
    // Of a list item that was made a group, the items behind it are the priorities, unless it has
    // items below it.
    if (choice == LineRole::group && outline.item && !outline.has_items) --depth;
    while (!open_.empty() && open_.back().depth >= depth) open_.pop_back();

    const Guess guess =
        choice ? Guess{*choice, Pattern("placed by hand")} : guess_role(line, content);
    if (guess.role == LineRole::group && depth == 0) {
      // Other lines of text at the margin stand below it.
      depth = -1;
      while (!open_.empty() && open_.back().depth >= depth) open_.pop_back();
    }
    proposal.role = guess.role;
    proposal.chosen = choice.has_value();
    proposal.kind = lines_[line].kind;
    proposal.reason = guess.reason;
    fill(line, content);
    if (is_container(proposal)) open_.push_back({depth, proposal.role, line, outline.item});
    votes_for_ = no_line;
    seen_content_ = seen_content_ || !outline.welcome;
  }

  // Whether what stands deeper belongs to the line. Lists do not belong to the votes or the
  // introduction ahead of them.
  bool is_container(const Proposal& proposal) const {
    if (proposal.role == LineRole::ignore) return votes_for_ == no_line;
    if (proposal.role != LineRole::description) return true;
    if (proposal.target == no_line) return false;
    const LineRole target = proposals_[proposal.target].role;
    return target == LineRole::priority || target == LineRole::idea;
  }

  // [SECTION] What a line may be

  // The open line with one of these roles that is nearest.
  const Open* around(std::initializer_list<LineRole> roles) const {
    for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
      if (std::find(roles.begin(), roles.end(), open->role) != roles.end()) return &*open;
    }
    return nullptr;
  }
  const Open* top() const { return open_.empty() ? nullptr : &open_.back(); }

  GroupKind kind_around() const {
    const Open* group = around({LineRole::group});
    return group == nullptr ? GroupKind::priorities : proposals_[group->line].group;
  }

  Guess guess_role(std::size_t line, const LineContent& content) {
    const OutlineLine& outline = lines_[line].outline;
    if (outline.welcome) return {LineRole::ignore, Pattern("Etherpad's own words of welcome")};
    const bool empty = content.title.empty() && content.notes.empty();
    if (content.struck && empty && content.owners.size() < 2) {
      return {LineRole::ignore, Pattern("struck through")};
    }
    const Open* open = top();
    if (open != nullptr && open->role == LineRole::ignore) {
      return {LineRole::ignore, Pattern("below a line that is ignored")};
    }
    if (empty && content.votes > 0 && content.links.empty()) {
      votes_for_ = last_item_;
      return votes_for_ == no_line ? Guess{LineRole::ignore, Pattern("votes, but for nothing")}
                                   : Guess{LineRole::ignore, Pattern("votes for the line above")};
    }
    const bool item =
        open != nullptr && (open->role == LineRole::priority || open->role == LineRole::idea);
    if (content.introduces && !item) return {LineRole::ignore, Pattern("who somebody is")};
    const Guess guess = outline.depth < 1 ? guess_head(line, content) : guess_item(line, content);
    const bool row = guess.role == LineRole::priority || guess.role == LineRole::idea;
    if (row && is_reminder(content.title)) {
      return {LineRole::ignore, Pattern("a reminder of something to do")};
    }
    const bool bare = content.owners.empty() && content.links.empty() && content.votes == 0;
    if (guess.role == LineRole::priority && bare && is_question(content.title)) {
      return {LineRole::ignore, Pattern("a question")};
    }
    return guess;
  }

  // A heading, or a line of text at the margin.
  Guess guess_head(std::size_t line, const LineContent& content) {
    const OutlineLine& outline = lines_[line].outline;
    const bool heading = outline.depth < 0;
    const bool sentence = outline.sentence && !heading;
    if (!seen_content_ && !titled_ && !sentence && outline.may_be_title) {
      titled_ = true;
      return {LineRole::title, Pattern("the pad's first line")};
    }
    if (kind_of_group(content.title) == GroupKind::other && (heading || outline.has_below)) {
      return {LineRole::ignore, Pattern("a heading for what is no part of a plan")};
    }
    if (heading) return guess_heading(line, content);
    if (!sentence && kind_of_group(content.title) == GroupKind::ideas) {
      return {LineRole::group, Pattern("a heading for what has no plan yet")};
    }
    const Open* open = top();
    const bool described =
        open != nullptr && (open->role == LineRole::priority || open->role == LineRole::idea);
    const bool ideas = kind_around() == GroupKind::ideas;
    const bool follows = line > 0 && !lines_[line - 1].outline.blank && last_item_ != no_line;
    if (content.names_owners && (described || follows)) {
      return {LineRole::owner, Pattern("it names who owns the priority above")};
    }
    if (described) return {LineRole::description, Pattern("text below it")};
    if (outline.has_below && !sentence) {
      if (ideas) return {LineRole::idea, Pattern("a line with others below it, among ideas")};
      if (!content.owners.empty())
        return {LineRole::priority, Pattern("a line with notes below it")};
      if (outline.has_items || outline.nested)
        return {LineRole::group, Pattern("a list stands below it")};
      return {LineRole::priority, Pattern("a line with notes below it")};
    }
    return guess_text(line, content, sentence, ideas);
  }

  Guess guess_heading(std::size_t line, const LineContent& content) {
    const OutlineLine& outline = lines_[line].outline;
    if (kind_of_group(content.title) == GroupKind::ideas) {
      return {LineRole::group, Pattern("a heading for what has no plan yet")};
    }
    if (!outline.section_has_items && outline.section_has_sentences) {
      return kind_around() == GroupKind::ideas
                 ? Guess{LineRole::idea, Pattern("a heading with prose below it, among ideas")}
                 : Guess{LineRole::priority, Pattern("a heading with prose below it")};
    }
    if (!content.owners.empty()) return {LineRole::priority, Pattern("a heading")};
    return {LineRole::group, Pattern("a heading")};
  }

  // Text at the margin with nothing below it.
  Guess guess_text(std::size_t line, const LineContent& content, bool sentence, bool ideas) {
    const Open* group = around({LineRole::group});
    const bool has_items = group != nullptr && last_item_ != no_line && last_item_ > group->line;
    if (group == nullptr) {
      if (sentence && last_item_ == no_line) {
        return {LineRole::description, Pattern("text below the title")};
      }
      if (content.title.empty()) {
        return {LineRole::ignore, Pattern("a link with nothing that it belongs to")};
      }
      if (lines_[line].outline.pad_has_items) {
        return {LineRole::ignore, Pattern("a line on its own, which no rule knows")};
      }
      return {LineRole::priority, Pattern("a line of its own, in a pad without lists")};
    }
    if (ideas && !lines_[group->line].outline.section_has_items) {
      return {LineRole::idea, Pattern("a line among ideas")};
    }
    if (!has_items && (sentence || lines_[group->line].outline.section_has_items)) {
      return {LineRole::description, Pattern("text between a heading and its list")};
    }
    if (!lines_[group->line].outline.section_has_items) {
      if (sentence) return {LineRole::description, Pattern("text below it")};
      if (!content.title.empty()) return {LineRole::priority, Pattern("a line under a heading")};
    }
    if (ideas && sentence) return {LineRole::description, Pattern("text behind the ideas")};
    return {LineRole::ignore, Pattern("a line on its own behind a list")};
  }

  // A list item or an indented line.
  Guess guess_item(std::size_t line, const LineContent& content) {
    const Open* open = top();
    const bool item = lines_[line].outline.item;
    const LineRole above = open == nullptr ? LineRole::title : open->role;
    switch (above) {
      case LineRole::priority:
        if (content.names_owners) return {LineRole::owner, Pattern("below a priority")};
        return {LineRole::description,
                item ? Pattern("a list item below a priority") : Pattern("text below a priority")};
      case LineRole::idea:
        if (content.names_owners) return {LineRole::owner, Pattern("below an idea")};
        if (content.title.empty()) return {LineRole::description, Pattern("below an idea")};
        if (item) return {LineRole::idea, Pattern("a list item below an idea")};
        return {LineRole::description, Pattern("text below an idea")};
      case LineRole::description:
      case LineRole::owner:
        return {LineRole::description, Pattern("below a line of a description")};
      default:
        break;
    }
    if (content.names_owners && last_item_ != no_line) {
      return {LineRole::owner, Pattern("it names who owns the priority above")};
    }
    if (content.title.empty() && content.owners.empty()) {
      return {LineRole::ignore, content.names_owners
                                    ? Pattern("an owner of nothing")
                                    : Pattern("a link with nothing that it belongs to")};
    }
    const bool sentence = lines_[line].outline.sentence && !item;
    if (sentence && last_item_ == no_line) {
      return {LineRole::description, Pattern("text ahead of a list")};
    }
    if (kind_around() == GroupKind::ideas) {
      return {LineRole::idea, item ? Pattern("a list item among what has no plan yet")
                                   : Pattern("an indented line among what has no plan yet")};
    }
    if (above == LineRole::group) {
      return {LineRole::priority,
              item ? Pattern("a list item under a heading") : Pattern("a line under a heading")};
    }
    return {LineRole::priority, item ? Pattern("a list item") : Pattern("an indented line")};
  }

  // [SECTION] What belongs to the role

  void fill(std::size_t line, const LineContent& content) {
    Proposal& proposal = proposals_[line];
    for (const Message& found : content.found) {
      proposal.reason = Message("{}; {}", {proposal.reason, found});
    }
    proposal.tags = content.tags;
    proposal.text = content.text;
    switch (proposal.role) {
      case LineRole::ignore:
        if (votes_for_ != no_line) proposals_[votes_for_].votes += content.votes;
        proposal.votes = content.votes;
        if (proposal.votes > 0) proposal.target = votes_for_;
        return;
      case LineRole::title:
      case LineRole::group:
        titled_ = true;
        proposal.title = whole_title(proposal, content);
        proposal.group = kind_of_group(proposal.title);
        if (proposal.role == LineRole::group && proposal.group == GroupKind::other) {
          proposal.group = GroupKind::priorities;  // chosen by hand
        }
        if (proposal.role == LineRole::group && proposal.group == GroupKind::priorities) {
          last_group_ = line;
        }
        if (proposal.role == LineRole::group) last_item_ = no_line;
        return;
      case LineRole::priority:
      case LineRole::idea:
        fill_item(line, proposal, content);
        return;
      case LineRole::owner:
      case LineRole::description:
        fill_part(proposal, content);
        return;
    }
  }

  // What a heading says is its title, whatever the rules for list items find in it.
  static std::string whole_title(const Proposal& proposal, const LineContent& content) {
    if (content.notes.empty() && content.owners.empty()) return content.title;
    std::string title = proposal.text;
    while (title.ends_with(':') || title.ends_with(' ')) title.pop_back();
    return title;
  }

  void fill_item(std::size_t line, Proposal& proposal, const LineContent& content) {
    proposal.title = content.title.empty() ? proposal.text : content.title;
    proposal.notes = content.notes;
    proposal.owners = content.owners;
    proposal.votes = content.votes;
    proposal.links = content.links;
    if (proposal.role == LineRole::idea) {
      const Open* idea = around({LineRole::idea, LineRole::group});
      if (idea != nullptr && idea->role == LineRole::idea) proposal.target = idea->line;
    } else {
      const Open* group = around({LineRole::group});
      const bool fits = group != nullptr && proposals_[group->line].group == GroupKind::priorities;
      proposal.target = fits ? group->line : last_group_;
    }
    last_item_ = line;
  }

  void fill_part(Proposal& proposal, const LineContent& content) {
    const Open* target =
        around({LineRole::priority, LineRole::idea, LineRole::group, LineRole::title});
    const bool item =
        target != nullptr && (target->role == LineRole::priority || target->role == LineRole::idea);
    proposal.target = target == nullptr ? no_line : target->line;
    // What a person calls an owner or a description belongs to what was last, if to nothing around.
    const bool owner = proposal.role == LineRole::owner;
    if (!item && last_item_ != no_line && (owner || (proposal.chosen && !is_closing(target)))) {
      proposal.target = last_item_;
    }
    if (!owner) proposal.closing = proposal.target != last_item_ && is_closing(target);
    for (const Open& open : open_) {
      if (open.role == LineRole::description && open.item && target != nullptr &&
          open.line > proposal.target) {
        ++proposal.depth;
      }
    }
    proposal.links = content.links;
    proposal.votes = 0;  // on a remark, not on what it is about
    if (!owner) return;
    proposal.owners = content.owners;
    if (proposal.owners.empty() && proposal.chosen) proposal.owners = owners_of_choice(proposal);
  }

  // A line that a person calls an owner names them, known or not.
  std::vector<std::string> owners_of_choice(const Proposal& proposal) const {
    constexpr std::size_t longest_name = 100;
    std::vector<std::string> owners;
    for (const std::string_view name : split_names(proposal.text)) {
      std::string owner = names_.find(name).value_or(std::string(name.substr(0, longest_name)));
      if (std::find(owners.begin(), owners.end(), owner) == owners.end()) {
        owners.push_back(std::move(owner));
      }
    }
    return owners;
  }

  bool is_closing(const Open* group) const {
    return group != nullptr && group->role == LineRole::group &&
           proposals_[group->line].group == GroupKind::ideas && last_item_ != no_line &&
           last_item_ > group->line;
  }

  std::span<const ReadLine> lines_;
  const KnownNames& names_;
  std::span<const std::optional<LineRole>> chosen_;
  std::vector<Proposal> proposals_;
  std::vector<Open> open_;
  bool titled_ = false;
  bool seen_content_ = false;
  std::size_t last_item_ = no_line;   // the last priority or idea of the group
  std::size_t last_group_ = no_line;  // the last group of priorities
  std::size_t votes_for_ = no_line;   // the line that the line at hand votes for
};

// Whom lines introduce; of several addresses of one name the first.
std::vector<Person> people_in(const std::vector<PadLine>& lines) {
  std::vector<Person> people;
  std::unordered_set<std::string> names;
  for (const PadLine& line : lines) {
    std::optional<Person> person = introduced_person(line.text);
    if (person && names.insert(normalize_name(person->name)).second) {
      people.push_back(std::move(*person));
    }
  }
  return people;
}

}  // namespace

std::string_view to_string(LineRole role) {
  return role_names[static_cast<std::size_t>(role)];
}

std::optional<LineRole> line_role_from(std::string_view name) {
  const auto found = std::find(role_names.begin(), role_names.end(), name);
  if (found == role_names.end()) return std::nullopt;
  return static_cast<LineRole>(found - role_names.begin());
}

struct LineRoles::Read {
  std::vector<Person> people;
  KnownNames names;
  std::vector<ReadLine> lines;
};

LineRoles::LineRoles(const PadLines& pad, std::span<const Person> people) {
  std::vector<PadLine> lines = pad.lines;
  find_plain_structure(lines);
  std::vector<Person> introduced = people_in(lines);
  std::vector<Person> known(people.begin(), people.end());
  known.insert(known.end(), introduced.begin(), introduced.end());
  read_.reset(new Read{std::move(introduced), KnownNames(known, pad.authors), {}});
  for (const PadLine& line : lines) {
    for (const std::string& name : labelled_owners(line.text)) {
      if (!read_->names.find(name)) read_->names.add(name);
    }
  }
  const std::vector<OutlineLine> outline = outline_of(lines);
  read_->lines.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    read_->lines.push_back(
        {lines[i].kind, content_of(lines[i], pad.authors, read_->names), outline[i]});
  }
}
LineRoles::LineRoles(LineRoles&& other) noexcept = default;
LineRoles& LineRoles::operator=(LineRoles&& other) noexcept = default;
LineRoles::~LineRoles() = default;

const std::vector<Person>& LineRoles::people() const {
  return read_->people;
}

std::vector<Proposal> LineRoles::propose(std::span<const std::optional<LineRole>> chosen) const {
  return Proposer(read_->lines, read_->names, chosen).run();
}

std::vector<Proposal> propose(const PadLines& pad, std::span<const std::optional<LineRole>> chosen,
                              std::span<const Person> people) {
  return LineRoles(pad, people).propose(chosen);
}

}  // namespace summit
