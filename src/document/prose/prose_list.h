// Lines of prose as items of a bullet list and back; see prose_marks.h.
#pragma once

#include "document/prose/prose_marks.h"

namespace summit {

[[nodiscard]] ProseEdit toggle_list(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace summit
