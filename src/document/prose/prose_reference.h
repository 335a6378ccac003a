// References in prose to the sections of the document that the plan becomes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/prose/prose_marks.h"
#include "plan/plan.h"

namespace summit {

struct Referable {
  enum class Kind { priority, section };
  Kind kind;
  std::string_view name;   // the section's title, in the plan
  std::string_view title;  // the priority's, which may be another; empty for other sections
};
// The sections that a reference in prose finds: those whose title no other part of the document
// has or means something else by. Priorities come first.
[[nodiscard]] std::vector<Referable> referable(const Plan& plan);

// The reference that is being typed at the caret: a backquote that nothing ends yet, and where
// what is to be replaced by a whole one ends.
struct TypedReference {
  std::size_t from, to;
  std::string_view name;  // as far as it is typed
};
[[nodiscard]] std::optional<TypedReference> typed_reference(std::string_view text,
                                                            std::size_t caret);
// `name`_ in its place.
[[nodiscard]] ProseEdit put_reference(std::string_view text, const TypedReference& typed,
                                      std::string_view name);

}  // namespace summit
