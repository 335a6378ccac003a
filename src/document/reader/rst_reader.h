// Reads reStructuredText into a lossless tree, by the rules of docutils 0.19
// (docutils.parsers.rst.states): what it takes for a list, a table, a reference is one here, and
// what it reports as a warning or worse is a problem here, at the same line.
//
// Any bytes are a document: reading never fails, takes time linear in the text, and nests no deeper
// than rst_nesting_limit; what lies deeper is kept verbatim as one opaque node.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/reader/rst_names.h"
#include "document/reader/rst_problems.h"
#include "document/reader/rst_tree.h"
#include "text/problem.h"

namespace summit {

// Blocks within blocks: list items, quotes, cells, directives. Each level looks at its lines again,
// so this bounds time as well as the stack (of WebAssembly, 1 MB). docutils itself ends with an
// error somewhat past fifty levels, and no document written by hand comes near.
inline constexpr std::size_t rst_nesting_limit = 64;

// Offsets are 32 bits wide, and a tab may become eight bytes. A longer text is refused: the tree is
// empty then, with a problem.
inline constexpr std::size_t rst_size_limit = 0x1000'0000;  // 256 MB

struct RstDocument {
  RstTree tree;
  RstNames names;
  std::vector<Problem> problems;  // ordered by position; `file` is empty
  RstProblems in_blocks;          // those of them that are not about names, for reread_rst()
};

[[nodiscard]] RstDocument read_rst(std::string source);

}  // namespace summit
