// The plan of a release, begun from that of the one before.
#pragma once

#include "plan/plan.h"

namespace summit {

// What goes on: people, project, groups with their columns, sections, ideas, and the priorities
// that are neither done nor dropped, proposed anew, with owners, descriptions and links. The
// release and its name in the title are to be filled in; votes, pads, labels and the document are
// the last release's alone.
[[nodiscard]] Plan next_release(Plan last);

}  // namespace summit
