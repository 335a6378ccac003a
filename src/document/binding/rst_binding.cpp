#include "document/binding/rst_binding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "document/binding/rst_excerpt.h"
#include "document/binding/rst_owners.h"
#include "document/binding/rst_priority_table.h"
#include "document/binding/rst_unplanned.h"
#include "document/writer/document_names.h"
#include "plan/rules.h"
#include "text/name.h"
#include "text/rst_escape.h"

namespace summit {
namespace {

// What a section is to the plan.
enum class Use : std::uint8_t { section, title, group, priority, unplanned };

struct Part {
  RstIndex section;
  std::uint32_t begin;  // of its first line, or of the first label ahead of it
  Use use = Use::section;
  bool around_group = false;  // a table of priorities stands somewhere in it
};

// A name with its "." as "-": the label of 2023.1 is "2023-1-priorities".
std::string as_in_label(std::string_view text) {
  std::string name = normalize_name(text);
  std::replace(name.begin(), name.end(), '.', '-');
  return name;
}

// What a label "X-priorities", "X-themes" or "X-work-items" calls the release: X. Empty for others.
std::string_view release_in_label(std::string_view label) {
  for (const std::string_view ending : {"-priorities", "-themes", "-work-items"}) {
    if (label.ends_with(ending)) return label.substr(0, label.size() - ending.size());
  }
  return {};
}

}  // namespace

std::string release_of(const std::string& title, const std::vector<std::string>& labels) {
  static constexpr std::array<std::string_view, 7> after = {
      "project", "review", "cycle", "release", "priorities", "themes", "goals"};
  const auto is_after = [](const std::string& word) {
    return std::find(after.begin(), after.end(), word) != after.end();
  };
  std::unordered_map<std::string, std::string> title_words;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    std::string word = title.substr(at, end - at);
    title_words.try_emplace(as_in_label(word), std::move(word));
    at = end + 1;
  }
  std::string called;
  for (const std::string& label : labels) {
    const std::string name = as_in_label(label);
    const std::string release(release_in_label(name));
    if (release.empty()) continue;
    const auto found = title_words.find(release);
    if (found != title_words.end()) return found->second;
    if (called.empty()) called = release;
  }
  const std::vector<std::string> words = excerpt_words(title);
  if (words.size() > 1 && is_after(words[1]) && !is_after(words[0])) {
    return title.substr(0, title.find(' '));
  }
  if (!called.empty() && called[0] >= 'a' && called[0] <= 'z') {
    called[0] = static_cast<char>(called[0] - 'a' + 'A');
  }
  return called;
}

namespace {

class Binder {
 public:
  explicit Binder(std::string source)
      : size_(source.size()),
        document_(read_rst(std::move(source))),
        tree_(document_.tree),
        finder_(document_) {}

  BoundDocument bind() && {
    find_parts();
    title();
    groups();
    unplanned();
    descriptions();
    introduction();
    free_sections(RstTree::root, 0, plan_.sections, binding_.sections);
    leave_out_plain_people();
    give_ids(plan_);
    // A document that is too long is not read, and so none.
    if (tree_.source().size() == size_ && text_trouble(tree_.source(), {}).empty()) {
      plan_.source = Source{"rst", std::string(tree_.source())};
    }
    return {std::move(document_), std::move(plan_), std::move(binding_)};
  }

 private:
  // --- Sections, in document order ---

  // The elements of the document and of its sections, in order; sections and the labels ahead of
  // them on the way.
  void find_parts() {
    std::optional<std::uint32_t> labels;
    for (RstIndex node = 1; node < tree_.nodes.size();) {
      if (tree_.kind(node) == RstKind::section) {
        const std::uint32_t begin = labels.value_or(tree_[node].begin);
        parts_.push_back({node, line_start(tree_.text(), begin)});
        labels.reset();
        ++node;
        continue;
      }
      if (!is_label(tree_, node)) {
        labels.reset();
      } else if (!labels) {
        labels = tree_[node].begin;
      }
      node = tree_[node].subtree_end;
    }
  }

  // The first part at or after a node; parts_.size() for none.
  [[nodiscard]] std::size_t part_from(RstIndex node) const {
    const auto found =
        std::lower_bound(parts_.begin(), parts_.end(), node,
                         [](const Part& part, RstIndex at) { return part.section < at; });
    return static_cast<std::size_t>(found - parts_.begin());
  }
  Part& part_of(RstIndex section) { return parts_[part_from(section)]; }

