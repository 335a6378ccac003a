#include "document/splice/live_document.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "document/splice/rst_edits.h"
#include "document/splice/rst_prose_splice.h"
#include "document/splice/rst_splice.h"
#include "document/writer/prose.h"
#include "document/writer/prose_names.h"
#include "document/writer/rst_writer.h"
#include "plan/carry_over.h"
#include "text/name.h"

namespace summit {
namespace {

// proses_of() leaves a plan as it is.
std::vector<PlanProse> proses_in(const Plan& plan) {
  return proses_of(const_cast<Plan&>(plan));
}

bool is_same(const PlanProse& a, const PlanProse& b) {
  return a.kind == b.kind && a.name == b.name;
}

// Whether both have the same words; where lines break does not count.
bool says_the_same(std::string_view a, std::string_view b) {
  constexpr std::string_view space = " \t\r\n";
  while (true) {
    a.remove_prefix(std::min(a.find_first_not_of(space), a.size()));
    b.remove_prefix(std::min(b.find_first_not_of(space), b.size()));
    const std::size_t a_end = std::min(a.find_first_of(space), a.size());
    const std::size_t b_end = std::min(b.find_first_of(space), b.size());
    if (a.substr(0, a_end) != b.substr(0, b_end)) return false;
    if (a.empty()) return b.empty();
    a.remove_prefix(a_end);
    b.remove_prefix(b_end);
  }
}

// Whether both mention and define the same names in the same order, so that targets stay as they
// are.
bool names_the_same(std::string_view a, std::string_view b) {
  std::vector<ProseName> a_names;
  std::vector<ProseName> b_names;
  find_names(a, a_names);
  find_names(b, b_names);
  return std::equal(a_names.begin(), a_names.end(), b_names.begin(), b_names.end(),
                    [](const ProseName& x, const ProseName& y) {
                      return x.kind == y.kind && x.url == y.url &&
                             normalize_name(x.markup) == normalize_name(y.markup);
                    });
}

}  // namespace

void LiveDocument::write(const Plan& plan) {
  change_.reset();
  if (plan.source && plan.source->format == "rst") {
    if (!source_ || source_->document.tree.source() != plan.source->text) {
      source_ = std::make_shared<BoundDocument>(bind_rst(plan.source->text));
    }
    text_ = write_into(*source_, plan);
  } else {
    source_.reset();
    text_ = write_rst(plan);
  }
  if (source_ && source_->document.tree.source() == text_) {
    bound_ = source_;
  } else {
    bound_ = std::make_shared<BoundDocument>(bind_rst(text_));
    carry_over(plan, bound_->plan);
  }
  plan_ = plan;
  const std::vector<PlanProse> here = proses_in(plan_);
  const std::vector<PlanProse> there = proses_in(bound_->plan);
  is_aligned_ = bound_->document.tree.source() == text_ &&
                std::equal(here.begin(), here.end(), there.begin(), there.end(), is_same);
}

// The one prose that is another now, where that is all.
std::optional<std::size_t> LiveDocument::changed_prose(const Plan& plan) const {
  const std::vector<PlanProse> before = proses_in(plan_);
  const std::vector<PlanProse> after = proses_in(plan);
  if (before.size() != after.size()) return std::nullopt;
  std::optional<std::size_t> changed;
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (*before[at].text == *after[at].text) continue;
    if (changed || !is_same(before[at], after[at])) return std::nullopt;
    changed = at;
  }
  return changed;
}

// What is written of a prose.
std::optional<std::string> LiveDocument::lines_of(const PlanProse& prose,
                                                  std::string_view after) const {
  std::string lines;
  if (!source_) {
    append_prose(lines, after);
    return lines;
  }
  const std::vector<PlanProse> there = proses_in(source_->plan);
  const auto is_it = [&](const PlanProse& each) { return is_same(each, prose); };
  const auto found = std::find_if(there.begin(), there.end(), is_it);
  if (found == there.end() || std::find_if(found + 1, there.end(), is_it) != there.end()) {
    return std::nullopt;
  }
  const BoundProse& place = *bound_proses_of(
      source_->plan, source_->binding)[static_cast<std::size_t>(found - there.begin())];
  if (place.span.begin == place.span.end) return std::nullopt;
  RstEdits edits(source_->document.tree);
  splice_prose(edits, place, *found->text, after);
  const std::string all = edits.apply();
  const std::size_t behind = source_->document.tree.source().size() - place.span.end;
  return all.substr(place.span.begin, all.size() - behind - place.span.begin);
}

bool LiveDocument::follow(const Plan& plan) {
  if (!bound_ || !is_aligned_ || (source_ && source_->document.tree.source_map().mapped())) {
    return false;
  }
  const std::optional<std::size_t> changed = changed_prose(plan);
  if (!changed) {
    if (plan_ != plan) return false;
    change_ = Change{};
    return true;
  }
  // What else may have changed shows when the prose is the same.
  std::string& here = *proses_of(plan_)[*changed].text;
  std::string before = std::exchange(here, *proses_in(plan)[*changed].text);
  const bool is_all = plan_ == plan;
  here.swap(before);
  return is_all && follow_prose(*changed, plan);
}

bool LiveDocument::follow_prose(std::size_t at, const Plan& plan) {
  const PlanProse before = proses_of(plan_)[at];
  const std::string& after = *proses_in(plan)[at].text;
  if (is_blank(*before.text) || is_blank(after) || !names_the_same(*before.text, after) ||
      (before.kind == PlanProse::Kind::group && is_blank(before.name)) ||
      !says_the_same(*before.text, *proses_in(bound_->plan)[at].text)) {
    return false;
  }
  const std::optional<std::string> lines = lines_of(before, after);
  if (!lines || !says_the_same(*lines, after)) return false;
  // The source is kept as it was.
  if (bound_ == source_) bound_ = std::make_shared<BoundDocument>(*source_);
  const RstSpan span = bound_proses_of(bound_->plan, bound_->binding)[at]->span;
  const std::optional<RstReread> nodes = rebind_prose(*bound_, at, *lines);
  if (!nodes) return false;
  const std::string_view old = std::string_view(text_).substr(span.begin, span.end - span.begin);
  const auto same = std::mismatch(old.begin(), old.end(), lines->begin(), lines->end()).first;
  const auto first = span.begin + static_cast<std::uint32_t>(same - old.begin());
  text_.replace(span.begin, span.end - span.begin, *lines);
  *before.text = after;
  change_ = Change{*nodes, span, static_cast<std::uint32_t>(lines->size()), first};
  return true;
}

}  // namespace summit
