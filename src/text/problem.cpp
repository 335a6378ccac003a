#include "text/problem.h"

namespace summit {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::hint:
      return "hint";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string to_string(const Problem& problem) {
  std::string text;
  if (!problem.file.empty()) {
    text += problem.file;
    text += ':';
  }
  text += std::to_string(problem.at.line);
  text += ':';
  text += std::to_string(problem.at.column);
  text += ": ";
  text += to_string(problem.severity);
  text += ": ";
  text += problem.message.english();
  if (!problem.code.empty()) {
    text += " [";
    text += problem.code;
    text += ']';
  }
  return text;
}

}  // namespace summit
