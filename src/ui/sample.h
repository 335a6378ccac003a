// The sample that ships in the program: assets/liberty.plan.json, the Nova team's document of the
// Liberty release.
#pragma once

#include <string_view>

namespace summit::ui {

[[nodiscard]] std::string_view liberty_plan_json();

}  // namespace summit::ui
