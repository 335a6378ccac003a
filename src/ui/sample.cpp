#include "ui/sample.h"

namespace summit::ui {

std::string_view liberty_plan_json() {
  // The build writes the file into this include, as one raw string literal.
  static constexpr std::string_view json =
#include "ui/liberty_plan.inc"
      ;
  return json;
}

std::string_view liberty_pad() {
  static constexpr std::string_view pad =
#include "ui/liberty_pad.inc"
      ;
  return pad;
}

}  // namespace summit::ui
