// Problems of a pad as they are collected: each kind once, at its first place, with how many more
// of it there are. A damaged pad has one mistake in thousands of revisions, and listing them all
// helps nobody.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/problem.h"

namespace summit {

class PadProblems {
 public:
  void add(Severity severity, std::size_t at, std::string_view code, Message message);

  [[nodiscard]] bool has_error() const;
  // In the order of their places in `text`.
  [[nodiscard]] std::vector<Problem> take(std::string_view text, const std::string& file) &&;

 private:
  struct Kind {
    Severity severity;
    std::size_t at;
    std::string code;
    Message message;
    std::size_t more = 0;
  };
  std::vector<Kind> kinds_;
};

}  // namespace summit