  // Where the text ends that stands ahead of a part.
  [[nodiscard]] std::uint32_t begin_of(std::size_t part) const {
    return part < parts_.size() ? parts_[part].begin
                                : static_cast<std::uint32_t>(tree_.text().size());
  }

  // The start of the first line behind a section's title.
  [[nodiscard]] std::uint32_t body_begin(RstIndex section) const {
    if (section == RstTree::root) return 0;
    const RstIndex title = tree_.child(section, RstKind::title);
    return line_end(tree_.text(), tree_[title == rst_none ? section : title].end);
  }

  [[nodiscard]] std::string title_of(RstIndex section) const {
    const RstIndex title = tree_.child(section, RstKind::title);
    std::string text = title == rst_none ? "" : excerpt_line(tree_, title);
    return text.empty() ? std::string(DocumentNames::untitled) : text;
  }

  [[nodiscard]] RstExcerpt excerpt(std::uint32_t begin, std::uint32_t end) const {
    return excerpt_lines(tree_, {std::min(begin, end), end});
  }

  // --- The document's title and labels ---

  void title() {
    RstIndex only = rst_none;
    for (const RstIndex child : tree_.children(RstTree::root)) {
      if (tree_.kind(child) != RstKind::section) continue;
      if (only != rst_none) return;
      only = child;
    }
    if (only == rst_none) return;
    binding_.title = top_ = only;
    part_of(only).use = Use::title;
    plan_.title = title_of(only);
    for (const RstIndex child : tree_.children(RstTree::root)) {
      if (child == only) break;
      if (is_label(tree_, child)) {
        label(child);
      } else {
        plan_.labels.clear();
        binding_.labels.clear();
      }
    }
    plan_.release = release_of(plan_.title, plan_.labels);
  }

  void label(RstIndex target) {
    const RstIndex name = tree_.child(target, RstKind::target_name);
    if (name == rst_none) return;
    std::string text = excerpt_line(unescape(tree_.lines_of(name)));
    if (text.empty()) return;
    plan_.labels.push_back(std::move(text));
    binding_.labels.push_back(target);
  }

  // --- Groups and their priorities ---

  // A table that is an element of a section or the document, where it stands.
  struct TablePlace {
    RstIndex block;   // the child of the section that is or has the table
    RstIndex holder;  // section or document
  };

  void groups() {
    for (RstIndex node = 1; node < tree_.nodes.size(); ++node) {
      if (tree_.kind(node) != RstKind::table) continue;
      const std::optional<TablePlace> place = place_of(node);
      RstPriorityTable table;
      if (place && !in_priority(place->holder) &&
          read_priority_table(document_, finder_, node, table)) {
        group(node, *place, table);
      }
      node = tree_[node].subtree_end - 1;
    }
  }

  // A table may be what a directive is there for, and may stand in a quote, which is indentation
  // that its author hardly meant.
  [[nodiscard]] std::optional<TablePlace> place_of(RstIndex table) const {
    RstIndex block = table;
    while (true) {
      const RstIndex parent = tree_[block].parent;
      const RstKind kind = tree_.kind(parent);
      if (kind == RstKind::section || kind == RstKind::document) return TablePlace{block, parent};
      if (kind != RstKind::block_quote && !is_table_directive(parent)) return std::nullopt;
      block = parent;
    }
  }

  // `table`, `list-table` or `csv-table`.
  [[nodiscard]] bool is_table_directive(RstIndex node) const {
    if (tree_.kind(node) != RstKind::directive) return false;
    const RstIndex name = tree_.child(node, RstKind::directive_name);
    return name != rst_none && normalize_name(tree_.markup(name)).ends_with("table");
  }

  // Whether a section is a priority's or within one.
  [[nodiscard]] bool in_priority(RstIndex section) {
    for (; section != RstTree::root; section = tree_[section].parent) {
      if (part_of(section).use == Use::priority) return true;
    }
    return false;
  }

  void group(RstIndex node, const TablePlace& place, RstPriorityTable& table) {
    Group group;
    BoundGroup bound;
    bound.table = node;
    group_introduction(place, group, bound);
    for (RstIndex section = place.holder; section != RstTree::root;
         section = tree_[section].parent) {
      part_of(section).around_group = true;
    }
    group.columns = table.headers;
    bound.roles = table.roles;
    for (const RstPriorityTable::Row& row : table.rows) priority(table, row, group, bound);
    plan_.groups.push_back(std::move(group));
    binding_.groups.push_back(std::move(bound));
    table_before_ = {place.block, place.holder};
  }

