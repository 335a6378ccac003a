// Any bytes are read to a tree that covers them, and to the same one each time.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "document/reader/rst_coverage.h"
#include "document/reader/rst_reader.h"

namespace {

void require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

bool same(const summit::RstNode& a, const summit::RstNode& b) {
  return a.kind == b.kind && a.style == b.style && a.level == b.level && a.begin == b.begin &&
         a.end == b.end && a.parent == b.parent && a.subtree_end == b.subtree_end &&
         a.value == b.value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string source(reinterpret_cast<const char*>(data), size);
  const summit::RstDocument document = summit::read_rst(source);
  require(document.tree.source() == source, "the source is another one");
  const std::string fault = summit::coverage_fault(document.tree);
  require(fault.empty(), fault);
  const summit::RstDocument again = summit::read_rst(source);
  bool equal = document.tree.nodes.size() == again.tree.nodes.size() &&
               document.tree.pieces == again.tree.pieces &&
               document.problems.size() == again.problems.size();
  for (std::size_t i = 0; equal && i < document.tree.nodes.size(); ++i) {
    equal = same(document.tree.nodes[i], again.tree.nodes[i]);
  }
  require(equal, "the second reading differs");
  // Whatever is asked of the tree has an answer.
  for (summit::RstIndex node = 0; node < document.tree.nodes.size(); ++node) {
    static_cast<void>(document.names.url_of(document.tree, node));
    if (document.tree.first_child(node) == summit::rst_none) {
      static_cast<void>(document.tree.text_of(node));
      static_cast<void>(document.tree.lines_of(node));
    }
  }
  static_cast<void>(document.tree.text_of(summit::RstTree::root));
  return 0;
}
