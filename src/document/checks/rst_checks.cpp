#include "document/checks/rst_checks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>

#include "document/binding/rst_excerpt.h"
#include "plan/carry_over.h"
#include "plan/checks.h"
#include "text/name.h"
#include "text/position_cursor.h"
#include "text/sort.h"

namespace summit {
namespace {

constexpr std::size_t npos = std::string_view::npos;

class RstChecker {
 public:
  explicit RstChecker(const BoundDocument& bound)
      : bound_(bound), tree_(bound.document.tree), plan_(bound.plan) {}

  std::vector<RstFinding> run() {
    for (const Problem& problem : bound_.document.problems)
      findings_.push_back({problem, {}, {}, {}, {}});
    for (HouseRuleFinding& rule : check_house_rules(tree_.source())) {
      RstFinding& finding = findings_.emplace_back();
      finding.problem = std::move(rule.problem);
      if (rule.fix) finding.edits.push_back(std::move(*rule.fix));
    }
    plan_findings();
    rows();
    find_homes();
    sections(bound_.binding.sections, plan_.sections, {});
    labels();
    comments();
    place_nodes();
    sort_by(findings_,
            [](const auto& each) { return key_of(each.problem.at.line, each.problem.at.column); });
    return std::move(findings_);
  }

 private:
  // A finding at a node; its place is looked up once all are found.
  RstFinding& add(RstIndex node, Severity severity, std::string code, Message message) {
    at_nodes_.push_back({findings_.size(), tree_.source_map().in_source(begin_of(node))});
    return findings_.emplace_back(
        RstFinding{{severity, {}, {}, std::move(message), std::move(code)}, {}, {}, {}, {}});
  }

  // A row that is empty has no bytes of its own; its line says where it is.
  [[nodiscard]] std::uint32_t begin_of(RstIndex node) const {
    const std::uint32_t begin = tree_[node].begin;
    return tree_.kind(node) == RstKind::row && is_empty(node) ? line_start(tree_.text(), begin)
                                                              : begin;
  }

  void place_nodes() {
    sort_by(at_nodes_, [](const AtNode& each) { return each.offset; });
    PositionCursor positions(tree_.source());
    for (const AtNode& at : at_nodes_) findings_[at.finding].problem.at = positions.at(at.offset);
  }

  // [SECTION] What is doubtful in the plan, at its rows

  void plan_findings() {
    std::unordered_map<std::string_view, RstIndex> rows;
    each_priority([&](const Group&, const BoundGroup&, const Priority& priority,
                      const BoundPriority& place) { rows.emplace(priority.id, place.row); });
    for (Finding& finding : check_plan(plan_)) {
      const auto row = rows.find(finding.id);
      const RstIndex node = row == rows.end() ? RstTree::root : row->second;
      RstFinding& found =
          add(node, finding.severity, std::move(finding.code), std::move(finding.message));
      found.id = std::move(finding.id);
      found.owner = std::move(finding.owner);
      if (found.problem.code != "owner-link-incomplete") continue;
      for (const Person& person : plan_.people) {
        if (person.name != found.owner) continue;
        found.operations.push_back(SetPerson{person.name, "https://" + person.url, {}, {}, {}});
      }
    }
  }

  template <typename Visit>
  void each_priority(Visit visit) {
    for (std::size_t group = 0; group < plan_.groups.size(); ++group) {
      const BoundGroup& bound = bound_.binding.groups[group];
      for (std::size_t at = 0; at < plan_.groups[group].priorities.size(); ++at) {
        visit(plan_.groups[group], bound, plan_.groups[group].priorities[at], bound.priorities[at]);
      }
    }
  }

  // [SECTION] Rows

  void rows() {
    for (std::size_t group = 0; group < plan_.groups.size(); ++group) {
      const BoundGroup& bound = bound_.binding.groups[group];
      const bool has_sections =
          std::any_of(bound.priorities.begin(), bound.priorities.end(),
                      [](const BoundPriority& place) { return place.section != rst_none; });
      for (std::size_t at = 0; at < bound.priorities.size(); ++at) {
        const Priority& priority = plan_.groups[group].priorities[at];
        if (has_sections && bound.priorities[at].section == rst_none)
          without_section(priority, bound.priorities[at].row);
        separators(bound, priority, bound.priorities[at].row);
      }
      empty_rows(bound);
    }
  }

  void without_section(const Priority& priority, RstIndex row) {
    RstFinding& finding = add(row, Severity::hint, "row-without-section",
                              Message("“{}” has no section, while other rows of its table have "
                                      "one; write one, or add it empty with the fix",
                                      {priority.title}));
    finding.id = priority.id;
    finding.operations.push_back(SetDescription{priority.id, ""});
  }

