// A plan as a pad that people can read and write on: headings, priorities and ideas as nested
// bullets, prose as the lines below them. Collecting such a pad (pad/collect.h) gives priorities,
// owners and ideas again; markup and what else no line says travels beside it (etherpad_writer.h).
#pragma once

#include <string>

#include "pad/pad_lines.h"
#include "plan/plan.h"

namespace summit {

[[nodiscard]] PadLines lines_of_plan(const Plan& plan, std::string id);

}  // namespace summit
