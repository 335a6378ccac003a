// The samples that ship in the program: assets/liberty.plan.json, the Nova team's document of the
// Liberty release, and assets/liberty-pad.etherpad, a pad that leads to it.
#pragma once

#include <string_view>

namespace summit::ui {

[[nodiscard]] std::string_view liberty_plan_json();
[[nodiscard]] std::string_view liberty_pad();

}  // namespace summit::ui
