// Binds a document again of which a prose of the plan changed, and only that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/binding/rst_binding.h"
#include "document/reader/rst_reread.h"

namespace summit {

// A prose of a plan that stands right in a section of its document, and whose it is.
struct PlanProse {
  enum class Kind : std::uint8_t { introduction, group, description, section };
  Kind kind;
  std::string_view name;  // the priority's id, the title of the group or section
  std::string* text;
};
// In the order of a document in the canonical layout. (Not the unplanned ideas' prose.)
[[nodiscard]] std::vector<PlanProse> proses_of(Plan& plan);
// Where each of them stands in the plan's document.
[[nodiscard]] std::vector<BoundProse*> bound_proses_of(const Plan& plan, Binding& binding);

// Puts `lines`, whole ones, in the place of the prose that is at `prose` in proses_of(). `document`
// becomes what bind_rst() would make of the new text, but for ids. Where the lines are more than
// prose (titles, tables, names that other parts of the document may use), or refer to something
// else than they did, that takes reading all again: the answer is none, and `document` stays as it
// is.
[[nodiscard]] std::optional<RstReread> rebind_prose(BoundDocument& document, std::size_t prose,
                                                    std::string_view lines);

}  // namespace summit
