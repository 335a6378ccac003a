#include "document/prose/prose_spans.h"

#include <algorithm>
#include <optional>
#include <string>

#include "document/reader/rst_reader.h"

namespace summit {
namespace {

class Coloring {
 public:
  explicit Coloring(std::string_view prose)
      : prose_(prose), document_(read_rst(std::string(prose))) {}

  std::vector<ProseSpan> run() {
    if (document_.tree.nodes.empty()) return {};
    for (const RstIndex child : document_.tree.children(RstTree::root)) visit(child);
    return std::move(spans_);
  }

 private:
  // Colours what of the node none of its children has, `own`, and goes on with these.
  void fill(RstIndex node, ProseColor own, std::optional<ProseColor> text) {
    std::size_t at = place(node).begin;
    for (const RstIndex child : tree().children(node)) {
      add(at, place(child).begin, own);
      if (text && tree().kind(child) == RstKind::text) {
        add(place(child).begin, place(child).end, *text);
      } else {
        visit(child);
      }
      at = place(child).end;
    }
    add(at, place(node).end, own);
  }
  void whole(RstIndex node, ProseColor color) { add(place(node).begin, place(node).end, color); }
  void inside(RstIndex node) {
    for (const RstIndex child : tree().children(node)) visit(child);
  }

  void visit(RstIndex node) {  // as deep as rst_nesting_limit and what stands in a line
    switch (tree().kind(node)) {
      case RstKind::strong:
      case RstKind::emphasis:
      case RstKind::substitution_reference:
        return fill(node, ProseColor::mark, std::nullopt);
      case RstKind::literal:
        return fill(node, ProseColor::mark, ProseColor::literal);
      case RstKind::interpreted:
        return fill(node, ProseColor::mark, ProseColor::link);
      case RstKind::reference:
      case RstKind::footnote_reference:
      case RstKind::citation_reference:
        if (tree().first_child(node) == rst_none) return whole(node, ProseColor::link);
        return fill(node, ProseColor::mark, ProseColor::link);
      case RstKind::target_name:
      case RstKind::label:
        return whole(node, ProseColor::link);
      case RstKind::target_uri:
      case RstKind::target_alias:
      case RstKind::transition:
      case RstKind::comment:
        return whole(node, ProseColor::mark);
      case RstKind::role:
      case RstKind::directive_name:
        return whole(node, ProseColor::role);
      case RstKind::problematic:
      case RstKind::opaque:
        return whole(node, ProseColor::wrong);
      case RstKind::target:
      case RstKind::footnote:
      case RstKind::citation:
      case RstKind::substitution_definition:
      case RstKind::directive:
      case RstKind::title:
      case RstKind::option_group:
      case RstKind::field:
        return fill(node, ProseColor::mark, std::nullopt);
      case RstKind::list_item: {
        const RstIndex first = tree().first_child(node);
        const std::size_t end = first == rst_none ? place(node).end : place(first).begin;
        add(place(node).begin, end, ProseColor::link);
        return inside(node);
      }
      case RstKind::literal_block:
      case RstKind::doctest_block:
      case RstKind::directive_content:
        return whole(node, ProseColor::literal);
      case RstKind::table:
        return;  // its cells stand side by side
      default:
        return inside(node);
    }
  }

  // From byte to byte; white space has no colour.
  void add(std::size_t begin, std::size_t end, ProseColor color) {
    const auto is_space = [&](std::size_t at) { return prose_[at] <= ' ' && prose_[at] >= 0; };
    while (begin < end && is_space(begin)) ++begin;
    while (end > begin && is_space(end - 1)) --end;
    if (begin >= end) return;
    spans_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), color});
  }

  [[nodiscard]] const RstTree& tree() const { return document_.tree; }
  [[nodiscard]] RstSpan place(RstIndex node) const { return tree().source_span(node); }

  std::string_view prose_;
  RstDocument document_;
  std::vector<ProseSpan> spans_;
};

}  // namespace

std::vector<ProseSpan> prose_spans(std::string_view prose) {
  return Coloring(prose).run();
}

void count_in_units(std::string_view prose, std::vector<ProseSpan>& spans) {
  std::size_t at = 0;
  std::uint32_t units = 0;
  const auto units_at = [&](std::size_t byte) {
    for (; at < byte; ++at) {
      // Code points from U+10000 on, of four bytes, have two.
      const auto c = static_cast<unsigned char>(prose[at]);
      if ((c & 0xC0U) != 0x80U) units += c >= 0xF0U ? 2 : 1;
    }
    return units;
  };
  for (ProseSpan& span : spans) {
    span.begin = units_at(span.begin);
    span.end = units_at(span.end);
  }
}

}  // namespace summit
