// What must hold for the lines of a pad, whatever they were read from.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

#include "pad/collect.h"
#include "pad/pad_changes.h"
#include "pad/plain_structure.h"
#include "plan/validity.h"
#include "text/utf8.h"

namespace summit {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// Lines are UTF-8 without breaks; spans cover them; what is found in them once is found for good.
inline void check_lines(const PadLines& pad) {
  for (const PadLine& line : pad.lines) {
    require(find_invalid(line.text) == std::string::npos);
    require(line.text.find('\n') == std::string::npos);
    require((line.level == 0) == (line.kind == PadLineKind::text));
    require(line.level <= (line.kind == PadLineKind::heading ? 6 : max_pad_level));
    std::size_t end = 0;
    for (const PadSpan& span : line.spans) {
      require(span.begin == end && span.end > span.begin);
      require(span.author == no_author || span.author < pad.authors.size());
      end = span.end;
    }
    require(end == line.text.size());
  }
}

// Its plan keeps the rules of all plans; collecting it again changes nothing; opened again it has
// not changed; whatever roles are chosen, the plan changes and comes back.
inline void check_collecting(const PadLines& pad, std::size_t seed) {
  Plan plan = plan_from(pad);
  require(trouble_in(plan).empty());
  const Collected all = collect(propose(pad, {}, {}));
  require(collect_into(plan, pad.id, {}, all, {}).empty());
  require(line_changes(pad, pad, map_lines(pad, pad)).empty());
  std::vector<std::optional<LineRole>> chosen(pad.lines.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    seed = seed * 31 + i;
    if (seed % 3 == 0) chosen[i] = static_cast<LineRole>(seed / 3 % 7);
  }
  const Collected other = collect(propose(pad, chosen, {}));
  const Plan before = plan;
  const Applied applied = summit::apply(plan, collect_into(plan, pad.id, all, other, {}));
  require(static_cast<bool>(applied) && trouble_in(plan).empty());
  require(static_cast<bool>(summit::apply(plan, applied.inverse)) && plan == before);
}

}  // namespace summit