  // The first table in a section makes it a group. That of the document itself has neither title
  // nor introduction, for these are the plan's; further tables in a section have no title.
  void group_introduction(const TablePlace& place, Group& group, BoundGroup& bound) {
    const std::uint32_t end = line_start(tree_.text(), tree_[place.block].begin);
    std::uint32_t begin = end;
    const bool further = table_before_.block != rst_none && table_before_.holder == place.holder;
    if (further) {
      begin = behind_targets(tree_[table_before_.block].subtree_end, place.block);
    } else if (place.holder == top_) {
      main_table_ = place.block;
    } else if (place.holder != RstTree::root) {
      part_of(place.holder).use = Use::group;
      group.title = title_of(place.holder);
      bound.section = place.holder;
      begin = body_begin(place.holder);
    }
    RstExcerpt introduction = excerpt(begin, end);
    group.introduction = std::move(introduction.text);
    bound.introduction = introduction.bound;
  }

  // The start of what stands ahead of `end` from sibling `from` on, targets at its start left out:
  // they are the table's before.
  [[nodiscard]] std::uint32_t behind_targets(RstIndex from, RstIndex end) const {
    while (from < end && tree_.kind(from) == RstKind::target) from = tree_[from].subtree_end;
    return line_start(tree_.text(), tree_[std::min(from, end)].begin);
  }

  void priority(const RstPriorityTable& table, const RstPriorityTable::Row& row, Group& group,
                BoundGroup& bound) {
    if (table.title >= row.entries.size() || row.entries[table.title] == rst_none) return;
    Priority priority;
    BoundPriority place;
    place.row = row.row;
    const RstIndex title = row.entries[table.title];
    priority.title = excerpt_line(tree_, title);
    if (priority.title.empty()) return;
    for (std::size_t i = 0; i < row.entries.size() && i < table.roles.size(); ++i) {
      if (row.entries[i] == rst_none) continue;
      if (table.roles[i] == ColumnRole::owners) owners(row.entries[i], priority);
      if (table.roles[i] == ColumnRole::field && i < table.headers.size()) {
        field(table.headers[i], row.entries[i], priority);
      }
    }
    place.section = claim(finder_.section_of(title));
    if (place.section != rst_none) {
      std::string heading = title_of(place.section);
      if (heading != priority.title) priority.heading = std::move(heading);
    }
    group.priorities.push_back(std::move(priority));
    bound.priorities.push_back(place);
  }

  // A section is one priority's, the first that leads to it; and none that has a group in it.
  RstIndex claim(RstIndex section) {
    if (section == rst_none) return rst_none;
    Part& part = part_of(section);
    if (part.use != Use::section || part.around_group) return rst_none;
    part.use = Use::priority;
    return section;
  }

  void field(const std::string& name, RstIndex entry, Priority& priority) {
    std::string value = excerpt_cell(tree_, entry);
    if (!value.empty()) priority.fields.push_back({name, std::move(value)});
  }

  void owners(RstIndex entry, Priority& priority) {
    for (RstOwner& owner : owners_in(document_, entry)) {
      priority.owners.push_back(owner.name);
      person(std::move(owner));
    }
  }

  void person(RstOwner owner) {
    const auto [known, is_new] = people_.try_emplace(owner.name, plan_.people.size());
    if (is_new) {
      plan_.people.push_back({std::move(owner.name), {}, {}, owner.kind, {}});
      binding_.people.push_back(rst_none);
    }
    Person& person = plan_.people[known->second];
    if (!person.url.empty() || owner.url.empty()) return;
    person.url = std::move(owner.url);
    binding_.people[known->second] = owner.link;
  }