  // The reference of each line of a title cell that is nothing else is a row's title.
  void separators(const BoundGroup& group, const Priority& priority, RstIndex row) {
    const std::optional<RstIndex> entry = title_entry(group, row);
    if (!entry) return;
    std::size_t references = 0;
    std::string_view lines;
    const std::string markup = tree_.lines_of(*entry);
    for (lines = markup; !lines.empty();) {
      const std::size_t end = lines.find('\n');
      const std::string_view line = lines.substr(0, end);
      const bool reference =
          line.starts_with('`') && line.ends_with("`_") && line.find('`', 1) == line.size() - 2;
      if (!line.empty() && !reference) return;
      if (!line.empty()) ++references;
      lines = end == npos ? std::string_view() : lines.substr(end + 1);
    }
    if (references < 2) return;
    add(row, Severity::warning, "missing-row-separator",
        Message("these {} lines are one row of the table; draw a line (+---+) between two rows",
                {references}))
        .id = priority.id;
  }

  [[nodiscard]] std::optional<RstIndex> title_entry(const BoundGroup& group, RstIndex row) const {
    if (row == rst_none) return std::nullopt;
    std::size_t column = 0;
    for (const RstIndex entry : tree_.children(row)) {
      if (tree_.kind(entry) != RstKind::entry) continue;
      if (column < group.roles.size() && group.roles[column] == ColumnRole::title) return entry;
      ++column;
    }
    return std::nullopt;
  }

  void empty_rows(const BoundGroup& group) {
    const RstIndex body = tree_.child(group.table, RstKind::tbody);
    if (body == rst_none) return;
    std::size_t rows = 0;
    for (const RstIndex child : tree_.children(body)) rows += tree_.kind(child) == RstKind::row;
    // A table needs a row: that of one without priorities stands empty.
    if (group.priorities.empty() && rows == 1) return;
    for (const RstIndex row : tree_.children(body)) {
      if (tree_.kind(row) != RstKind::row || !is_empty(row)) continue;
      add(row, Severity::warning, "empty-row",
          Pattern(
              "this row of the table is empty; fill it in, or delete it with the line below it"));
    }
  }

  [[nodiscard]] bool is_empty(RstIndex row) const {
    return tree_.text_of(row).find_first_not_of(" \n") == std::string::npos;
  }

  // [SECTION] Sections

  using Path = std::vector<std::string>;

  void sections(const std::vector<BoundSection>& bound, const std::vector<Section>& sections,
                const Path& around) {
    for (std::size_t at = 0; at < bound.size(); ++at) {
      Path path = around;
      path.push_back(sections[at].title);
      const RstIndex node = bound[at].section;
      const auto home = homes_.find(tree_[node].parent);
      const bool among = home != homes_.end() && home->second.sections > 1 &&
                         home->second.first < node && node < home->second.last;
      if (among && !has_table(node)) {
        without_row(node, sections[at], path);
      } else {
        this->sections(bound[at].sections, sections[at].sections, path);
      }
    }
  }

  // Where the sections of priorities stand. What stands ahead of the first and behind the last are
  // introductions and notes.
  struct Home {
    std::size_t sections = 0;
    RstIndex first = rst_none;
    RstIndex last = 0;
  };
  void find_homes() {
    each_priority(
        [&](const Group&, const BoundGroup&, const Priority&, const BoundPriority& place) {
          if (place.section == rst_none) return;
          Home& home = homes_[tree_[place.section].parent];
          ++home.sections;
          home.first = std::min(home.first, place.section);
          home.last = std::max(home.last, place.section);
        });
  }

  [[nodiscard]] bool has_table(RstIndex section) const {
    for (RstIndex node = section; node < tree_[section].subtree_end; ++node) {
      if (tree_.kind(node) == RstKind::table) return true;
    }
    return false;
  }

  void without_row(RstIndex node, const Section& section, const Path& path) {
    RstFinding& finding =
        add(node, Severity::warning, "section-without-row",
            Message("“{}” stands among the sections of priorities, and no row of a table leads to "
                    "it; add a row, or make it no section of its own",
                    {section.title}));
    if (!section.sections.empty()) return;
    finding.operations.push_back(SetSection{path, std::nullopt});
    finding.operations.push_back(
        AddPriority{.priority = {.title = section.title, .description = section.body}});
  }

  // [SECTION] Labels

