#include "document/writer/prose_reflow.h"

#include <algorithm>
#include <unordered_map>

#include "document/writer/prose.h"

namespace summit {
namespace {

// A run of lines between blank ones, or the blank lines between two runs.
struct Block {
  std::string_view text;  // without the "\n" of its last line
  bool plain;             // a paragraph that may be on one line
};

// Calls `visit(block, rest)` for each run of lines and each run of blank ones; `end` is what ends
// the last line: "\n", or nothing at the end of the text.
template <typename Visit>
void each_block(std::string_view prose, Visit visit) {
  bool after_literal_mark = false;  // "::" announced a literal block, which may be unindented
  std::size_t at = 0;
  while (at < prose.size()) {
    const std::size_t begin = at;
    const bool blank = is_blank(prose.substr(at, prose.find('\n', at) - at));
    std::size_t end = at;  // of the last line, without its "\n"
    while (at < prose.size()) {
      const std::size_t line_end = std::min(prose.find('\n', at), prose.size());
      if (is_blank(prose.substr(at, line_end - at)) != blank) break;
      end = line_end;
      at = line_end + 1;
    }
    const std::string_view text = prose.substr(begin, end - begin);
    visit(Block{text, !blank && !after_literal_mark && is_paragraph(text)},
          at > prose.size() ? std::string_view() : std::string_view("\n"));
    if (!blank) after_literal_mark = text.ends_with("::");
    if (end == prose.size()) break;
  }
}

std::string unwrap(std::string_view paragraph) {
  std::string line(paragraph);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

}  // namespace

std::string unwrap_prose(std::string_view prose) {
  std::string out;
  out.reserve(prose.size());
  each_block(prose, [&](const Block& block, std::string_view end) {
    if (block.plain) {
      out += unwrap(block.text);
    } else {
      out += block.text;
    }
    out += end;
  });
  return out;
}

std::string rewrap_prose(std::string_view edited, std::string_view prose) {
  std::unordered_map<std::string, std::string_view> known;
  each_block(prose, [&](const Block& block, std::string_view) {
    if (block.plain) known.emplace(unwrap(block.text), block.text);
  });
  std::string out;
  out.reserve(edited.size() + edited.size() / 64);
  each_block(edited, [&](const Block& block, std::string_view end) {
    const auto found = block.plain ? known.find(std::string(block.text)) : known.end();
    out += found == known.end() ? block.text : found->second;
    out += end;
  });
  return out;
}

}  // namespace summit