  // Of persons without a URL there is nothing to say beside their name. (Until all owners are read,
  // one may come.)
  void leave_out_plain_people() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < plan_.people.size(); ++i) {
      if (plan_.people[i].url.empty() && plan_.people[i].kind == PersonKind::person) continue;
      if (kept != i) plan_.people[kept] = std::move(plan_.people[i]);
      binding_.people[kept++] = binding_.people[i];
    }
    plan_.people.resize(kept);
    binding_.people.resize(kept);
  }

  // --- Unplanned ideas ---

  void unplanned() {
    const auto find = [&](auto says_so) {
      return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
        return part.use == Use::section && !part.around_group && !in_priority(part.section) &&
               says_so(part.section) && read_unplanned(part.section);
      });
    };
    if (find([&](RstIndex section) { return unplanned_mark_in(tree_, section) != rst_none; })) {
      return;
    }
    (void)find([&](RstIndex section) { return is_unplanned_title(title_of(section)); });
  }

  bool read_unplanned(RstIndex section) {
    RstIndex block = tree_.first_child(section);
    while (block != rst_none && bullet_list_in(tree_, block) == rst_none) {
      block = tree_.next_sibling(block);
    }
    if (block == rst_none) return false;
    RstIdeas ideas = read_ideas(tree_, bullet_list_in(tree_, block));
    if (ideas.ideas.empty()) return false;
    part_of(section).use = Use::unplanned;
    const RstIndex mark = unplanned_mark_in(tree_, section);
    const std::uint32_t begin =
        mark == rst_none ? body_begin(section) : line_end(tree_.text(), tree_[mark].end);
    RstExcerpt introduction = excerpt(begin, line_start(tree_.text(), tree_[block].begin));
    RstExcerpt closing =
        excerpt(line_end(tree_.text(), tree_[block].end), begin_of(part_from(section + 1)));
    plan_.unplanned.title = title_of(section);
    plan_.unplanned.introduction = std::move(introduction.text);
    plan_.unplanned.ideas = std::move(ideas.ideas);
    plan_.unplanned.closing = std::move(closing.text);
    binding_.unplanned = {section, introduction.bound, std::move(ideas.bound), closing.bound};
    return true;
  }

  // --- Prose of sections ---

  // Up to the title's first table of priorities or its first section.
  void introduction() {
    std::uint32_t end = begin_of(part_from(top_ + 1));
    if (main_table_ != rst_none) {
      end = std::min(end, line_start(tree_.text(), tree_[main_table_].begin));
    }
    RstExcerpt introduction = excerpt(body_begin(top_), end);
    plan_.introduction = std::move(introduction.text);
    binding_.introduction = introduction.bound;
  }

  void descriptions() {
    for (std::size_t group = 0; group < plan_.groups.size(); ++group) {
      for (std::size_t at = 0; at < plan_.groups[group].priorities.size(); ++at) {
        BoundPriority& place = binding_.groups[group].priorities[at];
        if (place.section == rst_none) continue;
        RstExcerpt body =
            excerpt(body_begin(place.section), begin_of(part_from(description_end(place.section))));
        place.description = body.bound;
        plan_.groups[group].priorities[at].description = std::move(body.text);
      }
    }
  }

  // The node at which the description ends that a priority's section has: another priority's
  // section within it, or the end of all. (A title whose adornment is of the wrong level puts
  // a section into the one before.)
  [[nodiscard]] RstIndex description_end(RstIndex section) const {
    const RstIndex end = tree_[section].subtree_end;
    for (std::size_t at = part_from(section + 1); at < parts_.size(); ++at) {
      if (parts_[at].section >= end) break;
      if (parts_[at].use != Use::section) return parts_[at].section;
    }
    return end;
  }

  // The sections within `parent` from node `from` on that are nothing else. They nest no deeper
  // than there are adornments: 32 characters, each with an overline or without.
  static_assert(max_nesting >= 32U + 32U);
  void free_sections(RstIndex parent, RstIndex from, std::vector<Section>& out,
                     std::vector<BoundSection>& bound) {
    for (const RstIndex child : tree_.children(parent)) {
      if (tree_.kind(child) != RstKind::section || tree_[child].subtree_end <= from) continue;
      const Use use = part_of(child).use;
      if (child < from) {
        free_sections(child, from, out, bound);
      } else if (use == Use::section) {
        free_section(child, out, bound);
      } else {
        free_sections(child, use == Use::priority ? description_end(child) : 0, out, bound);
      }
    }
  }

  void free_section(RstIndex section, std::vector<Section>& out, std::vector<BoundSection>& bound) {
    RstExcerpt body = excerpt(body_begin(section), begin_of(part_from(section + 1)));
    Section value{title_of(section), std::move(body.text), {}, {}};
    BoundSection place{section, body.bound, {}};
    free_sections(section, 0, value.sections, place.sections);
    out.push_back(std::move(value));
    bound.push_back(std::move(place));
  }

  std::size_t size_;
  RstDocument document_;
  const RstTree& tree_;
  RstSectionFinder finder_;
  std::vector<Part> parts_;
  RstIndex top_ = RstTree::root;  // what has the introduction: the title's section or the document
  RstIndex main_table_ = rst_none;
  TablePlace table_before_{rst_none, rst_none};
  std::unordered_map<std::string, std::size_t> people_;  // in plan_.people, by name
  Plan plan_;
  Binding binding_;
};

}  // namespace

BoundDocument bind_rst(std::string source) {
  return Binder(std::move(source)).bind();
}

}  // namespace summit
