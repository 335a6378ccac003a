#include "ui/embedding.h"

#include <utility>

#include "plan/problem_json.h"
#include "ui/session.h"
#include "ui/widgets.h"

namespace summit::ui {
namespace {

void write(JsonWriter& json, const Problem& problem, std::string_view in) {
  json.begin_object();
  write_problem_members(json, problem);
  json.name("in");
  json.string(in);
  json.end_object();
}

std::int64_t count(const std::vector<Idea>& ideas) {
  auto all = static_cast<std::int64_t>(ideas.size());
  for (const Idea& idea : ideas) all += count(idea.ideas);
  return all;
}

}  // namespace

void Embedding::load(FileFormat format, std::string_view title, std::string bytes) {
  session_->load(format, title, std::move(bytes));
}

std::optional<std::string> Embedding::loaded() {
  session_->go_on_opening();
  const std::optional<Session::Loaded> loaded = session_->take_loaded();
  if (!loaded) return std::nullopt;
  JsonWriter json;
  json.begin_object();
  if (!loaded->error.empty()) {
    json.name("error");
    json.string(loaded->error);
  } else {
    const Plan& plan = session_->plan;
    std::int64_t priorities = 0;
    for (const Group& group : plan.groups) {
      priorities += static_cast<std::int64_t>(group.priorities.size());
    }
    json.name("title");
    json.string(plan.title);
    json.name("priorities");
    json.integer(priorities);
    json.name("ideas");
    json.integer(count(plan.unplanned.ideas));
    json.name("problems");
    json.begin_array();
    for (const Problem& problem : loaded->problems) write(json, problem, "data");
    static_cast<void>(session_->document());  // written and examined as it is now
    for (const RstFinding& found : session_->preview().problems()) {
      write(json, found.problem, "document");
    }
    json.end_array();
  }
  json.end_object();
  return std::move(json).take();
}

bool Embedding::go_to(std::string_view id) {
  return session_->go_to(std::string(id));
}

void Embedding::choose_theme(Theme theme) {
  session_->theme = theme;
}

void Embedding::show_stages(unsigned bits) {
  session_->show_stages(bits);
}

void Embedding::kept() {
  session_->kept();
}

std::optional<Embedding::ProblemCounts> Embedding::problem_counts() const {
  if (!session_->started || !session_->preview_is_current()) return std::nullopt;
  ProblemCounts counts;
  for (const RstFinding& found : session_->preview().problems()) {
    if (found.problem.severity == Severity::error) ++counts.errors;
    if (found.problem.severity == Severity::warning) ++counts.warnings;
  }
  return counts;
}

float Embedding::wanted_height() const {
  return ui_->wanted_height();
}

}  // namespace summit::ui
