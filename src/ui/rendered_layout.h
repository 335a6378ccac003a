// How a block of a document is laid out (ui/rendered_document.h), step by step from its top down.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/rendered_document.h"

namespace summit::ui {

class RenderedLayout {
 public:
  RenderedLayout(const RstTree& tree, const TextMeasure& measure, RstIndex base)
      : tree_(tree), measure_(measure), base_(base) {}

  RenderedBlock run(float width);

 private:
  // Where things are put: from `x` on, as parts of an element.
  struct Column {
    float x = 0;
    float width = 0;
    std::uint32_t parent = no_element;
  };
  struct Extent {
    float least = 0;  // the longest word
    float whole = 0;  // the longest paragraph on one line
  };
  // Text in one look that belongs to one element.
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t element = no_element;
    TextLook look = TextLook::body;
    Role role = Role::none;
    RstIndex node = 0;
  };
  struct Cell;

  // --- rendered_layout.cpp: blocks
  void block(RstIndex node, const Column& column);
  void blocks(RstIndex node, const Column& column, RstIndex from = rst_none);
  void title(RstIndex node, const Column& column);
  void separator(RstIndex node, const Column& column);
  void list(RstIndex node, const Column& column);
  void bullet(float x, float width);
  void definitions(RstIndex node, const Column& column);
  void definition(RstIndex item, const Column& column);
  void fields(RstIndex node, const Column& column);
  void line_block(RstIndex node, const Column& column);
  void quote(RstIndex node, const Column& column);
  void code(RstIndex node, const Column& column, std::string_view text);
  void footnote(RstIndex node, const Column& column);
  void directive(RstIndex node, const Column& column);
  void note(RstIndex node, const Column& column, std::string_view heading, bool warning);
  void placeholder(RstIndex node, const Column& column, std::string_view text);
  // Boxes are drawn below the text that stands in them, so they are made first and sized later.
  std::size_t open_shape(Shape shape, float x, float width);
  void close_shape(std::size_t at);

  // --- rendered_table.cpp
  void table(RstIndex node, const Column& column);
  [[nodiscard]] Extent extent(RstIndex entry) const;
  [[nodiscard]] std::vector<float> column_widths(const std::vector<Cell>& cells,
                                                 std::size_t columns, float width) const;

  // --- rendered_text.cpp
  std::uint32_t element(Role role, std::uint32_t parent, RstIndex node);
  // A text with inline markup, as an element of its own. Answers that.
  std::uint32_t inline_text(RstIndex node, const Column& column, Role role, TextLook look);
  // Plain words of the program's own.
  std::uint32_t words(std::string_view text, RstIndex node, const Column& column, Role role,
                      TextLook look);
  void collect(RstIndex node, TextLook look, std::size_t start);
  void add_run(std::string_view text, Role role, TextLook look, RstIndex node, std::size_t start);
  void wrap(const Column& column, std::size_t start, TextLook look);
  void put(const Run& run, std::size_t begin, std::size_t end, float x, float width, float height);
  void finish();

  const RstTree& tree_;
  const TextMeasure& measure_;
  RstIndex base_;
  RenderedBlock out_;
  float y_ = 0;
  float gap_ = 12;  // behind a block: less in lists of single lines
  std::vector<Run> runs_;
};

}  // namespace summit::ui
