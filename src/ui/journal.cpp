#include "ui/journal.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <variant>

#include "plan/json_writer.h"
#include "plan/operation_json.h"
#include "plan/plan_json.h"

namespace summit::ui {
namespace {

// Whether `next` sets all that `last` did, so that `last` need not be told: texts while they are
// typed, which may be long.
bool takes_place_of(const Operation& next, const Operation& last) {
  if (const auto* set = std::get_if<SetDescription>(&next)) {
    const auto* before = std::get_if<SetDescription>(&last);
    return before != nullptr && before->id == set->id && before->value && set->value;
  }
  if (const auto* set = std::get_if<SetText>(&next)) {
    const auto* before = std::get_if<SetText>(&last);
    return before != nullptr && before->member == set->member;
  }
  if (const auto* set = std::get_if<SetSection>(&next)) {
    const auto* before = std::get_if<SetSection>(&last);
    return before != nullptr && before->path == set->path && before->body && set->body;
  }
  return false;
}

std::int64_t count_ideas(const std::vector<Idea>& ideas) {
  std::int64_t count = 0;
  for (const Idea& idea : ideas) count += 1 + count_ideas(idea.ideas);
  return count;
}

// JSON of one line.
void member(std::string& out, std::string_view name, std::string_view value) {
  out += ',';
  append_json_string(out, name);
  out += ':';
  append_json_string(out, value);
}
void member(std::string& out, std::string_view name, std::int64_t value) {
  out += ',';
  append_json_string(out, name);
  out += ':';
  out += std::to_string(value);
}

}  // namespace

void Journal::show(std::string id) {
  id_ = std::move(id);
  pending_.clear();
  due_ = facts_due_ = false;
  shows_due_ = true;
  pad_due_ = false;
}

void Journal::know() {
  known_.insert(id_);
  pending_.clear();
  due_ = false;
}

void Journal::note(const Operations& operations) {
  revision_ += operations.size();
  due_ = true;
  if (!known_.contains(id_)) return;  // it will be told whole
  for (const Operation& operation : operations) {
    if (!pending_.empty() && takes_place_of(operation, pending_.back())) {
      pending_.back() = operation;
    } else {
      pending_.push_back(operation);
    }
  }
}

void Journal::tell(std::string_view kind, const PlanFacts& facts, const Plan& plan,
                   std::string_view payload) {
  std::int64_t priorities = 0;
  for (const Group& group : plan.groups) {
    priorities += static_cast<std::int64_t>(group.priorities.size());
  }
  told_ += "{\"kind\":\"";
  told_.append(kind) += '"';
  member(told_, "plan", id_);
  member(told_, "title", plan.title);
  member(told_, "priorities", priorities);
  member(told_, "ideas", count_ideas(plan.unplanned.ideas));
  member(told_, "file", facts.file);
  member(told_, "pad", facts.pad);
  member(told_, "handle", static_cast<std::int64_t>(facts.handle));
  told_ += facts.is_document ? ",\"document\":true" : ",\"document\":false";
  told_ += facts.is_saved ? ",\"saved\":true" : ",\"saved\":false";
  member(told_, "revision", static_cast<std::int64_t>(revision_));
  member(told_, "bytes", static_cast<std::int64_t>(payload.size()));
  told_.append("}\n").append(payload) += '\n';
}

void Journal::flush(const Plan& plan, const PlanFacts& facts) {
  if (id_.empty()) return;
  if (std::exchange(shows_due_, false)) tell("shows", facts, plan, {});
  if (std::exchange(due_, false)) {
    if (known_.insert(id_).second) {
      tell("plan", facts, plan, write_plan_json(plan));
    } else {
      tell("operations", facts, plan, write_operations(pending_));
    }
    facts_due_ = false;
  } else if (std::exchange(facts_due_, false) && known_.contains(id_)) {
    tell("operations", facts, plan, "[]");
  }
  pending_.clear();
  if (known_.contains(id_) && std::exchange(pad_due_, false)) tell("pad", facts, plan, {});
}

std::string Journal::take() {
  return std::exchange(told_, {});
}

}  // namespace summit::ui