  void labels() {
    static constexpr std::array<std::string_view, 3> endings = {"-priorities", "-themes",
                                                                "-work-items"};
    if (plan_.release.empty()) return;
    std::string release = normalize_name(plan_.release);
    std::replace(release.begin(), release.end(), ' ', '-');
    std::string hyphenated = release;  // "2023.1" is "2023-1" in some labels
    std::replace(hyphenated.begin(), hyphenated.end(), '.', '-');
    bool matches = false;
    std::optional<std::size_t> other;
    std::string_view its_ending;
    for (std::size_t at = 0; at < plan_.labels.size(); ++at) {
      const std::string label = normalize_name(plan_.labels[at]);
      for (const std::string_view ending : endings) {
        if (!label.ends_with(ending)) continue;
        const std::string of = label.substr(0, label.size() - ending.size());
        if (of == release || of == hyphenated) {
          matches = true;
        } else if (!other) {
          other = at;
          its_ending = ending;
        }
      }
    }
    if (matches || !other) return;
    const RstIndex target = bound_.binding.labels[*other];
    const std::string wanted = release + std::string(its_ending);
    RstFinding& finding = add(target, Severity::warning, "label-of-other-release",
                              Message("the label “{}” is of another release than {}; name it “{}”",
                                      {plan_.labels[*other], plan_.release, wanted}));
    const RstIndex name = tree_.child(target, RstKind::target_name);
    if (name == rst_none || is_referred_to(target)) return;
    const RstSpan span = tree_.source_span(name);
    finding.edits.push_back({span.begin, span.end, wanted});
  }

  [[nodiscard]] bool is_referred_to(RstIndex target) const {
    const auto& resolved = bound_.document.names.resolved();
    return std::any_of(resolved.begin(), resolved.end(),
                       [&](const RstNames::Reference& each) { return each.to == target; });
  }

  // A comment of one word that ends in a colon, ahead of a section, was meant as a label.
  void comments() {
    for (RstIndex node = 1; node < tree_.nodes.size(); ++node) {
      if (tree_.kind(node) != RstKind::comment) continue;
      const RstIndex next = tree_.next_sibling(node);
      if (next != rst_none && tree_.kind(next) != RstKind::section) continue;
      const std::string_view markup = tree_.markup(node);
      const std::size_t begin = std::min(markup.find_first_not_of(". "), markup.size());
      const std::string_view word = markup.substr(begin);
      if (word.size() < 2 || !word.ends_with(':') ||
          word.find_first_of(" \n:") != word.size() - 1) {
        continue;
      }
      const std::uint32_t at =
          tree_.source_map().in_source(tree_[node].begin + static_cast<std::uint32_t>(begin));
      RstFinding& finding = add(node, Severity::warning, "broken-label",
                                Message("“{}” is a comment, though it looks like a label, which is "
                                        "written “.. _{}”; add the “_”",
                                        {markup, word}));
      finding.edits.push_back({at, at, "_"});
    }
  }

  struct AtNode {
    std::size_t finding;
    std::uint32_t offset;
  };

  const BoundDocument& bound_;
  const RstTree& tree_;
  const Plan& plan_;
  std::vector<RstFinding> findings_;
  std::vector<AtNode> at_nodes_;
  std::unordered_map<RstIndex, Home> homes_;  // by the section around them
};

}  // namespace

std::vector<RstFinding> check_rst(const BoundDocument& bound) {
  return RstChecker(bound).run();
}

std::string id_in_plan(const BoundDocument& bound, const Plan& plan, std::string_view id) {
  const std::optional<PriorityPlace> place = find_priority(bound.plan, id);
  if (!place) return {};
  const Priority* same = priority_at(plan, *place);
  const std::string& title = priority_at(bound.plan, *place)->title;
  if (same == nullptr || normalize_name(same->title) != normalize_name(title)) return {};
  return same->id;
}

Operations fix_of(const BoundDocument& bound, const Plan& plan, const RstFinding& finding) {
  if (!finding.edits.empty()) {
    std::string text;
    std::size_t done = 0;
    const std::string_view source = bound.document.tree.source();
    for (const TextEdit& edit : finding.edits) {
      text += source.substr(done, edit.begin - done);
      text += edit.text;
      done = edit.end;
    }
    text += source.substr(done);
    Plan mended = bind_rst(std::move(text)).plan;
    carry_over(plan, mended);
    return {ReplacePlan{std::move(mended)}};
  }
  Operations operations = finding.operations;
  for (Operation& operation : operations) {
    if (auto* description = std::get_if<SetDescription>(&operation)) {
      description->id = id_in_plan(bound, plan, description->id);
    }
  }
  return operations;
}

}  // namespace summit
