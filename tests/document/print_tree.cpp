// Prints what the reader makes of documents, for tests in Python: for each document on standard
// input, which is its size in bytes on a line and then its bytes, one line of JSON.

#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "document/reader/rst_reader.h"
#include "text/position_cursor.h"

namespace summit {
namespace {

using Json = nlohmann::json;

Json tree_of(const RstDocument& document, RstIndex node, PositionCursor& positions) {
  const RstTree& tree = document.tree;
  const RstNode& self = tree[node];
  Json json = {{"kind", to_string(self.kind)}, {"line", positions.at(self.begin).line}};
  if (self.style != 0) json["style"] = self.style;
  if (self.level != 0) json["level"] = self.level;
  if (self.kind == RstKind::enumerated_list) json["start"] = self.value;
  if (self.kind == RstKind::entry) {
    const RstCell& cell = tree.cells[self.value];
    json["span"] = {cell.more_rows, cell.more_columns};
  }
  if (tree.first_child(node) == rst_none) json["text"] = tree.text_of(node);
  if (self.kind == RstKind::target_name || self.kind == RstKind::target_alias) {
    json["lines"] = tree.lines_of(node);
  }
  const std::string url = document.names.url_of(tree, node);
  if (!url.empty()) json["url"] = url;
  const RstIndex to = document.names.resolve(node);
  if (to != rst_none) {
    json["to"] = to;
    json["element"] = RstNames::element_of(tree, to);
  }
  json["index"] = node;
  Json children = Json::array();
  for (const RstIndex child : tree.children(node)) {
    children.push_back(tree_of(document, child, positions));
  }
  if (!children.empty()) json["children"] = std::move(children);
  // Behind its children, so that positions come in order.
  json["end_line"] = positions.at(self.end).line;
  return json;
}

Json json_of(const RstDocument& document) {
  PositionCursor positions(document.tree.text());
  Json json = {{"tree", tree_of(document, RstTree::root, positions)}};
  Json problems = Json::array();
  for (const Problem& problem : document.problems) {
    problems.push_back({{"line", problem.at.line},
                        {"column", problem.at.column},
                        {"severity", to_string(problem.severity)},
                        {"code", problem.code},
                        {"message", problem.message.english()}});
  }
  json["problems"] = std::move(problems);
  return json;
}

int run() {
  std::string size;
  while (std::getline(std::cin, size)) {
    std::string source(std::strtoul(size.c_str(), nullptr, 10), '\0');
    std::cin.read(source.data(), static_cast<std::streamsize>(source.size()));
    const Json json = json_of(read_rst(std::move(source)));
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
  }
  return 0;
}

}  // namespace
}  // namespace summit

int main() {
  std::ios::sync_with_stdio(false);
  return summit::run();
}
