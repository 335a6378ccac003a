// A problem as JSON, in one form for the command line and for pages that embed the program.
#pragma once

#include "plan/json_writer.h"
#include "text/problem.h"

namespace summit {

// The members line, column, severity, message and code of the object that is open.
void write_problem_members(JsonWriter& json, const Problem& problem);

}  // namespace summit
