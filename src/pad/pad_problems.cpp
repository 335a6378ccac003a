#include "pad/pad_problems.h"

#include <algorithm>
#include <utility>

#include "text/position_cursor.h"
#include "text/sort.h"

namespace summit {

void PadProblems::add(Severity severity, std::size_t at, std::string_view code, Message message) {
  const auto same = std::find_if(kinds_.begin(), kinds_.end(),
                                 [&](const Kind& kind) { return kind.code == code; });
  if (same == kinds_.end()) {
    kinds_.push_back({severity, at, std::string(code), std::move(message)});
  } else {
    ++same->more;
  }
}

bool PadProblems::has_error() const {
  return std::any_of(kinds_.begin(), kinds_.end(),
                     [](const Kind& kind) { return kind.severity == Severity::error; });
}

std::vector<Problem> PadProblems::take(std::string_view text, const std::string& file) && {
  sort_by(kinds_, [](const Kind& each) { return each.at; });
  PositionCursor positions(text);
  std::vector<Problem> problems;
  for (Kind& kind : kinds_) {
    if (kind.more > 0)
      kind.message = Message("{}; there are {} more like this", {kind.message, kind.more});
    problems.push_back({kind.severity, file, positions.at(kind.at), std::move(kind.message),
                        std::move(kind.code)});
  }
  return problems;
}

}  // namespace summit
