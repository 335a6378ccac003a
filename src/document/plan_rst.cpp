#include "document/plan_rst.h"

#include <optional>
#include <utility>

#include "document/binding/rst_binding.h"
#include "document/checks/rst_checks.h"
#include "document/splice/rst_splice.h"
#include "document/writer/rst_writer.h"
#include "plan/rules.h"
#include "text/find_byte.h"
#include "text/utf8.h"

namespace summit {
namespace {

// The problem that leaves no document; none where there is one.
std::optional<Problem> refusal(std::string_view text, std::string_view file) {
  if (const std::size_t at = find_invalid(text); at != std::string_view::npos) {
    return Problem{Severity::error, std::string(file), position_of(text, at),
                   Pattern("the text is not valid UTF-8 here; save it as UTF-8"), "rst-utf8"};
  }
  for (std::size_t at = find_control(text); at != std::string_view::npos;
       at = find_control(text, at + 1)) {
    if (text_trouble(text.substr(at, 1), {}).empty()) continue;
    return Problem{Severity::error, std::string(file), position_of(text, at),
                   Pattern("there is a control character that no text has; take it out"),
                   "rst-control"};
  }
  return std::nullopt;
}

std::vector<Problem> in_file(std::vector<Problem> problems, std::string_view file) {
  for (Problem& problem : problems) problem.file = file;
  return problems;
}

}  // namespace

Result<Plan> read_plan_rst(std::string_view text, std::string_view file) {
  if (std::optional<Problem> problem = refusal(text, file)) {
    return {std::nullopt, {std::move(*problem)}};
  }
  BoundDocument bound = bind_rst(std::string(text));
  std::vector<Problem> problems = in_file(std::move(bound.document.problems), file);
  if (!bound.plan.source) return {std::nullopt, std::move(problems)};
  return {std::move(bound.plan), std::move(problems)};
}

std::vector<Problem> check_plan_rst(std::string_view text, std::string_view file) {
  if (std::optional<Problem> problem = refusal(text, file)) return {std::move(*problem)};
  std::vector<Problem> problems;
  for (RstFinding& finding : check_rst(bind_rst(std::string(text)))) {
    problems.push_back(std::move(finding.problem));
  }
  return in_file(std::move(problems), file);
}

std::string write_plan_rst(const Plan& plan) {
  if (!plan.source || plan.source->format != "rst") return write_rst(plan);
  return write_into(bind_rst(plan.source->text), plan);
}

}  // namespace summit
