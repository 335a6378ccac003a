#include "document/reader/rst_reader.h"

#include <utility>

#include "document/reader/rst_blocks.h"

namespace summit {

RstDocument read_rst(std::string source) {
  const bool too_long = source.size() > rst_size_limit;
  RstDocument document{.tree = RstTree(too_long ? std::string() : std::move(source))};
  RstBlocks blocks(document.tree);
  blocks.read();
  document.in_blocks = std::move(blocks.builder().problems());
  RstProblems problems = document.in_blocks;
  document.names = find_names(document.tree, problems);
  document.problems = problems.take(document.tree.source_map());
  if (too_long) {
    document.problems.push_back(
        {.severity = Severity::error,
         .message = Pattern("the document is longer than 256 MB and is not read; split it"),
         .code = "rst-size"});
  }
  return document;
}

}  // namespace summit
