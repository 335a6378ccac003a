// The operations on the plan as a whole: its texts, its free sections, where its parts came from.
#include <algorithm>
#include <iterator>

#include "plan/operation_run.h"
#include "plan/validity.h"

namespace summit {

Applied run(Plan& plan, const SetText& op) {
  std::string* target = &plan.title;
  Pattern what("the title");
  switch (op.member) {
    case SetText::Member::title:
      break;
    case SetText::Member::introduction:
      target = &plan.introduction;
      what = Pattern("the introduction");
      break;
    case SetText::Member::release:
      target = &plan.release;
      what = Pattern("the release");
      break;
    case SetText::Member::project:
      target = &plan.project;
      what = Pattern("the project");
      break;
  }
  Message trouble = op.member == SetText::Member::introduction
                        ? text_trouble(op.value, what)
                        : line_trouble(op.value, what, Presence::optional);
  if (!trouble.empty()) return refuse(std::move(trouble));
  return done_by(SetText{op.member, std::exchange(*target, op.value)});
}

Applied run(Plan& plan, const SetUnplanned& op) {
  Message trouble = line_trouble(op.title.value_or(""), Pattern("the title of the unplanned ideas"),
                                 Presence::optional);
  if (trouble.empty())
    trouble = text_trouble(op.introduction.value_or(""), Pattern("the introduction"));
  if (trouble.empty()) trouble = text_trouble(op.closing.value_or(""), Pattern("the closing"));
  if (!trouble.empty()) return refuse(std::move(trouble));
  SetUnplanned back;
  if (op.title) back.title = std::exchange(plan.unplanned.title, *op.title);
  if (op.introduction) {
    back.introduction = std::exchange(plan.unplanned.introduction, *op.introduction);
  }
  if (op.closing) back.closing = std::exchange(plan.unplanned.closing, *op.closing);
  return done_by(std::move(back));
}

Applied run(Plan& plan, const SetOrigin& op) {
  for (const Origin& origin : op.origin) {
    Message trouble = line_trouble(origin.pad, Pattern("the name of a pad"), Presence::optional);
    if (trouble.empty() && origin.line < 0) trouble = Pattern("a pad's lines count from 0");
    if (!trouble.empty()) return refuse(std::move(trouble));
  }
  std::vector<Origin>* origin = nullptr;
  if (const auto place = find_priority(plan, op.id)) {
    origin = &plan.groups[place->group].priorities[place->at].origin;
  } else {
    std::vector<Idea>* ideas = &plan.unplanned.ideas;
    for (const std::size_t at : find_idea(plan, op.id)) {
      origin = &(*ideas)[at].origin;
      ideas = &(*ideas)[at].ideas;
    }
  }
  if (origin == nullptr) {
    return refuse(Message("the plan has no priority and no idea “{}”; give the id of one",
                          {shortened(op.id)}));
  }
  return done_by(SetOrigin{op.id, std::exchange(*origin, op.origin)});
}

Applied run(Plan& plan, const SetSection& op) {
  if (op.path.empty())
    return refuse(Pattern("a section is named by the titles that lead to it; give them"));
  if (op.path.size() > max_nesting) {
    return refuse(
        Message("sections nest at most {} levels deep; put it further out", {max_nesting}));
  }
  Message trouble = lines_trouble(op.path, Pattern("the title of a section"));
  if (trouble.empty())
    trouble = text_trouble(op.body.value_or(""), Pattern("the text of the section"));
  if (!trouble.empty()) return refuse(std::move(trouble));

  std::vector<Section>* sections = &plan.sections;
  const auto find = [&](const std::string& title) {
    return std::find_if(sections->begin(), sections->end(),
                        [&](const Section& item) { return item.title == title; });
  };
  const auto no_section = [](std::string_view title) {
    return refuse(
        Message("there is no section “{}”; name one that the plan has", {shortened(title)}));
  };
  for (std::size_t level = 0; level + 1 < op.path.size(); ++level) {
    const auto parent = find(op.path[level]);
    if (parent == sections->end()) return no_section(op.path[level]);
    sections = &parent->sections;
  }
  const std::string& title = op.path.back();
  const auto found = find(title);
  if (found == sections->end()) {
    if (!op.body) return no_section(title);
    sections->push_back({title, *op.body, {}, {}});
    return done_by(SetSection{op.path, {}});
  }
  if (op.body) return done_by(SetSection{op.path, std::exchange(found->body, *op.body)});
  // The last section can be added again where it has nothing but a body; any other comes back with
  // the whole plan.
  const bool plain =
      found + 1 == sections->end() && found->sections.empty() && found->unknown.empty();
  Operations inverse;
  if (plain) {
    inverse.emplace_back(SetSection{op.path, std::move(found->body)});
  } else {
    inverse.emplace_back(ReplacePlan{plan});
  }
  sections->erase(found);
  return done(std::move(inverse));
}

Applied run(Plan& plan, const SetPad& op) {
  Message trouble = line_trouble(op.name, Pattern("the name of a pad"));
  if (trouble.empty() && op.revision.value_or(0) < 0)
    trouble = Pattern("a pad's revisions count from 0");
  for (const std::string& line : op.lines) {
    if (trouble.empty()) trouble = long_line_trouble(line, Pattern("a line of a pad"));
  }
  if (!trouble.empty()) return refuse(std::move(trouble));
  const auto found = std::find_if(plan.pads.begin(), plan.pads.end(),
                                  [&](const CollectedPad& pad) { return pad.name == op.name; });
  const std::size_t size = found == plan.pads.end() ? 0 : found->lines.size();
  if (op.at > size) return past_end(op.at, size);
  if (op.remove > size - op.at) return past_end(op.at + op.remove, size);
  if (op.lines.size() + size == op.remove) {
    // The last pad can be added again where it has nothing else; any other comes back with the
    // whole plan.
    if (found == plan.pads.end()) return done({});
    Operations inverse;
    if (found + 1 == plan.pads.end() && found->unknown.empty() && size > 0) {
      inverse.emplace_back(SetPad{op.name, found->revision, 0, 0, std::move(found->lines)});
    } else {
      inverse.emplace_back(ReplacePlan{plan});
    }
    plan.pads.erase(found);
    return done(std::move(inverse));
  }
  if (found != plan.pads.end() && size == 0) {
    Operations inverse{ReplacePlan{plan}};
    found->revision = op.revision;
    found->lines = op.lines;
    return done(std::move(inverse));
  }
  CollectedPad& pad =
      found == plan.pads.end() ? plan.pads.emplace_back(CollectedPad{op.name, {}, {}, {}}) : *found;
  SetPad back{op.name, std::exchange(pad.revision, op.revision), op.at, op.lines.size(), {}};
  const auto begin = pad.lines.begin() + static_cast<std::ptrdiff_t>(op.at);
  const auto end = begin + static_cast<std::ptrdiff_t>(op.remove);
  back.lines.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
  pad.lines.insert(pad.lines.erase(begin, end), op.lines.begin(), op.lines.end());
  return done_by(std::move(back));
}

Applied run(Plan& plan, const ReplacePlan& op) {
  if (Message trouble = trouble_in(op.plan); !trouble.empty()) return refuse(std::move(trouble));
  ReplacePlan back{std::exchange(plan, op.plan)};
  give_ids(plan);
  return done_by(std::move(back));
}

}  // namespace summit
