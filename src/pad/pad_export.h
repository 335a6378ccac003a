// A pad as Etherpad exports it: the text and the HTML body that a server of version 1.8.14 gives
// for it, byte for byte where the pad is one that its editor makes.
#pragma once

#include <string>

#include "pad/pad_lines.h"

namespace summit {

// A tab for each level, then "* " or "2.1. "; headings keep the "*" that carries them, as there.
[[nodiscard]] std::string write_pad_text(const PadLines& pad);

// A page with a head of its own. Its lists are not well-formed (some items are not closed), which
// is how readers of such exports know them.
[[nodiscard]] std::string write_pad_html(const PadLines& pad);

}  // namespace summit
