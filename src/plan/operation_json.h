// Operations as JSON: `{"op": "set-owners", "id": …, "owners": […]}`, in a list that is applied all
// or none. One operation alone may stand without the list.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plan/operation.h"
#include "text/problem.h"

namespace summit {

struct ReadOperations {
  Operations operations;
  std::vector<Position> places;  // of each, for the problem of one that is refused
};

// One problem and no operations, or the operations. Problems: operation-name and those of
// read_plan_json.
[[nodiscard]] Result<ReadOperations> read_operations(std::string_view text, std::string_view file);

[[nodiscard]] std::string write_operations(std::span<const Operation> operations);

}  // namespace summit
