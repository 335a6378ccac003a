// Reads a document again of which a part changed, and only that part.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "document/reader/rst_reader.h"

namespace summit {

// What became of the nodes: [first, old_end) are gone, [first, new_end) stand in their place, and
// those behind moved along.
struct RstReread {
  RstIndex first = 0;
  RstIndex old_end = 0;
  RstIndex new_end = 0;
};

// Replaces the `lines` of a document, bytes of its text, by `text`, whole lines as well. They are
// body elements under a section's title, up to where another element or section follows behind
// a blank line, and have no title, transition or table among them, before and after. Then
// `document` becomes what read_rst() would make of the new text. Where one of this does not hold,
// or `accepts` does not want the lines, which are a tree of their own for it, `document` stays as
// it is, and the answer is none: the whole has to be read.
[[nodiscard]] std::optional<RstReread> reread_rst(
    RstDocument& document, RstSpan lines, std::string_view text,
    const std::function<bool(const RstTree& part)>& accepts);

}  // namespace summit
