// All codes of problems, for whoever chooses which of them count, and for PROBLEMS.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/problem.h"

namespace summit {

struct ProblemCode {
  std::string_view code;
  Severity severity;       // unless chosen otherwise
  std::string_view about;  // a few words
};

// Ordered by code within each layer, from bytes to documents.
[[nodiscard]] std::span<const ProblemCode> problem_codes();

// Severities that differ from the usual ones.
class Severities {
 public:
  // "CODE=LEVEL", where LEVEL is off, hint, warning or error. Errors that stop the reading stay
  // errors. Gives what is wrong with `rule`, or nothing.
  [[nodiscard]] std::string set(std::string_view rule);

  // Gives each problem its severity and takes away those that are off.
  void apply(std::vector<Problem>& problems) const;

 private:
  std::unordered_map<std::string, std::optional<Severity>> chosen_;  // none: off
};

}  // namespace summit
