#include "plan/problem_json.h"

namespace summit {

void write_problem_members(JsonWriter& json, const Problem& problem) {
  json.name("line");
  json.integer(problem.at.line);
  json.name("column");
  json.integer(problem.at.column);
  json.name("severity");
  json.string(to_string(problem.severity));
  json.name("message");
  json.string(problem.message.english());
  json.name("code");
  json.string(problem.code);
}

}  // namespace summit
